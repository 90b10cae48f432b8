"""Who says that a regime of sanctions is kept: the word of its holder and no more.

A demand to keep it ("harus menghormati") is not compliance, and neither is a promise.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from benang.languages.lives import LifeWords
from benang.weaving.lookup import Lookup, Said
from benang.weaving.near_words import first_of, words_of

_CLAUSE = 8  # words of a regime's name that are kept
_BEFORE = 5  # words before the verb in which a demand or a condition stands
_STOP = re.compile(r"[.,;:!?\"“”()]")


class Complies(NamedTuple):
    """A statement that says a regime is kept, with the story it stands in and the regime's words."""

    said: Said
    story: str
    regime: str


def find_complying(lookup: Lookup, words: LifeWords) -> Iterator[Complies]:
    """Yield every statement by somebody named that a regime is kept, by id."""
    story_of = {m.page: m.story for m in lookup.mentions.values()}
    for key in sorted(lookup.said):
        said = lookup.said[key]
        if said.statement.speaker.name == "unnamed" or said.statement.polarity == "-":
            continue
        clauses = [c for piece in said.statement.pieces for c in _STOP.split(lookup.text(piece))]
        for low in map(words_of, clauses):
            regime = _regime(low, words)
            if regime:
                yield Complies(said, story_of.get(said.page, said.page), regime)
                break


def _regime(low: Sequence[str], words: LifeWords) -> str:
    """Return the words of the regime that a clause says is kept, from its first word on, behind the verb; or nothing."""
    if not first_of(low, words.complies, words):
        return ""
    pairs = [" ".join(low[at : at + 2]) for at in range(len(low))]
    verb = next(i for i, p in enumerate(pairs) if {p, low[i]} & words.complies)
    if first_of(low[max(verb - _BEFORE, 0) : verb + 1], words.obliged, words):
        return ""
    for at in range(verb, min(verb + _CLAUSE, len(low))):
        if low[at] in words.sanctions:
            return " ".join(low[at : at + _CLAUSE])
    return ""
