"""What the page about SQL says is so: its queries run and give rows, and it names every view."""

import re
from pathlib import Path

import pytest

from benang.ledger import Ledger

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "sql.md").read_text("utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def ledger(reading, weave):
    """Return a ledger with a row of every kind and two values for one slot."""
    some = [reading(n) for n in range(3)]
    with Ledger.memory() as ledger:
        ledger.add(some)
        ledger.replace_weave(weave(some))
        ledger.connection.execute(
            "INSERT INTO happening_value SELECT happening, n + 1, slot, '2 perahu', events FROM happening_value"
        )
        yield ledger


@pytest.mark.parametrize("query", QUERIES)
def test_queries_run(ledger, query):
    """Every query of the page gives rows."""
    assert ledger.connection.execute(query).fetchall()


def test_every_view_is_named(ledger):
    """The table of views names each of them, and no other."""
    views = {
        row[0]
        for row in ledger.connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")
    }
    table = "\n".join(line.split("|")[1] for line in PAGE.splitlines() if line.startswith("| `"))
    assert set(re.findall(r"`(\w+)`", table)) == views
