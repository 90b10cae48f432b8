"""Sanctions, embargoes and bans: on whom, by whom, under what; who says they comply, and who threatens more.

Event mentions of the same parties are one restriction. A statement that says a regime is kept ("mematuhi sanksi")
is the word of its holder and no more; a demand to keep it ("harus menghormati") is not compliance.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from benang.ids import make_id
from benang.languages.lives import LifeWords
from benang.records import Restriction, Step, Why
from benang.weaving.compliance import Complies, find_complying
from benang.weaving.lookup import Lookup, Said
from benang.weaving.mentions import OFFICIAL, Mention, Party, is_state
from benang.weaving.near_words import Nearby, words_of
from benang.weaving.reported import reported

_AHEAD = frozenset({"planned", "conditional", "possible", "probable"})
_OTHERWISE = frozenset(
    {"convict", "expel", "withdraw"}
)  # coded SANCTION too, but they restrict no exchange


def find_restrictions(lookup: Lookup, words: LifeWords) -> list[Restriction]:
    """Return every restriction sorted by id; a statement of compliance with none at hand makes one of its own."""
    groups: dict[tuple[str, ...], list[Mention]] = {}
    for mention in sorted(lookup.mentions.values(), key=lambda m: m.order):
        if _restricts(mention, lookup, words):
            groups.setdefault(_key(mention), []).append(mention)
    groups = {k: rows for k, rows in _with_targets(groups, words).items() if _about_somebody(rows)}
    complying = list(find_complying(lookup, words))
    found: list[Restriction] = []
    taken: set[str] = set()
    for key in sorted(groups):
        fitting = [c for c in complying if _concerns(c, groups[key], words)]
        taken |= {c.said.statement.id for c in fitting}
        found.append(_row(groups[key], fitting, lookup, words))
    loose: dict[tuple[str, str], list[Complies]] = {}
    for one in complying:
        if one.said.statement.id not in taken:
            loose.setdefault((one.story, one.said.speaker), []).append(one)
    found.extend(_only_complied(loose[key]) for key in sorted(loose))
    return sorted(found, key=lambda r: r.id)


def _restricts(mention: Mention, lookup: Lookup, words: LifeWords) -> bool:
    """Return whether a mention is of a sanction or ban, or of its end: by its kind, or by what is put on or lifted."""
    event = mention.event
    if event.kind == "SANCTION":
        return _OTHERWISE.isdisjoint(event.modes)
    if event.kind != "CONCEDE" and not (event.kind == "COERCE" and "restrict" in event.modes):
        return False
    told = [*words_of(lookup.text(event.span)), *(w for t in event.what for w in words_of(t.name))]
    return not words.sanctions.isdisjoint(told)


def _about_somebody(mentions: Iterable[Mention]) -> bool:
    """Return whether it restricts, or is put on by, somebody known, or is told as done to somebody.

    What "offenders" may face is a rule of the house, not a restriction in force or threatened.
    """
    return any(
        any(p.country or not (p.described or p.anyone) for p in m.parties)
        or any(a.sector in OFFICIAL for a in m.event.who)
        or (m.event.modality == "asserted" and m.to_whom)
        for m in mentions
    )


def _key(mention: Mention) -> tuple[str, ...]:
    """Return the parties on both sides; a mention that names neither keeps to its story and regime.

    A crowd that nobody names ("empat perusahaan") is one in its story, whichever office acts on it.
    """
    crowd = frozenset[str]().union(*(p.described for p in mention.to_whom))
    if crowd and all(p.described for p in mention.to_whom):
        return (" ".join(sorted(crowd)), "", mention.story)
    on, by = _ids(mention.to_whom), _ids(mention.who)
    if on or by:
        return (on, by, "" if on and by else mention.story)
    return ("", "", mention.story, " ".join(sorted(t.key for t in mention.event.under)))


def _with_targets(
    groups: dict[tuple[str, ...], list[Mention]], words: LifeWords
) -> dict[tuple[str, ...], list[Mention]]:
    """Return the groups that say whom or under what they restrict; one by somebody joins theirs of its story."""
    kept = {key: rows for key, rows in groups.items() if key[0]}
    for key, rows in groups.items():
        if key[0]:
            continue
        homes = [
            k
            for k, v in kept.items()
            if k[1] == key[1] and key[1] and {m.story for m in v} & {m.story for m in rows}
        ]
        if len(homes) == 1:
            kept[homes[0]] = sorted([*kept[homes[0]], *rows], key=lambda m: m.order)
        elif _is_known(rows, words):
            kept[key] = rows
    return kept


def _is_known(rows: Sequence[Mention], words: LifeWords) -> bool:
    """Return whether sanctions without a target are known by their regime, or as those a state speaks of more than once.

    An article of a law is no regime.
    """
    regime = any(
        not words.sanctions.isdisjoint(words_of(t.name)) for m in rows for t in m.event.under
    )
    states = [m for m in rows if any(p.country and p.government for p in m.who)]
    return regime or len(states) > 1


def _ids(parties: Iterable[Party]) -> str:
    return " ".join(sorted({p.country if p.government and p.country else p.id for p in parties}))


def _row(
    mentions: Sequence[Mention],
    complying: Sequence[Complies],
    lookup: Lookup,
    words: LifeWords,
) -> Restriction:
    steps: dict[str, Step] = {}
    for mention in mentions:
        state = _state_of(mention, lookup, words)
        why = reported(f"restriction.{state}", lookup.holder(mention.event))
        steps.setdefault(state, Step(state, mention.published, mention.event.id, why))
    for one in complying[:1]:
        steps["says_complies"] = _compliance(one)
    under = Counter(t.name for m in mentions for t in m.event.under)
    return Restriction(
        id=make_id("restriction", mentions[0].event.id),
        on=_names(p for m in mentions for p in m.to_whom),
        by=_names(p for m in mentions for p in m.who),
        under=min(under, key=lambda n: (-under[n], n)) if under else "",
        says_complies=_speakers(complying),
        threatens=_threatens(mentions, lookup),
        steps=tuple(sorted(steps.values(), key=lambda s: (s.as_of, s.state))),
    )


def _names(parties: Iterable[Party]) -> tuple[str, ...]:
    """Return each party once, a state by its own name where a page gives it and else by those who act for it."""
    names: dict[str, Counter[str]] = {}
    states: dict[str, str] = {}
    for party in parties:
        names.setdefault(_ids([party]), Counter())[party.name] += 1
        if party.state:
            states.setdefault(_ids([party]), party.name)
    return tuple(sorted({states.get(key) or _most(counts) for key, counts in names.items()}))


def _most(counts: Counter[str]) -> str:
    return min(counts, key=lambda name: (-counts[name], -len(name), name))


def _state_of(mention: Mention, lookup: Lookup, words: LifeWords) -> str:
    event = mention.event
    if event.polarity == "-":
        return "denied" if event.modality == "asserted" else "ruled_out"
    if event.modality in _AHEAD:
        decided = Nearby(event.span, lookup).first(words.decided, words)
        return "imposed" if decided and event.modality == "planned" else "threatened"
    if event.modality != "asserted":
        return "called_for"
    near = Nearby(event.span, lookup)
    if event.kind == "CONCEDE":
        return "lifted"
    own = lookup.text(event.span)
    if near.off(words.cancelled, words, own):  # its own verb revokes a permit, which restricts
        return "lifted"
    return "extended" if near.first(words.extended, words) else "imposed"


def _threatens(mentions: Iterable[Mention], lookup: Lookup) -> tuple[str, ...]:
    """Return who announces more: the holder of a restriction that lies ahead, or its author in the outlet's voice."""
    found: set[str] = set()
    for mention in mentions:
        if mention.event.polarity == "-" or mention.event.modality not in _AHEAD:
            continue
        said = lookup.holder(mention.event)
        if said is None or said.statement.act == "believe":
            found |= {p.name for p in mention.who}
        elif _can_impose(said, mention):
            found.add(said.statement.speaker.name)
    return tuple(sorted(found))


def _can_impose(said: Said, mention: Mention) -> bool:
    """Return whether the holder has the power to act, or is the one who would: a bystander's guess is no threat."""
    speaker = said.statement.speaker
    if speaker.name == "unnamed":
        return False
    mine = any(p.id == said.speaker for p in mention.who)
    return mine or speaker.sector in OFFICIAL or is_state(speaker.key)


# --- who says that they comply -------------------------------------------------------------------


def _concerns(one: Complies, mentions: Sequence[Mention], words: LifeWords) -> bool:
    """Return whether a statement of compliance is about this restriction: its story, and its regime or its target."""
    told = {w for m in mentions for t in m.event.under for w in words_of(t.name)}
    regime = set(one.regime.split())
    return any(m.story == one.story for m in mentions) and (
        not (regime & told) <= words.sanctions
        or any(p.id == one.said.speaker for m in mentions for p in m.to_whom)
    )


def _only_complied(complying: Sequence[Complies]) -> Restriction:
    ordered = sorted(complying, key=lambda c: (c.said.published or "9999", c.said.statement.id))
    return Restriction(
        id=make_id("restriction", ordered[0].said.statement.id),
        on=(),
        by=(),
        under=max((c.regime for c in ordered), key=lambda r: (len(r), r)),
        says_complies=_speakers(ordered),
        threatens=(),
        steps=(_compliance(ordered[0]),),
    )


def _speakers(complying: Iterable[Complies]) -> tuple[str, ...]:
    return tuple(sorted({c.said.statement.speaker.name for c in complying}))


def _compliance(one: Complies) -> Step:
    said = one.said
    why = Why("restriction.says_complies", (said.statement.speaker.name,))
    return Step("says_complies", said.published, said.statement.id, why)
