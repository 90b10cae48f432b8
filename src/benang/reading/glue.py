"""Words that a scraper glued together, and where the space belongs between them.

Real scrapes lose the spaces around links: ``DilansirReuters``, ``dalamrapat``. A capital behind two small letters shows
most of them; the rest shows only in that no word is written so, and that it falls into two that are common. The text is
never edited: the answer is a list of positions at which tokens end. Names with capitals inside (YouTube) are data.
"""

import re
from functools import lru_cache
from itertools import pairwise

from benang.languages import Pack

_CAPITAL = re.compile(r"(?<=[a-z]{2})(?=[A-Z])")
_ACRONYM = re.compile(r"(?<=[A-Z]{3})(?=[a-z]{2,}$)")
_ACRONYM_NAME = re.compile(r"(?<=[A-Z]{3})(?=[A-Z][a-z]{3,}$)")
_SHORTEST = 7
_ENDLESS = 60  # letters; two words glued are shorter, and a line of one letter costs no square
_SIDE = 3
_LONG = 5
_COMMON = 30.0
_KNOWN = 1.0
_OUTWEIGHS = 8
_OWN = 2.0
_LONGEST = 16
_REMEMBERED = 100_000


class Glue:
    """The places where words are glued, by word, remembered; made once for a language pack."""

    def __init__(self, pack: Pack) -> None:
        self.writing = pack.writing
        self.roots = pack.roots
        self.small = tuple(sorted(self.writing.small, key=lambda word: (-len(word), word)))
        self.remembered: dict[str, tuple[int, ...]] = {}
        self.keys: dict[
            str, str
        ] = {}  # lookup keys of words that are not glued, kept by the tokeniser

    def cuts(self, word: str) -> tuple[int, ...]:
        """Return the positions inside a word at which another begins; mostly none."""
        found = self.remembered.get(word)
        if found is None:
            if len(self.remembered) > _REMEMBERED:
                self.remembered.clear()
            found = self.remembered[word] = self._find(word)
        return found

    def _find(self, word: str) -> tuple[int, ...]:
        if len(word.lower()) != len(word):
            return ()  # a letter that is two in lower case would shift every position
        at_capitals = self._at_capitals(word)
        cuts: list[int] = []
        edges = [0, *at_capitals, len(word)]
        for start, stop in pairwise(edges):
            if start:
                cuts.append(start)
            inner = self._inside(word[start:stop])
            if inner:
                cuts.append(start + inner)
        return tuple(cuts)

    def _at_capitals(self, word: str) -> list[int]:
        """Return the cuts that capitals show; the capital inside a name like YouTube shows none."""
        low = word.lower()
        if word.islower() or low in self.writing.camel:
            return []
        cuts: list[int] = []
        begun = 0
        for match in _CAPITAL.finditer(word):
            at = match.start()
            if at <= begun:
                continue
            behind = self._behind_camel(low, begun, at)
            if behind < len(low):
                cuts.append(behind)
            begun = behind
        return cuts

    def _behind_camel(self, low: str, begun: int, at: int) -> int:
        """Return the end of the name with an inner capital that starts at ``begun`` and spans ``at``, else ``at``."""
        for end in range(min(len(low), begun + _LONGEST), at, -1):
            if low[begun:end] in self.writing.camel and low[end : end + 1] != "-":
                return end
        return at

    def _inside(self, piece: str) -> int:
        """Return the one cut inside a piece without telling capitals, or 0."""
        low = piece.lower()
        acronym = _ACRONYM.search(piece)
        if acronym:
            rest = low[acronym.start() :]
            return acronym.start() if rest in self.writing.small or rest in self.writing.tiny else 0
        named = _ACRONYM_NAME.search(piece)
        if named and self._common(low[named.start() :]) >= _COMMON:
            return named.start()
        if not _SHORTEST <= len(piece) <= _ENDLESS or not piece[1:].islower():
            return 0
        own = self._common(low)
        if own >= _OWN or low in self.writing.whole or low in self.writing.camel:
            return 0
        if self._is_derived(low):
            return 0
        cut, strength = self._behind_name(low) if piece[0].isupper() else self._between_words(low)
        return cut if strength > own * _OUTWEIGHS else 0

    def _is_derived(self, low: str) -> bool:
        root = self.roots.root(low)
        return root != low and self.roots.is_word(root) and "-" not in low

    def _behind_name(self, low: str) -> tuple[int, float]:
        """Return the cut before a small word or a verb at the end of a name, and how sure it is."""
        for small in self.small if low.endswith(self.small) else ():
            at = len(low) - len(small)
            if at < 2 or not low.endswith(small):  # noqa: PLR2004 - the shortest names
                continue
            known = self._common(low[:at])
            if known >= _KNOWN or (at >= _SIDE and len(small) >= _LONG):
                return at, max(known, _KNOWN)
        for at in range(_SIDE, len(low) - _SHORTEST + 1):
            if low.startswith(self.writing.verbal, at) and self._common(low[:at]) >= _KNOWN:
                known = self._common(low[at:])
                if known >= _KNOWN:
                    return at, known
        return 0, 0.0

    def _between_words(self, low: str) -> tuple[int, float]:
        """Return the cut whose rarer side is most common, and how common that is.

        One side must be a small word or both very common.
        """
        best, most = 0, 0.0
        for at in range(2, len(low) - 1):
            left, right = low[:at], low[at:]
            rarer = min(self._common(left), self._common(right))
            if right in self.writing.never:
                continue
            small = left in self.writing.small or right in self.writing.small
            if rarer >= (_KNOWN if small else _COMMON) and rarer > most:
                best, most = at, rarer
        return best, most

    def _common(self, low: str) -> float:
        return self.roots.per_thousand(low) if self.roots.is_word(low) else 0.0


@lru_cache(maxsize=8)
def glue(pack: Pack) -> Glue:
    """Return the glue of a language pack; it is made once."""
    return Glue(pack)
