"""The registers of a story: plans, agreements, restrictions, and how its events hang together, every step with its sentence."""

from collections.abc import Iterable

from benang.ledger import Ledger
from benang.records import Agreement, Plan, Restriction, Step
from benang.telling import asking
from benang.telling.drawing import clipped
from benang.telling.evidence import Evidence, interval
from benang.telling.naming import Namer, label_of
from benang.telling.told import ToldHappening, ToldLife, ToldStep, ToldTie, ToldUtterance

QUOTED = 600
"""Room, as in a drawing, for the words of an announcement that stand for its name."""
_ORDER = {"due": 0, "open": 1, "changed": 2, "denied": 3, "cancelled": 4, "lapsed": 5}


def plans(
    ledger: Ledger, namer: Namer, utterances: Iterable[ToldUtterance]
) -> tuple[ToldLife, ...]:
    """Return the plans about the story's happenings or utterances: due ones first, then open ones, then what is over."""
    words = {u.id: f"“{clipped(u.renderings[0].cite.exact, QUOTED)}”" for u in utterances}
    found = sorted(asking.plans(ledger, [*namer.happenings, *words]), key=_by_state)
    return tuple(_plan(plan, words.get(plan.about, ""), namer) for plan in found)


def agreements(ledger: Ledger, pages: Iterable[str], evidence: Evidence) -> tuple[ToldLife, ...]:
    """Return the agreements that a page of these tells a step of."""
    here = frozenset(pages)
    return tuple(
        _agreement(one, evidence)
        for one in asking.agreements(ledger)
        if _stands(one.steps, here, evidence)
    )


def restrictions(ledger: Ledger, pages: Iterable[str], namer: Namer) -> tuple[ToldLife, ...]:
    """Return the restrictions that a page of these tells a step of."""
    here = frozenset(pages)
    return tuple(
        _restriction(one, namer)
        for one in asking.restrictions(ledger)
        if _stands(one.steps, here, namer.evidence)
    )


def ties(
    pages: Iterable[str], namer: Namer, happenings: Iterable[ToldHappening]
) -> tuple[ToldTie, ...]:
    """Return how happenings hang together, each tie once with every sentence that says so.

    Each end carries who says it and how firmly: a tie between two things that somebody fears is no fact either.
    """
    told = {h.id: h for h in happenings}
    found: dict[tuple[str, str, str], list[str]] = {}
    for reading in namer.evidence.of(pages):
        for link in reading.event_links:
            left, right = (namer.happening_of.get(end, "") for end in (link.left, link.right))
            if left and right and left != right:
                found.setdefault((link.kind, left, right), []).append(link.left)
    return tuple(
        ToldTie(
            kind,
            label_of(told[left], namer.words),
            label_of(told[right], namer.words),
            namer.evidence.cites(events),
        )
        for (kind, left, right), events in found.items()
    )


def _plan(plan: Plan, words: str, namer: Namer) -> ToldLife:
    """Return a plan; ``words`` are its announcer's own where no happening is told of."""
    to = f"{namer.words('to_whom')}: {', '.join(plan.to_whom)}"
    return ToldLife(
        id=plan.id,
        name=words or namer.name(plan.about),
        holder=plan.holder,
        state=plan.state,
        window=interval(plan.window),
        steps=_steps(plan.steps, namer.evidence),
        notes=(to,) if plan.to_whom and words else (),
        sort=plan.kind,
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


def _restriction(restriction: Restriction, namer: Namer) -> ToldLife:
    words = namer.words
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
        name=", ".join(restriction.on) or words("nobody_named"),
        holder="",
        state=restriction.steps[-1].state if restriction.steps else "",
        window="",
        steps=_steps(restriction.steps, namer.evidence),
        notes=tuple(notes),
    )


def _steps(steps: Iterable[Step], evidence: Evidence) -> tuple[ToldStep, ...]:
    return tuple(ToldStep(s.state, s.as_of, s.why, evidence.cite_id(s.by)) for s in steps)


def _stands(steps: Iterable[Step], pages: frozenset[str], evidence: Evidence) -> bool:
    spans = (evidence.span_of(step.by) for step in steps)
    return any(span is not None and span.page in pages for span in spans)


def _by_state(plan: Plan) -> tuple[int, tuple[str, str], str]:
    return (_ORDER.get(plan.state, 6), plan.window or ("~", "~"), plan.id)
