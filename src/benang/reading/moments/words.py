"""Small questions about the tokens of a sentence that several rules of the grammar ask."""

from collections.abc import Sequence

from benang.languages.times import Times
from benang.reading.moments.shapes import Shape
from benang.reading.tokens import Token

Tokens = Sequence[Token]
Taken = tuple[Shape, int] | None

DASHES = frozenset("-–—‑‐")
OPENERS = frozenset("\"“‘'(.:!?”")
CLOSING = frozenset(".,")
MOST_DAYS = 31
MONTHS = range(1, 13)
_CUT_YEARS = (195, 209)


def low(tokens: Tokens, at: int) -> str:
    """Return the key of the token at an index, "" outside the sentence."""
    return tokens[at].low if 0 <= at < len(tokens) else ""


def mended(tokens: Tokens, times: Times) -> Tokens:
    """Return the tokens of a sentence with the key of a last word that lost its last letter as of the whole word."""
    for at in (-2, -3):
        if len(tokens) < -at:
            break
        whole = times.cut.get(tokens[at].low)
        if whole and tokens[at + 1].text in CLOSING:
            return [*tokens[:at], tokens[at]._replace(low=whole), *tokens[at + 1 :]]
    return tokens


def plain(token: Token, digits: int = 4) -> int:
    """Return the number a token of at most ``digits`` digits is, or -1."""
    text = token.text
    return int(text) if len(text) <= digits and text.isascii() and text.isdigit() else -1


def number_at(tokens: Tokens, at: int, digits: int = 4) -> int:
    """Return the plain number at an index, -1 where there is none."""
    return plain(tokens[at], digits) if 0 <= at < len(tokens) else -1


def cut_year(tokens: Tokens, at: int) -> bool:
    """Return whether a year that lost a digit stands at an index, right before a mark: "23 Februari 202."."""
    mark = low(tokens, at + 1)
    return _CUT_YEARS[0] <= number_at(tokens, at, 3) <= _CUT_YEARS[1] and not mark[:1].isalnum()


def year_turn(tokens: Tokens, at: int, times: Times) -> tuple[int | None, int]:
    """Return how many years "tahun lalu" or "tahun ini" lies from the anchor and the index behind; (None, at) for none."""
    if times.units.get(low(tokens, at)) == "year" and low(tokens, at + 1) in times.shifts:
        return times.shifts[low(tokens, at + 1)], at + 2
    return None, at


def until(tokens: Tokens, at: int, times: Times) -> int:
    """Return the index behind "hingga", "sampai dengan", "s.d.", "s/d", "dan" or a dash; the same index where none stands."""
    word = low(tokens, at)
    if word in DASHES or word in times.words.until or word in times.words.also:
        return at + 2 if low(tokens, at + 1) in times.words.through else at + 1
    if word == "s" and low(tokens, at + 1) in {".", "/"} and low(tokens, at + 2) == "d":
        return at + (4 if low(tokens, at + 3) == "." else 3)
    return at


def part_of_day(tokens: Tokens, at: int, times: Times) -> int:
    """Return the index behind "malam", "dini hari", "selepas asar"; the same index where none stands."""
    first = low(tokens, at)
    second = times.parts.get(first)
    if second is None:
        prayer = first in times.words.prayer_side and low(tokens, at + 1) in times.words.prayers
        return at + 2 if prayer else at
    if not second:
        return at + 1
    return at + 2 if low(tokens, at + 1) in second.split() else at
