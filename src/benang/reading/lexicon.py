"""What a page's own body says are names, so that they are found again where the tagger saw none.

A full name found once lends its parts; titles are surer than the tagger; the kind a name has in most places counts.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from benang.languages.naming import Naming
from benang.reading.folding import fold
from benang.reading.printed import SMALL, Found, has_capital, is_shouting
from benang.reading.scan import Passage
from benang.reading.tokens import Token
from benang.records import NameKind

_SELDOM = 2  # a name's first word is seldom written small
_SURE = 4  # how many taggings a title outweighs


class Lexicon:
    """What a page's own body says are names: whole names, and the parts of persons' names."""

    def __init__(
        self, sentences: Sequence[Passage], found: Iterable[Sequence[Found]], naming: Naming
    ) -> None:
        self.naming = naming
        self.kinds: dict[str, Counter[NameKind]] = {}
        self.known: dict[str, Found] = {}
        self.lengths: dict[str, set[int]] = {}
        self.parts: set[str] = set()
        for sentence, names in zip(sentences, found, strict=True):
            for name in names:
                self._learn(sentence.tokens, name)
        for words in sorted(tuple(key.split()) for key in self.kinds):
            self.lengths.setdefault(words[0], set()).add(len(words))

    def _learn(self, tokens: Sequence[Token], name: Found) -> None:
        words = [token.low for token in tokens[name.first : name.last]]
        key = " ".join(words)
        if key not in self.kinds:
            self.kinds[key] = Counter()
        self.kinds[key][name.kind] += 1
        if name.form is not None:
            self.known[key] = name
        elif name.kind == "PER" and len(words) > 1:
            self.parts.update(w for w in words if self._tells(w))

    def hear_titles(self, tokens: Sequence[Token], names: Sequence[Found]) -> None:
        """Count a name right behind a role as a person's, many times over: titles are surer than the tagger."""
        for place, name in enumerate(names):
            if name.form is not None or name.first == 0:
                continue
            at = name.first - 1
            at -= at > 0 and tokens[at].text == ","
            behind = names[place - 1] if place else None
            of = behind is not None and behind.last == at + 1 and behind.kind != "PER"
            at = behind.first - 1 if of and behind is not None else at
            role = tokens[at].low if at >= 0 else ""
            beside = of and tokens[name.first - 1].text == "," and name.last - name.first > 1
            holds = role in self.naming.person_roles or (beside and role in self.naming.role_words)
            if holds and (of or tokens[name.first - 1].text != ","):
                key = " ".join(token.low for token in tokens[name.first : name.last])
                if self._no_person(key):
                    continue
                if of or tokens[name.first - 1].text[0].isupper():
                    self.kinds[key]["PER"] += _SURE
                    if name.last - name.first > 1:
                        self.parts.update(w for w in key.split() if self._tells(w))

    def _no_person(self, key: str) -> bool:
        """Return whether what stands behind a role is a place or body that the role is of."""
        first = key.split(maxsplit=1)[0]
        naming = self.naming
        place = key in naming.listed.place or first in naming.listed.place
        return place or first in naming.words.body_words or naming.smallness(first) > _SELDOM

    def _tells(self, word: str) -> bool:
        """Return whether a word alone may stand for the person whose name it is part of."""
        short = len(fold(word)) < 3  # noqa: PLR2004  initials, "bin", particles
        return not short and self.naming.smallness(word) < SMALL and not self.naming.country(word)

    def judged(self, tokens: Sequence[Token], name: Found) -> Found:
        """Return the name with the kind that most of its places on the page have."""
        if name.form is not None:
            return name
        words = [token.low for token in tokens[name.first : name.last]]
        if len(words) == 1 and words[0] in self.parts:
            return name._replace(kind="PER")
        if name.kind == "LOC" and " ".join(words) in self.naming.listed.place:
            return name
        counts = self.kinds[" ".join(words)]
        best = max(sorted(counts), key=lambda kind: counts[kind])
        return name._replace(kind=best) if counts[best] > counts[name.kind] else name

    def match(self, tokens: Sequence[Token], taken: set[int], number: int) -> list[Found]:
        """Return names of the page that stand in a sentence and were not found there."""
        starts = [
            at
            for at, token in enumerate(tokens)
            if token.text[0].isupper()
            and (token.low in self.lengths or token.low in self.parts)
            and at not in taken
        ]
        if not starts:
            return []
        lows = [token.low for token in tokens]
        shouting = is_shouting(tokens)
        found: list[Found] = []
        free = 0
        for at in starts:
            if at < free:
                continue
            end = self._longest(lows, at)
            if end == at + 1 and not shouting and self._beside(tokens, at, taken):
                end = at
            if end > at and taken.isdisjoint(range(at, end)):
                found.append(self._named(lows, at, end, number))
            free = end
        return found

    def _beside(self, tokens: Sequence[Token], at: int, taken: set[int]) -> bool:
        """Return whether a lone part of a name stands beside another capitalised word: it is part of a third name."""
        for beside in (at - 1, at + 1):
            if 0 <= beside < len(tokens) and beside not in taken:
                token = tokens[beside]
                known = token.low in self.naming.role_words or self.naming.smallness(token.low) > 2  # noqa: PLR2004
                if has_capital(token) and not known:
                    return True
        return False

    def _longest(self, lows: Sequence[str], at: int) -> int:
        best = at + 1 if lows[at] in self.parts else at
        for length in sorted(self.lengths.get(lows[at], ())):
            end = at + length
            if end > len(lows):
                break  # a slice past the end would match a shorter name under a longer one's length
            if length == 1 and self.naming.smallness(lows[at]) > _SELDOM:
                continue  # "Pemerintah" alone is no name
            if end > best and " ".join(lows[at:end]) in self.kinds:
                best = end
        return best

    def _named(self, lows: Sequence[str], at: int, end: int, number: int) -> Found:
        key = " ".join(lows[at:end])
        if key in self.known:
            return self.known[key]._replace(sentence=number, first=at, last=end)
        counts = self.kinds.get(key)
        if counts is None or (end - at == 1 and key in self.parts):
            return Found(number, at, end, "PER")
        return Found(number, at, end, max(sorted(counts), key=lambda kind: counts[kind]))
