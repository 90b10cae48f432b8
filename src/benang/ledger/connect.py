"""Opening the file: one writer at a time, any number of readers, and every failure in words.

SQLite up to 3.51.2 can damage a file in WAL mode when two connections write and checkpoint at the same instant. So a
writer holds a lock file beside the ledger for as long as it is open, readers open read-only (they never checkpoint), and
memory mapping is off. While nobody writes the file is in rollback mode: one plain file, also on read-only media.
"""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import msgspec

from benang.errors import LedgerError
from benang.ledger.locking import WriterLock

APPLICATION = 0x42454E47
"""Who wrote the file ("BENG"), in SQLite's header; ``file`` and Datasette show it."""
VERSION = 2
"""The version of the tables; raised with every change of ``tables.sql``."""
FOLDER = Path(__file__).parent
SCRIPTS = ("tables.sql", "postings.sql", "views.sql", "questions.sql")
BUSY_SECONDS = 10.0
ODD = (LookupError, ValueError, TypeError, AttributeError, ArithmeticError, RecursionError)
"""What a cell with another value than it had may lead to, as may a mistake of ours."""
UNREADABLE = (UnicodeDecodeError, zlib.error, msgspec.DecodeError)
"""What reading a changed byte of a text or of a record raises."""
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
        if not write and journal_of(path).exists():
            _roll_back(path)
        connection = _connect(path, write=write)
        try:
            # A writer killed while it made the file leaves an empty database, which is as good as none.
            if write and _is_empty(connection):
                make_tables(connection)
            else:
                _check_version(connection, path)
            _settings(connection, path, write=write)
        except BaseException:
            connection.close()
            raise
        return connection


def open_memory() -> sqlite3.Connection:
    """Return a connection to an empty ledger that lives as long as the connection."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    make_tables(connection)
    return connection


def copy_to_memory(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return a connection to a copy in memory, without the history of the file and without what could not be read."""
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.backup(copy)
    for table in ("run", "redirect", "skipped"):
        copy.execute(f"DELETE FROM {table}")  # noqa: S608 -- names of our own tables
    return copy


def make_tables(connection: sqlite3.Connection) -> None:
    """Make the tables and views in one transaction, so that a killed process leaves an empty file and no half ledger."""
    script = "\n".join((FOLDER / name).read_text("utf-8") for name in SCRIPTS)
    connection.executescript(
        f"BEGIN;\n{script}\nPRAGMA application_id = {APPLICATION};\n"
        f"PRAGMA user_version = {VERSION};\nCOMMIT;"
    )


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps what it needs to undo a write that was killed outside the write-ahead log."""
    return Path(f"{path}-journal")


def _roll_back(path: Path) -> None:
    """Undo a write that a killed run left open: a reader sees no such file through before somebody with rights to write does.

    A ledger is outside its write-ahead log only while a run opens or closes it. A writer who is there undoes it himself.
    """
    try:
        lock = WriterLock(path)
    except LedgerError:
        return
    try:
        with closing(_connect(path, write=True)) as connection, suppress(sqlite3.Error):
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    finally:
        lock.release()


def schema(connection: sqlite3.Connection) -> set[tuple[str, ...]]:
    """Return what defines the tables, views and triggers of a file, by sort and name."""
    rows = connection.execute("SELECT type, name, ifnull(sql, '') FROM sqlite_master")
    return {tuple(map(str, row)) for row in rows if not str(row[1]).startswith("sqlite_")}


def _connect(path: Path, *, write: bool) -> sqlite3.Connection:
    address = path.absolute().as_uri()
    return sqlite3.connect(
        f"{address}?mode={'rwc' if write else 'ro'}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_SECONDS,
        check_same_thread=False,
    )


def _settings(connection: sqlite3.Connection, path: Path, *, write: bool) -> None:
    connection.execute("PRAGMA mmap_size = 0")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    if write:
        _to_wal(connection, path)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = OFF")  # rows of a page come in one transaction


def _to_wal(connection: sqlite3.Connection, path: Path) -> None:
    """Let readers read on while we write; only a reader that is in the middle of something can keep us from it."""
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            message = f"{path} is being read by another process: wait for it to end and run again"
            raise LedgerError(message) from error
        raise


def close_written(connection: sqlite3.Connection, made: Path | None) -> None:
    """Close a writer's connection, leaving one plain file; one that it ``made`` and put nothing into is removed."""
    connection.execute("PRAGMA busy_timeout = 0")
    empty = False
    with suppress(sqlite3.Error):
        empty = made is not None and _holds_nothing(connection)
        # With readers about this is refused, and the file stays in WAL mode, which is as good for them.
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    if made and empty:
        made.unlink(missing_ok=True)


def _holds_nothing(connection: sqlite3.Connection) -> bool:
    """Return whether neither a page nor a reason for skipping one is stored."""
    rows = connection.execute("SELECT 1 FROM page UNION ALL SELECT 1 FROM skipped LIMIT 1")
    return rows.fetchone() is None


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
    if version == VERSION:
        return
    way = (
        "install a newer Benang to use it"
        if version > VERSION
        else "use the Benang that made it, or weave the pages again into a new file"
    )
    message = f"{path} has tables of version {version}, this Benang knows version {VERSION}: {way}"
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
    except UNREADABLE as error:
        raise damaged(path) from error


def damaged(path: Path | None) -> LedgerError:
    """Return the error that says a ledger is damaged, and what to do."""
    return LedgerError(_words("malformed", _name(path)))


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
    (
        "no such",
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
