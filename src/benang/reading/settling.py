"""Where tables and the tagger meet: what the tagger found is cut, kept, or made whole beside what tables know."""

from collections.abc import Sequence

from benang.languages.naming import Naming, longest
from benang.reading.bearers import Bearers
from benang.reading.folding import abbreviates, written
from benang.reading.heads import Heads
from benang.reading.printed import SMALL, Found, has_capital
from benang.reading.tagging import Tagged
from benang.reading.tokens import Token
from benang.reading.trimming import Trimmer
from benang.records import NameKind

_CUT = ("state", "seat", "body")  # no person's name begins or ends with one
_ACRONYM = 3  # letters; two may be a degree or initials
_MADE = 7  # letters; shorter words between "ke" and "an" are names at times
_STATE_BODIES = ("GOV", "JUD", "LEG", "MIL")  # every state has them


class Settler:
    """Settles the names of one sentence at a time."""

    def __init__(self, naming: Naming) -> None:
        self.naming = naming
        self.heads = Heads(naming)
        self.trimmer = Trimmer(naming)
        self.bearers = Bearers(naming)

    def settle(
        self, tokens: Sequence[Token], tagged: Sequence[Tagged], known: Sequence[Found], number: int
    ) -> list[Found]:
        """Return the names of a sentence, in order and never overlapping."""
        names = [name for name in known if name.form != "place"]
        for tag in self.trimmer.cut(tokens, tagged):
            names = self._settle(tokens, tag, names, number)
        places = [name for name in known if name.form == "place"]
        if places:
            taken = {at for name in names for at in range(name.first, name.last)}
            names += [
                name._replace(form=None)
                for name in places
                if taken.isdisjoint(range(name.first, name.last))
            ]
        names.sort(key=lambda name: name.first)
        names = self.bearers.read(tokens, self._of_states(names), number)
        names = self.heads.read(tokens, self._whole(tokens, names), number)
        return self._with_acronyms(tokens, names)

    def _settle(
        self, tokens: Sequence[Token], tag: Tagged, names: list[Found], number: int
    ) -> list[Found]:
        """Return the names with one more that the tagger found, where tables leave room for it."""
        first, last = self._trim(tokens, tag)
        inside = [n for n in names if n.first < last and first < n.last]
        if tag.kind == "PER":
            first, last = _beside_known(first, last, inside)
        elif self._hides_person(tokens, first, last, inside):
            first, tag = inside[0].last, tag._replace(kind="PER")
        first, last = _edges(tokens, first, last)
        if tag.kind == "PER" and last - first > 1 and self._of_place(tokens, first):
            first += 1
        inside = [n for n in names if n.first < last and first < n.last]
        if not self._fits(first, last, tag.kind, inside):
            return names
        if not _worthy(tokens[first:last], tag.kind, self.naming):
            return names
        kept = [n for n in names if n not in inside]
        place = self._place_before_person(tokens, first, last)
        if place > first:
            where = Found(number, first, place, "LOC")
            place, last = self._without_titles(tokens, place, last, person=True)
            named = _worthy(tokens[place:last], "PER", self.naming)
            return [*kept, where, *([Found(number, place, last, "PER")] if named else [])]
        code = next((n.code for n in inside if n.form == "state" and n.last == last), "")
        kind = self._kind(tokens, first, last, tag.kind)
        return [*kept, Found(number, first, last, kind, code=code)]

    def _place_before_person(self, tokens: Sequence[Token], first: int, last: int) -> int:
        """Return where the place ends that an office is of, if its holder's name follows: "gubernur [Tempat Nama Orang]"."""
        if first == 0 or tokens[first - 1].low not in self.naming.person_roles:
            return first
        places = self.naming.listed.place
        if " ".join(t.low for t in tokens[first:last]) in places:
            return first
        for end in range(min(first + 3, last - 1), first, -1):
            if " ".join(t.low for t in tokens[first:end]) in places:
                holder = " ".join(t.low for t in tokens[end:last])
                beyond = end < last - 1 and self._of_place(tokens, end)
                return first if holder in places else end + beyond
        return first

    def _fits(self, first: int, last: int, kind: str, inside: Sequence[Found]) -> bool:
        """Return whether known names leave room: a tagged one may only hold them whole, and more besides."""
        if kind == "LOC" and inside and inside[0].form == "state" and inside[0].first == first:
            return False
        outside = any(n.first < first or n.last > last for n in inside)
        same = any(n.first <= first and last <= n.last for n in inside)
        return first < last and not outside and not same

    def _kind(self, tokens: Sequence[Token], first: int, last: int, kind: str) -> NameKind:
        """Return the kind of a tagged name, where its words tell it better than the tagger."""
        if kind == "PER" and last - first > 1 and self._is_office(tokens, first, last):
            return "ORG"
        low = " ".join(t.low for t in tokens[first:last])
        listed = self.naming.listed
        if kind == "LOC" and low not in listed.place and self._is_led(tokens, first):
            return "ORG"
        if low in listed.body and not (low in listed.given or low in listed.family):
            return "ORG"
        return _kind(kind)

    def _is_led(self, tokens: Sequence[Token], first: int) -> bool:
        """Return whether an office that only firms have stands right before a word: "CEO X"."""
        return first > 0 and tokens[first - 1].low in self.naming.words.firm_offices

    def _is_office(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """Return whether a "person" begins or ends as bodies do, or holds an acronym right behind a role: what the role is of."""
        if not self.naming.words.body_words.isdisjoint((tokens[first].low, tokens[last - 1].low)):
            return True
        before = tokens[first - 1].low if first else ""
        return before in self.naming.role_words and any(
            len(t.text) >= _ACRONYM and t.text.isupper() for t in tokens[first:last]
        )

    def _hides_person(
        self, tokens: Sequence[Token], first: int, last: int, inside: Sequence[Found]
    ) -> bool:
        """Return whether a body or place begins with what a role is of: "presiden [Negara Nama Orang]"."""
        if not inside or inside[0].form not in _CUT or inside[0].first != first:
            return False
        behind = inside[0].last
        if behind >= last:
            return False
        return (
            self.bearers.is_of_role(tokens, inside[0])
            or tokens[behind].low in self.naming.listed.given
        )

    def _trim(self, tokens: Sequence[Token], tag: Tagged) -> tuple[int, int]:
        """Return the tagged span without brackets at its end and without titles before a person."""
        first, last = tag.first, tag.last
        for at in range(first + 1, last):
            if tokens[at].text in "()":
                last = at
                break
        first, last = self._without_titles(tokens, first, last, person=tag.kind == "PER")
        if tag.kind != "PER":
            return self._from_capital(tokens, first, last), last
        if last - first > 1 and first == 0 and self._is_common(tokens[0].low):
            first += 1
        while last - first > 1 and tokens[first].low in self.naming.listed.body:
            first += 1
        while last - first > 1 and tokens[first].low in self.naming.words.honorifics:
            first += 2 if tokens[first + 1].text == "." else 1
        return first, last

    def _of_place(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether a direction ends the name of the place before it ("Wali Kota Lumbung Barat Budi")."""
        direction = tokens[at].low in self.naming.words.directions
        return direction and at > 0 and has_capital(tokens[at - 1])

    def _is_common(self, low: str) -> bool:
        """Return whether the first word of a sentence is a common one: mostly written small, or made from a verb."""
        return self.naming.smallness(low) >= SMALL or (
            len(low) > _MADE
            and low.startswith(self.naming.words.noun_prefixes)
            and low.endswith(self.naming.words.noun_suffixes)
            and low not in self.naming.name_words
        )

    def _without_titles(
        self, tokens: Sequence[Token], first: int, last: int, *, person: bool
    ) -> tuple[int, int]:
        """Return the span without days and the like at its ends, and without roles at its beginning."""
        words = self.naming.words
        bodies = words.surely_bodies
        while first < last and tokens[first].low in words.never:
            first += 1
        while first < last and tokens[last - 1].low in words.never:
            last -= 1
        while first < last:
            lows = [token.low for token in tokens[first:last]]
            if " ".join(lows) in self.naming.listed.place or (not person and lows[0] in bodies):
                break  # "Raja Ampat", "Polres X"
            role = longest(self.naming.role_forms, lows, 0, len(lows))
            if (
                role is None
                or role[1] >= len(lows)
                or not (person or tokens[first].low not in words.group_roles)
            ):
                break
            first += role[1]
        return first, last

    def _from_capital(self, tokens: Sequence[Token], first: int, last: int) -> int:
        """Return where a body or place begins without "wilayah" before it or the end of a role ("Duta Besar RI")."""
        while last - first > 1 and (
            not tokens[first].text[0].isupper()
            or (
                first > 0
                and tokens[first].low in self.naming.role_words
                and has_capital(tokens[first - 1])
            )
        ):
            first += 1
        return first

    def _with_acronyms(self, tokens: Sequence[Token], names: Sequence[Found]) -> list[Found]:
        """Return the names with the acronyms in brackets behind bodies and places as names of their own."""
        if "(" not in [token.text for token in tokens]:
            return sorted(names, key=lambda name: name.first)
        taken = {at for name in names for at in range(name.first, name.last)}
        added = [
            name._replace(first=name.last + 1, last=name.last + 2, form=None, code="", body=None)
            for name in names
            if name.kind != "PER"
            and name.last + 2 < len(tokens)
            and tokens[name.last].text == "("
            and tokens[name.last + 2].text == ")"
            and name.last + 1 not in taken
            and (
                tokens[name.last + 1].text.isupper() or _is_blend(tokens[name.last + 1], name.kind)
            )
            and abbreviates(tokens[name.last + 1].text, written(tokens[name.first : name.last]))
        ]
        return sorted([*names, *added], key=lambda name: name.first)

    def _whole(self, tokens: Sequence[Token], names: Sequence[Found]) -> list[Found]:
        """Return the names with persons' names whole: parts that touch are one, and capitals behind belong to them."""
        found: list[Found] = []
        for place, name in enumerate(names):
            following = names[place + 1].first if place + 1 < len(names) else len(tokens)
            if name.kind == "PER":
                last = self._grown(tokens, name.last, following)
                first = self._begun(tokens, name, found[-1].last if found else 0)
                if (first, last) != (name.first, name.last):
                    name = name._replace(first=first, last=last)  # noqa: PLW2901  the name grows
            if found and found[-1].kind == name.kind == "PER" and found[-1].last == name.first:
                found[-1] = found[-1]._replace(last=name.last)
            else:
                found.append(name)
        return found

    def _grown(self, tokens: Sequence[Token], last: int, stop: int) -> int:
        """Return where a person's name ends: capitals behind it belong to it, also behind "bin" or "van"."""
        particles = self.naming.words.particles
        while last < stop:
            if self._more(tokens[last]):
                last += 1
            elif (
                tokens[last].low in particles and last + 1 < stop and has_capital(tokens[last + 1])
            ):
                last += 2
            else:
                break
        return last

    def _begun(self, tokens: Sequence[Token], name: Found, start: int) -> int:
        """Return where a person's name begins: a first name right before it belongs to it, and so does "I"."""
        first = name.first
        if first > start and self._behind_i(tokens, first):
            return first - 1
        before = tokens[first - 1] if first > start else None
        if before is not None and has_capital(before) and before.low in self.naming.words.particles:
            return first - 1
        if before is None or not has_capital(before) or before.low in self.naming.role_forms:
            return first
        given = before.low in self.naming.listed.given
        return first - 1 if given or "P" in self.naming.name_words.get(before.low, "") else first

    def _behind_i(self, tokens: Sequence[Token], first: int) -> bool:
        """Return whether the "I" that begins some names stands before one."""
        return (
            first > 0
            and tokens[first - 1].text == "I"
            and tokens[first].low in self.naming.words.behind_i
        )

    def _more(self, token: Token) -> bool:
        low = token.low
        words = self.naming.words
        stops = low in words.never or low in self.naming.role_forms or low in words.body_words
        return has_capital(token) and not stops and self.naming.smallness(low) < SMALL

    def _of_states(self, names: Sequence[Found]) -> list[Found]:
        """Return the names with a body and the state right behind it as one: "Kementerian Pertahanan X"."""
        found: list[Found] = []
        for name in names:
            last = found[-1] if found else None
            if (
                last is not None
                and name.form == "state"
                and last.last == name.first
                and last.body is not None
                and last.body.sector in _STATE_BODIES
                and not last.body.country
            ):
                found[-1] = Found(last.sentence, last.first, name.last, "ORG", code=name.code)
            else:
                found.append(name)
        return found


def _is_blend(token: Token, kind: NameKind) -> bool:
    """Return whether a word in brackets behind a place may be its short form: "Sumatera Utara (Sumut)"."""
    return kind == "LOC" and has_capital(token) and len(token.text) > _ACRONYM


def _kind(kind: str) -> NameKind:
    return "PER" if kind == "PER" else "ORG" if kind == "ORG" else "LOC"


def _beside_known(first: int, last: int, inside: Sequence[Found]) -> tuple[int, int]:
    """Return a person's span without the states, seats and bodies at its ends."""
    for name in inside:
        if name.form in _CUT and name.first <= first:
            first = name.last
        elif name.form in _CUT and name.last >= last and name.first > first:
            last = name.first
    return first, last


def _edges(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Return the span without marks at its ends."""
    while first < last and not tokens[first].text[0].isalnum():
        first += 1
    while last > first and not tokens[last - 1].text[-1].isalnum():
        last -= 1
    return first, last


def _worthy(tokens: Sequence[Token], kind: str, naming: Naming) -> bool:
    """Return whether what the tagger found can be a name: it has a capital and is no common word."""
    if not any(token.text[0].isupper() for token in tokens):
        return False
    if kind == "PER" and any(letter.isdigit() for token in tokens for letter in token.text):
        return False  # a team or a product
    if len(tokens) > 1:
        return True
    low = tokens[0].low
    if not low.strip("ivx"):
        return False  # a number: "Komisi XI"
    if len(low) < 2 or low in naming.role_words or low in naming.words.honorifics:  # noqa: PLR2004  a letter is no name
        return False
    return (
        naming.smallness(low) < (SMALL if kind == "PER" else SMALL - 2) or tokens[0].text.isupper()
    )
