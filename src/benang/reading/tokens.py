"""Words, numbers and marks of a text, as slices.

Text is never changed: a token is a slice of its input and :attr:`Token.low` is a lookup key beside it. Typographic
apostrophes and hyphens are folded in the key only. Words that a scraper glued together (``DilansirReuters``) come out
as several tokens without a gap; where they are glued is asked of :mod:`.glue`.
"""

import re
from typing import NamedTuple

from benang.reading.glue import Glue

_TOKEN = re.compile(
    r"\d+(?:[.,:/]\d+)*"  # 1.500,5  09.30  13/9/2023
    r"|[^\W\d_]+(?:[-‐‑'’][^\W_]+)*"  # Jong-un, kura-kura, Jum'at, Su-35
    r"|\S"
)
_FOLD = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-"})
_SHORTEST_GLUED = 5


class Token(NamedTuple):
    """One word, number or mark: ``text`` is the slice, ``low`` its key (case and typography folded)."""

    start: int
    stop: int
    text: str
    low: str


def tokenize(
    text: str, start: int = 0, stop: int | None = None, glue: Glue | None = None
) -> list[Token]:
    """Return the tokens of ``text[start:stop]`` in order, with offsets into ``text``; glued words apart if asked."""
    tokens: list[Token] = []
    add = tokens.append
    cuts = glue.cuts if glue else None
    for match in _TOKEN.finditer(text, start, len(text) if stop is None else stop):
        piece = match.group()
        at = match.start()
        if cuts is not None and len(piece) >= _SHORTEST_GLUED:
            for cut in cuts(piece):
                add(_token(text, at, match.start() + cut))
                at = match.start() + cut
        if at == match.start():
            low = piece.lower()
            add(Token(at, match.end(), piece, low if low.isascii() else low.translate(_FOLD)))
        else:
            add(_token(text, at, match.end()))
    return tokens


def _token(text: str, start: int, stop: int) -> Token:
    piece = text[start:stop]
    return Token(start, stop, piece, piece.translate(_FOLD).lower())
