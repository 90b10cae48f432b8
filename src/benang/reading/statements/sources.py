"""The words of a source read: whom of the cast they name, whose document they are, what somebody nameless is called.

A source is what stands beside a cue ("Kepala Dinas Y, Budi", "adik Budi itu", "laporan Kementerian X"). Here nothing is
known of the other statements of the page: who "pejabat itu" takes up is for :mod:`.speakers`.
"""

import re

from benang.languages.speech import ClauseWords
from benang.reading.cast import Mention
from benang.reading.folding import abbreviates, fold
from benang.reading.statements.context import Context
from benang.reading.statements.draft import Draft, Range
from benang.records import Entity, Resolved, Speaker

UNNAMED = Speaker("unnamed", "", "unnamed")
_EDGE = ' ,;:-–—"“”)'
_BRACKET = re.compile(r"\(([^()]*)\)")
_DEGREE = re.compile(r"[A-Z][\w().-]*")  # and its brackets: "Sp.A(K)"
_HANDLE = re.compile(r"@\w[\w.*]*")  # some letters are hidden by stars
_THAT = "yang"
_OFFICES = ("GOV", "MIL", "COP", "PTY", "LEG", "JUD", "BUS", "")
_FEW = 4  # words of a name
_SHORT = 12  # letters of an acronym in brackets


class Sources:
    """Reads the sources of one page."""

    def __init__(self, page: Context) -> None:
        self.page = page
        self.words = page.speech.clause
        self.naming = page.naming

    def of(self, entity: Entity, resolved: Resolved, printed: str = "") -> Speaker:
        """Return somebody of the cast as a speaker.

        A capital speaks for its state and is called by it; a seat of government ("Istana") keeps the name it is printed by.
        """
        naming = self.naming
        name = entity.name
        if printed.lower() in naming.seats:
            name = printed
        elif name.lower() in naming.capitals:
            name = naming.state_names.get(entity.key, name)
        return Speaker(
            described(name, self.words), entity.key, resolved, entity.country, entity.sector
        )

    def of_mention(self, mention: Mention) -> Speaker:
        """Return whom a mention names as a speaker."""
        head = " ".join(self.page.text[mention.head_start : mention.head_stop].split())
        return self.of(mention.entity, mention.resolved, head)

    def mention(self, start: int, stop: int) -> Mention | None:
        """Return the mention that the phrase is: a person named in it, or what fills it."""
        persons, others = self._within(start, stop)
        if self.nickname(start, stop) or (
            persons
            and (self.takes_up(start, stop, persons[-1]) or self._in_body(start, stop, persons))
        ):
            return None
        if len(persons) > 1 and self._heads(persons[0], start):
            return persons[0]
        if persons:
            free = [m for m in reversed(persons) if not self._relation(start, m.head_start)]
            named = [m for m in free if not self.is_office(m)]  # "Budi selaku direktur X"
            return next(iter(named or free), None)
        for mention in others:
            if mention.start <= start + 1 and mention.stop >= stop - 1:
                return mention
        covering = self.page.cast.covering(start)
        if covering is not None and covering.start <= start and covering.stop >= stop:
            return self._unglued(covering, start, stop)
        return next((m for m in reversed(others) if self._fills(m, start, stop)), None)

    def _within(self, start: int, stop: int) -> tuple[list[Mention], list[Mention]]:
        """Return the persons named in a phrase, and all its mentions; degrees behind a name are neither."""
        persons: list[Mention] = []
        others: list[Mention] = []
        for mention in self.page.cast.within(start, stop):
            if mention.plural or self.is_degree(mention, start):
                continue
            if self._hangs(start, mention) or self._breaks_off(mention, stop):
                continue
            others.append(mention)
            if mention.entity.kind == "PER" and mention.resolved == "named":
                persons.append(mention)
        return persons, others

    def _hangs(self, start: int, mention: Mention) -> bool:
        """Tell whether a name stands in a phrase that only hangs on the speaker ("tim di rumah Budi", "partai yang dipimpin Budi")."""
        words = self.page.text[start : mention.start].rpartition(",")[2].lower().split()
        named = bool(words) and words[-1] in self.words.named_by | {_THAT}
        one_of = bool(words) and words[0] in self.words.some  # "salah satunya dari Budi"
        titled = mention.start < mention.head_start  # "persetujuan dari Bupati Budi"
        hanging = self.words.hanging - ({"dari"} if titled else set())
        return not (named or one_of) and not hanging.isdisjoint(words[1:])

    def handle(self, start: int, stop: int) -> str:
        """Return the handle that a source is called by ("akun @x", "@x"), or nothing where somebody is named."""
        text = self.page.text
        found = _HANDLE.search(text, start, stop)
        if found is None or any(
            m.entity.kind == "PER" for m in self.page.cast.within(start, found.start())
        ):
            return ""
        words = text[start : found.start()].lower().split()
        return (
            found[0].rstrip(".") if not words or not self.words.accounts.isdisjoint(words) else ""
        )

    def through(self, stop: int, draft: Draft) -> Speaker | None:
        """Return who speaks for the source that ends at ``stop`` ("pihak X lewat kuasa hukumnya, Y, mengaku"), or None."""
        if draft.cue_at is None or not stop < draft.cue_at[0]:
            return None
        first = self.page.text[stop : draft.cue_at[0]].lower().lstrip(" ,").split(maxsplit=1)[:1]
        if not first or first[0] not in self.words.through:
            return None
        named = [
            m
            for m in self.page.cast.within(stop, draft.cue_at[0])
            if m.entity.kind == "PER" and m.resolved == "named" and not self.is_office(m)
        ]
        return self.of_mention(named[-1]) if named else None

    def nickname(self, start: int, stop: int) -> Mention | None:
        """Return the other name by which a phrase takes somebody up ("pria yang akrab disapa Budi"), or None."""
        for mention in self.page.cast.within(start, stop):
            before = self.page.text[start : mention.head_start].lower().split()
            if before and before[-1] in self.words.called_by:
                return mention
        return None

    def _breaks_off(self, mention: Mention, stop: int) -> bool:
        """Tell whether somebody described is described further than the mention goes ("seorang konten kreator")."""
        behind = self.page.text[mention.stop : stop]
        own = mention.entity.name[:1].islower() and behind[:1].isspace()
        words = behind.split()
        return (
            own
            and bool(words)
            and words[0].isalpha()
            and words[0].islower()
            and not (words[0] in self.words.closers or words[0] in self.words.definite)
        )

    def is_degree(self, mention: Mention, since: int) -> bool:
        """Tell whether a mention is but a degree behind somebody's name (", S.H.", ", MPA")."""
        text = self.page.text
        at = mention.head_start
        while at > since and text[at - 1].isspace():
            at -= 1
        if at <= since or text[at - 1] != ",":
            return False
        name = text[mention.head_start : mention.head_stop]
        if not _DEGREE.fullmatch(name):
            return False
        listed = name.lower().replace(".", "") in self.naming.words.degrees
        return listed or name.isupper() or "." in name

    def takes_up(self, start: int, stop: int, mention: Mention) -> bool:
        """Tell whether a phrase takes up somebody by somebody or something else ("adik Budi itu", "pria yang disapa Budi ini")."""
        words = self.page.text[start:stop].lower().split()
        if words[-1] not in self.words.definite:
            return False
        if mention.head_start <= start + 1:
            return self.is_office(mention) and mention.stop < stop
        before = self.page.text[start : mention.head_start].lower().split()
        return (
            before[0] not in self.naming.words.honorifics
            and before[-1] not in self.naming.words.called
        )

    def _in_body(self, start: int, stop: int, persons: list[Mention]) -> bool:
        """Tell whether the one person of a phrase is but the end of a body's name ("Koperasi Nelayan Budi Sari")."""
        one = persons[0]
        text = self.page.text
        titled = one.start != one.head_start and one.entity.sector in _OFFICES
        if len(persons) > 1 or titled or one.stop < stop:
            return False
        words = text[start : one.head_start].split()
        return (
            bool(words)
            and words[0].lower() in self.naming.words.surely_bodies
            and all(word[0].isupper() and word[-1] not in ",)" for word in words)
        )

    def _heads(self, mention: Mention, start: int) -> bool:
        """Tell whether a name opens the phrase and a comma closes it ("Tiara, teller PT X"), perhaps behind a rank; an office is no name."""
        if self.is_office(mention) or self.page.text[mention.head_stop :][:1] != ",":
            return False
        before = self.page.text[start : mention.head_start].lower().replace(".", " ").split()
        small = self.naming.words.honorifics | self.words.abbreviations
        return all(word in small for word in before)

    def is_office(self, mention: Mention) -> bool:
        """Tell whether a mention is somebody whom only an office tells ("Ketua RT 05")."""
        first = mention.entity.name.split(" ", 1)[0].lower()
        return first in self.words.persons or first == mention.entity.role.split(" ", 1)[0]

    def is_person(self, word: str) -> bool:
        """Tell whether a noun is one for persons: it is listed, heads an office, or is built as who does something ("pelantun")."""
        words = self.words
        if word in words.persons or word in words.epithets or word in words.pronouns:
            return True
        return word in self.naming.role_forms or self.page.does(word)

    def _unglued(self, mention: Mention, start: int, stop: int) -> Mention:
        """Return the mention, or another of the same name when it wrongly begins with the cue ("Dijelaskan Budi")."""
        first = self.page.text[mention.head_start : start].strip().lower()
        if first not in self.page.speech.passive:
            return mention
        name = set(fold(self.page.text[start:stop]).split())
        others = self.page.cast.within(0, mention.start)
        same = [
            m for m in others if m.entity.kind == "PER" and name <= set(fold(m.entity.name).split())
        ]
        return same[-1] if same else mention

    def _fills(self, mention: Mention, start: int, stop: int) -> bool:
        """Tell whether nothing but small words and its own acronym stand beside a mention in the phrase."""
        text = self.page.text
        behind = text[mention.stop : stop]
        bracket = _BRACKET.match(behind.lstrip())
        if bracket and " " not in bracket[1].strip():
            behind = behind.lstrip()[bracket.end() :]
        rest = f"{text[start : mention.start]} {behind}"
        words = [w for w in rest.lower().replace("(", " ").replace(")", " ").split() if w.isalpha()]
        return all(word in self.words.beside_name or word in self.naming.states for word in words)

    def _relation(self, start: int, head: int) -> bool:
        """Tell whether the name is only what the speaker belongs to ("pengacara Budi")."""
        before = self.page.text[start:head].lower().split()
        if not before:
            return False
        tail = " ".join(before[-2:])
        return tail in self.words.relational or before[-1] in self.words.relational

    def owner(self, start: int, stop: int) -> Range | None:
        """Return where whoever a document is of stands in a phrase that begins with it ("data resmi dari Dinas Y"), or None."""
        line = self.page.line_at(start)
        tokens = self.page.tokens(line.paragraph, start, stop) if line else ()
        nouns = self.page.speech.nouns
        at = next((i for i, token in enumerate(tokens[:2]) if token.low in nouns.documents), -1)
        if at < 0:
            return None
        passed = tokens[at].low not in nouns.titled
        for token in tokens[at + 1 :]:
            if token.low in nouns.documents or token.low in nouns.passing:
                passed = passed or token.low in nouns.passing_on
                continue
            owns = passed and token.text[0].isupper()
            owns = owns or token.low in self.words.persons | self.words.bodies
            if owns or self._owns(token.start, stop):
                that = (t.start for t in tokens if t.low == _THAT and t.start > token.start)
                return token.start, next(that, stop)
            if token.text[0].isupper() or token.low in self.words.closers:
                return None
        return None

    def _owns(self, start: int, stop: int) -> bool:
        """Tell whether a phrase right behind a document names somebody, some body or an acronym, and is no title ("pesan Natal")."""
        first = self.page.text[start:stop].split(maxsplit=1)[0]
        named = self.page.cast.covering(start)
        return bool(self.page.outlet_in(start, stop)) or first.isupper() or named is not None


def named_beside(phrase: str, nobody: frozenset[str], ranks: frozenset[str]) -> str:
    """Return the name in an apposition that no cast knows ("ketua RT, Budi"), without its ranks, or nothing."""
    parts = [part.strip() for part in phrase.split(",")]
    if len(parts) < 2:  # noqa: PLR2004 - no apposition
        return ""
    for part in (parts[0], parts[1]):
        words = part.split()
        while len(words) > 1 and words[0].lower() in ranks:
            words = words[1:]
        first = words[0].lower() if words else ""
        name = bool(first) and first not in nobody and first not in ranks
        short = len(words) <= _FEW  # longer ones are offices
        if name and short and all(w[0].isupper() for w in words):
            return " ".join(words)
    return ""


def described(phrase: str, clause: ClauseWords) -> str:
    """Return how somebody nameless is called: without "seorang", his acronym, and the words that he is nameless."""
    words = phrase.strip(_EDGE if phrase.count("(") < phrase.count(")") else _EDGE[:-1]).split()
    if len(words) > 1 and words[0].lower() in clause.articles:
        words = words[1:]
    lows = [w.lower() for w in words]
    if "yang" in lows[1:-1] and lows[lows.index("yang") + 1] in clause.nameless:
        words = words[: lows.index("yang")]
    return " ".join(words).strip(_EDGE[:-1])


def short_of(name: str) -> tuple[str, str]:
    """Return a name without the acronym that a bracket at its end gives it, and the acronym; without one, the name and nothing."""
    bracket = _BRACKET.search(name)
    if bracket is None or bracket.end() != len(name) or bracket.start() < 2:  # noqa: PLR2004
        return name, ""
    long, short = name[: bracket.start()].strip(), bracket[1].strip()
    fits = 1 < len(short) <= _SHORT and " " not in short and abbreviates(short, long)
    return (long, short) if fits else (name, "")


def is_proper(phrase: str, persons: frozenset[str]) -> bool:
    """Tell whether a phrase is all capitals but for small words, and no office begins it: somebody's own name."""
    words = phrase.split()
    return (
        bool(words)
        and words[0].lower() not in persons
        and words[0][0].isupper()
        and words[-1][0].isupper()
        and all(w[0].isupper() or len(w) <= _FEW - 1 for w in words)
    )


def keyed(name: str, country: str = "", sector: str = "") -> Speaker:
    """Return somebody named whom no cast knows, with what an office tells of him."""
    return Speaker(name, fold(name) or name.lower(), "named", country, sector)


def renamed(speaker: Speaker, resolved: Resolved) -> Speaker:
    """Return a speaker as found in another way; nobody stays nobody."""
    if speaker == UNNAMED:
        return speaker
    return Speaker(speaker.name, speaker.key, resolved, speaker.country, speaker.sector)
