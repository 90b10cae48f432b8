"""Whether a day is the day of a relay: "dilansir dari <outlet>, Kamis (14/9/2023)".

The day behind a relay cue says when the relay was read or printed, never when the thing told of happened. Between cue
and day only names and the words of a path ("dari", "kantor berita") may stand; anything else and the day belongs to
what is told.
"""

from collections.abc import Sequence

from benang.languages.times import Times
from benang.reading.tokens import Token

_FAR = 14
_MARKS = frozenset(",()/&-.\"“”'")


def follows_relay(tokens: Sequence[Token], at: int, times: Times) -> bool:
    """Return whether the day that starts at token ``at`` stands behind a relay cue of its sentence."""
    words = times.words
    for index in range(at - 1, max(at - _FAR, -1), -1):
        token = tokens[index]
        if token.low in words.relay:
            # "laporan yang dirilis pada Senin" tells when the report came out.
            return not (index and tokens[index - 1].low in words.which)
        if not (
            token.low in words.relay_path
            or token.text in _MARKS
            or token.text[0].isupper()
            or token.text.isdigit()
        ):
            return False
    return False
