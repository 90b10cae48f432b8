"""The engine that works in this process: for small piles, for tests, and inside a worker."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from benang.engines import Broken

A = TypeVar("A")
B = TypeVar("B")


class InlineEngine:
    """Runs every row here and now. A row that raises is :class:`Broken`; one that kills the process kills us."""

    def each(self, rows: Iterable[A], fn: Callable[[A], B]) -> Iterator[B | Broken]:
        """Yield ``fn(row)`` for every row in order."""
        for index, row in enumerate(rows):
            yield attempt(index, row, fn)

    def together(
        self,
        rows: Iterable[A],
        keys: Callable[[A], Iterable[str]],
        fn: Callable[[str, Sequence[A]], Iterable[B]],
    ) -> Iterator[B]:
        """Yield what ``fn`` gives for every key that at least two rows share, in the order of the keys."""
        for key, members in sharing(rows, keys):
            yield from fn(key, members)


def attempt(index: int, row: A, fn: Callable[[A], B]) -> B | Broken:
    """Return ``fn(row)``, or what went wrong in words that name the exception but quote nothing of the row."""
    try:
        return fn(row)
    except Exception as error:  # noqa: BLE001 -- one bad page must not end the run; its reason is kept
        return Broken(index, f"{type(error).__name__} while reading")


def sharing(
    rows: Iterable[A], keys: Callable[[A], Iterable[str]]
) -> Iterator[tuple[str, Sequence[A]]]:
    """Yield (key, rows) for every key with two rows or more, keys sorted, rows in the order they came."""
    members: dict[str, list[A]] = {}
    for row in rows:
        for key in sorted(set(keys(row))):
            members.setdefault(key, []).append(row)
    for key in sorted(members):
        if len(members[key]) > 1:
            yield key, members[key]
