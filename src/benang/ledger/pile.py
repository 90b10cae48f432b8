"""The pile as it is woven: which pages wait, which saga each page stands in, and how a change is put in its place.

One :class:`Pile` is one weaving inside one transaction: what waits is taken, the change that was found over the pile is
stored, the sagas it touches are gathered anew and handed out to be woven, and what comes back is put in place of what
was there. A killed weaving leaves the last weave whole, and everything still waits.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from benang.ground import Changed
from benang.ledger import copy_groups, postings, weaves
from benang.ledger.bearers import Bearers
from benang.ledger.packing import unpack
from benang.ledger.postings import Postings
from benang.ledger.rows import Row
from benang.ledger.weave_rows import weave_rows
from benang.records import Reading, Story, Weave

_story = msgspec.json.Decoder(Story).decode

DAY = 10
"""Characters of the day that an instant starts with."""
YEAR = 4
APART = 5
"""Years between a page and the one before it that no pile skips: the later one is misprinted."""
COPIES = frozenset({"copy", "partial_copy", "self_reuse"})


class SagaPages(NamedTuple):
    """A saga to be woven: its number in the file, its pages packed as they are stored, its stories and copies."""

    number: int
    packed: Sequence[tuple[bytes, str]]
    stories: Sequence[Story]
    copy_of: Mapping[str, str]
    part_of: Mapping[str, str]
    newest: Mapping[str, str]

    def readings(self) -> list[Reading]:
        """Return the readings of the pages; their markup stays in the file."""
        return [unpack(record, text, "") for record, text in self.packed]


class Pile:
    """The woven pile of a ledger, for its writer, inside a transaction that the caller opened."""

    def __init__(self, connection: sqlite3.Connection, rules: str) -> None:
        self.connection = connection
        self.bearers = Bearers(connection)
        self.ground = Postings(connection, self.readings)
        self._rules = rules
        self._before: weaves.Groups = {}
        if self._ask("SELECT rules FROM weave") not in ([], [rules]):
            self._before = weaves.clear(connection)
            postings.clear(connection)
        self._waiting = self._ask("SELECT page FROM waiting ORDER BY page")
        self._touched = set(self._waiting)
        self._sagas: set[int] = set()
        self._again: set[int] = set()

    # --- what waits ----------------------------------------------------------------------------

    def gone(self) -> frozenset[str]:
        """Return the pages that wait and are in the ledger no more."""
        return frozenset(
            page for page in self._waiting if not self._ask("SELECT 1 FROM page WHERE id = ?", page)
        )

    def fresh(self) -> list[Reading]:
        """Return the readings of the pages that wait, new ones and those that were judged anew, by page id."""
        return list(self.readings(self._waiting))

    def readings(self, pages: Iterable[str]) -> Iterator[Reading]:
        """Yield the readings of pages, with what people set on them, by page id."""
        for record, text in self._packed(sorted(set(pages))):
            yield unpack(record, text, "")

    def _packed(self, pages: Iterable[str]) -> Iterator[tuple[bytes, str]]:
        for page in pages:
            yield from self.connection.execute(
                "SELECT coalesce(j.record, r.record), t.text FROM page p "
                "JOIN page_record r USING (rid) JOIN page_text t USING (rid) "
                "LEFT JOIN judged_page j ON j.page = p.rid WHERE p.id = ?",
                (page,),
            )

    # --- the change over the pile --------------------------------------------------------------

    def change(self, change: Changed, fresh: Iterable[Reading]) -> None:
        """Put a change over the pile in its place: pages, links, stories, and who is connected by copies."""
        self._place(fresh)
        self.ground.store(change)
        stories = [s for id_ in sorted(change.stories_gone) for s in self._stories([id_])]
        self.connection.executemany(
            'DELETE FROM link WHERE kind = ? AND "left" = ? AND "right" = ? AND owner = 0',
            sorted(change.links_gone),
        )
        self._before |= weaves.drop_ids(self.connection, "story", change.stories_gone)
        new = Weave("", links=tuple(change.links_new), stories=tuple(change.stories_new))
        weaves.put(self.connection, weaves.PILE, weave_rows(new))
        self._touched |= {page for s in (*stories, *change.stories_new) for page in s.pages}
        ends = [*change.links_gone, *((k.kind, k.left, k.right) for k in change.links_new)]
        self._touched |= {end for kind, *pair in ends if kind == "follows" for end in pair}
        copied = {end for kind, *pair in ends if kind in COPIES for end in pair}
        moved, before = copy_groups.settle(self.connection, {*self._waiting, *copied})
        self._touched |= moved
        self._before |= before

    def _place(self, fresh: Iterable[Reading]) -> None:
        """Note when fresh pages were published, and forget those that are gone; their sagas are touched."""
        self._sagas = {
            saga
            for page in self._waiting
            for saga in self._ask("SELECT saga FROM woven_page WHERE page = ?", page)
        }
        self._again = set(self._sagas)
        gone = [(page,) for page in sorted(self.gone())]
        self.connection.executemany("DELETE FROM woven_page WHERE page = ?", gone)
        rows = []
        for reading in fresh:
            days = reading.published
            first, last = (days.first, days.last) if days else ("", "")
            rows.append((reading.article.page.id, first, last))
        self.connection.executemany(
            "INSERT INTO woven_page VALUES (?1, 0, ?2, ?3, ?1, ?1, ?1) ON CONFLICT (page) "
            "DO UPDATE SET published_first = ?2, published_last = ?3",
            rows,
        )

    def count(self) -> int:
        """Return how many pages are woven."""
        return int(self._ask("SELECT count(*) FROM woven_page")[0])

    def latest_day(self) -> str:
        """Return the latest day on which a page was published, or empty when none has one.

        A day that lies years after the page before it is a misprint ("2923") and must not end every plan of the pile.
        """
        late = ""
        for (day,) in self.connection.execute(
            "SELECT published_last FROM woven_page WHERE published_last <> '' ORDER BY 1 DESC"
        ):
            if late and int(late[:YEAR]) - int(day[:YEAR]) <= APART:
                break
            late = str(day)
        return late[:DAY]

    # --- sagas ---------------------------------------------------------------------------------

    def gather(self, today: str, ties: Iterable[tuple[str, str]] = ()) -> Iterator[SagaPages]:
        """Take away the sagas that changed and yield what they are now; ``ties`` are pages that people put in one saga.

        A saga is woven again too when a plan in it is due by another ``today``.
        """
        turned = self._ask(
            "SELECT DISTINCT owner FROM plan WHERE state = 'open' AND window_last < ?1 "
            "OR state = 'due' AND window_last >= ?1",
            today[:DAY],
        )
        self._sagas |= set(turned)
        near = self._reach(_both_ways(ties))
        for saga in sorted(self._sagas - {0}):
            self._before |= weaves.drop(self.connection, saga)
            self.bearers.take(saga, judged=saga in self._again)
        free = self._ask("SELECT ifnull(max(saga), 0) + 1 FROM woven_page")[0]
        sagas = list(enumerate(_connected(near), free))
        for number, stories in sagas:
            self.connection.executemany(
                "UPDATE woven_page SET saga = ? WHERE page IN "
                "(SELECT member FROM member WHERE kind = 'story' AND \"group\" = ?)",
                [(number, story) for story in stories],
            )
        for number, ids in sagas:
            yield self._saga(number, ids)

    def _reach(self, ties: Mapping[str, Collection[str]]) -> dict[str, set[str]]:
        """Return every story that may stand in another saga than before, with the stories beside it."""
        waiting = self._stories_of(self._touched)
        for saga in sorted(self._sagas - {0}):
            waiting += self._stories_of(self._pages(saga))
        near: dict[str, set[str]] = {}
        while waiting:
            story = waiting.pop()
            if story in near:
                continue
            pages = self._ask(
                "SELECT member FROM member WHERE kind = 'story' AND \"group\" = ?", story
            )
            tied = self._stories_of(other for page in pages for other in ties.get(page, ()))
            near[story] = {*self._beside(story), *tied}
            waiting += near[story]
            for page in pages:
                (saga,) = self._ask("SELECT saga FROM woven_page WHERE page = ?", page)
                if saga not in self._sagas:
                    self._sagas.add(saga)
                    waiting += self._stories_of(self._pages(saga))
        return near

    def _beside(self, story: str) -> list[str]:
        return self._ask(
            "SELECT \"right\" FROM link WHERE \"left\" = ?1 AND kind = 'follows' AND state = 'joined' "
            "UNION SELECT \"left\" FROM link WHERE \"right\" = ?1 AND kind = 'follows' AND state = 'joined'",
            story,
        )

    def _pages(self, saga: int) -> list[str]:
        return self._ask("SELECT page FROM woven_page WHERE saga = ?", saga) if saga else []

    def _stories_of(self, pages: Iterable[str]) -> list[str]:
        found = (
            self._ask("SELECT \"group\" FROM member WHERE member = ? AND kind = 'story'", page)
            for page in sorted(set(pages))
        )
        return [story for some in found for story in some]

    def _stories(self, ids: Iterable[str]) -> list[Story]:
        found = (self._ask("SELECT record FROM story WHERE id = ?", id_) for id_ in sorted(ids))
        return [_story(record) for some in found for record in some]

    def _saga(self, number: int, ids: Iterable[str]) -> SagaPages:
        rows = self.connection.execute(
            "SELECT page, copy_of, part_of, newest FROM woven_page WHERE saga = ? ORDER BY page",
            (number,),
        ).fetchall()
        return SagaPages(
            number,
            tuple(self._packed(page for page, *_ in rows)),
            tuple(self._stories(ids)),
            {page: least for page, least, _, _ in rows},
            {page: least for page, _, least, _ in rows},
            {page: newest for page, _, _, newest in rows},
        )

    def put(self, number: int, rows: Mapping[str, Sequence[Row]]) -> None:
        """Store what a saga says together."""
        weaves.put(self.connection, number, rows)

    def finish(self, today: str) -> None:
        """Note that nothing waits any more, and lead old ids to the new ones."""
        self._before |= self.bearers.before
        self.connection.execute("DELETE FROM waiting")
        self.connection.execute("DELETE FROM weave")
        self.connection.execute("INSERT INTO weave VALUES (1, ?, ?)", (today, self._rules))
        weaves.redirect(self.connection, self._before)

    def _ask(self, question: str, *values: str | int) -> list[Any]:
        return [row[0] for row in self.connection.execute(question, values)]


def _both_ways(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for left, right in sorted(pairs):
        found.setdefault(left, []).append(right)
        found.setdefault(right, []).append(left)
    return found


def _connected(near: Mapping[str, Collection[str]]) -> list[list[str]]:
    """Return the connected sets, each sorted, by their least."""
    found: list[list[str]] = []
    seen: set[str] = set()
    for start in sorted(near):
        if start in seen:
            continue
        group, waiting = {start}, [start]
        while waiting:
            new = set(near[waiting.pop()]) - group
            group |= new
            waiting.extend(new)
        seen |= group
        found.append(sorted(group))
    return found
