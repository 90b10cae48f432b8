"""To whom, where and when something was said, as the words around the cue tell it."""

from collections.abc import Sequence

from benang.languages.speech import Speech
from benang.reading.chains import known_outlet
from benang.reading.statements.phrases import speaker_after
from benang.reading.tokens import Token
from benang.records import Span, Thing


def addressees(tokens: Sequence[Token], text: str, page: str, speech: Speech) -> tuple[Thing, ...]:
    """Return whom the words of an attribution say they were spoken to ("kepada wartawan")."""
    found: list[Thing] = []
    for at, token in enumerate(tokens):
        interview = (
            token.low in speech.occasion.interview_with
            and at > 0
            and tokens[at - 1].low in speech.occasion.interview
        )
        wired = token.low in speech.occasion.wired and known_outlet(tokens, at + 1, speech)
        if token.low not in speech.occasion.to and not interview and not wired:
            continue
        stop = speaker_after(tokens, at + 1, speech.clause)
        if stop <= at + 1:
            continue
        start, end = tokens[at + 1].start, tokens[stop - 1].stop
        name = " ".join(text[start:end].split())
        found.append(Thing(name, Span(page, start, end), name.lower()))
    return tuple(found[:1])


def occasion(tokens: Sequence[Token], page: str, speech: Speech) -> Span | None:
    """Return the phrase of place or occasion in an attribution ("dalam konferensi pers", "di Jakarta")."""
    venues = speech.occasion.venue
    place: Span | None = None
    for at, token in enumerate(tokens):
        if token.low not in speech.occasion.into:
            continue
        stop = _phrase(tokens, at + 1, speech)
        if stop <= at + 1:
            continue
        span = Span(page, tokens[at + 1].start, tokens[stop - 1].stop)
        lows = [t.low for t in tokens[at + 1 : min(stop, at + 4)]]
        if any(low in venues or " ".join(lows[i : i + 2]) in venues for i, low in enumerate(lows)):
            return span
        if place is None and token.low == "di" and tokens[at + 1].text[0].isupper():
            place = span
    return place


def _phrase(tokens: Sequence[Token], start: int, speech: Speech) -> int:
    at = start
    while at < len(tokens) and at - start < 12:  # noqa: PLR2004 - a venue is short
        token = tokens[at]
        if token.low in speech.clause.closers or token.text in ',.;:()"“”':
            break
        at += 1
    return at
