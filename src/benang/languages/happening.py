"""The happening part of a language pack: the words that events are told with.

``happening.toml`` sorts words into families (one kind of happening each) by what they do to the parties. Loading turns
them into one table keyed by a form's first word, so that a word that begins no form costs one failed look-up; an entry
knows its family and its voice. :func:`phrases` is the same for every other list of phrases.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Self

import msgspec
from msgspec import Struct

from benang.languages.happening_file import Family, File, Voice


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
