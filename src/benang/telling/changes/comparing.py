"""Two snapshots side by side: which group was which, which pages are new, and what one change is."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Literal, NamedTuple

from msgspec import Struct

from benang.telling.changes.snapshot import Snapshot

How = Literal[
    "realised", "retracted", "corrected", "contested", "changed", "strengthened", "weakened", "new"
]
Thing = Literal[
    "happening",
    "value",
    "denial",
    "position",
    "plan",
    "agreement",
    "restriction",
    "utterance",
    "story",
]
Facts = dict[str, Any]

ORDER = (
    "realised",
    "retracted",
    "corrected",
    "contested",
    "changed",
    "strengthened",
    "weakened",
    "new",
)
"""What an editor asks first."""


class Change(Struct, frozen=True):
    """One difference: what the ledger held of a thing before and holds now, and the pages that made it so.

    ``evidence`` are ids of statements and events, first those on the pages that made the change. ``because`` is empty
    where no page did and only time has passed.
    """

    change: How
    kind: Thing
    id: str
    story: str
    before: Facts | None
    after: Facts | None
    because: tuple[str, ...]
    evidence: tuple[str, ...]


class Comparison(NamedTuple):
    """What was held before, what is held now, and the pages that came out between."""

    before: Snapshot
    after: Snapshot
    fresh: frozenset[str]

    def newly(self, ids: Iterable[str]) -> list[str]:
        """Return the statements and events that stand on new pages, in their order."""
        return [i for i in dict.fromkeys(ids) if self.after.page_of.get(i) in self.fresh]

    def taken_back(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the newest versions that tell no more what the ids told before, where that is new; else none."""
        ids = list(ids)
        newest = self.after.taken_back(ids)
        held = [i for i in ids if i in self.before.page_of]
        return tuple(newest) if newest and held and not self.before.taken_back(held) else ()

    def because(self, ids: Iterable[str], story: str) -> tuple[str, ...]:
        """Return the new pages the ids stand on, without copies of what is told already; else all new ones of the story."""
        ids = list(ids)
        copy_of = self.after.copy_of
        pages = self.after.pages(ids)
        told = {copy_of[p] for p in pages if p not in self.fresh and p in copy_of}
        made = [p for p in pages if p in self.fresh and copy_of.get(p) not in told]
        if not made:
            of_story = self.after.stories[story].pages if story in self.after.stories else ()
            made = sorted(self.fresh.intersection(of_story))
        return tuple(made)


class Difference(NamedTuple):
    """All changes between two snapshots, in a fixed order."""

    compared: Comparison
    changes: list[Change]


def match(
    before: Mapping[str, Collection[str]], after: Mapping[str, Collection[str]]
) -> dict[str, list[str]]:
    """Return for every group of now the groups of before it was: the one of its id first, else those that share members.

    Groups are given as id -> members. A group without a counterpart has an empty list.
    """
    homes: dict[str, list[str]] = {}
    for id_, members in before.items():
        for member in members:
            homes.setdefault(member, []).append(id_)
    found: dict[str, list[str]] = {}
    for id_, members in after.items():
        shared = Counter(home for member in members for home in homes.get(member, ()))
        ordered = sorted(shared, key=lambda b: (b != id_, -shared[b], b))
        found[id_] = ordered if ordered or id_ not in before else [id_]
    return found
