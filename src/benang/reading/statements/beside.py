"""The words beside a quotation, and the attribution they give: a word of saying after it, or before it."""

from bisect import bisect_left
from typing import NamedTuple

from benang.languages.speech import Cue, Speech
from benang.reading.statements.draft import Draft, Paragraph, Range, Voice
from benang.reading.statements.phrases import speaker_after, subject_before
from benang.reading.tokens import Token

_SAY = Cue()
_WHOLE = 4  # words that make an unexplained quotation a sentence
_REACH = 14  # tokens between a quotation and a verb of saying after it
_CLOSING = ".?!…"
_ENDING = ".?!…,:;)-–—"


class Attribution(NamedTuple):
    """What a cue beside a quotation gives: the cue, who speaks, and where the attribution ends."""

    cue: Cue
    cue_at: Range | None
    source: Range | None
    voice: Voice
    until: int
    rule: str
    since: int = -1


class Beside:
    """The words on both sides of one quotation, up to its neighbours."""

    def __init__(self, paragraph: Paragraph, index: int, speech: Speech) -> None:
        quotes = paragraph.quotes
        self.quote = quotes[index]
        self.speech = speech
        self.words = speech.clause
        left = quotes[index - 1].stop if index else paragraph.start
        right = quotes[index + 1].start if index + 1 < len(quotes) else paragraph.stop
        self.left = _between(paragraph, left, self.quote.start)
        self.right = _between(paragraph, self.quote.stop, right)
        self.inner = _between(paragraph, self.quote.first, self.quote.last)
        self.limit = right

    def says(self) -> bool:
        """Tell whether there is a word between the marks."""
        return any(token.text[0].isalnum() for token in self.inner)

    def after(self) -> Attribution | None:
        """Return the attribution that follows the quotation, if there is one."""
        tokens = self.right
        at = 0
        while at < len(tokens) and (tokens[at].text in ",.-–—" or self._leads(at)):
            if tokens[at].text == "." and at + 1 < len(tokens) and tokens[at + 1].text[0].isupper():
                return None
            at += 1
        if at >= len(tokens):
            return None
        token = tokens[at]
        cue = self.speech.after.get(token.low)
        if cue is None and self._unknown_word(at):
            cue = Cue(enclitic=token.low.endswith("ya"))
        if cue is not None and token.text[0].islower():
            return self._word_after(at, cue)
        if (
            token.low in self.speech.ways.reads
            and at
            and self.right[at - 1].low in self.words.further
        ):
            return Attribution(
                _SAY, (token.start, token.stop), None, "carried", self._sentence_end(at),
                "statement.cue_after_quote",
            )  # fmt: skip
        passive = self.speech.passive.get(token.low)
        if passive is not None and at:
            return self._agent_after(at, passive)
        return self._relayed(at) or self._verb_after(at)

    def _leads(self, at: int) -> bool:
        """Tell whether a word only leads to the cue ("demikian kata X"); "lanjut" does so behind "lebih" alone."""
        low = self.right[at].low
        if low == "lanjut":
            return at > 0 and self.right[at - 1].low == "lebih"
        return low in self.words.further

    def _unknown_word(self, at: int) -> bool:
        """Tell whether a word no list knows must be one of saying: ("...," gumamnya.) or ("...," gumam Budi)."""
        token = self.right[at]
        ended = bool(self.inner) and self.inner[-1].text in ",?!"
        if (
            not ended
            or not token.text.isalpha()
            or not token.text[0].islower()
            or len(token.low) <= _WHOLE
        ):
            return False
        if token.low in self.speech.active or token.low in self.words.asides:
            return False
        follows = self.right[at + 1] if at + 1 < len(self.right) else None
        if token.low.endswith("ya"):  # "nya", or misspelt ("ujarya")
            return follows is None or follows.text in ".,(" or follows.low in self.words.closers
        return (
            follows is not None
            and token.low not in self.words.openers
            and (
                follows.low in self.words.somebody
                or (
                    follows.text[0].isupper()
                    and token.low
                    not in self.speech.relay.passive
                    | self.speech.relay.active
                    | self.words.persons
                    | self.words.closers
                )
            )
        )

    def _word_after(self, at: int, cue: Cue) -> Attribution | None:
        token = self.right[at]
        until = self._sentence_end(at)
        if cue.enclitic:
            return Attribution(
                cue, (token.start, token.stop), (token.stop - 3, token.stop), "enclitic", until,
                "statement.cue_after_quote",
            )  # fmt: skip
        first = at + 1
        while first < len(self.right) and self.right[first].low in self.words.also:
            first += 1
        if first + 1 < len(self.right) and self.right[first].low == "dan":
            first += 2
        if token.low in ("kutip", "lansir"):
            first = self._quoted_from(first)
        last = speaker_after(self.right, first, self.words)
        source = (self.right[first].start, self.right[last - 1].stop) if last > first else None
        if source is None and not cue.plain:
            return None
        voice: Voice = "source" if source else "carried"
        return Attribution(
            cue, (token.start, token.stop), source, voice, until, "statement.cue_after_quote"
        )

    def _quoted_from(self, at: int) -> int:
        """Return where the speaker stands in ("...," kutip kantor berita X dari pernyataan Y)."""
        for index in range(at, min(at + _REACH, len(self.right) - 1)):
            if self.right[index].low == "dari":
                words = self.speech.relay.words
                return index + 1 + (self.right[index + 1].low in words)
        return at

    def _agent_after(self, at: int, cue: Cue) -> Attribution | None:
        first = at + 1 + (at + 1 < len(self.right) and self.right[at + 1].low == "oleh")
        last = speaker_after(self.right, first, self.words)
        if last <= first or not _names(self.right[first].text, self.right[first].low, self.speech):
            return None
        token = self.right[at]
        source = (self.right[first].start, self.right[last - 1].stop)
        return Attribution(
            cue, (token.start, token.stop), source, "source", self._sentence_end(at),
            "statement.passive_after_quote",
        )  # fmt: skip

    def _relayed(self, at: int) -> Attribution | None:
        relay = self.speech.relay
        if self.right[at].low not in relay.passive | relay.active:
            return None
        source = self._account(at + 1)
        if source is not None:
            return Attribution(
                _SAY, None, source, "source", self._sentence_end(at), "statement.relay_after_quote"
            )
        return Attribution(
            _SAY, None, None, "carried", self._sentence_end(at), "statement.relay_after_quote"
        )

    def _account(self, start: int) -> Range | None:
        """Return whose account a quotation is from ("demikian dikutip dari akun X resmi Dinas Y")."""
        near = range(start, min(start + _REACH, len(self.right)))
        at = next((i for i in near if self.right[i].low == "akun"), len(self.right))
        passed = self.speech.relay.skip | self.speech.relay.social
        while at < len(self.right) and self.right[at].low in passed:
            at += 1
        last = speaker_after(self.right, at, self.words)
        return (self.right[at].start, self.right[last - 1].stop) if last > at else None

    def _verb_after(self, at: int) -> Attribution | None:
        """Return the attribution of the form ("...", X menambahkan)."""
        if not self.right[at].text[0].isalnum() or self._new_sentence(at):
            return None
        for verb in range(at + 1, min(at + _REACH, len(self.right))):
            token = self.right[verb]
            if token.text in ".;":
                return None
            cue = self.speech.active.get(token.low)
            if cue is None or not cue.firm:
                continue
            follows = self.right[verb + 1] if verb + 1 < len(self.right) else None
            if follows and follows.text not in ".," and follows.low not in self.words.closers:
                return None
            subject = subject_before(self.right, verb, at, self.words)
            if subject is None or subject.elided or subject.start >= subject.stop:
                return None
            source = (self.right[subject.start].start, self.right[subject.stop - 1].stop)
            return Attribution(
                cue, (token.start, token.stop), source, "source", self._sentence_end(verb),
                "statement.verb_after_quote",
            )  # fmt: skip
        return None

    def _new_sentence(self, at: int) -> bool:
        """Tell whether what follows is a sentence of its own: the quotation ended one and a capital starts another."""
        ended = bool(self.inner) and self.inner[-1].text in _CLOSING
        return ended and self.right[at].text[0].isupper()

    def _sentence_end(self, at: int) -> int:
        tokens = self.right
        for index in range(at, len(tokens)):
            if tokens[index].text in ".?!" and self._ends(index):
                return tokens[index].stop
        return self.limit

    def _ends(self, index: int) -> bool:
        tokens = self.right
        if index + 1 >= len(tokens):
            return True
        return tokens[index + 1].text[0].isupper() and len(tokens[index - 1].text) > 1

    def before(self) -> Attribution | None:
        """Return the attribution that stands before the quotation in its sentence, if there is one."""
        tokens = self._own_sentence()
        if not tokens:
            return None
        mark = tokens[-1].text if tokens[-1].text in ",:" else ""
        last = len(tokens) - (2 if mark else 1)
        if last >= 0 and tokens[last].low in ("bahwa", "kalau"):
            last -= 1
        if last < 0 or (not mark and len(self.inner) <= _WHOLE):
            return None
        verb = self._verb_before(tokens, last, mark)
        if verb is None:
            return self._colon(tokens) if mark == ":" else None
        if not mark and not self._closes_sentence():
            return None
        return self._said_before(tokens, verb)

    def _said_before(self, tokens: list[Token], verb: int) -> Attribution:
        token = tokens[verb]
        cue = self.speech.active.get(token.low) or self.speech.after[token.low]
        source, voice = self._subject(tokens, verb)
        if cue.enclitic:
            source, voice = (token.stop - 3, token.stop), "enclitic"
        return Attribution(
            cue, (token.start, token.stop), source, voice, self.quote.stop,
            "statement.cue_before_quote", tokens[0].start,
        )  # fmt: skip

    def _own_sentence(self) -> list[Token]:
        tokens = self.left
        for index in range(len(tokens) - 1, -1, -1):
            if tokens[index].text in ".?!" and (
                index + 1 == len(tokens) or tokens[index + 1].text[0].isupper()
            ):
                return tokens[index + 1 :]
        return tokens

    def _verb_before(self, tokens: list[Token], last: int, mark: str) -> int | None:
        """Return the index of the verb of saying that leads to the quotation: right before it, or before a phrase."""
        for index in range(last, max(-1, last - _REACH), -1):
            token = tokens[index]
            cue = self.speech.active.get(token.low)
            if cue is None and index == last:
                cue = self.speech.after.get(token.low)
            if cue is None:
                continue
            if index == last or (mark and tokens[index + 1].low in self.words.closers):
                return index
            return None
        return None

    def _subject(self, tokens: list[Token], verb: int) -> tuple[Range | None, Voice]:
        subject = subject_before(tokens, verb, 0, self.words)
        if subject is None or subject.start >= subject.stop:
            return None, "elided" if verb else "carried"
        return (tokens[subject.start].start, tokens[subject.stop - 1].stop), "source"

    def _colon(self, tokens: list[Token]) -> Attribution | None:
        """Return the attribution of the form (X: "...")."""
        name = tokens[:-1]
        if not name or len(name) > _REACH or not name[0].text[0].isupper():
            return None
        return Attribution(
            _SAY, None, (name[0].start, name[-1].stop), "source", self.quote.stop,
            "statement.colon_before_quote", name[0].start,
        )  # fmt: skip

    def _closes_sentence(self) -> bool:
        return not self.right or self.right[0].text in ".?!" or self._new_sentence(0)

    def goes_on(self, draft: Draft) -> bool:
        """Tell whether only the attribution of ``draft`` stands between its quotation and this one.

        The attribution must have come to an end: what stands inside it ('kata X dalam diskusi bertajuk "..."') is a name.
        """
        if draft.cue_at is None:
            return False
        between = [t for t in self.left if t.start >= draft.around[1] and t.text not in ".,:-–—"]
        named = max(draft.cue_at[1], draft.source[1] if draft.source else 0)
        ended = not self.left or self.left[-1].text in _ENDING or self.left[-1].stop <= named
        return ended and not between

    def stands_alone(self) -> bool:
        """Tell whether the quotation is a sentence by itself that nothing else explains."""
        if len(self.inner) < _WHOLE:
            return False
        before = not self.left or self.left[-1].text in _CLOSING + ":"
        after = not self.right or self.right[0].text in ".?!" or self._new_sentence(0)
        return before and after


def _between(paragraph: Paragraph, start: int, stop: int) -> list[Token]:
    first, last = bisect_left(paragraph.at, start), bisect_left(paragraph.at, stop)
    return list(paragraph.tokens[first:last])


def _names(text: str, low: str, speech: Speech) -> bool:
    return text[0].isupper() or low in speech.clause.persons or low in speech.clause.pronouns
