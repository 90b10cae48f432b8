"""What the tagger marks is cut where no name can go on, and left out where it is no name at all.

A name does not run over a wide gap (two spaces or a new line: a heading and its paragraph) nor over a dash; a degree
behind a person ("S.E., M.Si"), what stands before a title ("Plt") and the letters before a dollar are no names.
"""

from collections.abc import Iterator, Sequence

from benang.languages.naming import Naming
from benang.reading.tagging import Tagged
from benang.reading.tokens import Token

_GAP = 2  # characters between two tokens that part a heading from what follows
_DASHES = frozenset("–—|")


class Trimmer:
    """Cuts what the tagger marks, a sentence at a time."""

    def __init__(self, naming: Naming) -> None:
        self.words = naming.words

    def cut(self, tokens: Sequence[Token], tagged: Sequence[Tagged]) -> Iterator[Tagged]:
        """Yield the tagged names, cut at gaps and dashes, those that can be names."""
        for tag in tagged:
            first = tag.first
            for at in range(tag.first, tag.last + 1):
                if at == tag.last or (at > first and _parted(tokens, at)):
                    if first < at and self._is_name(tokens, first, at):
                        yield tag._replace(first=first, last=at)
                    first = at

    def _is_name(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """Tell whether a stretch may be a name: it has a capital, and is no degree, prefix or currency."""
        words = [token for token in tokens[first:last] if token.text[0].isalnum()]
        if not any(token.text[0].isupper() for token in words):
            return False
        letters = "".join(token.low for token in words)
        if len(words) == 1:
            follows = tokens[last].text if last < len(tokens) else ""
            return letters not in self.words.prefixes and follows != "$"
        return letters not in self.words.degrees or all(len(token.low) > 2 for token in words)  # noqa: PLR2004


def _parted(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a name must end before a token: a dash, or behind a wide gap."""
    before = tokens[at - 1]
    gap = tokens[at].start - before.stop >= _GAP
    return gap or tokens[at].text in _DASHES or before.text in _DASHES
