"""Bring ``docs/datasette.json`` up to the tables of today: ``python docs/datasette.py``.

Views keep their titles, descriptions and facets; a new view gets a place to write them in; every table behind them is hidden.
"""

import json
from pathlib import Path

from benang.ledger import Ledger

SETTINGS = Path(__file__).with_suffix(".json")
THERE = """
SELECT name, type FROM sqlite_master
WHERE type IN ('table', 'view') AND name NOT LIKE 'words%' AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, rowid
"""


def settings() -> str:
    """Return the settings as they should stand in the file."""
    told = json.loads(SETTINGS.read_text("utf-8"))
    ledger = told["databases"]["summit"]
    known = ledger["tables"]
    with Ledger.memory() as empty:
        there = empty.connection.execute(THERE).fetchall()
    ledger["tables"] = {
        name: {"hidden": True}
        if sort == "table"
        else known.get(name, {"title": name, "description": ""})
        for name, sort in there
    }
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    SETTINGS.write_text(settings(), encoding="utf-8")
