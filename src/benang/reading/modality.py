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
    at = _negation(seen, words)
    if at is not None and _follows(seen, at, words.double, 3):
        return Firmness("possible", "+", cue=seen[at].low)
    polarity: Polarity = "+" if at is None else "-"
    not_yet = at is not None and seen[at].low in words.not_yet
    modality, cue = _modality(seen, at, words)
    if not cue and at is not None:
        cue = seen[at].low
    return Firmness(modality, polarity, not_yet, cue)


def _negation(seen: Sequence[Token], words: FirmnessWords) -> int | None:
    """Return the index of the word that negates; "tidak hanya" does not."""
    for at, token in enumerate(seen):
        if token.low in words.negation and not _follows(seen, at, words.only, 1):
            return at
    return None


def _follows(seen: Sequence[Token], at: int, lexicon: frozenset[str], reach: int) -> bool:
    return any(token.low in lexicon for token in seen[at + 1 : at + 1 + reach])


def _modality(
    seen: Sequence[Token], negation: int | None, words: FirmnessWords
) -> tuple[Modality, str]:
    """Return the modality and its word: fear and demand come first, then plan or possibility, whichever is first."""
    for at, token in enumerate(seen):
        if token.low in words.feared:
            return "feared", token.low
        if token.low in words.requested and not _follows(seen, at, words.bound, 1):
            return "requested", token.low
    for at, token in enumerate(seen):
        if negation is not None and at == negation + 1 and token.low in words.able:
            continue
        if token.low in words.possible:
            return "possible", token.low
        if token.low in words.planned:
            likely = next((t.low for t in seen[at + 1 : at + 2] if t.low in words.possible), "")
            return ("possible", likely) if likely else ("planned", token.low)
    return "asserted", ""


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
