"""Sentences of a paragraph as runs of tokens.

A full stop, question or exclamation mark ends a sentence unless a rule below joins what it parts: an abbreviation, an
initial, a dotted name, a clause that goes on in small letters, or a quotation that runs on to its cue ("A. B," kata X is
one sentence). A quotation of several sentences that nothing follows up is cut inside like any other text. A quotation
that never closes joins nothing.
"""

from collections.abc import Sequence

from benang.languages.writing import Writing
from benang.reading.quotes import Quote
from benang.reading.tokens import Token

_END = frozenset(".?!…")
_CLOSERS = frozenset("\"”’')]»“")
_OPENERS = frozenset("\"“„«‘'([")
_COMMAS = frozenset(",")


def cut_sentences(
    tokens: Sequence[Token], quotes: Sequence[Quote], writing: Writing
) -> list[list[Token]]:
    """Return the tokens grouped into sentences; every token is in exactly one, in order."""
    sentences: list[list[Token]] = []
    begun = 0
    joined = _running_on(tokens, quotes)
    for index, token in enumerate(tokens[:-1]):
        if token.text not in _END and token.text not in _CLOSERS:
            continue
        if any(start <= token.start < stop for start, stop in joined):
            continue
        if _ends(tokens, index, quotes, writing):
            sentences.append(list(tokens[begun : index + 1]))
            begun = index + 1
    if begun < len(tokens):
        sentences.append(list(tokens[begun:]))
    return sentences


def _running_on(tokens: Sequence[Token], quotes: Sequence[Quote]) -> list[tuple[int, int]]:
    """Return the closed quotations inside which nothing is cut: those their sentence runs on behind, or led up to."""
    double = [q for q in quotes if q.closed and not q.single]
    if not double:
        return []
    kept: list[tuple[int, int]] = []
    inside = {q.stop: q for q in double}
    starts = {q.start: q for q in double}
    for index, token in enumerate(tokens):
        opened = starts.get(token.start)
        if opened is not None and index and _leads_up(tokens[index - 1]):
            kept.append((opened.start, opened.last))
        closed = inside.get(token.stop)
        if closed is None or index + 1 >= len(tokens):
            continue
        following = tokens[index + 1]
        comma = tokens[index - 1].text in _COMMAS or following.text in _COMMAS
        if comma or following.text[0].islower():
            kept.append((closed.start, closed.stop))
    return kept


def _leads_up(token: Token) -> bool:
    """Return whether a sentence is under way before a quotation: a cue and its comma or colon, or a word."""
    return token.text in {",", ":"} or token.text[0].isalpha()


def _ends(tokens: Sequence[Token], index: int, quotes: Sequence[Quote], writing: Writing) -> bool:
    """Return whether a sentence ends behind the token at ``index``, which is an end mark or closes something."""
    token, following = tokens[index], tokens[index + 1]
    if following.text in _END or _closes(tokens, index + 1, quotes):
        return False
    mark = index
    if token.text in _CLOSERS:
        if not _closes(tokens, index, quotes) and token.text not in ")]":
            return False
        mark = index - 1
        if mark < 0 or tokens[mark].text not in _END:
            return False
    if not _may_begin(following):
        return False
    return tokens[mark].text != "." or not _joined_stop(tokens, mark, writing)


def _closes(tokens: Sequence[Token], index: int, quotes: Sequence[Quote]) -> bool:
    """Return whether the token is the end mark of a quotation or bracket rather than the start of one."""
    token = tokens[index]
    if token.text not in _CLOSERS:
        return False
    if token.text in ")]":
        return True
    return any(q.closed and q.stop == token.stop for q in quotes)


def _may_begin(token: Token) -> bool:
    first = token.text[0]
    return not first.islower() and (first.isalnum() or first in _OPENERS or first in "#@-–—*•")


def _joined_stop(tokens: Sequence[Token], mark: int, writing: Writing) -> bool:
    """Return whether a full stop belongs to the word before it: an abbreviation, an initial, a dotted name, a list's number."""
    if not mark or tokens[mark - 1].stop != tokens[mark].start:
        return False
    before, after = tokens[mark - 1], tokens[mark + 1]
    if before.text.isdigit():
        return _numbers_a_list(tokens, mark)
    if tokens[mark].stop == after.start and after.low in writing.dotted:
        return True
    if len(before.text) == 1 and before.text.isupper():
        return not _ends_on_letter(tokens, mark)
    return _is_abbreviation(tokens, mark, writing)


def _is_abbreviation(tokens: Sequence[Token], mark: int, writing: Writing) -> bool:
    before, after = tokens[mark - 1], tokens[mark + 1]
    dotted = _dotted_low(tokens, mark)
    if before.low in writing.abbreviations or dotted in writing.abbreviations:
        return True
    if before.low in writing.titles and before.text[0].isupper():
        return True
    if before.low in writing.numbered and after.text[0].isdigit():
        return True
    return (before.low in writing.closing or dotted in writing.closing) and after.text in {
        ",",
        ";",
        ")",
    }


def _numbers_a_list(tokens: Sequence[Token], mark: int) -> bool:
    """Return whether a number before a full stop counts the items of a list: "1. Apa itu?"."""
    number = tokens[mark - 1]
    if len(number.text) > 2:  # noqa: PLR2004 - no list is that long
        return False
    return mark == 1 or tokens[mark - 2].text in _END or tokens[mark - 2].text in "()"


def _ends_on_letter(tokens: Sequence[Token], mark: int) -> bool:
    """Return whether a single capital is no initial: "golongan B. Selain", where no name came before and none follows."""
    previous = tokens[mark - 2] if mark > 1 else None
    if previous is None or previous.text == ".":
        return False
    return previous.text[0].islower() and not previous.text.isdigit()


def _dotted_low(tokens: Sequence[Token], mark: int) -> str:
    """Return the letters and stops right before a mark as one key: "s.pd"."""
    if mark < 3 or tokens[mark - 2].text != "." or tokens[mark - 2].stop != tokens[mark - 1].start:  # noqa: PLR2004
        return ""
    return f"{tokens[mark - 3].low}.{tokens[mark - 1].low}"
