"""What a printed name is, and two things about the text it stands in: headlines, and hyphens between two names."""

from collections.abc import Sequence
from typing import NamedTuple

from benang.languages.naming import Body, FormKind, Naming
from benang.reading.scan import Passage, Scan
from benang.reading.tokens import Token
from benang.records import NameKind

SMALL = 6  # written small in more than half of its places: no name at the start of a sentence
_SHOUTING = 0.7  # share of capitals above which a line is a headline
_FEW = 4
_CLOSED = frozenset('."”')


class Found(NamedTuple):
    """A printed name: tokens ``[first, last)`` of a sentence; ``form`` and ``code`` say what a table knows of it."""

    sentence: int
    first: int
    last: int
    kind: NameKind
    form: FormKind | None = None
    code: str = ""
    body: Body | None = None


def is_headline(sentence: Passage) -> bool:
    """Return whether a sentence is a line of capitals, in which a capital says nothing."""
    if sentence.zone != "headline" and sentence.tokens[-1].text in _CLOSED:
        return False  # a full stop ends it: a sentence full of names
    words = [token.text for token in sentence.tokens if token.text[0].isalpha()]
    return _shout(words) if len(words) >= _FEW else sentence.zone == "headline"


def is_shouting(tokens: Sequence[Token]) -> bool:
    """Return whether most words have a capital."""
    words = [token.text for token in tokens if token.text[0].isalpha()]
    return len(words) >= _FEW and _shout(words)


def _shout(words: Sequence[str]) -> bool:
    return len([word for word in words if word[0].isupper()]) / len(words) > _SHOUTING


def has_capital(token: Token) -> bool:
    """Return whether a token is a word with a capital."""
    return token.text[0].isupper() and token.text[0].isalpha()


def apart(scan: Scan, naming: Naming) -> Scan:
    """Return the page with hyphens between two names as tokens of their own: "Rusia-Korea Utara"."""
    seen: set[str] | None = None
    sentences = list(scan.sentences)
    for number, s in enumerate(sentences):
        hyphened = "-" in scan.text[s.start : s.stop] and [
            t for t in s.tokens if "-" in t.text and t.text[0].isupper() and len(t.text) > 1
        ]
        if not hyphened:
            continue
        if seen is None:
            seen = {t.text for every in scan.sentences for t in every.tokens if t.text[0].isupper()}
        parts = tuple(part for token in s.tokens for part in _parts(token, seen, naming))
        sentences[number] = s._replace(tokens=parts)
    return scan._replace(sentences=tuple(sentences))


def _parts(token: Token, seen: set[str], naming: Naming) -> list[Token]:
    left, hyphen, right = token.text.partition("-")
    states = naming.states
    both = hyphen and left[:1].isupper() and right[:1].isupper() and left != right
    first, second = left.lower(), right.lower()
    if not both or token.low in naming.single:
        return [token]
    state = any(form.kind == "state" for form in naming.forms.get(second, ()))
    if not ((first in states and (state or right in seen)) or (left in seen and right in seen)):
        return [token]
    cut = token.start + len(left)
    return [
        Token(token.start, cut, left, first),
        Token(cut, cut + 1, hyphen, hyphen),
        Token(cut + 1, token.stop, right, second),
    ]
