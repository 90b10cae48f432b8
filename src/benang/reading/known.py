"""Names that tables know: states, seats of government, capitals, bodies and regions, longest form first."""

from collections.abc import Sequence

from benang.languages.naming import Form, FormKind, Naming, longest
from benang.reading.printed import SMALL, Found, has_capital
from benang.reading.tokens import Token
from benang.records import NameKind

_KINDS: dict[FormKind, NameKind] = {
    "state": "LOC",
    "seat": "ORG",
    "capital": "LOC",
    "body": "ORG",
    "region": "LOC",
    "place": "LOC",
}


class Known:
    """Finds the names of a language pack's tables in sentences."""

    def __init__(self, naming: Naming) -> None:
        self.naming = naming

    def find(self, tokens: Sequence[Token], number: int) -> list[Found]:
        """Return the names that a table knows, longest first come."""
        forms = self.naming.forms
        starts = [
            at for at, token in enumerate(tokens) if token.low in forms and token.text[0].isupper()
        ]
        if not starts:
            return []
        lows = [token.low for token in tokens]
        found: list[Found] = []
        free = 0
        for at in starts:
            if at < free:
                continue
            match = longest(forms, lows, at, len(lows))
            if match is not None and self._is_name(tokens, at, match):
                form, free = match
                kind = _KINDS[form.kind]
                found.append(Found(number, at, free, kind, form.kind, form.code, form.body))
        return found

    def _is_name(self, tokens: Sequence[Token], at: int, match: tuple[Form, int]) -> bool:
        form, end = match
        if form.kind == "place":
            return end - at > 1 or self._is_place(tokens, at)
        if end - at > 1:
            return True
        token = tokens[at]
        if token.low in self.naming.words.capitals_only and not token.text.isupper():
            return False
        initial = at == 0 or not tokens[at - 1].text[-1].isalnum()
        if initial and self.naming.smallness(token.low) >= SMALL and not token.text.isupper():
            return False
        follows = tokens[end] if end < len(tokens) else None
        if follows is not None and follows.low in self.naming.words.not_states_before:
            return False  # a currency, a tournament
        house = form.kind == "seat" and token.low in self.naming.words.place_words
        return not (house and follows is not None and has_capital(follows))

    def _is_place(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether a word that may be a place is one here: what stands before it says so."""
        before = tokens[at - 1].low if at else ""
        words = self.naming.words
        return (
            before in words.places_before
            or before in words.place_words
            or before in self.naming.role_words
        )
