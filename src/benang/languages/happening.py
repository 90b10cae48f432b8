"""The happening part of a language pack: the words that events are told with.

``happening.toml`` sorts words into families (one kind of happening each) by what they do to the parties. Loading turns
them into one table keyed by a form's first word, so that a word that begins no form costs one failed look-up; an entry
knows its family and its voice. :func:`phrases` is the same for every other list of phrases.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple, Self

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
    wish: frozenset[str]
    lasting: frozenset[str]


class People(Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns for people and bodies by PLOVER sector; those of ``acting`` sectors act for a state named behind them."""

    acting: frozenset[str]
    nouns: dict[str, tuple[str, ...]]


class Under(Struct, frozen=True, forbid_unknown_fields=True):
    """Regimes and laws an event falls under, and what stands before them."""

    nouns: tuple[str, ...]
    before: frozenset[str]


class Numbers(Struct, frozen=True, forbid_unknown_fields=True):
    """Number words and units; ``vague`` are words that stand for a range."""

    ones: dict[str, int]
    powers: dict[str, int]
    vague: dict[str, tuple[int, int]]
    to: frozenset[str]
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


class Entry(NamedTuple):
    """One form of a family: its voice and the family's number."""

    voice: Voice
    family: int


Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""First word -> (all words, value), longest first."""


class HappeningWords(Struct, frozen=True, dict=True):
    """The tables, keyed by first words. An idiom hides the trigger it begins with.

    ``forms`` hold every trigger with all the families it may belong to; an idiom belongs to none.
    """

    file: File
    forms: Mapping[str, tuple[tuple[tuple[str, ...], tuple[Entry, ...]], ...]]

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Return the part, decoded and checked; msgspec.ValidationError names the path of what is wrong."""
        file = msgspec.toml.decode((folder / "happening.toml").read_bytes(), type=File)
        return cls(file, _forms(file.families, file.idioms))

    @cached_property
    def firmness(self) -> Phrases:
        """Words of firmness with the class they stand for; ``clear`` undoes a negation."""
        aspect = self.file.aspect
        return phrases(
            (word, name)
            for name, words in (
                ("clear", aspect.not_negative),
                ("actual", aspect.actual),
                ("possible", aspect.possible),
                ("feared", aspect.feared),
                ("requested", aspect.requested),
                ("planned", aspect.planned),
                ("probable", aspect.probable),
                ("conditional", aspect.conditional),
                ("negative", aspect.negative),
                ("not_yet", aspect.not_yet),
                ("nearly", aspect.nearly),
            )
            for word in words
        )

    @cached_property
    def skips(self) -> frozenset[str]:
        """The single words of firmness and aspect: they may stand between a subject and its verb."""
        singles = {ws[0] for rows in self.firmness.values() for ws, _ in rows if len(ws) == 1}
        return (self.file.aspect.real | singles) - {"untuk"}

    @cached_property
    def figures(self) -> frozenset[str]:
        """The words that a quantity can begin with, digits aside: numbers, and what stands before an amount of money."""
        numbers = self.file.numbers
        before = {word[:stop] for word in numbers.before for stop in range(1, len(word) + 1)}
        return frozenset({*numbers.vague, *numbers.ones, *before})

    @cached_property
    def actors(self) -> frozenset[str]:
        """The words, names aside, that somebody who takes part in something can be told with; the first of phrases."""
        clauses = self.file.clauses
        words = (clauses.pronouns, clauses.speakers, clauses.regions, self.both, self.people)
        return frozenset().union(*words)

    @cached_property
    def people(self) -> Phrases:
        """Nouns for people with their sector."""
        return phrases(
            (w, sector) for sector, words in self.file.people.nouns.items() for w in words
        )

    @cached_property
    def units(self) -> Phrases:
        """Units of quantities with their code."""
        return phrases((w, unit) for unit, words in self.file.numbers.units.items() for w in words)

    @cached_property
    def contexts(self) -> Phrases:
        """Words of a paragraph with the context they are a sign of."""
        return phrases((w, name) for name, words in self.file.contexts.items() for w in words)

    @cached_property
    def details(self) -> Phrases:
        """Words with the number of the detail they stand for."""
        return phrases((w, str(i)) for i, d in enumerate(self.file.details) for w in d.words)

    @cached_property
    def under(self) -> Phrases:
        """Nouns for regimes and laws."""
        return phrases((w, w) for w in self.file.under.nouns)

    @cached_property
    def both(self) -> Phrases:
        """Phrases for two parties named before."""
        return phrases((w, w) for w in self.file.clauses.both)

    @cached_property
    def background(self) -> Phrases:
        """Openings of a recap."""
        return phrases((w, w) for w in self.file.aspect.background)

    @cached_property
    def links(self) -> Phrases:
        """Words between two events with the kind of link; ``after`` and ``before`` are both order in time."""
        links = self.file.links
        return phrases(
            (word, name)
            for name, words in (
                ("in_return_for", links.in_return_for),
                ("because_of", links.because_of),
                ("after", sorted(links.after)),
                ("before", sorted(links.before)),
            )
            for word in words
        )


def phrases(pairs: Iterable[tuple[str, str]]) -> Phrases:
    """Return a look-up of phrases by their first word; where a phrase comes twice the first value stands."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for phrase, value in pairs:
        words = tuple(phrase.split())
        found.setdefault(words[0], {}).setdefault(words, value)
    return {first: tuple(sorted(e.items(), key=_longest)) for first, e in found.items()}


def _longest(item: tuple[tuple[str, ...], object]) -> tuple[int, tuple[str, ...]]:
    return (-len(item[0]), item[0])


def _forms(
    families: tuple[Family, ...], idioms: tuple[str, ...]
) -> Mapping[str, tuple[tuple[tuple[str, ...], tuple[Entry, ...]], ...]]:
    found: dict[str, dict[tuple[str, ...], list[Entry]]] = {}
    for number, family in enumerate(families):
        for form, voice in _voices(family):
            words = tuple(form.split())
            entries = found.setdefault(words[0], {}).setdefault(words, [])
            if Entry(voice, number) not in entries:
                entries.append(Entry(voice, number))
    for idiom in idioms:
        words = tuple(idiom.split())
        found.setdefault(words[0], {})[words] = []
    return {
        first: tuple(sorted(((w, tuple(e)) for w, e in forms.items()), key=_longest))
        for first, forms in found.items()
    }


def _voices(family: Family) -> Iterable[tuple[str, Voice]]:
    for verb in family.verbs:
        active, bare = verb.split("/")
        yield active, "active"
        yield "di" + bare, "passive"
        yield bare, "bare"
    for form in family.active:
        yield form, "active"
    for form in family.passive:
        yield form, "passive"
    for form in family.plain:
        yield form, "plain"
    for form in family.bare:
        yield form, "bare"
    for form in family.nouns:
        yield form, "noun"
    for form in family.deeds:
        yield form, "deed"
