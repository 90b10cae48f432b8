"""Who speaks: from the words beside the cue to somebody of the page's cast.

Named words are looked up in the cast; a pronoun or "-nya" stands for the person last spoken of; a quotation that
carries on belongs to the speaker before it. Somebody described but not named ("seorang pejabat") keeps that
description, and "pejabat itu" later means the same one. Nobody named at all is ``unnamed``.
"""

import re
from collections.abc import Sequence

from benang.reading.chains import is_outlet
from benang.reading.statements.context import Context
from benang.reading.statements.draft import Draft, Range
from benang.reading.statements.sources import (
    UNNAMED,
    Sources,
    described,
    is_proper,
    keyed,
    named_beside,
    renamed,
    short_of,
)
from benang.reading.statements.turns import Turns
from benang.records import Speaker

_GLUED = re.compile(r"\b([A-Za-z][a-z]+)(?=[A-Z][a-z])")
_REMEMBERED = 20  # described speakers that "pejabat itu" may mean
_EPITHET = 3  # words of an epithet that needs no "itu"
_HEAD = 5  # words of a description in which its noun stands ("dua dari tiga sumber X")
_SANG = "sang"
_THAT = "yang"


def find_speakers(drafts: Sequence[Draft], page: Context) -> list[Speaker]:
    """Return the speaker of every draft, in the order of the drafts."""
    resolver = _Resolver(page, drafts)
    return [resolver.speaker(index) for index in range(len(drafts))]


class _Resolver:
    def __init__(self, page: Context, drafts: Sequence[Draft]) -> None:
        self.page = page
        self.words = page.speech.clause
        self.drafts = drafts
        self.naming = page.naming
        self.sources = Sources(page)
        self.turns = Turns(page, drafts, self.sources)
        self.described: list[tuple[str, Speaker]] = []
        self.called: dict[str, Speaker] = {}  # other names of speakers, as the page gives them
        self.papers: dict[str, Speaker] = {}  # whose the last report, survey or letter was
        self.passing = False  # what speaks now is a document, whom nobody goes on after

    def speaker(self, index: int) -> Speaker:
        """Return who speaks draft ``index``; all drafts before it are resolved."""
        draft = self.drafts[index]
        self.passing = False
        found = self._by_voice(draft, index)
        outlet = draft.rule == "statement.according" and is_outlet(found.name, self.page.speech)
        self.turns.take(found, stays=not (draft.inside or outlet or self.passing))
        return found

    def _by_voice(self, draft: Draft, index: int) -> Speaker:
        if draft.voice == "nobody":
            self.passing = True
            return self.turns.urged_by(draft)
        if draft.voice == "source" and draft.source:
            return self._named(draft.source, draft)
        if draft.voice == "enclitic":
            return renamed(self._current(draft), "enclitic")
        if draft.voice == "elided":
            return self.turns.elided(draft, index)
        return self.turns.carried(draft, index)

    # --- words that name somebody

    def _named(self, source: Range, draft: Draft) -> Speaker:
        start, stop = self._timeless(source)
        phrase = self._printed(start, stop)
        low = phrase.lower()
        if not any(map(str.isalnum, low)):
            return UNNAMED
        return self._standing_in(low, draft) or self._speaking((start, stop), phrase, draft)

    def _standing_in(self, low: str, draft: Draft) -> Speaker | None:
        """Return whom a pronoun, or somebody's own notes, stands for."""
        words = low.split()
        if words[0] in self.words.pronouns:
            return self._pronoun(low, draft)
        if words[-1] in self.words.alone:
            return self._pronoun(words[-1], draft)
        return renamed(self._current(draft), "enclitic") if self._own_words(low) else None

    def _speaking(self, source: Range, phrase: str, draft: Draft) -> Speaker:
        """Return who is told by more than a pronoun: an account, who speaks for another, one of the cast, or a stranger."""
        handle = self.sources.handle(*source)
        if handle:
            return self._account(handle)
        if self._is_hearsay(phrase):
            return UNNAMED
        through = self.sources.through(source[1], draft)
        known = through or self._cast(source, phrase.lower())
        return known or self._noted(source, phrase, draft)

    def _current(self, draft: Draft) -> Speaker:
        """Return whom "-nya" or a pronoun stands for: the account just named, or the person last spoken of."""
        handle = self.turns.account(draft)
        return self._account(handle) if handle else self.turns.current(draft, len(self.turns.done))

    def _account(self, handle: str) -> Speaker:
        """Return who writes under a handle; "akun itu" may mean him later."""
        speaker = Speaker(handle, handle.lower(), "named")
        self.described.append((" ".join(sorted(self.words.accounts)), speaker))
        return speaker

    def _is_hearsay(self, phrase: str) -> bool:
        """Tell whether only that something is told is said ("informasi yang diperoleh"), and not by whom."""
        words = phrase.split()
        report = self.page.speech.relay.report
        if {word.lower() for word in words} <= report:
            return True
        got = words[0].lower() in report and words[1:2] == [_THAT]
        got = got and words[-1] not in self.words.definite | self.words.same
        return got and all(word.islower() for word in words[1:])

    def _printed(self, start: int, stop: int) -> str:
        """Return the words of a source, with a space behind a noun that a name is glued to ("SitusLontar", but "NetBlocks")."""
        words, speech = self.words, self.page.speech
        nouns = words.persons, words.bodies, speech.nouns.documents, speech.relay.skip

        def apart(match: re.Match[str]) -> str:
            low = match[1].lower()
            known = low in self.naming.role_forms or any(low in listed for listed in nouns)
            whole = match[1].islower() or known
            return f"{match[1]} " if whole else match[1]

        return " ".join(_GLUED.sub(apart, self.page.text[start:stop]).split())

    def _timeless(self, source: Range) -> Range:
        """Return a source without the moment that opens or closes it ("baru-baru ini, Dinas X", "Dinas X kemarin")."""
        start, stop = self._without_lately(source)
        for moment in self.page.moments_in(start, stop):
            if moment.span.start == start and moment.span.stop < stop:
                start = moment.span.stop
            elif moment.span.stop == stop and self._hangs(start, moment.span.start):
                stop = moment.span.start
        text = self.page.text
        while start < stop and (text[start].isspace() or text[start] == ","):
            start += 1
        while stop > start and (text[stop - 1].isspace() or text[stop - 1] == ","):
            stop -= 1
        return (start, stop) if start < stop else source

    def _without_lately(self, source: Range) -> Range:
        """Return a source without words beside it for a time that no calendar tells ("Dinas X baru-baru ini")."""
        start, stop = source
        low = self.page.text[start:stop].lower()
        for lately in self.words.lately:
            if low.startswith(lately + ","):
                start += len(lately) + 1
            elif low.endswith(" " + lately):
                stop -= len(lately) + 1
        return start, stop

    def _hangs(self, start: int, at: int) -> bool:
        """Tell whether a name, and no preposition, stands before a moment."""
        words = self.page.text[start:at].replace(",", " ").split()
        return bool(words) and (words[-1][0].isupper() or words[-1][-1] == ")")

    def _cast(self, source: Range, low: str) -> Speaker | None:
        """Return who of the cast is named; somebody named by role alone may be meant again later."""
        mention = self.sources.mention(*source)
        if mention is None:
            return None
        called = self.called.get(mention.entity.name.lower())
        if called is not None:
            return renamed(called, "named")
        speaker = self.sources.of_mention(mention)
        if self.sources.is_office(mention):
            name = self._named_beside(self.page.text[slice(*source)])
            if name:
                return keyed(name, speaker.country, speaker.sector)
        if mention.resolved == "role" or mention.plural:
            self.described.append((low, speaker))
        return speaker

    def _noted(self, source: Range, phrase: str, draft: Draft) -> Speaker:
        """Return somebody no cast knows: meant again, behind a document, named in an apposition, or only described."""
        low = phrase.lower()
        nickname = self.sources.nickname(*source)
        again = self._again(low, draft, nicknamed=nickname is not None)
        if again is not None:
            self._nickname(source, again)
            return renamed(again, "role")
        if nickname is not None:
            return self.sources.of_mention(nickname)
        if any(word in self.page.speech.nouns.documents for word in low.split()[:2]):
            return self._document(source, phrase, draft)
        before = self._shortened(phrase) or self._bearer(low, draft)
        return before or self._strange(phrase)

    def _strange(self, phrase: str) -> Speaker:
        """Return somebody the page has not named before: by the name in an apposition, his own name, or how he is described."""
        name = self._named_beside(phrase)
        if name:
            return keyed(name)
        long, short = short_of(described(phrase, self.words))
        if is_proper(long, self.words.persons):
            speaker = keyed(long)
            if short:
                self.called[short.lower()] = speaker
            return speaker
        speaker = renamed(keyed(long), "role")
        self.described.append((phrase.lower(), speaker))
        return speaker

    def _named_beside(self, phrase: str) -> str:
        nobody = self.words.persons | self.naming.words.body_words
        return named_beside(phrase, nobody, self.naming.rank_words)

    def _nickname(self, source: Range, speaker: Speaker) -> None:
        """Note by what other name somebody is meant who is taken up by it ("pria yang akrab disapa Budi itu")."""
        start, stop = source
        within = self.page.cast.within(start, stop)
        for mention in within:
            before = self.page.text[start : mention.head_start].lower().split()
            if before and before[-1] in self.words.named_by | self.words.called_by:
                self.called[mention.entity.name.lower()] = speaker

    def _shortened(self, phrase: str) -> Speaker | None:
        """Return whom a name was given to before, or the speaker before, or the one person of the page, whose name holds a single capitalised word."""
        called = self.called.get(phrase.lower())
        if called is not None:
            return renamed(called, "named")
        if not phrase.istitle() or not phrase.isalpha():
            return None
        for speaker in reversed(self.turns.done[-_REMEMBERED:]):
            if speaker.resolved != "role" and phrase in speaker.name.split():
                return renamed(speaker, "named")
        same = self.page.holders.get(phrase, ())
        return self.sources.of(same[0], "named") if len(same) == 1 else None

    def _bearer(self, low: str, draft: Draft) -> Speaker | None:
        """Return who of those last named bears the office that alone is printed ("Presiden berharap ...")."""
        if low not in self.naming.role_forms or low in self.words.bodies:
            return None
        at = draft.source[0] if draft.source else draft.start
        for mention in self.page.cast.before(at):
            if mention.entity.role.split(" ", 1)[0] == low:
                return self.sources.of(mention.entity, "role")
        return None

    def _own_words(self, low: str) -> bool:
        """Tell whether somebody's own words or notes are meant ("menurut catatannya")."""
        base = low.removesuffix("nya")
        nouns = self.page.speech.nouns
        return " " not in low and base != low and base in nouns.documents | nouns.holding

    def _again(self, low: str, draft: Draft, *, nicknamed: bool) -> Speaker | None:
        """Return who was described before, for "pejabat itu" and the like; a described person may be the last named."""
        words = low.split()
        lone = len(words) == 1 and not self._takes_up(low)
        if words[0] in self.words.some:
            return None
        taken_up = nicknamed or (words[0] in self.words.epithets and len(words) <= _EPITHET)
        pointing = words[-1] in self.words.definite or words[0] == _SANG
        if len(words) > 1 and not (taken_up or pointing):
            return None
        head = words[words[0] == _SANG and len(words) > 1]
        for phrase, speaker in reversed(self.described[-_REMEMBERED:]):
            within = phrase.split()[:_HEAD]
            if head in within and not (lone and self.sources.is_person(within[0])):
                return speaker
        if words[0] == _SANG and head in self.words.relational:
            return None  # "sang adik" is whose adik somebody is, and not he
        person = self.sources.is_person(head) and head not in self.words.bodies
        if person and (taken_up or pointing):
            current = self._person(self.turns.current(draft, len(self.turns.done)), draft)
            return current if current != UNNAMED else None
        return None

    def _takes_up(self, low: str) -> bool:
        """Tell whether a word alone may mean somebody described before: no name does, nor "warganet"."""
        somebody = self.sources.is_person(low) or low in self.words.bodies
        return somebody and low not in self.words.accounts

    def _person(self, speaker: Speaker, draft: Draft) -> Speaker:
        """Return the speaker, or the person last named where it is a body: "pria itu" is none."""
        entity = self.page.cast.entity(speaker.key)
        named = entity is None and speaker.resolved != "role"
        if named or (entity is not None and entity.kind == "PER"):
            return speaker
        persons = self.page.cast.before(draft.cue_at[0] if draft.cue_at else draft.start)
        return self.sources.of(persons[0].entity, "named") if persons else speaker

    def _document(self, source: Range, phrase: str, draft: Draft) -> Speaker:
        """Return whose document it is: whoever stands behind it, for "laporan itu" the last speaker, else the document itself."""
        owner = self.sources.owner(*source)
        self.passing = not self.page.speech.nouns.figures.isdisjoint(phrase.lower().split()[:2])
        head = phrase.lower().split()[0]
        if phrase.lower().split()[-1] in self.words.same and head in self.papers:
            return renamed(self.papers[head], "role")
        if owner is not None:
            outlet = self.page.outlet_in(*owner)
            whose = keyed(outlet) if outlet else renamed(self._named(owner, draft), "role")
            self.papers[head] = whose
            return whose
        last = self.turns.last(draft)
        if phrase.lower().split()[-1] in self.words.definite and last != UNNAMED:
            self.papers[head] = last
            return renamed(last, "role")
        self.passing = True
        return renamed(keyed(described(phrase, self.words)), "role")

    def _pronoun(self, low: str, draft: Draft) -> Speaker:
        if low.split(" ", 1)[0] in self.words.plural:
            return self._group(low, draft)
        return renamed(self._current(draft), "pronoun")

    def _group(self, low: str, draft: Draft) -> Speaker:
        """Return whom "keduanya" or "mereka" stands for: two persons, the group that spoke last, or the last group named."""
        at = draft.cue_at[0] if draft.cue_at else draft.start
        both = self.page.cast.both(at) if low.startswith("kedua") else []
        if both:
            name = " dan ".join(m.entity.name for m in both)
            return renamed(keyed(name), "pronoun")
        last = self.turns.done[self.turns.latest] if self.turns.latest is not None else UNNAMED
        since = self.drafts[self.turns.latest].stop if self.turns.latest is not None else 0
        acting = [m for m in self.page.cast.within(since, at) if m.plural and m.rank == 0]
        if last.resolved == "role" and not acting:
            return renamed(last, "pronoun")
        groups = self.page.cast.before(at, ("PER", "ORG"), plural=True)
        group = next((m for m in groups if m.plural or m.entity.kind == "ORG"), None)
        return self.sources.of(group.entity, "pronoun") if group is not None else UNNAMED
