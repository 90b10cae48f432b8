"""All that comparing pages gives: links, and the groups they make."""

from typing import Literal

from msgspec import Struct

from benang.records.codes import (
    EventKind,
    LinkKind,
    Modality,
    NameKind,
    PlanKind,
    PlanState,
    Polarity,
    VerdictKind,
)
from benang.records.spans import Reason, Span, Why


class Link(Struct, frozen=True):
    """A judged pair. Symmetric kinds have ``left < right``; directed ones have the later or copying one on the left."""

    kind: LinkKind
    left: str
    right: str
    state: Literal["joined", "candidate"]
    score: float
    reasons: tuple[Reason, ...]


class Group(Struct, frozen=True):
    """Things that are one; the id is that of the least member by (publication, id)."""

    id: str
    kind: Literal["copy", "person", "story", "utterance", "happening"]
    members: tuple[str, ...]


class Person(Struct, frozen=True):
    """Somebody or some body across pages. ``members`` are ``page id + "/" + entity key``."""

    id: str
    name: str
    kind: NameKind
    members: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    country: str = ""
    sector: str = ""


class Borne(Struct, frozen=True, array_like=True):
    """A name that a :class:`Bearer` bears: its key and country, over ``count`` entities of one saga.

    ``name`` is how it is printed, ``first`` the earliest entity (``page id/key``). A ``lone`` one is a single word for a
    person, which may be anybody elsewhere.
    """

    key: str
    country: str
    kind: NameKind
    count: int
    name: str
    first: str
    lone: bool


class Bearer(Struct, frozen=True, array_like=True):
    """Somebody as one saga knows them; a :class:`Person` is what bearers of several sagas are together.

    ``first`` is (day of publication, page id, key) of the earliest entity, ``members`` are ``page id/entity key``.
    """

    first: tuple[str, str, str]
    names: tuple[Borne, ...]
    members: tuple[str, ...]
    forms: tuple[str, ...]
    roles: tuple[str, ...]
    sector: str


class Story(Struct, frozen=True):
    """Pages that tell of one thing; ``links`` are ids of the stories it follows."""

    id: str
    title: str
    pages: tuple[str, ...]
    first: str
    last: str
    links: tuple[str, ...] = ()


class Drift(Struct, frozen=True):
    """How one rendering differs from another, with both places."""

    left: str
    right: str
    kind: Literal["stronger", "weaker", "narrower", "wider", "added", "dropped"]
    left_span: Span
    right_span: Span | None


class Utterance(Struct, frozen=True):
    """One passage said on one occasion, and all its renderings (ids of statements)."""

    id: str
    members: tuple[str, ...]
    speaker: str
    said: tuple[str, str] | None
    to: tuple[str, ...]
    chains: tuple[str, ...]
    drift: tuple[Drift, ...] = ()


class Value(Struct, frozen=True):
    """One value that some mentions give to a slot of a happening."""

    slot: str
    value: str
    events: tuple[str, ...]


class Position(Struct, frozen=True):
    """Where one holder stands: ``holder`` is a speaker's name, or an outlet's for its own voice."""

    holder: str
    modality: Modality
    polarity: Polarity
    statement: str
    own_voice: bool = False


class Happening(Struct, frozen=True):
    """One thing that happened, may happen, or is denied, over all its mentions (ids of events).

    ``outlets``, ``origins`` and ``unknown`` are the three numbers of promise 6.
    """

    id: str
    members: tuple[str, ...]
    kind: EventKind
    who: tuple[str, ...]
    to_whom: tuple[str, ...]
    what: tuple[str, ...]
    where: str
    when: tuple[str, str] | None
    values: tuple[Value, ...]
    positions: tuple[Position, ...]
    outlets: int
    origins: int
    unknown: int
    modality: Modality = "asserted"
    polarity: Polarity = "+"
    background: bool = False
    story: str = ""


class Claim(Struct, frozen=True):
    """A proposition about one happening (``slot`` has ``value``) with every holder's position."""

    id: str
    happening: str
    slot: str
    value: str
    positions: tuple[Position, ...]


class Verdict(Struct, frozen=True):
    """What the pages together make of a claim; ``for_`` and ``against`` are ids of events or statements."""

    id: str
    claim: str
    kind: VerdictKind
    for_: tuple[str, ...]
    against: tuple[str, ...]
    outlets: int
    origins: int
    unknown: int
    why: tuple[Why, ...]


class Step(Struct, frozen=True):
    """One step in the life of a plan, agreement or restriction, with the sentence it stands on."""

    state: str
    as_of: str
    by: str
    why: Why


class Plan(Struct, frozen=True):
    """A plan, promise or threat and its life; ``about`` is a happening or an utterance, ``holder`` who announced it.

    ``kind`` is what the announcement is by its verb; ``to_whom`` names whom it is made to or directed against.
    """

    id: str
    about: str
    holder: str
    state: PlanState
    window: tuple[str, str] | None
    steps: tuple[Step, ...]
    kind: PlanKind = "plan"
    to_whom: tuple[str, ...] = ()


class Agreement(Struct, frozen=True):
    """An agreement that is discussed, denied, planned or signed."""

    id: str
    parties: tuple[str, ...]
    subject: str
    state: str
    steps: tuple[Step, ...]


class Restriction(Struct, frozen=True):
    """A sanction or ban: on whom, by whom, under what; who says it is kept, who threatens more."""

    id: str
    on: tuple[str, ...]
    by: tuple[str, ...]
    under: str
    says_complies: tuple[str, ...]
    threatens: tuple[str, ...]
    steps: tuple[Step, ...]


class Weave(Struct, frozen=True):
    """All that comparing the pages gave; a function of the set of readings and of ``as_of`` alone."""

    as_of: str
    links: tuple[Link, ...] = ()
    copies: tuple[Group, ...] = ()
    people: tuple[Person, ...] = ()
    stories: tuple[Story, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    happenings: tuple[Happening, ...] = ()
    claims: tuple[Claim, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    plans: tuple[Plan, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    restrictions: tuple[Restriction, ...] = ()
