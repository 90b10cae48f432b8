"""A sentence as events read it: its words as keys, its clauses, and which statement each word stands in.

Everything later parts ask is by token number. A clause is cut off by its conjunction; the piece of a statement that a word
stands in bounds whatever the word can be joined to.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from operator import itemgetter

from benang.languages.happening import HappeningWords, Phrases
from benang.reading.scan import Passage, Scan
from benang.reading.tokens import Token
from benang.records import Moment, Span, Statement

_HARD = frozenset('.;:!?"“”«»[]…—')
_OWN = "nya"
_SHORTEST = 3
_SHORT = 5  # shorter words with the letters of a verb are nouns
_start = itemgetter(0)  # of a token


class Line:
    """One sentence. ``lows`` are the tokens' keys, ``moments`` those printed in it, ``statements`` those that touch it."""

    def __init__(
        self,
        scan: Scan,
        passage: Passage,
        words: HappeningWords,
        moments: Sequence[Moment],
        statements: Sequence[Statement],
    ) -> None:
        self.page = scan.page
        self.text = scan.text
        self.passage = passage
        self.tokens: tuple[Token, ...] = passage.tokens
        self.lows = [t.low for t in passage.tokens]
        self.words = words
        self.clauses = words.file.clauses
        self.moments = moments
        self.statements = statements
        self.parties_at: frozenset[int] = frozenset()

    def span(self, first: int, last: int) -> Span:
        """Return the span of tokens ``first`` to ``last``, both included."""
        return Span(self.page, self.tokens[first].start, self.tokens[last].stop)

    def slice(self, first: int, last: int) -> str:
        """Return what is printed from token ``first`` to ``last``, both included, with plain single blanks."""
        return " ".join(self.text[self.tokens[first].start : self.tokens[last].stop].split())

    def holders(self, at: int) -> list[Statement]:
        """Return the statements with a piece that holds token ``at``, innermost first."""
        start, stop = self.tokens[at].start, self.tokens[at].stop
        found = [
            (piece.stop - piece.start, s.id, s)
            for s in self.statements
            for piece in s.pieces
            if piece.start <= start and stop <= piece.stop
        ]
        return [s for _, _, s in sorted(found, key=lambda f: f[:2])]

    def bounds(self, at: int) -> tuple[int, int]:
        """Return the tokens ``[first, stop)`` that what stands at ``at`` can be joined to: its piece, or what is outside."""
        start = self.tokens[at].start
        first, stop = 0, len(self.tokens)
        for statement in self.statements:
            cue = statement.cue
            if cue is not None and cue.start <= start < cue.stop:
                continue  # "menuduh X ...": what the cue governs begins its statement
            for piece in statement.pieces:
                if piece.start <= start < piece.stop:
                    first = max(first, self.index(piece.start))
                    stop = min(stop, self.index(piece.stop))
                elif piece.stop <= start:
                    first = max(first, self.index(piece.stop))
                else:
                    stop = min(stop, max(self.index(piece.start), at + 1))
        return first, max(stop, at + 1)

    def index(self, offset: int) -> int:
        """Return the number of the first token that starts at ``offset`` or later."""
        return bisect_left(self.tokens, offset, key=_start)

    def left(self, at: int, floor: int = 0) -> int:
        """Return the first token of the clause that ``at`` stands in."""
        headline = self.passage.zone == "headline"
        for k in range(at - 1, floor - 1, -1):
            if self._cuts(k) or (headline and self.lows[k] == ","):
                return k + 1
        return floor

    def right(self, at: int, ceiling: int) -> int:
        """Return the token behind the clause that ``at`` stands in."""
        for k in range(at + 1, ceiling):
            if self._cuts(k) or self.lows[k] == "yang":
                return k
        return ceiling

    def _cuts(self, at: int) -> bool:
        """Return whether a clause ends here; "saat ini" is no conjunction."""
        low = self.lows[at]
        if low in _HARD:
            return True
        if low not in self.clauses.stops:
            return False
        following = self.lows[at + 1] if at + 1 < len(self.lows) else ""
        return following not in self.clauses.this and not self._of_time(at)

    def _of_time(self, at: int) -> bool:
        """Return whether a word that may open a clause only belongs to a time ("selama lima jam", "beberapa waktu lalu")."""
        if at in self.timed:
            return True
        low = self.lows[at]
        if low in self.clauses.ago:
            return at > 0 and self.lows[at - 1] in self.words.file.links.spans
        if low not in self.clauses.lasting:
            return False
        numbers = self.words.file.numbers
        counts = (numbers.ones, numbers.vague, self.clauses.roughly, self.clauses.fillers)
        return any(
            word[0].isdigit() or any(word in table for table in counts)
            for word in self.lows[at + 1 : at + 2]
        )

    @cached_property
    def timed(self) -> frozenset[int]:
        """The tokens of expressions of time."""
        found = [range(self.index(m.span.start), self.index(m.span.stop)) for m in self.moments]
        return frozenset(k for run in found for k in run)

    def is_verb(self, at: int) -> bool:
        """Return whether the word looks like a verb."""
        low = self.lows[at]
        if low in self.clauses.verb_like:
            return True
        title = self.tokens[at].text[0].isupper() and self.passage.zone != "headline"
        if len(low) <= _SHORT or title or low in self.clauses.prepositions:
            return low in self.words.file.light.active or low in self.words.file.light.passive
        return low.startswith(("me", "ber", "di", "ter")) and low not in self.clauses.no_verb

    def is_noun(self, at: int) -> bool:
        """Return whether the word can stand in a noun phrase without a name."""
        low = self.lows[at]
        if not low[0].isalpha() or low in self.clauses.nominal_end or low in self.clauses.stops:
            return False
        return not self.is_verb(at)


def match(table: Phrases, lows: Sequence[str], at: int) -> tuple[int, str] | None:
    """Return how many words the phrase at ``at`` has and its value, or None."""
    for words, value in table.get(lows[at], ()):
        if len(words) == 1 or tuple(lows[at : at + len(words)]) == words:
            return len(words), value
    return None


def bare(low: str) -> str:
    """Return a noun without the owner's ``-nya``, or the word itself."""
    if low.endswith(_OWN) and len(low) > len(_OWN) + _SHORTEST:
        return low[: -len(_OWN)]
    return low
