"""Happenings and events folded into PLOVER's terms: type, actors and recipients, day, and why one would be left out.

How a row of a format looks is not decided here: :mod:`benang.telling.plover` and :mod:`benang.telling.polecat` do that.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from benang.languages import Pack, load
from benang.ledger import Ledger
from benang.records import Happening, Position, Why
from benang.telling.codebook import Code, Stand, codebook, derive
from benang.telling.coded_parties import Party, holder_party, host_of, is_party, parties_of
from benang.telling.coding import Holder, Mention, Mentions, Side
from benang.telling.export_groups import HOME, records
from benang.telling.shapes import Row

_MUTUAL = "COOPERATE"
_EITHER = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Kinds in which whoever is named on the other side is to do it too."""
_NOBODY = "unnamed"
_NEVER = "9999"


class Dated(NamedTuple):
    """When PLOVER dates it: days or instants, and what that is the time of: ``happened``, ``said`` or ``published``."""

    first: str
    last: str
    basis: str


class Coded(NamedTuple):
    """A happening, or one report of it, coded.

    ``deciding`` are the mentions its modality and polarity come from, the plainest first; ``out`` is every reason for
    which PLOVER's own rules would leave it out.
    """

    happening: Happening
    mentions: tuple[Mention, ...]
    deciding: tuple[Mention, ...]
    code: Code
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    date: Dated | None
    out: tuple[Why, ...]
    verdicts: tuple[Row, ...]
    link: str

    @property
    def lead(self) -> Mention:
        """The plainest mention that decides."""
        return self.deciding[0]


def coded_happenings(ledger: Ledger) -> Iterator[Coded]:
    """Yield every happening coded, by id."""
    pack = load(HOME)
    with Mentions(ledger) as mentions:
        for happening in records(ledger, "happenings", Happening):
            found = mentions.of(happening.members)
            if found:
                coded = code_of(happening, found, pack)
                yield coded._replace(verdicts=tuple(mentions.verdicts(happening.id)))


def coded_events(ledger: Ledger) -> Iterator[Coded]:
    """Yield every mention coded by itself, by id; its happening lends the three numbers, positions and verdicts."""
    pack = load(HOME)
    with Mentions(ledger) as mentions:
        for happening, mention in mentions.each():
            coded = code_of(_alone(happening, mention), [mention], pack)
            if happening is not None:
                verdicts = tuple(mentions.verdicts(happening.id))
                coded = coded._replace(verdicts=verdicts, link=happening.id)
            yield coded


def code_of(happening: Happening, mentions: Sequence[Mention], pack: Pack) -> Coded:
    """Return a happening coded from its mentions, of which there is at least one."""
    firm = (happening.modality, happening.polarity)
    deciding = [m for m in mentions if (m.event.modality, m.event.polarity) == firm]
    deciding = sorted(deciding or mentions, key=_plainest)
    modes = _ranked(m.event.modes for m in deciding) or _ranked(m.event.modes for m in mentions)
    contexts = _ranked(m.event.contexts for m in mentions)
    code = derive(happening.kind, modes, contexts, _stand(happening, deciding))
    actors, recipients = _parties(code, mentions, deciding, pack)
    date = _date(happening, deciding)
    return Coded(
        happening,
        tuple(mentions),
        tuple(deciding),
        code,
        actors,
        recipients,
        date,
        tuple(_left_out(code, actors, recipients, date)),
        (),
        happening.id,
    )


def code_position(coded: Coded, position: Position) -> Code:
    """Return what one holder's position alone would be coded as."""
    held = [m for m in coded.mentions if m.holder and m.holder.statement == position.statement]
    stand = _stand(coded.happening, held or coded.mentions)._replace(
        modality=position.modality, polarity=position.polarity
    )
    if position.own_voice:
        stand = stand._replace(party=True, actor=False, warned=False)
    modes = _ranked(m.event.modes for m in coded.mentions)
    return derive(coded.happening.kind, modes, (), stand)


def _alone(happening: Happening | None, mention: Mention) -> Happening:
    """Return a happening with one mention alone, under the mention's own firmness and time."""
    event = mention.event
    base = happening or Happening(
        event.id, (event.id,), event.kind, (), (), (), "", None, (), (), 0, 0, 0
    )
    return msgspec.structs.replace(
        base,
        id=event.id,
        members=(event.id,),
        kind=event.kind,
        who=tuple(a.name for a in event.who),
        to_whom=tuple(a.name for a in event.to_whom),
        what=tuple(t.name for t in event.what),
        where=event.where.name if event.where else "",
        when=event.when,
        modality=event.modality,
        polarity=event.polarity,
        background=event.background,
    )


def _stand(happening: Happening, deciding: Sequence[Mention]) -> Stand:
    return Stand(
        happening.modality,
        happening.polarity,
        not_yet=all(m.event.not_yet for m in deciding),
        party=any(m.holder is None or is_party(m.holder, m.sides) for m in deciding),
        actor=any(m.holder is not None and is_party(m.holder, _doers(m)) for m in deciding),
        warned=any(m.holder is not None and m.holder.act == "warn" for m in deciding),
        background=happening.background,
    )


def _doers(mention: Mention) -> list[Side]:
    return [side for side in mention.sides if side.side == "who"]


def _parties(
    code: Code, mentions: Sequence[Mention], deciding: Sequence[Mention], pack: Pack
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return actors and recipients; whoever asks or fears acts on those who were to act."""
    parties = parties_of(mentions, deciding, pack)
    acting = tuple(p for p in parties if p.acts)
    others = tuple(p for p in parties if not p.acts)
    if not code.holder_acts:
        if not others and code.type == _MUTUAL and len(acting) > 1:
            others = acting
        if not others and any("visit" in m.event.modes for m in mentions):
            others = next((h for m in mentions if (h := host_of(m.event.where, parties))), ())
        return acting, others
    named = [m.holder for m in deciding if m.holder and m.holder.name != _NOBODY]
    holders = {p.id: p for p in (holder_party(h, pack) for h in named)}
    either = any(m.event.kind in _EITHER for m in mentions)
    asked = [p for p in acting if p.id not in holders] or (list(others) if either else [])
    return tuple(holders.values()), tuple(p for p in asked if p.id not in holders)


def _date(happening: Happening, deciding: Sequence[Mention]) -> Dated | None:
    """Return the day of the deed; of what is only planned, possible, asked or feared, the day it was first said.

    A deed that is reported before the day it is given has another clause's day, and takes the report's.
    """
    if happening.modality == "asserted":
        told = max((m.origin.published for m in deciding if m.origin.published), default=_NEVER)
        if happening.when is not None and happening.when[0][:10] <= told:
            return Dated(*happening.when, "happened")
        if happening.background:  # a recap never re-dates an old event to today
            return None
    days = sorted({_said(m) for m in deciding} - {("", "")}, key=lambda d: d[0] or _NEVER)
    return Dated(days[0][0], days[0][0], days[0][1]) if days else None


def _said(mention: Mention) -> tuple[str, str]:
    holder: Holder | None = mention.holder
    if mention.event.modality != "asserted" and holder is not None and holder.said:
        return holder.said, "said"
    published = mention.origin.published
    return (published, "published") if published else ("", "")


def _left_out(
    code: Code, actors: Sequence[Party], recipients: Sequence[Party], date: Dated | None
) -> Iterator[Why]:
    """Yield every reason for which PLOVER's own rules would leave it out."""
    if code.out:
        yield Why(code.out, code.why.args)
    if not actors:
        yield Why("plover.out.no_actor")
    if code.type and codebook().types[code.type].recipient and not recipients:
        yield Why("plover.out.no_recipient", (code.type,))
    for side in (actors, recipients):
        if side and all(p.region for p in side):
            yield Why("plover.out.region", tuple(p.name for p in side))
    if date is None:
        yield Why("plover.out.undated")


def _plainest(mention: Mention) -> tuple[bool, bool, bool, str, str]:
    """Return what sorts first: a deed in the outlet's own voice, anything else in its holder's, no headline, no recap."""
    event = mention.event
    reported = event.modality == "asserted" and event.polarity == "+"
    return (
        reported == (mention.holder is not None),
        event.zone == "headline",
        event.background,
        mention.origin.published or _NEVER,
        event.id,
    )


def _ranked(lists: Iterable[Sequence[str]]) -> list[str]:
    counts = Counter(value for values in lists for value in values)
    return sorted(counts, key=lambda value: (-counts[value], value))
