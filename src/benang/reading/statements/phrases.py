"""Phrases beside a cue: the subject before a verb, the speaker after a word of saying, the clause reported.

No parser: Indonesian news puts the subject before its verb and marks nearly every other phrase with a preposition, a
comma or a conjunction, so closed classes of words are enough to cut them apart.
"""

from collections.abc import Sequence
from typing import NamedTuple

from benang.languages.speech import ClauseWords
from benang.reading.tokens import Token

_HARD = frozenset(';:—–?!"“”…')
_LONGEST_ITEM = 7  # tokens from a name in a list to its ", dan"
_TITLE = 3  # letters of a title behind a name ("S.H.")
_LONGEST_NAME = 28  # tokens of a speaker with titles and apposition
_VERBAL = ("me", "di", "ber", "ter")
_VERB_LENGTH = 6


class Subject(NamedTuple):
    """``[start, stop)`` are the tokens of the subject, ``clause`` where its clause starts; ``elided`` if there is none of its own."""

    start: int
    stop: int
    clause: int
    elided: bool


def subject_before(
    tokens: Sequence[Token], verb: int, floor: int, words: ClauseWords
) -> Subject | None:
    """Return the subject of the verb at index ``verb``, looking back no further than ``floor``; None if nothing stands there."""
    last = verb - 1
    while last >= floor and tokens[last].low in words.adverbs:
        last -= 1
    if last >= floor and tokens[last].low == "dengan" and last + 1 < verb:
        last -= 1
    if last < floor:
        return Subject(verb, verb, floor, elided=True) if floor else None
    if tokens[last].low in words.elided or tokens[last].low == "yang":
        return Subject(last, last, _before_mark(tokens, last, floor), elided=True)
    clause = clause_start(tokens, last, floor, words)
    while last >= clause and tokens[last].low in words.bare:
        last -= 1
    chunks = _noun_chunks(tokens, clause, last + 1, words)
    if not chunks:
        near = _tail_of_aside(tokens, clause, last + 1, words)
        return Subject(near, last + 1, clause, elided=False) if near is not None else None
    end = chunks[-1][1] - 1
    definite = tokens[end].low in words.definite and tokens[chunks[-1][0]].text[0].islower()
    definite = definite or tokens[chunks[-1][0]].low in words.pronouns
    start, stop = _joined(tokens, chunks, words, definite=definite)
    start = skip_leads(tokens, start, stop, words)
    stop = _without_adverbs(tokens, start, stop, words)
    if start >= stop:
        return Subject(verb, verb, clause, elided=True)
    return Subject(start, stop, clause, elided=False)


def _before_mark(tokens: Sequence[Token], at: int, floor: int) -> int:
    """Return where what came before a conjunction ends: at its comma, if it has one."""
    return at - 1 if at - 1 > floor and tokens[at - 1].text == "," else at


def clause_start(tokens: Sequence[Token], last: int, floor: int, words: ClauseWords) -> int:
    """Return the index the clause that holds ``last`` starts at: behind a conjunction or a hard mark."""
    depth = 0
    for at in range(last, max(floor, last - 60) - 1, -1):
        token = tokens[at]
        if token.text == ")":
            depth += 1
        elif token.text == "(":
            depth -= 1
        elif depth <= 0 and _opens(tokens, at, floor, words):
            return at if token.low in words.openers else at + 1
    return floor


def _opens(tokens: Sequence[Token], at: int, floor: int, words: ClauseWords) -> bool:
    token = tokens[at]
    if token.text in _HARD or (token.text == "-" and tokens[at - 1].stop < token.start):
        return True
    if met_at(tokens, at, words):
        return False
    after_comma = at > floor and tokens[at - 1].text == ","
    if token.low in words.joiners and after_comma:
        return not _in_list(tokens, at)
    therefore = tokens[at - 1].low == "oleh"  # "Oleh karena itu, ..." opens nothing
    return token.low in words.openers and at > floor and not therefore


def met_at(tokens: Sequence[Token], at: int, words: ClauseWords) -> bool:
    """Tell whether an occasion hangs on a name ("Budi saat ditemui di ...") and opens no clause of its own."""
    if not 0 < at < len(tokens) - 1 or tokens[at].low not in words.meanwhile:
        return False
    before = tokens[at - 1].text
    return tokens[at + 1].low in words.met and (before[0].isupper() or before == ")")


def _in_list(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a ", dan" ends a list of capitalised words ("Meteorologi, Klimatologi, dan Geofisika")."""
    last = at - 2
    while last > 0 and at - last <= _LONGEST_ITEM and tokens[last].text[0].isupper():
        last -= 1
    listed = last < at - 2 and tokens[last].text == ","
    return listed and at + 1 < len(tokens) and tokens[at + 1].text[0].isupper()


def _noun_chunks(
    tokens: Sequence[Token], start: int, stop: int, words: ClauseWords
) -> list[tuple[int, int]]:
    """Return the comma-separated stretches that may name somebody, in order."""
    chunks = []
    spare: tuple[int, int] | None = None  # a clause's own opening, when nothing else names anybody
    for first, last in comma_chunks(tokens, start, stop):
        opener = tokens[first].low in words.openers or tokens[first].low in words.asides
        opener = opener or _verb_form(tokens[first], words)
        if opener and last < stop and tokens[first].low not in words.joints:
            spare = (first, last) if first == start else spare
            continue
        head = skip_leads(tokens, first, last, words)
        if head >= last or tokens[head].low in words.asides:
            continue
        if tokens[head].text[0].isdigit() and tokens[last - 1].low not in words.persons:
            continue
        if tokens[head].text in "()[]-–—" or _says_something(tokens, head, last, words):
            continue
        chunks.append((head, last))
    if not chunks and spare and tokens[spare[0]].low in words.openers:
        head = skip_leads(tokens, *spare, words)
        if head < spare[1] and not _says_something(tokens, head, spare[1], words):
            return [(head, spare[1])]
    return chunks


def _says_something(tokens: Sequence[Token], start: int, stop: int, words: ClauseWords) -> bool:
    """Tell whether a stretch is a clause of its own: it has a verb outside a relative clause."""
    for at in range(start, stop):
        token = tokens[at]
        if token.low == "yang" or met_at(tokens, at, words):
            return any(t.low in words.copulas for t in tokens[at:stop])
        if is_verbal(token, words):
            return True
    return False


def comma_chunks(tokens: Sequence[Token], start: int, stop: int) -> list[tuple[int, int]]:
    """Return the stretches between commas that stand in no bracket."""
    chunks, depth, first = [], 0, start
    for at in range(start, stop):
        text = tokens[at].text
        depth += (text == "(") - (text == ")")
        if text == "," and depth <= 0:
            if at > first:
                chunks.append((first, at))
            first = at + 1
    if stop > first:
        chunks.append((first, stop))
    return chunks


def has_verb(tokens: Sequence[Token], start: int, stop: int, words: ClauseWords) -> bool:
    """Tell whether a verb stands in a stretch, but not as its first word."""
    return not is_verbal(tokens[start], words) and _says_something(tokens, start, stop, words)


def _joined(
    tokens: Sequence[Token], chunks: list[tuple[int, int]], words: ClauseWords, *, definite: bool
) -> tuple[int, int]:
    """Return the last stretch together with those before it that it stands in apposition to."""
    start, stop = chunks[-1]
    if definite:
        return start, stop
    for first, last in reversed(chunks[:-1]):
        joined = start - last == 2 and tokens[start - 1].low in words.joiners  # noqa: PLR2004 - ", dan"
        if stop - first > _LONGEST_NAME or not (joined or start - last == 1):
            break
        start = first
    return start, stop


def is_verbal(token: Token, words: ClauseWords) -> bool:
    """Tell whether a word in lower case has a verb's form, or is one of the verbs without a prefix."""
    return token.text[0].islower() and (token.low in words.bare or _verb_form(token, words))


def _verb_form(token: Token, words: ClauseWords) -> bool:
    return (
        len(token.low) >= _VERB_LENGTH
        and token.low.startswith(_VERBAL)
        and token.low not in words.nominal
        and token.low not in words.persons
    )


def skip_leads(tokens: Sequence[Token], start: int, stop: int, words: ClauseWords) -> int:
    """Return the index behind conjunctions and connectives ("Namun", "Sementara itu") that open a stretch."""
    while start < stop and (
        tokens[start].low in words.leads or not tokens[start].text[0].isalnum()
    ):
        if tokens[start].text in "([":
            break
        start += 1
    return start


def _without_adverbs(tokens: Sequence[Token], start: int, stop: int, words: ClauseWords) -> int:
    """Return the end of a subject cut before a phrase of time or occasion and without adverbs."""
    for at in range(start + 1, stop):
        if tokens[at].low in words.phrase_ends:
            stop = at
            break
    while stop > start and (tokens[stop - 1].low in words.adverbs or tokens[stop - 1].text == ","):
        if stop - 1 > start and tokens[stop - 2].low in words.spans:
            break  # "musim lalu"
        stop -= 1
    return stop


def _tail_of_aside(
    tokens: Sequence[Token], start: int, stop: int, words: ClauseWords
) -> int | None:
    """Return where a speaker starts at the end of an aside without a comma ("Dalam sambutannya Budi ...")."""
    chunks = comma_chunks(tokens, start, stop)
    if not chunks:
        return None
    first, last = chunks[-1]
    if tokens[first].low in words.examples:
        return None
    at = last
    while at > first and (tokens[at - 1].text[0].isupper() or tokens[at - 1].text in "()"):
        if tokens[at - 1].low in words.closers:
            break
        at -= 1
    if at == last and (tokens[at - 1].low in words.pronouns or tokens[at - 1].low in words.persons):
        at -= 1
    if at == last or at <= first:
        return None
    return at


def speaker_after(
    tokens: Sequence[Token], start: int, words: ClauseWords, stop: int | None = None
) -> int:
    """Return the index behind the name of a speaker that starts at ``start`` (right of "kata")."""
    end = len(tokens) if stop is None else stop
    if start < end and tokens[start].low in words.pronouns:
        return start + 1
    depth, at = 0, start
    while at < end and at - start < _LONGEST_NAME:
        text = tokens[at].text
        if text == "(" and _is_date(tokens, at, end):
            break
        depth += (text == "(") - (text == ")")
        if depth <= 0 and _ends_name(tokens, start, at, end, words):
            break
        at += 1
    while at > start and tokens[at - 1].text == ",":
        at -= 1
    return at


def _ends_name(tokens: Sequence[Token], start: int, at: int, end: int, words: ClauseWords) -> bool:
    """Tell whether a token ends the name that began at ``start``."""
    token = tokens[at]
    if token.low in words.closers or token.text in '.;:?!"“”—–':
        if _in_name(tokens, start, at, end) or _couples(tokens, start, at, end, words):
            return False
        inside = token.text == "." and (
            _initial(tokens, at, end, words) or _domain(tokens, at, end)
        )
        return not inside
    if token.text != "," or _apposition(tokens, start, at, end, words):
        return False
    return at + 1 >= end or not _couples(tokens, start, at + 1, end, words)


def _in_name(tokens: Sequence[Token], start: int, at: int, end: int) -> bool:
    """Tell whether a small word is written large between words that are ("Menteri Dalam Negeri", "Lalu Lintas")."""
    around = tokens[max(start, at - 1) : min(at + 2, end)]
    return len(around) > 2 and all(t.text[0].isupper() for t in around)  # noqa: PLR2004 - one on each side


def _couples(tokens: Sequence[Token], start: int, at: int, end: int, words: ClauseWords) -> bool:
    """Tell whether "dan" stands inside the name of an office ("Menteri Pendidikan dan Kebudayaan Budi")."""
    if tokens[at].low != "dan" or at + 1 >= end or tokens[start].low not in words.persons:
        return False
    follows = tokens[at + 1]
    listed = tokens[at - 1].text == "," and at - start > 1
    before = tokens[at - 2] if listed else tokens[at - 1]
    office = follows.text[0].isupper() and follows.low not in words.persons
    return office and before.text[0].isupper()


def _is_date(tokens: Sequence[Token], at: int, end: int) -> bool:
    return at + 1 < end and tokens[at + 1].text[0].isdigit() and "/" in tokens[at + 1].text


def _initial(tokens: Sequence[Token], at: int, end: int, words: ClauseWords) -> bool:
    """Tell whether a full stop belongs to an initial or a short title inside a name ("S.", "dr.", "Prof.")."""
    if at + 1 >= end or not tokens[at + 1].text[0].isupper():
        return False
    before = tokens[at - 1]
    return len(before.text) < _TITLE or before.low in words.abbreviations


def _domain(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Tell whether a full stop stands inside an address ("antara.com")."""
    glued = at + 1 < end and tokens[at - 1].stop == tokens[at].start == tokens[at + 1].start - 1
    return glued and tokens[at + 1].text[0].islower()


def _apposition(
    tokens: Sequence[Token], start: int, comma: int, end: int, words: ClauseWords
) -> bool:
    """Tell whether the name goes on behind a comma: a title ("S.H.") or the name that follows a role."""
    following = comma + 1
    if following >= end:
        return False
    token = tokens[following]
    if token.low in words.closers or not token.text[0].isupper():
        return False
    role_first = tokens[start].low in words.persons or any(
        t.low in words.persons for t in tokens[start:comma]
    )
    if _whole_name(tokens, following, end, words):
        return tokens[start].low not in words.pronouns
    if len(token.text) <= _TITLE and _degree(tokens, following, end, words):
        return True
    named = any(t.text == "," for t in tokens[start:comma])
    return role_first and not named and tokens[start].low not in words.pronouns


def _degree(tokens: Sequence[Token], at: int, end: int, words: ClauseWords) -> bool:
    """Tell whether a short word behind a comma is a degree ("S.H.", "MH"): nothing of a clause follows it."""
    if at + 1 >= end:
        return True
    after = tokens[at + 1]
    return after.text in ".,()-" or after.text[0].isupper() or after.low in words.closers


def _whole_name(tokens: Sequence[Token], start: int, end: int, words: ClauseWords) -> bool:
    """Tell whether nothing but two to six capitalised words stand up to the next boundary: a name."""
    at = start
    while at < end and tokens[at].text[0].isupper() and tokens[at].low not in words.closers:
        at += 1
    bounded = at >= end or tokens[at].low in words.closers or tokens[at].text in ",.("
    return bounded and 2 <= at - start <= 6  # noqa: PLR2004 - the length of a name


def content_end(tokens: Sequence[Token], start: int, stop: int, words: ClauseWords) -> int:
    """Return where a reported clause that starts at ``start`` ends, at most at ``stop``: before an aside of the outlet."""
    depth = 0
    for at in range(start, stop):
        text = tokens[at].text
        depth += (text == "(") - (text == ")")
        if text == "," and depth <= 0 and at + 1 < stop and _tail(tokens, at + 1, words):
            stop = at
            break
    while stop > start and tokens[stop - 1].text in ',.;:—–-!"“”?…':
        if tokens[stop - 1].text in '"“”' and _opened(tokens, start, stop - 1):
            break
        stop -= 1
    return stop


def _tail(tokens: Sequence[Token], at: int, words: ClauseWords) -> bool:
    """Tell whether an aside of the outlet begins; "seperti" does so only before a relay, else it gives examples."""
    low = tokens[at].low
    if low not in words.like or at + 1 >= len(tokens):
        return low in words.tails
    after = tokens[at + 1].low
    return after in words.tails | words.tail_leads or _verb_form(tokens[at + 1], words)


def _opened(tokens: Sequence[Token], start: int, closer: int) -> bool:
    return sum(t.text in '"“”' for t in tokens[start:closer]) % 2 == 1
