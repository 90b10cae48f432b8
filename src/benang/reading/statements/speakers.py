"""Who speaks: from the words beside the cue to somebody of the page's cast.

Named words are looked up in the cast; a pronoun or "-nya" stands for the person last spoken of; a quotation that
carries on belongs to the speaker before it. Somebody described but not named ("seorang pejabat") keeps that
description, and "pejabat itu" later means the same one. Nobody named at all is ``unnamed``.
"""

import re
from collections.abc import Sequence

from benang.languages.speech import ClauseWords
from benang.reading.cast import Mention
from benang.reading.chains import is_outlet
from benang.reading.statements.context import Context
from benang.reading.statements.draft import Draft, Range
from benang.reading.statements.phrases import is_verbal
from benang.records import Entity, Resolved, Speaker

_GLUE = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z])")
_EDGE = ' ,;:-–—"“”'
UNNAMED = Speaker("unnamed", "", "unnamed")
_REMEMBERED = 20  # described speakers that "pejabat itu" may mean
_AHEAD = 8  # statements looked ahead for a speaker
_CLAUSE = 300  # characters of a clause before its subject
_NEAR = 3  # paragraphs over which a quotation carries on


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
        self.described: list[tuple[str, Speaker]] = []
        self.latest: int | None = None  # the last draft whose speaker is known

    def speaker(self, index: int) -> Speaker:
        """Return who speaks draft ``index``; all drafts before it are resolved."""
        draft = self.drafts[index]
        found = self._by_voice(draft, index)
        self.done.append(found)
        passing_on = draft.rule == "statement.according" and is_outlet(found.name, self.page.speech)
        if found != UNNAMED and not draft.inside and not passing_on:
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
        naming = self.page.naming
        name = entity.name
        if printed.lower() in naming.seats:
            name = printed
        elif name.lower() in naming.capitals:
            name = naming.state_names.get(entity.key, name)
        return Speaker(
            _described(name, self.words), entity.key, resolved, entity.country, entity.sector
        )

    # --- words that name somebody

    def _named(self, source: Range, draft: Draft) -> Speaker:
        start, stop = source
        phrase = " ".join(_GLUE.sub(" ", self.page.text[start:stop]).split())
        low = phrase.lower()
        if low.split(" ", 1)[0] in self.words.pronouns:
            return self._pronoun(low, draft)
        if self._own_words(low):
            return _as(self._current(draft, len(self.done)), "enclitic")
        if set(low.split()) <= self.page.speech.relay.report:
            return UNNAMED
        return self._cast(source, low) or self._noted(source, phrase, draft)

    def _cast(self, source: Range, low: str) -> Speaker | None:
        """Return who of the cast is named; somebody named by role alone may be meant again later."""
        mention = self._mention(*source)
        if mention is None:
            return None
        head = " ".join(self.page.text[mention.head_start : mention.head_stop].split())
        speaker = self._of(mention.entity, mention.resolved, head)
        if mention.resolved == "role" or mention.plural:
            self.described.append((low, speaker))
        return speaker

    def _noted(self, source: Range, phrase: str, draft: Draft) -> Speaker:
        """Return somebody no cast knows: meant again, behind a document, named in an apposition, or only described."""
        low = phrase.lower()
        again = self._again(low, draft)
        if again is not None:
            return _as(again, "role")
        if any(word in self.page.speech.nouns.documents for word in low.split()[:3]):
            return self._document(*source, draft)
        before = self._shortened(phrase)
        if before is not None:
            return before
        name = _name_part(phrase, self.words.persons)
        if name:
            return Speaker(name, _fold(name), "named")
        speaker = Speaker(_described(phrase, self.words), _fold(phrase), "role")
        self.described.append((low, speaker))
        return speaker

    def _shortened(self, phrase: str) -> Speaker | None:
        """Return the speaker before, or the one person of the page, whose name holds a single capitalised word."""
        if not phrase.istitle() or not phrase.isalpha():
            return None
        for speaker in reversed(self.done[-_REMEMBERED:]):
            if speaker.resolved != "role" and phrase in speaker.name.split():
                return _as(speaker, "named")
        same = self.page.holders.get(phrase, ())
        return self._of(same[0], "named") if len(same) == 1 else None

    def _own_words(self, low: str) -> bool:
        """Tell whether somebody's own words or notes are meant ("menurut catatannya")."""
        base = low.removesuffix("nya")
        nouns = self.page.speech.nouns
        return " " not in low and base != low and base in nouns.documents | nouns.holding

    def _mention(self, start: int, stop: int) -> Mention | None:
        """Return the mention that the phrase is: a person named in it, or what fills it."""
        within = [m for m in self.page.cast.within(start, stop) if not m.plural]
        persons = [m for m in within if m.entity.kind == "PER" and m.resolved == "named"]
        if len(persons) > 1 and self._heads(persons[0], start):
            return persons[0]
        for mention in reversed(persons):
            if not self._relation(start, mention.head_start):
                return mention
        if persons:
            return None
        whole = [m for m in within if m.start <= start + 1 and m.stop >= stop - 1]
        if whole:
            return whole[0]
        covering = self.page.cast.covering(start)
        if covering is not None and covering.start <= start and covering.stop >= stop:
            return self._unglued(covering, start, stop)
        filling = [m for m in within if self._fills(m, start, stop)]
        return filling[-1] if filling else None

    def _heads(self, mention: Mention, start: int) -> bool:
        """Tell whether a name opens the phrase and a comma closes it ("Tiara, teller PT X"); an office is no name."""
        office = mention.entity.name.split(" ", 1)[0].lower() in self.words.persons
        closed = self.page.text[mention.head_stop :][:1] == ","
        return closed and mention.head_start <= start and not office

    def _unglued(self, mention: Mention, start: int, stop: int) -> Mention:
        """Return the mention, or another of the same name when it wrongly begins with the cue ("Dijelaskan Budi")."""
        first = self.page.text[mention.head_start : start].strip().lower()
        if first not in self.page.speech.passive:
            return mention
        name = set(_fold(self.page.text[start:stop]).split())
        others = self.page.cast.within(0, mention.start)
        same = [
            m
            for m in others
            if m.entity.kind == "PER" and name <= set(_fold(m.entity.name).split())
        ]
        return same[-1] if same else mention

    def _fills(self, mention: Mention, start: int, stop: int) -> bool:
        """Tell whether nothing but small words stands beside a mention in the phrase."""
        rest = self.page.text[start : mention.start] + " " + self.page.text[mention.stop : stop]
        words = [w for w in rest.lower().replace("(", " ").replace(")", " ").split() if w.isalpha()]
        return all(word in self.words.beside_name for word in words)

    def _relation(self, start: int, head: int) -> bool:
        """Tell whether the name is only what the speaker belongs to ("pengacara Budi")."""
        before = self.page.text[start:head].lower().split()
        if not before:
            return False
        tail = " ".join(before[-2:])
        return tail in self.words.relational or before[-1] in self.words.relational

    def _again(self, low: str, draft: Draft) -> Speaker | None:
        """Return who was described before, for "pejabat itu" and the like; a described person may be the last named."""
        words = low.split()
        taken_up = len(words) == 1 and words[0] in self.words.epithets
        if words[-1] not in self.words.definite and len(words) > 1:
            return None
        head = words[0]
        for phrase, speaker in reversed(self.described[-_REMEMBERED:]):
            if head in phrase.split():
                return speaker
        person = head in self.words.persons | self.words.epithets | self.words.pronouns
        if person and head not in self.words.bodies and (taken_up or len(words) > 1):
            current = self._person(self._current(draft, len(self.done)), draft)
            return current if current != UNNAMED else None
        return None

    def _person(self, speaker: Speaker, draft: Draft) -> Speaker:
        """Return the speaker, or the person last named where it is a body: "pria itu" is none."""
        entity = self.page.cast.entity(speaker.key)
        if entity is None or entity.kind == "PER":
            return speaker
        persons = self.page.cast.before(draft.cue_at[0] if draft.cue_at else draft.start)
        return self._of(persons[0].entity, "named") if persons else speaker

    def _document(self, start: int, stop: int, draft: Draft) -> Speaker:
        """Return whose document it is: somebody named in the phrase, else whoever speaks now."""
        within = self.page.cast.within(start, stop)
        if within:
            return self._of(within[-1].entity, "role")
        current = self._current(draft, len(self.done))
        return (
            current
            if current != UNNAMED
            else Speaker(self.page.text[start:stop], _fold(self.page.text[start:stop]), "role")
        )

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
            return Speaker(name, _fold(name), "pronoun")
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
            mention = self._mention(*draft.source) if draft.source else None
            if draft.voice == "source" and mention is not None:
                return self._of(mention.entity, mention.resolved)
        return UNNAMED


def _as(speaker: Speaker, resolved: Resolved) -> Speaker:
    if speaker == UNNAMED:
        return speaker
    return Speaker(speaker.name, speaker.key, resolved, speaker.country, speaker.sector)


def _name_part(phrase: str, persons: frozenset[str]) -> str:
    """Return the name in an apposition that no cast knows ("ketua RT, Budi"), or nothing."""
    parts = [part.strip() for part in phrase.split(",")]
    if len(parts) < 2:  # noqa: PLR2004 - no apposition
        return ""
    for part in (parts[0], parts[1]):
        words = part.split()
        name = all(w[0].isupper() and w.lower() not in persons for w in words)
        if name and 0 < len(words) <= 4:  # noqa: PLR2004 - longer ones are offices
            return part
    return ""


def _described(phrase: str, clause: ClauseWords) -> str:
    """Return how somebody nameless is called: without "seorang" and without the words that he is nameless."""
    words = phrase.strip(_EDGE).split()
    if len(words) > 1 and words[0].lower() in clause.articles:
        words = words[1:]
    lows = [w.lower() for w in words]
    if "yang" in lows[1:-1] and lows[lows.index("yang") + 1] in clause.nameless:
        words = words[: lows.index("yang")]
    return " ".join(words).strip(_EDGE)


def _fold(phrase: str) -> str:
    return " ".join(phrase.lower().replace("-", " ").replace(",", " ").split())
