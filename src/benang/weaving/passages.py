"""How much of one page stands in another, and where: the exact half of finding copies.

Two measures over the words of two bodies. *Containment* is the share of the shorter page's word 3-grams that the other
page has too. *Alignment* is the share of its words that stand in place beside such a shared run, so that a copy with
words changed here and there (which breaks most 3-grams) is still seen as one. Both are linear in the length of the pages.
"""

from collections.abc import Sequence
from typing import NamedTuple

SIZE = 3
REACH = 6
"""How many words away from a shared run a word may stand and still count as standing in place."""
COMMON = 8
"""A run that a page repeats more often than this places nothing."""
FEW = 0.08
"""Below this share of equal runs nobody asks what stands in place."""
_LONGEST = 5
_SHORTEST = 6


class Overlap(NamedTuple):
    """``contained`` and ``aligned`` are shares of the page with fewer words; ``runs`` are pairs of word positions."""

    contained: float
    aligned: float
    runs: tuple[tuple[int, int], ...]


def overlap(left: Sequence[str], right: Sequence[str]) -> Overlap:
    """Return how much two pages share; ``runs`` hold (left position, right position) of words in place."""
    if min(len(left), len(right)) < SIZE:
        return Overlap(0.0, 0.0, ())
    ours, theirs = _grams(left), _grams(right)
    own, other = set(ours), set(theirs)
    both = own & other
    contained = len(both) / min(len(own), len(other))
    if contained < FEW:
        return Overlap(contained, 0.0, ())
    pairs = _aligned(left, right, _diagonals(ours, theirs, both))
    aligned = min(len({a for a, _ in pairs}), len({b for _, b in pairs}))
    return Overlap(contained, aligned / min(len(left), len(right)), tuple(pairs))


def _grams(words: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(words, words[1:], words[2:], strict=False))


def _diagonals(
    ours: Sequence[tuple[str, ...]], theirs: Sequence[tuple[str, ...]], both: set[tuple[str, ...]]
) -> dict[int, list[int]]:
    """Return the places of shared runs in ours, by how far they are shifted in theirs."""
    spots: dict[tuple[str, ...], list[int]] = {}
    for at, gram in enumerate(theirs):
        if gram in both:
            spots.setdefault(gram, []).append(at)
    found: dict[int, list[int]] = {}
    for at, gram in enumerate(ours):
        held = spots.get(gram, ())
        if len(held) <= COMMON:
            for spot in held:
                found.setdefault(spot - at, []).append(at)
    return found


def _aligned(
    left: Sequence[str], right: Sequence[str], diagonals: dict[int, list[int]]
) -> list[tuple[int, int]]:
    """Return (left, right) positions of equal words that stand on the diagonal of a shared run nearby."""
    pairs: list[tuple[int, int]] = []
    for shift, places in diagonals.items():
        done = max(0, -shift)
        last = min(len(left), len(right) - shift)
        for at in places:
            stop = min(at + SIZE + REACH, last)
            pairs.extend(
                (spot, spot + shift)
                for spot in range(max(at - REACH, done), stop)
                if left[spot] == right[spot + shift]
            )
            done = max(done, stop)
    return sorted(pairs)


def passages(
    runs: Sequence[tuple[int, int]], words: Sequence[tuple[int, int]], side: int
) -> list[str]:
    """Return the longest shared passages of one side as ``start-stop`` offsets, in text order."""
    positions = sorted({run[side] for run in runs})
    found: list[tuple[int, int]] = []
    first = last = -REACH
    for at in positions:
        if at - last > SIZE:
            found.append((first, last))
            first = at
        last = at
    found.append((first, last))
    long = sorted(
        (f for f in found if f[1] - f[0] + 1 >= _SHORTEST), key=lambda f: (f[0] - f[1], f)
    )
    return [f"{words[a][0]}-{words[b][1]}" for a, b in sorted(long[:_LONGEST])]
