"""Who in a sentence can take part in something: names, pronouns, pairs ("kedua pemimpin") and people without a name.

A party is a run of tokens with one or more actors. Names next to each other under "dan" are one party of several actors,
so that nobody is lost when a verb takes the whole. A noun for people with a state behind it acts for that state where
its sector does ("pasukan X"); otherwise it stays nameless with the state as its country.
"""

from typing import NamedTuple

from benang.languages.happening import HappeningWords
from benang.reading.cast import Cast, Mention, is_state
from benang.reading.events.lines import Line, bare, match
from benang.records import Actor, Span, Statement

_NEAR = 2
_OWN = "nya"


class Party(NamedTuple):
    """Tokens ``first`` to ``last`` included, and whom they stand for; ``place`` if they can be where something is.

    ``aside`` marks a name between commas behind its role ("Menteri X, Nama,").
    """

    first: int
    last: int
    actors: tuple[Actor, ...]
    place: Mention | None = None
    people: bool = False
    aside: bool = False


def find_parties(line: Line, cast: Cast) -> list[Party]:
    """Return the parties of a sentence in order, never overlapping, joined where a conjunction joins them."""
    named = _named(line, cast)
    taken = {k for p in named for k in range(p.first, p.last + 1)}
    found = list(named)
    behind = 0
    starts = [at for at, low in enumerate(line.lows) if may_take_part(low, line.words)]
    for at in starts:
        party = _other(line, cast, at) if at >= behind and at not in taken else None
        if party is None:
            continue
        party = _wider(line, party, taken)
        taken.update(range(party.first, party.last + 1))
        found.append(party)
        behind = party.last + 1
    found.sort(key=lambda p: (p.first, -p.last))
    return _joined(line, _apposed(line, _owned(line, found)))


def _named(line: Line, cast: Cast) -> list[Party]:
    found: list[Party] = []
    start, stop = line.passage.start, line.passage.stop
    for mention in cast.within(start, stop):
        first = line.index(mention.start)
        last = max(line.index(mention.stop) - 1, first)
        if first >= len(line.tokens):
            continue
        if line.tokens[first].start > mention.start and first:
            first -= 1
        if found and _goes_on(line, found[-1], first, mention):
            found[-1] = found[-1]._replace(last=last)
            continue
        if found and first <= found[-1].last:
            if last > found[-1].last or first == found[-1].first == last:
                actors = _union(found[-1].actors, _acting(line, mention))
                found[-1] = found[-1]._replace(last=max(last, found[-1].last), actors=actors)
            continue
        place = mention if mention.entity.kind == "LOC" or is_state(mention.entity.key) else None
        if mention.entity.kind == "ORG":
            place = mention
        found.append(Party(first, last, _acting(line, mention), place))
    return found


def _goes_on(line: Line, before: Party, first: int, mention: Mention) -> bool:
    """Return whether a place only says where the place before it lies ("di Kota X, Negara Y")."""
    if before.place is None or before.place.entity.kind != "LOC" or mention.entity.kind != "LOC":
        return False
    between = line.lows[before.last + 1 : first]
    ahead = line.lows[before.first - 1] if before.first else ""
    near = line.lows[max(before.first - 3, 0) : before.first]
    located = ahead in ("di", "ke", "dari") or bool({"di", "ke", "dari"} & set(near))
    return located and between in ([], [","])


def _acting(line: Line, mention: Mention) -> tuple[Actor, ...]:
    entity = mention.entity
    if entity.kind == "LOC" and not is_state(entity.key):
        return ()
    country = entity.country or (entity.key if is_state(entity.key) else "")
    span = Span(line.page, mention.start, mention.stop)
    if mention.plural and not is_state(entity.key):  # "para pejabat X" is nobody in particular
        text = line.text[mention.start : mention.stop]
        return (Actor(text, "", country, entity.sector, span, "unnamed"),)
    return (Actor(entity.name, entity.key, country, entity.sector, span, mention.resolved),)


def may_take_part(low: str, words: HappeningWords) -> bool:
    """Return whether a party without a name may begin with a word: the quick question asked of every word."""
    return low in words.actors or low.endswith(_OWN) or "-" in low


def _other(line: Line, cast: Cast, at: int) -> Party | None:
    low = line.lows[at]
    if low in line.clauses.pronouns:
        return Party(at, at, _pronoun(line, cast, at, low))
    if low in line.clauses.speakers:
        return Party(at, at, _speaker(line, at))
    both = match(line.words.both, line.lows, at)
    if both:
        span = line.span(at, at + both[0] - 1)
        kinds = _pair_kinds(both[1])
        pair = cast.both(span.start, kinds) or (
            _leaders(cast, span.start) if kinds == ("PER",) else []
        )
        actors = tuple(a for m in pair for a in _acting(line, m))
        if actors or not match(line.words.people, line.lows, at):
            return Party(at, at + both[0] - 1, _carried(actors, span))
    if low in line.clauses.regions and line.tokens[at].text[0].isupper() and at:
        return Party(at, at, (Actor(line.slice(at, at), low, "", "UNK", line.span(at, at)),))
    people = match(line.words.people, line.lows, at) or _owned_people(line, at)
    if people and not _only_describes(line, at) and not _in_a_name(line, at):
        last = at + people[0] - 1
        actor = Actor(line.slice(at, last), "", "", people[1], line.span(at, last), "unnamed")
        return Party(at, last, (actor,), people=True)
    return None


def _owned_people(line: Line, at: int) -> tuple[int, str] | None:
    """Return the noun for people that somebody's people are told with ("warganya")."""
    low = line.lows[at]
    half, hyphen, other = low.partition("-")
    if hyphen and bare(other) == half:  # "warga-warga"
        return match(line.words.people, [half], 0)
    return match(line.words.people, [bare(low)], 0) if bare(low) != low else None


def _leaders(cast: Cast, at: int) -> list[Mention]:
    """Return the only two named just before who act for a government: who "kedua pemimpin" are among other names."""
    found = [m for m in cast.before(at) if m.entity.sector == "GOV"]
    return sorted(found, key=lambda m: m.start) if len(found) == _NEAR else []


def _pair_kinds(phrase: str) -> tuple[str, ...]:
    if "negara" in phrase.split()[-1:] or phrase.endswith("pemerintah"):
        return ("STATE",)
    return ("PER", "STATE") if phrase == "keduanya" or "pihak" in phrase else ("PER",)


def _in_a_name(line: Line, at: int) -> bool:
    """Return whether the noun is part of the name of a law or a body ("UU Perlindungan Anak")."""
    if not at or line.passage.zone == "headline" or not line.tokens[at].text[0].isupper():
        return False
    return line.tokens[at - 1].text[0].isupper()


def _only_describes(line: Line, at: int) -> bool:
    """Return whether the noun for people only tells more of the noun before it ("kerja sama militer")."""
    if not at or _counts(line, at - 1) or line.lows[at - 1] in line.clauses.heads:
        return False
    before = line.tokens[at - 1].text
    headline = line.passage.zone == "headline"
    return (
        (before[0].islower() or headline)
        and line.is_noun(at - 1)
        and not _ends_clause(line, at - 1)
    )


def _ends_clause(line: Line, at: int) -> bool:
    low = line.lows[at]
    return (
        low in line.clauses.prepositions or low in line.words.forms or low in line.clauses.verb_like
    )


def _carried(actors: tuple[Actor, ...], span: Span) -> tuple[Actor, ...]:
    return tuple(Actor(a.name, a.key, a.country, a.sector, span, "pronoun") for a in actors)


def _pronoun(line: Line, cast: Cast, at: int, low: str) -> tuple[Actor, ...]:
    if low == "mereka":
        body = _speaking_body(line, cast, at)
        return body or (Actor(line.slice(at, at), "", "", "UNK", line.span(at, at), "unnamed"),)
    before = cast.before(line.tokens[at].start)
    if not before:
        return ()
    return _carried(_acting(line, before[0]), line.span(at, at))


def _speaking_body(line: Line, cast: Cast, at: int) -> tuple[Actor, ...]:
    """Return the body whose words these are: "militer X mengatakan mereka ..." speaks of itself."""
    held = line.holders(at)
    told_of = line.lows[at + 1 : at + 2] == ["yang"]  # "mereka yang ..." are those who ...
    if told_of or not held or held[0].form == "direct" or not held[0].speaker.key:
        return ()
    before = (m.entity for m in cast.within(line.passage.start, line.tokens[at].start))
    body = any(
        e.key == held[0].speaker.key and (e.kind == "ORG" or is_state(e.key)) for e in before
    )
    return speaker_of(held[0], line.span(at, at)) if body else ()


def _speaker(line: Line, at: int) -> tuple[Actor, ...]:
    held = line.holders(at)
    return speaker_of(held[0], line.span(at, at)) if held else ()


def speaker_of(statement: Statement, span: Span | None) -> tuple[Actor, ...]:
    """Return the speaker of a statement as an actor, or nothing when nobody is named."""
    speaker = statement.speaker
    if speaker.name == "unnamed":
        return ()
    return (Actor(speaker.name, speaker.key, speaker.country, speaker.sector, span, "carried"),)


def _wider(line: Line, party: Party, taken: set[int]) -> Party:
    """Return a nameless party with the figures and fillers before it ("lima tersangka")."""
    if not party.people:
        return party
    first = party.first
    while first and first - 1 not in taken and _counts(line, first - 1):
        first -= 1
    if first == party.first:
        return party
    actor = party.actors[0]
    wide = Actor(
        line.slice(first, party.last), "", "", actor.sector, line.span(first, party.last), "unnamed"
    )
    return party._replace(first=first, actors=(wide,))


def _counts(line: Line, at: int) -> bool:
    low, numbers = line.lows[at], line.words.file.numbers
    counts = low in numbers.powers or low in numbers.ones or low in ("belas", "puluh")
    return low[0].isdigit() or counts or low in line.clauses.fillers


def _owned(line: Line, parties: list[Party]) -> list[Party]:
    """Return the parties with each noun for people joined to the name right behind it."""
    found: list[Party] = []
    for party in parties:
        before = found[-1] if found else None
        if before is not None and before.people and _touches(line, before, party):
            found[-1] = _merge_owner(line, before, party)
            continue
        if before is not None and _one_noun(before, party):
            span = line.span(before.first, party.last)
            head = (
                party.actors[0]
                if line.lows[before.last] in line.clauses.fillers
                else before.actors[0]
            )
            actor = Actor(
                line.slice(before.first, party.last), "", "", head.sector, span, "unnamed"
            )
            found[-1] = Party(before.first, party.last, (actor,), people=True)
            continue
        found.append(party)
    return found


def _one_noun(left: Party, right: Party) -> bool:
    """Return whether two nouns for people right behind each other are one ("anak laki-laki")."""
    nameless = all(p.people and p.actors[0].resolved == "unnamed" for p in (left, right))
    return nameless and left.last + 1 == right.first


def _touches(line: Line, left: Party, right: Party) -> bool:
    gap = range(left.last + 1, right.first)
    acting = left.actors[0].sector in line.words.file.people.acting
    if acting and right.actors and [line.lows[k] for k in gap] == ["dari"]:
        return is_state(right.actors[0].key)
    person = right.place is None and any(a.resolved == "named" for a in right.actors)
    near = _NEAR if person and left.actors[0].sector == "CRM" else 1  # "terdakwa mafia pajak X"
    return len(gap) <= near and all(line.is_noun(k) for k in gap) and not right.people


def _merge_owner(line: Line, noun: Party, name: Party) -> Party:
    owner = noun.actors[0]
    last = name.last
    span, text = line.span(noun.first, last), line.slice(noun.first, last)
    state = name.actors[0] if name.actors and is_state(name.actors[0].key) else None
    if state is not None and owner.sector in line.words.file.people.acting:
        actor = Actor(text, state.key, state.key, owner.sector, span, "named")
    elif (
        name.actors and state is None and not _is_kin(line, noun) and not _belongs(line, noun, name)
    ):
        known = name.actors[0]
        actor = Actor(known.name, known.key, known.country, known.sector or owner.sector, span)
    else:
        country = state.key if state else ""
        if name.place is not None and not country:
            country = name.place.entity.country
        actor = Actor(text, "", country, owner.sector, span, "unnamed")
    return Party(noun.first, last, (actor, *name.actors[1:]), people=True)


def _belongs(line: Line, noun: Party, name: Party) -> bool:
    """Return whether a noun only belongs to the body behind it: "karyawan PT X" is not PT X, "penyidik X" acts for it."""
    sector = noun.actors[0].sector
    return name.place is not None and sector not in line.words.file.people.acting | {"UNK"}


def _is_kin(line: Line, noun: Party) -> bool:
    """Return whether a noun for people makes somebody else of the name behind it ("istri X")."""
    kin, stop = line.clauses.kin, noun.last + 1
    return any(" ".join(line.lows[k:stop]) in kin for k in range(noun.first, stop))


def _apposed(line: Line, parties: list[Party]) -> list[Party]:
    """Return the parties with a role and the name behind its comma as one ("Menteri Luar Negeri X, Nama,")."""
    found: list[Party] = []
    for party in parties:
        before = found[-1] if found else None
        if before is not None and line.lows[before.last + 1 : party.first] == [","]:
            role = _role_before(line, before)
            if role >= 0 and _is_person(party):
                found[-1] = Party(role, party.last, party.actors, None, aside=True)
                continue
        found.append(party)
    return found


def _role_before(line: Line, party: Party) -> int:
    """Return the token of the role that a party is the place of, or -1."""
    for k in range(party.first, max(party.first - 4, -1), -1):
        if k < party.first and not line.tokens[k].text[0].isupper():
            return -1
        hit = match(line.words.people, line.lows, k)
        if hit and hit[1] == "GOV":
            return k
    return -1


def _is_person(party: Party) -> bool:
    actor = party.actors[0] if party.actors else None
    return (
        actor is not None
        and actor.resolved == "named"
        and bool(actor.key)
        and not (party.people or is_state(actor.key) or party.place)
    )


def _joined(line: Line, parties: list[Party]) -> list[Party]:
    found: list[Party] = []
    for index, party in enumerate(parties):
        if (
            found
            and party.actors
            and found[-1].actors
            and _conjoined(line, found[-1], parties, index)
        ):
            before = found[-1]
            actors = _union(before.actors, party.actors)
            found[-1] = Party(before.first, party.last, actors, None, before.people, party.aside)
            continue
        found.append(party)
    return found


def _conjoined(line: Line, before: Party, parties: list[Party], index: int) -> bool:
    party = parties[index]
    between = line.lows[before.last + 1 : party.first]
    if not between or len(between) > _NEAR:
        return False
    if between[0] == "," and len(between) == 1:
        return not _ends_adjunct(line, before) and _list_goes_on(line, parties, index)
    if between[0] == ",":
        pronoun = party.actors[0].resolved not in ("named", "role", "unnamed")
        aside = before.aside or (before.first > 0 and line.lows[before.first - 1] == ",")
        if pronoun or (len(before.actors) < _NEAR and not aside):
            return False
    return all(b in line.clauses.joins for b in between) and between[-1] != "bersama"


def _ends_adjunct(line: Line, before: Party) -> bool:
    """Return whether the comma behind a party closes what stands in front of the sentence ("Usai menemui X, Y dan Z ...")."""
    fronted = line.lows[0] in line.clauses.adjunct
    return fronted and "," not in line.lows[: before.first] and before.first > 0


def _list_goes_on(line: Line, parties: list[Party], index: int) -> bool:
    """Return whether a list after a comma ends in "dan": without it the comma may part two clauses."""
    for left, right in zip(parties[index:], parties[index + 1 : index + 5], strict=False):
        between = line.lows[left.last + 1 : right.first]
        if "dan" in between or "serta" in between:
            return len(between) <= _NEAR
        if between != [","]:
            return False
    return False


def _union(left: tuple[Actor, ...], right: tuple[Actor, ...]) -> tuple[Actor, ...]:
    known = {(a.key or a.name) for a in left}
    return left + tuple(a for a in right if (a.key or a.name) not in known)
