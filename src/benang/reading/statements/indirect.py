"""Reported clauses: what a verb of saying, "menurut" or a closing "kata X" puts into somebody's mouth.

A sentence is read from left to right. Each cue opens a clause of its own; the clause before it ends where the next
cue's clause begins, unless that one stands inside it (its subject is the first thing said).
"""

from collections.abc import Sequence
from typing import NamedTuple

from benang.languages.speech import Cue, Speech
from benang.reading.statements.draft import Draft, Line, Range, Voice
from benang.reading.statements.phrases import (
    Subject,
    comma_chunks,
    content_end,
    skip_leads,
    speaker_after,
    subject_before,
)
from benang.reading.tokens import Token

_SAY = Cue()
_THAT_REACH = 16  # tokens between a verb and its "bahwa"
_NOUN_REACH = 7  # the same when no phrase stands between
_DIRECTIVE_REACH = 16  # tokens of an addressee
_PHRASES = frozenset(
    (
        "kepada",
        "pada",
        "dalam",
        "melalui",
        "lewat",
        "saat",
        "ketika",
        "usai",
        "seusai",
        "via",
        "hari",
        "di",
        "senin",
        "selasa",
        "rabu",
        "kamis",
        "jumat",
        "sabtu",
        "minggu",
    )
)
_PRESS = frozenset(
    ("wartawan", "awak", "media", "reporter", "jurnalis", "pers", "publik", "masyarakat")
)
_PHRASE_REACH = 12  # tokens of a phrase of addressee, place or time
_TELLING = frozenset(("tahu", "memberitahu", "memberitahukan", "mengingatkan"))
_MARKS = frozenset(("bahwa", "untuk", "agar", "supaya"))
_NOT = frozenset(("tidak", "belum", "tak", "enggan", "bukan"))
_LEAST = 2  # tokens that make a reported clause


class Found(NamedTuple):
    """A cue with its clause in token indices: ``clause`` is where the cue's clause starts, ``content`` what is said."""

    cue: Cue
    at: tuple[int, int]
    source: tuple[int, int] | None
    voice: Voice
    clause: int
    content: tuple[tuple[int, int], ...]
    rule: str
    final: bool = False
    negated: bool = False


def find_indirect(line: Line, speech: Speech, used: frozenset[int]) -> list[Draft]:
    """Return the reported clauses of a sentence in order; cues at offsets in ``used`` belong to quotations."""
    finder = _Finder(line.tokens, speech, used)
    found = finder.all()
    return [
        draft
        for index, one in enumerate(found)
        if (draft := _draft(line, found, index, speech)) is not None
    ]


def _draft(line: Line, found: Sequence[Found], index: int, speech: Speech) -> Draft | None:
    tokens = line.tokens
    one = found[index]
    ranges = []
    for start, stop in _closed(found, index):
        end = content_end(tokens, start, stop, speech.clause)
        if end > start:
            ranges.append((tokens[start].start, tokens[end - 1].stop))
    if not ranges or sum(t.start >= ranges[0][0] for t in tokens if t.text[0].isalnum()) < 1:
        return None
    source = None
    voice = one.voice
    if voice == "enclitic":
        source = (tokens[one.at[1] - 1].stop - 3, tokens[one.at[1] - 1].stop)
    elif one.source:
        source = (tokens[one.source[0]].start, tokens[one.source[1] - 1].stop)
    elif voice == "elided" and index and found[index - 1].source:
        voice, source = _borrowed(tokens, found[index - 1])
    return Draft(
        pieces=tuple(ranges),
        form="indirect",
        cue=one.cue,
        cue_at=(tokens[one.at[0]].start, tokens[one.at[1] - 1].stop),
        source=source,
        voice=voice,
        around=(line.start, line.stop),
        line=line.number,
        paragraph=line.paragraph,
        zone=line.zone,
        rule=one.rule,
        inside=_nested(found, index),
        negated=one.negated,
        told=_told(one, tokens, speech),
    )


def _told(one: Found, tokens: Sequence[Token], speech: Speech) -> Range | None:
    """Return whom a verb tells: what stands between it and "bahwa" or "untuk"."""
    if one.final or not one.content or one.rule != "statement.verb":
        return None
    start, stop = one.at[1], one.content[0][0] - 1
    tells = one.cue.takes in ("directive", "told") or tokens[one.at[1] - 1].low in _TELLING
    if not tells or stop <= start or tokens[stop].low not in _MARKS:
        return None
    if tokens[start].low == "kepada":
        return None
    stop = min(stop, speaker_after(tokens, start, speech.clause, stop))
    return (tokens[start].start, tokens[stop - 1].stop) if stop > start else None


def _borrowed(tokens: Sequence[Token], before: Found) -> tuple[Voice, Range | None]:
    """Return the subject of the cue before, which a coordinated verb shares."""
    if before.source is None:
        return "elided", None
    return "source", (tokens[before.source[0]].start, tokens[before.source[1] - 1].stop)


def _nested(found: Sequence[Found], index: int) -> bool:
    """Tell whether a cue stands within what an earlier cue of the sentence reports."""
    at = found[index].at[0]
    return any(
        start <= at < stop for other in range(index) for start, stop in _closed(found, other)
    )


def _closed(found: Sequence[Found], index: int) -> list[tuple[int, int]]:
    """Return what a cue reports, ended where the next cue's own clause begins."""
    one = found[index]
    if one.final or not one.content:
        return list(one.content)
    start, stop = one.content[-1]
    for later in found[index + 1 :]:
        if later.clause > start + 1 and later.clause < stop and later.cue.firm and not later.final:
            stop = later.clause
            break
    return [*one.content[:-1], (start, stop)]


class _Finder:
    """Finds the cues of one sentence."""

    def __init__(self, tokens: Sequence[Token], speech: Speech, used: frozenset[int]) -> None:
        self.tokens = tokens
        self.speech = speech
        self.words = speech.clause
        self.used = used
        self.found: list[Found] = []
        self.end = len(tokens)

    def _joins(self, one: Found) -> bool:
        """Tell whether ("mengecam X, menyebutnya Y") goes on from the judgement before it."""
        if not self.found or self._low(one.at[0]) != "menyebutnya":
            return False
        before = self.found[-1]
        return (
            before.cue.takes == "object"
            and before.cue.act == "say"
            and one.at[0] - before.at[1] < _THAT_REACH
        )

    def all(self) -> list[Found]:
        """Return every cue of the sentence with its clause, in order."""
        for at, token in enumerate(self.tokens):
            if token.start in self.used:
                continue
            one = self._at(at, token)
            if one is not None and self._joins(one):
                before = self.found.pop()
                content = ((before.content[0][0], one.at[0] - 1), *one.content)
                self.found.append(before._replace(content=content))
            elif one is not None:
                self.found.append(one)
        return self.found

    def _at(self, at: int, token: Token) -> Found | None:
        low = token.low
        if low in self.speech.nouns.speak:
            return self._sign(at)
        if low in self.speech.active:
            return self._verb(at, self.speech.active[low])
        if low in self.speech.ways.according:
            return self._according(at)
        if low in self.speech.after and token.text[0].islower():
            return self._closing(at, self.speech.after[low])
        if low in self.speech.nouns.unnamed or low == "alasan":
            return self._noun(at)
        if low in self.speech.ways.asked and not self.found:
            return self._asked(at)
        if low == "memberi" and self._low(at + 1) == "tahu":
            return self._verb(at, _SAY, width=2)
        return None

    def _low(self, at: int) -> str:
        return self.tokens[at].low if 0 <= at < self.end else ""

    def _floor(self) -> int:
        """Return where what the last cue reports begins: a new subject stands behind it."""
        for one in reversed(self.found):
            if one.final:
                continue
            return one.content[-1][0] if one.content else one.at[1]
        return 0

    # --- verbs

    def _verb(self, at: int, cue: Cue, width: int = 1) -> Found | None:
        floor = self._floor()
        negated = self._negated(at, floor)
        if floor > at or (negated and not self._vouches(at)):
            return None
        if not negated and self._unreal(at):
            return None
        subject = subject_before(self.tokens, at, floor, self.words)
        if subject is None or (subject.elided and not self._may_elide(at, cue, floor)):
            return None
        if not cue.firm and floor:
            elided_after_and = subject.elided and self._low(subject.start) in ("dan", "serta")
            if not elided_after_and and subject.clause <= floor:
                return None
        after = at + width
        if self._low(at - 1) == "," and not subject.elided and not self._apart(subject, at):
            subject = subject._replace(elided=True, start=at, stop=at, clause=at - 1)
            if not cue.firm or not self.found:
                return None
        source, voice = self._who(subject.start, subject.stop, elided=subject.elided)
        if not subject.elided and self._is_closing(at, after, subject.start):
            return Found(
                cue, (at, after), source, voice, subject.start,
                ((self._sentence_start(), subject.start - 1),), "statement.verb_closing", final=True,
            )  # fmt: skip
        begin = self._content(after, cue)
        content = ((begin, self.end),) if begin is not None and begin < self.end else ()
        if content and self._is_empty(begin or 0):
            content = ()
        if not content and (subject.elided or not source):
            return None
        return Found(
            cue, (at, after), source, voice, subject.clause, content, "statement.verb", negated=negated
        )  # fmt: skip

    def _apart(self, subject: Subject, at: int) -> bool:
        """Tell whether a comma between subject and verb closes an aside or a name ("Ketua X, Budi, mengatakan")."""
        return (
            self._low(subject.stop) != ","
            or subject.stop < at - 1
            or any(self._low(i) == "," for i in range(subject.start, subject.stop))
        )

    def _negated(self, at: int, floor: int) -> bool:
        back = at - 1
        while back >= floor and self._low(back) in self.words.adverbs:
            if self._low(back) in _NOT:
                return True
            back -= 1
        return False

    def _unreal(self, at: int) -> bool:
        """Tell whether a verb is only wished, allowed or planned: nobody has said anything yet."""
        back = at - 1
        while back > 0 and self._low(back) in ("juga", "tetap", "terus", "kembali", "pula", "lagi"):
            back -= 1
        return self._low(back) in self.words.unreal

    def _vouches(self, at: int) -> bool:
        """Tell whether a negated verb still reports something: "belum bisa memastikan ..."."""
        return self._low(at) in (
            "memastikan",
            "mengonfirmasi",
            "mengkonfirmasi",
            "menjamin",
            "yakin",
        )

    def _who(self, start: int, stop: int, *, elided: bool) -> tuple[tuple[int, int] | None, Voice]:
        if not elided:
            return (start, stop), "source"
        if self._low(start) == "yang":
            head = self._antecedent(start)
            return head, "source" if head else "elided"
        return None, "elided"

    def _may_elide(self, at: int, cue: Cue, floor: int) -> bool:
        """Tell whether a verb without a subject of its own goes on for the subject before it."""
        back = at - 1
        while back >= floor and self._low(back) in self.words.adverbs:
            back -= 1
        joint = self._low(back)
        if joint == ",":
            return cue.firm and bool(self.found)
        if joint == "yang":
            return self._low(back - 1) == "," and (cue.firm or cue.takes == "object")
        if joint == "untuk" or back < floor:
            return False
        if joint == "dengan":
            return self.tokens[at].low in self.speech.nouns.subject
        return cue.firm or joint in ("dan", "serta")

    def _antecedent(self, that: int) -> tuple[int, int] | None:
        """Return the noun phrase that a relative "yang" stands for."""
        stop = that - 1 if self._low(that - 1) == "," else that
        start = stop
        while start > 0 and self._low(start - 1) not in self.words.asides:
            if self.tokens[start - 1].text in ",.;":
                break
            start -= 1
        return (start, stop) if stop > start else None

    def _is_closing(self, at: int, after: int, subject: int) -> bool:
        """Tell whether the clause reported stands before its speaker (..., X mengatakan kepada Y)."""
        if self._low(subject - 1) != "," or subject < _LEAST + 2:
            return False
        following = self._low(after)
        if following not in ("", ".", "kepada", "pada"):
            return False
        first = skip_leads(self.tokens, 0, subject, self.words)
        chunks = comma_chunks(self.tokens, first, subject - 1)
        ahead = any(self._low(i) in self.speech.ways.that for i in range(after, self.end))
        return not ahead and bool(chunks) and self._low(chunks[0][0]) not in self.words.asides

    def _sentence_start(self) -> int:
        at = 0
        while at < self.end and not self.tokens[at].text[0].isalnum():
            at += 1
        return at

    def _is_empty(self, begin: int) -> bool:
        said = [t for t in self.tokens[begin : self.end] if t.text[0].isalnum()]
        return not said or self._low(begin) in self.words.elided - {"untuk", "dengan"}

    # --- where the reported clause begins

    def _content(self, after: int, cue: Cue) -> int | None:
        """Return the index the reported clause begins at, or None when the verb reports nothing here."""
        while self._low(after) in ("juga", "pula", "lagi", "kembali", "keras"):
            after += 1
        that = self._that(after)
        if that is not None:
            return that + 1
        if cue.takes in ("directive", "told"):
            return self._directive(after, cue)
        following = self._low(after)
        if following in (",", ":"):
            return self._behind_comma(after)
        if cue.takes == "that" and following not in self.speech.ways.plainly:
            return None
        if following in self.words.closers and following not in (
            "akan",
            "belum",
            "untuk",
            "sebagai",
            "dan",
            "secara",
            "lebih",
        ):
            return self._behind_phrase(after)
        return after if following not in ("", ".") else None

    def _behind_comma(self, comma: int) -> int:
        """Return what follows a comma, and an aside between commas with it ("mengatakan, pada Senin, ...")."""
        return comma + 1

    def _that(self, after: int) -> int | None:
        for at in range(after, min(after + _THAT_REACH, self.end)):
            low = self._low(at)
            if low in ("bahwa", "bahwasanya"):
                phrase = self._low(after) in self.words.closers or at - after <= _NOUN_REACH
                return at if phrase else None
            if low in self.speech.active and at > after:
                return None
        if self._low(after) in ("kalau", "jika", "apakah", "agar", "supaya"):
            return after
        return None

    def _behind_phrase(self, after: int) -> int | None:
        """Return what follows a phrase of addressee or time right behind the verb."""
        depth = 0
        for at in range(after, min(after + _PHRASE_REACH, self.end)):
            text = self.tokens[at].text
            depth += (text == "(") - (text == ")")
            if depth <= 0 and text in ",:":
                return at + 1
        if self._low(after) != "kepada":
            return None
        at = after + 1
        while at < self.end and (
            self.tokens[at].text[0].isupper()
            or self._low(at) in self.words.persons
            or self._low(at) in _PRESS
        ):
            at += 1
        return at if self.end - at > _LEAST + 1 and at > after + 1 else None

    def _directive(self, after: int, cue: Cue) -> int | None:
        """Return what somebody is told to do: behind "untuk" or "agar", else all that follows."""
        for at in range(after, min(after + _DIRECTIVE_REACH, self.end)):
            if self._low(at) in self.speech.ways.to_do:
                told = at == after or self._speaks(self.tokens[after], plain=True)
                return at + 1 if told or cue.takes == "directive" else None
            if self._low(at) == ",":
                break
        if cue.takes == "told":
            return None
        if self._low(after) in ("", ".", ","):
            return after + 1 if self._low(after) == "," and after + 1 < self.end else None
        return after

    # --- "menurut", "..., kata X", nouns, questions

    def _according(self, at: int) -> Found | None:
        enclitic = self._low(at).endswith("nya")
        stop = at + 1 if enclitic else self._according_name(at + 1)
        if stop <= at + 1 and not enclitic:
            return None
        source = None if enclitic else (at + 1, stop)
        voice: Voice = "enclitic" if enclitic else "source"
        behind = stop + (self._low(stop) == ",")
        before = self._said_before_according(at)
        content = []
        if before:
            content.append(before)
        if behind < self.end and (not before or self._low(stop) == "," or self._low(at - 1) != ","):
            content.append((behind, self.end))
        if not content:
            return None
        clause = before[0] if before else skip_back(self.tokens, at, self.words)
        return Found(
            Cue(firm=True), (at, at + 1), source, voice, clause, tuple(content), "statement.according",
            final=bool(before),
        )  # fmt: skip

    def _said_before_according(self, at: int) -> tuple[int, int] | None:
        """Return what stands before a "menurut" inside or behind its clause."""
        stop = at - 1 if self._low(at - 1) == "," else at
        start = self._floor()
        if self._low(stop - 1) == "yang":
            head = self._antecedent(stop - 1)
            return head if head and head[1] - head[0] > 0 else None
        first = skip_leads(self.tokens, start, stop, self.words)
        if (
            stop - first < 1
            or self._low(first) in self.words.asides - {"dalam", "pada", "di"}
            and stop - first < 4
        ):
            return None
        return first, stop

    def _according_name(self, start: int) -> int:
        stop = speaker_after(self.tokens, start, self.words)
        if self._low(start) in self.words.pronouns:
            return start + 1
        if self._low(stop) in (",", ".", "") or stop >= self.end:
            return stop
        at = start
        while at < stop and not self.tokens[at].text[0].isupper():
            at += 1
        while at < stop and (self.tokens[at].text[0].isupper() or self.tokens[at].text in "()"):
            at += 1
        return at

    def _closing(self, at: int, cue: Cue) -> Found | None:
        """Return the clause that a closing "..., kata X" reports."""
        if self._low(at - 1) != "," or at < _LEAST:
            return None
        source: tuple[int, int] | None = None
        voice: Voice = "enclitic"
        if not cue.enclitic:
            token = self.tokens[at + 1] if at + 1 < self.end else None
            if token is None or not self._speaks(token, plain=cue.plain):
                return None
            source, voice = (at + 1, speaker_after(self.tokens, at + 1, self.words)), "source"
        floor = self._floor() if self.found and self.found[-1].final else self._sentence_start()
        content = self._both_sides(floor, at - 1, source[1] if source else at + 1)
        if not content:
            return None
        return Found(
            cue, (at, at + 1), source, voice, floor, content, "statement.cue_closing",
            final=content[-1][1] < at,
        )  # fmt: skip

    def _both_sides(self, start: int, stop: int, behind: int) -> tuple[tuple[int, int], ...]:
        """Return what is said before a cue and, when the sentence goes on behind it, after it."""
        first = skip_leads(self.tokens, start, stop, self.words)
        before = ((start, stop),) if stop - first >= _LEAST else ()
        if self._low(behind) != "," or behind + _LEAST >= self.end:
            return before
        token = self.tokens[behind + 1]
        aside = token.low in self.words.asides or token.low in self.words.tails
        if before and (aside or not token.text[0].isalpha() or token.low in self.words.elided):
            return before
        return (*before, (behind + 1, self.end))

    def _speaks(self, token: Token, *, plain: bool) -> bool:
        if token.text[0].isupper() or token.low in self.words.pronouns:
            return True
        return plain and token.low in self.words.persons

    def _noun(self, at: int) -> Found | None:
        if self._low(at + 1) != "bahwa":
            return None
        if any(one.content and one.content[-1][0] == at + 2 for one in self.found):
            return None
        own = self._low(at) == "alasan"
        stop = self.end
        for index in range(at + 2, self.end):
            if self._low(index) in ("dilakukan", "muncul", "disampaikan", "keluar", "datang"):
                stop = index
                break
        voice: Voice = "elided" if own else "nobody"
        return Found(
            Cue(firm=True), (at, at + 1), None, voice, at, ((at + 2, stop),), "statement.noun"
        )

    def _sign(self, at: int) -> Found | None:
        """Return the clause of ("memberikan isyarat bahwa ..."), whose speaker is subject of the verb before."""
        if self._low(at + 1) != "bahwa":
            return None
        verb = next(
            (i for i in range(at - 1, max(-1, at - 4), -1) if self._low(i).startswith("me")), -1
        )
        subject = subject_before(self.tokens, verb, self._floor(), self.words) if verb > 0 else None
        if subject is None or subject.elided:
            return None
        return Found(
            Cue(firm=True, modality="possible"), (at, at + 1), (subject.start, subject.stop), "source",
            subject.clause, ((at + 2, self.end),), "statement.verb",
        )  # fmt: skip

    def _asked(self, at: int) -> Found | None:
        start = at + 1
        while start < self.end and self._low(start) in (
            "wartawan",
            "awak",
            "media",
            "pers",
            "lagi",
            "reporter",
        ):
            start += 1
        if self._low(start) not in self.speech.ways.question:
            return None
        stop = start
        while stop < self.end and self.tokens[stop].text not in ",.":
            stop += 1
        return Found(
            Cue(act="ask", modality="conditional"), (at, at + 1), None, "nobody", at, ((start, stop),),
            "statement.asked", final=True,
        )  # fmt: skip


def skip_back(tokens: Sequence[Token], at: int, words: object) -> int:
    """Return the index of the comma or start before ``at``."""
    del words
    while at > 0 and tokens[at - 1].text not in ",;":
        at -= 1
    return at
