"""The firmness part of a language pack: words of modality and polarity, and what ends their reach.

``firmness.toml`` holds them in groups that a person can read; a word may stand in several. Groups that are asked for together
are joined once, at load.
"""

from pathlib import Path

import msgspec
from msgspec import Struct


class FirmnessWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of modality and polarity, by what they do; ``markers`` are all those that stand before a predicate."""

    # negation
    negation: frozenset[str]
    impossible: frozenset[str]
    not_yet: frozenset[str]
    mild: frozenset[str]
    excepting: frozenset[str]
    either: frozenset[str]
    joining: frozenset[str]
    tags: frozenset[str]
    at_least: frozenset[str]
    double: frozenset[str]
    light: frozenset[str]
    shutting: frozenset[str]
    shut: frozenset[str]
    lacking: frozenset[str]
    short_of: frozenset[str]
    double_copula: frozenset[str]
    # may be
    possible: frozenset[str]
    able: frozenset[str]
    now: frozenset[str]
    gets: frozenset[str]
    gotten: frozenset[str]
    chances: frozenset[str]
    # is to be
    planned: frozenset[str]
    will: frozenset[str]
    about: frozenset[str]
    outcomes: frozenset[str]
    befalls: frozenset[str]
    meets: frozenset[str]
    troubles: frozenset[str]
    once: frozenset[str]
    ready: frozenset[str]
    graded: frozenset[str]
    plans: frozenset[str]
    undergone: frozenset[str]
    begun: frozenset[str]
    having: frozenset[str]
    resolve: frozenset[str]
    # shall be
    requested: frozenset[str]
    timely: frozenset[str]
    high_time: frozenset[str]
    duty: frozenset[str]
    needs: frozenset[str]
    bare_duty: frozenset[str]
    being: frozenset[str]
    bound: frozenset[str]
    without: frozenset[str]
    only: frozenset[str]
    asking: frozenset[str]
    pardon: frozenset[str]
    permitted: frozenset[str]
    so_that: frozenset[str]
    command: str
    prefixes: tuple[str, ...]
    no_commands: frozenset[str]
    # if, and for fear of
    conditional: frozenset[str]
    then: frozenset[str]
    naming_topic: frozenset[str]
    considering: frozenset[str]
    spoken_of: frozenset[str]
    aspects: frozenset[str]
    predicting: frozenset[str]
    whether: frozenset[str]
    feared: frozenset[str]
    fearing: frozenset[str]
    # what stands before the main clause
    turns: frozenset[str]
    but: frozenset[str]
    turned_out: frozenset[str]
    this: frozenset[str]
    foreclauses: frozenset[str]
    fronted: frozenset[str]
    # the subject and its relative clauses
    things: frozenset[str]
    reported_own: frozenset[str]
    own: frozenset[str]
    relative: frozenset[str]
    glued: tuple[str, ...]
    not_glued: frozenset[str]
    resume: frozenset[str]
    auxiliaries: frozenset[str]
    found: frozenset[str]
    describing: tuple[str, ...]
    undergoing: tuple[str, ...]
    doing: tuple[str, ...]
    # the predicate and what lies behind it
    aspect: frozenset[str]
    degrees: frozenset[str]
    predicates: frozenset[str]
    copula: frozenset[str]
    equating: frozenset[str]
    forms: frozenset[str]
    reasons: frozenset[str]
    believing: frozenset[str]
    seeming: frozenset[str]
    embedding: frozenset[str]
    modals: frozenset[str]
    no_verbs: frozenset[str]
    own_end: str
    clause_end: frozenset[str]
    going_off: frozenset[str]
    hard_end: frozenset[str]
    # joined at load
    markers: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    planning: frozenset[str] = frozenset()
    waived: frozenset[str] = frozenset()
    there_is: frozenset[str] = frozenset()
    before_verb: frozenset[str] = frozenset()
    before_predicate: frozenset[str] = frozenset()
    unending: frozenset[str] = frozenset()
    going_on: frozenset[str] = frozenset()
    settling: frozenset[str] = frozenset()
    turned_away: frozenset[str] = frozenset()
    personal: frozenset[str] = frozenset()
    this_or_clause: frozenset[str] = frozenset()
    speaker: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Join the groups that are asked for together, once."""
        markers = self.negation | self.possible | self.planned | self.requested | self.feared
        markers |= self.fearing | self.asking | self.permitted
        markers |= self.able | self.now | self.auxiliaries | self.aspect
        joined = {
            "markers": markers,
            "telling": markers | self.predicates,
            "planning": self.planned | self.plans | self.resolve,
            "waived": self.negation | self.without | self.only,
            "there_is": self.negation | self.having,
            "before_verb": markers | self.degrees | self.relative,
            "before_predicate": markers | self.degrees | self.light | self.believing | self.seeming,
            "unending": markers | self.own | self.relative | self.either,
            "going_on": self.clause_end - self.turns - self.conditional - self.foreclauses,
            "settling": self.aspect | self.negation,
            "turned_away": self.negation | self.now | self.aspect,
            "personal": self.asking | self.fearing,
            "this_or_clause": self.this | self.foreclauses,
            "speaker": self.own | self.reported_own,
        }
        for name, words in joined.items():
            msgspec.structs.force_setattr(self, name, words)


def load_firmness(folder: Path) -> FirmnessWords:
    """Return the part, decoded and checked; msgspec.ValidationError names the path of what is wrong."""
    return msgspec.toml.decode((folder / "firmness.toml").read_bytes(), type=FirmnessWords)
