"""The ledger: one SQLite file that holds every page, what it says, and what comparing the pages gave.

Pages and readings are evidence: written once, never changed. The weave is the machine's judgement: thrown away and made
again. One process writes, any number read while it does. Batches of pages go in one transaction each, so a killed
process leaves whole pages and nothing half. What is exported depends on the set of pages alone; row numbers, fetch times,
runs and redirects are history.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from benang.ledger import connect, history, judgements, removing, weaves
from benang.ledger.days import check_as_of, out_by
from benang.ledger.judgements import Located
from benang.ledger.locking import WriterLock
from benang.ledger.packing import unpack
from benang.ledger.pile import Pile
from benang.ledger.problems import Problem
from benang.ledger.search import EVERYWHERE, Hit, Narrowed, find_pages, pages_near
from benang.ledger.verify import find_problems
from benang.ledger.writing import Batch, file_of, settle_skipped, skipped_rows
from benang.records import Judgement, Page, Reading, Skipped, Standing, Weave

__all__ = ["Hit", "Ledger", "Narrowed", "Problem", "file_of"]

BATCH = 200
"""Outcomes in one transaction: enough to spread its cost, few enough that a killed run loses seconds."""
ASKED = 500
"""Values in one question; SQLite's oldest limit is 999."""

REDIRECTS = 1000
"""Steps an old id is followed for; a ring of them, which a damaged file may hold, ends too."""


class Ledger:
    """An open ledger. Make one with :meth:`open` or :meth:`memory`, close it or use it in a ``with``."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path | None = None,
        lock: WriterLock | None = None,
    ) -> None:
        self.connection = connection
        self.path = path
        self._lock = lock
        self._made = False

    @classmethod
    def open(cls, path: Path | str, *, write: bool = False) -> Self:
        """Return the ledger at a path; a writer makes it if it is not there and is the only one."""
        path = Path(path)
        made = write and not path.exists()
        lock = WriterLock(path) if write else None
        try:
            ledger = cls(connect.open_file(path, write=write), path, lock)
        except BaseException:
            if lock:
                lock.release()
            raise
        ledger._made = made
        return ledger

    @classmethod
    def memory(cls) -> Self:
        """Return an empty ledger in memory."""
        return cls(connect.open_memory())

    def twin(self) -> "Ledger":
        """Return a ledger in memory with the same pages, judgements and weave; history and unread pages stay behind."""
        with connect.in_words(self.path):
            return Ledger(connect.copy_to_memory(self.connection))

    def close(self) -> None:
        """Close the file and let the next writer in; a second call does nothing.

        A file that this writer made and put nothing into is taken away again: a run that failed leaves no empty ledger.
        """
        if self._lock:
            connect.close_written(self.connection, self.path if self._made else None)
            self._lock.release()
            self._lock = None
        else:
            self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    # --- pages ---------------------------------------------------------------------------------

    def known(self, ids: Collection[str]) -> set[str]:
        """Return those of the page ids whose reading the ledger has."""
        wanted = sorted(set(ids))
        found: set[str] = set()
        with connect.in_words(self.path):
            for at in range(0, len(wanted), ASKED):
                some = wanted[at : at + ASKED]
                holes = ",".join("?" * len(some))
                rows = self.connection.execute(f"SELECT id FROM page WHERE id IN ({holes})", some)  # noqa: S608 (only holes)
                found.update(row[0] for row in rows)
        return found

    def add(self, outcomes: Iterable[Reading | Skipped]) -> int:
        """Return how many pages were new. Known pages are left as they are; skipped ones are kept with their reason.

        When ``outcomes`` fails midway, what it gave before is stored first and the failure goes on to the caller.
        """
        new = 0
        waiting: list[Reading | Skipped] = []
        try:
            for outcome in outcomes:
                waiting.append(outcome)
                if len(waiting) >= BATCH:
                    now, waiting = waiting, []
                    new += self._write(now)
        finally:
            if waiting:
                new += self._write(waiting)
        return new

    def _write(self, outcomes: list[Reading | Skipped]) -> int:
        known = self.known(
            [o.article.page.id if isinstance(o, Reading) else o.id for o in outcomes]
        )
        batch = Batch.of(outcomes, known)
        with self.transaction():
            batch.store(self.connection)
        return len(batch.readings)

    def readings(self, as_of: str = "", *, as_read: bool = False) -> Iterator[Reading]:
        """Yield every reading in the order of page ids; with ``as_of`` only of pages published by then.

        A reading holds what people set on its page; ``as_read`` gives what the machine read instead.
        """
        for rid in self._out(as_of).values():
            yield self._reading(rid, as_read=as_read)

    def out_by(self, as_of: str) -> set[str]:
        """Return the ids of the pages that were certainly published by a day or an instant."""
        return set(self._out(as_of))

    def _out(self, as_of: str) -> dict[str, int]:
        """Return the rows of the pages published by then, or of all of them, by page id and in its order."""
        if as_of:
            check_as_of(as_of)
        with connect.in_words(self.path):
            rows = self.connection.execute(
                "SELECT p.id, p.rid, coalesce(j.published_last, p.published_last) FROM page p "
                "LEFT JOIN judged_page j ON j.page = p.rid ORDER BY p.id"
            )
            return {id_: rid for id_, rid, last in rows if not as_of or out_by(last, as_of)}

    def reading(self, page: str, *, as_read: bool = False) -> Reading | None:
        """Return the reading of one page by its id, or None when the ledger does not have it."""
        with connect.in_words(self.path):
            found = self.connection.execute("SELECT rid FROM page WHERE id = ?", (page,)).fetchone()
        return self._reading(found[0], as_read=as_read) if found else None

    def _reading(self, rid: int, *, as_read: bool) -> Reading:
        with connect.in_words(self.path):
            record, judged, text, markup = self.connection.execute(
                "SELECT r.record, j.record, t.text, t.markup FROM page_record r JOIN page_text t USING (rid) "
                "LEFT JOIN judged_page j ON j.page = r.rid WHERE r.rid = ?",
                (rid,),
            ).fetchone()
            return unpack(record if judged is None or as_read else judged, text, markup)

    def find(self, name: str) -> set[str]:
        """Return the ids of the pages with this id or address, or from this file."""
        with connect.in_words(self.path):
            return removing.find(self.connection, name)

    def remove(self, ids: Collection[str]) -> set[str]:
        """Return those of the page ids that the ledger had; it has them no more, and weaving takes out what they gave."""
        known = self.known(ids)
        with self.transaction():
            removing.remove(self.connection, known)
        return known

    def skipped(self) -> list[Skipped]:
        """Return the pages that could not be read, with their reasons, by source and id."""
        with connect.in_words(self.path):
            return skipped_rows(self.connection)

    def settle_skipped(self, files: Collection[str], now: Collection[Skipped]) -> None:
        """Forget what was skipped of some files before and is not skipped ``now``; mended input leaves no trace."""
        with self.transaction():
            settle_skipped(self.connection, files, now)

    # --- judgements ----------------------------------------------------------------------------

    def locate(self, id_: str) -> Located | None:
        """Return what an id names that people can judge, or None; a moment is named as ``page@start-stop``."""
        with connect.in_words(self.path):
            return judgements.locate(self.connection, id_)

    def judge(self, judgement: Judgement) -> bool:
        """Keep a judgement beside the evidence; return False when the same one is in force already."""
        with self.transaction():
            return judgements.add(self.connection, judgement)

    def undo(self, id_: str, when: str) -> bool:
        """Mark a judgement as taken back; return False when none with this id is in force."""
        with self.transaction():
            return judgements.undo(self.connection, id_, when)

    def judgements(self) -> list[Judgement]:
        """Return the judgements that were not taken back, in the order they were entered."""
        with connect.in_words(self.path):
            return judgements.in_force(self.connection)

    def settled(self, rules: str) -> list[Standing] | None:
        """Return how judgements stand, or None when they are to be settled: for new ones, other pages or other rules."""
        with connect.in_words(self.path):
            return judgements.settled(self.connection, rules)

    def settle(
        self, standings: Sequence[Standing], judged: Mapping[str, Reading], rules: str
    ) -> None:
        """Store how judgements stand and the readings with what they set; the next weave takes up what changed."""
        with self.transaction():
            judgements.settle(self.connection, standings, judged, rules)

    # --- the weave -----------------------------------------------------------------------------

    @contextmanager
    def pile(self, rules: str) -> Iterator[Pile]:
        """Give the pile to be woven by some rules, in one transaction; what was woven by others is taken away first."""
        with self.transaction():
            yield Pile(self.connection, rules)

    def replace_weave(self, weave: Weave) -> None:
        """Put a weave made elsewhere in place of the last one; ids that are gone get a redirect, and all pages wait."""
        with self.transaction():
            weaves.store(self.connection, weave)

    def weave(self) -> Weave:
        """Return the weave, sorted; an empty one when nothing was woven yet."""
        with connect.in_words(self.path):
            return weaves.fetch(self.connection)

    def redirected(self, id_: str, kind: str = "") -> str:
        """Return the id that now stands for a group's old id; an id that is in use, or unknown, comes back as it is.

        A page's id may name a story and a group of copies at once: ``kind`` says which one is meant.
        """
        with connect.in_words(self.path):
            for _ in range(REDIRECTS):
                used = self.connection.execute(
                    """SELECT 1 FROM member WHERE "group" = ? AND ? IN ('', kind)""", (id_, kind)
                )
                if used.fetchone():
                    return id_
                found = self.connection.execute(
                    "SELECT new FROM redirect WHERE old = ? AND ? IN ('', kind) ORDER BY kind",
                    (id_, kind),
                ).fetchone()
                if not found:
                    return id_
                id_ = found[0]
        return id_

    # --- asking --------------------------------------------------------------------------------

    def search(self, words: str, limit: int = 20, narrowed: Narrowed = EVERYWHERE) -> list[Hit]:
        """Return the pages that hold all the words or their relatives, and all quoted phrases, newest first."""
        with connect.in_words(self.path):
            return find_pages(self.connection, words, limit, narrowed)

    def near(self, words: Sequence[str], limit: int = 20) -> list[str]:
        """Return the ids of the pages that hold most of the words or their relatives, the likest first."""
        with connect.in_words(self.path):
            return pages_near(self.connection, words, limit)

    def verify(self, reread: Callable[[Page], Reading]) -> list[Problem]:
        """Return every place where the ledger no longer agrees with its pages, or reading with its record."""
        with connect.in_words(self.path):
            return list(find_problems(self.connection, reread))

    def digest(self) -> str:
        """Return 64 hex digits that are the same for the same pages, packs, judgements in force and as-of day."""
        with connect.in_words(self.path):
            return history.digest(self.connection, judgements.ids_in_force(self.connection))

    def note_run(self, at: str, what: str, added: int, seconds: float, note: str = "") -> None:
        """Write one line of history; the clock is the caller's."""
        with self.transaction():
            history.note_run(self.connection, (at, what, added, seconds, note))

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Hold the ledger as it is now: what is asked inside sees one state, whatever a writer does meanwhile.

        Anything that fails inside because the file is damaged becomes a LedgerError; any other failure goes on as it is.
        """
        with connect.asked(self.path):
            self.connection.execute("BEGIN")
            try:
                yield
            except connect.ODD as error:
                if next(find_problems(self.connection), None):
                    raise connect.damaged(self.path) from error
                raise
            finally:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the write lock of the file; all or nothing of what happens inside is kept, also in one inside another."""
        if self.connection.in_transaction:
            yield
            return
        with connect.in_words(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
