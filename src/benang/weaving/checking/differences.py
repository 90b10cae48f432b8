"""What a draft says otherwise than a page that tells the same matter.

Something of the draft without its like on the page is a change where the page has something of the same kind in its place
that the draft lacks ("25 persen" beside "50 persen"), and an extra where it has nothing there. What the page names anywhere
is no extra: a sentence leaves out what was said before it.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from benang.records import Difference, NameKind, Reading
from benang.weaving.checking.assertions import Assertion, Figure, Named, Voice
from benang.weaving.days import Days, days_of, meet
from benang.weaving.words import plain_words

VAGUE = 6
"""Days by which a page's stretch of time may be longer than the draft's and still name the same."""
FIRMER = 0.25
"""How much firmer a draft must put a thing than its source before it is worth a word."""


class Beside(NamedTuple):
    """What a whole page has, beyond the assertion that is compared: words of names and their kinds, words, figures, days."""

    names: dict[str, NameKind]
    words: frozenset[str]
    figures: frozenset[float]
    days: tuple[Days, ...]


def beside(reading: Reading, assertions: Sequence[Assertion]) -> Beside:
    """Return what the assertions of a page name together."""
    names: dict[str, NameKind] = {
        word.casefold(): entity.kind
        for entity in reading.entities
        for name in (entity.key, entity.name, *entity.aliases)
        for word in name.split()
    }
    dated = (days_of((m.first, m.last)) for m in reading.moments)
    return Beside(
        names,
        frozenset(plain_words(reading.article.page.text)),
        frozenset(f.value for a in assertions for f in a.figures),
        tuple(days for days in dated if days),
    )


def differences(
    draft: Assertion, there: Assertion, page: Beside, opposites: Mapping[str, str], *, close: bool
) -> Iterator[Difference]:
    """Yield what the draft says otherwise than a page: names, numbers, days, polarity, speaker, firmness.

    ``close`` says that the two tell almost the same, so that the only other number stands in the place of the draft's.
    """
    yield from _names(draft, there, page)
    yield from _figures(draft, there, page, close=close)
    yield from _days(draft, there, page)
    if _contradicts(draft, there, opposites):
        yield Difference("negation", draft.span, there.span)
    elif draft.firmness - there.firmness > FIRMER:
        yield Difference("firmness", draft.span, there.span)
    if not _one_voice(draft.voice, there.voice):
        yield Difference("speaker", draft.span, there.span)


def _one_voice(ours: Voice, theirs: Voice) -> bool:
    """Return whether two speakers may be one: they share a name, or all that one is called fits the other."""
    if not ours.words or not theirs.words or ours.names & theirs.names:
        return True
    return ours.words <= theirs.words or theirs.words <= ours.words


def _contradicts(draft: Assertion, there: Assertion, opposites: Mapping[str, str]) -> bool:
    """Return whether one side negates, denies or says the opposite of what the other asserts.

    Sides that negate as often as each other negate the same: a name known on one side only moves what stands behind "tidak".
    """
    both = draft.matter.keys() & there.matter.keys()
    alike = len(draft.negated) == len(there.negated)
    negated = frozenset() if alike else (draft.negated ^ there.negated) & both
    turned = sum(
        opposites.get(root, "") in there.matter and root not in there.matter
        for root in draft.matter
    )
    return (len(negated) + turned + (draft.denied != there.denied)) % 2 == 1


def _names(draft: Assertion, there: Assertion, page: Beside) -> Iterator[Difference]:
    lone = [n for n in there.names if not any(one_name(n, m) for m in draft.names)]
    lone = [n for n in lone if not n.words & draft.voice.names]
    for name in draft.names:
        if any(one_name(name, other) for other in there.names) or name.words & there.voice.names:
            continue
        kinds = {page.names.get(word, name.kind) for word in name.words}
        place = next((n for n in lone if n.kind in kinds), None)
        if place is not None:
            lone.remove(place)
            yield Difference("name", name.span, place.span)
        elif name.words.isdisjoint(page.names) and not name.words <= page.words:
            yield Difference("extra", name.span, None)


def one_name(name: Named, other: Named) -> bool:
    """Return whether two names may be one: the same key, or every telling word of the shorter in the longer."""
    if name.key == other.key:
        return True
    short, long = sorted((name.words, other.words), key=len)
    return bool(short) and (short <= long or len(short & long) > 1)


def _figures(
    draft: Assertion, there: Assertion, page: Beside, *, close: bool
) -> Iterator[Difference]:
    values = {f.value for f in draft.figures}
    held = {f.value for f in there.figures}
    lone = [f for f in there.figures if f.value not in values]
    for figure in draft.figures:
        if figure.value in held:
            continue
        place = _place(figure, lone, close=close)
        if place is not None:
            lone.remove(place)
            yield Difference("number", figure.span, place.span)
        elif figure.value not in page.figures:
            yield Difference("extra", figure.span, None)


def _place(figure: Figure, lone: Sequence[Figure], *, close: bool) -> Figure | None:
    """Return the number that stands where the draft has another: the same is counted, or it is the only one."""
    same = next((f for f in lone if f.unit and f.unit == figure.unit), None)
    return same or (lone[0] if close and len(lone) == 1 else None)


def _days(draft: Assertion, there: Assertion, page: Beside) -> Iterator[Difference]:
    """Yield other days; the same words ("pekan depan") count as the same days, because a draft tells no day of its own."""
    for days, said, span in draft.days:
        near = [d.days for d in there.days if d.said == said or meet(days, d.days)]
        alike = any(d.said == said for d in there.days)
        if alike or any(_length(other) <= _length(days) + VAGUE for other in near):
            continue
        if there.days and not near:
            yield Difference("day", span, there.days[0].span)
        elif near or not any(meet(days, other) for other in page.days):
            yield Difference("extra", span, None)


def _length(days: Days) -> int:
    return (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days
