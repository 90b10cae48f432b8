"""Everything that is told of a story, gathered from the ledger, every line with the sentence it stands on.

What is a link of judgement is told as such: an utterance is "said", a happening is "reported", and the three numbers
always stand together.
"""

from collections.abc import Iterable, Sequence

from benang.ledger import Ledger
from benang.records import (
    Agreement,
    Drift,
    Event,
    Happening,
    Plan,
    Restriction,
    Statement,
    Step,
    Story,
    Utterance,
    Verdict,
)
from benang.telling import asking
from benang.telling.evidence import Cite, Evidence, outlet_of
from benang.telling.labels import Labels
from benang.telling.told import (
    Numbers,
    ToldClash,
    ToldDoubt,
    ToldDrift,
    ToldHappening,
    ToldLife,
    ToldRendering,
    ToldSide,
    ToldStep,
    ToldStory,
    ToldUtterance,
)

OCCURRED = "occurred"
CLASHES = ("conflict", "disputed", "update", "evolution")


def tell(ledger: Ledger, story: Story, words: Labels) -> ToldStory:
    """Return a story with all its parts in the order an editor reads them."""
    evidence = Evidence(asking.readings(ledger, story.pages))
    happenings = sorted(asking.happenings(ledger, story.id), key=_by_day)
    ids = [h.id for h in happenings]
    verdicts = asking.verdicts(ledger, ids)
    namer = Namer(happenings, evidence, words)
    return ToldStory(
        story=story,
        follows=_follows(ledger, story),
        pages=evidence.readings,
        copies=_copies(ledger, evidence),
        incomplete=tuple(
            (evidence.number[r.article.page.id], r.article.incomplete)
            for r in evidence.readings
            if r.article.incomplete
        ),
        clashes=tuple(_clashes(verdicts, namer, evidence)),
        doubts=tuple(_doubts(evidence)),
        plans=tuple(_plan(p, namer, evidence) for p in _by_state(asking.plans(ledger, ids))),
        agreements=tuple(
            _agreement(a, evidence)
            for a in asking.agreements(ledger)
            if _stands_here(a.steps, evidence)
        ),
        restrictions=tuple(
            _restriction(r, evidence, words)
            for r in asking.restrictions(ledger)
            if _stands_here(r.steps, evidence)
        ),
        happenings=tuple(_happening(h, verdicts, namer, evidence) for h in happenings),
        utterances=tuple(_utterances(ledger, evidence)),
    )


class Namer:
    """What a happening is called: kind, who, to whom, what, where, in one line."""

    def __init__(self, happenings: Iterable[Happening], evidence: Evidence, words: Labels) -> None:
        self.words = words
        self.evidence = evidence
        self.happenings = {h.id: h for h in happenings}

    def name(self, id_: str) -> str:
        """Return the line for a happening by its id, or the id when it is not of this story."""
        happening = self.happenings.get(id_)
        return id_ if happening is None else self.line(happening)

    def line(self, happening: Happening) -> str:
        """Return the line for a happening."""
        events = [e for m in happening.members if (e := self.evidence.events.get(m))]
        sides = [", ".join(happening.who), ", ".join(happening.to_whom)]
        parties = " → ".join(side for side in sides if side)
        what = ", ".join(happening.what[:3])
        head = (
            f"{self._kind(happening, events)}: {parties}"
            if parties
            else self._kind(happening, events)
        )
        return " · ".join(part for part in (head, what, happening.where) if part)

    def firmness(self, modality: str, polarity: str) -> str:
        """Return words for how firm something is; empty for what is simply asserted."""
        parts = (self.words.of("modality", modality), self.words.of("denied", polarity))
        return ", ".join(part for part in parts if part)

    def _kind(self, happening: Happening, events: Sequence[Event]) -> str:
        modes = [m for e in events for m in e.modes]
        named = self.words.tables.get("mode", {})
        known = sorted((m for m in set(modes) if m in named), key=lambda m: (-modes.count(m), m))
        return named[known[0]] if known else self.words.of("kind", happening.kind)


# --- the parts -----------------------------------------------------------------------------------


def _follows(ledger: Ledger, story: Story) -> tuple[tuple[str, str], ...]:
    links = asking.links(ledger, [story.id], ["follows"])
    return tuple((k.right, asking.story(ledger, k.right).title) for k in links)


def _copies(ledger: Ledger, evidence: Evidence) -> dict[int, int]:
    links = asking.links(ledger, list(evidence.number), ["copy"])
    return {
        evidence.number[k.left]: evidence.number[k.right]
        for k in links
        if k.right in evidence.number
    }


def _clashes(
    verdicts: Sequence[tuple[str, str, str, Verdict]], namer: Namer, evidence: Evidence
) -> Iterable[ToldClash]:
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
            sides=_stands(first, namer.words, evidence)
            if slot == OCCURRED
            else tuple(
                ToldSide(namer.words.value(value), _numbers(v), _cites(v.for_, evidence))
                for value, v in rows
            ),
        )


def _stands(verdict: Verdict, words: Labels, evidence: Evidence) -> tuple[ToldSide, ...]:
    """Return who says it happened and who denies it."""
    return (
        ToldSide(words("asserted"), _numbers(verdict), _cites(verdict.for_, evidence)),
        ToldSide(words("denied_by"), None, _cites(verdict.against, evidence)),
    )


def _numbers(verdict: Verdict) -> Numbers:
    return Numbers(verdict.outlets, verdict.origins, verdict.unknown)


def _doubts(evidence: Evidence) -> Iterable[ToldDoubt]:
    for reading in evidence.readings:
        for moment in reading.moments:
            if moment.doubt:
                probably = tuple(
                    r.first if r.first == r.last else f"{r.first} – {r.last}"
                    for r in moment.repairs
                )
                yield ToldDoubt(moment.doubt, probably, evidence.cite(moment.span))


def _plan(plan: Plan, namer: Namer, evidence: Evidence) -> ToldLife:
    return ToldLife(
        id=plan.id,
        name=namer.name(plan.about),
        holder=plan.holder,
        state=plan.state,
        window=_interval(plan.window),
        steps=_steps(plan.steps, evidence),
    )


def _agreement(agreement: Agreement, evidence: Evidence) -> ToldLife:
    return ToldLife(
        id=agreement.id,
        name=" · ".join(p for p in (agreement.subject, ", ".join(agreement.parties)) if p),
        holder="",
        state=agreement.state,
        window="",
        steps=_steps(agreement.steps, evidence),
    )


def _restriction(restriction: Restriction, evidence: Evidence, words: Labels) -> ToldLife:
    notes = [
        f"{words(label)}: {', '.join(names)}"
        for label, names in (
            ("by", restriction.by),
            ("under", (restriction.under,) if restriction.under else ()),
            ("complies", restriction.says_complies),
            ("threatens", restriction.threatens),
        )
        if names
    ]
    return ToldLife(
        id=restriction.id,
        name=", ".join(restriction.on) or words("unnamed"),
        holder="",
        state=restriction.steps[-1].state if restriction.steps else "",
        window="",
        steps=_steps(restriction.steps, evidence),
        notes=tuple(notes),
    )


def _happening(
    happening: Happening,
    verdicts: Sequence[tuple[str, str, str, Verdict]],
    namer: Namer,
    evidence: Evidence,
) -> ToldHappening:
    verdict = next(
        (v.kind for h, slot, _, v in verdicts if h == happening.id and slot == OCCURRED), ""
    )
    positions = [
        f"{namer.words('own_voice') + ' ' if p.own_voice else ''}{p.holder}"
        + (f": {firm}" if (firm := namer.firmness(p.modality, p.polarity)) else "")
        for p in happening.positions
    ]
    events = [e for m in happening.members if (e := evidence.events.get(m))]
    return ToldHappening(
        id=happening.id,
        name=namer.line(happening),
        when=_interval(happening.when),
        doubted=any(e.when_doubt for e in events),
        firmness=namer.firmness(happening.modality, happening.polarity),
        verdict=verdict,
        numbers=Numbers(happening.outlets, happening.origins, happening.unknown),
        positions=tuple(dict.fromkeys(positions)),
        cites=_cites(happening.members, evidence),
    )


def _utterances(ledger: Ledger, evidence: Evidence) -> Iterable[ToldUtterance]:
    found = asking.utterances(ledger, sorted(evidence.statements))
    for utterance in sorted(found, key=lambda u: _first_place(u, evidence)):
        yield ToldUtterance(
            id=utterance.id,
            speaker=utterance.speaker,
            day=_interval(utterance.said),
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
    steps: dict[int, list[str]] = {}
    for relay in statement.chain:
        steps.setdefault(relay.step, []).append(relay.name)
    way = [statement.speaker.name]
    way += [" + ".join(steps[step]) for step in sorted(steps)]
    way.append(outlet_of(reading))
    return ToldRendering(
        id=statement.id,
        way=tuple(way),
        form=statement.form,
        firmness=statement.modality,
        cite=evidence.cite(statement.pieces[0]),
    )


def _drift(drift: Iterable[Drift], evidence: Evidence) -> Iterable[ToldDrift]:
    for one in drift:
        if one.left_span.page in evidence.number:
            right = one.right_span
            here = right is not None and right.page in evidence.number
            yield ToldDrift(
                one.kind,
                evidence.cite(one.left_span),
                evidence.cite(right) if right is not None and here else None,
            )


# --- small pieces --------------------------------------------------------------------------------


def _cites(ids: Iterable[str], evidence: Evidence) -> tuple[Cite, ...]:
    return tuple(cite for id_ in ids if (cite := evidence.cite_id(id_)))


def _steps(steps: Iterable[Step], evidence: Evidence) -> tuple[ToldStep, ...]:
    return tuple(ToldStep(s.state, s.as_of, s.why, evidence.cite_id(s.by)) for s in steps)


def _stands_here(steps: Iterable[Step], evidence: Evidence) -> bool:
    return any(evidence.span_of(step.by) is not None for step in steps)


def _interval(pair: tuple[str, str] | None) -> str:
    if pair is None:
        return ""
    return pair[0] if pair[0] == pair[1] else f"{pair[0]} – {pair[1]}"


def _by_day(happening: Happening) -> tuple[str, str, str]:
    when = happening.when or ("~", "~")
    return (when[0], when[1], happening.id)


def _by_state(plans: Iterable[Plan]) -> list[Plan]:
    order = {"due": 0, "open": 1, "changed": 2, "denied": 3, "cancelled": 4, "lapsed": 5}
    return sorted(plans, key=lambda p: (order.get(p.state, 6), p.window or ("~", "~"), p.id))


def _first_place(utterance: Utterance, evidence: Evidence) -> tuple[int, int, int, str]:
    spans = [s for m in utterance.members if (s := evidence.span_of(m))]
    first = min((evidence.number[s.page], s.start) for s in spans)
    return (-len(spans), *first, utterance.id)
