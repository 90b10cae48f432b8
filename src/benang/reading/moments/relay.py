"""Whether a day is the day of a relay: "dilansir dari <outlet>, Kamis (14/9/2023)".

The day behind a relay cue says when the relay was read or printed, never when the thing told of happened. Between cue
and day stands what is relayed from: names and the words of a path ("dari", "kantor berita"). Behind a cue of reading
("dikutip") it may be described in a few words of its own, up to a comma; anything else and the day belongs to what is
told.
"""

from collections.abc import Sequence

from benang.languages.times import Times
from benang.reading.tokens import Token

_FAR = 16
_OWN_WORDS = 2


def follows_relay(tokens: Sequence[Token], at: int, times: Times) -> bool:
    """Return whether the day that starts at token ``at`` stands behind a relay cue of its sentence."""
    words = times.words
    unknown = 0
    for index in range(at - 1, max(at - _FAR, -1), -1):
        token = tokens[index]
        if token.low in words.relay:
            read = token.low in words.read
            # "laporan yang dimuat pada Senin" tells when the report came out.
            told = index > 0 and tokens[index - 1].low in words.which and not read
            return not told and unknown <= (_OWN_WORDS if read else 0)
        if token.text == "," and unknown:
            return False
        if not _on_the_way(token, times):
            unknown += 1
        if unknown > _OWN_WORDS or token.low in words.content:
            return False
    return False


def _on_the_way(token: Token, times: Times) -> bool:
    """Return whether a token is of a name, a mark, or a word of the path from an outlet to its reader."""
    text = token.text
    return token.low in times.words.relay_path or not text.isalpha() or not text.islower()
