"""Whether two statements render one passage: how much of each stands in the other, and what speaks against it.

Roots are aligned one to one and weighed by rarity, and the measure is taken in both directions: a quotation that one
page prints whole and another in two parts contains both parts, and neither part contains it. A changed number, a
negation on one side, another speaker or another day is a cap: such a pair is never joined, however alike it reads.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from benang.records import Reason
from benang.weaving.days import apart
from benang.weaving.utterance_rows import Piece, Row

JOIN, MAYBE = 0.55, 0.4
MASS = 11.0
"""Shared weight that is evidence enough by itself: two or three telling roots."""
VERBATIM = 0.9
NEWS_DAYS = 10
LEAD_IN = 0.12
FIXED_RUN, LONG_RUN = 5, 8
THEME = 0.4
"""What a root of the headline counts between pages: everybody in the story says it."""
ONE_THING, FREE = 0.75, 0.7
RESOLVED = frozenset({"pronoun", "enclitic", "carried"})
APART_ACTS = frozenset({"ask", "topic"})
SENTENCE, SENTENCE_SHARE, SENTENCE_SCORE = 7.0, 0.85, 0.62
FIRM_ROOT = 2.2


class Likeness(NamedTuple):
    """``left_in_right`` is the share of the left statement's weight that the right one has too, and so on."""

    left_in_right: float
    right_in_left: float
    mass: float
    run: int
    chunks: int
    shared: tuple[str, ...]

    @property
    def more(self) -> float:
        """The larger share."""
        return max(self.left_in_right, self.right_in_left)

    @property
    def less(self) -> float:
        """The smaller share."""
        return min(self.left_in_right, self.right_in_left)


class Judged(NamedTuple):
    """A score from 0 to 1, the reasons for it, and the cap that forbids joining (or nothing).

    ``spanning`` marks two quotations that share a whole sentence: each may run on where the other stops.
    """

    score: float
    reasons: tuple[Reason, ...]
    cap: Reason | None
    likeness: Likeness
    spanning: bool = False


def likeness(a: Row, b: Row) -> Likeness:
    """Return how much of each statement stands in the other."""
    ours, theirs = _weights(a.pieces), _weights(b.pieces)
    both = {root: min(ours[root], theirs[root]) for root in ours.keys() & theirs.keys()}
    theme = a.topic | b.topic if a.page != b.page else frozenset()
    left = sum(min(w, both[r]) if r in both else 0.0 for r, w in ours.items())
    right = sum(min(w, both[r]) if r in both else 0.0 for r, w in theirs.items())
    named = sorted(both, key=lambda r: (-both[r], r))
    return Likeness(
        _share(left, a.total),
        _share(right, b.total),
        sum(both[r] * (THEME if r in theme else 1.0) for r in sorted(both)),
        longest_run([p.root for p in a.pieces], [p.root for p in b.pieces]),
        _chunks(a.pieces, both),
        tuple(root.removeprefix("=") for root in named[:6]),
    )


def _chunks(pieces: Sequence[Piece], both: Mapping[str, float]) -> int:
    """Return in how many separate places of a statement what it shares stands; names alone are no place."""
    found, inside = 0, False
    for piece in pieces:
        if piece.root[0] == "=":
            continue
        found += piece.root in both and not inside
        inside = piece.root in both
    return found


def _weights(pieces: Iterable[Piece]) -> dict[str, float]:
    """Return the weight a statement puts on each root, repeated roots added up."""
    found: dict[str, float] = {}
    for piece in pieces:
        found[piece.root] = found.get(piece.root, 0.0) + piece.weight
    return found


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def shared_sentence(a: Row, b: Row) -> float:
    """Return the largest share of a whole sentence of one quotation that the other has too."""
    best = 0.0
    for row, other in ((a, b), (b, a)):
        held = _weights(other.pieces)
        for first, last in pairwise((0, *row.cuts, len(row.pieces))):
            sentence = _weights(row.pieces[first:last])
            total = sum(sentence.values())
            changed = any(r[0].isdigit() and r not in held for r in sentence)
            if total >= SENTENCE and not changed:
                met = sum(min(w, held.get(r, 0.0)) for r, w in sentence.items())
                best = max(best, met / total)
    return best


def retells(telling: Row, quote: Row) -> float:
    """Return how much of a retelling stands in a quotation beside it, not counting the page's topic left unsaid."""
    held = _weights(quote.pieces)
    ours = _weights(telling.pieces)
    met = sum(min(w, held[r]) for r, w in ours.items() if r in held)
    unsaid = sum(
        w for r, w in ours.items() if r not in held and r not in telling.topic and r[0] != "="
    )
    firm = max((min(w, held[r]) for r, w in ours.items() if r in held and r[0] != "="), default=0.0)
    return met / (met + unsaid) if firm >= FIRM_ROOT else 0.0


def longest_run(a: list[str], b: list[str]) -> int:
    """Return how many roots in a row stand in both."""
    best = 0
    row = [0] * (len(b) + 1)
    for x in a:
        above = 0
        for to, y in enumerate(b, 1):
            above, row[to] = row[to], above + 1 if x == y else 0
            best = max(best, row[to])
    return best


def judge(a: Row, b: Row) -> Judged:
    """Return the judgement of a pair."""
    found = likeness(a, b)
    # Short statements share little weight even when equal: what they could share at most is enough.
    enough = min(1.0, found.mass / min(MASS, max(4.0, 0.9 * min(a.total, b.total))))
    firm = min(1.0, found.mass / MASS)
    score = (0.68 * found.more + 0.32 * found.less) * enough * (0.6 + 0.4 * firm)
    reasons = [
        Reason("utterance.shared_roots", round(score, 3), (", ".join(found.shared),)),
        Reason("utterance.contained", round(found.more, 3), (f"{100 * found.more:.0f}",)),
    ]
    if found.run >= FIXED_RUN:
        score += 0.15
        reasons.append(Reason("utterance.same_wording", 0.15, (str(found.run),)))
    if a.page == b.page and a.voice and _lead_in(a, b):
        score += LEAD_IN
        reasons.append(Reason("utterance.lead_in", LEAD_IN, ()))
    if a.page != b.page and found.less < FREE and found.chunks < 2:  # noqa: PLR2004 (one thing both name is no thought they share)
        score *= ONE_THING
    spanning = (
        a.page != b.page
        and a.quoted
        and b.quoted
        and bool(a.cuts or b.cuts)
        and shared_sentence(a, b) >= SENTENCE_SHARE
    )
    if spanning and score < SENTENCE_SCORE:
        score = SENTENCE_SCORE
        reasons.append(Reason("utterance.shared_sentence", SENTENCE_SCORE, ()))
    if a.page == b.page and a.quoted and b.quoted and found.less < VERBATIM:
        score *= 0.5
        reasons.append(Reason("utterance.two_quotations", -0.5, ()))
    if a.voice and a.spoken_by != b.spoken_by and a.voice == b.voice:
        reasons.append(
            Reason(
                "utterance.speaks_for", 0.0, (a.statement.speaker.name, b.statement.speaker.name)
            )
        )
    cap = _cap(a, b, found, spanning=spanning)
    return Judged(round(min(1.0, score), 4), tuple(reasons), cap, found, spanning)


def _lead_in(a: Row, b: Row) -> bool:
    """Whether one is a headline, first paragraph or retelling and the other the words themselves or near to it."""
    zones = {a.statement.zone, b.statement.zone}
    return bool(zones & {"headline", "deck", "lede", "caption"}) or a.quoted != b.quoted


def _cap(a: Row, b: Row, found: Likeness, *, spanning: bool) -> Reason | None:
    verbatim = found.less >= VERBATIM and found.mass >= MASS
    if a.voice != b.voice and not (verbatim and _may_be_misread(a, b, found)):
        names = (a.statement.speaker.name, b.statement.speaker.name)
        return Reason("utterance.other_speaker", -1.0, names)
    if not a.voice and not verbatim:
        return Reason("utterance.nobody_named", -1.0, ())
    acts = {a.statement.act, b.statement.act}
    if len(acts) > 1 and acts & APART_ACTS:
        return Reason("utterance.other_act", -1.0, tuple(sorted(acts)))
    changed = None if spanning else _changed(a, b, found, verbatim=verbatim)
    return changed or _occasion(a, b, verbatim=verbatim)


def _changed(a: Row, b: Row, found: Likeness, *, verbatim: bool) -> Reason | None:
    """Return what one rendering has otherwise: a number, a name, a negation."""
    if a.numbers - b.numbers and b.numbers - a.numbers:
        numbers = (_shown(a.numbers - b.numbers), _shown(b.numbers - a.numbers))
        return Reason("utterance.changed_number", -1.0, numbers)
    ours, theirs = _only(a.people, b.people), _only(b.people, a.people)
    if ours and theirs:
        return Reason("utterance.changed_name", -1.0, (ours[0], theirs[0]))
    if _turned(a, b, found, verbatim=verbatim):
        return Reason("utterance.negation", -1.0, ())
    return None


def _only(names: frozenset[str], others: frozenset[str]) -> list[str]:
    """Return the names that share no word with any of the others."""
    held = {word for other in others for word in other.split()}
    glued = {other.replace(" ", "") for other in others}
    return sorted(
        name
        for name in names
        if not held & set(name.split()) and name.replace(" ", "") not in glued
    )


def _may_be_misread(a: Row, b: Row, found: Likeness) -> bool:
    """Whether two names for one wording may be one speaker: one side has no name, or was only inferred."""
    if not (a.voice and b.voice):
        return True
    inferred = {a.statement.speaker.resolved, b.statement.speaker.resolved} & RESOLVED
    return bool(inferred) and found.run >= LONG_RUN


def _turned(a: Row, b: Row, found: Likeness, *, verbatim: bool) -> bool:
    """Whether one denies what the other says: by a negation in otherwise the same words, or by polarity."""
    if found.less >= VERBATIM and a.negations != b.negations:
        return True
    return not verbatim and a.statement.polarity != b.statement.polarity


def _occasion(a: Row, b: Row, *, verbatim: bool) -> Reason | None:
    gap = apart(a.days, b.days)
    if gap > (3 if verbatim else 1):
        days = tuple(sorted((a.days or ("", ""))[:1] + (b.days or ("", ""))[:1]))
        return Reason("utterance.other_occasion", -1.0, days)
    published = (
        apart((a.published, a.published), (b.published, b.published))
        if a.published and b.published
        else 0
    )
    if published > NEWS_DAYS and not verbatim:
        return Reason("utterance.other_occasion", -1.0, tuple(sorted((a.published, b.published))))
    return None


def _shown(numbers: frozenset[float]) -> str:
    return " ".join(f"{n:g}" for n in sorted(numbers))
