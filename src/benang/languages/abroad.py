"""The abroad part of a language pack: bodies between states, disputed places and offices, as codebooks have them.

Names are folded: lower case, hyphens as spaces.
"""

from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct


class Names(Struct, frozen=True, forbid_unknown_fields=True):
    """A list of names."""

    names: tuple[str, ...]


class File(Struct, frozen=True, forbid_unknown_fields=True):
    """``abroad.toml`` as it is written."""

    internationals: dict[str, tuple[str, ...]]
    disputed: dict[str, tuple[str, ...]]
    worlds: Names
    offices: Names


class Abroad(Struct, frozen=True):
    """``internationals`` by folded name (UNO, EUR), ``disputed`` places by folded name (the state's code).

    ``worlds`` are parts of the world with several states, ``offices`` those that are named with their state.
    """

    internationals: dict[str, str]
    disputed: dict[str, str]
    worlds: frozenset[str]
    offices: frozenset[str]


@lru_cache(maxsize=8)
def load_abroad(folder: Path) -> Abroad:
    """Return the part, decoded and checked; msgspec.ValidationError names the path of what is wrong."""
    file = msgspec.toml.decode((folder / "abroad.toml").read_bytes(), type=File)
    worlds, offices = (frozenset(map(folded, x.names)) for x in (file.worlds, file.offices))
    return Abroad(_by_name(file.internationals), _by_name(file.disputed), worlds, offices)


def folded(name: str) -> str:
    """Return the key of a name: lower case, single spaces, hyphens as spaces."""
    return " ".join(name.lower().replace("-", " ").split())


def _by_name(table: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {folded(name): code for code, names in table.items() for name in names}
