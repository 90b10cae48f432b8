"""How renderings of one utterance drift: firmer or looser, narrower or wider, something added or left out.

Every rendering is held against the fullest quotation of the group (or, without one, its longest rendering). Both places
are kept, so that a reader sees the two wordings side by side; nothing is said of which one is right.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from benang.languages.comparing import Comparing
from benang.records import Drift, Modality, Span
from benang.weaving.renderings import likeness
from benang.weaving.utterance_rows import Piece, Row

FIRMNESS: dict[Modality, float] = {
    "asserted": 1.0,
    "planned": 0.8,
    "probable": 0.7,
    "requested": 0.6,
    "conditional": 0.5,
    "possible": 0.4,
    "feared": 0.4,
}
APART = 0.15
BOOST = 0.2
RUN, WEIGHT = 3, 12.0
"""How many telling roots in a row, and of what weight, make something added or dropped worth saying."""


def find_drift(members: Sequence[Row], words: Comparing) -> Iterator[Drift]:
    """Yield how each rendering differs from the fullest one, in the order of the members."""
    base = max(members, key=lambda m: (m.quoted, m.total, m.id))
    for other in members:
        if other is not base and other.pieces and base.pieces:
            yield from _firmness(other, base, words)
            yield from _scope(other, base, words)
            if likeness(other, base).more >= APART:
                yield from _more(other, base)


def _firmness(other: Row, base: Row, words: Comparing) -> Iterator[Drift]:
    firm, loose = firmness_of(other, words), firmness_of(base, words)
    if abs(firm - loose) > APART:
        kind: Literal["stronger", "weaker"] = "stronger" if firm > loose else "weaker"
        yield Drift(other.id, base.id, kind, whole(other), whole(base))


def firmness_of(row: Row, words: Comparing) -> float:
    """Return how firmly a rendering claims: its modality, the weakest hedge among its words, and whether it insists."""
    hedges = [words.hedges[p.root] for p in row.pieces if p.root in words.hedges]
    insists = BOOST if not row.negations and not words.boosts.isdisjoint(row.lows) else 0.0
    return min([FIRMNESS[row.statement.modality], *hedges]) + insists


def _scope(other: Row, base: Row, words: Comparing) -> Iterator[Drift]:
    """Yield narrower where a sweeping word of the fuller rendering is gone, wider where one came in."""
    ours = [p for p in other.pieces if p.root in words.sweeping]
    theirs = [p for p in base.pieces if p.root in words.sweeping]
    if theirs and not ours:
        yield Drift(other.id, base.id, "narrower", whole(other), _span(base, theirs[:1]))
    elif ours and not theirs:
        yield Drift(other.id, base.id, "wider", _span(other, ours[:1]), whole(base))


def _more(other: Row, base: Row) -> Iterator[Drift]:
    """Yield runs of telling roots that only one of the two has."""
    for run in runs_missing(other, base):
        yield Drift(other.id, base.id, "added", _span(other, run), None)
    for run in runs_missing(base, other):
        yield Drift(other.id, base.id, "dropped", whole(other), _span(base, run))


def runs_missing(row: Row, beside: Row) -> Iterator[list[Piece]]:
    """Yield the weighty runs of one statement that have no root in common with the other."""
    held = {p.root for p in beside.pieces}
    run: list[Piece] = []
    for piece in [*row.pieces, None]:
        if piece is not None and piece.root not in held:
            run.append(piece)
            continue
        if len(run) >= RUN and sum(p.weight for p in run) >= WEIGHT:
            yield run
        run = []


def whole(row: Row) -> Span:
    """Return the span from the first to the last piece of a statement."""
    pieces = row.statement.pieces
    return Span(row.page, pieces[0].start, pieces[-1].stop)


def _span(row: Row, pieces: Sequence[Piece]) -> Span:
    return Span(row.page, pieces[0].start, pieces[-1].stop)
