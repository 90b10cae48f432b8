"""What people set, as the field ``judged`` of exported rows: which field, what the machine had read, who, why, by which judgement.

The row itself shows the value that people set. Statements, events and moments carry it as reasons; a page's own is asked of
the view of judgements.
"""

from collections.abc import Iterable

from benang.ledger import Ledger
from benang.records import Why
from benang.telling.shapes import Row

RULES = ("judged.set", "judged.moment")


def judged_rows(whys: Iterable[Why]) -> list[Row]:
    """Return a row for every field that people set, in the order in which they were applied; none for what was read."""
    return [
        {"field": field, "machine": machine, "by": by, "why": why, "id": id_}
        for rule, args in ((w.rule, w.args) for w in whys)
        if rule in RULES
        for by, field, machine, _, why, id_ in [args]
    ]


def judged_pages(ledger: Ledger) -> dict[str, list[Row]]:
    """Return a row for every field that people set of a page itself, by page."""
    found: dict[str, list[Row]] = {}
    for page, field, machine, by, why, id_ in ledger.connection.execute(
        'SELECT "left", field, machine, "by", why, id FROM judgements '
        "WHERE thing = 'page' AND kind = 'set' AND state = 'in force' ORDER BY id"
    ):
        row = {"field": field, "machine": machine, "by": by, "why": why, "id": id_}
        found.setdefault(page, []).append(row)
    return found
