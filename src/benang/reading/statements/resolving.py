"""Drafts become statements: speaker, chain, firmness, addressee, occasion, parent."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import structs

from benang.ids import make_id
from benang.languages.speech import Speech
from benang.reading.cast import Cast
from benang.reading.chains import RelayCue, as_relays, find_relays, is_outlet
from benang.reading.modality import Firmness, firmness
from benang.reading.statements.draft import Draft, Line, Range
from benang.reading.statements.finding import Layout
from benang.reading.statements.occasion import addressees, attribution, moment_said, occasion
from benang.reading.statements.speakers import Page, find_speakers
from benang.reading.tokens import Token
from benang.records import (
    Article,
    Form,
    Modality,
    Moment,
    Relay,
    Scope,
    Span,
    Speaker,
    Statement,
    Thing,
    Why,
)

_OPENING = 14  # characters a sentence may have before a relay cue that opens it
_HEAD = 4  # paragraphs at the head of a page
_CARRIED = 2  # paragraphs over which a chain is shared
_RULING: frozenset[Modality | None] = frozenset(("requested", "feared"))
_WEAK: frozenset[Modality] = frozenset(("asserted",))


class _Context(NamedTuple):
    layout: Layout
    article: Article
    moments: Sequence[Moment]
    speech: Speech
    tokens: dict[int, list[Token]]
    persons: frozenset[int]


def resolve(  # noqa: PLR0913 - the views of a page that statements need
    layout: Layout,
    drafts: Sequence[Draft],
    article: Article,
    cast: Cast,
    moments: Sequence[Moment],
    speech: Speech,
) -> tuple[Statement, ...]:
    """Return the statements of the drafts, in the same order."""
    speakers = find_speakers(drafts, Page(layout.text, cast, layout.quotes, speech))
    tokens = {p.number: list(p.tokens) for p in layout.paragraphs}
    persons = frozenset(
        at
        for m in cast.mentions
        if m.entity.kind == "PER" and m.resolved == "named"
        for at in (m.start, m.head_start)
    )
    context = _Context(layout, article, moments, speech, tokens, persons)
    chains = _chains(context, drafts, speakers)
    made = [
        _statement(context, draft, speaker, chain)
        for draft, speaker, chain in zip(drafts, speakers, chains, strict=True)
    ]
    return _with_parents(_sharing_wires(made, drafts, context), drafts)


def _statement(
    context: _Context, draft: Draft, speaker: Speaker, chain: tuple[Relay, ...]
) -> Statement:
    page = context.layout.page
    tokens = context.tokens.get(draft.paragraph, [])
    beside = attribution(draft, tokens)
    firm = _firmness(draft, tokens, context.speech)
    said = moment_said(context.moments, draft.around, draft.pieces)
    pieces = tuple(Span(page, a, b) for a, b in _trimmed(draft.pieces, context.layout.text))
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
        modality=firm.modality,
        polarity=firm.polarity,
        not_yet=firm.not_yet,
        said=(said.first, said.last) if said else None,
        where=occasion(beside, page, context.speech),
        zone=draft.zone,
        background=_background(draft, context),
        why=_why(draft, speaker, firm, context),
    )


def _to(draft: Draft, beside: Sequence[Token], context: _Context) -> tuple[Thing, ...]:
    layout = context.layout
    if draft.told:
        name = " ".join(layout.text[slice(*draft.told)].split())
        return (Thing(name, Span(layout.page, *draft.told), name.lower()),)
    return addressees(beside, layout.text, layout.page, context.speech)


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


def _form(draft: Draft, context: _Context) -> Form:
    if draft.form == "direct":
        return "direct"
    for quote in context.layout.quotes:
        if any(a < quote.last and quote.first < b for a, b in draft.pieces):
            return "mixed"
    return "indirect"


def _firmness(draft: Draft, tokens: Sequence[Token], speech: Speech) -> Firmness:
    """Return how firm what is said is: what the words say, unless the cue itself decides."""
    said = [t for t in tokens if any(a <= t.start < b for a, b in draft.pieces)]
    own = firmness(said, speech.firmness)
    modality, polarity = own.modality, own.polarity
    if draft.cue.modality is not None and modality in _WEAK:
        modality = draft.cue.modality
    if draft.cue.modality in _RULING:
        modality = draft.cue.modality
    if draft.negated:
        modality, polarity = "possible", "-"
    if draft.cue.act == "deny":
        polarity = "-"
    return Firmness(modality, polarity, own.not_yet, own.cue)


def _background(draft: Draft, context: _Context) -> bool:
    for line in context.layout.lines:
        if line.number == draft.line:
            lows = [t.low for t in line.tokens[:2]]
            return any(low in context.speech.occasion.background for low in lows)
    return False


def _why(draft: Draft, speaker: Speaker, firm: Firmness, context: _Context) -> tuple[Why, ...]:
    cue = context.layout.text[slice(*draft.cue_at)] if draft.cue_at else ""
    whys = [
        Why(draft.rule, (cue,) if cue else ()),
        Why(f"speaker.{speaker.resolved}", (speaker.name,)),
    ]
    if firm.cue:
        whys.append(Why("statement.firmness", (firm.cue,)))
    return tuple(whys)


def _sharing_wires(
    made: Sequence[Statement], drafts: Sequence[Draft], context: _Context
) -> list[Statement]:
    """Give what somebody nameless goes on saying the wire or broadcaster he was talking to."""
    found = list(made)
    for index in range(1, len(found)):
        one, before = found[index], found[index - 1]
        same = one.speaker.key == before.speaker.key and drafts[index].voice == "source"
        if one.to or not before.to or not same or one.speaker.resolved != "role":
            continue
        if drafts[index].paragraph - drafts[index - 1].paragraph > _CARRIED:
            continue
        if is_outlet(before.to[0].name, context.speech):
            found[index] = structs.replace(one, to=before.to)
    return found


def _with_parents(made: Sequence[Statement], drafts: Sequence[Draft]) -> tuple[Statement, ...]:
    """Give a statement that stands wholly inside a piece of another that one as its parent."""
    found = []
    for index, statement in enumerate(made):
        parent = ""
        for other, candidate in enumerate(made):
            if other != index and _holds(drafts[other], drafts[index]):
                parent = candidate.id
        found.append(structs.replace(statement, parent=parent) if parent else statement)
    return tuple(found)


def _holds(outer: Draft, inner: Draft) -> bool:
    a, b = inner.start, inner.stop
    return any(c <= a and b <= d and (c, d) != (a, b) for c, d in outer.pieces)


# --- chains


def _chains(
    context: _Context, drafts: Sequence[Draft], speakers: Sequence[Speaker]
) -> list[tuple[Relay, ...]]:
    """Return the chain of every draft: cues of its own sentence, of its paragraph, of the page, then credits."""
    chains: list[list[Relay]] = [[] for _ in drafts]
    page = context.layout.page
    wide: list[RelayCue] = []
    for line in context.layout.lines:
        for cue in find_relays(line.tokens, context.speech, context.persons):
            covered, scope = _covered(line, cue, drafts)
            if scope == "page":
                wide.append(cue)
            for index in covered:
                _add(chains[index], as_relays(cue, page, scope, _step(chains[index])))
    _carry(chains, drafts, speakers)
    if len(wide) == 1:
        for chain, draft in zip(chains, drafts, strict=True):
            if not chain and draft.zone != "caption":
                _add(chain, as_relays(wide[0], page, "page"))
    for credit in context.article.credits:
        for chain in chains:
            _add(chain, [Relay(_step(chain), credit.role, credit.name, credit.span, "page")])
    own = context.article.outlet
    return [tuple(r for r in chain if not _same_outlet(r.name, own)) for chain in chains]


def _step(chain: Sequence[Relay]) -> int:
    return max((r.step for r in chain), default=0) + 1


def _add(chain: list[Relay], more: Sequence[Relay]) -> None:
    names = {r.name.lower() for r in chain}
    chain.extend(r for r in more if r.name.lower() not in names)


def _covered(line: Line, cue: RelayCue, drafts: Sequence[Draft]) -> tuple[list[int], Scope]:
    """Return the drafts that a relay cue covers, and how far it reaches."""
    same = [
        i
        for i, d in enumerate(drafts)
        if d.line == line.number or d.around[0] <= cue.start < d.around[1]
    ]
    if cue.closing:
        return [i for i, d in enumerate(drafts) if d.start < cue.start], "page"
    if line.tokens and cue.start <= line.tokens[0].start + _OPENING and line.paragraph <= _HEAD:
        return same, "page"
    if same:
        return same, "statement"
    before = [
        i for i, d in enumerate(drafts) if d.paragraph == line.paragraph and d.start < cue.start
    ]
    if before:
        return before, "paragraph"
    near = (line.paragraph, line.paragraph + 1)
    after = [i for i, d in enumerate(drafts) if d.paragraph in near and d.start > cue.start]
    return after, "paragraph"


def _carry(chains: list[list[Relay]], drafts: Sequence[Draft], speakers: Sequence[Speaker]) -> None:
    """Let what goes on from a relayed statement of the same speaker share its chain, and the other way round.

    A quotation goes on from the one before; somebody who is only described ("pejabat itu") is known through the relay
    alone.
    """
    order = [(i, i - 1) for i in range(1, len(drafts))]
    back = [(i - 1, i) for i in range(len(drafts) - 1, 0, -1)]
    for index, other in order + back:
        if chains[index] or not chains[other] or speakers[index].key != speakers[other].key:
            continue
        near = abs(drafts[index].paragraph - drafts[other].paragraph) <= _CARRIED
        if near and _same_breath(drafts[max(index, other)], speakers[index]):
            chains[index].extend(chains[other])


def _same_breath(later: Draft, speaker: Speaker) -> bool:
    """Tell whether the later of two statements of one speaker goes on from the earlier."""
    if speaker.name == "unnamed":
        return False
    goes_on = later.voice in ("carried", "enclitic") and later.form == "direct"
    return goes_on or (
        not speaker.country
        and speaker.resolved == "role"
        and later.voice == "source"
        and "itu" in speaker.name
    )


def _same_outlet(name: str, own: str) -> bool:
    if not own:
        return False
    a, b = name.lower().split(".")[0], own.lower().split(".")[0]
    return a.replace(" ", "") == b.replace(" ", "")
