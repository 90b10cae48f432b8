"""The writing part of a language pack: what full stops and missing spaces cannot say by themselves.

Abbreviations after which a sentence goes on, names written with capitals inside, and the small words that scrapers glue
to their neighbours.
"""

from pathlib import Path
from typing import Self

import msgspec
from msgspec import Struct


class Writing(Struct, frozen=True, forbid_unknown_fields=True):
    """Decoded from ``writing.toml``; every set holds lower-case keys."""

    abbreviations: frozenset[str]
    """Short forms whose full stop ends no sentence: titles, "No.", "Jl."."""
    titles: frozenset[str]
    """The same for short forms that are also words; they must begin with a capital ("Sen. ", "Kol. ")."""
    numbered: frozenset[str]
    """The same for what only a number follows ("hal. 5")."""
    closing: frozenset[str]
    """Short forms that may end a sentence as well ("dll.", "dsb."): it goes on only where no capital follows."""
    dotted: frozenset[str]
    """What stands behind a full stop inside one name: "detik.com", "kompas.co.id"."""
    camel: frozenset[str]
    """Names with a capital inside, written as one word."""
    small: frozenset[str]
    """Words that are glued to names: only these are cut off a word that begins with a capital."""
    tiny: frozenset[str]
    """Words of two letters that are cut off only behind capitals or beside a very common word."""
    never: frozenset[str]
    """Endings that are written together with what they follow, however common alone."""
    verbal: tuple[str, ...]
    """How verbs begin."""
    whole: frozenset[str]
    """Words that look glued and are not."""

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Return the part, decoded and checked; msgspec.ValidationError names the path of what is wrong."""
        return msgspec.toml.decode((folder / "writing.toml").read_bytes(), type=cls)
