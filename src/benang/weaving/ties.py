"""The ties of the pile while it changes: what the ground holds, less what is gone, and what is new.

A link is kept beside its tie: whoever drops the tie of a link that stays gives the link again.
"""

from collections.abc import Collection, Iterable, Iterator

from benang.ground import Ground, Tie, TieKind
from benang.records import LinkKind


class Ties:
    """Ties as they are after the changes noted so far. A tie that goes and comes back unchanged was never gone."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._gone: set[Tie] = set()
        self._dropped: set[Tie] = set()
        self._new: set[Tie] = set()
        self._at: dict[str, set[Tie]] = {}

    def of(self, ids: Collection[str], kinds: Collection[TieKind]) -> Iterator[Tie]:
        """Yield every tie of these kinds with an end among the ids, once."""
        wanted = set(ids)
        for tie in self._ground.ties(wanted, kinds):
            if tie not in self._gone:
                yield tie
        found = {tie for id_ in wanted for tie in self._at.get(id_, ()) if tie.kind in kinds}
        yield from sorted(found)

    def drop(self, ties: Iterable[Tie]) -> None:
        """Take away ties that are held."""
        for tie in ties:
            if tie in self._new:
                self._new.remove(tie)
                self._at[tie.left].remove(tie)
                self._at[tie.right].remove(tie)
            else:
                self._gone.add(tie)
                self._dropped.add(tie)

    def add(self, ties: Iterable[Tie]) -> None:
        """Put new ties in."""
        for tie in ties:
            if tie in self._gone:
                self._gone.remove(tie)
            else:
                self._new.add(tie)
                self._at.setdefault(tie.left, set()).add(tie)
                self._at.setdefault(tie.right, set()).add(tie)

    def dropped_links(self) -> frozenset[tuple[LinkKind, str, str]]:
        """Return (kind, left, right) of all links of the ground that are gone or were given again."""
        return frozenset(
            (tie.kind, tie.left, tie.right) for tie in self._dropped if tie.kind != "like"
        )

    def changes(self) -> tuple[frozenset[Tie], frozenset[Tie]]:
        """Return the ties that are gone and those that are new."""
        return frozenset(self._gone), frozenset(self._new)
