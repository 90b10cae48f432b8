"""The subject of a verb: who stands before it, across relative clauses, infinitives and fronted adjuncts.

Nearest first: the party right before the verb and its auxiliaries, the one before "yang", the nearest in the clause that
no preposition or verb governs, the one of the clause it hangs on, the speaker of the statement. Where nothing is left the
subject is empty; it is never guessed from another sentence.
"""

from collections.abc import Sequence
from typing import NamedTuple

from benang.reading.cast import Cast
from benang.reading.events.backwards import Backwards
from benang.reading.events.lines import Line, match
from benang.reading.events.parties import Party, speaker_of
from benang.reading.events.standing import Standing
from benang.reading.events.things import phrase_before, preposition
from benang.reading.events.triggers import Trigger
from benang.records import Actor, Thing

_REACH = 3  # tokens from a verb of telling to who is told
_COMMAS = 5  # of a place and a day in front of the main clause
_VERB_VOICES = frozenset({"active", "passive", "plain", "bare"})


class Subject(NamedTuple):
    """The actors of a subject, or its noun phrase when it names nobody; ``owner`` is whose thing that is."""

    actors: tuple[Actor, ...] = ()
    phrase: Thing | None = None
    owner: tuple[Actor, ...] = ()


class Subjects:
    """Answers who the subject of a token is, for one sentence with its parties and triggers."""

    def __init__(
        self, line: Line, parties: Sequence[Party], triggers: Sequence[Trigger], cast: Cast
    ) -> None:
        self.line = line
        self.parties = parties
        self._cast = cast
        self._standing = Standing(line, parties)
        self._back = Backwards(line, self._standing)
        self._acting = [
            t.first for t in triggers if any(e.voice in ("active", "plain") for e in t.entries)
        ]
        headline = line.passage.zone in ("headline", "deck")
        bare = [t for t in triggers if all(e.voice == "bare" for e in t.entries) and not headline]
        self._agents = frozenset(t.first - 1 for t in bare)  # "sudah kami tangkap"
        self._verbs = sorted(
            t.first for t in triggers if any(e.voice in _VERB_VOICES for e in t.entries)
        )

    def ceiling(self, last: int) -> int:
        """Return the token behind what can belong to a trigger that ends at ``last``."""
        _, stop = self.line.bounds(last)
        right = self.line.right(last, stop)
        for verb in self._verbs:
            if last < verb < right:
                right = verb
                break
        return right

    def of(self, at: int, *, passive: bool = False, noun: bool = False) -> Subject:
        """Return the subject of the verb (or noun) at token ``at``; a speaker is never what a passive befalls."""
        line = self.line
        floor, _ = line.bounds(at)
        left = line.left(at, floor)
        k = self._past_reported(self._back.before(at, left), left)
        same = self._coordinated(k, left)
        if same is not None:
            return self.of(same)
        direct = self._standing.ends.get(k)
        which = k if k >= left and line.lows[k] == "yang" else self._relative_before(direct, left)
        if which >= 0:
            return self._relative(which, floor)
        inside = direct if k >= left else None
        here = self._right_before(inside, k, left, passive=passive, noun=noun)
        if here is not None:
            return here
        if k < left and left > floor and line.lows[left - 1] in line.clauses.shared:
            shared = self._of_main_clause(left, floor, passive=passive)
            if shared is not None:
                return shared
        found = self._found(at, left, k, passive=passive, noun=noun)
        if found == Subject() and inside is not None and not noun and inside.place is None:
            return Subject(inside.actors)
        return found

    def _right_before(
        self, direct: Party | None, k: int, left: int, *, passive: bool, noun: bool
    ) -> Subject | None:
        """Return the subject that ends right before a verb: the party there, or the noun phrase."""
        if direct is not None:
            if self._stands_as_subject(direct, passive=passive):
                return Subject(direct.actors)
            return None if noun else self._owned(direct, left, passive=passive)
        phrase = None if noun else self._phrase(k, left)
        if phrase is None:
            return None
        near = self._behind_phrase(phrase, left)
        return Subject((), phrase) if near is None else Subject(near)

    def _owned(self, owner: Party, left: int, *, passive: bool) -> Subject | None:
        """Return the noun that a party before the verb only tells more of ("pemain X didakwa"), with whose it is.

        Behind a noun for a doing ("alasan X mundur") the party itself is the subject.
        """
        line = self.line
        stands = not self._standing.modifies(owner) or preposition(line, owner.first)
        if stands or line.lows[owner.last] in line.clauses.pronouns | line.clauses.speakers:
            return None
        if line.lows[owner.first - 1] in line.clauses.origin:
            whose = self._standing.ends.get(self._back.before(owner.first - 1, left))
            return None if whose is None else Subject(whose.actors)
        phrase = phrase_before(line, owner.first - 1, left)
        if phrase is None:
            return None
        if phrase.key.split()[-1] in line.clauses.tellings:
            return Subject(owner.actors)
        first = line.index(phrase.span.start)
        placed = first > left and line.lows[first - 1] in line.clauses.prepositions
        owns = owner.place is not None and (passive or owner.place.entity.kind == "LOC")
        if placed or not owns:
            return None
        name, span = line.slice(first, owner.last), line.span(first, owner.last)
        return Subject((), Thing(name, span, name.lower()), owner.actors)

    def _past_reported(self, k: int, left: int) -> int:
        """Return the "yang" before a passive that only tells how it is known ("yang diviralkan mencuri"), or ``k``."""
        lows = self.line.lows
        told = k > left and lows[k - 1] == "yang" and lows[k].startswith("di")
        return k - 1 if told and self.line.is_verb(k) else k

    def _found(self, at: int, left: int, k: int, *, passive: bool, noun: bool) -> Subject:
        """Return the subject where none stands right before the verb: in its clause, the one around it, or the speaker."""
        floor, _ = self.line.bounds(at)
        summoned = self._summoned(k, left) if passive else None
        if summoned is not None:
            return summoned
        found = self._controlled(k, left, floor) or self._nearest(left, at)
        if found is None and (not passive or at == floor):
            found = self._outside(left, at, floor)
        if found is not None:
            return Subject(found.actors)
        joined = k > left and self.line.lows[k] in ("dan", "serta")
        told = (k < left or joined) and left == floor and not passive and not noun
        return Subject(self._speaker(at) if told and self._opens(at, left) else ())

    def _summoned(self, k: int, left: int) -> Subject | None:
        """Return who is summoned "untuk diperiksa": whom the passive before befalls, else who stands nearest before it."""
        lows = self.line.lows
        if k < left or lows[k] not in self.line.clauses.told:
            return None
        before = [v for v in self._verbs if left <= v < k and lows[v].startswith("di")]
        if before:
            return self.of(before[-1], passive=True)
        near = [p for p in self.parties if left <= p.first and p.last < k and self._can_be_held(p)]
        return Subject(near[-1].actors) if near else None

    def _can_be_held(self, party: Party) -> bool:
        """Return whether a party is somebody by itself, not the place or the owner of a place ("dari gedung X")."""
        placed = preposition(self.line, party.first) in self.line.clauses.placed
        return bool(party.actors) and not placed and not self._standing.modifies(party)

    def _of_main_clause(self, left: int, floor: int, *, passive: bool) -> Subject | None:
        """Return the subject that a verb right behind a conjunction shares ("ditahan usai ditetapkan ...").

        None sends an active verb to look elsewhere: only behind a passive is the nearest party not its subject.
        """
        line = self.line
        main = [verb for verb in self._verbs if floor <= verb < left - 1]
        if main and (passive or line.lows[main[-1]].startswith("di")):
            return self.of(main[-1], passive=line.lows[main[-1]].startswith("di"))
        after = self._behind_comma(left, floor)
        since = line.lows[left - 1] in line.words.file.links.because_of
        if after is None and passive and not main and not since:
            after = self._nearest(line.left(left - 1, floor), left - 1)
        if after is not None:
            return Subject(after.actors)
        return Subject() if passive else None

    def _opens(self, at: int, left: int) -> bool:
        """Return whether a reported clause can begin with this verb and leave its speaker out ("mengaku menyerang")."""
        gerund = at == left and left > 0 and self.line.lows[left - 1] == "bahwa"
        return self.line.tokens[at].text[0].islower() and not gerund

    def _stands_as_subject(self, party: Party, *, passive: bool) -> bool:
        case = preposition(self.line, party.first)
        fits = not case or (case == "oleh" and not passive)
        return fits and not self._standing.modifies(party)

    def _relative_before(self, party: Party | None, left: int) -> int:
        """Return the "yang" of a relative clause that ends in the party, or -1."""
        line = self.line
        if party is None:
            return -1
        if line.lows[party.first - 1] in line.clauses.directive:
            return -1  # "yang membuat X mengirim": X sends
        for k in range(party.first - 1, left - 1, -1):
            if line.lows[k] == "yang":
                inside = any(line.is_verb(j) for j in range(k + 1, party.first))
                return k if inside and k > left else -1
            if line.lows[k] == ",":
                return -1
        return -1

    def _phrase(self, k: int, left: int) -> Thing | None:
        """Return the noun phrase that ends at ``k``; behind a preposition in a relative clause, what that clause is of."""
        line = self.line
        edge = max(
            (p.last + 1 for p in self.parties if not p.people and left <= p.last < k), default=left
        )
        phrase = phrase_before(line, k, edge)
        if phrase is None or phrase.key in self._standing.skips:
            return None
        before = line.index(phrase.span.start) - 1
        which = [j for j in range(left, before) if line.lows[j] == "yang"]
        governed = before >= left and self._takes(before)
        if which and (governed or line.lows[before] in line.clauses.prepositions):
            return phrase_before(line, which[-1] - 1, left) or phrase
        if governed:
            return None
        return None if before >= left and line.lows[before] in self.line.clauses.placed else phrase

    def _takes(self, at: int) -> bool:
        """Return whether a verb takes what stands behind it as its object, not as the subject of a clause."""
        line = self.line
        takes = line.is_verb(at) and line.lows[at].startswith("me")
        clause = line.clauses.directive | line.words.file.aspect.says
        return takes and line.lows[at] not in clause

    def _behind_phrase(self, phrase: Thing, left: int) -> tuple[Actor, ...] | None:
        """Return people that a noun phrase begins with, or the party that a lone adverb follows."""
        line = self.line
        first = line.index(phrase.span.start)
        last = line.index(phrase.span.stop) - 1
        for party in self.parties:
            if party.people and first <= party.first <= last and not preposition(line, party.first):
                span = line.span(party.first, last)
                actor = party.actors[0]
                name = line.text[span.start : span.stop]
                return (Actor(name, actor.key, actor.country, actor.sector, span, actor.resolved),)
        if first == last and line.tokens[first].text[0].islower():
            before = self._standing.ends.get(self._back.before(first, left))
            if before and before.first >= left and not preposition(line, before.first):
                return before.actors
        return None

    def enclitic(self, at: int) -> tuple[Actor, ...]:
        """Return whom "-nya" at token ``at`` stands for: the subject before it in the sentence, else the cast's guess."""
        floor, _ = self.line.bounds(at)
        found = next(
            (p for p in self.parties if floor <= p.first < at and self._standing.free(p)), None
        )
        if found is not None and found.actors:
            actors = found.actors[:1]
        else:
            actors = self._speaker(at) or self._nearest_person(at)
        span = self.line.span(at, at)
        return tuple(Actor(a.name, a.key, a.country, a.sector, span, "enclitic") for a in actors)

    def _nearest_person(self, at: int) -> tuple[Actor, ...]:
        before = self._cast.before(self.line.tokens[at].start)[:1]
        return tuple(Actor(e.name, e.key, e.country, e.sector) for e in (m.entity for m in before))

    def _relative(self, which: int, floor: int) -> Subject:
        line = self.line
        k = which - 1
        while k >= floor and (line.lows[k] in line.clauses.this or line.lows[k] in (",", ")")):
            k -= 1
        if line.lows[which - 1] == "," and (aside := self._listed(k, floor)) is not None:
            return Subject((), aside)
        party = self._standing.ends.get(k)
        if party is not None and party.first > floor and line.lows[party.first - 1] == "(":
            party = self._standing.ends.get(party.first - 2, party)  # "Nama Panjang (NP) yang"
        if party is not None and not (self._standing.modifies(party) and not party.people):
            return Subject(party.actors)
        if party is not None:
            return Subject((), phrase_before(line, party.first - 1, floor), party.actors)
        phrase = phrase_before(line, k, floor)
        if phrase is None or phrase.key in self._standing.skips:
            return Subject((), self._listed(k, floor))
        first = line.index(phrase.span.start) - 1
        if (
            first > floor
            and line.lows[first] in self.line.clauses.copula
            and first - 1 in self._standing.ends
        ):
            return Subject(self._standing.ends[first - 1].actors, phrase)
        return Subject((), phrase)

    def _listed(self, k: int, floor: int) -> Thing | None:
        """Return the phrase before an aside between commas ("perjanjian apapun, termasuk ..., yang")."""
        line = self.line
        left = line.left(k, floor)
        if match(line.words.people, line.lows, left) or left in {p.first for p in self.parties}:
            return None
        commas = [j for j in range(left, k) if line.lows[j] == ","]
        return phrase_before(line, commas[0] - 1, left) if commas else None

    def _coordinated(self, k: int, left: int) -> int | None:
        """Return the verb that "dan" joins the next one to: both have one subject."""
        if k <= left or self.line.lows[k] not in ("dan", "serta"):
            return None
        before = [verb for verb in self._acting if left <= verb < k]
        return before[-1] if before else None

    def _controlled(self, k: int, left: int, floor: int) -> Party | None:
        """Return who is told or means to act: X of "meminta X untuk ..." and of "keputusan X untuk ..."."""
        lows = self.line.lows
        edge = k if k >= left else left - 1
        if edge < floor or lows[edge] not in self.line.clauses.told:
            return None
        start = self.line.left(edge, floor)
        clauses = self.line.clauses
        told = [
            j
            for j in range(start, edge)
            if lows[j] in clauses.directive or lows[j] in clauses.intents
        ]
        if not told:
            return None
        for party in self.parties:
            if told[-1] < party.first <= told[-1] + _REACH and party.last < edge:
                return party if preposition(self.line, party.first) in ("", "kepada") else None
        return None

    def _nearest(self, left: int, at: int, *, agents: bool = False) -> Party | None:
        for party in reversed(self.parties):
            free = self._standing.free(party) or (
                agents and preposition(self.line, party.first) == "oleh"
            )
            inside = left <= party.first and party.last < at and party.last not in self._agents
            if inside and free and not self._standing.governed(party.first, left):
                return party
        return None

    def _outside(self, left: int, at: int, floor: int) -> Party | None:
        """Return the subject of the clause this one hangs on: the one before it, or behind the comma of a fronted one."""
        edge = left
        while edge > floor:
            opener = self.line.lows[edge - 1]
            if opener in ".;!?":
                break
            edge = self.line.left(edge - 1, floor)
            found = self._nearest(edge, left - 1, agents=True)
            if found is not None:
                return found
        return self._behind_comma(at, floor)

    def _behind_comma(self, at: int, floor: int) -> Party | None:
        """Return the subject behind a comma of a clause in front of its main one ("Sebelum dipecat, X ...")."""
        if not self._fronted(at, floor):
            return None
        _, stop = self.line.bounds(at)
        commas = [k for k in range(at, stop) if self.line.lows[k] == ","]
        for comma in commas[:_COMMAS]:
            for party in self.parties:
                if party.first == comma + 1 and self._standing.free(party):
                    return None if self._standing.tells(party) else party
        return None

    def _fronted(self, at: int, floor: int) -> bool:
        if at == floor and self.line.passage.zone == "headline":
            return True  # "Diperiksa X, Y ..."
        adjunct = self.line.clauses.adjunct
        left = self.line.left(at, floor)
        if left > floor and self.line.lows[left - 1] in adjunct:
            return left - 1 == floor or self.line.tokens[left - 1].text[0].isupper()
        return not adjunct.isdisjoint(self.line.lows[floor : min(at, floor + 3)])

    def speaker(self, at: int) -> tuple[Actor, ...]:
        """Return who says the statement that token ``at`` stands in: with whom somebody meets is told by who meets."""
        held = self.line.holders(at)
        return speaker_of(held[0], None) if held else ()

    def _speaker(self, at: int) -> tuple[Actor, ...]:
        held = self.line.holders(at)
        if not held or held[0].form == "direct":
            return ()
        return speaker_of(held[0], None)
