"""Where the body of an office ends and its holder's name begins, where both stand together without a mark.

"Ketua Gaptenari Rara Wening" names a body and a person. The tagger makes one of them, or cuts them anywhere; no table
knows every body. The page does: elsewhere it lets the person speak alone ("kata Wening", "Rara menambahkan"). What comes
before that name must tell that it is a body: an acronym, a word for a body or a place, or a word mostly written small.
"""

from collections.abc import Sequence

from benang.languages.naming import Naming, longest
from benang.reading.folding import sound
from benang.reading.printed import SMALL, Found, has_capital, is_headline
from benang.reading.scan import Passage
from benang.reading.tokens import Token

_ACRONYM = 3  # letters
_LONGEST = 4  # words of a person's name
_RUN = 16  # words of a body with its holder
_NO_OFFICE = ("CVL", "CRM", "UAF", "REB")  # whose holders have no office

_ACCORDING = "menurut"
_OPEN = ',.;:"“”'

Words = tuple[str, ...]


class Holders:
    """What one page says of who holds its offices. ``found`` are the names of each sentence."""

    def __init__(
        self, sentences: Sequence[Passage], found: Sequence[list[Found]], naming: Naming
    ) -> None:
        self.naming = naming
        self.words = naming.words
        self.sentences = sentences
        self.found = found
        self._speaking: dict[str, list[Words]] = {}
        self._listened = False
        self._brackets: frozenset[str] | None = None

    def settle(self) -> list[list[Found]]:
        """Return the names of every sentence with bodies and the holders of their offices told apart."""
        return [
            names if is_headline(sentence) else self._sentence(sentence.tokens, names, number)
            for number, (sentence, names) in enumerate(zip(self.sentences, self.found, strict=True))
        ]

    def _sentence(self, tokens: Sequence[Token], names: list[Found], number: int) -> list[Found]:
        lows = [token.low for token in tokens]
        forms = self.naming.role_forms
        free = 0
        for at in [at for at, low in enumerate(lows) if low in forms]:
            office = longest(forms, lows, at, len(lows)) if at >= free else None
            if office is None or office[0].sector in _NO_OFFICE:
                continue
            first = office[1]
            last = self._run_end(tokens, first)
            cut = self._person_at(tokens, lows, first, last) if last - first > 1 else None
            if cut is not None:
                names = self._cut(tokens, names, (first, cut, last), number)
            free = max(first, last)
        return names

    def _run_end(self, tokens: Sequence[Token], first: int) -> int:
        """Return where the capitals behind an office end, a "dan" between two of them taken in."""
        at = first
        while at < min(len(tokens), first + _RUN):
            joins = at > first and tokens[at].low in self.words.joints and at + 1 < len(tokens)
            if not has_capital(tokens[at]) and not (joins and has_capital(tokens[at + 1])):
                break
            at += 1
        return at

    def _is_body(self, tokens: Sequence[Token], first: int) -> bool:
        """Tell whether the first word behind an office is of a body or place and no person's name."""
        token = tokens[first]
        low = token.low
        listed = self.naming.listed
        if low in self.words.honorifics or self._is_rank(token):
            return False
        return (
            (self._acronym(token) and low not in listed.given)
            or self.naming.smallness(low) >= SMALL
            or low in self.words.body_words
            or ((low in listed.body or low in listed.place) and not self._personal(low))
            or low in self._bracketed()
        )

    def _personal(self, low: str) -> bool:
        listed = self.naming.listed
        known = low in listed.given or low in listed.family
        return known or "P" in self.naming.name_words.get(low, "")

    def _bracketed(self) -> frozenset[str]:
        """Return the acronyms that the page puts in brackets behind a body's name."""
        if self._brackets is None:
            self._brackets = frozenset(
                tokens[at].low
                for tokens in (sentence.tokens for sentence in self.sentences)
                for at in range(1, len(tokens) - 1)
                if tokens[at - 1].text == "(" and tokens[at + 1].text == ")"
            )
        return self._brackets

    def _heard(self) -> dict[str, list[Words]]:
        """Return who speaks alone on the page, by the sound of the first word: one to four capitals beside a word of saying."""
        if not self._listened:
            self._listened = True
            for sentence in self.sentences:
                tokens = sentence.tokens
                for at, token in enumerate(tokens):
                    if token.low in self.words.said and not has_capital(token):
                        self._hear(tokens, at + 1, forward=True)
                        self._hear(tokens, at, forward=False)
                    elif token.low == _ACCORDING:
                        self._hear(tokens, at + 1, forward=True)
        return self._speaking

    def _hear(self, tokens: Sequence[Token], at: int, *, forward: bool) -> None:
        """Note the capitals that begin at ``at``, or end before it and open their sentence."""
        first = last = at
        if forward:
            while last < len(tokens) and has_capital(tokens[last]):
                last += 1
        else:
            while first > 0 and tokens[first - 1].low in self.words.beside_said:
                first -= 1
            last = first
            while first > 0 and has_capital(tokens[first - 1]):
                first -= 1
            if first and tokens[first - 1].text not in _OPEN:
                return
        words = tuple(sound(token.low) for token in tokens[first:last])
        if 0 < len(words) <= _LONGEST and tokens[first].low not in self.naming.role_forms:
            self._speaking.setdefault(words[0], []).append(words)

    def _cut(
        self, tokens: Sequence[Token], names: list[Found], run: tuple[int, int, int], number: int
    ) -> list[Found]:
        """Return the names with the body and the person of a run apart; ``run`` is its first word, its person's, and its end."""
        first, cut, last = run
        inside = [n for n in names if n.first < last and first < n.last]
        if any(n.first < first or n.last > last for n in inside):
            return names
        if any(self._settled(tokens, n, run) for n in inside):
            return names
        kept = [n for n in names if n not in inside or (n.last <= cut and n.kind != "PER")]
        kept.append(Found(number, cut, last, "PER"))
        if not any(first <= n.first < cut for n in kept) and self._acronym(tokens[first]):
            kept.append(Found(number, first, cut, "ORG"))
        return sorted(kept, key=lambda name: name.first)

    def _settled(self, tokens: Sequence[Token], name: Found, run: tuple[int, int, int]) -> bool:
        """Tell whether a name of the run is a place that an office is of, or its person already, begun by no word of a body."""
        first, cut, last = run
        if name.form == "place" and cut < name.last:
            return True
        if name.kind != "PER" or name.last != last or name.first == first or name.first > cut:
            return False
        return not any(self._of_body(t) or self._is_rank(t) for t in tokens[name.first : cut])

    def _is_rank(self, token: Token) -> bool:
        return self.naming.roles.get(token.low, "") in self.words.ranks

    def _person_at(
        self, tokens: Sequence[Token], lows: Sequence[str], first: int, last: int
    ) -> int | None:
        """Return where the person of a run begins: behind a rank, at the words the page lets speak alone, or behind an acronym."""
        ranked = self._behind_rank(lows, first, last)
        if ranked is not None:
            return None if self._of_body(tokens[ranked]) else ranked
        if not self._is_body(tokens, first):
            return None
        heard = self._heard()
        run = [sound(low) for low in lows[first:last]]
        for at in range(1, len(run)):
            if len(run) - at > _LONGEST or any(map(self._belongs, tokens[first + at : last])):
                continue
            for words in heard.get(run[at], ()):
                if tuple(run[at : at + len(words)]) == words:
                    return first + self._begun(tokens[first:last], at)
        return self._behind_acronym(tokens, first, last)

    def _behind_rank(self, lows: Sequence[str], first: int, last: int) -> int | None:
        """Return where the words behind the last rank of a run begin: "polda x [kombes] budi"."""
        cut = None
        at = first
        while at < last:
            form = longest(self.naming.role_forms, lows, at, last)
            if form is not None and form[0].sector in self.words.ranks:
                at = cut = form[1]
            else:
                at += 1
        return cut if cut is not None and 0 < last - cut <= _LONGEST else None

    def _begun(self, run: Sequence[Token], at: int) -> int:
        """Return where a person begins whose later name is at ``at``: right behind an acronym, else before first names that are known as such."""
        sure = self._acronym(run[0]) or run[0].low in self._bracketed()
        if sure and len(run) - 1 <= _LONGEST and not any(self._of_body(t) for t in run[1:at]):
            return 1
        while at > 1 and self._personal(run[at - 1].low):
            at -= 1
        return at

    def _of_body(self, token: Token) -> bool:
        """Tell whether a word inside a run is more of the body or of where it is."""
        placed = token.low in self.naming.listed.place
        return placed or self._belongs(token) or self.naming.smallness(token.low) >= SMALL

    def _belongs(self, token: Token) -> bool:
        """Tell whether a word is no person's name: an acronym, a state, a word for bodies."""
        low = token.low
        known = low in self.words.body_words or low in self.naming.states
        return known or self._acronym(token)

    def _behind_acronym(self, tokens: Sequence[Token], first: int, last: int) -> int | None:
        """Return where two to four words, the first known as persons', stand behind one acronym; the page need say no more."""
        named = 1 < last - first - 1 <= _LONGEST
        if not (named and self._acronym(tokens[first])):
            return None
        rest = tokens[first + 1 : last]
        plain = not any(self._of_body(token) for token in rest)
        return first + 1 if plain and self._personal(rest[0].low) else None

    def _acronym(self, token: Token) -> bool:
        return len(token.text) >= _ACRONYM and token.text.isupper()
