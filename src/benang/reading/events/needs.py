"""Whether enough is known of a trigger for an event: what its family needs, and more where the word alone says little."""

from collections.abc import Callable, Mapping, Sequence

from benang.languages.happening_file import Need
from benang.reading.cast import is_state
from benang.reading.events.drafts import Draft, Sentence, quantities_of
from benang.records import Actor

_PEOPLE = "person"
_OFFICIAL = frozenset({"COP", "JUD", "GOV", "LEG", "MIL", "SPY"})
_ARMED = frozenset({"MIL", "REB", "COP", "UAF", "SPY", "GOV"})
_HARD = frozenset({"both", "thing"})  # needed whatever else is there
_NOUNS = frozenset({"noun", "deed"})


def enough(sentence: Sentence, draft: Draft) -> bool:
    """Return whether enough is known for an event: one of the family's needs, and more for a bare noun."""
    people = any(q.quantity.unit == _PEOPLE for q in quantities_of(sentence, draft.trigger))
    if not _stands(sentence, draft, people=people):
        return False

    def have(need: Need) -> bool:
        return people if need == "number" else _HAVE[need](draft)

    needs = frozenset(draft.family.needs)
    hard, soft = needs & _HARD, needs - _HARD
    if needs == {"who", "whom"}:
        return _both(draft)
    if all(map(have, hard)) and (any(map(have, soft)) if soft else hard):
        return True
    told = draft.entry.voice in _NOUNS and have("strong") and _named(_parties(draft))
    return hard == {"both"} and told and draft.family.kind != "ACCUSE"


def _stands(sentence: Sentence, draft: Draft, *, people: bool) -> bool:
    """Return whether the word can stand for an event at all: a noun nobody carries and a bare verb need more around them."""
    roles, family, voice = draft.roles, draft.family, draft.entry.voice
    carried = bool(draft.trigger.carried)
    placed = draft.where is not None
    if family.strict and not (people or carried or placed):
        return False
    if family.kind == "CONSULT" and any(map(_reports, (roles.who, roles.to_whom))):
        return False  # who is met by reporters gives an interview
    if voice in _NOUNS:
        told = people or placed or _named(_parties(draft)) or bool(roles.who and roles.to_whom)
        return carried or told or bool(family.things and roles.what)
    if voice == "bare":
        headline = sentence.line.passage.zone in ("headline", "deck")
        return bool(roles.who if headline else roles.to_whom or roles.what)
    if voice == "active" and family.kind == "ASSAULT" and not family.modes:  # a disease attacks too
        return bool(roles.who) or people or any(map(_official, roles.to_whom))
    return True


def _official(actor: Actor) -> bool:
    return actor.sector in _OFFICIAL or is_state(actor.key)


def _reports(actors: Sequence[Actor]) -> bool:
    return bool(actors) and all(a.sector == "JRN" for a in actors)


def _named(actors: Sequence[Actor]) -> bool:
    return any(a.key and a.resolved != "unnamed" for a in actors)


def _parties(draft: Draft) -> tuple[Actor, ...]:
    return (*draft.roles.who, *draft.roles.to_whom)


def _both(draft: Draft) -> bool:
    return bool(draft.roles.who and draft.roles.to_whom)


def _carried(draft: Draft) -> bool:
    return bool(draft.trigger.carried)


def _timed(draft: Draft) -> bool:
    return draft.when.when is not None


def _placed(draft: Draft) -> bool:
    return draft.where is not None


_HAVE: Mapping[Need, Callable[[Draft], bool]] = {
    "who": lambda d: bool(d.roles.who),
    "whom": lambda d: bool(d.roles.to_whom),
    "any": lambda d: any(a.key or a.sector != "UNK" for a in _parties(d)),
    "both": _both,
    "named": lambda d: _named(_parties(d)),
    "thing": lambda d: bool(d.roles.what or d.family.things),
    "where": lambda d: _placed(d) and (_timed(d) or _carried(d)),
    "place": _placed,
    "when": lambda d: _timed(d) and (_placed(d) or _carried(d)),
    "pair": lambda d: len(_parties(d)) > 1 or _named(d.roles.to_whom),
    "public": lambda d: _both(d) and _named(d.roles.who) and any(map(_official, _parties(d))),
    "office": lambda d: any(map(_official, d.roles.who)),
    "asker": lambda d: _named(d.roles.who) or _both(d),
    "aimed": lambda d: _both(d) and _named(d.roles.who),
    "sides": lambda d: _named(d.roles.who) and _named(d.roles.to_whom),
    "doer": lambda d: _named(d.roles.who),
    "official": lambda d: any(a.sector in _OFFICIAL for a in d.roles.who),
    "armed": lambda d: any(is_state(a.key) or a.sector in _ARMED for a in d.roles.who),
    "strong": lambda d: _carried(d) and (bool(_parties(d)) or _placed(d)),
}
