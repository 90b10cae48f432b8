"""Who speaks: from the words beside the cue to somebody of the page's cast.

Named words are looked up in the cast; a pronoun or "-nya" stands for the person last spoken of; a quotation that
carries on belongs to the speaker before it. Somebody described but not named ("seorang pejabat") keeps that
description, and "pejabat itu" later means the same one. Nobody named at all is ``unnamed``.
"""

import re
from collections.abc import Sequence

from benang.reading.cast import Mention
from benang.reading.chains import is_outlet
from benang.reading.statements.context import Context
from benang.reading.statements.draft import Draft, Range
from benang.reading.statements.phrases import is_verbal
from benang.reading.statements.sources import (
    Sources,
    described,
    is_proper,
    keyed,
    named_beside,
    short_of,
)
from benang.records import Entity, Resolved, Speaker

_GLUED = re.compile(r"\b([A-Za-z][a-z]+)(?=[A-Z][a-z])")
UNNAMED = Speaker("unnamed", "", "unnamed")
_REMEMBERED = 20  # described speakers that "pejabat itu" may mean
_AHEAD = 8  # statements looked ahead for a speaker
_CLAUSE = 300  # characters of a clause before its subject
_NEAR = 3  # paragraphs over which a quotation carries on
_EPITHET = 3  # words of an epithet that needs no "itu"
_SANG = "sang"


def find_speakers(drafts: Sequence[Draft], page: Context) -> list[Speaker]:
    """Return the speaker of every draft, in the order of the drafts."""
    resolver = _Resolver(page, drafts)
    return [resolver.speaker(index) for index in range(len(drafts))]


class _Resolver:
    def __init__(self, page: Context, drafts: Sequence[Draft]) -> None:
        self.page = page
        self.words = page.speech.clause
        self.drafts = drafts
        self.done: list[Speaker] = []
        self.naming = page.naming
        self.sources = Sources(page)
        self.described: list[tuple[str, Speaker]] = []
        self.called: dict[str, Speaker] = {}  # other names of speakers, as the page gives them
        self.passing = False  # what speaks now is a document, whom nobody goes on after
        self.latest: int | None = None  # the last draft whose speaker is known

    def speaker(self, index: int) -> Speaker:
        """Return who speaks draft ``index``; all drafts before it are resolved."""
        draft = self.drafts[index]
        self.passing = False
        found = self._by_voice(draft, index)
        self.done.append(found)
        outlet = draft.rule == "statement.according" and is_outlet(found.name, self.page.speech)
        if found != UNNAMED and not draft.inside and not outlet and not self.passing:
            self.latest = index
        return found

    def _by_voice(self, draft: Draft, index: int) -> Speaker:
        if draft.voice == "nobody":
            return UNNAMED
        if draft.voice == "source" and draft.source:
            return self._named(draft.source, draft)
        if draft.voice == "enclitic":
            return _as(self._current(draft, index), "enclitic")
        if draft.voice == "elided":
            return self._elided(draft, index)
        return self._carried(draft, index)

    def _of(self, entity: Entity, resolved: Resolved, printed: str = "") -> Speaker:
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

    # --- words that name somebody

    def _named(self, source: Range, draft: Draft) -> Speaker:
        start, stop = self._timeless(source)
        phrase = self._printed(start, stop)
        low = phrase.lower()
        if not any(map(str.isalnum, low)):
            return UNNAMED
        if low.split(" ", 1)[0] in self.words.pronouns:
            return self._pronoun(low, draft)
        if low.split()[-1] in self.words.alone:
            return self._pronoun(low.split()[-1], draft)
        if self._own_words(low):
            return _as(self._current(draft, len(self.done)), "enclitic")
        if set(low.split()) <= self.page.speech.relay.report:
            return UNNAMED
        return self._cast((start, stop), low) or self._noted((start, stop), phrase, draft)

    def _printed(self, start: int, stop: int) -> str:
        """Return the words of a source, with a space behind a noun that a name is glued to ("SitusLontar", but "NetBlocks")."""
        nouns = self.words.persons | self.words.bodies | self.page.speech.nouns.documents
        known = nouns | self.page.speech.relay.skip | set(self.naming.role_forms)

        def apart(match: re.Match[str]) -> str:
            whole = match[1].islower() or match[1].lower() in known
            return f"{match[1]} " if whole else match[1]

        return " ".join(_GLUED.sub(apart, self.page.text[start:stop]).split())

    def _timeless(self, source: Range) -> Range:
        """Return a source without the moment that opens or closes it ("baru-baru ini, Dinas X", "Dinas X kemarin")."""
        start, stop = source
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
            return _as(called, "named")
        speaker = self._of_mention(mention)
        if self.sources.is_office(mention):
            name = self._named_beside(self.page.text[slice(*source)])
            if name:
                return keyed(name, speaker.country, speaker.sector)
        if mention.resolved == "role" or mention.plural:
            self.described.append((low, speaker))
        return speaker

    def _of_mention(self, mention: Mention) -> Speaker:
        head = " ".join(self.page.text[mention.head_start : mention.head_stop].split())
        return self._of(mention.entity, mention.resolved, head)

    def _noted(self, source: Range, phrase: str, draft: Draft) -> Speaker:
        """Return somebody no cast knows: meant again, behind a document, named in an apposition, or only described."""
        low = phrase.lower()
        nickname = self.sources.nickname(*source)
        again = self._again(low, draft, nicknamed=nickname is not None)
        if again is not None:
            self._nickname(source, again)
            return _as(again, "role")
        if nickname is not None:
            return self._of_mention(nickname)
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
        speaker = _as(keyed(long), "role")
        self.described.append((phrase.lower(), speaker))
        return speaker

    def _named_beside(self, phrase: str) -> str:
        return named_beside(phrase, self.words.persons, self.naming.rank_words)

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
            return _as(called, "named")
        if not phrase.istitle() or not phrase.isalpha():
            return None
        for speaker in reversed(self.done[-_REMEMBERED:]):
            if speaker.resolved != "role" and phrase in speaker.name.split():
                return _as(speaker, "named")
        same = self.page.holders.get(phrase, ())
        return self._of(same[0], "named") if len(same) == 1 else None

    def _bearer(self, low: str, draft: Draft) -> Speaker | None:
        """Return who of those last named bears the office that alone is printed ("Presiden berharap ...")."""
        if low not in self.naming.role_forms or low in self.words.bodies:
            return None
        at = draft.source[0] if draft.source else draft.start
        for mention in self.page.cast.before(at):
            if mention.entity.role.split(" ", 1)[0] == low:
                return self._of(mention.entity, "role")
        return None

    def _own_words(self, low: str) -> bool:
        """Tell whether somebody's own words or notes are meant ("menurut catatannya")."""
        base = low.removesuffix("nya")
        nouns = self.page.speech.nouns
        return " " not in low and base != low and base in nouns.documents | nouns.holding

    def _again(self, low: str, draft: Draft, *, nicknamed: bool) -> Speaker | None:
        """Return who was described before, for "pejabat itu" and the like; a described person may be the last named."""
        words = low.split()
        if words[0] in self.words.some:
            return None
        taken_up = nicknamed or (len(words) == 1 and words[0] in self.words.epithets)
        if (
            not nicknamed
            and words[-1] not in self.words.definite
            and len(words) > 1
            and words[0] != _SANG
        ):
            return None
        head = words[words[0] == _SANG and len(words) > 1]
        for phrase, speaker in reversed(self.described[-_REMEMBERED:]):
            if head in phrase.split():
                return speaker
        if words[0] == _SANG and head in self.words.relational:
            return None  # "sang adik" is whose adik somebody is, and not he
        if head not in self.words.bodies and self._is_person(head) and (taken_up or len(words) > 1):
            current = self._person(self._current(draft, len(self.done)), draft)
            return current if current != UNNAMED else None
        return None

    def _is_bare(self, words: Sequence[str]) -> bool:
        """Tell whether an epithet stands alone, or with a country or club alone ("kiper Ceska")."""
        return len(words) <= _EPITHET

    def _is_person(self, word: str) -> bool:
        """Tell whether a noun is one for persons: it is listed, heads an office, or is built as who does something ("pelantun")."""
        words = self.words
        if word in words.persons or word in words.epithets or word in words.pronouns:
            return True
        return word in self.naming.role_forms or self.page.does(word)

    def _person(self, speaker: Speaker, draft: Draft) -> Speaker:
        """Return the speaker, or the person last named where it is a body: "pria itu" is none."""
        entity = self.page.cast.entity(speaker.key)
        named = entity is None and speaker.resolved != "role"
        if named or (entity is not None and entity.kind == "PER"):
            return speaker
        persons = self.page.cast.before(draft.cue_at[0] if draft.cue_at else draft.start)
        return self._of(persons[0].entity, "named") if persons else speaker

    def _document(self, source: Range, phrase: str, draft: Draft) -> Speaker:
        """Return whose document it is: whoever stands behind it, for "laporan itu" the last speaker, else the document itself."""
        owner = self.sources.owner(*source)
        self.passing = not self.page.speech.nouns.figures.isdisjoint(phrase.lower().split()[:2])
        if owner is not None:
            outlet = self.page.outlet_in(*owner)
            return keyed(outlet) if outlet else _as(self._named(owner, draft), "role")
        last = self._last(draft)
        if phrase.lower().split()[-1] in self.words.definite and last != UNNAMED:
            return _as(last, "role")
        self.passing = True
        return _as(keyed(described(phrase, self.words)), "role")

    def _last(self, draft: Draft) -> Speaker:
        """Return the last speaker if he spoke nearby."""
        last = self.latest
        if last is None or draft.paragraph - self.drafts[last].paragraph > _NEAR:
            return UNNAMED
        return self.done[last]

    def _pronoun(self, low: str, draft: Draft) -> Speaker:
        if low.split(" ", 1)[0] in self.words.plural:
            return self._group(low, draft)
        return _as(self._current(draft, len(self.done)), "pronoun")

    def _group(self, low: str, draft: Draft) -> Speaker:
        """Return whom "keduanya" or "mereka" stands for: two persons, the group that spoke last, or the last group named."""
        at = draft.cue_at[0] if draft.cue_at else draft.start
        both = self.page.cast.both(at) if low.startswith("kedua") else []
        if both:
            name = " dan ".join(m.entity.name for m in both)
            return _as(keyed(name), "pronoun")
        last = self.done[self.latest] if self.latest is not None else UNNAMED
        if last.resolved == "role":
            return _as(last, "pronoun")
        groups = self.page.cast.before(at, ("PER", "ORG"), plural=True)
        group = next((m for m in groups if m.plural or m.entity.kind == "ORG"), None)
        return self._of(group.entity, "pronoun") if group is not None else UNNAMED

    # --- whoever speaks now

    def _current(self, draft: Draft, index: int) -> Speaker:
        """Return the person last spoken of: the last speaker, unless a later sentence has another subject."""
        at = draft.cue_at[0] if draft.cue_at else draft.start
        if draft.form == "direct":
            at = min(at, draft.start)
        if draft.source:
            at = min(at, draft.source[0])
        last = self.latest
        since = self.drafts[last].stop if last is not None else -1
        fresh = self._subject_between(since, at)
        if fresh is not None:
            return fresh
        if last is not None:
            return self.done[last]
        persons = self.page.cast.before(at)
        if persons:
            return self._of(persons[0].entity, "named")
        return self._next(index)

    def _subject_between(self, since: int, at: int) -> Speaker | None:
        """Return the last person who is subject of a sentence after the last statement and before this one."""
        for mention in reversed(self.page.cast.within(max(since, 0), at)):
            subject = mention.entity.kind == "PER" and mention.rank == 0 and not mention.plural
            if subject and self.page.quote(mention.start) is None and self._leads(mention):
                last = self.latest
                if last is not None and self.done[last].key == mention.entity.key:
                    return None
                return self._of(mention.entity, "named")
        return None

    def _leads(self, mention: Mention) -> bool:
        """Tell whether a mention leads its clause: behind no verb, and not the owner of what does ("pelantikan X")."""
        line = self.page.line_at(mention.start)
        since = max(line.start, mention.start - _CLAUSE) if line else mention.start
        before = self.page.tokens(line.paragraph, since, mention.start) if line else ()
        words = self.words
        if before and before[-1].text[0].islower():
            low = before[-1].low
            if (
                low
                not in words.leads | words.openers | words.adverbs | words.asides | words.persons
            ):
                return False
        for token in reversed(before):
            if token.text == ",":
                return True
            if is_verbal(token, words):
                return False
        return True

    def _elided(self, draft: Draft, index: int) -> Speaker:
        if index and self.drafts[index - 1].line == draft.line:
            return self.done[index - 1]
        at = draft.cue_at[0] if draft.cue_at else draft.start
        within = self.page.cast.within(draft.around[0], at)
        first = [m for m in within[:1] if m.start <= draft.around[0] + 1]
        for mention in first + [m for m in within if m.rank == 0] + within[:1]:
            return self._of(mention.entity, "named")
        return self._current(draft, index)

    def _carried(self, draft: Draft, index: int) -> Speaker:
        last = self.latest
        if last is not None and draft.paragraph - self.drafts[last].paragraph <= _NEAR:
            return _as(self._current(draft, index), "carried")
        ahead = self._next(index)
        return _as(ahead if ahead != UNNAMED else self._current(draft, index), "carried")

    def _next(self, index: int) -> Speaker:
        """Return the named speaker of the next statement nearby, for a quotation that comes before its cue."""
        here = self.drafts[index].paragraph
        for draft in self.drafts[index + 1 : index + 1 + _AHEAD]:
            if draft.paragraph > here + 1:
                break
            mention = self.sources.mention(*draft.source) if draft.source else None
            if draft.voice == "source" and mention is not None:
                return self._of(mention.entity, mention.resolved)
        return UNNAMED


def _as(speaker: Speaker, resolved: Resolved) -> Speaker:
    if speaker == UNNAMED:
        return speaker
    return Speaker(speaker.name, speaker.key, resolved, speaker.country, speaker.sector)
