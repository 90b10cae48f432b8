"""What people decided in a ledger, and what it changed, as lines for a terminal."""

from collections.abc import Mapping
from typing import NamedTuple

from benang.languages import load
from benang.ledger import Ledger
from benang.telling.find import visible
from benang.telling.labels import labels
from benang.telling.voice import ADDRESS, IN, Voice

HOME = "id"
COUNTED = (
    "stories",
    "utterances",
    "happenings",
    "people",
    "copies",
    "verdicts",
    "plans",
    "agreements",
    "restrictions",
)
"""Views whose rows are counted before and after, in the order they are told."""

GROUPS = {
    "statement": "utterance",
    "event": "happening",
    "entity": "person",
    "page": "story",
}
"""The kind of group that things of a sort stand in."""

SHOWN = 90
"""Characters of a quoted place; the whole stands in view ``judgements``."""


class _Row(NamedTuple):
    """A row of the view ``judgements``, all as text."""

    id: str
    kind: str
    value: str
    by: str
    why: str
    when: str
    undone: str
    state: str
    thing: str
    page: str
    text: str
    name: str
    right_page: str
    right_text: str
    right_name: str
    left: str
    right: str
    machine: str
    over: str


_ASKED = (
    'SELECT id, kind, value, "by", why, "when", undone, state, thing, page, text, name, right_page, '
    'right_text, right_name, "left", "right", machine, over FROM judgements '
)


def judgement_lines(ledger: Ledger, lang: str) -> list[str]:
    """Return every judgement in the order of entering: how it stands, what it says of what, who says so and why."""
    voice = _voice(ledger, lang)
    lines = []
    for row in (_Row(*cells) for cells in voice.rows(f"{_ASKED} ORDER BY n")):
        seen = {"overruled": row.over, "undone": row.undone}.get(row.state, "")
        lines += [
            _say(
                voice,
                "row",
                row.id,
                _say(voice, row.state.replace(" ", "_"), seen),
                row.by,
                row.when,
            ),
            IN + _what(voice, row),
            IN + _say(voice, "why", row.why),
        ]
    return [visible(line) for line in lines or [_say(voice, "none")]]


def rulings(ledger: Ledger, lang: str) -> list[tuple[str, str, str, str]]:
    """Return (id, what it says, by, why) of every judgement in force, by id: the same set gives the same list."""
    voice = _voice(ledger, lang)
    rows = [_Row(*cells) for cells in voice.rows(f"{_ASKED} WHERE state = 'in force' ORDER BY id")]
    return [(row.id, _what(voice, row), row.by, row.why) for row in rows]


def explain_page(voice: Voice, id_: str) -> list[str]:
    """Return a line for what people set of the page with this id itself; statements, events and moments say it as a reason."""
    found = voice.rows(
        'SELECT "by", field, machine, substr(value, length(field) + 2), why FROM judgements '
        "WHERE \"left\" = ? AND thing = 'page' AND kind = 'set' AND state = 'in force' ORDER BY id",
        id_,
    )
    return [IN + voice.phrases.words("judged.set", row, voice.lang) for row in found]


def count_groups(ledger: Ledger) -> dict[str, int]:
    """Return how many groups of every kind the ledger holds now."""
    ask = ledger.connection.execute
    return {view: ask(f"SELECT count(*) FROM {view}").fetchone()[0] for view in COUNTED}  # noqa: S608 (own names)


def changed_lines(ledger: Ledger, id_: str, before: Mapping[str, int], lang: str) -> list[str]:
    """Return what a judgement says and what the numbers of groups were before it and are now."""
    voice = _voice(ledger, lang)
    now = count_groups(ledger)
    counts = [
        _say(voice, "count", _say(voice, view), str(before[view]), str(now[view]))
        for view in COUNTED
        if before[view] != now[view]
    ]
    lines = [_say(voice, "changed", "; ".join(counts)) if counts else _say(voice, "unchanged")]
    for row in [_Row(*cells) for cells in voice.rows(f"{_ASKED} WHERE id = ? ORDER BY n DESC LIMIT 1", id_)]:  # fmt: skip
        lines.insert(0, _what(voice, row))
        if row.state != "undone" and row.right:
            lines[0] += "; " + _together(voice, row)
    return [visible(line) for line in lines]


def kept_lines(word: str, id_: str, firsts: Mapping[str, int], lang: str) -> list[str]:
    """Return that a judgement is ``kept``, ``known`` or ``taken_back``.

    ``firsts`` are ids of groups that were given for their first member, with how many they have.
    """
    phrases = load(HOME).phrases
    lines = [phrases.words(f"judging.{word}", (id_,), lang)]
    lines += [
        IN + phrases.words("judging.first_of", (thing, str(members)), lang)
        for thing, members in firsts.items()
        if members > 1
    ]
    return [visible(line) for line in lines]


def loaded_lines(new: int, known: int, lang: str) -> list[str]:
    """Return how many judgements of a list were new and how many were in force before."""
    return [load(HOME).phrases.words("judging.loaded", (str(new), str(known)), lang)]


def _voice(ledger: Ledger, lang: str) -> Voice:
    return Voice(ledger.connection, load(HOME).phrases, labels(lang), lang)


def _say(voice: Voice, what: str, *args: str) -> str:
    return voice.phrases.words(f"judging.{what}", args, voice.lang)


def _what(voice: Voice, row: _Row) -> str:
    left = _place(voice, row.page, row.name if row.thing == "entity" else row.text)
    if row.kind == "set":
        loose = row.state in ("loose", "undone", "not settled")
        return _say(voice, "set_loose" if loose else "set", left, row.value, row.machine)
    name = row.right_name if row.thing == "entity" else row.right_text
    return _say(voice, row.kind, left, _place(voice, row.right_page, name))


def _place(voice: Voice, page: str, text: str) -> str:
    found = voice.rows(f"SELECT {ADDRESS} FROM pages WHERE id = ?", page)  # noqa: S608 (own names)
    if not found:
        return _say(voice, "gone", page)
    where = found[0][0]
    short = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
    return _say(voice, "at", " ".join(short.split()), where) if text else _say(voice, "page", where)


def _together(voice: Voice, row: _Row) -> str:
    """Return whether the two things of a judgement stand in one group now, and how large it is."""
    kind = "copy" if row.kind in ("copy", "not-copy") else GROUPS[row.thing]
    groups = [
        voice.rows('SELECT "group" FROM members WHERE kind = ? AND member = ?', kind, thing)
        for thing in (row.left, row.right)
    ]
    ids = [found[0][0] if found else "" for found in groups]
    sizes = [
        voice.rows('SELECT count(*) FROM members WHERE kind = ? AND "group" = ?', kind, id_)[0][0]
        for id_ in ids
    ]
    if ids[0] == ids[1] and ids[0]:
        return _say(voice, "now_one", sizes[0])
    return _say(voice, "now_two", *(size if size != "0" else "1" for size in sizes))
