"""Names of a page: find them, read the titles around them, and gather them into a cast.

``find_names`` is the only way in. Where names stand is :mod:`.finding`, what titles say is :mod:`.titles`, who is one
is :mod:`.entities`; here the mentions are put together, those that only describe somebody among them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from benang.languages import Pack
from benang.languages.naming import Naming
from benang.reading.cast import Cast, Mention, is_state
from benang.reading.entities import (
    Gathered,
    country_of,
    gather,
    sector_of,
    whole_role,
)
from benang.reading.finding import Finder
from benang.reading.folding import fold, written
from benang.reading.printed import Found, apart, is_headline
from benang.reading.scan import Passage, Scan
from benang.reading.titles import Phrase, Titles
from benang.reading.tokens import Token
from benang.records import Article, Entity, Name, NameKind, Span

_NEAR = 40  # mentions looked back over
_ARMS = ("GOV", "COP", "MIL")
_OFFICES = ("GOV", "COP", "MIL", "LEG", "JUD")


@lru_cache(maxsize=4)
def _finder(pack: Pack) -> Finder:
    return Finder(pack.naming)


def find_names(scan: Scan, article: Article, pack: Pack) -> Cast:
    """Return the cast of the page: names, entities, and all mentions with their titles and roles."""
    del article
    naming = pack.naming
    scan = apart(scan, naming)
    names = _finder(pack).find(scan)
    clubs = _in_bodies(scan, names)
    names = [
        _acting(s, found, naming, clubs) for s, found in zip(scan.sentences, names, strict=True)
    ]
    phrases = [
        Titles(s.tokens, found, naming, headline=is_headline(s)).find()
        for s, found in zip(scan.sentences, names, strict=True)
    ]
    gathered = gather(scan, names, phrases, naming)
    maker = _Mentions(scan, gathered, naming)
    for index, sentence in enumerate(scan.sentences):
        maker.read(sentence, names[index], phrases[index])
    return maker.cast(names)


def _in_bodies(scan: Scan, names: Sequence[Sequence[Found]]) -> frozenset[str]:
    """Return the words of bodies that no table knows: a capital among them is short for a club or a school."""
    return frozenset(
        token.low
        for sentence, found in zip(scan.sentences, names, strict=True)
        for name in found
        if name.kind == "ORG" and name.form is None and not name.code
        for token in sentence.tokens[name.first : name.last]
    )


def _acting(
    sentence: Passage, names: Sequence[Found], naming: Naming, clubs: frozenset[str]
) -> list[Found]:
    """Return the names with capitals that only say where something is, or are a club's, made plain places."""
    return [
        name._replace(code="")
        if name.form == "capital"
        and (sentence.tokens[name.first].low in clubs or not _acts(sentence, name, naming))
        else name
        for name in names
    ]


def _acts(sentence: Passage, name: Found, naming: Naming) -> bool:
    tokens = sentence.tokens
    before = tokens[name.first - 1].low if name.first else ""
    after = tokens[name.last].text if name.last < len(tokens) else "."
    if name.code == naming.home or before in naming.words.not_acting_after or before in ("(", "-"):
        return False
    if before == "," or after in ("-", "–", "—", "(") or (not before and after == ","):
        return False
    return after != "," or before in naming.words.acting_after


class _Mentions:
    """Puts the mentions of a page together, sentence by sentence."""

    def __init__(self, scan: Scan, gathered: Gathered, naming: Naming) -> None:
        self.scan = scan
        self.gathered = gathered
        self.naming = naming
        self.mentions: list[Mention] = []
        self.described: dict[str, Entity] = {}
        self.described_as: dict[str, list[Entity]] = {}
        self.bearers: dict[str, list[Entity]] = {}
        self.in_sector: dict[str, list[Entity]] = {}
        self.bodies: dict[str, list[Entity]] = {}
        for entity in gathered.entities.values():
            if entity.kind == "ORG":
                self.bodies.setdefault(entity.key.split()[0], []).append(entity)
            elif entity.kind == "PER" and entity.role:
                self.bearers.setdefault(entity.role.split()[0], []).append(entity)
                if entity.sector:
                    self.in_sector.setdefault(entity.sector, []).append(entity)
        self.quoted = sorted((q.start, q.stop) for q in scan.quotes if not q.single)
        self.number = -1
        self.headline = False

    def read(self, sentence: Passage, names: Sequence[Found], phrases: Sequence[Phrase]) -> None:
        """Add the mentions of one sentence."""
        self.number += 1
        self.headline = is_headline(sentence)
        made: list[Mention] = []
        inside: set[int] = set()
        for phrase in phrases:
            mention = self._titled(sentence, phrase) or self._nameless(sentence, phrase)
            if mention is not None:
                made.append(mention)
                inside.update(range(phrase.first, phrase.last))
        made.extend(self._plain(sentence, name) for name in names if name.first not in inside)
        made.extend(self._again_things(sentence, made))
        made.sort(key=lambda m: m.start)
        self.mentions.extend(self._ranked(sentence, made))

    def _again_things(self, sentence: Passage, made: Sequence[Mention]) -> Iterator[Mention]:
        """Yield "kementerian itu" for the one body of the page that begins so, "negara itu" for the state just named."""
        tokens = sentence.tokens
        words = self.naming.words
        for place in [at - 1 for at, token in enumerate(tokens) if token.low in words.this]:
            token = tokens[place]
            if place < 0 or (token.low not in words.body_words and token.low not in words.state):
                continue
            before = tokens[place - 1].low if place else ""
            if before in words.plurals or before in self.naming.role_words:
                continue  # "kedua pemimpin negara itu" are two
            earlier = [m for m in made if m.stop <= token.start]
            entity = (
                self._state_before(earlier)
                if token.low in words.state
                else self._body_called(token.low)
            )
            if entity is not None and not any(m.start <= token.start < m.stop for m in made):
                start, stop = token.start, tokens[place + 1].stop
                yield Mention(start, stop, start, stop, entity, "role")

    def _body_called(self, first: str) -> Entity | None:
        found = self.bodies.get(first, [])
        return found[0] if len(found) == 1 else None

    def _state_before(self, earlier: Sequence[Mention]) -> Entity | None:
        """Return the only state named in the nearest sentence that names one, this or the two before it."""
        for number in range(self.number, self.number - 3, -1):
            near = (
                earlier
                if number == self.number
                else [m for m in self.mentions[-_NEAR:] if m.sentence == number]
            )
            states = {m.entity.key: m.entity for m in near if is_state(m.entity.key)}
            if states:
                return next(iter(states.values())) if len(states) == 1 else None
        return None

    def _titled(self, sentence: Passage, phrase: Phrase) -> Mention | None:
        name = phrase.name
        if name is None:
            return None
        entity = self.gathered.entities[self.gathered.key_of[self.number, name.first]]
        tokens = sentence.tokens
        return Mention(
            tokens[phrase.first].start,
            tokens[phrase.last - 1].stop,
            tokens[name.first].start,
            tokens[name.last - 1].stop,
            entity,
            "named",
        )

    def _plain(self, sentence: Passage, name: Found) -> Mention:
        entity = self.gathered.entities[self.gathered.key_of[self.number, name.first]]
        start, stop = sentence.tokens[name.first].start, sentence.tokens[name.last - 1].stop
        if name.form in ("seat", "capital") and name.code:
            text = written(sentence.tokens[name.first : name.last])
            kind: NameKind = "ORG" if name.form == "seat" else "LOC"
            entity = Entity(entity.key, text, kind, (), "", name.code, "GOV")
        return Mention(start, stop, start, stop, entity, "named")

    def _nameless(self, sentence: Passage, phrase: Phrase) -> Mention | None:
        """Return a mention of somebody who is described: the one who bears the role, or the description itself."""
        tokens = sentence.tokens
        start, stop = tokens[phrase.first].start, tokens[phrase.last - 1].stop
        holder = self._holder(phrase)
        if holder is not None:
            return Mention(start, stop, start, stop, holder, "role")
        again = self._again(phrase) if phrase.this else None
        if again is not None:
            return Mention(start, stop, start, stop, again, "role")
        if phrase.this or not self._describes(phrase, sentence):
            return None
        if tokens[phrase.first].low in ("kedua", "ketiga"):
            return None  # points back at two or three who are named
        text = written(tokens[phrase.first : phrase.last])
        key = fold(text) or text.lower()
        collective = _heads(phrase.role, self.naming.words.group_roles)
        group = phrase.plural or (collective and not phrase.single)
        body = collective and phrase.sector in _ARMS and not phrase.plural and not phrase.single
        entity = self.described.get(key)
        if entity is None:
            role = whole_role(phrase.role, self.naming)
            country, sector = country_of(phrase, self.naming), sector_of(phrase, self.naming)
            entity = Entity(key, text, "ORG" if body else "PER", (text,), role, country, sector)
            self.described[key] = entity
            if not body:
                self.described_as.setdefault(role.split()[0], []).append(entity)
        return Mention(start, stop, start, stop, entity, "named", plural=group)

    def _holder(self, phrase: Phrase) -> Entity | None:
        """Return the one person of the page who bears the role, or None."""
        if phrase.plural or phrase.single:
            return None
        bare = not phrase.of and not phrase.this and not phrase.capital
        if bare or phrase.sector in ("CVL", "CRM"):
            return None
        role = whole_role(phrase.role, self.naming)
        country = country_of(phrase, self.naming) if phrase.of else ""
        holders = [
            entity
            for entity in self.bearers.get(role.split()[0], ())
            if _same_role(entity.role, role, loose=phrase.this)
            and (not country or entity.country in ("", country))
        ]
        if not holders and phrase.this and _heads(role, self.naming.words.class_roles):
            holders = self.in_sector.get(sector_of(phrase, self.naming), [])
        return holders[0] if len(holders) == 1 else None

    def _again(self, phrase: Phrase) -> Entity | None:
        """Return the one somebody described before with the same role ("seorang pejabat ..." and "pejabat itu"), or None."""
        found = self.described_as.get(phrase.role.split()[0], [])
        return found[0] if len(found) == 1 and not phrase.of else None

    def _describes(self, phrase: Phrase, sentence: Passage) -> bool:
        """Return whether a nameless phrase stands for somebody and is not just a common word."""
        if phrase.plural or phrase.single or phrase.of:
            return True
        if self.headline:
            return False
        if _heads(phrase.role, self.naming.words.group_roles):
            return self._opens(phrase, sentence)
        grown = phrase.role not in self.naming.roles
        return grown and phrase.capital and phrase.sector in _OFFICES

    def _opens(self, phrase: Phrase, sentence: Passage) -> bool:
        """Return whether a bare word for a group stands where somebody acts, and does not belong to a noun before it."""
        tokens = sentence.tokens
        before = tokens[phrase.first - 1] if phrase.first else None
        words = self.naming.words
        if before is None or not before.text[0].isalpha():
            return True
        return before.low in words.said or before.low in words.before_actors

    def _ranked(self, sentence: Passage, made: Sequence[Mention]) -> Iterator[Mention]:
        """Yield the mentions with their rank: the first that no preposition leads in is the subject."""
        if not made:
            return
        starts = [token.start for token in sentence.tokens]
        subject = False
        for mention in made:
            before = _word_before(sentence.tokens, starts, mention.start)
            rank = 1
            acts = mention.entity.kind != "LOC" or mention.entity.country
            if self._quoted(mention.start):
                rank = 2
            elif before in self.naming.words.said or before == "menurut":
                rank = 0
            elif not subject and acts and before not in self.naming.words.prepositions:
                rank, subject = 0, True
            yield mention._replace(rank=rank, sentence=self.number)

    def _quoted(self, at: int) -> bool:
        place = bisect_right(self.quoted, (at, len(self.scan.text))) - 1
        return place >= 0 and self.quoted[place][0] <= at < self.quoted[place][1]

    def cast(self, names: Sequence[Sequence[Found]]) -> Cast:
        """Return everything as a cast."""
        printed = [
            Name(
                Span(
                    self.scan.page,
                    self.scan.sentences[n.sentence].tokens[n.first].start,
                    self.scan.sentences[n.sentence].tokens[n.last - 1].stop,
                ),
                n.kind,
                self.gathered.key_of[n.sentence, n.first],
            )
            for sentence in names
            for n in sentence
        ]
        entities = {**self.described, **self.gathered.entities}
        aside = frozenset(
            index
            for index, s in enumerate(self.scan.sentences)
            if s.zone in ("headline", "caption")
        )
        return Cast(
            printed,
            sorted(entities.values(), key=lambda e: e.key),
            self.mentions,
            [s.start for s in self.scan.sentences],
            aside,
        )


def _word_before(tokens: Sequence[Token], starts: Sequence[int], start: int) -> str:
    place = bisect_left(starts, start) - 1
    return tokens[place].low if place >= 0 else ""


def _heads(role: str, heads: frozenset[str]) -> bool:
    """Return whether a role is one of some roles, or begins with one."""
    words = role.split()
    return any(" ".join(words[:length]) in heads for length in (1, 2, 3))


def _same_role(bears: str, asked: str, *, loose: bool) -> bool:
    if not bears:
        return False
    if bears == asked:
        return True
    return loose and bears.split(maxsplit=1)[0] == asked.split(maxsplit=1)[0]
