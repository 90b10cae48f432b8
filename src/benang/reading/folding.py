"""The key a name is looked up by (lower case, ascii, hyphens as spaces) and its text with the spaces scrapers lost."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from benang.reading.tokens import Token

_MARKS = re.compile(r"[^a-z0-9]+")
_DOUBLED = re.compile(r"([a-z])\1")
_FOLD = str.maketrans({"-": " ", "‐": " ", "‑": " ", "'": "", "’": "", "‘": ""})


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Return the words of a name in lower case ascii letters and digits, with single spaces for all marks."""
    plain = unicodedata.normalize("NFKD", text.translate(_FOLD)).encode("ascii", "ignore")
    return _MARKS.sub(" ", plain.decode().lower()).strip()


def written(tokens: Sequence[Token]) -> str:
    """Return the words of a phrase in single spacing, with a space where two words are glued together."""
    text: list[str] = []
    for place, token in enumerate(tokens):
        before = tokens[place - 1] if place else None
        if before is not None:
            words = before.text[-1].isalnum() and token.text[0].isalnum()
            if before.stop < token.start or words:
                text.append(" ")
        text.append(token.text)
    return "".join(text)


def abbreviates(short: str, long: str) -> bool:
    """Return whether the letters of ``short`` stand in ``long`` in order, the first at its beginning."""
    letters = iter(long.lower())
    return short[0].lower() == long[0].lower() and all(c in letters for c in short.lower())


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """Return a word without the letters that transcriptions differ in: Zelenskyy, Zelenskiy, Zelensky."""
    return _DOUBLED.sub(r"\1", word.replace("iy", "y").replace("ii", "i"))
