"""The columns of every export and their types, from ``columns.toml``: the shape of a table even when it has no rows."""

import tomllib
from functools import lru_cache
from pathlib import Path

Shape = str | list["Shape"] | dict[str, "Shape"]
"""``"text"``, ``"int"``, ``"float"``, ``"bool"``, a list of one shape, or a record of named shapes."""


@lru_cache(maxsize=1)
def columns() -> dict[str, dict[str, Shape]]:
    """Return the columns of every kind of row, in order, each with its shape."""
    path = Path(__file__).parent / "columns.toml"
    found: dict[str, dict[str, Shape]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return found
