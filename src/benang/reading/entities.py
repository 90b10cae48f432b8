"""One entity a page for each somebody, over all the ways the page names it.

A shorter name joins a longer one if exactly one longer name holds its words; an acronym joins the name it is bracketed
behind; a state is one whatever it is called. Where two candidates remain a name stays its own.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from benang.languages.naming import Naming
from benang.reading.folding import abbreviates, fold, sound, written
from benang.reading.printed import Found
from benang.reading.scan import Scan
from benang.reading.titles import Phrase
from benang.records import Entity, NameKind

_LONGEST_ACRONYM = 10
_INITIALS = 3  # letters that stand for a person
_CROWD = 50  # candidates for one short name
_BEGUN = 3  # letters of the short form of a first name
_CLIPPED = 8  # letters of a name that may have lost its last one in a scrape


class Printed(NamedTuple):
    """A name with its text and folded words."""

    found: Found
    text: str
    low: str


class Gathered(NamedTuple):
    """The entities of a page by key, and the key of every printed name by (sentence, first token)."""

    entities: dict[str, Entity]
    key_of: dict[tuple[int, int], str]


def gather(
    scan: Scan,
    names: Sequence[Sequence[Found]],
    phrases: Sequence[Sequence[Phrase]],
    naming: Naming,
) -> Gathered:
    """Return the entities that a page's names and titles make."""
    printed = [_printed(scan, name) for sentence in names for name in sentence]
    builder = _Builder(naming)
    for name in printed:
        builder.add(name)
    builder.join(_acronyms(scan, printed), _called(scan, printed, naming))
    for number, sentence in enumerate(phrases):
        for phrase in sentence:
            if phrase.name is not None:
                builder.role(phrase, scan, number)
    return builder.build()


def _printed(scan: Scan, found: Found) -> Printed:
    tokens = scan.sentences[found.sentence].tokens
    text = written(tokens[found.first : found.last])
    return Printed(found, text, fold(text) or text.lower())


def _acronyms(scan: Scan, printed: Sequence[Printed]) -> dict[str, str]:
    """Return which folded acronym in brackets stands for the folded name right before it."""
    found: dict[str, str] = {}
    for name in printed:
        tokens = scan.sentences[name.found.sentence].tokens
        at = name.found.last
        if name.found.kind == "PER" or at + 2 >= len(tokens):
            continue
        if tokens[at].text == "(" and tokens[at + 2].text == ")":
            short = tokens[at + 1].text
            if len(short) <= _LONGEST_ACRONYM and abbreviates(short, name.text):
                found.setdefault(fold(short), name.low)
    return found


def _called(scan: Scan, printed: Sequence[Printed], naming: Naming) -> dict[str, str]:
    """Return which folded nickname stands for which person: "X (Y)", "X alias Y", "X yang akrab disapa Y", "Y, sapaan akrab X"."""
    at = {(p.found.sentence, p.found.first): p for p in printed if p.found.kind == "PER"}
    found: dict[str, str] = {}
    for name in at.values():
        tokens = scan.sentences[name.found.sentence].tokens
        for step in range(1, 6):
            other = at.get((name.found.sentence, name.found.last + step))
            if other is None:
                continue
            between = [
                t.low
                for t in tokens[name.found.last : other.found.first]
                if t.low not in naming.words.honorifics and t.low not in naming.words.nicknamed
            ]
            behind = tokens[other.found.last].text if other.found.last < len(tokens) else ""
            if "sapaan" in between:
                found.setdefault(name.low, other.low)
            elif (
                "alias" in between
                or "disapa" in between
                or between == ["atau"]
                or (between == ["("] and behind == ")")
            ):
                found.setdefault(other.low, name.low)
            break
    return found


class _Builder:
    """Collects names by key, then joins keys that are one."""

    def __init__(self, naming: Naming) -> None:
        self.naming = naming
        self.texts: dict[str, Counter[str]] = {}
        self.kinds: dict[str, Counter[NameKind]] = {}
        self.known: dict[str, Entity] = {}
        self.at: dict[tuple[int, int], str] = {}
        self.to: dict[str, str] = {}
        self.roles: dict[str, list[tuple[str, str, str]]] = {}

    def add(self, name: Printed) -> None:
        """Count a printed name under the key its own words give."""
        key = self._own_key(name)
        if key not in self.texts:
            self.texts[key], self.kinds[key] = Counter(), Counter()
        self.texts[key][name.text] += 1
        self.kinds[key][name.found.kind] += 1
        self.at[name.found.sentence, name.found.first] = key

    def _own_key(self, name: Printed) -> str:
        found = name.found
        if found.form in ("state", "seat") or (found.form == "capital" and found.code):
            title = self.naming.state_names.get(found.code, name.text)
            self.known[found.code] = Entity(
                found.code, title, "LOC", country=found.code, sector="GOV"
            )
            return found.code
        if found.body is not None:
            body = found.body
            key = fold(body.name)
            self.known[key] = Entity(
                key, body.name, "ORG", country=body.country, sector=body.sector
            )
            return key
        return name.low

    def join(self, acronyms: dict[str, str], called: dict[str, str]) -> None:
        """Join acronyms, nicknames and shorter names to the one name they can stand for."""
        persons = self._names_of("PER")
        nicknames = {s: n for s, n in called.items() if not self._other(s, n, persons)}
        for short, long in (*sorted(acronyms.items()), *sorted(nicknames.items())):
            if short in self.texts and long in self.texts and short != long:
                self.to[short] = self._end(long)
        self._join_initials(persons)
        self._join_shorter(persons, last=False)
        self._join_shorter(self._names_of("ORG"), last=True)
        self._join_begun(persons)

    def _join_shorter(self, keys: Sequence[str], *, last: bool) -> None:
        """Join each name to the only longer one that holds its words; ``last`` asks that they be its last words."""
        holding: dict[str, list[str]] = {}
        clipped: dict[str, list[str]] = {}
        for key in keys:
            for word in {sound(word) for word in key.split()}:
                holding.setdefault(word, []).append(key)
            clipped.setdefault(key[:-1], []).append(key)
        for key in keys:
            if key not in self.to and not (last and key in self.known):
                words = key.split()
                longer = holding[sound(words[0])]
                if len(longer) > _CROWD:
                    continue  # too many to be exactly one
                found = [other for other in longer if _is_longer(other.split(), words, last=last)]
                found += clipped.get(key, []) if len(key) > _CLIPPED else []
                ends = {self._end(other) for other in found}
                if len(ends) == 1:
                    self.to[key] = ends.pop()

    def _join_begun(self, keys: Sequence[str]) -> None:
        """Join a name to the only person whose first name it is the beginning of ("Zul" is "Zulfikar Amin")."""
        firsts = {key: key.split()[0] for key in keys}
        used = {word for key in keys if " " in key for word in key.split()}
        for key in keys:
            if (
                key in self.to
                or " " in key
                or len(key) < _BEGUN
                or key in used
                or key in self.known
            ):
                continue
            ends = {
                self._end(other)
                for other, first in firsts.items()
                if first.startswith(key) and len(first) > len(key) + 1
            }
            if len(ends) == 1 and " " in (end := ends.pop()):
                self.to[key] = end

    def _other(self, short: str, name: str, persons: Sequence[str]) -> bool:
        """Tell whether a "nickname" is part of a third person's name: an actor behind his part ("David (Colin)")."""
        words = short.split()
        return any(
            _is_longer(key.split(), words, last=False)
            for key in persons
            if key not in (short, name)
        )

    def _join_initials(self, keys: Sequence[str]) -> None:
        """Join initials to the only person who has them, perhaps behind an honorific: "KBS" is "Kang Banu Seta"."""
        by_initials: dict[str, list[str]] = {}
        for key in keys:
            words = key.split()
            if len(words) > 1:
                by_initials.setdefault("".join(word[0] for word in words), []).append(key)
        for key in self.texts:
            short = all(t.isupper() for t in self.texts[key]) and " " not in key
            if key in self.to or not short or len(key) < _INITIALS:
                continue
            found = by_initials.get(key, [])
            if not found and key[0] in self.naming.words.initials:
                found = by_initials.get(key[1:], [])
            ends = {self._end(other) for other in found}
            if len(ends) == 1 and self._kind(key) != "LOC" and key not in self.known:
                self.to[key] = ends.pop()

    def _names_of(self, kind: NameKind) -> list[str]:
        keys = [key for key in self.texts if self._kind(key) == kind]
        return sorted(keys, key=lambda key: (-len(key.split()), key))

    def _kind(self, key: str) -> NameKind:
        counts = self.kinds[key]
        if len(counts) == 1:
            return next(iter(counts))
        return max(sorted(counts), key=lambda kind: counts[kind])

    def _end(self, key: str) -> str:
        seen = {key}
        while key in self.to and self.to[key] not in seen:
            key = self.to[key]
            seen.add(key)
        return key

    def role(self, phrase: Phrase, scan: Scan, number: int) -> None:
        """Note a role that a phrase gives the person it names."""
        del scan
        if phrase.name is None:
            return
        place = (number, phrase.name.first)
        key = self._end(self.at[place])
        role = whole_role(phrase.role, self.naming)
        self.roles.setdefault(key, []).append(
            (role, sector_of(phrase, self.naming), country_of(phrase, self.naming))
        )

    def build(self) -> Gathered:
        """Return the entities and which of them every printed name is."""
        members: dict[str, list[str]] = {}
        for key in self.texts:
            members.setdefault(self._end(key), []).append(key)
        entities = {key: self._entity(key, keys) for key, keys in members.items()}
        return Gathered(entities, {place: self._end(key) for place, key in self.at.items()})

    def _entity(self, key: str, keys: Sequence[str]) -> Entity:
        texts: Counter[str] = Counter()
        for member in keys:
            texts.update(self.texts[member])
        known = self.known.get(key)
        aliases = tuple(sorted(texts))
        if known is not None:
            return Entity(key, known.name, known.kind, aliases, "", known.country, known.sector)
        own = self.texts[key]
        name = max(sorted(own), key=lambda text: (not text.isupper(), own[text]))
        kind = self._kind(key)
        roles = self.roles.get(key, [])
        if roles:
            role, sector, country = self._best(roles)
            return Entity(key, name, kind, aliases, role, country, sector)
        sector = body_sector(key, self.naming) if kind == "ORG" else ""
        return Entity(key, name, kind, aliases, "", _state_in(name, self.naming), sector)

    def _best(self, roles: Sequence[tuple[str, str, str]]) -> tuple[str, str, str]:
        """Return the first role that says most: a state with it rather than none."""
        role, sector, country = max(roles, key=lambda r: (bool(r[2]), bool(r[1])))
        return role, sector, country or next((c for _, _, c in roles if c), "")


def _is_longer(words: Sequence[str], part: Sequence[str], *, last: bool) -> bool:
    """Return whether a name is longer than another and holds its words, as its last ones if asked."""
    if len(words) <= len(part):
        return False
    return list(words[-len(part) :]) == list(part) if last else _holds(words, part)


def _holds(words: Sequence[str], part: Sequence[str]) -> bool:
    """Return whether the words of ``part`` stand in ``words`` in the same order."""
    rest = iter([sound(word) for word in words])
    return all(sound(word) in rest for word in part)


def whole_role(role: str, naming: Naming) -> str:
    """Return a role with its short form written out: "menlu" is "menteri luar negeri"."""
    words = role.split()
    for length in (2, 1):
        head = " ".join(words[:length])
        if head in naming.same_role:
            return " ".join([naming.same_role[head], *words[length:]])
    return role


def country_of(phrase: Phrase, naming: Naming) -> str:
    """Return the state a role belongs to: the one printed with it, else the one only that state has such a role in."""
    for name in phrase.of:
        if name.code:
            return name.code
    words = phrase.role.removeprefix(f"{naming.words.former[0]} ").split()
    heads = (" ".join(words[:length]) for length in (3, 2, 1))
    return naming.home if any(head in naming.words.domestic_roles for head in heads) else ""


def sector_of(phrase: Phrase, naming: Naming) -> str:
    """Return the sector of whoever bears a role: the body's for "juru bicara", else the role's own."""
    bare = phrase.role.removeprefix(f"{naming.words.former[0]} ")
    generic = any(
        " ".join(bare.split()[:length]) in naming.words.generic_roles for length in (1, 2, 3)
    )
    if generic:
        for name in phrase.of:
            if name.body is not None and name.body.sector:
                return name.body.sector
    return phrase.sector


def body_sector(key: str, naming: Naming) -> str:
    """Return the sector that a body's first words tell, or ""."""
    words = key.split()
    return naming.body_sectors.get(words[0], "") if words else ""


def _state_in(name: str, naming: Naming) -> str:
    """Return the state whose name ends a body's name ("Kementerian Pertahanan X"), or ""."""
    words = name.lower().split()
    for length in (3, 2, 1):
        code = naming.states.get(" ".join(words[-length:]), "")
        if code and len(words) > length:
            return code
    return ""
