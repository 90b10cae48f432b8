"""Who denies what somebody else says: holders who disagree on one happening, at the same time and in the same sense.

"Nothing was signed" does not contradict "they will sign": a denial that it is done stands against reports that it is,
or may be; a denial of the plan stands against the plan. A denial of one day says nothing of a later one, what is only
asked for is not claimed, and nobody disputes themselves.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from benang.records import Link, Reason
from benang.weaving.lookup import Lookup
from benang.weaving.mentions import SYMMETRIC, Mention
from benang.weaving.same_happening import matches

_OBJECT = 120  # characters beside a verb in which its object is named
_CLAIMED = frozenset({"asserted", "probable", "possible", "feared"})


class Dispute(NamedTuple):
    """A mention, the event or statement that denies it, and the names of the two holders."""

    said: str
    denied_by: str
    holders: tuple[str, str]


def find_disputes(
    yes: Sequence[Mention], no: Sequence[Mention], pointing: Iterable[str], lookup: Lookup
) -> list[Dispute]:
    """Return each denial with the first mention it contradicts, on its own page if there is one there.

    ``pointing`` are statements that deny by pointing back at what was said.
    """
    found: list[Dispute] = []
    for denial in no:
        about = _object(denial, lookup)
        rivals = [
            m
            for m in yes
            if _contradicts(denial, m) and _same_doer(denial, m) and about <= _named(m, lookup)
        ]
        found.extend(_against(denial.event.id, denial.page, rivals, lookup))
    for statement in pointing:
        found.extend(_against(statement, lookup.said[statement].page, yes, lookup))
    return found


def dispute_link(dispute: Dispute) -> Link:
    """Return the link of a dispute; it is symmetric, so the lesser id stands on the left."""
    left, right = sorted((dispute.said, dispute.denied_by))
    return Link(
        "disputes", left, right, "joined", 1.0, (Reason("link.disputes", 1.0, dispute.holders),)
    )


def holder_of(mention: Mention, lookup: Lookup) -> tuple[str, str]:
    """Return who the mention's holder is across pages and their name; both empty for one nobody names."""
    said = lookup.holder(mention.event)
    if said is None:
        return f"outlet {mention.outlet or mention.page}", mention.outlet or "?"
    if said.statement.speaker.name == "unnamed":
        return "", ""
    return lookup.speaker(said), said.statement.speaker.name


def is_denial(mention: Mention) -> bool:
    """Return whether the mention denies; ``belum`` does not, and what is asked not to be is no claim."""
    event = mention.event
    return event.polarity == "-" and not event.not_yet and event.modality in ("asserted", "planned")


def _contradicts(denial: Mention, said: Mention) -> bool:
    if denial.event.modality == "planned":
        return said.event.modality == "planned"
    if said.event.modality not in _CLAIMED:
        return False
    if not said.event.holders and said.event.modality not in ("asserted", "probable"):
        return False  # what an outlet itself leaves open it does not claim
    later = said.days is not None and denial.published and said.days[0] > denial.published
    return not later


def _same_doer(denial: Mention, said: Mention) -> bool:
    """Return whether both speak of the same doer; that others did it is not what is denied."""
    if denial.family in SYMMETRIC or not denial.who:
        return True
    return bool(matches(said.who, denial.who))


def _object(mention: Mention, lookup: Lookup) -> frozenset[str]:
    """Return who or what body is named as the object of a mention: what is denied is denied of them.

    It stands right behind the verb, before a passive one.
    """
    span, sentence = mention.event.span, lookup.sentence(mention.event.span)
    if any(why.rule == "event.passive" for why in mention.event.why):
        start, stop = max(sentence.start, span.start - _OBJECT), span.start
    else:
        start, stop = span.stop, min(sentence.stop, span.stop + _OBJECT)
    taken = {a.key for a in (*mention.event.who, *mention.event.to_whom)}
    return frozenset(_keys(mention.page, start, stop, lookup)) - taken


def _named(mention: Mention, lookup: Lookup) -> frozenset[str]:
    """Return who and what bodies are named in the sentence of a mention."""
    sentence = lookup.sentence(mention.event.span)
    named = _keys(mention.page, sentence.start, sentence.stop, lookup)
    parties = (*mention.event.who, *mention.event.to_whom)
    return frozenset((*named, *(a.key for a in parties)))


def _keys(page: str, start: int, stop: int, lookup: Lookup) -> Iterator[str]:
    for name in lookup.pages[page].names:
        if start <= name.span.start < stop and name.kind != "LOC":
            yield name.key


def _against(
    denial: str, page: str, rivals: Sequence[Mention], lookup: Lookup
) -> Iterator[Dispute]:
    denier, name = _denier(denial, lookup)
    if not denier:
        return
    for rival in sorted(rivals, key=lambda m: (m.page != page, m.order)):
        holder, other = holder_of(rival, lookup)
        if holder and holder != denier:
            yield Dispute(rival.event.id, denial, (other, name))
            return


def _denier(denial: str, lookup: Lookup) -> tuple[str, str]:
    if denial in lookup.mentions:
        return holder_of(lookup.mentions[denial], lookup)
    said = lookup.said[denial]
    return lookup.speaker(said), said.statement.speaker.name
