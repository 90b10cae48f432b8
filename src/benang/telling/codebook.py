"""PLOVER's codebook as typed data, and the one function that folds kind, modality and polarity into its types.

``codebook.toml`` holds types, modes, scores, contexts and the derivation rules; ``states.tsv`` the states. Nothing here
knows of ledgers or rows.
"""

from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec
from msgspec import Struct

from benang.records import EventKind, Modality, Polarity, Why

HERE = Path(__file__).parent
Firmness = Literal["fact", "future", "maybe", "asked", "wanted", "feared", "warned"]
Sign = Literal["+", "-", "belum"]


class Type(Struct, frozen=True, forbid_unknown_fields=True):
    """One of PLOVER's types: its quad, its score, whether it needs a recipient, and its modes with their scores."""

    quad: int
    score: float
    recipient: bool = False
    modes: dict[str, float] = {}


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """What some kinds become under some firmness and polarity; ``codebook.toml`` says what each field means."""

    rule: str
    kinds: frozenset[str] = frozenset()
    firmness: frozenset[Firmness] = frozenset()
    polarity: frozenset[Sign] = frozenset()
    type: str = ""
    modes: str = ""
    holder_acts: bool = False
    out: str = ""
    unless_party: bool = False

    def fits(self, kind: str, firmness: Firmness, sign: Sign) -> bool:
        """Return whether the rule is about such a proposition; an empty set is about any."""
        return (
            (not self.kinds or kind in self.kinds)
            and (not self.firmness or firmness in self.firmness)
            and (not self.polarity or sign in self.polarity)
        )


class Codebook(Struct, frozen=True, forbid_unknown_fields=True):
    """``codebook.toml`` as it is written."""

    codebook: str
    contexts: tuple[str, ...]
    sectors: tuple[str, ...]
    firmness: dict[str, Firmness]
    auxiliary: dict[str, str]
    types: dict[str, Type]
    rules: tuple[Rule, ...]
    modes: dict[str, dict[str, str]]
    brings: dict[str, str]


class Stand(NamedTuple):
    """How a proposition is put: how firmly, which way, whether not yet, and who says so.

    ``party``: the outlet itself or somebody who takes part; ``actor``: whoever is to do it; ``warned``: as a warning.
    """

    modality: Modality
    polarity: Polarity = "+"
    not_yet: bool = False
    party: bool = True
    actor: bool = False
    warned: bool = False
    background: bool = False

    def firmness(self, plain: Firmness) -> Firmness:
        """Return the firmness, told from what the modality alone says by who says so."""
        if plain == "asked" and self.actor and self.polarity == "+":  # "do not" is said to others
            return "wanted"
        return "warned" if plain == "maybe" and self.warned and not self.party else plain

    @property
    def sign(self) -> Sign:
        """The polarity, with ``belum`` for what has not happened yet."""
        return "belum" if self.not_yet and self.polarity == "-" else self.polarity


class Code(NamedTuple):
    """What PLOVER calls a proposition; ``type`` is empty where it has no word for the kind.

    ``holder_acts``: whoever holds the proposition is the actor. ``out`` is why PLOVER's own rules would leave it out.
    """

    type: str
    modes: tuple[str, ...]
    quad: int | None
    scale: float | None
    contexts: tuple[str, ...]
    auxiliary: tuple[str, ...]
    holder_acts: bool
    why: Why
    out: str


class State(NamedTuple):
    """A state or territory: its English name, its Correlates of War number, and the code it counts as."""

    name: str
    number: int | None
    code: str


@lru_cache(maxsize=1)
def codebook() -> Codebook:
    """Return the codebook, decoded and checked."""
    return msgspec.toml.decode((HERE / "codebook.toml").read_bytes(), type=Codebook)


def derive(kind: EventKind, modes: Sequence[str], contexts: Sequence[str], stand: Stand) -> Code:
    """Return the code of a proposition: the first rule of the codebook that fits its kind, firmness and polarity."""
    book = codebook()
    firmness = stand.firmness(book.firmness[stand.modality])
    rule = next(r for r in book.rules if r.fits(kind, firmness, stand.sign))
    named = rule.type or (kind if kind in book.types else "")
    code = book.types.get(named)
    own = _modes(book, rule, kind, modes)
    known = tuple(m for m in own if code is not None and m in code.modes)
    brought = [book.brings[f"{kind}-{m}"] for m in modes if f"{kind}-{m}" in book.brings]
    return Code(
        type=named,
        modes=known,
        quad=code.quad if code else None,
        scale=_scale(code, known) if code else None,
        contexts=tuple(c for c in dict.fromkeys([*contexts, *brought]) if c in book.contexts),
        auxiliary=_auxiliary(book, stand),
        holder_acts=rule.holder_acts,
        why=Why(rule.rule, (kind, stand.modality, stand.sign, named)),
        out="" if rule.unless_party and stand.party else rule.out,
    )


def _modes(book: Codebook, rule: Rule, kind: str, modes: Sequence[str]) -> tuple[str, ...]:
    if rule.modes in ("", "same"):
        return tuple(modes) if rule.modes else ()
    table = book.modes[rule.modes]
    general = table.get(kind, "")
    turned = [table.get(f"{kind}-{mode}", general) for mode in modes] or [general]
    return tuple(dict.fromkeys(mode for mode in turned if mode))


def _scale(code: Type, modes: Sequence[str]) -> float:
    """Return the score of the mode that is farthest from nothing; without a mode the type's."""
    return max((code.modes[mode] for mode in modes), key=abs, default=code.score)


def _auxiliary(book: Codebook, stand: Stand) -> tuple[str, ...]:
    found = [
        "historical" if stand.background else "",
        book.auxiliary.get(stand.modality, ""),
        "future" if stand.sign == "belum" else "",
        "negation" if stand.polarity == "-" else "",
    ]
    return tuple(dict.fromkeys(word for word in found if word))


class States(Struct, frozen=True, dict=True):
    """``states.tsv``: every state and territory by its alpha-3 code."""

    rows: dict[str, State]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Correlates of War numbers by code."""
        return {code: row.number for code, row in self.rows.items() if row.number is not None}

    def code(self, country: str) -> str:
        """Return the code a country is coded by (a territory by its state's), or "" for none."""
        row = self.rows.get(country)
        return row.code if row else ""

    def name(self, code: str) -> str:
        """Return the English name of a state, or ""."""
        row = self.rows.get(code)
        return row.name if row else ""


@lru_cache(maxsize=1)
def states() -> States:
    """Return the table of states."""
    rows: dict[str, State] = {}
    for line in (HERE / "states.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, name, number, home = line.split("\t")
            rows[code] = State(name, int(number) if number else None, home or code)
    return States(rows)
