"""Quotations that run over several paragraphs, or that lost the mark between two of their sentences: one statement.

Each paragraph of a long quotation opens with a mark and only the last closes with one (a rule of printing everywhere);
whoever says the whole may be named at any of them, and mostly is at the last.
"""

from bisect import bisect_left
from collections.abc import Sequence

from benang.languages.speech import Speech
from benang.reading.quotes import Quote
from benang.reading.statements.draft import Draft, Paragraph

_NOWHERE = -2  # stands before no paragraph, the first one (0) included


def runs_on(paragraph: Paragraph, quote: Quote, speech: Speech) -> bool:
    """Tell whether a quotation that nothing closes holds words said alone, and not who said them ("A, kata X. ...)."""
    if quote.closed:
        return False
    first, last = (bisect_left(paragraph.at, place) for place in (quote.first, quote.last))
    lows = [t.low for t in paragraph.tokens[first:last]]
    return not any(
        lows[at - 1] in {",", "."} and low in speech.after and speech.after[low].plain
        for at, low in enumerate(lows)
        if at
    )


def together(
    drafts: Sequence[Draft], paragraphs: Sequence[Paragraph], speech: Speech
) -> list[Draft]:
    """Return direct statements in order; those that go on in the next paragraph are one with what stands there."""
    joined: list[Draft] = []
    place = {p.number: p for p in paragraphs}
    reached = _NOWHERE  # the paragraph whose end the last statement's quotation runs over
    for draft in drafts:
        paragraph = place[draft.paragraph]
        first = paragraph.quotes[0]
        opens = first.start == paragraph.start and draft.start == first.first
        last = paragraph.quotes[-1]
        over = last.stop == paragraph.stop and draft.stop == last.last
        goes_on = opens and reached == draft.paragraph - 1
        joined.append(_one(joined.pop(), draft) if goes_on else draft)
        reached = paragraph.number if over and runs_on(paragraph, last, speech) else _NOWHERE
    return joined


def _one(before: Draft, draft: Draft) -> Draft:
    """Return two statements as one; whoever is named says both, the first one before the second."""
    teller = before if before.cue_at or not draft.cue_at else draft
    return teller._replace(pieces=(*before.pieces, *draft.pieces))
