"""How firmly something is put: modality and polarity of the main proposition of a clause, by ordered rules.

Words of negation, plan, possibility, demand, condition and fear are read from left to right up to the first boundary
behind the main verb, because what stands in a subordinate clause ("yang akan ...") says nothing about the main one. Two negations
make a possibility ("tidak mengecualikan"). ``belum`` is not-yet: negative, and the door is open.
"""

from collections.abc import Sequence
from typing import NamedTuple

from benang.languages.speech import FirmnessWords
from benang.reading.tokens import Token
from benang.records import Modality, Polarity

_REACH = 26  # tokens read: a main clause is rarely longer


class Firmness(NamedTuple):
    """Modality and polarity of a proposition; ``cue`` is the word that decided, or empty."""

    modality: Modality
    polarity: Polarity
    not_yet: bool = False
    cue: str = ""


def firmness(tokens: Sequence[Token], words: FirmnessWords) -> Firmness:
    """Return how firmly the main clause of ``tokens`` is put."""
    seen = _main_clause(tokens, words)
    negation = next((at for at, t in enumerate(seen) if t.low in words.negation), None)
    if negation is not None and _doubled(seen, negation, words):
        return Firmness("possible", "+", cue=seen[negation].low)
    polarity: Polarity = "+" if negation is None else "-"
    not_yet = negation is not None and seen[negation].low in words.not_yet
    for modality, lexicon in _order(words):
        for token in seen:
            if token.low in lexicon:
                return Firmness(modality, polarity, not_yet, token.low)
    return Firmness(
        "asserted", polarity, not_yet, seen[negation].low if negation is not None else ""
    )


def _order(words: FirmnessWords) -> tuple[tuple[Modality, frozenset[str]], ...]:
    return (
        ("feared", words.feared),
        ("requested", words.requested),
        ("possible", words.possible),
        ("planned", words.planned),
    )


def _main_clause(tokens: Sequence[Token], words: FirmnessWords) -> list[Token]:
    """Return the tokens of the first main clause: relative clauses and asides behind it are left out."""
    kept: list[Token] = []
    skipping = False
    for token in tokens[:_REACH]:
        if token.text in ".!?" and kept:
            break
        if token.text == "," or token.low in words.resume:
            skipping = False
        if token.low in words.clause_end and kept:
            if token.low in words.relative:
                skipping = True
            elif len(kept) > 3:  # noqa: PLR2004 - a lead such as "Jadi," is no clause
                break
        if not skipping and token.text[0].isalnum():
            kept.append(token)
    return kept


def _doubled(seen: Sequence[Token], negation: int, words: FirmnessWords) -> bool:
    following = [t.low for t in seen[negation + 1 : negation + 3]]
    return any(low in words.double for low in following)
