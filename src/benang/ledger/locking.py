"""The lock file of the one writer.

The lock is the operating system's: it belongs to the process and goes with it, even when that is killed, so a lock file
left behind locks nobody out. What stands in the file says who holds it, for people alone.
"""

import os
import platform
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from benang.errors import LedgerError

HOLDER = re.compile(r"(\d{1,10}) ([\w.-]{1,80})\n", re.ASCII)


class WriterLock:
    """The lock of the one writer; taken when made (LedgerError when another has it), given back by :meth:`release`."""

    def __init__(self, ledger: Path) -> None:
        self.path = Path(f"{ledger}.lock")
        try:
            self._file = self._take(ledger)
        except OSError as error:
            message = (
                f"{ledger} cannot be used ({error.strerror}): check the path and your rights to it"
            )
            raise LedgerError(message) from error

    def _take(self, ledger: Path) -> BinaryIO:
        while True:
            file = self.path.open("a+b")
            if not _lock(file):
                message = f"{ledger} is being written by {_holder(file)}: wait for it to end and run again"
                file.close()
                raise LedgerError(message)
            # The last writer may have removed the file between our opening and our locking it.
            try:
                same = os.path.samestat(os.fstat(file.fileno()), self.path.stat())
            except FileNotFoundError:
                same = False
            if same:
                _sign(file)
                return file
            file.close()

    def release(self) -> None:
        """Give the lock back and remove its file; a second call does nothing."""
        if not self._file.closed:
            if sys.platform != "win32":
                self.path.unlink(missing_ok=True)
            self._file.close()


def _sign(file: BinaryIO) -> None:
    """Write who we are into the file; on a full disk it stays empty, and the lock holds all the same."""
    host = re.sub(r"[^A-Za-z0-9_.-]", "-", platform.node())[:80] or "-"
    with suppress(OSError):
        file.truncate(0)
        file.write(f"{os.getpid()} {host}\n".encode())
        file.flush()


def _holder(file: BinaryIO) -> str:
    """Return who holds the lock, as far as the file says it."""
    said = ""
    with suppress(OSError):
        file.seek(0)
        said = file.read(200).decode("utf-8", "replace")
    found = HOLDER.fullmatch(said)
    return f"another process ({found[1]} on {found[2]})" if found else "another process"


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> bool:
        file.seek(4096)  # beyond what is written: Windows lets nobody read a locked byte
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
