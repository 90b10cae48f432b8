"""Drafts become statements: speaker, chain, firmness, addressee, occasion, parent."""

from collections.abc import Sequence

from msgspec import structs

from benang.ids import make_id
from benang.reading.chains import is_outlet
from benang.reading.statements.context import Context
from benang.reading.statements.draft import Draft, Range
from benang.reading.statements.firming import firm
from benang.reading.statements.firmness import Firmness
from benang.reading.statements.occasion import addressees, occasion
from benang.reading.statements.relaying import NEAR, Printed, find_chains
from benang.reading.statements.speakers import find_speakers
from benang.reading.tokens import Token
from benang.records import Form, Relay, Span, Speaker, Statement, Thing, Why


def resolve(
    context: Context, drafts: Sequence[Draft], printed: Sequence[Printed]
) -> tuple[Statement, ...]:
    """Return the statements of the drafts, in the same order; ``printed`` are the relay cues of the page."""
    speakers = find_speakers(drafts, context)
    chains = find_chains(context, drafts, speakers, printed)
    made = [
        _statement(context, draft, speaker, chain)
        for draft, speaker, chain in zip(drafts, speakers, chains, strict=True)
    ]
    return _with_parents(_sharing_wires(made, drafts, context), drafts)


def _statement(
    context: Context, draft: Draft, speaker: Speaker, chain: tuple[Relay, ...]
) -> Statement:
    page = context.page
    beside = context.beside(draft)
    firmness = firm(draft, context)
    said = context.moment(draft)
    pieces = tuple(Span(page, a, b) for a, b in _trimmed(draft.pieces, context.text))
    form = _form(draft, context)
    return Statement(
        id=make_id("statement", page, form, *(f"{p.start}-{p.stop}" for p in pieces), speaker.key),
        pieces=pieces,
        form=form,
        act=draft.cue.act,
        cue=_span(page, draft.cue_at),
        source=_span(page, draft.source),
        speaker=speaker,
        to=_to(draft, beside, context),
        chain=chain,
        modality=firmness.modality,
        polarity=firmness.polarity,
        not_yet=firmness.not_yet,
        said=(said.first, said.last) if said else None,
        where=occasion(beside, page, context.speech),
        zone=draft.zone,
        background=_background(draft, context),
        why=_why(draft, speaker, firmness, context),
    )


def _to(draft: Draft, beside: Sequence[Token], context: Context) -> tuple[Thing, ...]:
    if draft.told:
        name = " ".join(context.text[slice(*draft.told)].split())
        return (Thing(name, Span(context.page, *draft.told), name.lower()),)
    return addressees(beside, context.text, context.page, context.speech)


def _span(page: str, at: Range | None) -> Span | None:
    return Span(page, *at) if at else None


def _trimmed(pieces: Sequence[Range], text: str) -> list[Range]:
    found = []
    for start, stop in pieces:
        first, last = start, stop
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        found.append((first, last))
    return found


def _form(draft: Draft, context: Context) -> Form:
    if draft.form == "direct":
        return "direct"
    return "mixed" if any(context.quotes_in(piece) for piece in draft.pieces) else "indirect"


def _background(draft: Draft, context: Context) -> bool:
    line = context.line(draft.line)
    if line is None:
        return False
    return any(t.low in context.speech.occasion.background for t in line.tokens[:2])


def _why(draft: Draft, speaker: Speaker, firmness: Firmness, context: Context) -> tuple[Why, ...]:
    cue = context.text[slice(*draft.cue_at)] if draft.cue_at else ""
    whys = [Why(draft.rule, (cue,) if cue else ())]
    whys.append(_why_speaker(draft, speaker, context))
    if firmness.cue:
        whys.append(Why("statement.firmness", (firmness.cue,)))
    return tuple(whys)


def _why_speaker(draft: Draft, speaker: Speaker, context: Context) -> Why:
    """Return how the speaker is known: by the words beside the cue, or as the subject of what is reported."""
    if draft.source is None and speaker.resolved in ("named", "role"):
        return Why("speaker.subject", (speaker.name,))
    at = draft.cue_at if speaker.resolved == "enclitic" else draft.source or draft.cue_at
    printed = " ".join(context.text[slice(*at)].split()) if at else ""
    return Why(f"speaker.{speaker.resolved}", (speaker.name, printed))


def _sharing_wires(
    made: Sequence[Statement], drafts: Sequence[Draft], context: Context
) -> list[Statement]:
    """Give what somebody nameless goes on saying the wire or broadcaster he was talking to."""
    found = list(made)
    for index in range(1, len(found)):
        one, before = found[index], found[index - 1]
        same = one.speaker.key == before.speaker.key and drafts[index].voice == "source"
        if one.to or not before.to or not same or one.speaker.resolved != "role":
            continue
        if drafts[index].paragraph - drafts[index - 1].paragraph > NEAR:
            continue
        if is_outlet(before.to[0].name, context.speech):
            found[index] = structs.replace(one, to=before.to)
    return found


def _with_parents(made: Sequence[Statement], drafts: Sequence[Draft]) -> tuple[Statement, ...]:
    """Give a statement that stands wholly inside a piece of another of its sentence that one as its parent."""
    mates: dict[int, list[int]] = {}
    for index, draft in enumerate(drafts):
        if draft.form != "direct":
            mates.setdefault(draft.line, []).append(index)
    found = []
    for index, statement in enumerate(made):
        own = mates.get(drafts[index].line, ())
        holders = [i for i in own if _holds(drafts[i], drafts[index])]
        parent = made[holders[-1]].id if holders else ""
        found.append(structs.replace(statement, parent=parent) if parent else statement)
    return tuple(found)


def _holds(outer: Draft, inner: Draft) -> bool:
    a, b = inner.start, inner.stop
    return any(c <= a and b <= d and (c, d) != (a, b) for c, d in outer.pieces)
