"""Files that appear whole or not at all: written beside their place and then moved there."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from benang.errors import UsageError


def write_whole(out: Path, pieces: Iterable[bytes]) -> None:
    """Write the pieces to a file, in place of the one that was there; UsageError when the place cannot be written."""
    try:
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
    except OSError as error:
        message = f"cannot write {out} ({error.strerror}): check the folder and your rights to it"
        raise UsageError(message) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
        Path(name).chmod(0o644)  # mkstemp makes files only their maker may read
        Path(name).replace(out)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        message = f"cannot write {out} ({error.strerror}): check the place and the space left there"
        raise UsageError(message) from error
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
