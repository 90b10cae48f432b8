"""A register of agreements: who with whom, about what, and whether it was discussed, denied, planned, signed or in force.

Mentions in a story belong to one agreement when their parties (as states, where they act for one) fit and their
subjects do not shut each other out. A denial speaks of its own occasion: a pact signed later is no contradiction,
it supersedes the denial, and a link says so, also from one story to another.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from benang.ids import make_id
from benang.languages.lives import LifeWords
from benang.records import Agreement, Link, Reason, Span, Step
from benang.weaving.lookup import Lookup
from benang.weaving.mentions import Mention, Party, is_agreement
from benang.weaving.near_words import Nearby
from benang.weaving.reported import reported
from benang.weaving.signatories import signatories

_RANK = ("discussed", "planned", "denied", "agreed", "signed", "in force")
_DONE = frozenset({"agreed", "signed", "in force"})
_KINDS = frozenset({"SUPPORT", "AGREE", "CONSULT", "COOPERATE", "REJECT", "REQUEST", "CONCEDE"})
_TWO = 2
_MOST = 6  # parties an agreement is looked up by; a treaty of fifty is found by its first six


class AgreementsFound(NamedTuple):
    """Agreements sorted by id, and the links from signings to the denials they supersede."""

    agreements: list[Agreement]
    links: list[Link]


class _Register(NamedTuple):
    """The mentions of one agreement with its parties as keys and the words of its subject."""

    mentions: tuple[Mention, ...]
    parties: frozenset[str]
    subject: frozenset[str]


def find_agreements(lookup: Lookup, words: LifeWords) -> AgreementsFound:
    """Return every agreement that is spoken of, with its steps, and what supersedes what."""
    around = _Around(lookup)
    by_story: dict[str, list[_Spoken]] = {}
    for mention in sorted(lookup.mentions.values(), key=lambda m: m.order):
        if mention.agreement and mention.event.kind in _KINDS:
            spoken = _Spoken(mention, around.parties(mention), _subject(mention, words))
            by_story.setdefault(mention.story, []).append(spoken)
    registers = [r for story in sorted(by_story) for r in _registers(by_story[story])]
    rows = [_row(register, lookup, words) for register in registers]
    agreements = [row for row in rows if row.parties or not _is_bare(row.subject, words)]
    return AgreementsFound(
        sorted(agreements, key=lambda a: a.id), _superseded(registers, lookup, words)
    )


class _Spoken(NamedTuple):
    """One mention of an agreement with its parties as keys and the words of its subject."""

    mention: Mention
    parties: frozenset[str]
    subject: frozenset[str]


class _Around:
    """Who the parties are when the mention names fewer than two: the states its sentence and its holder stand for."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup
        self.states: dict[Span, set[str]] = {}
        for mention in lookup.mentions.values():
            near = self.states.setdefault(lookup.sentence(mention.event.span), set())
            near.update(p.country for p in mention.parties if p.government and p.country)

    def parties(self, mention: Mention) -> frozenset[str]:
        """Return the keys of the parties."""
        own = frozenset(_key(p) for p in mention.parties)
        private = own and not any(p.government or p.country for p in mention.parties)
        if len(own) >= _TWO or private:
            return own  # a company's partner is no state
        near = self.states[self.lookup.sentence(mention.event.span)]
        said = self.lookup.holder(mention.event)
        country = said.statement.speaker.country if said is not None else ""
        found = own | near | ({country} if country else set())
        return found if len(found) <= _MOST else own


def _registers(rows: Sequence[_Spoken]) -> list[_Register]:
    found: list[_Register] = []
    # those that name most parties first, so that "the agreement" finds the one it belongs to
    for row in sorted(rows, key=lambda r: (-len(r.parties), r.mention.order)):
        fits = [i for i, r in enumerate(found) if _fits(row, r)]
        if fits:
            best = max(fits, key=lambda i: (_shared(row, found[i]), -i))
            old = found[best]
            found[best] = _Register(
                (*old.mentions, row.mention),
                old.parties | row.parties,
                old.subject | row.subject,
            )
        else:
            found.append(_Register((row.mention,), row.parties, row.subject))
    return found


def _fits(row: _Spoken, register: _Register) -> bool:
    if row.subject and register.subject and row.subject.isdisjoint(register.subject):
        return False
    if row.parties and register.parties and _within(row.parties, register.parties):
        return True
    same_page = any(m.page == row.mention.page for m in register.mentions)
    if not row.parties or not register.parties:
        return same_page or not row.subject.isdisjoint(register.subject) or _same_day(row, register)
    # a page's headline names the states and its text who signs for them
    return same_page and _all_sign([row.mention, *register.mentions])


def _same_day(row: _Spoken, register: _Register) -> bool:
    """Return whether both tell of a signing on one and the same day."""
    day = row.mention.days
    if day is None or day[0] != day[1] or not _all_sign([row.mention, *register.mentions]):
        return False
    return any(m.days == day for m in register.mentions)


def _within(one: frozenset[str], two: frozenset[str]) -> bool:
    return one <= two or two <= one


def _all_sign(mentions: Iterable[Mention]) -> bool:
    return all(m.family == "sign" and m.event.polarity == "+" for m in mentions)


def _shared(row: _Spoken, register: _Register) -> tuple[int, int, bool]:
    """Return how much a mention and a register share: words of the subject, parties, a page."""
    same_page = any(m.page == row.mention.page for m in register.mentions)
    return (len(row.subject & register.subject), len(row.parties & register.parties), same_page)


def _key(party: Party) -> str:
    return party.country if party.country and party.government else party.id


def _subject(mention: Mention, words: LifeWords) -> frozenset[str]:
    """Return the words that say which agreement it is, beyond that it is one."""
    return frozenset(t for t in mention.things if t not in words.agreements)


def _row(register: _Register, lookup: Lookup, words: LifeWords) -> Agreement:
    mentions = sorted(register.mentions, key=lambda m: m.order)
    names: dict[str, Counter[str]] = {}
    for mention in mentions:
        for party in mention.parties:
            names.setdefault(_key(party), Counter())[party.name] += 1
    things = Counter(t.name for m in mentions for t in m.event.what if is_agreement(t, words))
    steps = _steps(mentions, lookup, words)
    named = {_most(counts) for key, counts in names.items() if key in register.parties}
    unnamed = {_state(key, mentions, lookup) for key in register.parties - set(names)}
    if len(named | unnamed) < _TWO:
        unnamed |= set(signatories(mentions, lookup, words))
    return Agreement(
        id=make_id("agreement", mentions[0].event.id),
        parties=tuple(sorted({*named, *unnamed})),
        subject=_most(things),
        state=_standing(steps),
        steps=steps,
    )


def _is_bare(subject: str, words: LifeWords) -> bool:
    """Return whether a subject says no more than that there is an agreement."""
    low = subject.lower().replace("-", " ").split()
    pairs = {f"{a} {b}" for a, b in pairwise(low)}
    told = {w for pair in pairs & words.agreements for w in pair.split()}
    return all(w in words.agreements or w in told for w in low)


def _state(key: str, mentions: Iterable[Mention], lookup: Lookup) -> str:
    """Return the name a page gives to a state, or its code."""
    names = [
        entity.name
        for page in sorted({m.page for m in mentions})
        for entity in lookup.pages[page].entities
        if entity.key == key
    ]
    return names[0] if names else key


def _most(counts: Counter[str]) -> str:
    return min(counts, key=lambda n: (-counts[n], -len(n), n)) if counts else ""


def _steps(mentions: Iterable[Mention], lookup: Lookup, words: LifeWords) -> tuple[Step, ...]:
    """Return each state once, by the first mention that says it, in order of day."""
    steps: dict[str, Step] = {}
    for mention in mentions:
        state = _state_of(mention, lookup, words)
        rule = "not_yet" if mention.event.not_yet else state.replace(" ", "_")
        why = reported(f"agreement.{rule}", lookup.holder(mention.event))
        steps.setdefault(state, Step(state, mention.published, mention.event.id, why))
    return tuple(sorted(steps.values(), key=lambda s: (s.as_of, _RANK.index(s.state))))


def _state_of(mention: Mention, lookup: Lookup, words: LifeWords) -> str:
    event = mention.event
    turned_down = event.kind == "REJECT"
    if turned_down != (event.polarity == "-"):
        return "discussed" if event.not_yet else "denied"
    if event.modality == "planned" and event.kind != "CONSULT":
        return "planned"
    if turned_down or event.modality != "asserted":
        return "discussed"  # who does not turn it down talks of it, and so does who plans to
    if Nearby(event.span, lookup).first(words.in_force, words):
        return "in force"
    if mention.family == "sign":
        return "signed"
    return "agreed" if event.kind == "AGREE" else "discussed"


def _standing(steps: Sequence[Step]) -> str:
    """Return where it stands: agreed, signed or in force for good, else what was said last."""
    done = [s.state for s in steps if s.state in _DONE]
    if done:
        return max(done, key=_RANK.index)
    return steps[-1].state


# --- a pact supersedes an earlier denial ---------------------------------------------------------


class _Signing(NamedTuple):
    day: str
    mention: Mention
    parties: frozenset[str]


def _superseded(registers: Sequence[_Register], lookup: Lookup, words: LifeWords) -> list[Link]:
    signings: dict[str, list[_Signing]] = {}
    for register in registers:
        signing = _signing(register, lookup, words)
        if signing is not None:
            for pair in _pairs(register.parties):
                signings.setdefault(pair, []).append(signing)
    links: dict[tuple[str, str], Link] = {}
    for register in registers:
        for denial in register.mentions:
            if _state_of(denial, lookup, words) != "denied" or not denial.published:
                continue
            after = _first_after(denial, register, signings)
            if after is not None:
                reason = Reason("link.supersedes", 1.0, (denial.published, after.day))
                key = (after.mention.event.id, denial.event.id)
                links[key] = Link("supersedes", *key, "joined", 1.0, (reason,))
    return [links[key] for key in sorted(links)]


def _signing(register: _Register, lookup: Lookup, words: LifeWords) -> _Signing | None:
    """Return the first report of the signing that has a day."""
    for mention in sorted(register.mentions, key=lambda m: m.order):
        if _state_of(mention, lookup, words) == "signed":
            day = mention.days[0] if mention.days else mention.published
            if day:
                return _Signing(day, mention, register.parties)
    return None


def _pairs(parties: frozenset[str]) -> Iterator[str]:
    for one, two in combinations(sorted(parties)[:_MOST], _TWO):
        yield f"{one}|{two}"


def _first_after(
    denial: Mention, register: _Register, signings: dict[str, list[_Signing]]
) -> _Signing | None:
    """Return the first signing between the same parties on a day after the denial, or None."""
    found = [
        signing
        for pair in _pairs(register.parties)
        for signing in signings.get(pair, ())
        if signing.day > denial.published
        and (register.parties <= signing.parties or signing.parties <= register.parties)
    ]
    return min(found, key=lambda s: (s.day, s.mention.order), default=None)
