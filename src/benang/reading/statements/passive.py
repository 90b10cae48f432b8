"""Passives and hearsay: "Kota itu diyakini ...", "Hal itu disampaikan X ...", "konon ...", "yang dikecam X sebagai ...".

A belief or a report that the page gives to nobody still has a holder: its speaker is ``unnamed``, and never the outlet.
"""

from collections.abc import Sequence
from typing import NamedTuple

from benang.languages.speech import Cue, Speech
from benang.reading.statements.draft import Draft, Line, Range
from benang.reading.statements.phrases import (
    content_end,
    skip_leads,
    speaker_after,
    subject_before,
)
from benang.reading.tokens import Token

RECALLED = "statement.recalled"
_POINTER = 4  # tokens of "hal tersebut juga telah"
_SAY = Cue()
_LEAST_SAID = 3  # tokens of a clause behind "Dijelaskan X,"
_PREDICATE = 6  # letters: shorter words with a verb's prefix are seldom verbs


class _Here(NamedTuple):
    """A cue in its sentence."""

    line: Line
    at: int
    cue: Cue
    speech: Speech

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.line.tokens

    def low(self, at: int) -> str:
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def stretch(self, start: int, stop: int) -> Range:
        return self.tokens[start].start, self.tokens[stop - 1].stop

    def agent(self) -> tuple[int, int] | None:
        """Return the token indices of who stands right behind the passive, with or without "oleh"."""
        first = self.at + 1
        while self.low(first) in self.speech.clause.agent_leads:
            first += 1
        if first >= len(self.tokens):
            return None
        stop = speaker_after(self.tokens, first, self.speech.clause)
        return (first, stop) if stop > first and self.speaks(first) else None

    def speaks(self, at: int) -> bool:
        words = self.speech.clause
        token = self.tokens[at]
        return token.text[0].isupper() or (
            token.low in words.persons or token.low in words.pronouns
        )

    def end(self, start: int) -> int:
        return content_end(
            self.tokens, start, _next_break(self.tokens, start, self.speech), self.speech.clause
        )


def find_passive(line: Line, speech: Speech, used: frozenset[int]) -> list[Draft]:
    """Return the statements that the passives and hearsay words of a sentence hold."""
    found: list[Draft] = []
    for at, token in enumerate(line.tokens):
        draft = None if token.start in used else _at(line, at, speech)
        if draft is not None:
            found.append(draft)
    return found


def _at(line: Line, at: int, speech: Speech) -> Draft | None:
    low = line.tokens[at].low
    cue = speech.passive.get(low)
    if low in speech.ways.bare_said:
        return _recalled_bare(_Here(line, at, _SAY, speech))
    if low in speech.ways.hearsay:
        return _hearsay(_Here(line, at, Cue(modality="possible"), speech))
    if cue is not None:
        return _passive(_Here(line, at, cue, speech))
    own = speech.passive.get(low[:-3]) if low.endswith("nya") else None
    return _own(_Here(line, at, own, speech)) if own is not None else None


def _passive(here: _Here) -> Draft | None:
    if here.cue.object:
        return _judged(here)
    if _points_back(here):
        return _recalled(here)
    opened = _inverted(here)
    if opened is not None:
        return opened
    if not here.cue.finite or _unfit(here):
        return None
    opening = here.at <= 1 and here.low(here.at + 1) in (",", ":")
    if opening or here.low(here.at + 1) in here.speech.ways.marks:
        return _whole(here, here.at + 2)
    return _finite(here)


def _own(here: _Here) -> Draft | None:
    """Return a draft for ("Diakuinya, ...") and ("apa yang disebutnya sebagai ...")."""
    start = here.at + 1
    opening = here.at == 0 or here.low(here.at - 1) == ","
    called = here.low(start) == "sebagai" and here.low(here.at - 1) == "yang"
    if not (opening or called):
        return None
    while here.low(start) in here.speech.clause.reported_leads:
        start += 1
    end = here.end(start)
    if end <= start + 1:
        return None
    stop = here.tokens[here.at].stop
    draft = _draft(here, (here.stretch(start, end),), (stop - 3, stop), "statement.passive_own")
    return draft._replace(voice="enclitic", inside=called)


def _points_back(here: _Here) -> bool:
    first = [t.low for t in here.tokens[: here.at] if t.text[0].isalnum()]
    return 0 < len(first) <= _POINTER and first[0] in here.speech.nouns.pointers


def _recalled(here: _Here) -> Draft | None:
    """Return a draft for ("Hal itu disampaikan X ..."): what was said stands in the sentence before."""
    agent = here.agent()
    if agent is not None and here.low(agent[1]) == "mengutip":
        first = agent[1] + 1 + (here.low(agent[1] + 1) in here.speech.relay.words)
        stop = speaker_after(here.tokens, first, here.speech.clause)
        agent = (first, stop) if stop > first else None
    if agent is None:
        return None
    return _draft(here, (here.stretch(0, here.at),), here.stretch(*agent), RECALLED)


def _recalled_bare(here: _Here) -> Draft | None:
    """Return a draft for ("Hal itu ia sampaikan ..."), the passive whose agent stands before it."""
    first = here.at - 1
    if first < 1 or not _points_back(here) or not here.speaks(first):
        return None
    return _draft(here, (here.stretch(0, here.at),), here.stretch(first, here.at), RECALLED)


def _inverted(here: _Here) -> Draft | None:
    """Return a draft for ("Dijelaskan X, ...") and ("Lebih lanjut disampaikan X bahwa ...")."""
    words = here.speech.clause
    agent = here.agent() if skip_leads(here.tokens, 0, here.at, words) == here.at else None
    if agent is None or here.cue.act != "say":
        return None
    marked = here.low(agent[1]) in here.speech.ways.marks
    start = agent[1] + 1
    if not (marked or here.low(agent[1]) == ",") or here.low(start) in words.tails | {""}:
        return None
    end = content_end(here.tokens, start, len(here.tokens), words)
    if end - start < _LEAST_SAID:
        return None
    pieces = (here.stretch(start, end),)
    return _draft(here, pieces, here.stretch(*agent), "statement.inverted")


def _unfit(here: _Here) -> bool:
    """Tell whether a passive holds no report: part of a name's description, wished, or of something else."""
    before = {here.low(i) for i in range(max(0, here.at - 2), here.at)}
    if before & (here.speech.clause.unreal | here.speech.clause.not_spoken):
        return True
    led = here.low(here.at - 1) in here.speech.relay.lead
    return led or here.low(here.at + 1) in here.speech.nouns.away | {""}


def _finite(here: _Here) -> Draft | None:
    """Return a draft for (X disebut ...): subject and predicate without the cue between them."""
    at, after = here.at, here.at + 1
    naming = here.tokens[at].low in here.speech.nouns.naming
    weak = here.tokens[at].low in here.speech.nouns.leading
    if weak or at == 0 or (naming and not _predicate(here, after)):
        return None
    subject = subject_before(here.tokens, at, 0, here.speech.clause)
    end = here.end(after)
    if end <= after:
        return None
    if here.low(at - 1) in here.speech.clause.breaks and _predicate(here, after):
        return _draft(here, (here.stretch(after, end),), None, "statement.passive")
    if subject is None or subject.elided or subject.start >= subject.stop:
        return None
    pieces = (here.stretch(subject.start, subject.stop), here.stretch(after, end))
    return _draft(here, pieces, None, "statement.passive")


def _predicate(here: _Here, at: int) -> bool:
    token = here.tokens[at]
    if token.low in here.speech.ways.plainly or token.low in here.speech.clause.unreal:
        return True
    verbal = token.low.startswith(("di", "me", "ber", "ter")) and len(token.low) >= _PREDICATE
    return token.text[0].islower() and verbal


def _next_break(tokens: Sequence[Token], start: int, speech: Speech) -> int:
    for at in range(start, len(tokens) - 1):
        if tokens[at].text == "," and tokens[at + 1].low in speech.clause.breaks:
            return at
    return len(tokens)


def _whole(here: _Here, start: int) -> Draft | None:
    """Return a draft for ("Dilaporkan bahwa ..."), unless somebody in it says the rest."""
    active = here.speech.active
    if any(t.low in active and active[t.low].firm for t in here.tokens[start:]):
        return None
    end = content_end(here.tokens, start, len(here.tokens), here.speech.clause)
    if end <= start:
        return None
    return _draft(here, (here.stretch(start, end),), None, "statement.passive")


def _judged(here: _Here) -> Draft | None:
    """Return a draft for ("..., yang dikecam X sebagai ...")."""
    agent = here.agent()
    if agent is None or here.low(agent[1]) != "sebagai":
        return None
    start = agent[1] + 1
    end = here.end(start)
    if end <= start:
        return None
    pieces = (here.stretch(start, end),)
    return _draft(here, pieces, here.stretch(*agent), "statement.passive_agent")


def _hearsay(here: _Here) -> Draft | None:
    at = here.at
    if here.tokens[at].low == "katanya" and here.low(at - 1) in ("", ",", ".", '"', "”", "“"):
        return None
    start = at + 1
    while here.low(start) == ",":
        start += 1
    end = here.end(start)
    if end <= start + 1:
        return None
    pieces: tuple[Range, ...] = (here.stretch(start, end),)
    subject = subject_before(here.tokens, at, 0, here.speech.clause) if at else None
    if subject is not None and not subject.elided and subject.start < subject.stop:
        pieces = (here.stretch(subject.start, subject.stop), *pieces)
    return _draft(here, pieces, None, "statement.hearsay")


def _draft(here: _Here, pieces: tuple[Range, ...], source: Range | None, rule: str) -> Draft:
    token = here.tokens[here.at]
    line = here.line
    return Draft(
        pieces=pieces,
        form="indirect",
        cue=here.cue,
        cue_at=(token.start, token.stop),
        source=source,
        voice="source" if source else "nobody",
        around=(line.start, line.stop),
        line=line.number,
        paragraph=line.paragraph,
        zone=line.zone,
        rule=rule,
    )
