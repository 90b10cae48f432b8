"""Which relay covers which statement: its sentence's, its paragraph's, the page's, and the page's credits."""

from collections.abc import Sequence
from typing import NamedTuple

from benang.reading.chains import UNNAMED, RelayCue, as_relays, find_relays
from benang.reading.statements.context import Context
from benang.reading.statements.draft import Draft, Line
from benang.records import Relay, Scope, Speaker

_OPENING = 4  # tokens looked at before a relay cue that opens a sentence
_FIRST = 7  # sentences at the head of a page, its headline and date line among them
BREATH = 6  # sentences over which a speaker goes on from a relayed statement
NEAR = 2  # paragraphs or sentences over which a chain or a wire is shared
_TURN = 2  # tokens in which a page says that it turns to something else
_TELLING = 5  # letters of an outlet that its sections may be told by
_WIDEST = 3  # relays that may speak of the whole page
_MOST_CREDITS = 20  # of a page; more are a list of something else


class Printed(NamedTuple):
    """A relay cue and the sentence it stands in."""

    line: Line
    cue: RelayCue


def printed_cues(context: Context) -> list[Printed]:
    """Return every relay cue of the page in text order."""
    return [
        Printed(line, cue)
        for line in context.lines
        for cue in find_relays(line.tokens, context.speech, context.names, context.places)
    ]


def named_relays(context: Context, printed: Sequence[Printed]) -> tuple[Relay, ...]:
    """Return the outlets and wires that the cues name, the page's own outlet left out; a step of 1 counts from the page's voice."""
    own = context.fold_outlet(context.article.outlet)
    return tuple(
        relay
        for _, cue in printed
        for relay in as_relays(cue, context.page, "paragraph")
        if relay.name != UNNAMED and not _is_own(context.fold_outlet(relay.name), own)
    )


def find_chains(
    context: Context,
    drafts: Sequence[Draft],
    speakers: Sequence[Speaker],
    printed: Sequence[Printed],
) -> list[tuple[Relay, ...]]:
    """Return the chain of every draft: cues of its own sentence, of its paragraph, of the page, then credits."""
    chains: list[list[Relay]] = [[] for _ in drafts]
    covering = _Covering(drafts, context.speech.relay.lead)
    opening: list[RelayCue] = []
    for line, cue in printed:
        covered, scope = covering.of(line, cue)
        if scope == "page" and not cue.closing:
            opening.append(cue)
        for index in covered:
            more = as_relays(cue, context.page, scope, _step(chains[index]))
            _add(chains[index], more)
    _carry(chains, drafts, speakers)
    if len(opening) == 1:
        turned = _turned(context, drafts, opening[0].start)
        for chain, draft in zip(chains, drafts, strict=True):
            if not chain and draft.zone != "caption" and draft.start < turned:
                _add(chain, as_relays(opening[0], context.page, "page"))
    _credit(chains, context)
    own = context.fold_outlet(context.article.outlet)
    return [
        tuple(
            r
            for r in chain
            if not _is_own(context.fold_outlet(r.name), own)
            and context.fold_outlet(r.name) != context.fold_outlet(speaker.name)
        )
        for chain, speaker in zip(chains, speakers, strict=True)
    ]


def _credit(chains: list[list[Relay]], context: Context) -> None:
    """Add the credits of the page to every chain; a line of them run together names no one source."""
    named = [c for c in context.article.credits if ":" not in c.name][:_MOST_CREDITS]
    for chain in chains:
        step, names = _step(chain), {r.name.lower() for r in chain}
        for credit in named:
            if credit.name.lower() not in names:
                names.add(credit.name.lower())
                chain.append(Relay(step, credit.role, credit.name, credit.span, "page"))
                step += 1


def _turned(context: Context, drafts: Sequence[Draft], since: int) -> int:
    """Return the offset from which on a page speaks of its own: where it turns elsewhere, or is spoken to itself."""
    outlet = context.fold_outlet(context.article.outlet)
    for draft in drafts:
        line = context.line(draft.line)
        if line is None or draft.start < since or draft.form == "direct":
            continue
        if any(token.low in context.speech.ways.turning for token in line.tokens[:_TURN]):
            return line.start
    later = [d for d in drafts if d.start > since]
    spoken = (d.start for d in later if any(t.low == outlet for t in context.beside(d)))
    return min(spoken, default=len(context.text))


def _is_own(name: str, own: str) -> bool:
    """Tell whether a name is the page's own outlet or a section of it ("KompasTekno" in Kompas), or its sister."""
    stem = own.removesuffix("news").removesuffix("com")
    section = len(stem) >= _TELLING and (name.startswith(stem) or name.endswith(own))
    return bool(own) and (name == own or section)


def _step(chain: Sequence[Relay]) -> int:
    return max((r.step for r in chain), default=0) + 1


def _add(chain: list[Relay], more: Sequence[Relay]) -> None:
    names = {r.name.lower() for r in chain}
    chain.extend(r for r in more if r.name.lower() not in names)


class _Covering:
    """Drafts by sentence and paragraph, so that a relay finds what it covers without looking at all of them."""

    def __init__(self, drafts: Sequence[Draft], leads: frozenset[str]) -> None:
        self.drafts = drafts
        self.leads = leads
        self.lines: dict[int, list[int]] = {}
        self.wide = 0
        for index, draft in enumerate(drafts):
            self.lines.setdefault(draft.line, []).append(index)

    def of(self, line: Line, cue: RelayCue) -> tuple[list[int], Scope]:
        """Return the drafts that a relay cue covers, and how far it reaches."""
        if cue.hearsay:
            return self._hearsay(line, cue), "statement"
        same = [i for i in self.lines.get(line.number, ()) if not self._voiced(i, cue)]
        for index in self.lines.get(line.number - 1, ()):
            around = self.drafts[index].around
            if around[0] <= cue.start < around[1]:
                same.append(index)
        if cue.closing and self.wide < _WIDEST:
            self.wide += 1
            return [i for i, d in enumerate(self.drafts) if d.start < cue.start], "page"
        opens = all(t.low in self.leads for t in line.tokens[:_OPENING] if t.start < cue.start)
        if opens and line.number <= _FIRST:
            return same, "page"
        if same:
            return same, "statement"
        numbers = (
            range(line.number + 1, line.number + 1 + NEAR)
            if opens
            else range(line.number - NEAR, line.number)
        )
        near = [i for number in numbers for i in self.lines.get(number, ())]
        near = [i for i in near if abs(self.drafts[i].paragraph - line.paragraph) <= 1]
        own = [i for i in near if self.drafts[i].paragraph == line.paragraph]
        return own or near, "paragraph"

    def _voiced(self, index: int, cue: RelayCue) -> bool:
        """Tell whether the outlet of a cue is itself who says a draft."""
        source = self.drafts[index].source
        return source is not None and source[0] == cue.names[0].start

    def _hearsay(self, line: Line, cue: RelayCue) -> list[int]:
        """Return the drafts of the sentence that the cue does not itself make statements of."""
        return [
            index
            for index in self.lines.get(line.number, ())
            if (at := self.drafts[index].cue_at) is None or not at[0] <= cue.start < at[1]
        ]


def _carry(chains: list[list[Relay]], drafts: Sequence[Draft], speakers: Sequence[Speaker]) -> None:
    """Let what goes on from a relayed statement of the same speaker share its chain, and the other way round.

    A quotation goes on from the one before; somebody who is only described ("pejabat itu") is known through the relay
    alone.
    """
    onward = [(i, i - 1) for i in range(1, len(drafts))]
    onward += [(i, i - 2) for i in range(2, len(drafts)) if speakers[i - 1].key == speakers[i].key]
    back = [(i - 1, i) for i in range(len(drafts) - 1, 0, -1)]
    for index, other in onward + back:
        if chains[index] or not chains[other] or speakers[index].key != speakers[other].key:
            continue
        near = abs(drafts[index].line - drafts[other].line) <= BREATH
        if near and _same_breath(drafts[max(index, other)], speakers[index]):
            chains[index].extend(chains[other])


def _same_breath(later: Draft, speaker: Speaker) -> bool:
    """Tell whether the later of two statements of one speaker goes on from the earlier."""
    if speaker.name == "unnamed":
        return False
    if later.voice in ("carried", "enclitic"):
        return later.form == "direct"
    return later.voice == "source" and speaker.resolved == "role" and not speaker.country
