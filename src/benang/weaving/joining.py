"""Sets of things that are one, grown by pairs; which pair came first changes nothing of the sets.

:class:`Joined` is a union-find whose representative is always the least of its set, so that what is asked of it never
depends on the order in which pairs came.
"""

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T", bound="int | str | tuple[str, ...]")


class Joined(Generic[T]):
    """Disjoint sets of the given things."""

    def __init__(self, things: Iterable[T]) -> None:
        self._above: dict[T, T] = {thing: thing for thing in things}

    def __contains__(self, thing: T) -> bool:
        return thing in self._above

    def __iter__(self) -> Iterator[T]:
        return iter(self._above)

    def least(self, thing: T) -> T:
        """Return the least thing of the set that this one is in."""
        above = self._above
        while above[thing] != thing:
            above[thing] = above[above[thing]]
            thing = above[thing]
        return thing

    def join(self, a: T, b: T) -> bool:
        """Make one set of two; return whether they were apart."""
        first, second = sorted((self.least(a), self.least(b)))
        self._above[second] = first
        return first != second

    def sets(self) -> list[list[T]]:
        """Return every set as a sorted list, the lists sorted by their least."""
        found: dict[T, list[T]] = {}
        for thing in sorted(self._above):
            found.setdefault(self.least(thing), []).append(thing)
        return [found[least] for least in sorted(found)]
