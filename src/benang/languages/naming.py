"""The naming part of a language pack: states, bodies, titles and roles, and the tagger's weights.

``countries.tsv`` is generated from Unicode CLDR, ``naming.toml`` adds what it lacks, ``names.crfsuite`` is the trained
tagger. Everything is turned into sets and dicts keyed by folded words once, when loaded.
"""

from functools import cached_property
from pathlib import Path
from typing import Self

import msgspec
from msgspec import Struct


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


class NamingFile(Struct, frozen=True, forbid_unknown_fields=True):
    """``naming.toml`` as it is written."""

    countries: dict[str, tuple[str, ...]]
    capitals: dict[str, tuple[str, ...]]
    seats: dict[str, tuple[str, ...]]
    bodies: tuple[Body, ...]
    roles: dict[str, tuple[str, ...]]
    words: Words


class Naming(Struct, frozen=True, dict=True):
    """The tables, keyed by folded words. ``states`` hold names, ``capitals`` and ``seats`` what stands for them."""

    states: dict[str, str]
    capitals: dict[str, str]
    seats: dict[str, str]
    state_names: dict[str, str]
    bodies: dict[str, Body]
    roles: dict[str, str]
    words: Words
    weights: Path

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Return the part, decoded and checked; msgspec.ValidationError names the path of what is wrong."""
        file = msgspec.toml.decode((folder / "naming.toml").read_bytes(), type=NamingFile)
        states: dict[str, str] = {}
        names: dict[str, str] = {}
        for line in (folder / "countries.tsv").read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                continue
            code, name, other = line.split("\t")
            names[code] = name
            states.update({form.lower(): code for form in (name, other) if form})
        states.update(_by_form(file.countries))
        return cls(
            states=states,
            capitals=_by_form(file.capitals),
            seats=_by_form(file.seats),
            state_names=names,
            bodies={form: body for body in file.bodies for form in body.forms},
            roles={role: sector for sector, roles in file.roles.items() for role in roles},
            words=file.words,
            weights=folder / "names.crfsuite",
        )

    def country(self, low: str) -> str:
        """Return the ISO 3166 alpha-3 code of a state's name, its people, its capital or its seat; else ""."""
        return self.states.get(low) or self.seats.get(low) or self.capitals.get(low, "")

    @cached_property
    def openers(self) -> frozenset[str]:
        """The first words of every role, to look a role up only where one can begin."""
        return frozenset(role.split(" ", 1)[0] for role in self.roles)


def _by_form(table: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {form: code for code, forms in table.items() for form in forms}
