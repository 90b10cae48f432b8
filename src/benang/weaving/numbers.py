"""Numbers in running words: figures in the writing of the language, and number words with their scales.

"12.500", "2,5 juta", "dua puluh lima", "tiga ratus ribu". A smaller number word behind a scale is added, a scale
multiplies what stands before it, and a bigger scale closes what smaller ones built ("dua ratus lima puluh ribu").
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from benang.languages.comparing import Comparing

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_HUNDRED, _THOUSAND = 100, 1000


class Counted(NamedTuple):
    """A number that the words ``[first, stop)`` of a run say."""

    value: float
    first: int
    stop: int


class _Open:
    """A number that is still being said: what is closed by a big scale, and what stands before the next one."""

    def __init__(self, value: float, first: int, *, worded: bool) -> None:
        ready = worded and value >= _HUNDRED  # "seratus" has its scale in it
        self.closed = value if ready and value >= _THOUSAND else 0.0
        self.group = value if ready and value < _THOUSAND else 0.0
        self.last = 0.0 if ready else value
        self.scale = value if ready else 0.0
        self.first = first
        self.worded = worded

    def scaled(self, scale: int) -> None:
        """Multiply by a scale: a big one closes the group, a small one builds it."""
        if scale >= _THOUSAND:
            self.closed += (self.group + self.last) * scale
            self.group = 0.0
        else:
            self.group += self.last * scale
        self.last = 0.0
        self.scale = scale

    def takes(self, value: float) -> bool:
        """Return whether a number word may be added: behind a scale that is greater, in a number said in words."""
        return self.worded and self.last == 0 and value < self.scale

    @property
    def value(self) -> float:
        """What has been said so far."""
        return self.closed + self.group + self.last


def counted(lows: Sequence[str], words: Comparing) -> Iterator[Counted]:
    """Yield the numbers of a run of words in lower case; "satu" alone is an article as often as a count."""
    said: _Open | None = None
    for at, low in enumerate(lows):
        if said is not None and low in words.scales:
            said.scaled(words.scales[low])
            continue
        if said is not None and low == words.teens and said.last:
            said.last += 10
            continue
        value = _value(low, words)
        if said is not None and value is not None and said.takes(value):
            said.last = value
            continue
        if said is not None:
            yield Counted(said.value, said.first, at)
        said = _opened(low, value, at, words)
    if said is not None:
        yield Counted(said.value, said.first, len(lows))


def _opened(low: str, value: float | None, at: int, words: Comparing) -> _Open | None:
    if value is None or (value <= 1 and low in words.numbers):
        return None
    return _Open(value, at, worded=low in words.numbers)


def _value(low: str, words: Comparing) -> float | None:
    if low[:1].isdigit():
        return figure(low)
    return float(words.numbers[low]) if low in words.numbers else None


def figure(low: str) -> float | None:
    """Return the value of a printed figure: dots group thousands, a comma opens the decimals."""
    plain = low.replace(".", "") if _GROUPED.fullmatch(low) else low
    try:
        return float(plain.replace(",", "."))
    except ValueError:
        return None
