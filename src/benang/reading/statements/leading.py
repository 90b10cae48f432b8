"""What leads into the first proposition: fragments, turns of speech, reasons, conditions, and what is set before the main clause.

Each function returns the index at which what it passes over has ended, so that the main clause is found by asking them in turn.
"""

from collections.abc import Sequence
from typing import NamedTuple

from benang.languages.firmness import FirmnessWords
from benang.languages.speech import ClauseWords
from benang.reading.statements.phrases import is_verbal
from benang.reading.tokens import Token

_GAP = 3  # characters between tokens, where something is left out
_FRONTED = 24  # tokens of what is fronted up to its comma
_FRAGMENT = 3  # words of a sentence that puts something forward
_INITIAL = 2  # letters of an initial or a short title
_NEAR = 3


class Words(NamedTuple):
    """The words a proposition is read by."""

    firm: FirmnessWords
    clause: ClauseWords
    reported: bool = False

    @property
    def own(self) -> frozenset[str]:
        """The words for the speaker: where somebody else reports, "ia" is one."""
        return self.firm.speaker if self.reported else self.firm.own


def is_verb(token: Token, words: Words) -> bool:
    """Tell whether a word is a verb or another predicate of its own; "mesinnya" is none, as "mesin" is not."""
    firm, low = words.firm, token.low
    if low in firm.predicates:
        return True
    if low in firm.no_verbs:
        return False
    stem = low.removesuffix(firm.own_end)
    if stem in words.clause.nominal or stem in firm.no_verbs:
        return False
    half = len(low) // 2
    again = low[:half] == low[half + 1 :]  # "bersih-bersih"
    return not again and is_verbal(token, words.clause)


def first_sentence(tokens: Sequence[Token], words: Words) -> tuple[Sequence[Token], bool]:
    """Return the first sentence that is more than a fragment ("Betul. ..."), and whether it asks."""
    firm = words.firm
    start = 0
    for at, token in enumerate(tokens):
        if not _ends(tokens, at):
            continue
        said = [t for t in tokens[start:at] if t.text[0].isalnum()]
        telling = any(t.low in firm.requested or t.low in firm.negation for t in said)
        if len(said) >= _FRAGMENT or telling:
            answered = low_at(tokens, at + 1) in firm.turned_out
            return tokens[start:at], token.text == "?" and not answered
        start = at + 1
    return tokens[start:] or tokens, False


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a sentence ends here; the full stop of an initial ends none."""
    if tokens[at].text in "!?":
        return True
    return tokens[at].text == "." and at > 0 and len(tokens[at - 1].text) > _INITIAL


def behind_turn(tokens: Sequence[Token], words: Words) -> int:
    """Return where what turned out begins ("sempat akan ..., tetapi ternyata tidak"), or 0."""
    for at, token in enumerate(tokens[:-_FRAGMENT]):
        if token.low in words.firm.but and any(
            t.low in words.firm.turned_out for t in tokens[at + 1 : at + _FRAGMENT]
        ):
            return at + 1
    return 0


def behind_reason(tokens: Sequence[Token], words: Words) -> int:
    """Return where the main clause behind a reason begins ("karena A, maka B"), or 0."""
    firm = words.firm
    lead = range(min(_FRAGMENT, len(tokens)))
    opened = next((at for at in lead if tokens[at].low not in firm.turns - firm.reasons), 0)
    if tokens[opened : opened + 1] and tokens[opened].low not in firm.reasons:
        return 0
    then = range(opened + 1, min(opened + _FRONTED, len(tokens) - 1))
    return next((at for at in then if tokens[at].low in firm.then), 0)


def skip_turns(tokens: Sequence[Token], at: int, words: Words) -> int:
    """Return the index behind words that only lead in ("Jadi", "Pertama,") and marks."""
    firm = words.firm
    while at < len(tokens) - 1 and (
        (tokens[at].low in firm.turns and not _stands_alone(tokens, at, firm))
        or not tokens[at].text[0].isalnum()
        or (tokens[at + 1].text == "," and tokens[at].low not in firm.telling)
    ):
        at += 1
    return at


def _stands_alone(tokens: Sequence[Token], at: int, firm: FirmnessWords) -> bool:
    """Tell whether "itu" is the subject: a word of the future, or another before a verb, follows ("itu akan membuat ...")."""
    return tokens[at].low in firm.this and low_at(tokens, at + 1) in firm.auxiliaries


def low_at(tokens: Sequence[Token], at: int) -> str:
    """Return the token at an index in small letters; empty outside."""
    return tokens[at].low if 0 <= at < len(tokens) else ""


def condition_at(tokens: Sequence[Token], at: int, words: Words) -> str:
    """Return the word of condition or question that opens a clause here, or nothing."""
    low = tokens[at].low
    if low in words.firm.whether:
        return low
    if low not in words.firm.conditional or _topic(tokens, at, words):
        return ""
    return low


def _topic(tokens: Sequence[Token], at: int, words: Words) -> bool:
    """Tell whether "kalau" only names what is spoken of ("kalau soal itu, ...", "kalau saya, ...")."""
    firm = words.firm
    if tokens[at].low not in firm.naming_topic:
        return False
    inside = [t.low for t in tokens[at + 1 : _comma(tokens, at)]]
    near = {t.low for t in tokens[at + 1 : at + 1 + _NEAR]}
    named = low_at(tokens, at + 1) in firm.aspects or not firm.spoken_of.isdisjoint(near)
    if named or _points(tokens, at, firm) or not firm.considering.isdisjoint(inside[:_NEAR]):
        return True
    if not 0 < len(inside) < _NEAR or inside[0].endswith(firm.own_end):
        return False
    if len(inside) == 1 and inside[0] in firm.markers:  # "kalau perlu, ..."
        return True
    return not any(
        is_verb(t, words) or t.low in firm.telling or t.low in firm.degrees
        for t in tokens[at + 1 : at + 1 + len(inside)]
    )


def _points(tokens: Sequence[Token], at: int, firm: FirmnessWords) -> bool:
    """Tell whether "kalau itu" only points and somebody's own clause follows ("kalau itu juga saya tidak tahu")."""
    if low_at(tokens, at + 1) not in firm.this:
        return False
    behind = at + 2
    while low_at(tokens, behind) in firm.degrees or low_at(tokens, behind) in firm.tags:
        behind += 1
    return low_at(tokens, behind) in firm.own


def _comma(tokens: Sequence[Token], at: int) -> int:
    """Return the index where what is fronted ends: a comma, or the gap of what is not said; ``at`` where none is near."""
    for i in range(at + 1, min(at + _FRONTED, len(tokens) - 1)):
        if tokens[i].text == "," or tokens[i].start - tokens[i - 1].stop > _GAP:
            return i
    return at


def behind_fronted(tokens: Sequence[Token], at: int, words: Words) -> int:
    """Return the index behind a phrase or clause set before the main clause, or ``at``."""
    firm, low = words.firm, tokens[at].low
    if low in firm.naming_topic:
        return _comma(tokens, at)
    if low not in firm.fronted and low not in firm.foreclauses:
        return at
    for width in (1, 2):  # "untuk itu", "oleh karena itu"
        if (
            low_at(tokens, at + width) in firm.this
            and low_at(tokens, at + 1) in firm.this_or_clause
        ):
            return at + width + 1
    stop = _comma(tokens, at)
    if low_at(tokens, stop + 1) in firm.going_on:
        return at
    if low in firm.foreclauses:
        return stop
    inside = tokens[at + 2 : stop]
    plain = not any(t.low in firm.relative for t in inside)
    return at if plain and any(t.low in firm.auxiliaries for t in inside) else stop
