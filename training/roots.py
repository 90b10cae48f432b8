"""Make ``words.tsv`` of a language pack from a pile of articles.

Counts how many documents hold each word, drops words seen in fewer than five pages or two outlets and words that a
scraper glued together, and adds how many affix patterns are built on each (what the root finder decides by) and how many
documents hold any word of its family. Only counts leave this script, never a text.

    python training/roots.py ARTICLES.jsonl.gz src/benang/languages/id
"""

import argparse
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import msgspec

from benang.languages.roots import Count, Roots, RootWords, families
from benang.reading.tokens import tokenize

PAGES, OUTLETS, LONGEST = 5, 2, 28
GLUE = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z])")
"""Where a scraper lost the space before a capital."""
SELDOM = 40
"""A word seen in this many pages is one, however it came about."""
GRAMMAR = frozenset(
    [
        "yang",
        "dan",
        "telah",
        "terhadap",
        "mengatakan",
        "dari",
        "untuk",
        "dengan",
        "pada",
        "akan",
        "juga",
        "atau",
        "oleh",
        "adalah",
        "menjadi",
        "karena",
        "tidak",
    ]
)
STEM, FAR, NEAR = 3, 60, 4


class Row(msgspec.Struct):
    """What is used of an article."""

    text: str
    outlet: str = ""
    title: str = ""


def rows(path: Path) -> Iterator[Row]:
    """Yield the articles of a JSON Lines file, packed or not."""
    decoder = msgspec.json.Decoder(Row)
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        for line in lines:
            yield decoder.decode(line)


def words_of(row: Row) -> set[str]:
    """Return the words of an article, folded."""
    return {
        token.low
        for token in tokenize(GLUE.sub(" ", f"{row.title}\n{row.text}"))
        if token.low[0].isalpha() and 1 < len(token.low) <= LONGEST
    }


def glued(word: str, pages: Counter[str]) -> bool:
    """Return whether the word is two far more frequent words run together, and too seldom to be a word.

    A word of everyday grammar at its end ("kapalyang") gives it away sooner than a noun would.
    """
    seen = pages[word]
    if seen >= SELDOM:
        return False
    for cut in range(2, len(word) - 2):
        front, back = pages[word[:cut]], pages[word[cut:]]
        grammar = word[cut:] in GRAMMAR and cut > STEM
        if min(front, back) > FAR * seen or (grammar and front > NEAR * seen):
            return True
    return False


def main() -> None:
    """Read the articles and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("folder", type=Path, help="the language's folder, with roots.toml")
    arguments = parser.parse_args()
    held: list[tuple[str, ...]] = []
    pages: Counter[str] = Counter()
    outlets: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows(arguments.articles):
        found = words_of(row)
        held.append(tuple(found))
        pages.update(found)
        for word in found:
            outlets[word].add(row.outlet)
    kept = {w for w, n in pages.items() if n >= PAGES and len(outlets[w]) >= OUTLETS}
    kept = {w for w in kept if not glued(w, pages)}
    words = msgspec.toml.decode((arguments.folder / "roots.toml").read_bytes(), type=RootWords)
    share = {w: 1000 * pages[w] / len(held) for w in kept}
    built = families(share, words.affixes)
    finder = Roots.build(words, {w: Count(share.get(w, 0.0), built[w], 0.0) for w in built})
    whole: Counter[str] = Counter()
    for found_words in held:
        whole.update({finder.root(w) for w in found_words})
    lines = [
        "# word, documents per thousand, affix patterns built on it, documents per thousand of its family"
    ]
    for word in sorted(built):
        family = 1000 * whole[word] / len(held)
        lines.append(f"{word}\t{share.get(word, 0.0):.2f}\t{built[word]}\t{family:.2f}")
    (arguments.folder / "words.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(held)} articles, {len(kept)} words")


if __name__ == "__main__":
    main()
