"""What drawings share: room for text, rows without overlap. Sizes are in the drawing's own units, about a pixel."""

from itertools import accumulate, takewhile

LETTER = 6.5
"""Width of a letter at the drawings' 11 px; generous, so that no font of a reader makes labels meet."""


WIDE = 0x2E80
"""From this code point on letters are about twice as wide."""


class Rows:
    """Rows that fill up: each thing takes the first row where it overlaps nothing."""

    def __init__(self) -> None:
        self._taken: list[list[tuple[float, float]]] = []

    @property
    def count(self) -> int:
        """Return how many rows are in use."""
        return len(self._taken)

    def place(self, start: float, stop: float) -> int:
        """Return the row, from 0, that now holds ``[start, stop]``."""
        for row, taken in enumerate(self._taken):
            if all(stop < left or right < start for left, right in taken):
                taken.append((start, stop))
                return row
        self._taken.append([(start, stop)])
        return len(self._taken) - 1


def clipped(text: str, room: float) -> str:
    """Return a text on one line, shortened with an ellipsis until it fits the room."""
    line = plain(text)
    if width_of(line) <= room:
        return line
    reach = accumulate(map(width_of, line), initial=LETTER)  # the ellipsis has its room first
    kept = sum(1 for wide in takewhile(lambda wide: wide <= room, reach))
    return line[: max(0, kept - 1)].rstrip() + "…"


def plain(text: str) -> str:
    """Return a text on one line without the control characters that no drawing may hold."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def width_of(text: str) -> float:
    """Return the room a text needs; a letter that may be wide (outside Latin) counts double."""
    return sum(LETTER if ord(letter) < WIDE else 2 * LETTER for letter in text)
