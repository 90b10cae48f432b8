"""Obeying what people decided about pairs: what is one stays one, what is not never meets, not through a third either.

Grouping goes on by its own rules inside these bounds. What people tied together counts as one from the start when it is
asked whether two groups may meet, but does not weigh on how well they fit: a person's word about one pair must not tear
the rest of a group apart.
"""

from collections.abc import Container, Iterable

from msgspec.structs import replace

from benang.records import Link, LinkKind, Reason, Rulings

NONE = Rulings()
"""No judgements at all."""


class Bounds:
    """Which things may still meet, kept up to date while groups grow; every thing may be asked about."""

    def __init__(self, rulings: Rulings) -> None:
        self._above: dict[str, str] = {}
        self._apart: dict[str, set[str]] = {}
        for left, right in sorted(rulings.same):
            self._unite(left, right)
        for left, right in sorted(rulings.different):
            a, b = self.whole(left), self.whole(right)
            self._apart.setdefault(a, set()).add(b)
            self._apart.setdefault(b, set()).add(a)

    def whole(self, thing: str) -> str:
        """Return what stands for all that this thing is one with so far; equal for two things that are one."""
        above = self._above
        while thing in above:
            thing = above[thing]
        return thing

    def may_meet(self, left: str, right: str) -> bool:
        """Return whether two things, with all they are one with, may be in one group."""
        return self.whole(right) not in self._apart.get(self.whole(left), ())

    def meet(self, left: str, right: str) -> bool:
        """Make two things one if they may be; return whether they are one now."""
        if not self.may_meet(left, right):
            return False
        self._unite(left, right)
        return True

    def _unite(self, left: str, right: str) -> None:
        kept, gone = sorted((self.whole(left), self.whole(right)))
        if kept == gone:
            return
        self._above[gone] = kept
        for other in self._apart.pop(gone, set()):
            self._apart[other].discard(gone)
            self._apart[other].add(kept)
            self._apart.setdefault(kept, set()).add(other)


def narrow(rulings: Rulings, held: Container[str]) -> Rulings:
    """Return the rulings about pairs of which both sides are held; what is grouped elsewhere does not matter here."""
    if not (rulings.same or rulings.different):
        return rulings
    same, different = (
        frozenset(pair for pair in pairs if pair[0] in held and pair[1] in held)
        for pairs in (rulings.same, rulings.different)
    )
    return replace(rulings, same=same, different=different)


def reasons(rulings: Rulings, kind: str, left: str, right: str) -> tuple[Reason, ...]:
    """Return who decided that two things are ``same``, ``different``, ``copy`` or ``not-copy``, and why; () if nobody."""
    first, second = sorted((left, right))
    return rulings.because.get((kind, first, second), ())


def judged_links(
    kind: LinkKind, links: Iterable[Link], rulings: Rulings, held: Container[str]
) -> list[Link]:
    """Return symmetric links of a kind with the pairs people decided about: theirs is the state, the reason comes first.

    Pairs of which a side is not ``held`` are left out; a pair that was no link is one now.
    """
    found = {(k.left, k.right): k for k in links}
    for ruling, pairs, state, score in (
        ("same", rulings.same, "joined", 1.0),
        ("different", rulings.different, "candidate", 0.0),
    ):
        for pair in sorted(pairs):
            if pair[0] not in held or pair[1] not in held:
                continue
            known = found.get(pair) or Link(kind, *pair, "candidate", score, ())
            why = (*reasons(rulings, ruling, *pair), *known.reasons)
            found[pair] = replace(known, state=state, score=score, reasons=why)
    return [found[pair] for pair in sorted(found)]
