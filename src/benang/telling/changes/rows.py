"""Changes as the rows ``benang diff --format json`` prints: one JSON object a line, a contract like the exports."""

from collections.abc import Iterator

import msgspec

from benang.ledger import Ledger
from benang.telling import asking
from benang.telling.changes.comparing import Change, Difference
from benang.telling.evidence import Evidence
from benang.telling.export_rows import address
from benang.telling.shapes import Row


def change_bytes(difference: Difference, after: Ledger) -> Iterator[bytes]:
    """Yield each change as a line of JSON: what, on what, before, after, because of which pages, and the sentences."""
    evidence = evidence_of(difference, after)
    encode = msgspec.json.Encoder().encode
    for change in difference.changes:
        yield encode(_row(change, evidence)) + b"\n"


def evidence_of(difference: Difference, after: Ledger) -> Evidence:
    """Return the readings of every page that the changes stand on."""
    page_of = difference.compared.after.page_of
    pages = {page_of[i] for c in difference.changes for i in c.evidence if i in page_of}
    pages |= {page for c in difference.changes for page in c.because}
    return Evidence(asking.readings(after, sorted(pages)))


def _row(change: Change, evidence: Evidence) -> Row:
    return {
        "change": change.change,
        "kind": change.kind,
        "id": change.id,
        "story": change.story or None,
        "before": change.before,
        "after": change.after,
        "because": list(change.because),
        "evidence": [row for i in change.evidence if (row := _place(i, evidence)) is not None],
    }


def _place(id_: str, evidence: Evidence) -> Row | None:
    """Return where a statement or event stands, with its own words and the sentence around them."""
    span = evidence.span_of(id_)
    if span is None:
        return None
    page = evidence.reading(span.page).article.page
    cite = evidence.cite(span)
    return {
        "id": id_,
        "page": span.page,
        "page_source": address(page),
        "start": span.start,
        "end": span.stop,
        "text": cite.exact,
        "sentence": cite.before + cite.exact + cite.after,
    }
