"""The speech part of a language pack: words of reporting and relays, as lookups.

``speech.toml`` holds the words in groups a person can read; ``relays.tsv`` the wires, broadcasters and papers of the
world that news is relayed from. Both are turned once, at load, into dicts and sets, so that finding a cue costs one lookup a token.
"""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Literal, NamedTuple, Self

import msgspec
from msgspec import Struct

from benang.languages.firmness import FirmnessWords, load_firmness
from benang.languages.reporting import Nouns, Ways, misspelt
from benang.records import Act, Modality, Polarity, RelayRole

_MARK = re.compile(r"([./!&])")
Takes = Literal["clause", "that", "object", "directive", "told", "stated"]


class Cue(Struct, frozen=True):
    """What a word of reporting implies: the act, what stands after it, and how firm it makes what is said."""

    act: Act = "say"
    takes: Takes = "clause"
    firm: bool = False
    plain: bool = False
    finite: bool = False
    object: bool = False
    enclitic: bool = False
    polarity: Polarity = "+"
    modality: Modality | None = None


class Group(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that share what they imply, as written in the file."""

    words: tuple[str, ...]
    act: Act
    takes: Takes = "clause"
    firm: bool = False
    plain: bool = False
    finite: bool = False
    object: bool = False
    polarity: Polarity = "+"
    modality: Modality | None = None


class ClauseWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that bound the clause around a cue and the name of a speaker."""

    adverbs: frozenset[str]
    unreal: frozenset[str]
    bare: frozenset[str]
    nominal: frozenset[str]
    elided: frozenset[str]
    subordinate: frozenset[str]
    openers: frozenset[str]
    breaks: frozenset[str]
    asides: frozenset[str]
    joints: frozenset[str]
    leads: frozenset[str]
    closers: frozenset[str]
    abbreviations: frozenset[str]
    tails: frozenset[str]
    persons: frozenset[str]
    pronouns: frozenset[str]
    selves: frozenset[str]
    epithets: frozenset[str]
    plural: frozenset[str]
    bodies: frozenset[str]
    relational: frozenset[str]
    examples: frozenset[str]
    like: frozenset[str]
    meanwhile: frozenset[str]
    met: frozenset[str]
    named_by: frozenset[str]
    called_by: frozenset[str]
    lately: tuple[str, ...]
    through: frozenset[str]
    same: frozenset[str]
    accounts: frozenset[str]
    alone: frozenset[str]
    some: frozenset[str]
    hanging: frozenset[str]
    definite: frozenset[str]
    further: frozenset[str]
    also: frozenset[str]
    nameless: frozenset[str]
    somebody: frozenset[str]
    articles: frozenset[str]
    beside_name: frozenset[str]
    joiners: frozenset[str]
    spans: frozenset[str]
    still: frozenset[str]
    phrase_ends: frozenset[str]
    tail_leads: frozenset[str]
    agent_leads: frozenset[str]
    reported_leads: frozenset[str]
    places: frozenset[str]
    copulas: frozenset[str]
    bound_to: frozenset[str]
    not_spoken: frozenset[str]
    judging_again: frozenset[str]


class OccasionWords(Struct, frozen=True, forbid_unknown_fields=True, rename={"into": "in"}):
    """Words that say to whom and on what occasion something was said."""

    to: frozenset[str]
    wired: frozenset[str]
    press: frozenset[str]
    interview: frozenset[str]
    interview_with: frozenset[str]
    venue: frozenset[str]
    into: frozenset[str]
    background: frozenset[str]


class RelayWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that say whose report a page passes on."""

    passive: frozenset[str]
    active: frozenset[str]
    wired: frozenset[str]
    report: frozenset[str]
    lead: frozenset[str]
    skip: frozenset[str]
    join: frozenset[str]
    press: frozenset[str]
    words: frozenset[str]
    social: frozenset[str]
    page: frozenset[str]
    outlets_only: frozenset[str]
    hearsay: frozenset[str]
    beside: frozenset[str]
    that: frozenset[str]
    telling: frozenset[str]
    closing: frozenset[str]
    out_of: frozenset[str]
    by: frozenset[str]
    papers: frozenset[str]
    paper_kinds: frozenset[str]
    never_alone: frozenset[str]
    dated: frozenset[str]
    kinds: dict[str, RelayRole]


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    active: tuple[Group, ...]
    after: tuple[Group, ...]
    passive: tuple[Group, ...]
    headline: tuple[Group, ...]
    nouns: Nouns
    ways: Ways
    clause: ClauseWords
    occasion: OccasionWords
    relay: RelayWords


class Outlet(Struct, frozen=True):
    """A wire, broadcaster or paper that news is relayed from, under its usual name."""

    name: str
    role: RelayRole


class Starts(NamedTuple):
    """The words that a cue of each sort can begin with: all others are passed over at once."""

    indirect: frozenset[str]
    passive: frozenset[str]
    relay: frozenset[str]


class Speech(Struct, frozen=True):
    """Decoded from ``speech.toml``, ``firmness.toml`` and ``relays.tsv``. ``relays`` maps a first word to the names that start with it."""

    active: dict[str, Cue]
    after: dict[str, Cue]
    passive: dict[str, Cue]
    headline: dict[str, Cue]
    nouns: Nouns
    ways: Ways
    clause: ClauseWords
    occasion: OccasionWords
    relay: RelayWords
    firmness: FirmnessWords
    relays: dict[str, tuple[tuple[tuple[str, ...], Outlet], ...]]
    starts: Starts

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Return the part, decoded and checked; msgspec.ValidationError names the path of what is wrong."""
        file = msgspec.toml.decode((folder / "speech.toml").read_bytes(), type=_File)
        after = _cues(file.after)
        active = _cues(file.active)
        lines = (folder / "words.tsv").read_text(encoding="utf-8").splitlines()
        words = frozenset(line.partition("\t")[0] for line in lines)
        wrong = misspelt(active, words | active.keys())
        active |= {short: active[verb] for short, verb in wrong.items()}
        after |= {f"{word}nya": _enclitic(cue) for word, cue in after.items()}
        passive = _cues(file.passive)
        return cls(
            active=active,
            after=after,
            passive=passive,
            headline=_cues(file.headline),
            nouns=file.nouns,
            ways=file.ways,
            clause=file.clause,
            occasion=file.occasion,
            relay=file.relay,
            firmness=load_firmness(folder),
            relays=_relays((folder / "relays.tsv").read_text(encoding="utf-8").splitlines()),
            starts=_starts(file, {*active, *after}, passive.keys()),
        )


def _starts(file: _File, verbs: AbstractSet[str], passive: AbstractSet[str]) -> Starts:
    ways, relay = file.ways, file.relay
    told = ways.according | ways.account | ways.asked | file.nouns.holding
    owned = {f"{verb}nya" for verb in passive}
    return Starts(
        frozenset(verbs | told | {"memberi"}),
        frozenset(passive | ways.bare_said | ways.hearsay | owned),
        relay.passive | relay.active | relay.wired | relay.report | relay.hearsay,
    )


def _cues(groups: Iterable[Group]) -> dict[str, Cue]:
    fields = [name for name in Group.__struct_fields__ if name != "words"]
    return {
        word: Cue(**{name: getattr(group, name) for name in fields})
        for group in groups
        for word in group.words
    }


def _enclitic(cue: Cue) -> Cue:
    return msgspec.structs.replace(cue, enclitic=True)


def _relays(lines: Iterable[str]) -> dict[str, tuple[tuple[tuple[str, ...], Outlet], ...]]:
    """Return names by their first word, longest first; a line is name, role and other spellings, tab-separated."""
    found: dict[str, list[tuple[tuple[str, ...], Outlet]]] = {}
    for line in lines:
        if not line or line.startswith("#"):
            continue
        name, role, *others = line.split("\t")
        outlet = Outlet(name, msgspec.convert(role, RelayRole))
        for spelling in (name, *others):
            words = tuple(_MARK.sub(r" \1 ", spelling).lower().split())
            found.setdefault(words[0], []).append((words, outlet))
    return {
        first: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))
        for first, rows in sorted(found.items())
    }
