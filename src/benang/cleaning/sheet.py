"""A page as numbered lines, and the roles that rules give to them.

Rules run in a fixed order and only ever add: a line gets one role, or parts of it are cut out with roles of their own,
and what no rule claims is body. Because blocks are made from the lines themselves at the end, every character that is
not blank is in exactly one block whatever the rules did.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from benang.languages.furniture import WORD, fold
from benang.records import Block, Role, Span, Why

LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
STOPS = ".!?…"
BLANKS = "\u00a0\u2007\u202f"
CLOSERS = "\"”’')]»* \u00a0\u200b\ufeff\u200e\u200f"
RUNS_ON = frozenset(",.;:)!?%”'’")
# A shorter line with a full stop is a label, not a sentence.
LEAST_SPACES = 3
BODY = Why("clean.body")
TIED = Why("clean.body_broken")


class Line(NamedTuple):
    """A line that is not blank: its offsets without the blanks around it, its text, and its folded form."""

    start: int
    stop: int
    text: str
    key: str
    number: int


class Part(NamedTuple):
    """A part of a line with a role of its own."""

    start: int
    stop: int
    role: Role
    why: Why


class Sheet:
    """The lines of one page and what the rules have said of them so far.

    ``text`` has a plain blank for every blank that does not break; offsets are the page's own.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        for blank in BLANKS:
            self.text = self.text.replace(blank, " ")
        self.low = _lower(self.text)
        self.lines = tuple(_lines(self.text))
        self.labels: list[tuple[Role, Why] | None] = [None] * len(self.lines)
        self.parts: dict[int, list[Part]] = {}
        self.ties: set[int] = set()

    def label(self, at: int, role: Role, rule: str, *args: str) -> None:
        """Give the whole line a role."""
        self.labels[at] = (role, Why(f"clean.{rule}", args))

    def cut(self, at: int, part: tuple[int, int], role: Role, rule: str, *args: str) -> None:
        """Give a part of a line (offsets into the page) a role; the first to claim a character keeps it."""
        start, stop = part
        if not self.text[start:stop].strip():
            return
        taken = self.parts.setdefault(at, [])
        place = bisect_left(taken, Part(start, start, "ad", BODY))
        before = place > 0 and taken[place - 1].stop > start
        behind = place < len(taken) and taken[place].start < stop
        if not before and not behind:
            taken.insert(place, Part(start, stop, role, Why(f"clean.{rule}", args)))

    def tie(self, at: int) -> None:
        """Let the body of a line and of the next one be one block: a sentence broken over two lines."""
        self.ties.add(at)

    def free(self) -> Iterator[int]:
        """Yield the numbers of the lines that have no role yet, so that are body so far."""
        for at, label in enumerate(self.labels):
            if label is None:
                yield at

    def role(self, at: int) -> Role:
        """Return the role of a line as it stands."""
        label = self.labels[at]
        return label[0] if label else "body"

    def rest(self, at: int) -> tuple[int, int]:
        """Return the offsets of what cuts at either end leave of a line, without the blanks around it."""
        start, stop = self.lines[at].start, self.lines[at].stop
        if at not in self.parts:
            return start, stop
        for part in self.parts.get(at, ()):
            if not self.text[start : part.start].strip():
                start = max(start, part.stop)
        for part in reversed(self.parts.get(at, [])):
            if part.stop > start and not self.text[part.stop : stop].strip():
                stop = part.start
        return _trim(self.text, start, stop)

    def room(self, at: int, begin: int) -> int:
        """Return how far a part that begins at an offset may reach: to the next part, or to the end of the line."""
        for part in self.parts.get(at, ()):
            if part.start > begin:
                return part.start
        return self.lines[at].stop

    def blocks(self, page: str) -> tuple[Block, ...]:
        """Return the blocks of the page in text order; together they hold every character that is not blank."""
        found: list[Block] = []
        for at, line in enumerate(self.lines):
            role, why = self.labels[at] or ("body", BODY)
            here = line.start
            for part in self.parts.get(at, ()):
                self._add(found, Part(here, part.start, role, why), page)
                self._add(found, part, page)
                here = part.stop
            self._add(found, Part(here, line.stop, role, why), page)
        return tuple(self._tied(found))

    def _tied(self, blocks: list[Block]) -> Iterator[Block]:
        """Yield the blocks with those joined that a tied line end parts."""
        seams = {self.lines[at].stop for at in self.ties}
        held: Block | None = None
        for block in blocks:
            if held and held.span.stop in seams and held.role == block.role == "body":
                held = Block(Span(block.span.page, held.span.start, block.span.stop), "body", TIED)
                continue
            if held:
                yield held
            held = block
        if held:
            yield held

    def _add(self, found: list[Block], part: Part, page: str) -> None:
        start, stop = _trim(self.text, part.start, part.stop)
        if start < stop:
            found.append(Block(Span(page, start, stop), part.role, part.why))


def sentence_like(text: str) -> bool:
    """Return whether a line ends as a sentence does: with a full stop, behind closing marks or not."""
    return text.rstrip(CLOSERS).endswith((".", "…")) and spaces(text) >= LEAST_SPACES


def spaces(text: str) -> int:
    """Return how many blanks stand between the words of a line, NO-BREAK SPACE included."""
    return text.count(" ") + text.count("\u00a0")


def ends_open(text: str) -> bool:
    """Return whether a line ends without any closing mark, as headings, links and broken lines do."""
    return not text.rstrip(CLOSERS).endswith(tuple(STOPS)) and not text.endswith(('"', "”"))


def title_like(text: str, small: frozenset[str]) -> bool:
    """Return whether most words that are not small begin with a capital or a digit, as in a headline."""
    words = [w for w in WORD.findall(text) if w.casefold() not in small]
    if not words:
        return False
    return sum(not w[0].islower() for w in words) >= len(words) * 0.75


def _lower(text: str) -> str:
    """Return the text in small letters, every one in its place: a letter whose small form is longer stays."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _lines(text: str) -> Iterator[Line]:
    number = 0
    for found in LINE.finditer(text):
        start, stop = _trim(text, found.start(), found.end())
        if start < stop:
            line = text[start:stop]
            yield Line(start, stop, line, fold(line), number)
            number += 1


def _trim(text: str, start: int, stop: int) -> tuple[int, int]:
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return start, stop
