"""Whether two names are one name spelt two ways: by sound first, then by a letter or two in a rare word.

A short or common word is never bent: one letter tells ``Putra`` from ``Putri``, and both are in every newspaper.
"""

from collections.abc import Sequence

from benang.languages.comparing import Comparing
from benang.languages.roots import Roots

_BENDABLE, _TWICE = 5, 9


def one_sound(words: Sequence[str], pack: Comparing) -> str:
    """Return a key that names of one sound share."""
    return " ".join(pack.spelled(word) for word in words)


def spelt_alike(a: Sequence[str], b: Sequence[str], roots: Roots, pack: Comparing) -> bool:
    """Return whether two names differ by one rare word that is spelt a letter or two differently."""
    apart = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    if len(a) != len(b) or len(apart) != 1:
        return False
    x, y = apart[0]
    if pack.spelled(x) == pack.spelled(y):
        return True
    short = min(len(x), len(y))
    if short < _BENDABLE or (roots.is_word(x) and roots.is_word(y)) or {x[-1], y[-1]} == {"a", "i"}:
        return False
    return within(x, y, 1 if short < _TWICE else 2)


def within(a: str, b: str, most: int) -> bool:
    """Return whether at most so many letters put in, taken out or changed make one word of the other."""
    if abs(len(a) - len(b)) > most:
        return False
    row = list(range(len(b) + 1))
    for at, letter in enumerate(a, 1):
        before, row[0] = row[0], at
        for to, other in enumerate(b, 1):
            before, row[to] = row[to], min(row[to] + 1, row[to - 1] + 1, before + (letter != other))
    return row[-1] <= most
