"""Words that only matter when pages are compared: who speaks for whom, spellings, numbers, hedges.

Not a part every reading needs, so it is loaded by weaving alone, once a language.
"""

from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct


class Comparing(Struct, frozen=True, forbid_unknown_fields=True):
    """``comparing.toml``.

    ``home`` is the country a page of this language is most often about; ``spokes`` open a role that speaks for the body named after it; ``spellings`` are (old, plain) letters of one sound;
    ``numbers`` are number words with their value and ``scales`` those that multiply, ``teens`` the word that adds ten; ``negations`` and ``hedges`` (word,
    strength from 0 to 1) change what a clause claims; ``empty`` words never tell renderings together or apart;
    ``sweeping`` ones claim for all, ``boosts`` make a claim firmer;
    ``opposed`` are pairs of roots of which one denies the other.
    """

    home: str
    spokes: tuple[str, ...]
    spellings: tuple[tuple[str, str], ...]
    numbers: dict[str, int]
    scales: dict[str, int]
    negations: frozenset[str]
    hedges: dict[str, float]
    empty: frozenset[str]
    sweeping: frozenset[str]
    boosts: frozenset[str]
    teens: str = ""
    opposed: tuple[tuple[str, str], ...] = ()

    @property
    def opposites(self) -> dict[str, str]:
        """Return for each root of a pair its opposite."""
        return dict(self.opposed) | {right: left for left, right in self.opposed}

    def spelled(self, word: str) -> str:
        """Return a word in the plain spelling, for finding one name spelt two ways."""
        for old, plain in self.spellings:
            word = word.replace(old, plain)
        return word


@lru_cache(maxsize=8)
def load_comparing(folder: Path) -> Comparing:
    """Return the words for comparing of a language's folder; empty where it has none."""
    path = folder / "comparing.toml"
    if not path.is_file():
        return Comparing("", (), (), {}, {}, frozenset(), {}, frozenset(), frozenset(), frozenset())
    return msgspec.toml.decode(path.read_bytes(), type=Comparing)
