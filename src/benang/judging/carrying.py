"""Judgements as lines of JSON: out of one ledger, into another, for instance one that a later Benang wove from the same pages.

A line is the record itself: its id, what was decided, the two marks (page, start and stop, what stood there), who, why and
when. Lines come in the order of entering, since the later of two that contradict wins. What is already in force is passed
over; what finds nothing in the other ledger is kept there as loose.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from benang.errors import UsageError
from benang.judging.deciding import LONGEST, OF_PAGES, PAIRED, judgement_id
from benang.judging.values import parse_setting
from benang.ledger import Ledger
from benang.records import Judgement

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Judgement).decode


class Loaded(NamedTuple):
    """How many judgements were new and how many were in force before."""

    new: int
    known: int


def as_lines(judgements: Iterable[Judgement]) -> Iterator[str]:
    """Yield a line of JSON for every judgement, in the order given."""
    for judgement in judgements:
        yield _encode(judgement).decode()


def load(ledger: Ledger, lines: Iterable[str]) -> Loaded:
    """Return what was entered; UsageError names the first line that is no judgement, and then nothing is written."""
    found = [_checked(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    new = sum(ledger.judge(judgement) for judgement in found)
    return Loaded(new, len(found) - new)


def _checked(number: int, line: str) -> Judgement:
    try:
        judgement = _decode(line)
        line.encode()  # a lone surrogate cannot be kept
    except (msgspec.MsgspecError, UnicodeEncodeError) as error:
        message = f"line {number} is no judgement: {error}"
        raise UsageError(message) from error
    wrong = _wrong(judgement)
    if wrong:
        message = f"line {number} is no judgement as Benang writes them: {wrong}"
        raise UsageError(message)
    return judgement


def _wrong(judgement: Judgement) -> str:
    """Return what is wrong with a judgement, empty when nothing is."""
    told = (judgement.by, judgement.why, judgement.when, judgement.value)
    if not judgement.by or not judgement.why or any(len(text) > LONGEST for text in told):
        return "it does not say who and why, or says too much"
    wrong = _wrong_sides(judgement)
    if wrong:
        return wrong
    thing = judgement.left.thing
    value = "" if judgement.right else str(parse_setting(thing, judgement.value))
    same = judgement.value == value and judgement.id == judgement_id(judgement)
    return "" if same else "its id is not that of what it says"


def _wrong_sides(judgement: Judgement) -> str:
    kind, left, right = judgement.kind, judgement.left, judgement.right
    if (kind in PAIRED) != (right is not None):
        return f"{kind} has a wrong number of sides"
    if right is not None and (left.thing != right.thing or left.thing == "moment" or left >= right):
        return f"{left.thing} and {right.thing} in this order cannot be {kind}"
    if kind in OF_PAGES and left.thing != "page":
        return f"only pages are copies, not a {left.thing}"
    if any(m and not 0 <= m.span.start <= m.span.stop for m in (left, right)):
        return "a mark stands nowhere"
    return ""
