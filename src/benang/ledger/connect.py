"""Opening the file: one writer at a time, any number of readers, and every failure in words.

SQLite up to 3.51.2 can damage a file in WAL mode when two connections write and checkpoint at the same instant. So a
writer holds a lock file beside the ledger for as long as it is open, readers open read-only (they never checkpoint), and
memory mapping is off. The lock belongs to the process and goes with it, even when it is killed.
"""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from benang.errors import LedgerError

APPLICATION = 0x42454E47
"""Who wrote the file ("BENG"), in SQLite's header; ``file`` and Datasette show it."""
VERSION = 2
"""The version of the tables; raised with every change of ``tables.sql``."""
FOLDER = Path(__file__).parent
BUSY_SECONDS = 10.0
CACHE_KIB = 64 * 1024


def open_file(path: Path, *, write: bool) -> sqlite3.Connection:
    """Return a connection to a ledger that is checked to be one; a writer makes the file if there is none."""
    with in_words(path):
        fresh = not path.exists() or path.stat().st_size == 0
        if fresh and not write:
            message = (
                f"there is no ledger at {path}: make one with `benang weave PAGES --ledger {path}`"
            )
            raise LedgerError(message)
        if not fresh:
            _check_header(path)
        connection = _connect(path, write=write)
        try:
            # A writer killed while it made the file leaves an empty database, which is as good as none.
            if write and _is_empty(connection):
                make_tables(connection)
            else:
                _check_version(connection, path)
            _settings(connection, write=write)
        except BaseException:
            connection.close()
            raise
        return connection


def open_memory() -> sqlite3.Connection:
    """Return a connection to an empty ledger that lives as long as the connection."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    make_tables(connection)
    return connection


def make_tables(connection: sqlite3.Connection) -> None:
    """Make the tables and views in one transaction, so that a killed process leaves an empty file and no half ledger."""
    script = "\n".join((FOLDER / name).read_text("utf-8") for name in ("tables.sql", "views.sql"))
    connection.executescript(
        f"BEGIN;\n{script}\nPRAGMA application_id = {APPLICATION};\n"
        f"PRAGMA user_version = {VERSION};\nCOMMIT;"
    )


def _connect(path: Path, *, write: bool) -> sqlite3.Connection:
    address = path.absolute().as_uri()
    return sqlite3.connect(
        f"{address}?mode={'rwc' if write else 'ro'}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_SECONDS,
        check_same_thread=False,
    )


def _settings(connection: sqlite3.Connection, *, write: bool) -> None:
    connection.execute("PRAGMA mmap_size = 0")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    if write:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = OFF")  # rows of a page come in one transaction


def close_file(connection: sqlite3.Connection, *, write: bool) -> None:
    """Close a connection; the last writer leaves one plain file that opens on read-only media too."""
    if write:
        connection.execute("PRAGMA busy_timeout = 0")
        # With readers about this is refused, and the file stays in WAL mode, which is as good for them.
        with suppress(sqlite3.Error):
            connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


def _check_header(path: Path) -> None:
    with path.open("rb") as file:
        if file.read(16) != b"SQLite format 3\0":
            message = f"{path} is not a ledger: give another path, or move that file away"
            raise LedgerError(message)


def _is_empty(connection: sqlite3.Connection) -> bool:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    return application == 0 and not connection.execute("SELECT * FROM sqlite_master").fetchone()


def _check_version(connection: sqlite3.Connection, path: Path) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION:
        message = f"{path} is a database, but not a ledger of Benang: give another path"
        raise LedgerError(message)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version != VERSION:
        message = (
            f"{path} has tables of version {version}, this Benang knows version {VERSION}: "
            "use the Benang that made it, or weave the pages again into a new file"
        )
        raise LedgerError(message)


@contextmanager
def in_words(path: Path | None) -> Iterator[None]:
    """Turn what SQLite and the system say into a :class:`LedgerError` that says what to do next."""
    name = _name(path)
    try:
        with asked(path):
            yield
    except OSError as error:
        message = f"{name} cannot be used ({error.strerror}): check the path and your rights to it"
        raise LedgerError(message) from error


@contextmanager
def asked(path: Path | None) -> Iterator[None]:
    """Turn what SQLite says of a file that is read into a :class:`LedgerError`; other errors are their own."""
    try:
        yield
    except sqlite3.Error as error:
        raise LedgerError(_words(str(error), _name(path))) from error
    except UnicodeDecodeError as error:
        raise LedgerError(_words("malformed", _name(path))) from error


def _name(path: Path | None) -> str:
    return str(path) if path else "the ledger in memory"


WORDS = (
    ("full", "{0}: no space left; free some and run again, what was added so far is safe"),
    ("locked", "{0} is being written by another process: wait for it to end and run again"),
    ("busy", "{0} is being written by another process: wait for it to end and run again"),
    ("readonly", "{0} is in a place that cannot be written: copy it to one that can"),
    ("unable to open", "{0} cannot be opened: check that its folder exists and may be written"),
    (
        "malformed",
        "{0} is damaged: `benang verify` says where; weave the pages again or restore a copy",
    ),
    ("not a database", "{0} is damaged or not a ledger: restore a copy, or weave the pages again"),
    ("disk I/O", "{0}: the disk failed; what was added so far is as safe as the disk is"),
    (
        "UTF-8",
        "{0} is damaged: `benang verify` says where; weave the pages again or restore a copy",
    ),
)


def _words(error: str, name: str) -> str:
    for mark, words in WORDS:
        if mark in error:
            return words.format(name)
    return f"{name}: {error}"


class WriterLock:
    """The lock file of the one writer; taken when made, given back by :meth:`release`."""

    def __init__(self, ledger: Path) -> None:
        self.path = Path(f"{ledger}.lock")
        with in_words(ledger):
            self._file = self._take(ledger)

    def _take(self, ledger: Path) -> BinaryIO:
        while True:
            file = self.path.open("ab")
            if not _lock(file):
                file.close()
                raise LedgerError(_words("locked", str(ledger)))
            # The last writer may have removed the file between our opening and our locking it.
            try:
                same = os.path.samestat(os.fstat(file.fileno()), self.path.stat())
            except FileNotFoundError:
                same = False
            if same:
                return file
            file.close()

    def release(self) -> None:
        """Give the lock back and remove its file; a second call does nothing."""
        if not self._file.closed:
            if sys.platform != "win32":
                self.path.unlink(missing_ok=True)
            self._file.close()


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _lock(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
