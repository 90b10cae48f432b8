"""``happening.toml`` as it is written: families of words, and the small closed classes sentences are read with."""

from typing import Literal

import msgspec
from msgspec import Struct

from benang.records import EventKind

Voice = Literal["active", "passive", "plain", "bare", "noun", "deed"]
Need = Literal[
    "who",
    "whom",
    "any",
    "both",
    "named",
    "thing",
    "number",
    "where",
    "place",
    "when",
    "strong",
    "pair",
    "sides",
    "asker",
    "public",
    "office",
    "aimed",
    "doer",
    "armed",
    "official",
]
ANY_PARTY = "*party"


class Family(Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of happening and its words; ``happening.toml`` says what each field means.

    ``strict`` families are events only with a day, place, figure or carrying verb of their own; to those with ``persons``
    a state cannot fall victim; one that ``follows`` takes the parties of the last event of its kind when it names nobody;
    one with words ``beside`` is an event only with one of them behind it in its clause.
    """

    kind: EventKind
    modes: tuple[str, ...] = ()
    object: Literal["", "whom", "thing", "place"] = ""
    partner: bool = False
    reversed: bool = False
    strict: bool = False
    persons: bool = False
    follows: bool = False
    needs: tuple[Need, ...] = ()
    things: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    verbs: tuple[str, ...] = ()
    active: tuple[str, ...] = ()
    passive: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()


class Light(Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs that carry a noun's event, call it off, put it off, or only talk about it; ``topics`` keep them from it.

    Of the active ones, the subject of those that ``undergo`` suffers a deed ("menjalani pemeriksaan"); that of those that
    ``announce`` only tells of it where the noun names who does it.
    """

    active: frozenset[str]
    undergo: frozenset[str]
    announce: frozenset[str]
    passive: frozenset[str]
    happens: frozenset[str]
    cancel: frozenset[str]
    postpone: frozenset[str]
    talk: frozenset[str]
    topics: frozenset[str]


class Aspect(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of firmness; ``actual`` ones only sound like a demand ("kini harus menjalani"); ``real`` are those a negation reaches its verb across.

    A denial reaches across a word ``about`` only from one of ``rumours``; to be ``opposing`` is not to deny.
    """

    actual: tuple[str, ...]
    planned: tuple[str, ...]
    possible: tuple[str, ...]
    probable: tuple[str, ...]
    requested: tuple[str, ...]
    feared: tuple[str, ...]
    conditional: tuple[str, ...]
    negative: tuple[str, ...]
    not_yet: tuple[str, ...]
    not_negative: tuple[str, ...]
    real: frozenset[str]
    done: frozenset[str]
    says: frozenset[str]
    background: tuple[str, ...]
    nearly: tuple[str, ...]
    denying: frozenset[str]
    rumours: frozenset[str]
    about: frozenset[str]
    opposing: frozenset[str]


class Clauses(Struct, frozen=True, forbid_unknown_fields=True):
    """Small closed classes that clauses and noun phrases are cut by."""

    stops: frozenset[str]
    adjunct: frozenset[str]
    directive: frozenset[str]
    prepositions: frozenset[str]
    to: frozenset[str]
    with_: frozenset[str] = msgspec.field(name="with")
    by: frozenset[str]
    joins: frozenset[str]
    places: frozenset[str]
    pronouns: frozenset[str]
    speakers: frozenset[str]
    both: tuple[str, ...]
    this: frozenset[str]
    fillers: frozenset[str]
    roughly: frozenset[str]
    kin: frozenset[str]
    nominal_end: frozenset[str]
    verb_like: frozenset[str]
    heads: frozenset[str]
    asking: frozenset[str]
    regions: frozenset[str]
    trailing: frozenset[str]
    shared: frozenset[str]
    intents: frozenset[str]
    tellings: frozenset[str]
    channels: frozenset[str]
    relations: frozenset[str]
    manner: frozenset[str]
    ago: frozenset[str]
    cited: frozenset[str]
    no_verb: frozenset[str]
    purpose: frozenset[str]
    ruling_out: frozenset[str]
    copula: frozenset[str]
    placed: frozenset[str]
    told: frozenset[str]
    origin: frozenset[str]
    aged: frozenset[str]
    sides: frozenset[str]
    wish: frozenset[str]
    lasting: frozenset[str]


class People(Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns for people and bodies by PLOVER sector; those of ``acting`` sectors act for a state named behind them."""

    acting: frozenset[str]
    nouns: dict[str, tuple[str, ...]]


class Under(Struct, frozen=True, forbid_unknown_fields=True):
    """Regimes and laws an event falls under, and what stands before them; ``weak`` words only before ``laws``."""

    nouns: tuple[str, ...]
    laws: frozenset[str]
    before: frozenset[str]
    weak: frozenset[str]


class Numbers(Struct, frozen=True, forbid_unknown_fields=True):
    """Number words and units; ``vague`` are words that stand for a range, ``numbered`` those whose figure counts nothing."""

    ones: dict[str, int]
    powers: dict[str, int]
    vague: dict[str, tuple[int, int]]
    to: frozenset[str]
    numbered: frozenset[str]
    before: dict[str, str]
    units: dict[str, tuple[str, ...]]


class DetailWords(Struct, frozen=True, forbid_unknown_fields=True):
    """One value of a slot of events of some kinds, and its words; ``after`` are the words it must follow, if any."""

    slot: str
    value: str
    kinds: frozenset[str]
    words: tuple[str, ...]
    after: frozenset[str] = frozenset()


class Sport(Struct, frozen=True, forbid_unknown_fields=True):
    """Words a sports page is known by, how many different ones are enough, and the kinds not read there."""

    enough: int
    kinds: frozenset[str]
    words: frozenset[str]


class Links(Struct, frozen=True, forbid_unknown_fields=True):
    """Words between two events of a sentence that tell how they hang together.

    Those that ``take_nouns`` have no clause of their own behind them; ``reproach`` is what somebody is blamed for;
    ``spans`` are units of time in front of them ("beberapa jam sebelum").
    """

    in_return_for: tuple[str, ...]
    because_of: tuple[str, ...]
    take_nouns: frozenset[str]
    reproach: frozenset[str]
    spans: frozenset[str]
    part_of: frozenset[str]
    after: frozenset[str]
    before: frozenset[str]


class File(Struct, frozen=True, forbid_unknown_fields=True):
    """``happening.toml`` as it is written."""

    idioms: tuple[str, ...]
    families: tuple[Family, ...]
    light: Light
    aspect: Aspect
    clauses: Clauses
    people: People
    under: Under
    numbers: Numbers
    details: tuple[DetailWords, ...]
    sport: Sport
    links: Links
    contexts: dict[str, tuple[str, ...]]
