"""Plans as an iCalendar file (RFC 5545): what is announced for which days, how it stands, and the sentences behind it.

A plan with a window is an all-day event over it, one without is a to-do without a day. Nothing here reads a clock: a
component is stamped with the publication day of the page that announced it.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from benang.languages import load
from benang.ledger import Ledger
from benang.records import Happening, Plan, Step
from benang.telling.export_groups import HOME, records
from benang.telling.labels import labels
from benang.telling.link_ends import address_of
from benang.telling.naming import line_of, names_of

STATUS = {
    "open": ("TENTATIVE", "NEEDS-ACTION"),
    "due": ("TENTATIVE", "NEEDS-ACTION"),
    "changed": ("TENTATIVE", "NEEDS-ACTION"),
    "realised": ("CONFIRMED", "COMPLETED"),
    "cancelled": ("CANCELLED", "CANCELLED"),
    "lapsed": ("CANCELLED", "CANCELLED"),
    "denied": ("CANCELLED", "CANCELLED"),
}
"""What a state is for an event, and for a to-do."""
OCTETS = 75
"""Octets in a line before it is folded."""
NO_DAY = "1970-01-01"
"""The stamp of a plan announced on a page whose day nobody knows."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_WEB = re.compile(r"https?://[\x21-\x7e]+")


def ics_bytes(ledger: Ledger, what: str) -> Iterator[bytes]:
    """Yield one calendar piece by piece, its plans by id."""
    del what
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Benang//{load(HOME).version}//ID")
    yield _lines((*head, "CALSCALE:GREGORIAN"))
    for plan in records(ledger, "plans", Plan):
        yield _lines(_component(plan, ledger))
    yield _lines(("END:VCALENDAR",))


def _component(plan: Plan, ledger: Ledger) -> Iterator[str]:
    words = labels(HOME)
    told = [_told(step, ledger) for step in plan.steps]
    event, to_do = STATUS[plan.state]
    name = "VEVENT" if plan.window else "VTODO"
    yield f"BEGIN:{name}"
    yield f"UID:{plan.id}"
    yield f"DTSTAMP:{_basic(told[0].day if told else '')}T000000Z"
    if plan.window:
        first, last = (day[:10] for day in plan.window)
        yield f"DTSTART;VALUE=DATE:{_basic(first)}"
        yield f"DTEND;VALUE=DATE:{_basic(_next(last))}"
        yield "TRANSP:TRANSPARENT"
    about = _name(plan, ledger) or (told and told[0].text) or plan.id
    yield f"SUMMARY:{_text(f'{_word_of(plan)}: {about}')}"
    yield f"STATUS:{event if plan.window else to_do}"
    yield f"CATEGORIES:{_text(plan.kind)}"
    lines = [f"{words('holder')}: {names_of((plan.holder,), words)}"] if plan.holder else []
    lines += [line for step in told for line in step.lines]
    yield f"DESCRIPTION:{_text(chr(10).join(lines))}"
    address = next((step.source for step in told if _WEB.fullmatch(step.source)), "")
    if address:
        yield f"URL:{address}"
    yield f"END:{name}"


class _Told(msgspec.Struct, frozen=True):
    """A step with the page it stands on: its publication day, its address, what it says, and lines to show."""

    day: str
    source: str
    text: str
    lines: tuple[str, ...]


def _told(step: Step, ledger: Ledger) -> _Told:
    head = f"{step.as_of} {labels(HOME).of('state', step.state)}: {load(HOME).phrases.say(step.why, HOME)}"
    for view in ("events", "statements"):
        found = ledger.connection.execute(
            f"SELECT page, start, text FROM {view} WHERE id = ?",  # noqa: S608 (own names)
            (step.by,),
        ).fetchone()
        if found:
            page, start, text = found
            day, sentence = _where(page, start, ledger)
            source = address_of(ledger, page)
            quoted = f"“{sentence or text}” ({source})"
            return _Told((day or step.as_of)[:10], source, text, (head, quoted))
    return _Told(step.as_of[:10], "", "", (head,))


def _where(page: str, start: int, ledger: Ledger) -> tuple[str, str]:
    """Return when a page was published and the sentence that stands at a place of it, each "" when there is none."""
    day = ledger.connection.execute("SELECT published_last FROM pages WHERE id = ?", (page,))
    sentence = ledger.connection.execute(
        "SELECT text FROM sentences WHERE page = ? AND start <= ? ORDER BY start DESC LIMIT 1",
        (page, start),
    ).fetchone()
    return (day.fetchone() or ("",))[0] or "", sentence[0] if sentence else ""


def _word_of(plan: Plan) -> str:
    """Return whose word the plan is, and that it is one: a calendar shows the line alone, and it is no fact."""
    words = labels(HOME)
    sort = words.of("sort", plan.kind)
    return f"{sort}, {words('holder')} {names_of((plan.holder,), words)}" if plan.holder else sort


def _name(plan: Plan, ledger: Ledger) -> str:
    """Return what the plan is about in a line, or "" when it is no happening."""
    row = ledger.connection.execute(
        "SELECT record FROM happenings WHERE id = ?", (plan.about,)
    ).fetchone()
    if not row:
        return ""
    happening = msgspec.json.decode(row[0], type=Happening)
    modes = ledger.connection.execute(
        "SELECT m.value FROM reports r, json_each(r.modes) m WHERE r.happening = ? ORDER BY r.id",
        (plan.about,),
    )
    return line_of(happening, [mode for (mode,) in modes], labels(HOME))


def _basic(day: str) -> str:
    return (day or NO_DAY).replace("-", "")


def _next(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _text(value: str) -> str:
    r"""Return a text value: ``\``, ``;``, ``,`` and line ends are escaped, other control characters are spaces."""
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,")):
        value = value.replace(plain, escaped)
    return _CONTROL.sub(" ", "\\n".join(value.splitlines()))


def _lines(lines: tuple[str, ...] | Iterator[str]) -> bytes:
    return b"".join(_folded(line.encode()) + b"\r\n" for line in lines)


def _folded(line: bytes) -> bytes:
    """Return a line cut into pieces of at most 75 octets, never inside a character."""
    pieces = []
    limit = OCTETS
    while len(line) > limit:
        cut = limit
        while line[cut] & 0xC0 == 0x80:  # noqa: PLR2004 (a byte inside a character)
            cut -= 1
        pieces.append(line[:cut])
        line, limit = line[cut:], OCTETS - 1
    return b"\r\n ".join([*pieces, line])
