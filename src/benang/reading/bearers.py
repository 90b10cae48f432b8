"""Persons that only their office tells: what stands right behind it, where the tagger saw no name or half of one.

An office that its words tell whole ("Menteri Keuangan") is followed by its holder and nothing else; behind another may
stand what it is of, and the holder behind that.
"""

from collections.abc import Sequence

from benang.languages.naming import Naming, longest
from benang.reading.printed import Found, has_capital
from benang.reading.tokens import Token

_PERSONAL = 3  # a word of a person's name is seldom written small
_LONG = 4  # words of a holder's name
_OFFICE = 12  # words of the longest office


class Bearers:
    """Finds the holders of offices, a sentence at a time."""

    def __init__(self, naming: Naming) -> None:
        self.naming = naming
        words = naming.words
        self.heads_closed = words.closed_heads | {o.split()[0] for o in words.closed_offices}

    def read(self, tokens: Sequence[Token], names: list[Found], number: int) -> list[Found]:
        """Return the names of a sentence in order, with the holders of offices among them."""
        return self._persons_behind(tokens, self._holders(tokens, names, number), number)

    def _holders(self, tokens: Sequence[Token], names: list[Found], number: int) -> list[Found]:
        """Return the names with the holders of offices that their words tell whole ("Menteri Keuangan Sari Dewi")."""
        found = names
        for at, token in enumerate(tokens):
            if token.low not in self.heads_closed or not has_capital(token):
                continue
            first = self._closed(tokens, at)
            last = first
            while last < len(tokens) and self._personal(tokens[last]):
                last += 1
            inside = [n for n in found if n.first < last and first < n.last]
            parts = [n for n in inside if n.form is None and first <= n.first and n.last <= last]
            if last - first > 1 and last - first <= _LONG and parts == inside:
                found = [n for n in found if n not in inside]
                found.append(Found(number, first, last, "PER"))
        return sorted(found, key=lambda name: name.first)

    def _closed(self, tokens: Sequence[Token], at: int) -> int:
        """Return where an office ends behind which only its holder stands, or the end of all if none begins at ``at``."""
        lows = [token.low for token in tokens[at : at + _OFFICE]]
        role = longest(self.naming.role_forms, lows, 0, len(lows))
        words = self.naming.words
        name = " ".join(lows[: role[1]]) if role else ""
        headed = role is not None and role[1] > 1 and lows[0] in words.closed_heads
        return at + role[1] if role and (headed or name in words.closed_offices) else len(tokens)

    def _persons_behind(
        self, tokens: Sequence[Token], names: list[Found], number: int
    ) -> list[Found]:
        """Return the names with persons that only their title tells: a role, what it is of, then capitals."""
        taken = {at for name in names for at in range(name.first, name.last)}
        added: list[Found] = []
        for name in names:
            if name.kind == "PER" or not self.is_of_role(tokens, name):
                continue
            first = name.last + (tokens[name.last].text == "," if name.last < len(tokens) else 0)
            last = first
            while (
                last < len(tokens)
                and last not in taken
                and (self._personal(tokens[last]) or (first < last and has_capital(tokens[last])))
            ):
                last += 1
            low = " ".join(token.low for token in tokens[first:last])
            if low in self.naming.listed.place:
                continue
            if first < last and (last >= len(tokens) or last not in taken):
                added.append(Found(number, first, last, "PER"))
        return sorted([*names, *added], key=lambda name: name.first)

    def is_of_role(self, tokens: Sequence[Token], name: Found) -> bool:
        """Return whether a role's words stand right before a name."""
        at = name.first - 1
        role_word = at >= 0 and tokens[at].low in self.naming.role_words
        return role_word or (at > 0 and tokens[at].low == "negeri" and tokens[at - 1].low == "luar")

    def _personal(self, token: Token) -> bool:
        low = token.low
        words = self.naming.words
        return (
            token.text[0].isupper()
            and self.naming.smallness(low) < _PERSONAL
            and low not in words.never
            and low not in words.body_words
            and low not in words.place_words
            and low not in self.naming.role_forms
        )
