"""Whose turn it is to speak: whom a pronoun, "-nya" or a quotation without words beside it stands for.

Mostly the last speaker; but a sentence in between may have another person as its subject, a body that spoke inside
somebody's sentence does not go on with "katanya", and nobody speaks of himself by his name.
"""

import re
from collections.abc import Sequence

from benang.reading.cast import Mention
from benang.reading.statements.context import Context
from benang.reading.statements.draft import Draft
from benang.reading.statements.phrases import is_verbal
from benang.reading.statements.sources import UNNAMED, Sources, renamed
from benang.records import Speaker

_AHEAD = 8  # statements looked ahead for a speaker
_BACK = 6  # statements looked back for a person
_CLAUSE = 300  # characters of a clause before its subject
_NEAR = 3  # paragraphs over which a quotation carries on
_URGING = 6  # sentences in which what somebody recommends is told
_HANDLE = re.compile(r"@\w[\w.*]*")  # some letters are hidden by stars
_CALLED = 60  # characters before a handle in which its account is told
_TELLING = 4  # letters of a name by which somebody may speak of himself


class Turns:
    """The speakers of a page so far, and whose turn is next."""

    def __init__(self, page: Context, drafts: Sequence[Draft], sources: Sources) -> None:
        self.page = page
        self.words = page.speech.clause
        self.drafts = drafts
        self.sources = sources
        self.done: list[Speaker] = []
        self.latest: int | None = None  # the last draft whose speaker is known

    def take(self, speaker: Speaker, *, stays: bool) -> None:
        """Note who speaks the next draft; ``stays`` says that others may go on from him."""
        self.done.append(speaker)
        if stays and speaker != UNNAMED:
            self.latest = len(self.done) - 1

    def last(self, draft: Draft) -> Speaker:
        """Return the last speaker if he spoke nearby."""
        last = self.latest
        if last is None or draft.paragraph - self.drafts[last].paragraph > _NEAR:
            return UNNAMED
        return self.done[last]

    def current(self, draft: Draft, index: int) -> Speaker:
        """Return the person last spoken of: the last speaker, unless a later sentence has another subject."""
        at = draft.cue_at[0] if draft.cue_at else draft.start
        if draft.form == "direct":
            at = min(at, draft.start)
        if draft.source:
            at = min(at, draft.source[0])
        since = self.drafts[self.latest].stop if self.latest is not None else -1
        fresh = self._subject_between(since, at)
        if fresh is not None and not self._speaks_of(draft, fresh):
            return fresh
        if self.latest is not None:
            return self._person_before(draft, self.latest)
        persons = self.page.cast.before(at)
        if persons:
            return self.sources.of(persons[0].entity, "named")
        return fresh or self._next(index)

    def account(self, draft: Draft) -> str:
        """Return the handle named since the last statement for who writes here ("Akun @x mengeluh. "...", tulisnya"), or nothing."""
        latest = self.drafts[self.latest] if self.latest is not None else None
        since = (
            max(latest.stop, latest.around[1] if latest.around[1] <= draft.start else 0)
            if latest
            else 0
        )
        at = min(draft.start, draft.cue_at[0] if draft.cue_at else draft.start)
        line = self.page.line_at(at)
        previous = self.page.line(line.number - 1) if line else None
        since = max(since, previous.start if previous else 0)
        for found in reversed(list(_HANDLE.finditer(self.page.text, since, at))):
            before = self.page.text[max(since, found.start() - _CALLED) : found.start()]
            here = self.page.line_at(found.start())
            if here and self._is_account(before) and self.page.quote(found.start()) is None:
                later = self._subject_between(here.stop, at)
                return "" if later is not None else found[0].rstrip(".")
        return ""

    def _is_account(self, before: str) -> bool:
        """Tell whether an account writes that the words before a handle tell, and not somebody by his own ("lewat akun pribadinya")."""
        words = before.lower().split()
        at = next((i for i in range(len(words) - 1, -1, -1) if words[i] in self.words.accounts), -1)
        if at < 0 or before.endswith("("):
            return False
        led = words[at - 1] if at else ""
        by = led in self.sources.naming.words.prepositions | self.words.through
        by = by or led in self.page.speech.nouns.documents  # "dalam unggahan akun @x, ia menulis"
        return not by and not any(
            word.strip(",").endswith("nya") for word in words[at + 1 :] if word != "lainnya,"
        )

    def urged_by(self, draft: Draft) -> Speaker:
        """Return whose recommendations a request of nobody is among ("X mengeluarkan rekomendasi. Warga diminta ...")."""
        if draft.cue.modality != "requested":
            return UNNAMED
        for number in range(draft.line, max(-1, draft.line - _URGING), -1):
            line = self.page.line(number)
            if line is None or not any(t.low in self.page.speech.nouns.urging for t in line.tokens):
                continue
            issued = next((t for t in line.tokens if t.low in self.page.speech.nouns.issuing), None)
            if issued is None:
                continue
            for mention in self.page.cast.within(line.start, issued.start):
                if mention.rank == 0 and mention.entity.kind in ("PER", "ORG"):
                    return self.sources.of(mention.entity, "carried")
        return UNNAMED

    def _speaks_of(self, draft: Draft, speaker: Speaker) -> bool:
        """Tell whether a quotation speaks of somebody by his name: then he is not the one who speaks."""
        if draft.form != "direct" or self.latest is None:
            return False
        said = {t.text for t in self.page.said(draft)}
        return any(len(w) >= _TELLING and w in said for w in speaker.name.split())

    def _person_before(self, draft: Draft, last: int) -> Speaker:
        """Return the last speaker; for "katanya" and "ia" the last person nearby where a body or thing spoke after him."""
        speaker = self.done[last]
        if draft.voice == "carried" or not self._is_body(speaker):
            return speaker
        for index in range(last - 1, max(-1, last - _BACK), -1):
            if draft.paragraph - self.drafts[index].paragraph > _NEAR:
                break
            if self.done[index] != UNNAMED and not self._is_body(self.done[index]):
                return self.done[index]
        return speaker

    def _is_body(self, speaker: Speaker) -> bool:
        """Tell whether a speaker is no person: a body or state of the cast, or something that only a description tells."""
        entity = self.page.cast.entity(speaker.key)
        if entity is not None:
            placed = entity.kind == "LOC" and self.page.is_listed(entity.name.lower())
            return placed or entity.kind == "ORG"
        first = speaker.name.lower().split(" ", 1)[0]
        person = self.sources.is_person(first) and first not in self.words.bodies
        return speaker.resolved == "role" and not person

    def _subject_between(self, since: int, at: int) -> Speaker | None:
        """Return the last person who is subject of a sentence after the last statement and before this one."""
        for mention in reversed(self.page.cast.within(max(since, 0), at)):
            subject = mention.entity.kind == "PER" and mention.rank == 0 and not mention.plural
            subject = subject and not self._is_decree(mention)
            if subject and self.page.quote(mention.start) is None and self._leads(mention):
                last = self.latest
                if last is not None and self.done[last].key == mention.entity.key:
                    return None
                return self.sources.of(mention.entity, "named")
        return None

    def _is_decree(self, mention: Mention) -> bool:
        """Tell whether an office alone was taken for a name ("Instruksi Gubernur (Ingub)")."""
        bare = " " not in mention.entity.name and self.sources.is_office(mention)
        return mention.resolved == "named" and (bare or "(" in mention.entity.name)

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

    def elided(self, draft: Draft, index: int) -> Speaker:
        """Return the subject that a verb without one shares with the clause before it."""
        if index and self.drafts[index - 1].line == draft.line:
            return self.done[index - 1]
        at = draft.cue_at[0] if draft.cue_at else draft.start
        within = self.page.cast.within(draft.around[0], at)
        first = [m for m in within[:1] if m.start <= draft.around[0] + 1]
        for mention in first + [m for m in within if m.rank == 0] + within[:1]:
            return self.sources.of(mention.entity, "named")
        return self.current(draft, index)

    def carried(self, draft: Draft, index: int) -> Speaker:
        """Return whose a quotation without words beside it is: it goes on from the one before, else from the next."""
        last = self.latest
        if last is not None and draft.paragraph - self.drafts[last].paragraph <= _NEAR:
            return renamed(self.current(draft, index), "carried")
        ahead = self._next(index)
        return renamed(ahead if ahead != UNNAMED else self.current(draft, index), "carried")

    def _next(self, index: int) -> Speaker:
        """Return the named speaker of the next statement nearby, for a quotation that comes before its cue."""
        here = self.drafts[index].paragraph
        for draft in self.drafts[index + 1 : index + 1 + _AHEAD]:
            if draft.paragraph > here + 1:
                break
            mention = self.sources.mention(*draft.source) if draft.source else None
            if draft.voice == "source" and mention is not None:
                return self.sources.of(mention.entity, mention.resolved)
        return UNNAMED
