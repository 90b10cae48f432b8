"""What came of checking a draft: lines for a terminal, and rows for an editor's program.

Each sentence of the draft has one word for where it stands, then the tellings of the ledger with day, outlet and speaker,
and what they say otherwise side by side. *Nowhere* is said as "no source here", never as "false".
"""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from benang.records import Difference, Finding, Reading, Span, Telling
from benang.telling.evidence import outlet_of
from benang.telling.export_rows import address
from benang.telling.find import short, visible
from benang.telling.labels import Labels, labels
from benang.telling.shapes import Row

SHOWN = 4
"""Tellings shown on a screen; the rows have all."""
QUOTED = 200
"""Characters of a sentence on a screen."""


def checked_lines(
    draft: Reading, pages: Mapping[str, Reading], findings: Sequence[Finding], lang: str
) -> list[str]:
    """Return a line for each sentence with where it stands, the tellings below it, and one line that counts them."""
    screen = labels(lang)
    lines: list[str] = []
    for finding in findings:
        said = short(" ".join(_text(draft, finding.span).split()), QUOTED)
        lines.append(f"{screen.of('check_state', finding.state)}: {said}")
        for telling in finding.tellings[:SHOWN]:
            lines += _telling_lines(telling, draft, pages, screen)
        if len(finding.tellings) > SHOWN:
            more = screen.of("check", "more").format(len(finding.tellings) - SHOWN)
            lines.append(f"    {more}")
    lines.append(_count(findings, screen))
    return [visible(line) for line in lines]


def _telling_lines(
    telling: Telling, draft: Reading, pages: Mapping[str, Reading], screen: Labels
) -> Iterator[str]:
    reading = pages[telling.span.page]
    day = telling.day or screen("undated")
    outlet = short(outlet_of(reading)) or screen("outlet_unnamed")
    by = screen.of("check", "by").format(telling.speaker) if telling.speaker else ""
    said = short(" ".join(_text(reading, telling.span).split()), QUOTED)
    yield f"    {day}  {outlet}{by}  [{reading.article.page.source}]: {said}"
    for difference in telling.differences:
        yield f"        {_difference(difference, draft, reading, screen)}"


def _difference(one: Difference, draft: Reading, reading: Reading, screen: Labels) -> str:
    sentence = screen.of("check_difference", one.kind)
    there = _text(reading, one.there) if one.there else ""
    return sentence.format(short(_text(draft, one.here), 80), short(" ".join(there.split()), 80))


def _count(findings: Sequence[Finding], screen: Labels) -> str:
    if not findings:
        return screen.of("check", "nothing")
    counts = [
        f"{screen.of('check_state', state).lower()} {number}"
        for state in ("found", "partly", "firmer", "changed", "nowhere")
        if (number := sum(f.state == state for f in findings))
    ]
    return screen.of("check", "count").format("; ".join(counts))


def _text(reading: Reading, span: Span) -> str:
    return reading.article.page.text[span.start : span.stop]


def checked_bytes(
    draft: Reading, pages: Mapping[str, Reading], findings: Sequence[Finding]
) -> Iterator[bytes]:
    """Yield each sentence of the draft as a line of JSON: where it stands, and the tellings with what differs."""
    encode = msgspec.json.Encoder().encode
    for finding in findings:
        row: Row = {
            "start": finding.span.start,
            "end": finding.span.stop,
            "text": _text(draft, finding.span),
            "state": finding.state,
            "tellings": [_row(t, draft, pages[t.span.page]) for t in finding.tellings],
        }
        yield encode(row) + b"\n"


def _row(telling: Telling, draft: Reading, reading: Reading) -> Row:
    return {
        "page": telling.span.page,
        "page_source": address(reading.article.page),
        "outlet": outlet_of(reading) or None,
        "published": telling.day or None,
        "start": telling.span.start,
        "end": telling.span.stop,
        "text": _text(reading, telling.span),
        "speaker": telling.speaker or None,
        "statement": telling.statement or None,
        "share": telling.share,
        "differences": [_difference_row(d, draft, reading) for d in telling.differences],
    }


def _difference_row(one: Difference, draft: Reading, reading: Reading) -> Row:
    there = one.there
    return {
        "kind": one.kind,
        "here": {"start": one.here.start, "end": one.here.stop, "text": _text(draft, one.here)},
        "there": None
        if there is None
        else {"start": there.start, "end": there.stop, "text": _text(reading, there)},
    }
