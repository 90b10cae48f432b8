"""Whether a party of a sentence stands by itself, or belongs to a preposition, a noun, a verb or a place."""

from collections.abc import Sequence

from benang.reading.events.lines import Line, match
from benang.reading.events.parties import Party
from benang.reading.events.things import preposition

_REACH = 3  # tokens of a place at the start of a sentence
_FORCES = frozenset({"COP", "JUD"})


class Standing:
    """Answers where the parties of one sentence stand; ``ends`` are the parties by their last token."""

    def __init__(self, line: Line, parties: Sequence[Party]) -> None:
        self.line = line
        self.ends = {p.last: p for p in parties}

    @property
    def skips(self) -> frozenset[str]:
        """The words that may stand between a subject and its verb."""
        return self.line.words.skips

    def free(self, party: Party) -> bool:
        """Return whether a party can be a subject: no preposition, noun or wider place has it."""
        return (
            bool(party.actors)
            and not preposition(self.line, party.first)
            and not self.modifies(party)
            and not self._wider_place(party)
        )

    def _wider_place(self, party: Party) -> bool:
        """Return whether the party only says where the place before its comma lies ("di Kota X, Provinsi Y, Z")."""
        line = self.line
        while party.place is not None and party.first > 1 and line.lows[party.first - 1] == ",":
            before = self.ends.get(party.first - 2)
            if before is None or before.place is None:
                return False
            if preposition(line, before.first) in ("di", "ke", "dari"):
                return before.first > _REACH  # behind a fronted place the subject may follow
            party = before
        return False

    def governed(self, first: int, left: int) -> bool:
        """Return whether a verb of the same clause stands right before, whose object this then is."""
        line = self.line
        k = first - 1
        while k >= left and line.lows[k] in line.clauses.fillers:
            k -= 1
        passive = line.lows[k].startswith("di")  # who stands behind a passive does it
        spoken = line.lows[k] in line.clauses.verb_like
        return k >= left and line.is_verb(k) and not passive and not spoken

    def modifies(self, party: Party) -> bool:
        """Return whether the party only tells more of the noun before it ("program rudal X")."""
        line = self.line
        k = party.first - 1
        while k >= 0 and line.lows[k] in line.clauses.fillers:
            k -= 1
        if k < 0 or party.people or k in self.ends:
            return False
        low = line.lows[k]
        lower = line.tokens[k].text[0].islower() or (k == 0 and low in line.words.forms)
        if not lower or low in line.clauses.heads:
            return False
        hit = match(line.words.people, line.lows, k)
        noun = line.is_noun(k) or low.startswith("ter")
        return (
            hit is None
            and noun
            and (low not in line.clauses.prepositions and low not in self.skips)
        )

    def tells(self, party: Party) -> bool:
        """Return whether a party behind a fronted clause only goes on telling: "pihaknya", or police without a name."""
        speaks = self.line.lows[party.first] in self.line.clauses.speakers
        return speaks or (party.people and any(a.sector in _FORCES for a in party.actors))
