"""The way back from a verb to its subject: over auxiliaries, days, ages, brackets, and asides between commas."""

from benang.reading.events.lines import Line
from benang.reading.events.parties import Party
from benang.reading.events.standing import Standing

_REACH = 3  # tokens of an age in brackets


class Backwards:
    """Finds the token that what stands at another can belong to, for one sentence whose parties ``standing`` knows."""

    def __init__(self, line: Line, standing: Standing) -> None:
        self.line = line
        self.standing = standing

    def before(self, at: int, left: int) -> int:
        """Return the token before ``at`` and what may stand between a subject and its verb."""
        line = self.line
        k = at - 1
        while k >= left and k not in self.standing.ends:
            if line.lows[k] == ",":
                return self._past_aside(k, left)
            step = self._step(k, left)
            if not step:
                break
            k -= step
        return k

    def _step(self, k: int, left: int) -> int:
        """Return how many tokens to pass over: an auxiliary, "itu", an age, something in brackets."""
        lows = self.line.lows
        if k in self.line.timed or (lows[k] == "pada" and k + 1 in self.line.timed):
            return 1
        if lows[k] in self.standing.skips or lows[k] in self.line.clauses.this:
            return 1
        if lows[k] == ")" and "(" in lows[max(left, k - 8) : k]:
            return k - max(j for j in range(max(left, k - 8), k) if lows[j] == "(") + 1
        if lows[k] == "tahun" and k > left and lows[k - 1][0].isdigit():
            return 3 if k - 1 > left and lows[k - 2] in self.line.clauses.aged else 2
        return self._counted(k, left)

    def _counted(self, k: int, left: int) -> int:
        """Return how many tokens "beberapa kali", "empat bulan" or "beberapa waktu lalu" have that end here, or none."""
        lows, words = self.line.lows, self.line.words.file
        ago = k > left and lows[k] in words.clauses.ago
        at = k - 1 if ago else k
        if at <= left or lows[at] not in words.links.spans:
            return 0
        before = lows[at - 1]
        counted = (
            before[0].isdigit() or before in words.numbers.ones or before in words.clauses.fillers
        )
        return k - at + 2 if counted else 0

    def _past_aside(self, comma: int, left: int) -> int:
        """Return the end of what stands before an aside that a comma closes ("X, seorang Y yang ..., pergi")."""
        lows, ends = self.line.lows, self.standing.ends
        aside = ends.get(comma - 1)
        for j in range(comma - 1, left, -1):
            if lows[j] in (",", "yang") and j - 1 in ends:
                if lows[j] == "," and not ends[j - 1].actors:
                    continue  # a place in a row of places
                if aside is not None and aside.first == j + 1 and self._calls(ends[j - 1], aside):
                    return comma - 1
                if lows[j] == "yang" and self.standing.modifies(ends[j - 1]):
                    continue  # "X, sebuah kapal milik Y yang ..., tiba"
                return self.named_before(j - 1)
        return comma - 1

    def _calls(self, front: Party, name: Party) -> bool:
        """Return whether what stands before the comma only says who the name behind it is ("pengacara X, Y, ...")."""
        actor = name.actors[0] if name.actors else None
        if actor is None or not actor.key or actor.resolved != "named" or name.place or name.people:
            return False
        lows = self.line.lows
        if self.standing.modifies(front):
            return True
        words = (
            " ".join(lows[k : front.last + 1]) for k in range(max(front.first - 2, 0), front.last)
        )
        relations = self.line.clauses.relations
        return any(word.startswith(tuple(f"{r} " for r in relations)) for word in words)

    def named_before(self, end: int) -> int:
        """Return the end of who is called X with an age in brackets before what they are ("X (17) warga Y")."""
        lows, party = self.line.lows, self.standing.ends[end]
        at = party.first - 1
        nameless = any(a.resolved == "unnamed" for a in party.actors)
        if not nameless or at < _REACH or lows[at] != ")" or lows[at - 2] != "(":
            return end
        return next((k for k in range(at - 3, max(at - 7, -1), -1) if k in self.standing.ends), end)
