"""Everything one page says."""

from msgspec import Struct

from benang.records.codes import (
    Act,
    Basis,
    EventKind,
    EventLinkKind,
    Form,
    Modality,
    NameKind,
    Polarity,
    RelayRole,
    Resolved,
    Scope,
    Zone,
)
from benang.records.pages import Article, Published
from benang.records.spans import Span, Why


class Repair(Struct, frozen=True):
    """Another value a doubted moment may have, best first, with the reason."""

    first: str
    last: str
    why: Why


class Moment(Struct, frozen=True):
    """An expression of time as an interval: ``first`` and ``last`` are days (both included) or instants.

    ``doubt`` is a code (``weekday``, ``impossible``, ``publication``, ``sibling``) or empty; ``anchor`` says what
    a relative one counts from. ``best`` pairs are computed by :func:`benang.reading.moments.best`.
    """

    span: Span
    first: str
    last: str
    basis: Basis
    zone: str = ""
    doubt: str = ""
    repairs: tuple[Repair, ...] = ()
    relay: bool = False
    why: Why = Why("")


class Name(Struct, frozen=True):
    """A printed name; ``key`` is the key of the :class:`Entity` of this page that it stands for."""

    span: Span
    kind: NameKind
    key: str


class Entity(Struct, frozen=True):
    """Somebody, some body or some place, once a page, over all the ways the page names it.

    ``key``: an upper-case ISO 3166 alpha-3 code for a state (and for what stands for its government: its capital, its
    seat of government), else the folded words of the fullest name. ``sector`` is a PLOVER sector code or empty.
    """

    key: str
    name: str
    kind: NameKind
    aliases: tuple[str, ...] = ()
    role: str = ""
    country: str = ""
    sector: str = ""


class Actor(Struct, frozen=True):
    """A party of an event, as printed and as resolved."""

    name: str
    key: str
    country: str = ""
    sector: str = ""
    span: Span | None = None
    resolved: Resolved = "named"


class Speaker(Struct, frozen=True):
    """Whose words or thoughts a statement holds; name ``unnamed`` and key ``""`` when nobody is named."""

    name: str
    key: str
    resolved: Resolved
    country: str = ""
    sector: str = ""


class Thing(Struct, frozen=True):
    """A printed thing, place, regime or addressee with the span it stands at; ``key`` is its folded form."""

    name: str
    span: Span
    key: str = ""


class Relay(Struct, frozen=True):
    """One name at one step of a chain; ``step`` counts from 1 at the speaker outwards, equal steps are a set."""

    step: int
    role: RelayRole
    name: str
    span: Span
    scope: Scope


class Statement(Struct, frozen=True):
    """One act of reporting: what is said (``pieces``), by whom, through whom, how firmly.

    A direct statement's pieces exclude the quotation marks; an indirect one's are the reported clause without its cue.
    ``not_yet`` marks ``belum``: polarity is ``-`` and the door is open. ``parent`` is the statement this one is inside.
    """

    id: str
    pieces: tuple[Span, ...]
    form: Form
    act: Act
    cue: Span | None
    source: Span | None
    speaker: Speaker
    to: tuple[Thing, ...] = ()
    chain: tuple[Relay, ...] = ()
    modality: Modality = "asserted"
    polarity: Polarity = "+"
    not_yet: bool = False
    said: tuple[str, str] | None = None
    where: Span | None = None
    zone: Zone = "body"
    parent: str = ""
    background: bool = False
    why: tuple[Why, ...] = ()


class Quantity(Struct, frozen=True):
    """A number of something: ``low`` and ``high`` are equal when the page gives one figure."""

    low: float
    high: float
    unit: str
    span: Span


class Detail(Struct, frozen=True):
    """A slot of an event and its value as a code of the pack: meal, lunch; format, one-on-one."""

    slot: str
    value: str
    span: Span


class Event(Struct, frozen=True):
    """One mention of something that happens, with the base kind before PLOVER folds modality into it.

    ``holders`` are ids of the statements the mention stands in, innermost first; empty is the outlet's own voice.
    """

    id: str
    span: Span
    kind: EventKind
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    who: tuple[Actor, ...] = ()
    to_whom: tuple[Actor, ...] = ()
    what: tuple[Thing, ...] = ()
    under: tuple[Thing, ...] = ()
    condition: Span | None = None
    numbers: tuple[Quantity, ...] = ()
    details: tuple[Detail, ...] = ()
    where: Thing | None = None
    when: tuple[str, str] | None = None
    when_doubt: str = ""
    modality: Modality = "asserted"
    polarity: Polarity = "+"
    not_yet: bool = False
    holders: tuple[str, ...] = ()
    zone: Zone = "body"
    background: bool = False
    why: tuple[Why, ...] = ()


class EventLink(Struct, frozen=True, order=True):
    """A typed arrow between two events of one page."""

    left: str
    right: str
    kind: EventLinkKind


class Sentence(Struct, frozen=True, order=True):
    """A sentence: its span, its zone, and the number of the block (paragraph) it stands in."""

    span: Span
    zone: Zone
    paragraph: int


class Reading(Struct, frozen=True):
    """Everything one page says. ``pack`` is the version of the language pack that read it.

    ``relays`` are all relays the page prints, in text order, also those in sentences that report no speech.
    """

    article: Article
    published: Published | None
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    entities: tuple[Entity, ...]
    moments: tuple[Moment, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    event_links: tuple[EventLink, ...]
    pack: str
    relays: tuple[Relay, ...] = ()
