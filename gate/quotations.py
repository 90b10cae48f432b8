"""Scores on direct quotations of PFSA-ID, read through the whole way from running text.

The set (Kompas, BILOU labels) is a row of tokens without pages and without open and closed marks: pages are cut at the
datelines, and the text is put together again before it is read. Quotations of people who are not in the news for their
office are left unlabelled in it, so what is found beside the labels says nothing, and only recall is scored.
"""

import gzip
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from benang.build import read_page
from benang.ids import make_id
from benang.records import Given, Page, Reading, Statement
from gate.material import SHARED
from gate.scoring import characters, share

PATH = SHARED / "data" / "statements_id" / "pfsa_dev.txt.gz"
_DASHES = frozenset("—–-") | {"--"}
_MARKS = frozenset('“”"')
_TIGHT = frozenset(",.;:?!)")  # no space before these
_HELD = frozenset("-/")  # none on either side of these
_PLACE_NAME = 6  # tokens of a dateline before the name of the paper
_BESIDE = 60  # characters behind a quotation in which the label of its speaker stands
_SPEAKERS = frozenset({"PERSON", "PERSONCOREF"})


class Word(NamedTuple):
    """A token as the set prints it and its BILOU label, ``O`` outside; both empty between lines."""

    text: str
    label: str


class Labelled(NamedTuple):
    """A page put together again: its text, and (start, stop) of its quotations and of whoever is named."""

    text: str
    quotations: tuple[tuple[int, int], ...]
    people: tuple[tuple[int, int], ...]


def recall() -> float:
    """Return the share of labelled quotations found to the letter, marks and closing points at either end aside."""
    hits = [bool(found) for _, _, found in _matched()]
    return share(sum(hits), len(hits))


def sources() -> float:
    """Return how often the source span of a found quotation meets the speaker that is labelled right behind it."""
    right = total = 0
    for page, (_, stop), found in _matched():
        beside = next((p for p in page.people if 0 <= p[0] - stop < _BESIDE), None)
        if found is None or beside is None or "." in page.text[stop : beside[0]]:
            continue
        total += 1
        source = found.source
        right += source is not None and source.start < beside[1] and beside[0] < source.stop
    return share(right, total)


@lru_cache(maxsize=1)
def _matched() -> tuple[tuple[Labelled, tuple[int, int], Statement | None], ...]:
    """Return every labelled quotation with its page and what was found of it."""
    rows = []
    for number, words in enumerate(documents(PATH)):
        page = put_together(words)
        found = {_covered(page.text, s): s for s in _quoted(page.text, number)}
        rows += [(page, q, found.get(characters(page.text, [q]))) for q in page.quotations]
    return tuple(rows)


def _quoted(text: str, number: int) -> list[Statement]:
    name = str(number)
    reading = read_page(Page(make_id("page", name), name, text, given=Given(lang="id")))
    return (
        [s for s in reading.statements if s.form == "direct"]
        if isinstance(reading, Reading)
        else []
    )


def _covered(text: str, statement: Statement) -> frozenset[int]:
    return characters(text, [(statement.pieces[0].start, statement.pieces[-1].stop)])


def documents(path: Path) -> Iterator[Sequence[Word]]:
    """Yield the words of one article after another; an article begins on the line of its dateline."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        words = [Word(*(line.rstrip("\n").partition("\t")[::2])) for line in lines]
    starts = [
        _line_start(words, at)
        for at, word in enumerate(words[:-1])
        if word.text == "KOMPAS" and words[at + 1].text in _DASHES
    ]
    for start, stop in zip(starts, [*starts[1:], len(words)], strict=True):
        yield words[start:stop]


def _line_start(words: Sequence[Word], at: int) -> int:
    """Return where the line of a dateline begins, at most some tokens of a place before the paper's name."""
    first = at
    while first and words[first - 1].text and at - first < _PLACE_NAME:
        first -= 1
    return first


def put_together(words: Sequence[Word]) -> Labelled:
    """Return the text of an article with marks that open and close, and its labels as spans."""
    text, before, inside = "", "", False
    spans: dict[str, list[tuple[int, int]]] = {"STATEMENT": [], "PERSON": []}
    since: dict[str, int] = {}
    for word in words:
        if not word.text:
            continue
        printed = word.text
        tight = printed in _TIGHT or before in {"(", "“"} or bool(_HELD & {printed, before})
        if printed in _MARKS:
            inside = not inside
            printed = "“" if inside else "”"
            tight = not inside or before == "("
        text += " " if text and not tight else ""
        start, text = len(text), text + printed
        _close(word.label, (start, len(text)), since, spans)
        before = printed
    return Labelled(text, tuple(spans["STATEMENT"]), tuple(spans["PERSON"]))


def _close(
    label: str,
    span: tuple[int, int],
    since: dict[str, int],
    spans: dict[str, list[tuple[int, int]]],
) -> None:
    """Take up a label: ``B`` and ``U`` open what ``L`` and ``U`` close; ``O`` drops what was never closed."""
    edge, _, kind = label.partition("-")
    kind = "PERSON" if kind in _SPEAKERS else kind
    if edge == "O":
        since.clear()
    if kind not in spans:
        return
    if edge in "BU":
        since[kind] = span[0]
    if edge in "LU" and kind in since:
        spans[kind].append((since.pop(kind), span[1]))
