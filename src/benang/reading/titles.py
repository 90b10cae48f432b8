"""Titles and roles: whose they are, of which state or body, and people who are described and not named.

A phrase begins at a role word and goes on over what a role has in Indonesian: the body, place or state it belongs to,
a second rank, a bracket, a comma before the name ("Kepala Dinas Kesehatan Kota X, dr. Y"). If a person's name ends it,
the role is hers; if not, it describes somebody ("juru bicara kementerian", "para pejabat X") or points back
("menteri itu"). A role may also follow the name ("X, presiden Y," or "X selaku ketua Y").
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from benang.languages.naming import Naming, longest
from benang.reading.printed import Found
from benang.reading.tokens import Token

_ORDINAL = re.compile(r"ke-?\d+|ke-?[ivx]+")  # "presiden ke-6"
_FARTHEST = 16  # tokens from a role to the name it belongs to
_BRACKET = 8
_NOUNS = 5  # a role behind a name runs on over a few nouns; longer words with a prefix are verbs


class Phrase(NamedTuple):
    """A role as printed: tokens ``[first, last)`` with the name, if any. ``role`` is in small letters and whole words.

    ``of`` are the names it belongs to; ``name`` the person who bears it; ``form`` says what the phrase is.
    """

    first: int
    last: int
    role: str
    sector: str
    of: tuple[Found, ...] = ()
    name: Found | None = None
    plural: bool = False
    single: bool = False
    this: bool = False
    after: bool = False
    capital: bool = False


class _Step(NamedTuple):
    """A piece of a role: where it ends, its words if it says more, and whether the phrase may end after it."""

    end: int
    text: str = ""
    counts: bool = False


class Titles:
    """Reads the titles of one sentence. ``names`` are the sentence's names in order."""

    def __init__(
        self,
        tokens: Sequence[Token],
        names: Sequence[Found],
        naming: Naming,
        *,
        headline: bool = False,
    ) -> None:
        self.tokens = tokens
        self.lows = [token.low for token in tokens]
        self.naming = naming
        self.words = naming.words
        self.headline = headline
        self.starting = {name.first: name for name in names}
        self.inside = {at for name in names for at in range(name.first, name.last)}

    def find(self) -> list[Phrase]:
        """Return the phrases of the sentence in order, never overlapping."""
        found: list[Phrase] = []
        roles = self.naming.role_forms
        free = 0
        for at in [
            at
            for at, low in enumerate(self.lows)
            if low in roles or low in self.words.people or at in self.starting
        ]:
            phrase = self._beginning(at) if at >= free else None
            if phrase is not None:
                found.append(phrase)
                free = max(phrase.last, at + 1)
        return found

    def _beginning(self, at: int) -> Phrase | None:
        """Return the phrase that begins with the word at ``at``, or None."""
        name = self.starting.get(at)
        if name is not None:
            return self._behind(name) if name.kind == "PER" else None
        if at in self.inside:
            return None
        return self._at(at) if self.lows[at] in self.naming.role_forms else self._people(at)

    def _at(self, at: int) -> Phrase | None:
        stop = at
        while stop < min(len(self.tokens), at + _FARTHEST) and stop not in self.inside:
            stop += 1
        match = longest(self.naming.role_forms, self.lows, at, stop)
        if match is None or f"{self.lows[at]} {self._low(at + 1)}" in self.words.not_roles:
            return None
        form, end = match
        first = self._back(at)
        before = self.lows[first:at]
        phrase = Phrase(
            first,
            end,
            " ".join(self.lows[at:end]),
            form.sector,
            plural=any(w in self.words.plurals for w in before),
            single=any(w in self.words.singulars for w in before),
            capital=self.tokens[at].text[0].isupper(),
        )
        if phrase.role in self.words.relational and self._low(end) in self.naming.role_forms:
            return phrase  # "kuasa hukum direktur X": the next role is the one that has a name
        phrase = self._onwards(phrase)
        phrase = self._behind_role(phrase)
        if any(w in self.words.former for w in before):
            phrase = phrase._replace(role=f"{self.words.former[0]} {phrase.role}")
        return phrase

    def _people(self, at: int) -> Phrase | None:
        """Return the phrase of "para" or "seorang" with a word that no table knows as a role: people all the same."""
        noun = at + 1
        low = self._low(noun)
        if noun in self.inside or not low.isalpha() or not self.tokens[noun].text[0].islower():
            return None
        if (
            low in self.naming.role_forms
            or low in self.words.prefixes
            or low in self.words.role_nouns
        ):
            return None
        plural = self.lows[at] in self.words.people_plural
        phrase = Phrase(at, noun + 1, low, "", plural=plural, single=not plural)
        return self._onwards(phrase)

    def _back(self, at: int) -> int:
        """Return where the words before a role begin: determiners, "mantan", "wakil"."""
        first = at
        while first > 0 and first - 1 not in self.inside and at - first < 3:  # noqa: PLR2004  "salah satu mantan"
            low = self.lows[first - 1]
            words = self.words
            if low in words.prefixes or low in words.plurals or low in words.singulars:
                first -= 1
            elif (low == "." and first > 1 and f"{self.lows[first - 2]}." in words.prefixes) or (
                low in ("satu", "seorang") and first > 1 and self.lows[first - 2] == "salah"
            ):
                first -= 2
            else:
                break
        return first

    def _onwards(self, phrase: Phrase) -> Phrase:
        """Return the phrase with what follows the role: bodies, states, ranks, and the name if one comes."""
        at, last = phrase.last, phrase.last
        of: list[Found] = []
        role = [phrase.role]
        stop = min(len(self.tokens), at + _FARTHEST)
        while at < stop:
            name = self.starting.get(at)
            if name is not None and name.kind == "PER":
                if self._owns(phrase, name):
                    of.append(name)
                    last = name.last
                    break
                if not self._bears(phrase, name, of):
                    break
                sector = phrase.sector or self._sector(of)
                return phrase._replace(
                    last=name.last, of=tuple(of), name=name, role=" ".join(role), sector=sector
                )
            if name is not None:
                of.append(name)
                at = last = name.last
                continue
            step = self._step(at, last, bare=not of)
            if step is None:
                break
            if step.text and not of:
                role.append(step.text)
            at = step.end
            last = at if step.counts else last
        return phrase._replace(last=last, of=tuple(of), role=self._role(role, phrase, last, of))

    def _sector(self, of: Sequence[Found]) -> str:
        """Return the sector that the first words of the bodies tell that a role is of, or ""."""
        told = (self.naming.body_sectors.get(self.lows[n.first], "") for n in of if n.kind == "ORG")
        return next((sector for sector in told if sector), "")

    def _owns(self, phrase: Phrase, name: Found) -> bool:
        """Return whether a person behind a role is whom it belongs to: "pemerintah X", "seorang pejabat pemerintahan X"."""
        if self.lows[name.first - 1] in {",", ")"} | self.words.called:
            return False
        group = phrase.role in self.words.group_roles
        return (
            group or phrase.plural or (phrase.single and self.lows[name.first - 1] != phrase.role)
        )

    def _bears(self, phrase: Phrase, name: Found, of: Sequence[Found]) -> bool:
        """Return whether the person behind a role bears it: not in "istri X", nor in "bertemu polisi, X berkata"."""
        if of:
            return True
        before = self.lows[name.first - 1]
        if before == ",":
            return phrase.capital or name.last - name.first > 1
        return phrase.role not in self.words.relational

    def _role(self, role: list[str], phrase: Phrase, last: int, of: list[Found]) -> str:
        """Return the role's words up to where the phrase was accepted."""
        if of:
            return " ".join(role)
        skipped = len(phrase.role.split())
        first = phrase.last - skipped
        return " ".join(self.lows[first:last])

    def _step(self, at: int, last: int, *, bare: bool) -> _Step | None:
        """Return the next piece of a role, or None where it ends."""
        mark = self.tokens[at].text
        if mark == "(":
            return self._bracket(at)
        if mark == ",":
            return _Step(at + 1) if self._name_soon(at + 1) else None
        if mark == ".":
            return _Step(at + 1) if self.lows[at - 1] in self.words.honorifics else None
        return self._rank(at, bare=bare) or self._link(at, last, bare=bare) or self._word(at)

    def _rank(self, at: int, *, bare: bool) -> _Step | None:
        """Return a second role or an honorific behind the first."""
        low = self.lows[at]
        if low in self.words.honorifics:
            return _Step(at + 1)
        rank = longest(self.naming.role_forms, self.lows, at, len(self.tokens))
        if rank is None or not (bare or self.tokens[at].text[0].isupper()):
            return None
        words = " ".join(self.lows[at : rank[1]])
        more = bare and self.naming.roles[words] not in self.words.ranks
        return _Step(rank[1], words if more else "", counts=True)

    def _link(self, at: int, last: int, *, bare: bool) -> _Step | None:
        """Return a small word that holds two pieces of a role together."""
        low = self.lows[at]
        if low in self.words.called:
            return _Step(at + 1)
        if low in self.words.role_links and at == last and self._joins(at):
            return _Step(at + 1, low if bare else "")
        return None

    def _word(self, at: int) -> _Step | None:
        """Return a word that says more of a role: one with a capital, or a noun that roles have."""
        token, low = self.tokens[at], self.lows[at]
        if low in ("dalam", "luar"):
            whole = self._low(at + 1) == "negeri"
            return _Step(at + 2, f"{low} negeri", counts=True) if whole else None
        if low in self.words.never:
            return None
        if _ORDINAL.fullmatch(low):
            return _Step(at + 1, counts=True)
        if token.text[0].isupper() and not self.headline:
            acronym = len(low) > 1 and token.text.isupper() and low.strip("ivx")
            return _Step(at + 1, "" if acronym else low, counts=True)
        if low in self.words.role_nouns or low in self.words.stays:
            return _Step(at + 1, low, counts=True)
        return None

    def _low(self, at: int) -> str:
        return self.lows[at] if at < len(self.lows) else ""

    def _joins(self, at: int) -> bool:
        """Return whether a small link inside a role is followed by more of it, and not by a new person."""
        following = at + 1
        if following >= len(self.tokens):
            return False
        name = self.starting.get(following)
        if name is not None:
            return name.kind != "PER" and self.lows[at] != "di"
        if self.lows[at] == "dan" and self.lows[following] in self.naming.role_forms:
            return False
        return self.tokens[following].text[0].isupper() and self.lows[at] != "di"

    def _bracket(self, at: int) -> _Step | None:
        for end in range(at + 1, min(len(self.tokens), at + _BRACKET)):
            if self.tokens[end].text == ")":
                return _Step(end + 1, counts=True)
        return None

    def _name_soon(self, at: int) -> bool:
        """Return whether a person's name stands at ``at``, perhaps behind ranks and honorifics."""
        for _ in range(4):
            if at >= len(self.tokens):
                return False
            name = self.starting.get(at)
            if name is not None:
                return name.kind == "PER"
            rank = longest(self.naming.role_forms, self.lows, at, len(self.tokens))
            if rank is not None and self.naming.roles[" ".join(self.lows[at : rank[1]])] in (
                "MIL",
                "COP",
            ):
                at = rank[1]
            elif self.lows[at] in self.words.honorifics or self.tokens[at].text == ".":
                at += 1
            else:
                return False
        return False

    def _behind_role(self, phrase: Phrase) -> Phrase:
        """Return a nameless phrase with "itu" or "tersebut" behind it taken in."""
        if phrase.name is None and phrase.last < len(self.tokens):
            if self.lows[phrase.last] in self.words.this:
                return phrase._replace(last=phrase.last + 1, this=True)
            if self.lows[phrase.first] == "sang":
                return phrase._replace(this=True)
        return phrase

    def _behind(self, name: Found) -> Phrase | None:
        """Return the role that follows a name: after a comma and closed by one, or after "selaku"."""
        at = name.last
        if at < len(self.tokens) and self.tokens[at].text == "(":
            closed = self._bracket(at)
            at = closed.end if closed else at
        if at + 1 >= len(self.tokens):
            return None
        opener = self.lows[at]
        at += 1
        if opener not in (",", "selaku"):
            return None
        while at < len(self.tokens) and self.lows[at] in self.words.between_role:
            at += 1
        if at >= len(self.tokens) or self.lows[at] not in self.naming.role_forms:
            return None
        phrase = self._at(at)
        if phrase is None or phrase.name is not None or phrase.plural or phrase.this:
            return None
        if opener == "," and not self._closes(phrase.last):
            return None
        return phrase._replace(first=name.first, name=name, after=True)

    def _closes(self, at: int) -> bool:
        """Return whether a role behind a name is closed by a comma or full stop, a few nouns on at most."""
        for place in range(at, min(at + _NOUNS, len(self.tokens))):
            low = self.lows[place]
            if low in (",", ".", ")", ";", "yang"):
                return True
            verb = len(low) > _NOUNS and low.startswith(("me", "ber", "di", "ter"))
            if verb or not low.isalpha() or low in self.words.said or place in self.inside:
                return False
        return at >= len(self.tokens)
