"""Which of a set of words stand close to a mention in its sentence, or in a statement, unless negated."""

import re
from collections.abc import Sequence

from benang.languages.lives import LifeWords
from benang.records import Span
from benang.weaving.lookup import Lookup

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_REACH = 200  # characters; a sentence may be a page long
_BEFORE = 4  # words before the mention that still speak of it
_AFTER = 6  # and after it: the predicate of a noun stands behind its parties


class Nearby:
    """The words around a mention in its sentence: a few before it, its own, and a few after."""

    def __init__(self, span: Span, lookup: Lookup) -> None:
        sentence = lookup.sentence(span)
        text = lookup.pages[span.page].article.page.text
        start = max(sentence.start, span.start - _REACH)
        stop = min(max(sentence.stop, span.stop), span.stop + _REACH)
        found = list(_WORD.finditer(text, start, stop))
        inside = [i for i, m in enumerate(found) if m.end() > span.start and m.start() < span.stop]
        self.words: list[str] = []
        self.begin = self.end = 0  # where the mention itself stands among the words
        if inside:
            first = max(inside[0] - _BEFORE, 0)
            near = found[first : inside[-1] + _AFTER + 1]
            self.words = [m.group().lower() for m in near]
            self.begin, self.end = inside[0] - first, inside[-1] + 1 - first

    def off(self, words: frozenset[str], lives: LifeWords, trigger: str) -> str:
        """Return the first of the words that is said of the mention itself, or empty.

        An active verb calls off what stands behind it, and the mention's own trigger calls off nothing.
        """
        own = trigger.lower().split()
        low = [w for w in self.words[: self.begin] if w not in own]
        ahead = first_of(low, words, lives)
        behind = frozenset(w for w in words if not w.startswith(("me", "pem", "pen")))
        inside = frozenset() if words & set(own) else words
        light = [w for w in self.words[self.begin : self.end] if w not in own]
        return (
            ahead
            or first_of(light, inside, lives)
            or first_of(self.words[self.end :], behind, lives)
        )

    def first(self, words: frozenset[str], lives: LifeWords) -> str:
        """Return the first of the words (or pairs of words) that stands here and is not negated, or empty."""
        return first_of(self.words, words, lives)


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return [m.group().lower() for m in _WORD.finditer(text)]


def first_of(low: Sequence[str], words: frozenset[str], lives: LifeWords) -> str:
    """Return the first of the words (or pairs of words) in a run of words that no negation stands before, or empty."""
    for at, word in enumerate(low):
        pair = " ".join(low[at : at + 2])
        if pair in words:
            return pair
        if word in words and (at == 0 or low[at - 1] not in lives.negations):
            return word
    return ""
