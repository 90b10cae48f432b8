"""How all judgements stand together: which hold, which are loose, which a later one overrules.

Judgements are taken from the last entered to the first, and one that cannot hold beside those taken already is overruled
by them: another value for one field, a copy that is none, two things that are one (perhaps through a third) and are not.
So where nothing contradicts, the order of entering changes nothing.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from benang.judging.marks import find, moment_id
from benang.judging.setting import Wanted
from benang.judging.values import as_set, split_setting
from benang.records import (
    Event,
    Judgement,
    Moment,
    Reading,
    Reason,
    Rulings,
    Standing,
    Statement,
)

RULES = {
    "same": ("judged.same", 1.0),
    "different": ("judged.different", -1.0),
    "copy": ("judged.copy", 1.0),
    "not-copy": ("judged.not_copy", -1.0),
}
"""The rule and the weight of a link's reason by the kind of judgement."""

_OPPOSITE = {"copy": "not-copy", "not-copy": "copy"}

Pair = tuple[str, str]


def stand(judgements: Sequence[Judgement], readings: Mapping[str, Reading]) -> list[Standing]:
    """Return how judgements stand, in the order they were entered; ``readings`` are those of the pages they are about."""
    taken = _Taken()
    found = [
        taken.take(standing) if standing.state == "in force" else standing
        for standing in reversed([_attach(j, readings) for j in judgements])
    ]
    return found[::-1]


def _attach(judgement: Judgement, readings: Mapping[str, Reading]) -> Standing:
    reading = readings.get(judgement.left.span.page)
    left = find(judgement.left, reading)
    if judgement.right is not None:
        right = find(judgement.right, readings.get(judgement.right.span.page))
        one = left == right and judgement.kind != "same"  # two places have become one thing
        loose = not left or not right or one
        return Standing(judgement, "loose" if loose else "in force", left, right)
    thing = thing_of(reading, left) if reading is not None and left else None
    if thing is None:
        return Standing(judgement, "loose")
    machine = as_set(thing, split_setting(judgement.value).field)
    return Standing(judgement, "in force", left, machine=machine)


def thing_of(reading: Reading, id_: str) -> Statement | Event | Moment | Reading | None:
    """Return the thing of a page that has an id; the reading itself for the page's own."""
    if id_ == reading.article.page.id:
        return reading
    things: list[Statement | Event] = [*reading.statements, *reading.events]
    by_id: dict[str, Statement | Event | Moment] = {x.id: x for x in things}
    by_id |= {moment_id(m): m for m in reading.moments}
    return by_id.get(id_)


class _Taken:
    """The judgements taken so far, by what they decide."""

    def __init__(self) -> None:
        self.values: dict[Pair, tuple[str, str]] = {}
        self.copies: dict[tuple[str, Pair], str] = {}
        self.pairs: list[tuple[str, str, str, str]] = []

    def take(self, standing: Standing) -> Standing:
        """Return the standing as it is, or overruled by what was taken before."""
        kind = standing.judgement.kind
        if kind == "set":
            over = self._value(standing)
        elif kind in _OPPOSITE:
            over = self._copy(standing, kind)
        else:
            over = self._pair(standing, kind)
        return replace(standing, state="overruled", over=over) if over else standing

    def _value(self, standing: Standing) -> str:
        field, value = split_setting(standing.judgement.value)
        known, by = self.values.setdefault((standing.left, field), (value, standing.judgement.id))
        return by if known != value else ""

    def _copy(self, standing: Standing, kind: str) -> str:
        pair = _pair(standing)
        over = self.copies.get((_OPPOSITE[kind], pair), "")
        if not over:
            self.copies.setdefault((kind, pair), standing.judgement.id)
        return over

    def _pair(self, standing: Standing, kind: str) -> str:
        """Return the judgement that rules out this pair: a different one across it, or a same one within its set."""
        pair = _pair(standing)
        if kind == "same":
            joined = {*self._reached(pair[0]), *self._reached(pair[1])}
            against = [p for p in self.pairs if p[0] == "different" and joined >= {p[1], p[2]}]
        else:
            joined = self._reached(pair[0])
            within = pair[1] in joined
            against = [p for p in self.pairs if within and p[0] == "same" and p[1] in joined]
        if against:
            direct = [p for p in against if (p[1], p[2]) == pair]
            return (direct or against)[0][3]
        self.pairs.append((kind, *pair, standing.judgement.id))
        return ""

    def _reached(self, thing: str) -> set[str]:
        """Return all that is one with a thing."""
        reached, waiting = {thing}, [thing]
        while waiting:
            at = waiting.pop()
            for kind, left, right, _ in self.pairs:
                if kind == "same" and at in (left, right) and not {left, right} <= reached:
                    waiting += {left, right} - reached
                    reached |= {left, right}
        return reached


def _pair(standing: Standing) -> Pair:
    first, second = sorted((standing.left, standing.right))
    return first, second


def wanted_of(standings: Iterable[Standing]) -> dict[str, list[Wanted]]:
    """Return what is set on each page, in an order that does not depend on when it was entered."""
    found: dict[str, list[Wanted]] = {}
    for s in sorted(standings, key=lambda s: s.judgement.id):
        if s.state == "in force" and s.judgement.kind == "set":
            j = s.judgement
            want = Wanted(s.left, split_setting(j.value), s.machine, j.by, j.why, j.id)
            found.setdefault(j.left.span.page, []).append(want)
    return found


def rulings_of(standings: Iterable[Standing]) -> Rulings:
    """Return the judgements about pairs that hold, as weaving takes them."""
    pairs: dict[str, set[Pair]] = {kind: set() for kind in RULES}
    because: dict[tuple[str, str, str], set[Reason]] = {}
    ties: set[Pair] = set()
    for s in standings:
        kind, right = s.judgement.kind, s.judgement.right
        if s.state != "in force" or kind not in RULES or right is None or s.left == s.right:
            continue
        pair = _pair(s)
        pairs[kind].add(pair)
        rule, weight = RULES[kind]
        reason = Reason(rule, weight, (s.judgement.by, s.judgement.why))
        because.setdefault((kind, *pair), set()).add(reason)
        first, second = sorted((s.judgement.left.span.page, right.span.page))
        if kind == "same" and first != second:
            ties.add((first, second))
    return Rulings(
        same=frozenset(pairs["same"]),
        different=frozenset(pairs["different"]),
        copies=frozenset(pairs["copy"]),
        not_copies=frozenset(pairs["not-copy"]),
        because={key: tuple(sorted(reasons)) for key, reasons in sorted(because.items())},
        ties=frozenset(ties),
    )
