"""One sentence while its cues are being read: its tokens, the words of the pack, and what was found so far.

Cues are read from left to right, because what a cue reports begins behind the one before it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from benang.languages.speech import Cue, Speech
from benang.reading.statements.draft import Voice
from benang.reading.tokens import Token

LEAST = 2  # tokens that make a reported clause

Stretch = tuple[int, int]


class Found(NamedTuple):
    """A cue with its clause in token indices: ``clause`` is where the cue's clause starts, ``content`` what is said.

    ``final`` marks one whose content ends before the cue and is not cut by later ones.
    """

    cue: Cue
    at: Stretch
    source: Stretch | None
    voice: Voice
    clause: int
    content: tuple[Stretch, ...]
    rule: str
    final: bool = False
    negated: bool = False


class Clause:
    """A sentence and the cues found in it so far."""

    def __init__(self, tokens: Sequence[Token], speech: Speech) -> None:
        self.tokens = tokens
        self.speech = speech
        self.words = speech.clause
        self.ways = speech.ways
        self.found: list[Found] = []
        self.end = len(tokens)

    def low(self, at: int) -> str:
        """Return the key of the token at an index, or nothing outside the sentence."""
        return self.tokens[at].low if 0 <= at < self.end else ""

    def floor(self) -> int:
        """Return where what the last cue reports begins: a new subject stands behind it."""
        for one in reversed(self.found):
            if not one.final:
                return one.content[-1][0] if one.content else one.at[1]
        return 0

    def begin(self) -> int:
        """Return the index of the first word."""
        at = 0
        while at < self.end and not self.tokens[at].text[0].isalnum():
            at += 1
        return at

    def back_over(self, at: int, skipped: frozenset[str], floor: int = 0) -> int:
        """Return the index of the nearest token before ``at`` that is none of ``skipped``."""
        back = at - 1
        while back >= floor and self.low(back) in skipped:
            back -= 1
        return back

    def speaks(self, at: int, *, plain: bool = True) -> bool:
        """Tell whether somebody who can speak starts at ``at``: a name, a pronoun, with ``plain`` a person noun."""
        if at >= self.end:
            return False
        token = self.tokens[at]
        if token.text[0].isupper() or token.low in self.words.pronouns:
            return True
        if token.low in self.words.abbreviations and at + 1 < self.end:
            return self.tokens[at + 1].text[0] == "." or self.tokens[at + 1].text[0].isupper()
        return plain and token.low in self.words.persons

    def antecedent(self, that: int) -> Stretch | None:
        """Return the noun phrase that a relative "yang" stands for."""
        stop = that - 1 if self.low(that - 1) == "," else that
        start = stop
        while start > 0 and self.low(start - 1) not in self.words.asides:
            if self.tokens[start - 1].text in ",.;":
                break
            start -= 1
        return (start, stop) if stop > start else None
