"""Every record that passes between steps.

All records are frozen and have no behaviour. Offsets are code points into the text of the page a span names; nothing
else in Benang has coordinates. Days are ``YYYY-MM-DD``; instants are ISO 8601 with the offset that was printed.
Ids come from :mod:`benang.ids` and depend only on what makes the thing itself.

Words used below: a *mention* is (page, start, stop); a *holder* is whoever a proposition belongs to; a *relay* is one
step of the way a statement took from its speaker to the page; a *happening* is what several event mentions tell of.
"""

from typing import Literal

from msgspec import Struct

Role = Literal[
    "body",
    "title",
    "deck",
    "byline",
    "date",
    "dateline",
    "caption",
    "repeat",
    "related-link",
    "promo",
    "ad",
    "pagination",
    "navigation",
    "comment-box",
    "copyright",
    "credit",
    "source-credit",
]
Zone = Literal["headline", "deck", "lede", "body", "caption"]
Basis = Literal["explicit", "weekday", "relative", "inherited", "publication"]
NameKind = Literal["PER", "ORG", "LOC"]
Form = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "say", "ask", "request", "promise", "threaten", "warn", "deny", "wish", "topic", "believe"
]
Modality = Literal[
    "asserted", "probable", "possible", "conditional", "planned", "requested", "feared"
]
Polarity = Literal["+", "-"]
Resolved = Literal["named", "role", "pronoun", "enclitic", "carried", "unnamed"]
RelayRole = Literal["broadcaster", "wire", "outlet", "other"]
Scope = Literal["statement", "paragraph", "page"]
EventKind = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
    "OTHER",
]
LinkKind = Literal[
    "copy",
    "partial_copy",
    "self_reuse",
    "same_entity",
    "speaks_for",
    "same_utterance",
    "same_happening",
    "same_story",
    "follows",
    "realises",
    "supersedes",
    "conflicts",
    "updates",
    "disputes",
]
EventLinkKind = Literal["in_return_for", "because_of", "part_of", "before"]
PlanState = Literal["open", "due", "realised", "changed", "cancelled", "lapsed", "denied"]
PlanKind = Literal["plan", "promise", "threat", "denial"]
VerdictKind = Literal[
    "corroborated", "single_source", "disputed", "conflict", "update", "evolution"
]


# --- what every record leans on ------------------------------------------------------------------


class Span(Struct, frozen=True, order=True, array_like=True):
    """A half-open run of code points ``[start, stop)`` in the text of one page."""

    page: str
    start: int
    stop: int


class Why(Struct, frozen=True, order=True, array_like=True):
    """The rule that decided, by its code, and what it saw; the pack turns it into words."""

    rule: str
    args: tuple[str, ...] = ()


class Reason(Struct, frozen=True, order=True):
    """One argument for or against a link: a rule's code, its weight in the score, and what it saw."""

    rule: str
    weight: float
    args: tuple[str, ...] = ()


# --- pages ---------------------------------------------------------------------------------------


class Given(Struct, frozen=True, omit_defaults=True):
    """What the input itself said of a page, as it said it; empty where it said nothing."""

    url: str = ""
    title: str = ""
    outlet: str = ""
    published: str = ""
    lang: str = ""
    author: str = ""


class Page(Struct, frozen=True):
    """One version of one page. ``markup`` is the raw HTML where there was some, else empty.

    ``source`` names where the page came from (a file name without folder, or a URL); it is shown, never opened.
    """

    id: str
    given_id: str
    text: str
    markup: str = ""
    source: str = ""
    given: Given = Given()
    fetched: str = ""


class Skipped(Struct, frozen=True):
    """A page that could not be read, and the reason in words; it is kept, never dropped in silence."""

    source: str
    given_id: str
    why: Why
    id: str = ""


class Block(Struct, frozen=True, order=True):
    """One line, or part of a line, with its role and the reason for it."""

    span: Span
    role: Role
    why: Why


class Title(Struct, frozen=True):
    """The headline; ``span`` is None when the input gave it beside the text."""

    text: str
    span: Span | None = None


class Published(Struct, frozen=True):
    """When the page was published, as an interval, with what that rests on and where it is printed.

    ``basis`` is ``given`` (the input said so), ``printed`` (a date line), ``relay`` (the day behind a relay cue) or
    ``latest`` (the latest day the page speaks of as past); ``judged`` is what a person decided. ``first`` and ``last``
    are days or instants. With ``latest`` the page is not older than ``first``, and ``last`` is the day to count from, not
    an end: the end is ``by``, the first time the page tells as still to come, or open where ``by`` is empty.
    """

    first: str
    last: str
    basis: Literal["given", "printed", "relay", "latest", "judged"]
    span: Span | None = None
    by: str = ""


class SourceCredit(Struct, frozen=True):
    """An outlet or wire that a page names as where its text came from ("Sumber:", "telah tayang di")."""

    name: str
    role: RelayRole
    span: Span


class Article(Struct, frozen=True):
    """A page with a role for every non-blank character, and what its furniture says of it.

    ``published`` is what cleaning can know (given or printed); reading may find more and puts it in
    :class:`Reading`. ``incomplete`` says in a code what is missing ("page 1 of 2"), or is empty.
    """

    page: Page
    lang: str
    outlet: str
    title: Title | None
    byline: tuple[str, ...]
    place: str
    published: Published | None
    blocks: tuple[Block, ...]
    credits: tuple[SourceCredit, ...] = ()
    incomplete: str = ""


# --- readings ------------------------------------------------------------------------------------


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


# --- the weave -----------------------------------------------------------------------------------


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


class Mark(Struct, frozen=True, order=True):
    """What a judgement is about, found again by page and span after every reading.

    ``thing`` says what stood there when it was judged; a page is marked from 0 to its length. ``text`` is what the span
    held, so that a person sees what was meant even when the page is gone. ``name`` is the key of an entity or the id that a
    statement or event had, which decides between two things at one place; else empty.
    """

    thing: Literal["page", "statement", "event", "moment", "entity"]
    span: Span
    text: str
    name: str = ""


class Judgement(Struct, frozen=True):
    """What a person decided, beside the evidence and never in it.

    ``same``, ``different``, ``copy`` and ``not-copy`` are about two things; ``set`` gives one thing another value, and
    ``value`` is then ``field=value``. ``when`` is history, like the time of a run: it is shown and decides nothing.
    """

    id: str
    kind: Literal["same", "different", "copy", "not-copy", "set"]
    left: Mark
    right: Mark | None
    value: str
    by: str
    why: str
    when: str


class Standing(Struct, frozen=True):
    """How a judgement stands towards the readings at hand, and the ids its marks have there (empty where there is none).

    ``loose`` finds nothing that it could be about any more; ``overruled`` contradicts the later one that ``over`` names.
    ``machine`` is what the page was read as where a value was set.
    """

    judgement: Judgement
    state: Literal["in force", "loose", "overruled"]
    left: str = ""
    right: str = ""
    machine: str = ""
    over: str = ""


class Rulings(Struct, frozen=True):
    """Judgements about pairs, attached to the ids of the readings at hand; every pair has its lesser id first.

    ``same`` and ``different`` hold pairs of statement ids, event ids, ``page id/entity key`` or page ids (one story or
    two); ``copies`` and ``not_copies`` hold pairs of page ids. ``because`` gives the reasons of a link that obeys one, by
    (``same``, ``different``, ``copy`` or ``not-copy``, left, right): who decided and why. ``ties`` are the pairs of pages
    that a ``same`` reaches across. Rulings never contradict one another, not through a third thing either.
    """

    same: frozenset[tuple[str, str]] = frozenset()
    different: frozenset[tuple[str, str]] = frozenset()
    copies: frozenset[tuple[str, str]] = frozenset()
    not_copies: frozenset[tuple[str, str]] = frozenset()
    because: dict[tuple[str, str, str], tuple[Reason, ...]] = {}
    ties: frozenset[tuple[str, str]] = frozenset()
