"""Words, numbers and marks of a text, as slices.

Text is never changed: a token is a slice of its input and :attr:`Token.low` is a lookup key beside it. Typographic
apostrophes and hyphens are folded in the key only. Words that a scraper glued together (``DilansirReuters``) come out
as several tokens without a gap; where they are glued is asked of :mod:`.glue`, and once a word: the keys of words that are whole are remembered.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from benang.reading.glue import Glue

_TOKEN = re.compile(
    r"\d+(?:[.,:/]\d+)*"  # 1.500,5  09.30  13/9/2023
    r"|[^\W\d_]+(?:[-‐‑'’][^\W_]+)*"  # Jong-un, kura-kura, Jum'at, Su-35
    r"|\S"
)
_FOLD = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-"})
_SHORTEST_GLUED = 5
_REMEMBERED = 100_000


class Token(NamedTuple):
    """One word, number or mark: ``text`` is the slice, ``low`` its key (case and typography folded)."""

    start: int
    stop: int
    text: str
    low: str


_new = tuple.__new__  # half the price of calling Token, once a word


def tokenize(
    text: str, start: int = 0, stop: int | None = None, glue: Glue | None = None
) -> list[Token]:
    """Return the tokens of ``text[start:stop]`` in order, with offsets into ``text``; glued words apart if asked."""
    tokens: list[Token] = []
    add = tokens.append
    keys: dict[str, str] = glue.keys if glue else {}
    end = start
    for piece in _TOKEN.findall(text, start, len(text) if stop is None else stop):
        at = text.find(piece, end)  # only blanks stand between: cheaper than a match for each word
        end = at + len(piece)
        low = keys.get(piece)
        if low is not None:
            add(_new(Token, (at, end, piece, low)))
            continue
        cuts = glue.cuts(piece) if glue and len(piece) >= _SHORTEST_GLUED else ()
        if not cuts:
            if len(keys) > _REMEMBERED:
                keys.clear()
            low = keys[piece] = _key(piece)
            add(_new(Token, (at, end, piece, low)))
            continue
        for first, last in pairwise((0, *cuts, len(piece))):
            part = piece[first:last]
            add(Token(at + first, at + last, part, _key(part)))
    return tokens


def _key(piece: str) -> str:
    """Return a word's lookup key: small letters, plain apostrophes and hyphens."""
    low = piece.lower()
    return low if low.isascii() else low.translate(_FOLD)
