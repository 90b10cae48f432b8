"""Rows as Parquet: typed columns, lists and records as they are, the same bytes for the same rows and library version.

Rows are written group by group, so a table of any length passes through a few megabytes. pyarrow is an extra.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from benang.errors import UsageError
from benang.telling.columns import Shape
from benang.telling.shapes import Row

GROUP = 4000
"""Rows in a row group; what is held at once."""


def parquet_bytes(rows: Iterable[Row], shapes: dict[str, Shape]) -> Iterator[bytes]:
    """Return a Parquet file piece by piece; UsageError when pyarrow is not installed.

    Nothing in the file tells when or from where it was written. zstd packs the same everywhere, which gzip does not.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 (an extra, and slow to import)
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError as error:
        message = "Parquet needs pyarrow, which is not installed: pip install 'benang[parquet]'"
        raise UsageError(message) from error
    return _written(rows, pa.schema(_fields(shapes, pa)), pa, pq)


def _written(rows: Iterable[Row], schema: Any, pa: Any, pq: Any) -> Iterator[bytes]:  # noqa: ANN401 (modules)
    sink = _Pieces()
    waiting = iter(rows)
    with pq.ParquetWriter(pa.PythonFile(sink, mode="w"), schema, compression="zstd") as writer:
        while group := list(islice(waiting, GROUP)):
            writer.write_batch(pa.RecordBatch.from_pylist(group, schema=schema), GROUP)
            yield from sink.taken()
    yield from sink.taken()


def _fields(shapes: dict[str, Shape], pa: Any) -> list[Any]:  # noqa: ANN401 (a module)
    return [pa.field(name, _type(shape, pa)) for name, shape in shapes.items()]


def _type(shape: Shape, pa: Any) -> Any:  # noqa: ANN401 (a module, and a type of its)
    if isinstance(shape, list):
        return pa.list_(_type(shape[0], pa))
    if isinstance(shape, dict):
        return pa.struct(_fields(shape, pa))
    named = {"text": pa.string, "int": pa.int64, "float": pa.float64, "bool": pa.bool_}
    return named[shape]()


class _Pieces:
    """What the writer takes for a file: it keeps what is written until it is taken."""

    closed = False

    def __init__(self) -> None:
        self.pieces: list[bytes] = []
        self.place = 0

    def write(self, piece: bytes) -> int:
        """Keep a piece; return its length."""
        self.pieces.append(bytes(piece))
        self.place += len(piece)
        return len(piece)

    def tell(self) -> int:
        """Return how much was written."""
        return self.place

    def flush(self) -> None:
        """Do nothing: there is nothing behind."""

    def close(self) -> None:
        """Be closed."""
        self.closed = True

    def taken(self) -> list[bytes]:
        """Return what was written since the last time."""
        pieces, self.pieces = self.pieces, []
        return pieces
