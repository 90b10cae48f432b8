"""What somebody typed on the command line, and the thing it names.

A page, a statement, an event, a person on a page (``page id/key``) and a moment (``page id@start``) are named by the ids that
every export shows. A group has the id of its first member and stands for it: of an utterance its first rendering, of a
happening its first report, of a story its first page, of a plan the happening it is about. An id that a group had before
leads on to the one it has now.
"""

from typing import NamedTuple

from benang.errors import UsageError
from benang.judging.marks import Sort, mark_of, moment_id
from benang.ledger import Ledger
from benang.ledger.judgements import Located
from benang.records import Mark, Reading

MARKED: dict[str, Sort] = {
    "page": "page",
    "statement": "statement",
    "event": "event",
    "moment": "moment",
    "entity": "entity",
}


class Named(NamedTuple):
    """A thing that can be judged; ``members`` counts the group whose id was given, 1 for a thing by itself."""

    sort: Sort
    id: str
    mark: Mark
    members: int


def named(ledger: Ledger, text: str) -> Named:
    """Return the thing an id names; UsageError says what may be judged when it names none."""
    text = text.strip()
    found = ledger.locate(text) or ledger.locate(ledger.redirected(text))
    if found is None:
        message = (
            f"nothing in this ledger that can be judged has the id {text!r}: give the id of a page, statement, event, "
            "utterance, happening, story or plan, a person as PAGE/KEY, a time as PAGE@START; ids stand in every export"
        )
        raise UsageError(message)
    reading = ledger.reading(found.page, as_read=True)
    id_ = _moment(found, reading) if found.sort == "moment" else found.id
    mark = mark_of(reading, MARKED[found.sort], id_) if reading is not None and id_ else None
    if mark is None:
        message = f"{text!r} names nothing on that page: `benang export --what moments` lists where its times stand"
        raise UsageError(message)
    return Named(MARKED[found.sort], id_, mark, found.members)


def _moment(found: Located, reading: Reading | None) -> str:
    """Return the whole id of a moment that is named by its start, or by start and stop."""
    start, _, stop = found.id.partition("@")[2].partition("-")
    for moment in reading.moments if reading is not None else ():
        if str(moment.span.start) == start and stop in ("", str(moment.span.stop)):
            return moment_id(moment)
    return ""
