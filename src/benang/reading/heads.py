"""What the first word of a name says: bodies and places that begin with a word for their kind.

The tagger reads words one by one and at times loses a body whose first word tells it ("Persatuan ...", "PT ...") or the
word for a place before its name ("Kampung ..."). Here a run of capitals behind such a word is made one name, unless it
runs into a person; and what the tagger called a person or a place is a body behind a relay cue.
"""

from collections.abc import Sequence

from benang.languages.naming import Naming
from benang.reading.printed import Found, has_capital
from benang.reading.tokens import Token

_OFFICIAL = frozenset(
    ("GOV", "COP", "MIL", "LEG", "JUD", "PTY", "BUS")
)  # whose titles begin a new name
_ENDLESS = 2000  # words; no sentence is so long
_SMALL = 8  # a word nearly always written small is no part of a name even with a capital


class Heads:
    """Makes names whole by their first words, a sentence at a time."""

    def __init__(self, naming: Naming) -> None:
        self.naming = naming
        self.bodies = frozenset(naming.words.surely_bodies)
        self.places = frozenset(naming.words.surely_places)
        self.firsts = self.bodies | self.places | naming.words.governing

    def read(self, tokens: Sequence[Token], names: list[Found], number: int) -> list[Found]:
        """Return the names of a sentence with those whole that begin with a word for a body or place."""
        if len(tokens) > _ENDLESS:
            return names  # every head looks at every name
        lows = [token.low for token in tokens]
        names = self._relayed(tokens, lows, [self._kind(lows, name) for name in names], number)
        starts = [
            at for at, low in enumerate(lows) if low in self.firsts and self._begins(lows, at)
        ]
        for at in starts:
            if has_capital(tokens[at]):
                names = self._whole(tokens, names, at, number)
        return sorted(names, key=lambda name: name.first)

    def _begins(self, lows: Sequence[str], at: int) -> bool:
        """Return whether a body or place begins: "Pemerintah Provinsi X" is a body, "Balai Kota X" none."""
        words = self.naming.words
        governed = at + 1 < len(lows) and lows[at + 1] in words.governed
        return governed if lows[at] in words.governing else not self._houses(lows, at)

    def _houses(self, lows: Sequence[str], at: int) -> bool:
        """Return whether a building and no body begins: "Balai Kota X"."""
        words = self.naming.words
        return lows[at] in words.houses and at + 1 < len(lows) and lows[at + 1] in words.governed

    def _kind(self, lows: Sequence[str], name: Found) -> Found:
        """Return a name with the kind that its first word says."""
        if name.form is not None or name.last - name.first < 2:  # noqa: PLR2004  the word alone tells nothing
            return name
        body = lows[name.first] in self.bodies and not self._houses(lows, name.first)
        if name.kind != "ORG" and (body or lows[name.last - 1] in self.naming.words.body_ends):
            return name._replace(kind="ORG")
        if name.kind == "PER" and lows[name.first] in self.places:
            return name._replace(kind="LOC")
        return name

    def _relayed(
        self, tokens: Sequence[Token], lows: Sequence[str], names: list[Found], number: int
    ) -> list[Found]:
        """Return the names with those behind a relay cue as bodies, whole: "dilansir X dan Y"."""
        relays = self.naming.words.relays
        if relays.isdisjoint(lows):
            return names
        for at in [at + 1 for at, low in enumerate(lows[:-1]) if low in relays]:
            first = at + (lows[at] in self.naming.words.relay_leads)
            while first < len(tokens):
                last = self._outlet(tokens, names, first)
                if last == first:
                    break
                kept = [n for n in names if n.first != first]
                names = [*kept, Found(number, first, last, "ORG")]
                names.sort(key=lambda name: name.first)
                if last + 1 >= len(tokens) or lows[last] != "dan":
                    break
                first = last + 1
        return names

    def _outlet(self, tokens: Sequence[Token], names: Sequence[Found], first: int) -> int:
        """Return where the outlet ends that begins at ``first``; ``first`` itself if a table knows better, or none does."""
        here = next((n for n in names if n.first <= first < n.last), None)
        if here is not None and (here.form is not None or here.first < first):
            return first
        stop = min([n.first for n in names if n.first > first], default=len(tokens))
        last = here.last if here else first
        while last < stop and self._belongs(tokens[last]):
            last += 1
        return last

    def _whole(
        self, tokens: Sequence[Token], names: list[Found], at: int, number: int
    ) -> list[Found]:
        """Return the names with the run of capitals from ``at`` on as one, if nothing else begins or ends across it."""
        body = tokens[at].low not in self.places
        if any(n.first < at < n.last or (n.first == at and n.form is not None) for n in names):
            return names
        last = self._end(tokens, at, names, body=body)
        inside = [n for n in names if n.first < last and at < n.last]
        least = 2 + (
            tokens[at].low in self.naming.words.governing
        )  # "Pemerintah Kota" is of somewhere
        if last - at < least or any(n.last > last for n in inside):
            return names
        follows = any(n.kind == "PER" and n.first == last for n in names)
        if follows and self._is_firm(tokens, at):
            last = next(n.last for n in names if n.first == last)
            inside = [n for n in names if n.first < last and at < n.last]
        elif follows and inside:
            return names  # who knows where the body ends and the person begins
        if not body and not (len(inside) == 1 and inside[0].kind == "LOC" and not inside[0].code):
            return names  # a place only takes the word before it
        if any(n.first == at and n.last == last and n.kind == "ORG" for n in inside):
            return names
        code = next((n.code for n in inside if n.last == last and n.form in (None, "state")), "")
        made = Found(number, at, last, "ORG" if body else "LOC", code=code if body else "")
        return [*(n for n in names if n not in inside), made]

    def _is_firm(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether a firm's name begins that no office stands before: "PT [a person's name]" is the firm."""
        before = tokens[at - 1].low if at else ""
        return tokens[at].low in self.naming.words.firms and before not in self.naming.role_words

    def _end(self, tokens: Sequence[Token], at: int, names: Sequence[Found], *, body: bool) -> int:
        """Return where the run of capitals behind a first word ends: before persons, states, roles and days."""
        firm = tokens[at].low in self.naming.words.firms
        ending = ("seat", "body") if firm else ("state", "seat", "body")  # "PT X Indonesia"
        barred = {
            place
            for n in names
            for place in range(n.first, n.last)
            if n.kind == "PER" or (n.form in ending and n.first > at + 1)
        }
        last = at + 1
        while last < len(tokens) and last not in barred:
            if self._belongs(tokens[last]) or (body and self._member(tokens[last])):
                last += 1
            elif body and self._joins(tokens, last, barred):
                last += 2
            else:
                break
        return self._enumerated(tokens, last, barred) if body and last > at + 1 else last

    def _enumerated(self, tokens: Sequence[Token], at: int, barred: set[int]) -> int:
        """Return where a body's name ends that goes on with its fields: "Kementerian A, B, dan C"; ``at`` if it does not."""
        joints = self.naming.words.joints
        end, closing = at, False
        while end + 1 < len(tokens) and not closing and (end > at or tokens[end].text == ","):
            closing = tokens[end].low in joints
            if not closing and tokens[end].text != ",":
                return at
            end += 1
            if not closing and tokens[end].low in joints:
                closing, end = True, end + 1
            first = end
            while end < len(tokens) and end not in barred and self._is_field(tokens[end]):
                end += 1
            if end == first:
                return at
        return end if closing else at

    def _is_field(self, token: Token) -> bool:
        """Return whether a word may be part of a field that a body is for: no acronym, no body, no place."""
        low = token.low
        return (
            self._belongs(token)
            and not token.text.isupper()
            and low not in self.bodies
            and low not in self.naming.words.body_words
            and low not in self.naming.listed.place
        )

    def _joins(self, tokens: Sequence[Token], at: int, barred: set[int]) -> bool:
        """Return whether "dan" holds a body's name together: two words of it stand before, and one behind."""
        if (
            tokens[at].low not in self.naming.words.joints
            or at + 1 >= len(tokens)
            or at + 1 in barred
        ):
            return False
        behind = tokens[at + 1]
        return self._belongs(behind) and behind.low not in self.bodies and not behind.text.isupper()

    def _member(self, token: Token) -> bool:
        """Return whether a word is one for people that a body may be of ("Persatuan Guru"), and no office."""
        sector = self.naming.roles.get(
            token.low, "GOV" if token.low in self.naming.role_forms else ""
        )
        return (
            has_capital(token)
            and sector not in _OFFICIAL
            and token.low not in self.naming.words.never
        )

    def _belongs(self, token: Token) -> bool:
        low = token.low
        words = self.naming.words
        return (
            has_capital(token)
            and low not in words.never
            and low not in self.naming.role_forms
            and low not in words.honorifics
            and self.naming.smallness(low) <= _SMALL
        )
