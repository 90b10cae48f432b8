"""How found things are matched to annotated ones, and the figures that come of it.

Spans match by intersection over union of their characters, greedily, best first, each used once.
"""

from collections.abc import Iterable, Sequence

EDGE = " \t\r\n\u00a0\"'“”‘’.,;:!?()[]-–—"


def characters(text: str, pieces: Iterable[Sequence[int]]) -> frozenset[int]:
    """Return the offsets that the pieces cover, without marks and spaces at either end of a piece."""
    covered: set[int] = set()
    for start, stop in pieces:
        first, last = start, stop
        while first < last and text[first] in EDGE:
            first += 1
        while last > first and text[last - 1] in EDGE:
            last -= 1
        covered.update(range(first, last))
    return frozenset(covered)


def pair_up(
    gold: Sequence[frozenset[int]], found: Sequence[frozenset[int]], least: float = 0.5
) -> list[tuple[int, int]]:
    """Return (index in gold, index in found) pairs at an overlap of ``least`` or more, best first."""
    scored = []
    for i, wanted in enumerate(gold):
        for j, had in enumerate(found):
            shared = len(wanted & had)
            if shared and shared / len(wanted | had) >= least:
                scored.append((-shared / len(wanted | had), i, j))
    used_gold: set[int] = set()
    used_found: set[int] = set()
    pairs = []
    for _, i, j in sorted(scored):
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((i, j))
    return pairs


def f1(hits: float, gold: float, found: float) -> float:
    """Return the harmonic mean of precision and recall; 0.0 when nothing was hit."""
    return 2 * hits / (gold + found) if hits else 0.0


def share(hits: float, total: float) -> float:
    """Return hits over total; 1.0 when there was nothing to hit."""
    return hits / total if total else 1.0
