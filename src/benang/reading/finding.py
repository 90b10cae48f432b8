"""Where names are printed on a page and of what kind each is, before anyone knows whose they are.

Three witnesses are heard in turn. Tables know states, seats of government and bodies. The tagger finds the rest in
sentences of the body. Then the page itself: a name found once is found again wherever it stands (in a headline, where
every word has a capital, nothing else counts), and a name that is a person's in most places is one everywhere.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from benang.languages.naming import Body, Form, FormKind, Naming, longest
from benang.reading.folding import fold
from benang.reading.scan import Passage, Scan
from benang.reading.tagging import Tagged, Tagger
from benang.reading.tokens import Token
from benang.records import NameKind

_SHOUTING = 0.7  # share of capitals above which a line is a headline
_CUT = ("state", "seat", "body")  # no person's name begins or ends with one
_FEW = 4
_CLOSED = frozenset(".\"”")
_SURE = 4  # how many taggings a title outweighs
_PERSONAL = 3
_STATE_BODIES = ("GOV", "JUD", "LEG", "MIL")  # every state has them
_SMALL = 6  # written small in more than half of its places: no name at the start of a sentence
_KINDS: dict[FormKind, NameKind] = {
    "state": "LOC",
    "seat": "ORG",
    "capital": "LOC",
    "body": "ORG",
    "region": "LOC",
    "place": "LOC",
}


class Found(NamedTuple):
    """A printed name: tokens ``[first, last)`` of a sentence; ``form`` and ``code`` say what a table knows of it."""

    sentence: int
    first: int
    last: int
    kind: NameKind
    form: FormKind | None = None
    code: str = ""
    body: Body | None = None


class Finder:
    """Finds the printed names of pages; made once for a language pack."""

    def __init__(self, naming: Naming) -> None:
        self.naming = naming
        self.tagger = Tagger(naming)

    def find(self, scan: Scan) -> list[list[Found]]:
        """Return the names of every sentence, in order and never overlapping."""
        shouting = [is_headline(sentence) for sentence in scan.sentences]
        found = [
            [] if shouting[index] else self._sentence(sentence, index)
            for index, sentence in enumerate(scan.sentences)
        ]
        lexicon = Lexicon(scan.sentences, found, self.naming)
        for sentence, names in zip(scan.sentences, found, strict=True):
            lexicon.hear_titles(sentence.tokens, names)
        return [
            self._again(sentence, names, lexicon, headline=shouting[index], number=index)
            for index, (sentence, names) in enumerate(zip(scan.sentences, found, strict=True))
        ]

    def _sentence(self, sentence: Passage, number: int) -> list[Found]:
        tagged = self.tagger.tag(sentence.tokens)
        known = self.known(sentence.tokens, number)
        names = [name for name in known if name.form != "place"]
        for tag in tagged:
            names = self._settle(sentence.tokens, tag, names, number)
        taken = {at for name in names for at in range(name.first, name.last)}
        names += [
            name._replace(form=None)
            for name in known
            if name.form == "place" and taken.isdisjoint(range(name.first, name.last))
        ]
        names.sort(key=lambda name: name.first)
        names = self._persons_behind(sentence.tokens, self._of_states(names), number)
        return self._whole(sentence.tokens, names)

    def _whole(self, tokens: Sequence[Token], names: Sequence[Found]) -> list[Found]:
        """Return the names with persons' names whole: parts that touch are one, and capitals behind belong to them."""
        found: list[Found] = []
        for place, name in enumerate(names):
            following = names[place + 1].first if place + 1 < len(names) else len(tokens)
            while name.kind == "PER" and name.last < following and self._more(tokens[name.last]):
                name = name._replace(last=name.last + 1)  # noqa: PLW2901  the name grows
            if found and found[-1].kind == name.kind == "PER" and found[-1].last == name.first:
                found[-1] = found[-1]._replace(last=name.last)
            else:
                found.append(name)
        return found

    def _more(self, token: Token) -> bool:
        low = token.low
        words = self.naming.words
        stops = low in words.never or low in self.naming.role_forms or low in words.body_words
        return _goes_on(token) and not stops and self.naming.smallness(low) < _SMALL

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

    def _persons_behind(
        self, tokens: Sequence[Token], names: list[Found], number: int
    ) -> list[Found]:
        """Return the names with persons that only their title tells: a role, what it is of, then capitals."""
        taken = {at for name in names for at in range(name.first, name.last)}
        added: list[Found] = []
        for name in names:
            if name.kind == "PER" or not self._is_of_role(tokens, name):
                continue
            first = name.last + (tokens[name.last].text == "," if name.last < len(tokens) else 0)
            last = first
            while (
                last < len(tokens)
                and last not in taken
                and (self._personal(tokens[last]) or (first < last and _goes_on(tokens[last])))
            ):
                last += 1
            if first < last and (last >= len(tokens) or last not in taken):
                added.append(Found(number, first, last, "PER"))
        return sorted([*names, *added], key=lambda name: name.first)

    def _is_of_role(self, tokens: Sequence[Token], name: Found) -> bool:
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
            and low not in words.body_words
            and low not in words.place_words
            and low not in self.naming.role_forms
        )

    def known(self, tokens: Sequence[Token], number: int) -> list[Found]:
        """Return the names that a table knows, longest first come."""
        lows = [token.low for token in tokens]
        found: list[Found] = []
        at = 0
        while at < len(tokens):
            match = (
                longest(self.naming.forms, lows, at, len(tokens)) if self._may(tokens, at) else None
            )
            if match is None or not self._is_name(tokens, at, match):
                at += 1
                continue
            form, end = match
            found.append(Found(number, at, end, _KINDS[form.kind], form.kind, form.code, form.body))
            at = end
        return found

    def _may(self, tokens: Sequence[Token], at: int) -> bool:
        return tokens[at].text[0].isupper()

    def _is_name(self, tokens: Sequence[Token], at: int, match: tuple[Form, int]) -> bool:
        form, end = match
        if form.kind == "place":
            return self._is_place(tokens, at)
        if end - at > 1:
            return True
        token = tokens[at]
        if token.low in self.naming.words.capitals_only and not token.text.isupper():
            return False
        initial = at == 0 or not tokens[at - 1].text[-1].isalnum()
        if initial and self.naming.smallness(token.low) >= _SMALL and not token.text.isupper():
            return False
        follows = tokens[end] if end < len(tokens) else None
        house = form.kind == "seat" and token.low in self.naming.words.place_words
        return not (house and follows is not None and _goes_on(follows))

    def _is_place(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether a word that may be a place is one here: what stands before it says so."""
        before = tokens[at - 1].low if at else ""
        words = self.naming.words
        return (
            before in words.places_before
            or before in words.place_words
            or before in self.naming.role_words
        )

    def _settle(
        self, tokens: Sequence[Token], tag: Tagged, names: list[Found], number: int
    ) -> list[Found]:
        """Return the names with one more that the tagger found, where tables leave room for it."""
        first, last = self._trim(tokens, tag)
        inside = [n for n in names if n.first < last and first < n.last]
        if tag.kind == "PER":
            for name in inside:
                if name.form in _CUT and name.first <= first:
                    first = name.last
                elif name.form in _CUT and name.last >= last and name.first > first:
                    last = name.first
        elif self._hides_person(tokens, first, last, inside):
            first, tag = inside[0].last, tag._replace(kind="PER")
        first, last = _edges(tokens, first, last)
        inside = [n for n in names if n.first < last and first < n.last]
        if first >= last or any(n.first <= first and last <= n.last for n in inside):
            return names
        if any(n.first < first or n.last > last for n in inside):
            return names
        if not _worthy(tokens[first:last], tag.kind, self.naming):
            return names
        if tag.kind == "PER" and last - first > 1 and self._is_office(tokens, first, last):
            tag = tag._replace(kind="ORG")
        kept = [n for n in names if n not in inside]
        code = next((n.code for n in inside if n.form == "state" and n.last == last), "")
        return [*kept, Found(number, first, last, _kind(tag.kind), code=code)]

    def _is_office(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """Return whether a "person" begins as bodies do, or holds an acronym right behind a role: what the role is of."""
        if tokens[first].low in self.naming.words.body_words:
            return True
        before = tokens[first - 1].low if first else ""
        return before in self.naming.role_words and any(
            len(t.text) > 2 and t.text.isupper() for t in tokens[first:last]  # noqa: PLR2004  "MD" may be a name
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
        return self._is_of_role(tokens, inside[0]) or tokens[behind].low in self.naming.listed.given

    def _trim(self, tokens: Sequence[Token], tag: Tagged) -> tuple[int, int]:
        """Return the tagged span without brackets at its end and without titles before a person."""
        first, last = tag.first, tag.last
        for at in range(first + 1, last):
            if tokens[at].text in "()":
                last = at
                break
        words = self.naming.words
        lows = [token.low for token in tokens]
        while first < last and lows[first] in words.never:
            first += 1
        while first < last and lows[last - 1] in words.never:
            last -= 1
        while first < last:
            role = longest(self.naming.role_forms, lows, first, last)
            office = role is not None and lows[first] not in words.group_roles
            if role is None or role[1] >= last or not (tag.kind == "PER" or office):
                break
            first = role[1]
        if tag.kind != "PER":
            return first, last
        while last - first > 1 and lows[first] in self.naming.listed.body:
            first += 1
        while last - first > 1 and lows[first] in self.naming.words.honorifics:
            first += 2 if tokens[first + 1].text == "." else 1
        return first, last

    def _again(
        self,
        sentence: Passage,
        names: list[Found],
        lexicon: "Lexicon",
        *,
        headline: bool,
        number: int,
    ) -> list[Found]:
        """Return a sentence's names after the page was heard: kinds by majority, names known from elsewhere."""
        tokens = sentence.tokens
        settled = [lexicon.judged(tokens, name) for name in names]
        taken = {at for name in settled for at in range(name.first, name.last)}
        added = lexicon.match(tokens, taken, number)
        taken.update(at for name in added for at in range(name.first, name.last))
        if headline:
            added += [
                n for n in self.known(tokens, number) if taken.isdisjoint(range(n.first, n.last))
            ]
        return sorted([*settled, *added], key=lambda name: name.first)


def apart(scan: Scan, naming: Naming) -> Scan:
    """Return the page with hyphens between two names as tokens of their own: "Rusia-Korea Utara"."""
    seen = {token.text for s in scan.sentences for token in s.tokens if token.text[0].isupper()}
    sentences = [
        s._replace(tokens=tuple(part for token in s.tokens for part in _parts(token, seen, naming)))
        if any("-" in token.text and len(token.text) > 1 for token in s.tokens)
        else s
        for s in scan.sentences
    ]
    return scan._replace(sentences=tuple(sentences))


def _parts(token: Token, seen: set[str], naming: Naming) -> list[Token]:
    left, hyphen, right = token.text.partition("-")
    states = naming.states
    both = hyphen and left[:1].isupper() and right[:1].isupper() and left != right
    first, second = left.lower(), right.lower()
    if not both or token.low in naming.single:
        return [token]
    if not (
        (first in states and (second in states or right in seen))
        or (left in seen and right in seen)
    ):
        return [token]
    cut = token.start + len(left)
    return [
        Token(token.start, cut, left, first),
        Token(cut, cut + 1, hyphen, hyphen),
        Token(cut + 1, token.stop, right, second),
    ]


class Lexicon:
    """What a page's own body says are names: whole names, and the parts of persons' names."""

    def __init__(
        self, sentences: Sequence[Passage], found: Iterable[Sequence[Found]], naming: Naming
    ) -> None:
        self.naming = naming
        self.kinds: dict[str, Counter[NameKind]] = {}
        self.known: dict[str, Found] = {}
        self.by_first: dict[str, list[tuple[str, ...]]] = {}
        self.parts: set[str] = set()
        for sentence, names in zip(sentences, found, strict=True):
            for name in names:
                self._learn(sentence.tokens, name)
        for words in sorted(tuple(key.split()) for key in self.kinds):
            self.by_first.setdefault(words[0], []).append(words)

    def _learn(self, tokens: Sequence[Token], name: Found) -> None:
        words = [token.low for token in tokens[name.first : name.last]]
        key = " ".join(words)
        self.kinds.setdefault(key, Counter())[name.kind] += 1
        if name.form is not None:
            self.known[key] = name
        elif name.kind == "PER" and len(words) > 1:
            self.parts.update(w for w in words if self._tells(w))

    def hear_titles(self, tokens: Sequence[Token], names: Sequence[Found]) -> None:
        """Count a name right behind a role as a person's, many times over: titles are surer than the tagger."""
        for place, name in enumerate(names):
            if name.form is not None or name.first == 0:
                continue
            at = name.first - 1
            at -= at > 0 and tokens[at].text == ","
            behind = names[place - 1] if place else None
            of = behind is not None and behind.last == at + 1 and behind.kind != "PER"
            at = behind.first - 1 if of and behind is not None else at
            role = tokens[at].low if at >= 0 else ""
            if role in self.naming.person_roles and (of or tokens[name.first - 1].text != ","):
                key = " ".join(token.low for token in tokens[name.first : name.last])
                if key in self.naming.listed.place or tokens[name.first].low in self.naming.listed.place:
                    continue
                if of or tokens[name.first - 1].text[0].isupper():
                    self.kinds[key]["PER"] += _SURE
                    if name.last - name.first > 1:
                        self.parts.update(w for w in key.split() if self._tells(w))

    def _tells(self, word: str) -> bool:
        """Return whether a word alone may stand for the person whose name it is part of."""
        short = len(fold(word)) < 3  # noqa: PLR2004  initials, "bin", particles
        return not short and self.naming.smallness(word) < _SMALL and not self.naming.country(word)

    def judged(self, tokens: Sequence[Token], name: Found) -> Found:
        """Return the name with the kind that most of its places on the page have."""
        if name.form is not None:
            return name
        words = [token.low for token in tokens[name.first : name.last]]
        if len(words) == 1 and words[0] in self.parts:
            return name._replace(kind="PER")
        counts = self.kinds[" ".join(words)]
        best = max(sorted(counts), key=lambda kind: counts[kind])
        return name._replace(kind=best) if counts[best] > counts[name.kind] else name

    def match(self, tokens: Sequence[Token], taken: set[int], number: int) -> list[Found]:
        """Return names of the page that stand in a sentence and were not found there."""
        lows = [token.low for token in tokens]
        found: list[Found] = []
        at = 0
        while at < len(tokens):
            end = at + 1
            if at not in taken and tokens[at].text[0].isupper():
                end = self._longest(lows, at)
                if end == at + 1 and self._beside(tokens, at, taken):
                    end = at
                if end > at and taken.isdisjoint(range(at, end)):
                    found.append(self._named(lows, at, end, number))
                end = max(end, at + 1)
            at = end
        return found

    def _beside(self, tokens: Sequence[Token], at: int, taken: set[int]) -> bool:
        """Return whether a lone part of a name stands beside another capitalised word: it is part of a third name."""
        if _is_shouting(tokens):
            return False
        for beside in (at - 1, at + 1):
            if 0 <= beside < len(tokens) and beside not in taken:
                token = tokens[beside]
                known = token.low in self.naming.role_words or self.naming.smallness(token.low) > 2  # noqa: PLR2004
                if _goes_on(token) and not known:
                    return True
        return False

    def _longest(self, lows: Sequence[str], at: int) -> int:
        best = at + 1 if lows[at] in self.parts else at
        for words in self.by_first.get(lows[at], ()):
            end = at + len(words)
            single = len(words) == 1 and self.naming.smallness(words[0]) >= 3  # noqa: PLR2004  "Pemerintah"
            if end > best and tuple(lows[at:end]) == words and not single:
                best = end
        return best

    def _named(self, lows: Sequence[str], at: int, end: int, number: int) -> Found:
        key = " ".join(lows[at:end])
        if key in self.known:
            return self.known[key]._replace(sentence=number, first=at, last=end)
        counts = self.kinds.get(key)
        if counts is None or (end - at == 1 and key in self.parts):
            return Found(number, at, end, "PER")
        return Found(number, at, end, max(sorted(counts), key=lambda kind: counts[kind]))


def is_headline(sentence: Passage) -> bool:
    """Return whether a sentence is a line of capitals, in which a capital says nothing."""
    if sentence.zone != "headline" and sentence.tokens[-1].text in _CLOSED:
        return False  # a full stop ends it: a sentence full of names
    words = sum(token.text[0].isalpha() for token in sentence.tokens)
    return _is_shouting(sentence.tokens) if words >= _FEW else sentence.zone == "headline"


def _is_shouting(tokens: Sequence[Token]) -> bool:
    words = [token.text for token in tokens if token.text[0].isalpha()]
    return len(words) >= _FEW and sum(w[0].isupper() for w in words) / len(words) > _SHOUTING


def _goes_on(token: Token) -> bool:
    return token.text[0].isupper() and token.text[0].isalpha()


def _kind(kind: str) -> NameKind:
    return "PER" if kind == "PER" else "ORG" if kind == "ORG" else "LOC"


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
    if len(tokens) > 1:
        return True
    low = tokens[0].low
    if len(low) < 2 or low in naming.role_words or low in naming.words.honorifics:  # noqa: PLR2004  a letter is no name
        return False
    return (
        naming.smallness(low) < (_SMALL if kind == "PER" else _SMALL - 2)
        or tokens[0].text.isupper()
    )
