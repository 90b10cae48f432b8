"""The naming part of a language pack: states, bodies, titles and roles, and what the tagger knows of words.

``countries.tsv`` is generated from Unicode CLDR, ``capitalised.tsv`` counts what stands around capitalised words,
``naming.toml`` holds what was written by hand, ``names.tsv`` is the trained tagger. Everything is turned into
dicts keyed by folded words once, when loaded.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple, Self, TypeVar

import msgspec
from msgspec import Struct

FormKind = Literal["state", "seat", "capital", "body", "region", "place"]
V = TypeVar("V")


class Body(Struct, frozen=True, forbid_unknown_fields=True):
    """A known body or office: the name it goes by and the folded forms it is printed in."""

    name: str
    forms: tuple[str, ...]
    sector: str
    country: str = ""


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """Small closed classes around names."""

    honorifics: frozenset[str]
    prefixes: frozenset[str]
    plurals: frozenset[str]
    singulars: frozenset[str]
    group_roles: frozenset[str]
    this: frozenset[str]
    places_before: frozenset[str]
    body_words: frozenset[str]
    place_words: frozenset[str]
    said: frozenset[str]
    capitals_only: frozenset[str]
    not_acting_after: frozenset[str]
    prepositions: frozenset[str]
    generic_roles: frozenset[str]
    domestic_roles: frozenset[str]
    role_nouns: frozenset[str]
    stays: frozenset[str]
    degrees: frozenset[str]
    never: frozenset[str]
    relational: frozenset[str]
    ranks: frozenset[str]
    behind_i: frozenset[str]
    not_roles: frozenset[str]
    particles: frozenset[str]
    class_roles: frozenset[str]
    surely_bodies: frozenset[str]
    surely_places: frozenset[str]
    relays: frozenset[str]
    beside_said: frozenset[str]
    nicknamed: frozenset[str]
    initials: frozenset[str]
    place_offices: frozenset[str]
    office_places_after: frozenset[str]
    former: tuple[str, ...]
    directions: frozenset[str]
    closed_heads: frozenset[str]
    closed_offices: frozenset[str]
    people: frozenset[str]
    people_plural: frozenset[str]
    role_links: frozenset[str]
    called: frozenset[str]
    between_role: frozenset[str]
    joints: frozenset[str]
    relay_leads: frozenset[str]
    before_actors: frozenset[str]
    noun_prefixes: tuple[str, ...]
    noun_suffixes: tuple[str, ...]
    firm_offices: frozenset[str]
    firms: frozenset[str]
    body_ends: frozenset[str]
    governing: frozenset[str]
    governed: frozenset[str]
    houses: frozenset[str]
    not_states_before: frozenset[str]
    acting_after: frozenset[str]
    state: frozenset[str]


class Regions(Struct, frozen=True, forbid_unknown_fields=True):
    """Places that hold a state's name, or stand beside states, and are none."""

    names: tuple[str, ...]


class Gazetteer(Struct, frozen=True, forbid_unknown_fields=True):
    """``gazetteer.toml``: lists that the tagger may lean on."""

    place: frozenset[str]
    given: frozenset[str]
    family: frozenset[str]
    body: frozenset[str]


class NamingFile(Struct, frozen=True, forbid_unknown_fields=True):
    """``naming.toml`` as it is written."""

    countries: dict[str, tuple[str, ...]]
    capitals: dict[str, tuple[str, ...]]
    seats: dict[str, tuple[str, ...]]
    bodies: tuple[Body, ...]
    roles: dict[str, tuple[str, ...]]
    words: Words
    body_sectors: dict[str, tuple[str, ...]]
    same_role: dict[str, str]
    regions: Regions
    state_names: dict[str, str]


class Form(NamedTuple):
    """A known name as it is printed: its words, what it is, the state it stands for and the body it is."""

    words: tuple[str, ...]
    kind: FormKind
    code: str = ""
    body: Body | None = None


class RoleForm(NamedTuple):
    """A title or role as it is printed, and the sector of who holds it."""

    words: tuple[str, ...]
    sector: str


class Naming(Struct, frozen=True, dict=True):
    """The tables, keyed by folded words. ``states`` hold names, ``capitals`` and ``seats`` what stands for them."""

    states: dict[str, str]
    capitals: dict[str, str]
    seats: dict[str, str]
    state_names: dict[str, str]
    bodies: dict[str, Body]
    roles: dict[str, str]
    words: Words
    body_sectors: dict[str, str]
    same_role: dict[str, str]
    regions: frozenset[str]
    listed: Gazetteer
    name_words: dict[str, str]
    capitalised: dict[str, str]
    weights: Path
    home: str = "IDN"

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Return the part, decoded and checked; msgspec.ValidationError names the path of what is wrong."""
        file = msgspec.toml.decode((folder / "naming.toml").read_bytes(), type=NamingFile)
        names, states = _read_countries(folder / "countries.tsv")
        states.update(_by_form(file.countries))
        names.update(file.state_names)
        return cls(
            states=states,
            capitals=_by_form(file.capitals),
            seats=_by_form(file.seats),
            state_names=names,
            bodies={form: body for body in file.bodies for form in body.forms},
            roles={role: sector for sector, roles in file.roles.items() for role in roles},
            words=file.words,
            body_sectors=_by_form(file.body_sectors),
            same_role=file.same_role,
            regions=frozenset(file.regions.names),
            listed=msgspec.toml.decode((folder / "gazetteer.toml").read_bytes(), type=Gazetteer),
            name_words=_read_facts(folder / "name_words.tsv"),
            capitalised=_read_facts(folder / "capitalised.tsv"),
            weights=folder / "names.tsv",
        )

    def country(self, low: str) -> str:
        """Return the ISO 3166 alpha-3 code of a state's name, its people, its capital or its seat; else ""."""
        return self.states.get(low) or self.seats.get(low) or self.capitals.get(low, "")

    def smallness(self, low: str) -> int:
        """Return how often a word is written small inside a sentence: 0 never, 9 nearly always; -1 if not counted."""
        facts = self.capitalised.get(low)
        return int(facts[0]) if facts else -1

    @cached_property
    def forms(self) -> dict[str, list[Form]]:
        """Every known name by its first word, longest first."""
        found: list[Form] = []
        found += [
            Form(tuple(form.split()), "body", b.country, b) for form, b in self.bodies.items()
        ]
        found += [Form(tuple(form.split()), "region") for form in sorted(self.regions)]
        places = self.listed.place - self.regions - set(self.states) - set(self.capitals)
        found += [Form(tuple(form.split()), "place") for form in sorted(places)]
        kinds: tuple[tuple[FormKind, dict[str, str]], ...] = (
            ("state", self.states),
            ("seat", self.seats),
            ("capital", self.capitals),
        )
        for kind, table in kinds:
            found += [Form(tuple(form.split()), kind, code) for form, code in table.items()]
        return _by_first(found, [form.words for form in found])

    @cached_property
    def role_forms(self) -> dict[str, list[RoleForm]]:
        """Every title and role by its first word, longest first."""
        found = [RoleForm(tuple(role.split()), sector) for role, sector in self.roles.items()]
        return _by_first(found, [form.words for form in found])

    @cached_property
    def role_words(self) -> frozenset[str]:
        """The last words of every role: a name may follow them directly."""
        return frozenset(role.rsplit(" ", 1)[-1] for role in self.roles)

    @cached_property
    def office_ends(self) -> frozenset[str]:
        """The last words of the offices that a place or state follows."""
        return frozenset(office.rsplit(" ", 1)[-1] for office in self.words.place_offices)

    @cached_property
    def person_roles(self) -> frozenset[str]:
        """The last words of offices that one person holds at a time: what follows is a person's name."""
        offices = ("GOV", "MIL", "COP", "PTY", "LEG")
        held = [
            role
            for role, sector in self.roles.items()
            if sector in offices and role not in self.words.group_roles
        ]
        return frozenset(role.rsplit(" ", 1)[-1] for role in held) - {"pemerintah", "pejabat"}

    @cached_property
    def rank_words(self) -> frozenset[str]:
        """The ranks of soldiers and the police that are one word, and what honours a name."""
        ranks = (role for role, sector in self.roles.items() if sector in self.words.ranks)
        return frozenset(role for role in ranks if " " not in role) | self.words.honorifics

    @cached_property
    def gazetteers(self) -> dict[str, frozenset[str]]:
        """The lists a form can be in, by the name the tagger knows them by."""
        words = self.words
        return {
            "state": frozenset(self.states),
            "capital": frozenset(self.capitals),
            "seat": frozenset(self.seats),
            "body": frozenset(self.bodies),
            "region": self.regions,
            "role": frozenset(self.roles),
            "role-word": self.role_words,
            "honorific": words.honorifics,
            "body-word": words.body_words,
            "place-word": words.place_words,
            "place-before": words.places_before,
            "said": words.said,
            "place": self.listed.place,
            "given": self.listed.given,
            "family": self.listed.family,
            "listed-body": self.listed.body,
        }

    @cached_property
    def single(self) -> dict[str, tuple[str, ...]]:
        """The lists that each form of one word is in."""
        found: dict[str, list[str]] = {}
        for name, forms in self.gazetteers.items():
            for form in forms:
                if " " not in form:
                    found.setdefault(form, []).append(name)
        return {form: tuple(names) for form, names in found.items()}

    def lists_of(self, low: str) -> tuple[str, ...]:
        """Return the lists that a word is in."""
        return self.single.get(low, ())


def longest(
    table: Mapping[str, Sequence[V]], lows: Sequence[str], at: int, stop: int
) -> tuple[V, int] | None:
    """Return the longest form of the table that the words ``[at, stop)`` begin with, and where it ends."""
    for form in table.get(lows[at], ()):
        words: tuple[str, ...] = form.words  # type: ignore[attr-defined]  # Form and RoleForm alike
        end = at + len(words)
        if end <= stop and tuple(lows[at:end]) == words:
            return form, end
    return None


def _by_first(forms: Iterable[V], words: Iterable[tuple[str, ...]]) -> dict[str, list[V]]:
    table: dict[str, list[tuple[int, V]]] = {}
    for form, parts in zip(forms, words, strict=True):
        table.setdefault(parts[0], []).append((-len(parts), form))
    return {
        first: [form for _, form in sorted(rest, key=lambda r: r[0])]
        for first, rest in table.items()
    }


def _by_form(table: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {form: code for code, forms in table.items() for form in forms}


def _read_countries(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    states: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, name, other = line.split("\t")
            names[code] = name
            states.update({form.lower(): code for form in (name, other) if form})
    return names, states


def _read_facts(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {row[0]: row[1] for row in rows}
