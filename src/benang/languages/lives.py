"""The words that tell how plans, agreements and restrictions fare: called off, put off, failed, complied with.

They are looked up as single words (case and typography folded, a pair of words joined by a space) near a mention that
reading has already found; they never make a mention by themselves.
"""

import tomllib
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct


class LifeWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Decoded from ``lives.toml``; every field is a set of words or pairs of words, in lower case."""

    cancelled: frozenset[str]
    postponed: frozenset[str]
    failed: frozenset[str]
    agreements: frozenset[str]
    partners: frozenset[str]
    both: frozenset[str]
    in_force: frozenset[str]
    complies: frozenset[str]
    obliged: frozenset[str]
    sanctions: frozenset[str]
    extended: frozenset[str]
    decided: frozenset[str]
    that: frozenset[str]
    wide_places: frozenset[str]
    negations: frozenset[str]
    unannounced: frozenset[str]
    purpose: frozenset[str]
    anyone: frozenset[str]
    will: frozenset[str]
    so_that: frozenset[str]
    agrees: frozenset[str]
    goes_on: frozenset[str]
    resolves: frozenset[str]
    commits: frozenset[str]
    plan_nouns: frozenset[str]
    joins: frozenset[str]
    offers: frozenset[str]
    oneself: frozenset[str]
    takes_place: frozenset[str]
    foretelling: frozenset[str]
    predicts: frozenset[str]
    back_then: frozenset[str]
    tales: frozenset[str]
    debunked: frozenset[str]
    matches: frozenset[str]
    sport: frozenset[str]
    meanwhile: frozenset[str]


@lru_cache(maxsize=8)
def load_lives(folder: Path) -> LifeWords:
    """Return the part, decoded and checked; msgspec.ValidationError names the path of what is wrong."""
    text = (folder / "lives.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), LifeWords)
