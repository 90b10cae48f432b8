"""Words around what is reported: nouns that hold or point to it, and ways into it other than a verb of saying."""

from collections.abc import Iterable

from msgspec import Struct

_LEAST = 8  # letters: a shorter word less one is often another word


class Nouns(Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns that hold a reported clause or stand for words said."""

    holding: frozenset[str]
    own: frozenset[str]
    pointers: frozenset[str]
    away: frozenset[str]
    naming: frozenset[str]
    leading: frozenset[str]
    subject: frozenset[str]
    speak: frozenset[str]
    documents: frozenset[str]
    passing: frozenset[str]
    passing_on: frozenset[str]
    titled: frozenset[str]
    urging: frozenset[str]
    issuing: frozenset[str]
    figures: frozenset[str]


class Ways(Struct, frozen=True, forbid_unknown_fields=True):
    """Ways into a reported clause other than a verb of reporting."""

    according: frozenset[str]
    listing: frozenset[str]
    hours: frozenset[str]
    calling: frozenset[str]
    within: frozenset[str]
    measures: frozenset[str]
    bare_said: frozenset[str]
    account: frozenset[str]
    accounts: frozenset[str]
    of: frozenset[str]
    things: frozenset[str]
    ordinals: frozenset[str]
    favours: frozenset[str]
    silent: frozenset[str]
    turning: frozenset[str]
    asked: frozenset[str]
    question: frozenset[str]
    sources: frozenset[str]
    himself: frozenset[str]
    called: frozenset[str]
    usual: frozenset[str]
    fixed: frozenset[str]
    manner: frozenset[str]
    talking: frozenset[str]
    open: frozenset[str]
    foreknown: frozenset[str]
    welcoming: frozenset[str]
    handed: frozenset[str]
    demanding: frozenset[str]
    showing: frozenset[str]
    now: frozenset[str]
    how: frozenset[str]
    moving: frozenset[str]
    purposes: frozenset[str]
    entrusting: frozenset[str]
    becoming: frozenset[str]
    ordered: frozenset[str]
    protests: frozenset[str]
    describing: frozenset[str]
    growing: frozenset[str]
    predicates: frozenset[str]
    told_how: frozenset[str]
    toward: frozenset[str]
    reads: frozenset[str]
    giving: frozenset[str]
    hearsay: frozenset[str]
    that: frozenset[str]
    to_do: frozenset[str]
    closing: frozenset[str]
    marks: frozenset[str]
    told: frozenset[str]
    telling: frozenset[str]
    phrase: frozenset[str]
    askers: frozenset[str]
    noun_end: frozenset[str]
    negation: frozenset[str]
    vouching: frozenset[str]
    occasions: frozenset[str]
    adverbs: frozenset[str]
    second_verb: frozenset[str]
    aside: frozenset[str]
    plainly: frozenset[str]


def misspelt(verbs: Iterable[str], words: frozenset[str]) -> dict[str, str]:
    """Return long verbs by what they are without one of their letters, unless that is a word or leaves two of them open."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for verb in verbs:
        if len(verb) >= _LEAST:
            for short in {verb[:at] + verb[at + 1 :] for at in range(1, len(verb))}:
                if found.setdefault(short, verb) != verb:
                    twice.add(short)
    return {
        short: verb for short, verb in found.items() if short not in words and short not in twice
    }
