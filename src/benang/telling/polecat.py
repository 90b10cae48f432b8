"""Coded happenings and events as a POLECAT table: its 40 columns in their order, then ours; loaders read by name.

A table has no place for what PLOVER leaves out, so only coded rows stand in it, and those whose actor alone is unnamed:
POLECAT writes ``None`` there. Several parties stand in one order across the columns of their side, joined by "; ".
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from benang.languages import load
from benang.ledger import Ledger
from benang.telling.cells import cell
from benang.telling.codebook import states
from benang.telling.coded import Coded, coded_events, coded_happenings
from benang.telling.coded_parties import Party
from benang.telling.export_groups import HOME
from benang.telling.plover import judged
from benang.telling.shapes import Row

NOBODY = "None"
UNNAMED = "plover.out.no_actor"
COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *("Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors"),
    *("Actor Title", "Actor Name Raw", "Wikipedia Actor ID"),
    *("Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector"),
    *("Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID"),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude"),
    *("GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date"),
    *("Story People", "Story Organizations", "Story Locations", "Language", "Version"),
)
OURS = (
    *("Happening ID", "Base Kind", "Modality", "Negated", "Auxiliary", "Background"),
    *("Actor Country Basis", "Recipient Country Basis"),
    *("End Date", "Date Basis", "Date Doubt", "Holder", "Chain"),
    *("Outlets", "Origins", "Unknown Origins", "Verdicts", "Judged", "Event Text", "Evidence"),
)
"""What stands behind POLECAT's columns."""


def polecat_bytes(ledger: Ledger, what: str) -> Iterator[bytes]:
    """Yield the head of the table and a line for every happening or event that is coded, by id."""
    yield _line((*COLUMNS, *OURS))
    for coded in coded_happenings(ledger) if what == "happenings" else coded_events(ledger):
        if stands(coded):
            row = polecat_row(coded)
            yield _line(row[name] for name in (*COLUMNS, *OURS))


def stands(coded: Coded) -> bool:
    """Return whether it has a place in the table: nothing speaks against coding it but an actor nobody names."""
    reasons = {why.rule for why in coded.out}
    return not reasons or (reasons == {UNNAMED} and bool(coded.recipients))


def polecat_row(coded: Coded) -> Row:
    """Return the cells of a row by the names of their columns."""
    code, lead = coded.code, coded.lead
    origin, place = lead.origin, coded.happening.where
    key = next(
        (
            m.event.where.key
            for m in coded.mentions
            if m.event.where and m.event.where.name == place
        ),
        "",
    )
    return {
        "Event ID": coded.happening.id,
        "Event Date": coded.date.first[:10] if coded.date else None,
        "Event Type": code.type,
        "Event Mode": _joined(code.modes),
        "Intensity": code.scale,
        "Quad Code": code.quad,
        "Contexts": _joined(code.contexts),
        **_side("Actor", coded.actors),
        **_side("Recipient", coded.recipients),
        **dict.fromkeys(COLUMNS[23:33], None),
        "Placename": place or None,
        "Country": states().code(key) or None,
        "Raw Placename": place or None,
        "Source": origin.outlet or origin.source,
        "Publication Date": origin.published or None,
        "Story People": _joined(origin.people),
        "Story Organizations": _joined(origin.bodies),
        "Story Locations": _joined(origin.places),
        "Language": origin.lang or None,
        "Version": f"benang {load(HOME).version}",
        **_ours(coded),
    }


def _ours(coded: Coded) -> Row:
    happening, lead, date = coded.happening, coded.lead, coded.date
    doubts = sorted({m.event.when_doubt for m in coded.mentions if m.event.when_doubt})
    return {
        "Happening ID": coded.link,
        "Base Kind": happening.kind,
        "Modality": happening.modality,
        "Negated": happening.polarity == "-",
        "Auxiliary": _joined(coded.code.auxiliary),
        "Background": happening.background,
        "Actor Country Basis": _joined(p.basis for p in coded.actors),
        "Recipient Country Basis": _joined(p.basis for p in coded.recipients),
        "End Date": date.last[:10] if date and date.last != date.first else None,
        "Date Basis": date.basis if date else None,
        "Date Doubt": _joined(doubts),
        "Holder": lead.holder.name if lead.holder else None,
        "Chain": " > ".join(name for _, _, name in lead.holder.chain) if lead.holder else None,
        "Outlets": happening.outlets,
        "Origins": happening.origins,
        "Unknown Origins": happening.unknown,
        "Verdicts": _joined(f"{v['slot']} {v['value']}: {v['kind']}" for v in coded.verdicts),
        "Judged": bool(judged(coded)),
        "Event Text": lead.sentence_text,
        "Evidence": [
            {
                "page": m.origin.page,
                "source": m.origin.source,
                "start": m.event.span.start,
                "end": m.event.span.stop,
                "text": m.text,
            }
            for m in coded.mentions
        ],
    }


def _side(side: str, parties: Sequence[Party]) -> Row:
    numbers = states().numbers
    names = ("Name", "Country", "COW", "Primary", "Sectors", "Title", "Name Raw", "Wikipedia")
    columns = COLUMNS[7:15] if side == "Actor" else COLUMNS[15:23]
    if not parties:
        return {**dict.fromkeys(columns, None), columns[0]: NOBODY}
    cells = {
        "Name": [p.name for p in parties],
        "Country": [p.code for p in parties],
        "COW": [str(numbers.get(p.code, "")) for p in parties],
        "Primary": [p.sectors[0] if p.sectors else "" for p in parties],
        "Sectors": [",".join(p.sectors) for p in parties],
        "Title": [p.role for p in parties],
        "Name Raw": ["|".join(p.names) for p in parties],
    }
    joined = {name: _joined(values) for name, values in cells.items()}
    return {column: joined.get(name) for column, name in zip(columns, names, strict=True)}


def _joined(values: Iterable[str]) -> str | None:
    """Return values in one cell, each in its place though it be empty; None when all are."""
    values = list(values)
    return "; ".join(values) if any(values) else None


def _line(values: Iterable[object]) -> bytes:
    """Return a line of the table; tabs and line ends inside a value become spaces before it is guarded."""
    buffer = io.StringIO()
    cells = [cell(" ".join(v.split()) if isinstance(v, str) else v) for v in values]
    csv.writer(buffer, delimiter="\t", lineterminator="\n").writerow(cells)
    return buffer.getvalue().encode()
