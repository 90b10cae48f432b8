"""Merging by average linkage: two groups become one while their members are alike on average.

Every step merges the pair of groups with the highest average likeness; among equals the one whose first members come
first in the given order. So the result depends on the things and their order alone, which callers make canonical.
"""

import heapq
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def agglomerate(
    things: Sequence[T], likeness: Callable[[T, T], float], least: float
) -> list[list[T]]:
    """Return the groups, each in the given order, ordered by their first thing."""
    sums: list[dict[int, float]] = [{} for _ in things]
    heap: list[tuple[float, int, int]] = []
    for a in range(len(things)):
        for b in range(a + 1, len(things)):
            sums[a][b] = sums[b][a] = value = likeness(things[a], things[b])
            if value >= least:
                heap.append((-value, a, b))
    heapq.heapify(heap)
    members = {a: [a] for a in range(len(things))}
    while heap:
        negative, a, b = heapq.heappop(heap)
        if a not in members or b not in members or _average(sums, members, a, b) != -negative:
            continue
        members[a] += members.pop(b)
        for c in members:
            if c != a:
                sums[a][c] = sums[c][a] = sums[a][c] + sums[b][c]
                value = _average(sums, members, a, c)
                if value >= least:
                    heapq.heappush(heap, (-value, min(a, c), max(a, c)))
    return [[things[i] for i in sorted(members[a])] for a in sorted(members)]


def _average(
    sums: Sequence[dict[int, float]], members: dict[int, list[int]], a: int, b: int
) -> float:
    return sums[a][b] / (len(members[a]) * len(members[b]))
