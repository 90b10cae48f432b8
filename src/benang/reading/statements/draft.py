"""What finding hands to resolving: a statement as the words of its own sentence give it.

Finders (:mod:`direct`, :mod:`indirect`, :mod:`passive`, :mod:`headline`) fill a :class:`Draft`: where the words said
stand, where the cue stands, which words name the speaker. Who that is, through whom it came and how firm it is are
decided later, when all drafts of the page are known and in order.
"""

from typing import Literal, NamedTuple

from benang.languages.speech import Cue
from benang.reading.quotes import Quote
from benang.reading.tokens import Token
from benang.records import Form, Zone

RECALLED = "statement.recalled"
"""The rule of a draft that points back: what it says stands in the sentence before."""

Range = tuple[int, int]
Voice = Literal["source", "enclitic", "elided", "carried", "nobody"]


class Line(NamedTuple):
    """A sentence as statements see it: its tokens but for those inside quotations that are statements themselves.

    ``number`` is its place among the sentences of the page.
    """

    number: int
    zone: Zone
    paragraph: int
    start: int
    stop: int
    tokens: tuple[Token, ...]


class Draft(NamedTuple):
    """A statement before anybody is resolved.

    ``source`` are the words that name the speaker; ``voice`` says how to find the speaker when they do not;
    ``around`` is the stretch of the attribution, where addressee, occasion and relay stand; ``inside`` marks one that
    stands within another's reported clause.
    """

    pieces: tuple[Range, ...]
    form: Form
    cue: Cue
    cue_at: Range | None
    source: Range | None
    voice: Voice
    around: Range
    line: int
    paragraph: int
    zone: Zone
    rule: str
    inside: bool = False
    negated: bool = False
    told: Range | None = None

    @property
    def start(self) -> int:
        """The first character said."""
        return self.pieces[0][0]

    @property
    def stop(self) -> int:
        """The end of the last piece."""
        return self.pieces[-1][1]


class Paragraph(NamedTuple):
    """A paragraph: its tokens in order with the offsets they start at, and its double quotations."""

    number: int
    zone: Zone
    start: int
    stop: int
    tokens: tuple[Token, ...]
    at: tuple[int, ...]
    quotes: tuple[Quote, ...]
