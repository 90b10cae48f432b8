"""Everything that is told of a story, gathered from the ledger, every line with the sentence it stands on.

What is a link of judgement is told as such: an utterance is "said", a happening is "reported", and the three numbers
always stand together.
"""

from collections.abc import Callable, Iterable, Sequence

from benang.ledger import Ledger
from benang.records import (
    Drift,
    Event,
    Happening,
    Link,
    Span,
    Statement,
    Story,
    Utterance,
    Verdict,
    Why,
)
from benang.telling import asking, registers
from benang.telling.evidence import Evidence, interval, outlet_of
from benang.telling.holders import OCCURRED, grid, positions
from benang.telling.labels import Labels
from benang.telling.naming import Namer, said_by
from benang.telling.told import (
    Numbers,
    ToldClash,
    ToldDoubt,
    ToldDrift,
    ToldHappening,
    ToldRelay,
    ToldRendering,
    ToldSide,
    ToldStory,
    ToldUtterance,
)

CLASHES = ("conflict", "disputed", "update", "evolution")
VERSION = "copy.version"
DECIDED = "judged.set"

Judged = Sequence[tuple[str, str, str, Verdict]]


def tell(
    ledger: Ledger, story: Story, words: Labels, evidence: Evidence | None = None
) -> ToldStory:
    """Return a story with all its parts; pages are numbered as in ``evidence``, or within the story without one."""
    if evidence is None:
        evidence = Evidence(asking.readings(ledger, story.pages))
    happenings = sorted(asking.happenings(ledger, story.id), key=_by_day)
    ids = [h.id for h in happenings]
    verdicts = asking.verdicts(ledger, ids)
    namer = Namer(happenings, evidence, words)
    pages = evidence.of(story.pages)
    links = asking.links(ledger, story.pages, ["copy", "self_reuse"])
    utterances = tuple(_utterances(ledger, story, evidence))
    told = tuple(_happening(h, verdicts, namer) for h in happenings)
    return ToldStory(
        story=story,
        follows=_follows(ledger, story),
        pages=pages,
        numbers=tuple(evidence.number[r.article.page.id] for r in pages),
        copies=_pairs((k for k in links if not _is_version(k)), evidence),
        versions=_pairs((k for k in links if _is_version(k)), evidence),
        incomplete=tuple(
            (evidence.number[r.article.page.id], r.article.incomplete)
            for r in pages
            if r.article.incomplete
        ),
        clashes=tuple(_clashes(verdicts, namer)),
        doubts=tuple(_doubts(story, evidence)),
        plans=registers.plans(ledger, namer, utterances),
        agreements=registers.agreements(ledger, story.pages, evidence),
        restrictions=registers.restrictions(ledger, story.pages, namer),
        ties=registers.ties(story.pages, namer, told),
        happenings=told,
        grid=grid(asking.claims(ledger, ids), namer),
        utterances=utterances,
    )


# --- the parts -----------------------------------------------------------------------------------


def _follows(ledger: Ledger, story: Story) -> tuple[tuple[str, str], ...]:
    links = asking.links(ledger, [story.id], ["follows"])
    return tuple((k.right, asking.story(ledger, k.right).title) for k in links)


def _is_version(link: Link) -> bool:
    return any(reason.rule == VERSION for reason in link.reasons)


def _pairs(links: Iterable[Link], evidence: Evidence) -> dict[int, int]:
    """Return the number of the page on the left to that of the page on the right, copies and versions alike."""
    return {
        evidence.number[k.left]: evidence.number[k.right]
        for k in links
        if k.left in evidence.number and k.right in evidence.number
    }


def _clashes(verdicts: Judged, namer: Namer) -> Iterable[ToldClash]:
    """Yield each clash once: the values of one slot of one happening stand side by side in one clash."""
    groups: dict[tuple[str, str, str], list[tuple[str, Verdict]]] = {}
    for happening, slot, value, verdict in verdicts:
        if verdict.kind in CLASHES:
            groups.setdefault((happening, slot, verdict.kind), []).append((value, verdict))
    for (happening, slot, kind), rows in groups.items():
        first = rows[0][1]
        yield ToldClash(
            id=first.id,
            kind=kind,
            about=namer.name(happening)
            + ("" if slot == OCCURRED else f" ({namer.words.of('slot', slot)})"),
            why=first.why,
            sides=_stands(first, namer, namer.happenings[happening])
            if slot == OCCURRED
            else tuple(
                ToldSide(namer.words.value(value), _numbers(v), namer.evidence.cites(v.for_))
                for value, v in rows
            ),
        )


def _stands(verdict: Verdict, namer: Namer, happening: Happening) -> tuple[ToldSide, ...]:
    """Return who says it, no more firmly than they do, and who denies it."""
    words, cites = namer.words, namer.evidence.cites
    firmness = namer.firmness(happening.modality, "+")
    said = f"{words('asserted')}: {firmness}" if firmness else words("asserted")
    return (
        ToldSide(said, _numbers(verdict), cites(verdict.for_)),
        ToldSide(words("denied_by"), None, cites(verdict.against)),
    )


def _numbers(verdict: Verdict) -> Numbers:
    return Numbers(verdict.outlets, verdict.origins, verdict.unknown)


def _doubts(story: Story, evidence: Evidence) -> Iterable[ToldDoubt]:
    for reading in evidence.of(story.pages):
        for moment in reading.moments:
            if moment.doubt:
                probably = tuple(interval((r.first, r.last)) for r in moment.repairs)
                yield ToldDoubt(moment.doubt, probably, evidence.cite(moment.span))


def _happening(happening: Happening, verdicts: Judged, namer: Namer) -> ToldHappening:
    verdict = next(
        (v.kind for h, slot, _, v in verdicts if h == happening.id and slot == OCCURRED), ""
    )
    events = namer.events(happening)
    stands = positions(happening.positions, events, namer.evidence)
    return ToldHappening(
        id=happening.id,
        name=namer.line(happening),
        mark=_mark(happening),
        said_by=said_by(happening),
        days=happening.when,
        doubted=any(e.when_doubt for e in events),
        firmness=namer.firmness(happening.modality, happening.polarity),
        verdict=verdict,
        numbers=Numbers(happening.outlets, happening.origins, happening.unknown),
        positions=stands,
        cites=namer.evidence.cites(happening.members),
        decided=tuple(dict.fromkeys(why for e in events for why in _decided(e))),
    )


def _mark(happening: Happening) -> str:
    if happening.polarity == "-":
        return "denied"
    marks = {"asserted": "reported", "planned": "planned"}
    return marks.get(happening.modality, "unsure")


# --- what was said -------------------------------------------------------------------------------


def _utterances(ledger: Ledger, story: Story, evidence: Evidence) -> Iterable[ToldUtterance]:
    statements = sorted(s.id for r in evidence.of(story.pages) for s in r.statements)
    found = asking.utterances(ledger, statements)
    for utterance in sorted(found, key=lambda u: _first_place(u, evidence)):
        yield ToldUtterance(
            id=utterance.id,
            speaker=utterance.speaker,
            day=interval(utterance.said),
            to=utterance.to,
            renderings=tuple(
                _rendering(evidence.statements[m], evidence)
                for m in utterance.members
                if m in evidence.statements
            ),
            drift=tuple(_drift(utterance.drift, evidence)),
        )


def _rendering(statement: Statement, evidence: Evidence) -> ToldRendering:
    reading = evidence.reading(statement.pieces[0].page)
    steps: dict[int, list[tuple[str, str]]] = {}
    for relay in statement.chain:
        steps.setdefault(relay.step, []).append((relay.role, relay.name))
    relays = tuple(
        ToldRelay(steps[step][0][0], tuple(name for _, name in steps[step]))
        for step in sorted(steps)
    )
    way = (statement.speaker.name, *(" + ".join(r.names) for r in relays), outlet_of(reading))
    to = tuple(thing.name for thing in statement.to)
    return ToldRendering(
        id=statement.id,
        way=way,
        form=statement.form,
        firmness=statement.modality,
        cite=evidence.cite(statement.pieces[0]),
        relays=(ToldRelay("to", to), *relays) if to else relays,
        decided=_decided(statement),
    )


def _decided(thing: Statement | Event) -> tuple[Why, ...]:
    return tuple(why for why in thing.why if why.rule == DECIDED)


def _drift(drift: Iterable[Drift], evidence: Evidence) -> Iterable[ToldDrift]:
    """Yield how each rendering differs, with only the words that make the difference: the renderings stand beside it."""
    pairs: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for one in drift:
        span = _PART[one.kind](one)
        text = ""
        if span is not None and span.page in evidence.number:
            text = evidence.reading(span.page).article.page.text[span.start : span.stop]
        pairs.setdefault((one.left, one.right), []).append((one.kind, text))
    for (left, right), changes in pairs.items():
        rendering, base = evidence.cite_id(left), evidence.cite_id(right)
        if rendering and base:
            yield ToldDrift(rendering, base, tuple(changes))


_PART: dict[str, Callable[[Drift], Span | None]] = {
    "stronger": lambda _: None,
    "weaker": lambda _: None,
    "added": lambda drift: drift.left_span,
    "wider": lambda drift: drift.left_span,
    "dropped": lambda drift: drift.right_span,
    "narrower": lambda drift: drift.right_span,
}
"""Which words make the difference."""


# --- orders --------------------------------------------------------------------------------------


def _by_day(happening: Happening) -> tuple[str, str, str]:
    when = happening.when or ("~", "~")
    return (when[0], when[1], happening.id)


def _first_place(utterance: Utterance, evidence: Evidence) -> tuple[int, int, int, str]:
    spans = [s for m in utterance.members if (s := evidence.span_of(m))]
    first = min((evidence.number[s.page], s.start) for s in spans)
    return (-len(spans), *first, utterance.id)
