"""What stands behind a trigger: its object, who does it, partners, recipients and things; and the roles made of them."""

from collections.abc import Sequence
from typing import NamedTuple

from benang.languages.happening_file import Family
from benang.reading.events.lines import Line
from benang.reading.events.parties import Party
from benang.reading.events.subjects import Subjects
from benang.reading.events.things import phrases_after, preposition
from benang.records import Actor, Thing

_BROUGHT = frozenset({"ACCUSE", "COERCE", "PROTEST"})
_TAKE_REPORTS = frozenset({"COP", "JUD"})


class Roles(NamedTuple):
    """The parties and things of one trigger."""

    who: tuple[Actor, ...] = ()
    to_whom: tuple[Actor, ...] = ()
    what: tuple[Thing, ...] = ()
    patient: Thing | None = None


class Behind(NamedTuple):
    """What stands behind a trigger: its object, its agent, partners and recipients."""

    object: tuple[Actor, ...] = ()
    agent: tuple[Actor, ...] = ()
    partner: tuple[Actor, ...] = ()
    to: tuple[Actor, ...] = ()
    between: tuple[Actor, ...] = ()
    things: tuple[Thing, ...] = ()
    owner: tuple[Actor, ...] = ()

    @property
    def thing(self) -> Thing | None:
        """The first thing, which decides what the family is."""
        return self.things[0] if self.things else None


def behind_of(subjects: Subjects, last: int, family: Family) -> Behind:
    """Return the parties and things behind the token a trigger ends at, each in its place; the first in a place stays."""
    line = subjects.line
    last = _last_of_verbs(line, last)
    if family.kind == "REJECT" and last + 1 < len(line.lows) and line.is_verb(last + 1):
        last += 1  # "menolak memberikan X kepada Y"
    ceiling = subjects.ceiling(last)
    while last + 1 < ceiling and line.lows[last + 1] in line.clauses.manner:
        last += 1  # "mengutuk keras X"
    found = Behind(things=phrases_after(line, last + 1, ceiling, subjects.parties))
    stop_thing = line.index(found.things[-1].span.stop) if found.things else last + 1
    for party in subjects.parties:
        if not last < party.first < ceiling:
            continue
        if any(line.is_verb(k) for k in range(last + 1, party.first)):
            break
        found = _placed(line, found, party, max(last + 1, stop_thing), family)
    return found


def _last_of_verbs(line: Line, last: int) -> int:
    """Return the second of two verbs that share what stands behind them ("ditangkap dan ditahan polisi")."""
    two = last + 2
    if two >= len(line.lows) or line.lows[last + 1] not in ("dan", "serta"):
        return last
    alike = line.lows[last].startswith("di") == line.lows[two].startswith("di")
    return two if line.is_verb(two) and line.is_verb(last) and alike else last


def _placed(line: Line, found: Behind, party: Party, edge: int, family: Family) -> Behind:
    """Return what is behind a trigger with one more party in its place; the first in each place stays."""
    case = preposition(line, party.first)
    slot = _slot(line, case, party, family)
    if not slot and not case and _directly(line, party.first, edge):
        slot = "object"
    if not slot or getattr(found, slot):
        return found
    return found._replace(**{slot: party.actors})  # type: ignore[arg-type]  # a slot of actors


def _slot(line: Line, case: str, party: Party, family: Family) -> str:
    """Return the place that a preposition gives a party, or nothing."""
    if case == "antara":
        return "between"
    if case in line.clauses.with_:
        return "partner"
    if case in line.clauses.by:
        return "agent"
    if _only_told(case, party, family):
        return ""
    to = case in line.clauses.to and not _only_purpose(case, party, family)
    return "to" if to else ""


def _only_told(case: str, party: Party, family: Family) -> bool:
    """Return whether a party only takes a report or is where somebody is brought ("melapor ke polisi", "dibawa ke X")."""
    if case == "ke":
        return family.kind in _BROUGHT
    taken = family.kind == "ACCUSE" and family.modes == ("allege",)
    return taken and case == "kepada" and all(a.sector in _TAKE_REPORTS for a in party.actors)


def _only_purpose(case: str, party: Party, family: Family) -> bool:
    return case in ("untuk", "pada", "atas") and party.people and family.object != "thing"


def _directly(line: Line, first: int, edge: int) -> bool:
    """Return whether nothing but fillers and titles stands between a trigger (or its thing) and a party."""
    skip = line.clauses.fillers | line.clauses.heads | line.clauses.places | line.clauses.this
    return all(line.lows[k] in skip or line.lows[k][0].isdigit() for k in range(edge, first))


def turned(roles: Roles) -> Roles:
    """Return the roles with the two sides changed: who receives a guest is visited."""
    return roles._replace(who=roles.to_whom, to_whom=roles.who)


def union(left: tuple[Actor, ...], right: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return the actors of both sides, each once."""
    return left + without(right, left)


def without(actors: Sequence[Actor], known: Sequence[Actor]) -> tuple[Actor, ...]:
    """Return the actors that are not among the known ones."""
    keys = {a.key or a.name for a in known}
    return tuple(a for a in actors if (a.key or a.name) not in keys)
