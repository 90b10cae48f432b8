"""Sentences of a paragraph as runs of tokens.

A full stop, question or exclamation mark ends a sentence unless a rule below joins what it parts: an abbreviation, an
initial, a dotted name, a clause that goes on in small letters, or a quotation that runs on to its cue ("A. B," kata X is
one sentence). A quotation of several sentences that nothing follows up is cut inside like any other text. A quotation
that never closes joins nothing.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from benang.languages.writing import Writing
from benang.reading.quotes import Quote
from benang.reading.tokens import Token

_END = frozenset(".?!…")
_CLOSERS = frozenset("\"”’')]»“")
_BRACKETS = frozenset(")]")
_OPENERS = frozenset("\"“„«‘'([")
_BULLETS = frozenset("#@-–—*•")
_PAUSES = frozenset(",;)")
_LISTED = 2
_JOINED = 60  # tokens of a line that may be several paragraphs
_LEAST_ENDED = 3  # gaps behind sentences that make them the joints of paragraphs
_SMALL = 8  # one gap of so many may stand before small letters


class _Quoted(NamedTuple):
    """The quotations of a paragraph as sets of offsets: where end marks stand, and what lies where nothing is cut."""

    closers: frozenset[int]
    whole: frozenset[int]


def cut_sentences(
    tokens: Sequence[Token], quotes: Sequence[Quote], writing: Writing
) -> list[list[Token]]:
    """Return the tokens grouped into sentences; every token is in exactly one, in order."""
    sentences: list[list[Token]] = []
    begun = 0
    quoted = _look_at(tokens, quotes)
    joints = _joints(tokens, quotes)
    for index, token in enumerate(tokens[:-1]):
        if index in joints:
            sentences.append(list(tokens[begun : index + 1]))
            begun = index + 1
            continue
        if token.text not in _END and token.text not in _CLOSERS:
            continue
        if token.start not in quoted.whole and _ends(tokens, index, quoted, writing):
            sentences.append(list(tokens[begun : index + 1]))
            begun = index + 1
    if begun < len(tokens):
        sentences.append(list(tokens[begun:]))
    return sentences


def _joints(tokens: Sequence[Token], quotes: Sequence[Quote]) -> frozenset[int]:
    """Return where paragraphs and headings were joined by two spaces, as the indices of their last tokens.

    A line is joined so when such gaps mostly follow sentences and never stand before small letters.
    """
    if len(tokens) < _JOINED:
        return frozenset()
    gaps = [i for i in range(len(tokens) - 1) if tokens[i + 1].start - tokens[i].stop > 1]
    ended = sum(tokens[i].text in _END or tokens[i].text in _CLOSERS for i in gaps)
    if ended < _LEAST_ENDED or 2 * ended < len(gaps):
        return frozenset()
    large = [i for i in gaps if _may_begin(tokens[i + 1])]
    if len(gaps) - len(large) > len(gaps) // _SMALL:
        return frozenset()
    spoken = sorted((q.start, q.stop) for q in quotes if not q.single)
    return frozenset(i for i in large if not _within(spoken, tokens[i].stop))


def _within(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Return whether an offset lies inside one of some spans that are in order and never overlap."""
    index = bisect_left(spans, (at, 0)) - 1
    return index >= 0 and at < spans[index][1]


def _look_at(tokens: Sequence[Token], quotes: Sequence[Quote]) -> _Quoted:
    """Return where the paragraph's quotations close, and the marks inside those whose sentence runs on around them."""
    double = {q.start: q for q in quotes if q.closed and not q.single}
    whole: set[int] = set()
    opened: Quote | None = None
    first = 0
    for index, token in enumerate(tokens) if double else ():
        if opened is None:
            opened, first = double.get(token.start), index
        elif token.stop >= opened.stop:
            kept = tokens[first : index + 1] if _runs_on(tokens, index) else ()
            if not kept and first and _leads_up(tokens[first - 1]):
                kept = tokens[first:index]
            whole.update(t.start for t in kept if t.text in _END or t.text in _CLOSERS)
            opened = None
    return _Quoted(frozenset(q.stop - 1 for q in double.values()), frozenset(whole))


def _runs_on(tokens: Sequence[Token], closing: int) -> bool:
    """Return whether a sentence goes on behind the closing mark at an index: a comma on either side, small letters."""
    if closing + 1 >= len(tokens):
        return False
    behind = tokens[closing + 1].text
    return "," in {tokens[closing - 1].text, behind} or behind[0].islower()


def _leads_up(token: Token) -> bool:
    """Return whether a sentence is under way before a quotation: a cue and its comma or colon, or a word."""
    return token.text in {",", ":"} or token.text[0].isalpha()


def _ends(tokens: Sequence[Token], index: int, quoted: _Quoted, writing: Writing) -> bool:
    """Return whether a sentence ends behind the token at an index, which is an end mark or closes something."""
    token, following = tokens[index], tokens[index + 1]
    if following.text in _END or _closes(following, quoted):
        return False
    mark = index
    if token.text not in _END:
        if not _closes(token, quoted) or not index or tokens[index - 1].text not in _END:
            return False
        mark = index - 1
    if not _may_begin(following):
        return False
    return tokens[mark].text != "." or not _joined_stop(tokens, mark, writing)


def _closes(token: Token, quoted: _Quoted) -> bool:
    """Return whether a token is the end mark of a quotation or bracket rather than the start of one."""
    return token.text in _BRACKETS or token.start in quoted.closers


def _may_begin(token: Token) -> bool:
    first = token.text[0]
    return not first.islower() and (first.isalnum() or first in _OPENERS or first in _BULLETS)


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
    return (before.low in writing.closing or dotted in writing.closing) and after.text in _PAUSES


def _numbers_a_list(tokens: Sequence[Token], mark: int) -> bool:
    """Return whether a number before a full stop counts the items of a list: "1. Apa itu?"."""
    number = tokens[mark - 1]
    if len(number.text) > _LISTED:
        return False
    return mark == 1 or tokens[mark - 2].text in _END or tokens[mark - 2].text in _BRACKETS


def _ends_on_letter(tokens: Sequence[Token], mark: int) -> bool:
    """Return whether a single capital is no initial: "golongan B. Selain", behind a small word and before a long one."""
    if mark < 2 or len(tokens[mark + 1].text) == 1:  # noqa: PLR2004 - a word stands before the letter
        return False
    return tokens[mark - 2].text[0].islower()


def _dotted_low(tokens: Sequence[Token], mark: int) -> str:
    """Return the letters and stops right before a mark as one key: "s.pd"."""
    if mark < 3 or tokens[mark - 2].text != "." or tokens[mark - 2].stop != tokens[mark - 1].start:  # noqa: PLR2004
        return ""
    return f"{tokens[mark - 3].low}.{tokens[mark - 1].low}"
