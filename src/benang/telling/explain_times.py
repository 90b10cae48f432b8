"""Explaining a moment: the days it stands for, what they were counted from, and what speaks against them.

A moment has no id of its own: it is named by where it stands, ``PAGE@START``, here as in judgements.
"""

import re

import msgspec

from benang.records import Repair
from benang.telling.voice import IN, Voice

_PLACE = re.compile(r"(.+)@(\d{1,9})(?:-\d{1,9})?", re.DOTALL)
_FIELDS = "text, first, last, zone, doubt, repairs, relay, rule, args, start, stop"

_repairs = msgspec.json.Decoder(tuple[Repair, ...]).decode


def place(id_: str) -> tuple[str, int] | None:
    """Return the page and the character that an id of the form ``PAGE@START`` names, or None."""
    found = _PLACE.fullmatch(id_)
    return (found[1], int(found[2])) if found else None


def moments_at(voice: Voice, id_: str) -> list[str]:
    """Return lines on the moments that stand where ``PAGE@START`` says; none when there is none."""
    at = place(id_)
    if at is None:
        return []
    found = voice.rows(
        f"SELECT {_FIELDS} FROM moments WHERE page = ? AND start <= ? AND stop > ?",  # noqa: S608 (own names)
        at[0],
        at[1],
        at[1],
    )
    lines = []
    for row in found:
        text, start, stop = row[0], row[9], row[10]
        lines += [voice.say("moment_head", text), IN + voice.stands(at[0], start, stop, text)]
        lines += voice.sentences(at[0], int(start), int(stop))
        lines += [IN + line for line in _told(voice, row)]
    return lines


def moments_of(voice: Voice, page: str) -> list[str]:
    """Return lines on every moment of a page, each with what it is asked for by."""
    lines = []
    for row in voice.rows(
        f"SELECT {_FIELDS} FROM moments WHERE page = ? ORDER BY start",  # noqa: S608 (own names)
        page,
    ):
        first, *rest = _told(voice, row)
        lines.append(IN + voice.say("moment", row[0], first, f"{page}@{row[9]}"))
        lines += [IN + IN + line for line in rest]
    return lines


def moments_like(voice: Voice, page: str, near: int, first: str, last: str) -> list[str]:
    """Return lines on the moment nearest to an offset that stands for these days, as printed or as repaired."""
    found = voice.rows(
        f"SELECT {_FIELDS} FROM moments WHERE page = ? AND (substr(first, 1, 10) = ? AND substr(last, 1, 10) = ? "  # noqa: S608 (own names)
        "OR instr(repairs, ?) > 0) ORDER BY basis = 'inherited', abs(start - ?) LIMIT 1",
        page,
        first[:10],
        last[:10],
        f'"first":"{first[:10]}"',
        near,
    )
    return [IN + voice.say("printed_as", row[0], "; ".join(_told(voice, row)[1:])) for row in found]


def _told(voice: Voice, row: tuple[str, ...]) -> list[str]:
    """Return the days of a moment, then the rule that gave them and what speaks against it."""
    _, first, last, zone, doubt, repairs, relay, rule, args, *_ = row
    days = voice.interval(first, last)
    local = zone == "local" and "T" in first
    lines = [voice.say("days", voice.say("local", days) if local else days)]
    if rule:
        lines.append(voice.rule(rule, args))
    if relay == "1":
        lines.append(voice.say("of_relay"))
    if doubt:
        name = voice.labels.of("doubt", doubt)
        lines += [
            voice.say("doubt", name, voice.interval(r.first, r.last), voice.why(r.why))
            for r in _repairs(repairs)
        ]
    return lines
