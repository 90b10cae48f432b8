"""Words, numbers and marks of a text, as slices.

Text is never changed: a token is a slice of its input and :attr:`Token.low` is a lookup key beside it. Typographic
apostrophes and hyphens are folded in the key only. Words that a scraper glued together (``DilansirReuters``) come out
as several tokens without a gap.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"\d+(?:[.,:/]\d+)*"  # 1.500,5  09.30  13/9/2023
    r"|[^\W\d_]+(?:[-‐‑'’][^\W_]+)*"  # Jong-un, kura-kura, Jum'at, Su-35
    r"|\S"
)
_GLUE = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z])")
_FOLD = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-"})


class Token(NamedTuple):
    """One word, number or mark: ``text`` is the slice, ``low`` its key (case and typography folded)."""

    start: int
    stop: int
    text: str
    low: str


def tokenize(text: str, start: int = 0, stop: int | None = None) -> list[Token]:
    """Return the tokens of ``text[start:stop]`` in order, with offsets into ``text``."""
    return list(_tokens(text, start, len(text) if stop is None else stop))


def _tokens(text: str, start: int, stop: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, stop):
        at = match.start()
        for cut in _GLUE.finditer(match.group()):
            yield _token(text, at, match.start() + cut.start())
            at = match.start() + cut.start()
        yield _token(text, at, match.end())


def _token(text: str, start: int, stop: int) -> Token:
    piece = text[start:stop]
    return Token(start, stop, piece, piece.translate(_FOLD).lower())
