"""Lines out of byte streams with bounded memory, from plain and packed files alike.

A line longer than :data:`LONGEST` is passed over piece by piece and given as None, so neither a file without line ends
nor a gzip bomb fills the memory; a packed stream that grows beyond all text is cut off with :class:`BombError`.
"""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from benang.intake.decoding import decode, marked, storable

if TYPE_CHECKING:
    from typing_extensions import Buffer  # the type of Python 3.12 that the checker knows for 3.11

LONGEST = 16 * 1024 * 1024
CHUNK = 1024 * 1024
SAMPLE = 2000
# Text packs five to twenty times; a thousand times is what zeros do.
BOMB_SIZE = 256 * 1024 * 1024
BOMB_RATIO = 200


class BombError(Exception):
    """A packed file that unpacks to what no text would."""


def lines_of(stream: BinaryIO, packed_size: int = 0) -> Iterator[str | None]:
    """Yield the lines of a stream of bytes as text; None for one that is too long to be a page.

    ``packed_size`` is the size of the packed file behind the stream; with it, a stream that unpacks to more than any
    text would raises :class:`BombError`.
    """
    head = stream.read(SAMPLE)
    whole = io.BufferedReader(Prefixed(head, stream), CHUNK)
    encoding = marked(head)
    if encoding:
        yield from _wide_lines(whole, encoding)
        return
    total = 0
    while line := whole.readline(LONGEST):
        total += len(line)
        long = len(line) >= LONGEST and not line.endswith(b"\n")
        if long:
            total += _pass_over(whole)
        if packed_size and total > max(BOMB_SIZE, packed_size * BOMB_RATIO):
            raise BombError
        yield None if long else decode(line)


def _pass_over(stream: BinaryIO) -> int:
    """Return how many bytes were read to get behind the end of the present line, at most a bomb's worth."""
    passed = 0
    while passed <= BOMB_SIZE:
        piece = stream.readline(CHUNK)
        passed += len(piece)
        if not piece or piece.endswith(b"\n"):
            break
    return passed


def _wide_lines(stream: BinaryIO, encoding: str) -> Iterator[str | None]:
    """Yield the lines of a UTF-16 or UTF-32 stream."""
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="\n")
    while line := text.readline(LONGEST):
        long = len(line) >= LONGEST and not line.endswith("\n")
        while long and (more := text.readline(CHUNK)) and not more.endswith("\n"):
            pass
        yield None if long else storable(line.removeprefix("\ufeff"))
    # The stream under it belongs to the caller.
    text.detach()


class Prefixed(io.RawIOBase):
    """A stream with the bytes in front that were already taken from it to look at them."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        super().__init__()
        self.head = head
        self.stream = stream

    def readable(self) -> bool:
        """Return that it can be read, which is all it can."""
        return True

    def readinto(self, buffer: "Buffer", /) -> int:
        """Return how many bytes were put into the buffer: of the head first, then of the stream."""
        view = memoryview(buffer).cast("B")
        data = self.head[: len(view)] if self.head else self.stream.read(len(view))
        self.head = self.head[len(data) :]
        view[: len(data)] = data
        return len(data)
