"""What changed between two days of a ledger, and because of which pages: promise 11's ``diff``.

:mod:`snapshot` reads each ledger's views once, :mod:`reported` compares what is told of happenings, :mod:`registers` compares
plans, agreements, restrictions and utterances, and :mod:`lines` and :mod:`rows` say it to people and to programs.
"""

from collections.abc import Iterable

from benang.telling.changes.comparing import ORDER, Change, Comparison, Difference
from benang.telling.changes.registers import register_changes, utterance_changes
from benang.telling.changes.reported import denial_changes, happening_changes, story_changes
from benang.telling.changes.snapshot import Snapshot, take

__all__ = ["KINDS", "find_changes", "take"]

KINDS = (
    "denial",
    "plan",
    "agreement",
    "restriction",
    "happening",
    "value",
    "position",
    "utterance",
    "story",
)


def find_changes(old: Snapshot, new: Snapshot) -> Difference:
    """Return every difference between two snapshots, the second with all pages of the first, in a fixed order.

    Things are told once: a plan is not told again as a happening, nor a denial as an utterance.
    """
    compared = Comparison(old, new, frozenset(set(new.outlets) - set(old.outlets)))
    registers = list(register_changes(compared))
    told = {i for c in registers for i in c.evidence}
    realised = {c.after["about"] for c in registers if c.change == "realised" and c.after}
    happenings = list(happening_changes(compared, told, realised))
    denials = list(denial_changes(compared, happenings))
    reported = [*registers, *happenings, *denials]
    said = utterance_changes(compared, _told(reported, compared))
    changes = [*story_changes(compared), *reported, *said]
    return Difference(compared, sorted(changes, key=_order))


def _told(changes: Iterable[Change], compared: Comparison) -> set[str]:
    """Return the statements whose content the changes show: their evidence, and those it stands in."""
    shown = {i for c in changes for i in c.evidence}
    return shown | {
        position.statement
        for happening in compared.after.happenings.values()
        if not shown.isdisjoint(happening.members)
        for position in happening.positions
    }


def _order(change: Change) -> tuple[str, int, int, str, str]:
    slot = str((change.after or change.before or {}).get("slot", ""))
    return (
        change.story,
        ORDER.index(change.change),
        KINDS.index(change.kind),
        change.id,
        slot,
    )
