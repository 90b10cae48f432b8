"""Paths to pages: what kind of thing each path is, and its pages in a fixed order.

Folders are walked whole and sorted by name, so the same folder gives the same pages in the same order on every machine.
Links to folders are not followed. A file of a kind that is not read is said, not passed over.
"""

import gzip
import io
import os
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from benang.intake.decoding import decode
from benang.intake.making import make_page, make_skipped
from benang.intake.rows import from_markup, read_rows
from benang.intake.streams import LONGEST, BombError, Prefixed, lines_of
from benang.records import Given, Page, Skipped

ROWS = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
TEXTS = (".txt", ".text", ".txt.gz")
MARKUP = (".html", ".htm", ".html.gz", ".htm.gz")
STANDARD = "-"


def read_paths(paths: Sequence[str], *, stdin: BinaryIO | None = None) -> Iterator[Page | Skipped]:
    """Yield every page under the paths, in order, and a reason for everything that is not one.

    A path is a file, a folder, or ``-`` for standard input (``stdin``, else the process's own).
    """
    for path in paths:
        if path == STANDARD:
            yield from _read_standard(stdin if stdin is not None else sys.stdin.buffer)
        elif Path(path).is_dir():
            yield from _read_folder(path)
        else:
            yield from _read_file(path)


def _read_folder(folder: str) -> Iterator[Page | Skipped]:
    """Yield the pages of every file under a folder, sorted by path; names that begin with a dot are passed over."""
    found = False
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(n for n in names if not n.startswith(".")):
            found = True
            yield from _read_file(str(Path(parent) / name))
    if not found:
        yield make_skipped(_name(folder), "empty_folder")


def _read_file(path: str) -> Iterator[Page | Skipped]:
    """Yield the pages of one file, and the reason where reading it fails on the way."""
    name = _name(path)
    try:
        if not Path(path).exists():
            yield make_skipped(name, "not_found")
        elif not Path(path).is_file():
            yield make_skipped(name, "not_a_file")
        else:
            yield from _read_kind(path, name)
    except BombError:
        yield make_skipped(name, "bomb")
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield make_skipped(name, "bad_gzip", str(error)[:200])
    except (OSError, ValueError) as error:
        # A path with a NUL is a ValueError; everything the disk may do is an OSError.
        reason = getattr(error, "strerror", None) or type(error).__name__
        yield make_skipped(name, "unreadable", str(reason)[:200])


def _read_kind(path: str, name: str) -> Iterator[Page | Skipped]:
    """Yield the pages of a file by the kind its name says it is."""
    low = name.lower()
    if low.endswith(ROWS):
        with _open(path) as stream:
            packed = Path(path).stat().st_size if low.endswith(".gz") else 0
            yield from read_rows(lines_of(stream, packed), name)
    elif low.endswith(MARKUP):
        with _open(path) as stream:
            yield _whole(stream.read(LONGEST + 1), name, markup=True)
    elif low.endswith(TEXTS):
        with _open(path) as stream:
            yield _whole(stream.read(LONGEST + 1), name)
    else:
        yield make_skipped(name, "unknown_kind", Path(name).suffix or name)


def _whole(raw: bytes, name: str, *, markup: bool = False) -> Page | Skipped:
    """Return the one page that a file is."""
    if len(raw) > LONGEST:
        return make_skipped(name, "too_large", str(LONGEST))
    text = decode(raw)
    if not text.strip():
        return make_skipped(name, "empty")
    if markup:
        return from_markup(text, name, given_id=name, given=Given(), source=name)
    return make_page(text, name, given_id=name)


def _read_standard(stream: BinaryIO) -> Iterator[Page | Skipped]:
    """Yield the pages of standard input: JSON Lines if the first line that is not blank opens an object."""
    head = b""
    while len(head) <= LONGEST:
        line = stream.readline(LONGEST)
        head += line
        if not line or line.strip():
            break
    first = decode(head).lstrip()
    whole = io.BufferedReader(Prefixed(head, stream))
    if first.startswith("{"):
        yield from read_rows(lines_of(whole), STANDARD)
        return
    raw = whole.read(LONGEST + 1)
    if len(raw) > LONGEST:
        yield make_skipped(STANDARD, "too_large", str(LONGEST))
    elif not decode(raw).strip():
        yield make_skipped(STANDARD, "empty")
    else:
        yield make_page(decode(raw), STANDARD)


def _open(path: str) -> BinaryIO:
    """Return the bytes of a file, unpacked if its name ends in ``.gz``."""
    if path.lower().endswith(".gz"):
        return gzip.open(path, "rb")  # type: ignore[return-value]
    return Path(path).open("rb")


def _name(path: str) -> str:
    """Return a path's last part: where a file lies on somebody's disk is nobody's business."""
    return Path(path).name or path
