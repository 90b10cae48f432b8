"""A passive or a word of hearsay in its sentence, and what stands around it."""

from typing import NamedTuple

from benang.languages.speech import Cue, Speech
from benang.reading.statements.draft import Draft, Line, Range
from benang.reading.statements.phrases import content_end, speaker_after
from benang.reading.tokens import Token

_PREDICATE = 6  # letters: shorter words with a verb's prefix are seldom verbs


class Here(NamedTuple):
    """A cue in its sentence."""

    line: Line
    at: int
    cue: Cue
    speech: Speech

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        return self.line.tokens

    def low(self, at: int) -> str:
        """Return the key of the token at an index, or nothing outside the sentence."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def stretch(self, start: int, stop: int) -> Range:
        """Return the characters that tokens cover."""
        return self.tokens[start].start, self.tokens[stop - 1].stop

    def first(self) -> int:
        """Return the index of the sentence's first word."""
        return next((i for i, t in enumerate(self.tokens) if t.text[0].isalnum()), 0)

    def agent(self) -> Range | None:
        """Return the token indices of who stands right behind the passive, with or without "oleh"."""
        first = self.at + 1
        while self.low(first) in self.speech.clause.agent_leads:
            first += 1
        if first >= len(self.tokens):
            return None
        stop = speaker_after(self.tokens, first, self.speech.clause)
        return (first, stop) if stop > first and self.speaks(first) else None

    def named(self) -> Range | None:
        """Return the token indices of an agent cut where its name ends ("disebut Budi tidak ...")."""
        agent = self.agent()
        if agent is None or not self.tokens[agent[0]].text[0].isupper():
            return agent
        stop = agent[0]
        while stop < agent[1] and not self.tokens[stop].text[0].islower():
            stop += 1
        return agent[0], stop

    def speaks(self, at: int) -> bool:
        """Tell whether somebody who can speak starts at an index."""
        words = self.speech.clause
        token = self.tokens[at]
        return (
            token.text[0].isupper()
            or token.low in words.persons
            or token.low in words.pronouns
            or token.low in self.speech.relay.press
        )

    def end(self, start: int) -> int:
        """Return where what is said ends that starts at an index."""
        return content_end(
            self.tokens, start, _next_break(self.tokens, start, self.speech), self.speech.clause
        )

    def predicate(self, at: int) -> bool:
        """Tell whether a predicate starts at an index: a verb, or a word of time or doubt before one."""
        if at >= len(self.tokens):
            return False
        token = self.tokens[at]
        ways = self.speech.ways
        if token.low in ways.plainly | ways.predicates | self.speech.clause.unreal:
            return True
        verbal = token.low.startswith(("di", "me", "ber", "ter")) and len(token.low) >= _PREDICATE
        return token.text[0].islower() and verbal

    def unfit(self) -> bool:
        """Tell whether a passive holds no report: part of a name's description, wished, or of something else."""
        before = {self.low(i) for i in range(max(0, self.at - 2), self.at)}
        if before & (self.speech.clause.unreal | self.speech.clause.not_spoken):
            return True
        led = self.low(self.at - 1) in self.speech.relay.lead
        following = self.low(self.at + 1)
        return led or not following or (following in self.speech.nouns.away and not self.called())

    def called(self) -> bool:
        """Tell whether somebody calls the subject something ("X disebut sebagai ...")."""
        calling = self.tokens[self.at].low in self.speech.ways.called
        often = self.low(self.at - 1) in self.speech.ways.usual
        return calling and not often and self.low(self.at + 1) == "sebagai"

    def draft(self, pieces: tuple[Range, ...], source: Range | None, rule: str) -> Draft:
        """Return what the passive reports; without a source nobody is named."""
        token = self.tokens[self.at]
        line = self.line
        return Draft(
            pieces=pieces,
            form="indirect",
            cue=self.cue,
            cue_at=(token.start, token.stop),
            source=source,
            voice="source" if source else "nobody",
            around=(line.start, line.stop),
            line=line.number,
            paragraph=line.paragraph,
            zone=line.zone,
            rule=rule,
        )


def _next_break(tokens: tuple[Token, ...], start: int, speech: Speech) -> int:
    listed = False  # a list ends in ", dan" and its clause goes on
    for at in range(start, len(tokens) - 1):
        if tokens[at].text != ",":
            continue
        low = tokens[at + 1].low
        if low in speech.clause.breaks and not (listed and low in speech.clause.joiners):
            return at
        listed = True
    return len(tokens)
