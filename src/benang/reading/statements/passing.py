"""What a page passes on from an outlet in a sentence that opens with it: "Dikutip dari X, Senin (1/2/2021), ..."."""

from collections.abc import Sequence

from benang.languages.speech import Cue, Speech
from benang.reading.chains import UNNAMED, RelayCue, find_relays
from benang.reading.statements.clause import LEAST
from benang.reading.statements.draft import Draft, Line
from benang.reading.statements.phrases import content_end, is_verbal, skip_leads
from benang.reading.tokens import Token

_FIRM = Cue(firm=True)
_DAY = 14  # tokens of a day and an hour
_HOLE = 3  # characters between two tokens; more of them held a quotation


def find_passed_on(line: Line, speech: Speech) -> list[Draft]:
    """Return the clause behind an outlet that opens a sentence, as the outlet's: one draft or none.

    For sentences in which nobody else says anything; an outlet that passes on somebody's words is their relay.
    """
    tokens = line.tokens
    at = skip_leads(tokens, 0, len(tokens), speech.clause)
    words = speech.relay
    if at >= len(tokens) or tokens[at].low not in (words.passive | words.active) - words.page:
        return []
    cue = next(iter(find_relays(tokens, speech)), None)
    if cue is None or cue.start != tokens[at].start or len(cue.names) != 1:
        return []
    start = _behind(tokens, cue, speech)
    stop = content_end(tokens, start, len(tokens), speech.clause)
    if cue.names[0].name == UNNAMED or not _tells(tokens, start, stop, speech):
        return []
    return [
        Draft(
            pieces=((tokens[start].start, tokens[stop - 1].stop),),
            form="indirect",
            cue=_FIRM,
            cue_at=(tokens[at].start, tokens[at].stop),
            source=(cue.names[0].start, cue.names[0].stop),
            voice="source",
            around=(line.start, line.stop),
            line=line.number,
            paragraph=line.paragraph,
            zone=line.zone,
            rule="statement.according",
        )
    ]


def _behind(tokens: Sequence[Token], cue: RelayCue, speech: Speech) -> int:
    """Return the index behind the comma or the day that closes the outlet, or the end where neither does."""
    at = next((i for i, t in enumerate(tokens) if t.start >= cue.stop), len(tokens))
    if at >= len(tokens) or tokens[at].text != ",":
        return len(tokens)
    return _behind_day(tokens, at + 1, speech) if _day(tokens, at + 1, speech) else at + 1


def _day(tokens: Sequence[Token], at: int, speech: Speech) -> bool:
    """Tell whether a day begins at an index: "Senin (1/2)", "pada Senin", and not "pada laga itu"."""
    if tokens[at].low not in speech.relay.dated or at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    return not after.text.isalpha() or after.low in speech.relay.dated | speech.ways.hours


def _behind_day(tokens: Sequence[Token], start: int, speech: Speech) -> int:
    """Return the index behind a day that begins at ``start`` ("Sabtu, 7 Juni 2025, ...", "Senin (1/2) pagi ...")."""
    small = speech.relay.dated | speech.ways.hours
    for at in range(start, min(start + _DAY, len(tokens) - 1)):
        token, before, after = tokens[at], tokens[at - 1], tokens[at + 1]
        if token.text == ",":
            if before.low in speech.relay.dated and after.text[0].isdigit():
                continue
            return at + 1
        date = token.text in "()/." or token.text[0].isdigit() or before.text.isdigit()
        if token.low not in small and not date:
            return at
    return len(tokens)


def _tells(tokens: Sequence[Token], start: int, stop: int, speech: Speech) -> bool:
    """Tell whether a clause stands there: it has a predicate, leads to no list and asks nothing."""
    if stop - start <= LEAST or tokens[-1].text in ":?":
        return False
    if tokens[start].low in speech.ways.listing or tokens[stop - 1].low in speech.ways.listing:
        return False
    near = zip(tokens[start:stop], tokens[start + 1 : stop], strict=False)
    if any(b.start - a.stop > _HOLE for a, b in near):
        return False
    plain = speech.ways.plainly | speech.ways.predicates | speech.clause.copulas
    inner = tokens[start + 1 : stop]
    return any(t.low in plain or is_verbal(t, speech.clause) for t in inner)
