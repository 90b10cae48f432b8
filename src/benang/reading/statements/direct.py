"""Direct quotations: which of a paragraph's quotations are words said, and what beside them says by whom.

A quotation is a statement when a word of saying stands after it ("...," kata X), before it (X mengatakan, "..."), when
it goes on from one that has such a word, or when it is a whole sentence that nothing else explains (it is then carried
by the speaker before it). A few quoted words inside a sentence are not: they belong to the sentence.
"""

from bisect import bisect_right
from collections.abc import Sequence

from benang.languages.speech import Cue, Speech
from benang.reading.quotes import Quote
from benang.reading.statements.beside import Attribution, Beside
from benang.reading.statements.draft import Draft, Paragraph, Range
from benang.reading.statements.runs import runs_on

_SAY = Cue()


def find_direct(paragraph: Paragraph, speech: Speech, lines: Sequence[int]) -> list[Draft]:
    """Return the direct statements of a paragraph in order; ``lines`` are the offsets sentences start at."""
    drafts: list[Draft] = []
    owner = -1  # the draft that the quotation before belongs to
    for index, quote in enumerate(paragraph.quotes):
        beside = Beside(paragraph, index, speech)
        if not beside.says():
            continue
        found = beside.after() or beside.before()
        if owner >= 0 and _cut(paragraph, index, speech) and drafts[owner].cue_at is None:
            drafts[owner] = _extended(drafts[owner], quote, found)
            continue
        if found is None and owner >= 0 and beside.goes_on(drafts[owner]):
            drafts[owner] = _extended(drafts[owner], quote)
            continue
        if found is None and beside.stands_alone():
            found = Attribution(_SAY, None, None, "carried", quote.stop, "statement.carried")
        if found is None:
            owner = -1
            continue
        owner = len(drafts)
        drafts.append(_draft(paragraph, quote, found, lines))
    return drafts


def _draft(paragraph: Paragraph, quote: Quote, found: Attribution, lines: Sequence[int]) -> Draft:
    start = min(quote.start, found.since) if found.since >= 0 else quote.start
    number = max(bisect_right(lines, quote.start + 1) - 1, 0)
    return Draft(
        pieces=(_inner(quote),),
        form="direct",
        cue=found.cue,
        cue_at=found.cue_at,
        source=found.source,
        voice=found.voice,
        around=(start, found.until),
        line=number,
        paragraph=paragraph.number,
        zone=paragraph.zone,
        rule=found.rule,
    )


def _inner(quote: Quote) -> Range:
    return quote.first, quote.last


def _cut(paragraph: Paragraph, index: int, speech: Speech) -> bool:
    """Tell whether the quotation before has no end and this one begins there: a mark between two sentences is lost."""
    before = paragraph.quotes[index - 1]
    return before.stop == paragraph.quotes[index].start and runs_on(paragraph, before, speech)


def _extended(draft: Draft, quote: Quote, found: Attribution | None = None) -> Draft:
    pieces = (*draft.pieces, _inner(quote))
    if found is not None:
        until = max(found.until, quote.stop)
        draft = draft._replace(
            cue=found.cue,
            cue_at=found.cue_at,
            source=found.source,
            voice=found.voice,
            rule=found.rule,
            around=(draft.around[0], until),
        )
    return draft._replace(pieces=pieces, around=(draft.around[0], max(draft.around[1], quote.stop)))
