"""Whether two statements render one passage: how much of each stands in the other, and what speaks against it.

Roots are aligned one to one and weighed by rarity, and the measure is taken in both directions: a quotation that one
page prints whole and another in two parts contains both parts, and neither part contains it. A changed number, a
negation on one side, another speaker or another day is a cap: such a pair is never joined, however alike it reads.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from benang.records import Reason
from benang.weaving.days import apart
from benang.weaving.utterance_rows import Piece, Row, weights_of

JOIN, MAYBE = 0.55, 0.4
MASS = 11.0
"""Shared weight that is evidence enough by itself: two or three telling roots."""
VERBATIM = 0.9
NEWS_DAYS = 10
LEAD_IN = 0.12
FIXED_RUN = 5
THEME = 0.4
"""What a root of the headline counts between pages: everybody in the story says it."""
ONE_THING, FREE = 0.75, 0.7
OPENING = frozenset({"headline", "deck", "lede", "caption"})
APART_ACTS = frozenset({"ask", "topic"})
SENTENCE, SENTENCE_SHARE, SENTENCE_SCORE = 7.0, 0.85, 0.62
WHOLE, CLAUSE = 0.7, 4.0
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
    ours, theirs = weights_of(a.pieces), weights_of(b.pieces)
    both = {root: min(ours[root], theirs[root]) for root in ours.keys() & theirs.keys()}
    theme = a.topic | b.topic if a.page != b.page else frozenset()
    met = sum(both[r] for r in sorted(both))
    named = sorted(both, key=lambda r: (-both[r], r))
    return Likeness(
        _share(met, sum(w for r, w in ours.items() if r not in both)),
        _share(met, sum(w for r, w in theirs.items() if r not in both)),
        sum(both[r] * (THEME if r in theme else 1.0) for r in sorted(both)),
        longest_run([p.root for p in a.pieces], [p.root for p in b.pieces]),
        _chunks(a.pieces, both),
        tuple(named[:6]),
    )


def _chunks(pieces: Sequence[Piece], both: Mapping[str, float]) -> int:
    """Return in how many separate places of a statement what it shares stands; names alone are no place."""
    found, inside = 0, False
    for piece in pieces:
        if piece.name:
            continue
        found += piece.root in both and not inside
        inside = piece.root in both
    return found


def _share(met: float, alone: float) -> float:
    """Return what part of a statement is met; a root that both hold counts the same on either side."""
    return met / (met + alone) if met else 0.0


def shared_sentence(a: Row, b: Row) -> float:
    """Return the largest share of a whole sentence of one quotation that the other has too."""
    best = 0.0
    for row, other in ((a, b), (b, a)):
        held = weights_of(other.pieces)
        for clause in row.clauses:
            changed = any(r[0].isdigit() and r not in held for r in clause.weights)
            if clause.total >= SENTENCE and not changed:
                best = max(best, _held(clause.weights, held))
    return best


def _held(ours: Mapping[str, float], theirs: Mapping[str, float]) -> float:
    """Return what share of some weighed roots others hold."""
    met = sum(min(w, theirs[r]) for r, w in ours.items() if r in theirs)
    return _share(met, sum(w for r, w in ours.items() if r not in theirs))


def retells(telling: Row, quote: Row) -> float:
    """Return how much of a retelling stands in a quotation on its page, not counting the page's topic left unsaid.

    Away from the opening of the page a root of the headline is no sign of a retelling.
    """
    held, ours = weights_of(quote.pieces), weights_of(telling.pieces)
    names = {p.root for p in telling.pieces if p.name}
    met = {r: min(w, held[r]) for r, w in ours.items() if r in held}
    unsaid = sum(
        w for r, w in ours.items() if r not in held and r not in telling.topic and r not in names
    )
    if telling.statement.zone not in OPENING:
        names |= telling.topic
    firm = max((w for r, w in met.items() if r not in names), default=0.0)
    return _share(sum(met[r] for r in sorted(met)), unsaid) if firm >= FIRM_ROOT else 0.0


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
        and len(a.clauses) + len(b.clauses) > 2  # noqa: PLR2004 (one of them goes on)
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
    return bool(zones & OPENING) or a.quoted != b.quoted


def _cap(a: Row, b: Row, found: Likeness, *, spanning: bool) -> Reason | None:
    verbatim = found.less >= VERBATIM and found.mass >= MASS
    unknown = not (a.voice and b.voice)
    if a.voice != b.voice and not (verbatim and unknown):
        names = (a.statement.speaker.name, b.statement.speaker.name)
        return Reason("utterance.other_speaker", -1.0, names)
    if not a.voice and not verbatim:
        return Reason("utterance.nobody_named", -1.0, ())
    acts = {a.statement.act, b.statement.act}
    if len(acts) > 1 and acts & APART_ACTS:
        return Reason("utterance.other_act", -1.0, tuple(sorted(acts)))
    overlapping = spanning and found.more < WHOLE
    changed = _changed(a, b, found, verbatim=verbatim) if not overlapping else None
    return changed or _occasion(a, b, verbatim=verbatim)


def _changed(a: Row, b: Row, found: Likeness, *, verbatim: bool) -> Reason | None:
    """Return what one rendering has otherwise: a number, a name, a negation."""
    ours_only, theirs_only = _numbers_apart(a, b, found)
    if ours_only and theirs_only:
        return Reason("utterance.changed_number", -1.0, (ours_only, theirs_only))
    ours, theirs = _only(a.people, b), _only(b.people, a)
    if ours and theirs:
        return Reason("utterance.changed_name", -1.0, (ours[0], theirs[0]))
    if _turned(a, b, found, verbatim=verbatim):
        return Reason("utterance.negation", -1.0, ())
    return None


def _only(names: frozenset[str], other: Row) -> list[str]:
    """Return the names of which no word stands in the other statement, glued or not."""
    held = {word for low in other.lows for word in low.replace("-", " ").split()}
    return sorted(
        name for name in names if not held & set(name.split()) and name.replace(" ", "") not in held
    )


def _turned(a: Row, b: Row, found: Likeness, *, verbatim: bool) -> bool:
    """Whether one denies what the other says: by a negation in otherwise the same words, or by polarity."""
    if found.less >= VERBATIM and a.negations != b.negations:
        return True
    if any(
        x.negations != y.negations
        and min(x.total, y.total) >= CLAUSE
        and min(_held(x.weights, y.weights), _held(y.weights, x.weights)) >= SENTENCE_SHARE
        for x in a.clauses
        for y in b.clauses
    ):
        return True
    several = len(a.clauses) + len(b.clauses) > 2  # noqa: PLR2004 (polarity is of the first sentence only)
    return not (verbatim or several) and a.statement.polarity != b.statement.polarity


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


def _numbers_apart(a: Row, b: Row, found: Likeness) -> tuple[str, str]:
    """Return the numbers that only one of the two has; in the same wording a number must recur as often, too."""
    left, right = Counter(a.numbers), Counter(b.numbers)
    if found.less < SENTENCE_SHARE:
        left, right = Counter(set(left)), Counter(set(right))
    return _shown(left - right), _shown(right - left)


def _shown(numbers: Iterable[float]) -> str:
    return " ".join(f"{n:g}" for n in sorted(numbers))
