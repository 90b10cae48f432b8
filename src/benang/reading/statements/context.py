"""What deciding about a draft needs to see of a page, indexed so that a page of any length costs time in its length."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from benang.languages import Pack
from benang.reading.cast import Cast
from benang.reading.chains import known_outlet
from benang.reading.quotes import Quote
from benang.reading.statements.draft import Draft, Line, Range
from benang.reading.statements.finding import Layout
from benang.reading.statements.leading import Words
from benang.reading.tokens import Token
from benang.records import Article, Entity, Moment

_THINGS = ("an", "nya")  # ends of nouns for what is done


def _holders(cast: Cast) -> dict[str, list[Entity]]:
    """Return the persons of the page by each word of a longer name."""
    found: dict[str, list[Entity]] = {}
    for entity in cast.entities:
        words = entity.name.split()
        if entity.kind == "PER" and len(words) > 1:
            for word in words:
                found.setdefault(word, []).append(entity)
    return found


class Context:
    """A page with its cast, moments and words, and quick ways to what stands in a stretch of it."""

    def __init__(
        self,
        layout: Layout,
        article: Article,
        cast: Cast,
        moments: Sequence[Moment],
        pack: Pack,
    ) -> None:
        self.page = layout.page
        self.text = layout.text
        self.lines = layout.lines
        self.article = article
        self.cast = cast
        self.speech = pack.speech
        self.words = Words(pack.speech.firmness, pack.speech.clause)
        self.reported_words = self.words._replace(reported=True)
        self.naming = pack.naming
        self.roots = pack.roots
        self.fold_outlet = pack.furniture.fold_outlet
        self._line = {line.number: line for line in layout.lines}
        self._line_at = [line.start for line in layout.lines]
        self._paragraph = {p.number: p for p in layout.paragraphs}
        self._moments = sorted(moments, key=lambda m: m.span.start)
        self._moment_at = [m.span.start for m in self._moments]
        self._quotes = sorted(layout.quotes)
        self._quote_at = [q.start for q in self._quotes]
        self.holders = _holders(cast)
        self.names = frozenset(
            at
            for m in cast.mentions
            if m.entity.kind in ("PER", "LOC")
            for at in (m.start, m.head_start)
        )
        self.places = frozenset(
            m.head_start
            for m in cast.mentions
            if m.entity.kind == "LOC" and self.is_listed(m.entity.name.lower())
        )

    def is_listed(self, low: str) -> bool:
        """Tell whether tables know a name in small letters as that of a state, its capital or a place."""
        naming = self.naming
        return low in naming.capitals or low in naming.states or low in naming.listed.place

    def acts(self, token: Token) -> bool:
        """Tell whether a word names one who can intend something: somebody of the cast, a person noun, a body."""
        if token.low in self.speech.firmness.things:
            return False
        words = self.speech.clause
        stem = token.low.removesuffix(self.speech.firmness.own_end)  # "kementeriannya akan ..."
        if (
            token.low in words.persons
            or token.low in words.pronouns
            or token.low in words.selves
            or stem in words.bodies
        ):
            return True
        if stem in self.naming.words.body_words:
            return True
        mention = self.cast.covering(token.start)
        return mention is not None and mention.entity.kind in ("PER", "ORG", "LOC")

    def line(self, number: int) -> Line | None:
        """Return the sentence with this number."""
        return self._line.get(number)

    def line_at(self, at: int) -> Line | None:
        """Return the sentence that holds an offset."""
        index = bisect_right(self._line_at, at) - 1
        return self.lines[index] if index >= 0 else None

    def tokens(self, paragraph: int, start: int, stop: int) -> Sequence[Token]:
        """Return the tokens of a paragraph that start in ``[start, stop)``."""
        own = self._paragraph.get(paragraph)
        if own is None:
            return ()
        return own.tokens[bisect_left(own.at, start) : bisect_left(own.at, stop)]

    def said(self, draft: Draft) -> list[Token]:
        """Return the tokens of what a draft says."""
        return [t for a, b in draft.pieces for t in self.tokens(draft.paragraph, a, b)]

    def beside(self, draft: Draft) -> list[Token]:
        """Return the tokens of a draft's attribution: around what is said, and not said."""
        found: list[Token] = []
        at, stop = draft.around
        for piece in (*sorted(draft.pieces), (stop, stop)):
            found.extend(self.tokens(draft.paragraph, at, min(piece[0], stop)))
            at = max(at, piece[1])
        return found

    def moment(self, draft: Draft) -> Moment | None:
        """Return the moment of speaking: one printed in the attribution, not in what is said and no relay's date."""
        start, stop = draft.around
        first = bisect_left(self._moment_at, start)
        for moment in self._moments[first : bisect_left(self._moment_at, stop)]:
            within = any(a <= moment.span.start < b for a, b in draft.pieces)
            if not moment.relay and not within:
                return moment
        return None

    def moments_in(self, start: int, stop: int) -> Sequence[Moment]:
        """Return the moments that begin in a stretch."""
        first = bisect_left(self._moment_at, start)
        return self._moments[first : bisect_left(self._moment_at, stop)]

    def outlet_in(self, start: int, stop: int) -> str:
        """Return the name of the wire, broadcaster or paper that a stretch begins with, or nothing."""
        line = self.line_at(start)
        tokens = self.tokens(line.paragraph, start, stop) if line else ()
        known = known_outlet(tokens, 0, self.speech)
        return known[0].name if known else ""

    def does(self, word: str) -> bool:
        """Tell whether a noun is built as one who does something: "pelantun" beside "melantun"."""
        if not word.startswith("pe") or word.endswith(_THINGS):
            return False
        root = self.roots.root(word)
        return root != word and self.roots.root("me" + word[2:]) == root

    def quote(self, at: int) -> Quote | None:
        """Return the quotation that ``at`` stands in."""
        index = bisect_right(self._quote_at, at) - 1
        if index >= 0 and self._quotes[index].stop > at:
            return self._quotes[index]
        return None

    def quotes_in(self, piece: Range) -> bool:
        """Tell whether a quotation, or part of one, stands in a stretch."""
        first = bisect_left(self._quote_at, piece[0])
        after = first < len(self._quotes) and self._quotes[first].start < piece[1]
        return after or self.quote(piece[0]) is not None
