"""Where work runs: two verbs, ``each`` and ``together``, and nothing about news.

``each`` maps rows; ``together`` hands a function all rows that share a key. Steps are written against :class:`Engine`
and never import a concrete one.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from msgspec import Struct

A = TypeVar("A")
B = TypeVar("B")


class Broken(Struct, frozen=True):
    """The row at ``index`` (counted from 0) could not be worked on; ``reason`` says why in words."""

    index: int
    reason: str


class Engine(Protocol):
    """What a step may ask of the machine it runs on. Functions and rows must be picklable."""

    def each(self, rows: Iterable[A], fn: Callable[[A], B]) -> Iterator[B | Broken]:
        """Yield ``fn(row)`` in the order of the rows, or :class:`Broken` for a row that killed or failed its worker."""
        ...

    def together(
        self,
        rows: Iterable[A],
        keys: Callable[[A], Iterable[str]],
        fn: Callable[[str, Sequence[A]], Iterable[B]],
    ) -> Iterator[B]:
        """Yield what ``fn(key, rows)`` gives for every key that at least two rows share, in the order of the keys."""
        ...
