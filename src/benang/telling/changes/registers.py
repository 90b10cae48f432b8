"""Changes in the registers and in what was said: plans, agreements, restrictions, utterances."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from benang.records import Agreement, Plan, Restriction, Step, Utterance
from benang.telling.changes.comparing import Change, Comparison, Facts, How, Thing, match
from benang.telling.changes.snapshot import Snapshot

REALISED: How = "realised"

Entry = Plan | Agreement | Restriction


class _Register(NamedTuple):
    """One register: where it stands in a snapshot, what a row of it says, and what ties it to one of another day."""

    kind: Thing
    rows: Callable[[Snapshot], Mapping[str, Any]]
    facts: Callable[[Any], Facts]
    members: Callable[[Any, Snapshot], set[str]]


def register_changes(compared: Comparison) -> Iterator[Change]:
    """Yield what is new in the registers, what changed its state, and what is no longer held."""
    for register in REGISTERS:
        old, new = register.rows(compared.before), register.rows(compared.after)
        was = match(
            {i: register.members(r, compared.before) for i, r in old.items()},
            {i: register.members(r, compared.after) for i, r in new.items()},
        )
        for id_, row in new.items():
            before = [old[i] for i in was[id_]]
            change = _changed(register, before, row, compared)
            if change is not None:
                yield change
        kept = {i for ids in was.values() for i in ids}
        for id_ in old.keys() - kept:
            yield _gone(register, old[id_], compared)


def _changed(
    register: _Register,
    before: Sequence[Entry],
    row: Entry,
    compared: Comparison,
) -> Change | None:
    facts = register.facts(row)
    story = compared.after.story(s.by for s in row.steps)
    if not before:
        fresh = compared.newly(s.by for s in _deciding_first(row.steps, facts["state"]))
        if not fresh:
            return None
        because = compared.because(fresh, story)
        return Change("new", register.kind, row.id, story, None, facts, because, tuple(fresh))
    was = register.facts(before[0])
    newest = compared.taken_back(s.by for s in row.steps)
    if newest:
        stood = tuple(dict.fromkeys(s.by for s in row.steps))
        return Change("retracted", register.kind, row.id, story, was, None, newest, stood)
    if not _differ(was, facts):
        return None
    steps = _added(before, row.steps)
    how: How = REALISED if facts["state"] == REALISED != was["state"] else "changed"
    deciding = [s for s in steps if s.state == facts["state"]] or steps
    by = [s.by for s in deciding]
    passed = facts["state"] == "due" and how == "changed"
    because = () if passed else compared.because(by, story)
    evidence = compared.newly(by) or by or [s.by for s in row.steps]
    return Change(how, register.kind, row.id, story, was, facts, because, tuple(evidence))


def _deciding_first(steps: Sequence[Step], state: str) -> list[Step]:
    """Return the steps with those that make the state before the others."""
    return sorted(steps, key=lambda s: s.state != state)


def _differ(before: Facts, after: Facts) -> bool:
    """Return whether an editor would call it a change: the state, or who complies and who threatens."""
    asked = ("state", "says_complies", "threatens")
    return any(before.get(name) != after.get(name) for name in asked)


def _added(before: Sequence[Entry], steps: Sequence[Step]) -> list[Step]:
    known = {(s.state, s.by) for row in before for s in row.steps}
    return [s for s in steps if (s.state, s.by) not in known]


def _gone(register: _Register, row: Entry, compared: Comparison) -> Change:
    by = [s.by for s in row.steps]
    story = compared.after.story(by)
    because = compared.because(by, story)
    facts = register.facts(row)
    return Change("retracted", register.kind, row.id, story, facts, None, because, tuple(by))


# --- the registers -------------------------------------------------------------------------------


def plan_facts(plan: Plan) -> Facts:
    """Return what a row of changes says of a plan."""
    return {
        "id": plan.id,
        "about": plan.about,
        "holder": plan.holder,
        "state": plan.state,
        "window": list(plan.window) if plan.window else None,
    }


def _plan_members(plan: Plan, snapshot: Snapshot) -> set[str]:
    """Return the mentions of what the holder plans: two holders of one deed have two plans."""
    happening = snapshot.happenings.get(plan.about)
    mentions = {s.by for s in plan.steps} | set(happening.members if happening else ())
    return {f"{plan.holder}/{mention}" for mention in mentions}


def _agreement_facts(agreement: Agreement) -> Facts:
    return {
        "id": agreement.id,
        "parties": list(agreement.parties),
        "subject": agreement.subject,
        "state": agreement.state,
    }


def _restriction_facts(restriction: Restriction) -> Facts:
    return {
        "id": restriction.id,
        "on": list(restriction.on),
        "by": list(restriction.by),
        "under": restriction.under or None,
        "state": restriction.steps[-1].state if restriction.steps else "",
        "says_complies": list(restriction.says_complies),
        "threatens": list(restriction.threatens),
    }


def _by_steps(row: Agreement | Restriction, _: Snapshot) -> set[str]:
    return {s.by for s in row.steps}


REGISTERS = (
    _Register("plan", lambda s: s.plans, plan_facts, _plan_members),
    _Register("agreement", lambda s: s.agreements, _agreement_facts, _by_steps),
    _Register("restriction", lambda s: s.restrictions, _restriction_facts, _by_steps),
)


# --- what was said -------------------------------------------------------------------------------


def utterance_changes(compared: Comparison, told: Collection[str]) -> Iterator[Change]:
    """Yield what was said for the first time, and what another outlet now renders too; a copy renders nothing of its own.

    ``told`` are statements whose content other changes show.
    """
    old, new = compared.before.utterances, compared.after.utterances
    was = match(
        {i: u.members for i, u in old.items()},
        {i: u.members for i, u in new.items()},
    )
    for id_, utterance in new.items():
        fresh = compared.newly(utterance.members)
        newest = compared.taken_back(utterance.members)
        if newest:
            yield _taken_back(utterance, newest, compared)
        if newest or not fresh:
            continue
        story = compared.after.story(utterance.members)
        facts = _said(utterance, compared.after)
        because = compared.because(fresh, story)
        if set(fresh) <= set(told):
            continue
        if not was[id_]:
            yield Change("new", "utterance", id_, story, None, facts, because, tuple(fresh))
            continue
        before = _said(old[was[id_][0]], compared.before)
        if facts["outlets"] > before["outlets"]:
            yield Change(
                "strengthened", "utterance", id_, story, before, facts, because, tuple(fresh)
            )


def _taken_back(utterance: Utterance, newest: tuple[str, ...], compared: Comparison) -> Change:
    was = _said(utterance, compared.before)
    story = compared.after.story(utterance.members)
    return Change(
        "retracted", "utterance", utterance.id, story, was, None, newest, utterance.members
    )


def _said(utterance: Utterance, snapshot: Snapshot) -> Facts:
    """Return what a row of changes says of an utterance; of copies only one counts as an outlet."""
    by_copy: dict[str, str] = {}
    for page in snapshot.pages(utterance.members):
        by_copy.setdefault(snapshot.copy_of.get(page, page), snapshot.outlets.get(page, page))
    return {
        "id": utterance.id,
        "speaker": utterance.speaker,
        "said": list(utterance.said) if utterance.said else None,
        "renderings": len(utterance.members),
        "outlets": len(set(by_copy.values())),
    }
