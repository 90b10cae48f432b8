"""Where the place of an office ends and its holder's name begins, where both stand together without a mark.

"Perdana Menteri Tanah Hijau Rara Wening" names a place and a person. No table knows every place; the page does: its
other sentences use the place alone ("pejabat Tanah Hijau", "Menteri Luar Negeri Tanah Hijau, Banu Seta,") and the person
alone ("kata Wening"). Only what stands behind an office of a place is cut, and only where the page says so.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from benang.languages.naming import Naming
from benang.reading.printed import Found, has_capital, is_headline
from benang.reading.scan import Passage
from benang.reading.tokens import Token

_LONGEST = 3  # words of a place
_SELDOM = 3  # a word of a name is seldom written small
_MOSTLY = 9  # a word nearly always written small: no part of a place
_OFTEN = 2  # places without a telling word before them that tell as much as one with it


class Offices:
    """What one page says of the places its offices are of. ``found`` are the names of each sentence."""

    def __init__(
        self, sentences: Sequence[Passage], found: Sequence[list[Found]], naming: Naming
    ) -> None:
        self.naming = naming
        self.words = naming.words
        self.sentences = sentences
        self.found = found
        self.placed: Counter[str] = Counter()
        self.alone: Counter[str] = Counter()
        self.acting: Counter[str] = Counter()

    def settle(self) -> list[list[Found]]:
        """Return the names of every sentence with offices, their places and their holders told apart."""
        found = [
            names if is_headline(sentence) else self._bare(sentence.tokens, names, number)
            for number, (sentence, names) in enumerate(zip(self.sentences, self.found, strict=True))
        ]
        doubted = {
            key
            for sentence, names in zip(self.sentences, found, strict=True)
            for name in names
            for key in self._beginnings(sentence.tokens, name)
        }
        places = self._said(found)
        self._listen(doubted - places)
        places |= {key for key in doubted if self._is_place(key)}
        if not places:
            return found
        return [
            [cut for name in names for cut in self._cut(sentence.tokens, name, places)]
            for sentence, names in zip(self.sentences, found, strict=True)
        ]

    def _said(self, found: Sequence[list[Found]]) -> set[str]:
        """Return the places that stand between an office and its holder somewhere."""
        return {
            " ".join(token.low for token in sentence.tokens[name.first : name.last])
            for sentence, names in zip(self.sentences, found, strict=True)
            for name in names
            if name.form == "place"
        }

    def _behind_office(self, tokens: Sequence[Token], first: int) -> bool:
        offices = self.words.place_offices
        return first > 0 and (
            tokens[first - 1].low in offices
            or (first > 1 and f"{tokens[first - 2].low} {tokens[first - 1].low}" in offices)
        )

    def _beginnings(self, tokens: Sequence[Token], name: Found) -> Iterator[str]:
        """Yield what a person's name behind an office begins with, the whole name too: each may be a place."""
        if name.kind == "PER" and name.form is None and self._behind_office(tokens, name.first):
            lows = [token.low for token in tokens[name.first : name.last]]
            for length in range(1, min(len(lows), _LONGEST) + 1):
                key = " ".join(lows[:length])
                if not self._personal(lows[:length]):
                    yield key

    def _personal(self, lows: Sequence[str]) -> bool:
        """Return whether a list knows one of some words as part of persons' names."""
        listed = self.naming.listed
        return any(
            low in listed.given
            or low in listed.family
            or "P" in self.naming.name_words.get(low, "")
            for low in lows
        )

    def _listen(self, doubted: set[str]) -> None:
        """Count where the page uses each doubted place alone: behind a word for places, elsewhere, or beside speech."""
        if not doubted:
            return
        firsts = {key.split()[0] for key in doubted}
        for sentence in self.sentences:
            tokens = sentence.tokens
            for at, token in enumerate(tokens):
                if token.low in firsts and has_capital(token):
                    self._hear(tokens, at, doubted)

    def _hear(self, tokens: Sequence[Token], at: int, doubted: set[str]) -> None:
        for end in range(at + 1, min(at + _LONGEST, len(tokens)) + 1):
            key = " ".join(token.low for token in tokens[at:end])
            behind = tokens[end] if end < len(tokens) else None
            if key not in doubted or (behind is not None and has_capital(behind)):
                continue
            before = tokens[at - 1].low if at else ""
            named = behind is not None and behind.text == "," and end + 1 < len(tokens)
            if before in self.words.office_places_after:
                self.placed[key] += 1
            elif self._behind_office(tokens, at):
                if named and has_capital(tokens[end + 1]):
                    self.placed[key] += 1
            elif before in self.words.said or (behind and behind.low in self.words.said):
                self.acting[key] += 1
            else:
                self.alone[key] += 1

    def _is_place(self, key: str) -> bool:
        if self.acting[key]:
            return False
        return self.placed[key] > 0 or self.alone[key] >= _OFTEN

    def _cut(self, tokens: Sequence[Token], name: Found, places: set[str]) -> Iterator[Found]:
        """Yield a name, or the place and the person that it holds."""
        if name.form is not None or name.kind == "ORG":
            yield name
            return
        lows = [token.low for token in tokens[name.first : name.last]]
        if " ".join(lows) in places:
            yield name._replace(kind="LOC", form="place")
            return
        if name.kind == "PER" and self._behind_office(tokens, name.first):
            for length in range(min(len(lows) - 1, _LONGEST), 0, -1):
                if " ".join(lows[:length]) in places:
                    yield name._replace(last=name.first + length, kind="LOC", form="place")
                    yield name._replace(first=name.first + length)
                    return
        yield name

    def _bare(self, tokens: Sequence[Token], names: list[Found], number: int) -> list[Found]:
        """Return the names with the places that stand unseen between an office and its holder."""
        added: list[Found] = []
        free = 0
        for name in names:
            stop = name.first
            if stop > free + 1 and tokens[stop - 1].text == ",":
                stop -= 1  # "Menteri X, Y"
            first = stop
            while first > free and self._unseen(tokens[first - 1]):
                first -= 1
            if (
                name.kind == "PER"
                and 0 < stop - first <= _LONGEST
                and self._names_place(tokens[first:stop])
                and self._behind_office(tokens, first)
                and tokens[first - 1].text[0].isupper()
            ):
                added.append(Found(number, first, stop, "LOC", "place"))
            free = name.last
        added += self._unnamed(tokens, [*names, *added], number)
        return sorted([*names, *added], key=lambda name: name.first) if added else names

    def _unnamed(
        self, tokens: Sequence[Token], names: Sequence[Found], number: int
    ) -> Iterator[Found]:
        """Yield the persons that only their office tells: two capitals and more that are seldom written small."""
        ends = self.naming.office_ends
        offices = [at for at, token in enumerate(tokens) if token.low in ends]
        if not offices:
            return
        taken = {at for name in names for at in range(name.first, name.last)}
        for first in [at + 1 for at in offices if tokens[at].text[0].isupper()]:
            if not self._behind_office(tokens, first):
                continue
            last = first
            while last < len(tokens) and last not in taken and self._unseen(tokens[last]):
                last += 1
            rare = all(self.naming.smallness(t.low) < _SELDOM for t in tokens[first:last])
            if rare and last - first > 1 and last not in taken:
                yield Found(number, first, last, "PER")

    def _names_place(self, tokens: Sequence[Token]) -> bool:
        """Return whether capitals before a name may be a place: no first name, and one word is seldom written small."""
        if self._personal([tokens[0].low]):
            return False
        return min(self.naming.smallness(token.low) for token in tokens) <= _SELDOM

    def _unseen(self, token: Token) -> bool:
        """Return whether a word may be part of a place that no table knows."""
        low = token.low
        return (
            has_capital(token)
            and not token.text.isupper()
            and self.naming.smallness(low) < _MOSTLY
            and low not in self.naming.role_forms
            and low not in self.naming.role_words
            and low not in self.words.honorifics
            and low not in self.words.body_words
            and low not in self.words.never
        )
