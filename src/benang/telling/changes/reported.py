"""Changes in what is told of happenings: new ones, firmer ones, other values, who came to deny."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from benang.records import Happening, Verdict
from benang.telling.changes.comparing import Change, Comparison, Facts, How, match
from benang.telling.changes.snapshot import SlotValue, Snapshot

OCCURRED = ("occurred", "yes")
CLASHES: dict[str, How] = {
    "update": "corrected",
    "conflict": "contested",
    "disputed": "contested",
    "evolution": "changed",
}
UNNAMED = "unnamed"


def story_changes(compared: Comparison) -> Iterator[Change]:
    """Yield the stories none of whose pages was out before."""
    for id_, story in compared.after.stories.items():
        if compared.fresh.issuperset(story.pages):
            facts: Facts = {"id": id_, "title": story.title, "pages": list(story.pages)}
            yield Change("new", "story", id_, id_, None, facts, tuple(sorted(story.pages)), ())


def happening_changes(
    compared: Comparison, told: Collection[str], realised: Collection[str]
) -> Iterator[Change]:
    """Yield what is new or different about happenings and their values.

    ``told`` are mentions that a register's change shows already, ``realised`` happenings that a plan's change shows.
    """
    old = compared.before.happenings
    was = match(
        {i: h.members for i, h in old.items()},
        {i: h.members for i, h in compared.after.happenings.items()},
    )
    for id_, happening in compared.after.happenings.items():
        before = [old[i] for i in was[id_]]
        newest = compared.taken_back(happening.members) if before else ()
        if newest:
            yield _taken_back(before[0], happening, newest, compared)
            continue
        if before:
            change = None if id_ in realised else _firmer(before, happening, compared)
            if change is not None:
                yield change
        else:
            fresh = compared.newly(happening.members)
            if fresh and not set(fresh) <= set(told) and not _only_denied(happening, compared):
                yield _new(happening, fresh, compared)
        yield from _values(before, happening, compared)


def _new(happening: Happening, fresh: Sequence[str], compared: Comparison) -> Change:
    because = compared.because(fresh, happening.story)
    facts = happening_facts(happening, compared.after)
    return Change(
        "new", "happening", happening.id, happening.story, None, facts, because, tuple(fresh)
    )


def _taken_back(
    was: Happening, happening: Happening, newest: tuple[str, ...], compared: Comparison
) -> Change:
    facts = happening_facts(was, compared.before), happening_facts(happening, compared.after)
    members = happening.members
    story = happening.story
    return Change("retracted", "happening", happening.id, story, *facts, newest, members)


def _only_denied(happening: Happening, compared: Comparison) -> bool:
    """Return whether a happening stands only in denials, which are told as such."""
    positions = happening.positions
    return bool(positions) and all(
        p.polarity == "-" and p.statement in compared.after.denying for p in positions
    )


def happening_facts(happening: Happening, snapshot: Snapshot) -> Facts:
    """Return what a row of changes says of a happening; the three numbers stand together."""
    verdict = snapshot.verdicts.get(happening.id, {}).get(OCCURRED)
    return {
        "id": happening.id,
        "event": happening.kind,
        "who": list(happening.who),
        "to_whom": list(happening.to_whom),
        "what": list(happening.what),
        "where": happening.where or None,
        "when": list(happening.when) if happening.when else None,
        "modality": happening.modality,
        "polarity": happening.polarity,
        "background": happening.background,
        "verdict": verdict.kind if verdict else None,
        "outlets": happening.outlets,
        "origins": happening.origins,
        "unknown": happening.unknown,
        "holders": _holders([happening]),
    }


def _holders(happenings: Iterable[Happening]) -> list[str]:
    names = {p.holder for h in happenings for p in h.positions if not p.own_voice}
    return sorted(names - {UNNAMED, ""})


def _firmer(
    before: Sequence[Happening], happening: Happening, compared: Comparison
) -> Change | None:
    """Return how firm a happening became or ceased to be, or who else stands for it; None when nothing changed."""
    facts = happening_facts(happening, compared.after)
    was = happening_facts(before[0], compared.before)
    fresh = compared.newly(happening.members)
    how, decisive = _how(was, facts), fresh
    verdict = compared.after.verdicts.get(happening.id, {}).get(OCCURRED)
    if how in ("contested", "corrected", "changed") and verdict is not None:
        decisive = compared.newly(verdict.against) or fresh
    if how is None:
        return _stands_too(before, happening, (was, facts), compared)
    because = compared.because(decisive, happening.story)
    evidence = tuple(decisive or happening.members)
    return Change(how, "happening", happening.id, happening.story, was, facts, because, evidence)


def _how(was: Facts, now: Facts) -> How | None:
    if now["verdict"] != was["verdict"] and now["verdict"] in CLASHES:
        return CLASHES[now["verdict"]]
    strength = [
        (f["verdict"] == "corroborated", f["modality"] == "asserted", f["origins"], f["outlets"])
        for f in (was, now)
    ]
    up = any(new > old for old, new in zip(*strength, strict=True))
    down = any(new < old for old, new in zip(*strength, strict=True))
    if up != down:
        return "strengthened" if up else "weakened"
    return "changed" if up or now["verdict"] != was["verdict"] else None


def _stands_too(
    before: Sequence[Happening],
    happening: Happening,
    facts: tuple[Facts, Facts],
    compared: Comparison,
) -> Change | None:
    """Return that somebody else now stands for a happening, or None; who denies it is told elsewhere."""
    known = set(_holders(before))
    added = [
        p.statement
        for p in happening.positions
        if p.polarity == "+" and p.statement and p.holder not in {*known, UNNAMED, ""}
    ]
    fresh = compared.newly(added)
    if not fresh:
        return None
    because = compared.because(fresh, happening.story)
    story = happening.story
    return Change("new", "position", happening.id, story, *facts, because, tuple(fresh))


# --- values --------------------------------------------------------------------------------------


def _values(
    before: Sequence[Happening], happening: Happening, compared: Comparison
) -> Iterator[Change]:
    """Yield, slot by slot, new values, values that came into conflict or were replaced, and values now corroborated."""
    now = compared.after.verdicts.get(happening.id, {})
    was: dict[SlotValue, Verdict] = {}
    for one in before:
        was.update(compared.before.verdicts.get(one.id, {}))
    for slot in sorted({s for s, _ in now if s != OCCURRED[0]}):
        new = {v: verdict for (s, v), verdict in now.items() if s == slot}
        old = {v: verdict for (s, v), verdict in was.items() if s == slot}
        found = _slot(old, new)
        if found is None or (not before and found[0] == "new"):
            continue
        how, values = found
        events = [e for v in values for e in new[v].for_]
        fresh = compared.newly(events)
        newest = [page for v in values for page in _withdrawn(new[v], compared)]
        if not fresh and how == "new":
            continue
        yield Change(
            how,
            "value",
            new[values[0]].id,
            happening.story,
            _value_facts(happening.id, slot, old) if old else None,
            _value_facts(happening.id, slot, new),
            tuple(sorted({*newest}))
            if newest and not fresh
            else compared.because(fresh, happening.story),
            tuple(fresh or events),
        )


def _withdrawn(verdict: Verdict, compared: Comparison) -> tuple[str, ...]:
    """Return the newest versions that give a value no more."""
    pages = compared.after.pages(verdict.for_)
    newest = {compared.after.replaced_by.get(page, page) for page in pages}
    return tuple(sorted(newest & compared.fresh)) if newest.isdisjoint(pages) else ()


def _slot(old: dict[str, Verdict], new: dict[str, Verdict]) -> tuple[How, list[str]] | None:
    """Return what happened to the values of one slot, and the values it happened to; None when nothing did."""
    clashing = {v: x.kind for v, x in new.items() if x.kind in CLASHES}
    if clashing:
        moved = [v for v, kind in clashing.items() if v not in old or old[v].kind != kind]
        moved.sort(key=lambda v: (v in old, v))
        kinds = {clashing[v] for v in moved}
        return next(
            ((how, moved) for kind, how in CLASHES.items() if kind in kinds),
            None,
        )
    if any(x.kind in CLASHES for x in old.values()):
        return "changed", sorted(new)
    firmer = sorted(
        v for v, x in new.items() if v in old and x.kind == "corroborated" != old[v].kind
    )
    if firmer:
        return "strengthened", firmer
    added = sorted(new.keys() - old.keys())
    return ("new", added) if added else None


def _value_facts(about: str, slot: str, verdicts: dict[str, Verdict]) -> Facts:
    return {
        "about": about,
        "slot": slot,
        "values": [
            {
                "value": value,
                "verdict": v.kind,
                "outlets": v.outlets,
                "origins": v.origins,
                "unknown": v.unknown,
            }
            for value, v in sorted(verdicts.items())
        ],
    }


# --- denials -------------------------------------------------------------------------------------


def denial_changes(compared: Comparison, told: Iterable[Change]) -> Iterator[Change]:
    """Yield who came to deny what, one for each utterance; a happening that is told as contested shows its denial there."""
    contested = {c.id for c in told if c.kind == "happening" and c.change == "contested"}
    old = _denials(compared.before)
    new = _denials(compared.after)
    was = match(
        {i: compared.before.utterances[i].members for i in old},
        {i: compared.after.utterances[i].members for i in new},
    )
    for id_, (statements, about) in new.items():
        fresh = compared.newly(sorted(statements))
        if was[id_] or not fresh or about <= contested:
            continue
        utterance = compared.after.utterances[id_]
        story = compared.after.story(fresh)
        facts: Facts = {
            "id": id_,
            "speaker": utterance.speaker,
            "said": list(utterance.said) if utterance.said else None,
            "about": sorted(about),
        }
        because = compared.because(fresh, story)
        yield Change("new", "denial", id_, story, None, facts, because, tuple(fresh))


def _denials(snapshot: Snapshot) -> dict[str, tuple[set[str], set[str]]]:
    """Return, for every utterance that denies, its denying statements and the happenings it denies."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    for happening in snapshot.happenings.values():
        for position in happening.positions:
            if position.polarity == "-" and position.statement in snapshot.denying:
                utterance = snapshot.utterance_of[position.statement]
                statements, about = found.setdefault(utterance, (set(), set()))
                statements.add(position.statement)
                about.add(happening.id)
    return found
