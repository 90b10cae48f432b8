"""Headlines: "X: ...", "X Sebut ...", "..., Kata X". Verbs stand bare there and capitals say nothing."""

from benang.languages.speech import Cue, Speech
from benang.reading.statements.draft import Draft, Line, Range
from benang.reading.tokens import Token

_LONGEST = 9  # tokens of a headline's speaker


def find_headline(line: Line, speech: Speech) -> list[Draft]:
    """Return the statement of a headline, as a list of at most one."""
    tokens = line.tokens
    for at, token in enumerate(tokens):
        if token.text == ":" and 0 < at <= _LONGEST and at + 1 < len(tokens):
            return [_draft(line, Cue(), None, (0, at), (at + 1, len(tokens)))]
        if token.low in speech.ways.closing and at > 1 and tokens[at - 1].text == ",":
            cue_at = (token.start, token.stop)
            return [_draft(line, Cue(), cue_at, (at + 1, len(tokens)), (0, at - 1))]
        cue = speech.headline.get(token.low)
        if cue is not None and 0 < at <= _LONGEST and at + 1 < len(tokens):
            first = _subject(tokens, at)
            if first < at:
                start = at + 1 + (tokens[at + 1].text in ",:")
                return [
                    _draft(line, cue, (token.start, token.stop), (first, at), (start, len(tokens)))
                ]
    return []


def _subject(tokens: tuple[Token, ...], at: int) -> int:
    first = at
    while first > 0 and tokens[first - 1].text not in ",;:!?.":
        first -= 1
    return first


def _draft(line: Line, cue: Cue, cue_at: Range | None, source: Range, content: Range) -> Draft:
    tokens = line.tokens
    start, stop = content
    while start < stop and tokens[start].text in "\"“”'‘’":
        start += 1
    while start < stop and tokens[stop - 1].text in ".,\"“”'‘’":
        stop -= 1
    stop = max(stop, start + 1)
    named = tokens[source[0] : source[1]]
    return Draft(
        pieces=((tokens[start].start, tokens[stop - 1].stop),),
        form="indirect",
        cue=cue,
        cue_at=cue_at,
        source=(named[0].start, named[-1].stop) if named else None,
        voice="source" if named else "nobody",
        around=(line.start, line.stop),
        line=line.number,
        paragraph=line.paragraph,
        zone=line.zone,
        rule="statement.headline",
    )
