"""Count what stands around capitalised words in a pile of news: the table of name words a pack ships.

    python training/capitalised.py --pages PAGES.jsonl.gz --out src/benang/languages/id/capitalised.tsv

A row is a word and a digit for each of the facts below, its share cut into ten steps (``STEPS``). The first is how often the word is
written small inside a sentence; the others are shares of the places where it is capitalised and not the first word of a sentence: what
stands before its run of capitals (a role, an honorific, a preposition of place ...), what stands after it (a verb of speech, a bracket ...),
and what the run looks like. Only words that stand capitalised in at least five pages of at least two outlets are
counted; nothing else of a page is kept.
"""

import argparse
import gzip
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from benang.languages import Pack
from benang.languages.naming import Naming
from benang.reading.tokens import Token, tokenize

MIN_PAGES = 5
MIN_OUTLETS = 2
LONG = 5  # letters of a verb with its prefix
STEPS = (0.0, 0.01, 0.03, 0.06, 0.12, 0.25, 0.5, 0.75, 0.95)
CLUES = (
    "after a role",
    "after an honorific",
    "beside speech before",
    "beside speech after",
    "after di, ke, dari",
    "after a word for places",
    "after a word for bodies",
    "after dan or a comma",
    "after oleh or dengan",
    "after another small word",
    "in brackets",
    "before a verb in me- or ber-",
    "before a verb in di-",
    "before a bracket",
    "before a comma",
    "before dan",
    "all capitals",
    "first of its run",
    "last of its run",
    "run of several",
)


class NewsPage(msgspec.Struct):
    """The fields of a page that are read."""

    outlet: str
    text: str


class Run(NamedTuple):
    """Capitalised words in a row with the words on either side (lower case, "" at the ends of a line)."""

    words: tuple[Token, ...]
    before: str
    after: str
    initial: bool


class Counts:
    """Everything counted of one word."""

    def __init__(self) -> None:
        self.pages = 0
        self.outlets: set[str] = set()
        self.small = 0
        self.capital = 0
        self.clues: dict[str, int] = defaultdict(int)


def runs(tokens: list[Token]) -> Iterator[Run]:
    """Yield the runs of capitalised words of a line; numbers and marks end a run."""
    at = 0
    while at < len(tokens):
        if not tokens[at].text[0].isupper():
            at += 1
            continue
        end = at + 1
        while end < len(tokens) and tokens[end].text[0].isupper():
            end += 1
        before = tokens[at - 1].low if at else ""
        after = tokens[end].low if end < len(tokens) else ""
        initial = not before or before in '.?!:"“”-–(…'
        yield Run(tuple(tokens[at:end]), before, after, initial)
        at = end


def clues(run: Run, naming: Naming) -> set[str]:
    """Return which clues the neighbourhood of a run gives for all its words."""
    words = naming.words
    before, after, first = run.before, run.after, run.words[0].low
    tests = {
        "after a role": before in naming.role_words or first in naming.role_words,
        "after an honorific": before in words.honorifics or first in words.honorifics,
        "beside speech before": before in words.said,
        "beside speech after": after in words.said,
        "after di, ke, dari": before in ("di", "ke", "dari"),
        "after a word for places": before in words.place_words or first in words.place_words,
        "after a word for bodies": before in words.body_words or first in words.body_words,
        "after dan or a comma": before in ("dan", ","),
        "after oleh or dengan": before in ("oleh", "dengan"),
        "after another small word": before.isalpha(),
        "in brackets": before == "(",
        "before a verb in me- or ber-": len(after) > LONG and after.startswith(("me", "ber")),
        "before a verb in di-": len(after) > LONG and after.startswith("di"),
        "before a bracket": after == "(",
        "before a comma": after == ",",
        "before dan": after == "dan",
        "run of several": len(run.words) > 1,
    }
    return {clue for clue, holds in tests.items() if holds}


def count_page(page: NewsPage, naming: Naming, table: dict[str, Counts]) -> None:
    """Add one page to the table."""
    seen: set[str] = set()
    for line in page.text.split("\n"):
        tokens = tokenize(line)
        for token in tokens:
            if token.text[0].islower():
                table[token.low].small += 1
        for run in runs(tokens):
            seen.update(count_run(run, naming, table))
    for word in seen:
        table[word].pages += 1
        table[word].outlets.add(page.outlet)


def count_run(run: Run, naming: Naming, table: dict[str, Counts]) -> list[str]:
    """Add the words of a run to the table and return those that were counted."""
    around = clues(run, naming)
    counted = list(enumerate(run.words))[1 if run.initial else 0 :]
    for place, token in counted:
        row = table[token.low]
        row.capital += 1
        own = {
            "first of its run": place == 0,
            "last of its run": place == len(run.words) - 1,
            "all capitals": len(token.text) > 1 and token.text.isupper(),
        }
        for clue in (*around, *(name for name, holds in own.items() if holds)):
            row.clues[clue] += 1
    return [token.low for _, token in counted]


def rows(table: dict[str, Counts]) -> Iterator[str]:
    """Yield the lines of the table, sorted by word."""
    for word, row in sorted(table.items()):
        if row.pages < MIN_PAGES or len(row.outlets) < MIN_OUTLETS or not word[0].isalpha():
            continue
        parts = [step(row.clues[clue] / row.capital) for clue in CLUES]
        yield f"{word}\t{step(row.small / (row.small + row.capital))}{''.join(parts)}"


def step(share: float) -> str:
    """Return the digit of a share: 0 for none, 9 for nearly all."""
    return str(bisect_left(STEPS, share)) if share <= STEPS[-1] else "9"


def read(path: Path) -> Iterable[NewsPage]:
    """Return the pages of a JSON Lines file."""
    decoder = msgspec.json.Decoder(NewsPage)
    with gzip.open(path) as lines:
        return [decoder.decode(line) for line in lines]


def main() -> None:
    """Count the pages named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    naming = Pack("id", asked.out.parent).naming
    table: dict[str, Counts] = defaultdict(Counts)
    for page in read(asked.pages):
        count_page(page, naming, table)
    head = f"# word, then a digit each: small; {'; '.join(CLUES)} (made by training/capitalised.py)"
    asked.out.write_text("\n".join([head, *rows(table)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
