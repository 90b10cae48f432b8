"""Sentences of a paragraph as runs of tokens.

A full stop, question or exclamation mark ends a sentence unless it belongs to an abbreviation, an initial or a number,
or stands inside a closed quotation whose sentence runs on ("...," kata X).
"""

from collections.abc import Sequence

from benang.reading.quotes import Quote
from benang.reading.tokens import Token

_END = frozenset(".?!…")
_CLOSERS = frozenset("\"”’')]»")


def cut_sentences(tokens: Sequence[Token], quotes: Sequence[Quote]) -> list[list[Token]]:
    """Return the tokens grouped into sentences; every token is in exactly one, in order."""
    sentences: list[list[Token]] = []
    current: list[Token] = []
    for index, token in enumerate(tokens):
        current.append(token)
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following is None or _ends_here(current, token, following, quotes):
            sentences.append(current)
            current = []
    return sentences


def _ends_here(
    current: Sequence[Token], token: Token, following: Token, quotes: Sequence[Quote]
) -> bool:
    if following.text in _CLOSERS or any(
        q.closed and q.start < token.start < q.last for q in quotes
    ):
        return False
    mark = token if token.text in _END else None
    if token.text in _CLOSERS and len(current) > 1 and current[-2].text in _END:
        mark = current[-2]
    if mark is None:
        return False
    return (
        following.text[0].isupper() or following.text[0].isdigit() or following.text[0] in "\"“‘'("
    )
