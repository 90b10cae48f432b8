"""The values a person may set, and what the machine says in their place; each has one spelling, so equal ones are equal.

``field=value`` is checked when it is entered: a field or value nothing knows ends in words that list what would do.
Nothing here looks at a ledger.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple, get_args

from benang.errors import UsageError
from benang.languages import load
from benang.records import (
    Act,
    Event,
    EventKind,
    Modality,
    Moment,
    Polarity,
    Reading,
    Statement,
)

HOME = "id"
"""The pack whose modes are known."""

NOBODY = "unnamed"
"""A speaker nobody names; :class:`benang.records.Speaker` writes it so."""

_DAY = len("2024-06-20")
_SPELLING = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_BETWEEN = ".."
_YES = {"yes": "yes", "ya": "yes", "true": "yes", "no": "no", "tidak": "no", "false": "no"}


class Setting(NamedTuple):
    """A field and its value in the one spelling that is stored."""

    field: str
    value: str

    def __str__(self) -> str:
        return f"{self.field}={self.value}"


def parse_setting(thing: str, text: str) -> Setting:
    """Return a checked ``field=value`` for a sort of thing; UsageError lists the fields or values there are."""
    field, sign, value = text.partition("=")
    field, value = field.strip().lower().replace("-", "_"), " ".join(value.split())
    fields = FIELDS.get(thing, {})
    if not sign or field not in fields:
        known = ", ".join(f"{name}=..." for name in fields) or "nothing"
        message = f"{text!r} cannot be set: of this {thing} one can set {known}"
        raise UsageError(message)
    try:
        return Setting(field, fields[field](value))
    except ValueError as error:
        message = f"{value!r} is no value of {field}: {error}"
        raise UsageError(message) from error


def split_setting(text: str) -> Setting:
    """Return a setting from its stored spelling."""
    field, _, value = text.partition("=")
    return Setting(field, value)


def interval(value: str) -> tuple[str, str] | None:
    """Return the two ends of a stored interval, None for an empty one."""
    if not value:
        return None
    first, _, last = value.partition(_BETWEEN)
    return first, last or first


def names(value: str) -> tuple[str, ...]:
    """Return the parts of a stored list."""
    return tuple(part for part in value.split("; ") if part)


def as_set(thing: Statement | Event | Moment | Reading, field: str) -> str:
    """Return what the machine says of a field, spelled as a value that could be set; empty where it says nothing."""
    if isinstance(thing, Moment):
        return _spelled(thing.first, thing.last)
    if isinstance(thing, Reading):
        return _spelled(thing.published.first, thing.published.last) if thing.published else ""
    if isinstance(thing, Event) and field in ("direction", "who", "to_whom"):
        who, to_whom = (_listed(a.name for a in side) for side in (thing.who, thing.to_whom))
        return {"who": who, "to_whom": to_whom}.get(field, f"{who} > {to_whom}")
    if isinstance(thing, Statement) and field == "speaker":
        return thing.speaker.name
    return _as_typed(getattr(thing, field), field)


def _as_typed(value: object, field: str) -> str:
    if isinstance(value, tuple):
        return _spelled(*value) if field in ("when", "said") else _listed(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value or "")


# --- one function a sort of value: what was typed -> its one spelling, ValueError with what would do -----------------


def _one_of(values: Iterable[str]) -> Callable[[str], str]:
    known = {value.casefold(): value for value in values}

    def check(value: str) -> str:
        found = known.get(value.casefold())
        if found is None:
            message = f"write one of {', '.join(known.values())}"
            raise ValueError(message)
        return found

    return check


def _flag(value: str) -> str:
    found = _YES.get(value.casefold())
    if found is None:
        message = "write yes or no"
        raise ValueError(message)
    return found


def _one_name(value: str) -> str:
    if not value:
        message = f"write a name, or {NOBODY} where nobody is named"
        raise ValueError(message)
    return NOBODY if value.casefold() == NOBODY else value


def _names(value: str) -> str:
    return _listed(dict.fromkeys(part.strip() for part in value.split(";") if part.strip()))


def _modes(value: str) -> str:
    known = sorted({m for family in load(HOME).happening.file.families for m in family.modes})
    check = _one_of(known)
    parts = (part.strip() for part in value.replace(",", ";").split(";"))
    return _listed(dict.fromkeys(check(part) for part in parts if part))


def _time(value: str) -> str:
    if not value:
        message = (
            "write a day (2024-06-20), an instant (2024-06-20T18:30+07:00) or two of them (A..B)"
        )
        raise ValueError(message)
    return _time_or_none(value)


def _time_or_none(value: str) -> str:
    if not value:
        return ""
    first, sign, last = value.partition(_BETWEEN)
    ends = [_instant(end.strip()) for end in ((first, last) if sign else (first, first))]
    if ends[0][:_DAY] > ends[1][:_DAY]:
        message = "its end lies before its beginning"
        raise ValueError(message)
    return _spelled(*ends)


def _instant(value: str) -> str:
    """Return a day or an instant as readings spell it: without seconds where there are none."""
    try:
        if not _SPELLING.match(value):
            found = ""
        elif len(value) <= _DAY:
            found = date.fromisoformat(value).isoformat()
        else:
            at = datetime.fromisoformat(value)
            found = at.isoformat(timespec="auto" if at.second or at.microsecond else "minutes")
    except ValueError:
        found = ""
    if not found:
        message = "a day is written 2024-06-20, an instant 2024-06-20T18:30+07:00, an interval A..B"
        raise ValueError(message)
    return found


def _spelled(first: str, last: str) -> str:
    return first if first == last else f"{first}{_BETWEEN}{last}"


def _listed(values: Iterable[str]) -> str:
    return "; ".join(values)


FIELDS: Mapping[str, Mapping[str, Callable[[str], str]]] = {
    "statement": {
        "speaker": _one_name,
        "said": _time_or_none,
        "act": _one_of(get_args(Act)),
        "modality": _one_of(get_args(Modality)),
        "polarity": _one_of(get_args(Polarity)),
        "not_yet": _flag,
        "background": _flag,
    },
    "event": {
        "kind": _one_of(get_args(EventKind)),
        "modes": _modes,
        "direction": _one_of(("swap",)),
        "who": _names,
        "to_whom": _names,
        "when": _time_or_none,
        "modality": _one_of(get_args(Modality)),
        "polarity": _one_of(get_args(Polarity)),
        "not_yet": _flag,
        "background": _flag,
    },
    "moment": {"when": _time},
    "page": {"published": _time},
}
"""What can be set of each sort of thing, in the order in which settings are applied."""
