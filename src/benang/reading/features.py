"""What the name tagger sees of a word and its neighbourhood.

:meth:`Features.aspects` is what is true of a word alone, told at its own place and to the two words on either side of
it; it is worked out once per word and kept. :meth:`Features.joint` is what only several words together say: pairs, known
names of several words, an acronym in brackets behind its name, a line of capitals. Training and use call the same two.
"""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from benang.languages.naming import Naming

AROUND = (
    (-1, "-1"),
    (1, "+1"),
    (-2, "-2"),
    (2, "+2"),
)  # where a word is heard, and what its features begin with there
EDGE = "^"  # beyond the ends of a sentence
MARGIN = 2  # words on either side of a capital that are tagged with it
_TELL_NEIGHBOURS = frozenset(
    ("c0=", "c1=", "c5=", "c7=")
)  # small, and behind roles, di/ke/dari, bodies
_TELL_LITTLE = frozenset(("c13", "c14", "c15", "c16"))  # marks and small words behind the run
_LINKS = ("dan", "untuk", "of", "for", "and", "the")
_LABEL = re.compile(r"\w\+?")
_SHOUTING = 0.7
_FEW = 3


class Aspects(NamedTuple):
    """What is true of a word: told at its own place, to the words beside it, and to those two away."""

    here: tuple[str, ...]
    near: tuple[str, ...]
    far: tuple[str, ...]


class Features:
    """What the tagger sees. Words of a sentence go in as printed; lines of capitals are known by their share."""

    def __init__(self, naming: Naming) -> None:
        self._naming = naming
        self._shapes: dict[str, str] = {}
        self._told: dict[str, tuple[str, ...]] = {}
        self._last: tuple[Sequence[str], bool] = ((), False)

    @cached_property
    def _phrases(self) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name, forms in self._naming.gazetteers.items():
            for form in forms:
                words = tuple(form.split())
                if len(words) > 1:
                    table.setdefault(words[0], []).append((words, name))
        return {first: sorted(rest, key=lambda r: -len(r[0])) for first, rest in table.items()}

    def windows(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """Return the stretches that are tagged: capitals with two words on either side, joined where they meet."""
        found: list[tuple[int, int]] = []
        for place in [at for at, word in enumerate(words) if word[0].isupper()]:
            if place == 0 and self.is_small(words[0]):
                continue
            first, last = max(0, place - MARGIN), min(len(words), place + MARGIN + 1)
            if found and first <= found[-1][1]:
                found[-1] = (found[-1][0], last)
            else:
                found.append((first, last))
        return found

    def of(self, words: Sequence[str], first: int, last: int) -> list[list[str]]:
        """Return the features of the words ``[first, last)`` of a sentence."""
        rows: list[list[str]] = []
        for place, joint in zip(range(first, last), self.joint(words, first, last), strict=True):
            row = list(self.aspects(words[place]).here)
            for step, prefix in AROUND:
                at = place + step
                if 0 <= at < len(words):
                    aspects = self.aspects(words[at])
                    told = aspects.near if abs(step) == 1 else aspects.far
                    row += [prefix + feature for feature in told]
                elif abs(step) == 1:
                    row.append(prefix + EDGE)
            rows.append(row + joint)
        return rows

    def joint(self, words: Sequence[str], first: int, last: int) -> list[list[str]]:
        """Return what several words together say at each of the words ``[first, last)``."""
        skipped = max(0, first - 2)
        lows = [word.lower() for word in words[skipped : last + 2]]
        shout = self._shouts(words)
        rows: list[list[str]] = [["title"] if shout else [] for _ in range(first, last)]
        for place in range(first, last):
            if place == 0 or words[place - 1] in '"“.':
                rows[place - first].insert(0, "initial")
        self._mark_phrases(lows, rows, first - skipped)
        _mark_acronyms(words, rows, first)
        return rows

    def _mark_phrases(self, lows: Sequence[str], rows: list[list[str]], first: int) -> None:
        table = self._phrases
        skip = 0
        for place in [at for at, low in enumerate(lows) if low in table]:
            if place < skip:
                continue
            for words, name in table[lows[place]]:
                end = place + len(words)
                if tuple(lows[place:end]) == words:
                    for inside in range(max(place, first), min(end, first + len(rows))):
                        rows[inside - first].append(f"{'B' if inside == place else 'I'}:{name}")
                    skip = end
                    break

    def _shouts(self, words: Sequence[str]) -> bool:
        """Return whether most words of a sentence have a capital, as in headlines; the last sentence is kept in mind."""
        if words is not self._last[0]:
            letters = [word for word in words if word[0].isalpha()]
            capitals = [word for word in letters if word[0].isupper()]
            shouts = len(letters) > _FEW and len(capitals) > _SHOUTING * len(letters)
            self._last = words, shouts
        return self._last[1]

    def is_small(self, word: str) -> bool:
        """Return whether a word with a capital is one that is mostly written small, and no list knows it."""
        facts = self._naming.capitalised.get(word.lower())
        return facts is not None and facts[0] >= "8" and word.lower() not in self._naming.single

    def aspects(self, word: str) -> Aspects:
        """Return what a word tells at its own place and to the words around it."""
        low = word.lower()
        itself, look, end = f"={low}", f"s={self._shape(word)}", f"e3={low[-3:]}"
        facts = self._facts(low)
        told = (fact for fact in facts if fact[:3] in _TELL_NEIGHBOURS or fact == "rare")
        near = (itself, look, end, *told, *self._lists(low))
        return Aspects(self.here(word), near, (itself, look))

    def here(self, word: str) -> tuple[str, ...]:
        """Return what a word tells at its own place; all that it tells to others is among it."""
        low = word.lower()
        return (
            "1",
            f"={low}",
            f"s={self._shape(word)}",
            f"p2={low[:2]}",
            f"p3={low[:3]}",
            f"p4={low[:4]}",
            f"e2={low[-2:]}",
            f"e3={low[-3:]}",
            f"e4={low[-4:]}",
            *self._facts(low),
            *self._lists(low),
        )

    def _shape(self, word: str) -> str:
        known = self._shapes.get(word)
        if known is None:
            if len(self._shapes) > 200_000:  # noqa: PLR2004
                self._shapes.clear()
            known = self._shapes[word] = shape(word)
        return known

    def _facts(self, low: str) -> tuple[str, ...]:
        facts = self._naming.capitalised.get(low)
        if not facts:
            return ("rare",)
        known = self._told.get(facts)
        if known is None:
            told = (f"c{n}={fact}" for n, fact in enumerate(facts))
            known = self._told[facts] = tuple(f for f in told if f[:3] not in _TELL_LITTLE)
        return known

    def _lists(self, low: str) -> tuple[str, ...]:
        seen, lists = self._naming.name_words.get(low), self._naming.lists_of(low)
        labels = (tuple(f"n:{label}" for label in _LABEL.findall(seen)) if seen else ()) or ("n0",)
        return (*(f"in:{name}" for name in lists), *labels) if lists else labels


def _mark_acronyms(words: Sequence[str], rows: list[list[str]], first: int) -> None:
    """Mark a bracketed acronym of the words before it: it belongs to their name."""
    last = first + len(rows) - 2
    if "(" not in words[first:last]:
        return
    for at in range(max(first, 1), last):
        if words[at] == "(" and words[at + 2] == ")" and words[at - 1][0].isupper():
            start = at - 1
            while start > 0 and (words[start - 1][0].isupper() or words[start - 1] in _LINKS):
                start -= 1
            initials = "".join(word[0].lower() for word in words[start:at])
            letters = iter(initials)
            if all(letter in letters for letter in words[at + 1].lower()[:4]):
                for inside in (at, at + 1, at + 2):
                    rows[inside - first].append("acronym")


def shape(word: str) -> str:
    """Return the look of a word: its letters as X and x, digits as d, runs cut to two."""
    if word.isascii() and word.isalpha():  # most words: "x", "xx", "X", "Xx", "Xxx"
        first, rest = word[0], word[1:24]
        if not rest or rest.islower():
            return ("x" if first.islower() else "X") + "x" * min(len(rest), 1 + first.isupper())
    look: list[str] = []
    for letter in word[:24]:
        kind = (
            "X"
            if letter.isupper()
            else "x"
            if letter.islower()
            else "d"
            if letter.isdigit()
            else letter
        )
        if look[-2:] != [kind, kind]:
            look.append(kind)
    return "".join(look)
