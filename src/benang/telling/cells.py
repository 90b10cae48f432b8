"""What stands in the cells of a table: text that no spreadsheet runs, nested values as JSON.

A text cell that a spreadsheet would take for a formula gets a leading apostrophe; undo it by taking one off.
"""

from typing import Any

import msgspec

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a cell must not start with: spreadsheets run it."""


def cell(value: Any) -> str | int | float:  # noqa: ANN401 (any JSON value)
    """Return what stands in a cell for a JSON value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA) else value
    return msgspec.json.encode(value).decode()
