"""Which words are names, and of what kind: a linear-chain CRF over the stretches of text where a name can stand.

Only words near a capital letter are looked at (:func:`windows`); everything else is no name by construction, in
training as in use, and most of a page is never touched. What is true of a word alone is worked out once per word and
kept; a token's features are those of its neighbourhood put together.
"""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

import pycrfsuite

from benang.languages.naming import Naming
from benang.reading.tokens import Token

MARGIN = 2  # words on either side of a capital that are tagged with it
_TELL_NEIGHBOURS = frozenset(
    ("c0=", "c1=", "c5=", "c7=")
)  # small, and behind roles, di/ke/dari, bodies
_TELL_LITTLE = frozenset(("c13", "c14", "c15", "c16"))  # marks and small words behind the run
_LINKS = ("dan", "untuk", "of", "for", "and", "the")
_LABEL = re.compile(r"\w\+?")


class Tagged(NamedTuple):
    """A name as token numbers ``[first, last)`` of its sentence."""

    first: int
    last: int
    kind: str


class Tagger:
    """The trained tagger of a language pack."""

    def __init__(self, naming: Naming) -> None:
        self.features = Features(naming)
        self._crf = pycrfsuite.Tagger()
        self._crf.open(str(naming.weights))

    def tag(self, tokens: Sequence[Token]) -> list[Tagged]:
        """Return the names among the tokens of one sentence, in order."""
        found: list[Tagged] = []
        words = [token.text for token in tokens]
        for first, last in self.features.windows(words):
            labels = self._crf.tag(self.features.of(words, first, last))
            found.extend(decode(labels, first))
        return found


def decode(labels: Sequence[str], offset: int = 0) -> list[Tagged]:
    """Return the names that a row of B-, I- and O labels says; an I- without its beginning begins one."""
    found: list[Tagged] = []
    for place, label in enumerate((*labels, "O")):
        open_ = found and found[-1].last < 0
        if open_ and not (label[0] == "I" and label[2:] == found[-1].kind):
            found[-1] = found[-1]._replace(last=offset + place)
            open_ = False
        if label != "O" and not open_:
            found.append(Tagged(offset + place, -1, label[2:]))
    return found


class Features:
    """What the tagger sees. Words of a sentence go in as printed; lines of capitals are known by their share."""

    def __init__(self, naming: Naming) -> None:
        self._naming = naming
        self._word: dict[str, tuple[tuple[str, ...], ...]] = {}

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
        for place, word in enumerate(words):
            if not word[0].isupper() or (place == 0 and self.is_small(word)):
                continue
            first, last = max(0, place - MARGIN), min(len(words), place + MARGIN + 1)
            if found and first <= found[-1][1]:
                found[-1] = (found[-1][0], last)
            else:
                found.append((first, last))
        return found

    def of(self, words: Sequence[str], first: int, last: int) -> list[list[str]]:
        """Return the features of the words ``[first, last)`` of a sentence."""
        known = [self._of_word(word) for word in words[max(0, first - 2) : last + 2]]
        skipped = max(0, first - 2)
        lows = [word.lower() for word in words[skipped : last + 2]]
        shout = "title" if _share_of_capitals(words) > 0.7 else ""  # noqa: PLR2004  headlines
        rows: list[list[str]] = []
        for place in range(first, last):
            at = place - skipped
            row = ["1", *known[at][0]]
            row.extend(known[at - 1][1] if at > 0 else ("-1=^",))
            row.extend(known[at + 1][2] if at + 1 < len(known) else ("+1=$",))
            if at > 1:
                row.extend(known[at - 2][3])
                row.append(f"-2-1={lows[at - 2]}|{lows[at - 1]}")
            if at + 2 < len(known):
                row.extend(known[at + 2][4])
            if at > 0:
                row.append(f"-1s={lows[at - 1]}|{known[at][0][1]}")
            if place == 0 or words[place - 1] in '"“.':
                row.append("initial")
            if shout:
                row.append(shout)
            rows.append(row)
        self._mark_phrases(lows, rows, first - skipped)
        _mark_acronyms(words, rows, first)
        return rows

    def _mark_phrases(self, lows: Sequence[str], rows: list[list[str]], first: int) -> None:
        place = 0
        while place < len(lows):
            step = 1
            for words, name in self._phrases.get(lows[place], ()):
                if tuple(lows[place : place + len(words)]) == words:
                    for inside in range(place, place + len(words)):
                        if 0 <= inside - first < len(rows):
                            rows[inside - first].append(f"{'B' if inside == place else 'I'}:{name}")
                    step = len(words)
                    break
            place += step

    def is_small(self, word: str) -> bool:
        """Return whether a word with a capital is one that is mostly written small, and no list knows it."""
        facts = self._naming.capitalised.get(word.lower())
        return facts is not None and facts[0] >= "8" and word.lower() not in self._naming.single

    def _of_word(self, word: str) -> tuple[tuple[str, ...], ...]:
        known = self._word.get(word)
        if known is None:
            known = self._word[word] = self._make(word)
        return known

    def _make(self, word: str) -> tuple[tuple[str, ...], ...]:
        low = word.lower()
        counted, listed = self._facts(low), self._lists(low)
        here = (
            f"w={low}",
            f"s={shape(word)}",
            *(f"p{n}={low[:n]}" for n in (2, 3, 4)),
            *(f"e{n}={low[-n:]}" for n in (2, 3, 4)),
            *(fact for fact in counted if fact[:3] not in _TELL_LITTLE),
            *listed,
        )
        told = (fact for fact in counted if fact[:3] in _TELL_NEIGHBOURS or fact == "rare")
        near = (f"={low}", f"s={shape(word)}", f"e3={low[-3:]}", *told, *listed)
        return (
            here,
            tuple(f"-1{f}" for f in near),
            tuple(f"+1{f}" for f in near),
            tuple(f"-2{f}" for f in (near[0], near[1])),
            tuple(f"+2{f}" for f in (near[0], near[1])),
        )

    def _facts(self, low: str) -> tuple[str, ...]:
        facts = self._naming.capitalised.get(low)
        return tuple(f"c{n}={fact}" for n, fact in enumerate(facts)) if facts else ("rare",)

    def _lists(self, low: str) -> tuple[str, ...]:
        seen = self._naming.name_words.get(low, "")
        labels = tuple(f"n:{label}" for label in _LABEL.findall(seen)) or ("n0",)
        return (*(f"in:{name}" for name in self._naming.lists_of(low)), *labels)


def _mark_acronyms(words: Sequence[str], rows: list[list[str]], first: int) -> None:
    """Mark a bracketed acronym of the words before it: it belongs to their name."""
    for at in range(first, first + len(rows) - 2):
        if words[at] == "(" and words[at + 2] == ")" and at > 0 and words[at - 1][0].isupper():
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


def _share_of_capitals(words: Sequence[str]) -> float:
    letters = [word for word in words if word[0].isalpha()]
    return sum(word[0].isupper() for word in letters) / len(letters) if len(letters) > 3 else 0.0  # noqa: PLR2004
