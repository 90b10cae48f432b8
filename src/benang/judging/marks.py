"""A mark and the thing it is about: made when somebody judges, found again in whatever the page is read as later.

A page's text never changes (another text is another page), so a place on it is for ever. What stands there may come and
go with the rules. A mark finds the thing of its own sort that it overlaps by one half or more of the longer of the two,
the same one as before if it still stands there, else the one it overlaps most; between two that fit equally well it
finds none.
"""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from benang.records import Mark, Moment, Reading, Span, Statement

Sort = Literal["page", "statement", "event", "moment", "entity"]
HALF = 0.5


class Place(NamedTuple):
    """A thing of a page under the id it has now, where it stands, and the name its mark keeps."""

    id: str
    span: Span
    name: str


def mark_of(reading: Reading, sort: Sort, id_: str) -> Mark | None:
    """Return the mark of a thing by its id (a moment's as ``page@start-stop``), or None when the page has no such thing."""
    found = next((p for p in _places(reading, sort) if p.id == id_), None)
    if found is None:
        return None
    text = reading.article.page.text[found.span.start : found.span.stop]
    return Mark(sort, found.span, "" if sort == "page" else text, found.name)


def find(mark: Mark, reading: Reading | None) -> str:
    """Return the id of the thing a mark is about in a reading of its page, or empty when there is none or two."""
    if reading is None:
        return ""
    fitting: dict[str, float] = {}
    for place in _places(reading, mark.thing):
        share = overlap(mark.span, place.span)
        if share >= HALF:
            if place.name and place.name == mark.name:
                return place.id
            fitting[place.id] = max(share, fitting.get(place.id, 0.0))
    best = max(fitting.values(), default=0.0)
    ids = [id_ for id_, share in fitting.items() if share == best]
    return ids[0] if len(ids) == 1 else ""


def overlap(left: Span, right: Span) -> float:
    """Return what part of the longer of two spans the other covers; two empty ones at one place cover each other."""
    if left == right:
        return 1.0
    shared = min(left.stop, right.stop) - max(left.start, right.start)
    return max(0.0, shared / max(left.stop - left.start, right.stop - right.start, 1))


def hull(statement: Statement) -> Span:
    """Return the span from the first piece of a statement to its last."""
    pieces = statement.pieces
    return Span(pieces[0].page, min(p.start for p in pieces), max(p.stop for p in pieces))


def moment_id(moment: Moment) -> str:
    """Return how a moment is called by page and place; it has no id of its own."""
    return f"{moment.span.page}@{moment.span.start}-{moment.span.stop}"


def _places(reading: Reading, sort: Sort) -> Iterable[Place]:
    page = reading.article.page
    if sort == "page":
        return [Place(page.id, Span(page.id, 0, len(page.text)), "")]
    if sort == "statement":
        return [Place(s.id, hull(s), s.id) for s in reading.statements if s.pieces]
    if sort == "event":
        return [Place(e.id, e.span, e.id) for e in reading.events]
    if sort == "moment":
        return [Place(moment_id(m), m.span, "") for m in reading.moments]
    return _entities(reading)


def _entities(reading: Reading) -> Iterator[Place]:
    """Yield every name that is printed of every entity, and an entity without a name at the top of its page."""
    page = reading.article.page.id
    keys = {entity.key for entity in reading.entities}
    printed = {name.key for name in reading.names}
    for name in reading.names:
        if name.key in keys:
            yield Place(f"{page}/{name.key}", name.span, name.key)
    for key in sorted(keys - printed):
        yield Place(f"{page}/{key}", Span(page, 0, 0), key)
