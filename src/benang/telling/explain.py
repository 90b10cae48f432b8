"""Why the ledger says what it says: for any id, what the thing is, where it stands, and which rules decided on what.

What stands at a character of a page, a moment above all, is asked for as ``PAGE@START``, as people judge it.

A group has the id of its least member, so one id may name a statement and the utterance it belongs to; both are
explained. Everything is read from the ledger's views, and every rule speaks through the phrases of the language pack.
"""

from collections.abc import Callable

from benang.errors import UsageError
from benang.languages import load
from benang.ledger import Ledger
from benang.telling import (
    explain_events,
    explain_groups,
    explain_pages,
    explain_said,
    explain_times,
    judged,
)
from benang.telling.find import visible
from benang.telling.labels import labels
from benang.telling.voice import Voice

HOME = "id"
"""The pack whose phrases are spoken; each has its sentence in every language of the screens."""


def explain_lines(ledger: Ledger, id_: str, lang: str) -> list[str]:
    """Return lines of words on the thing with this id; UsageError when there is none."""
    voice = Voice(ledger.connection, load(HOME).phrases, labels(lang), lang)
    lines = _all_lines(voice, id_)
    if not lines and (now := ledger.redirected(id_)) != id_:
        lines = [voice.say("redirect", id_, now), *_all_lines(voice, now)]
    if not lines:
        message = f"nothing in this ledger has the id {id_!r}; ids stand in every export and in the dossier"
        raise UsageError(message)
    return [visible(line) for line in lines]


def _all_lines(voice: Voice, id_: str) -> list[str]:
    lines = [line for section in SECTIONS for line in section(voice, id_)]
    if not lines:
        return _at_character(voice, id_)
    groups = voice.rows("SELECT DISTINCT 'same_' || kind FROM members WHERE \"group\" = ?", id_)
    return lines + _links(voice, id_, {kind for (kind,) in groups})


def _at_character(voice: Voice, id_: str) -> list[str]:
    """Return lines on the moments that stand at a character, else on the statements and events, else on its line."""
    at = explain_times.place(id_)
    if at is None:
        return []
    moments = explain_times.moments_at(voice, id_)
    if moments:
        return moments
    told: list[str] = []
    for view, tell in (("statements", explain_said.statement), ("events", explain_events.event)):
        found = voice.rows(
            f"SELECT id FROM {view} WHERE page = ? AND start <= ? AND stop > ? ORDER BY start",  # noqa: S608 (own names)
            at[0],
            at[1],
            at[1],
        )
        told += [line for (one,) in found for line in tell(voice, one)]
    return told or explain_pages.block_at(voice, id_)


def _links(voice: Voice, id_: str, told: set[str]) -> list[str]:
    """Return the links of a thing with their reasons, but for joins of a kind that its group has told already."""
    lines = []
    for kind, left, right, state, score, reasons in voice.rows(
        'SELECT kind, "left", "right", state, score, reasons FROM links WHERE "left" = ? OR "right" = ? '
        'ORDER BY kind, "left", "right"',
        id_,
        id_,
    ):
        if kind in told and state == "joined":
            continue
        other = right if left == id_ else left
        words = voice.code("linked", kind), voice.mention(other), voice.code("linked", state)
        lines.append(voice.say("link", *words, f"{float(score):.2f}"))
        lines += voice.reasons(reasons)
    return lines


SECTIONS: tuple[Callable[[Voice, str], list[str]], ...] = (
    explain_pages.page,
    judged.explain_page,
    explain_said.statement,
    explain_events.event,
    explain_groups.story,
    explain_groups.utterance,
    explain_groups.happening,
    explain_groups.person,
    explain_groups.claim,
    explain_groups.verdict,
    explain_groups.plan,
    explain_groups.agreement,
    explain_groups.restriction,
)
