"""Datasette serves a ledger as it is: what its settings name is there, and search and facets answer."""

import json
import subprocess
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from shutil import which

import pytest

from benang.ledger import Ledger

SETTINGS = Path(__file__).resolve().parents[1] / "docs" / "datasette.json"
TABLES = json.loads(SETTINGS.read_text("utf-8"))["databases"]["summit"]["tables"]


@pytest.fixture(scope="module")
def summit_file(summit, summit_weave, tmp_path_factory):
    """Give the path of a ledger of the example pages."""
    path = tmp_path_factory.mktemp("summit") / "summit.db"
    with Ledger.open(path, write=True) as ledger:
        ledger.add(summit.values())
        ledger.replace_weave(summit_weave)
    return path


def columns(name):
    """Return the columns of a table or view of a new ledger."""
    with Ledger.memory() as ledger:
        return [row[1] for row in ledger.connection.execute(f"PRAGMA table_info({name})")]


def test_settings_name_what_is_there():
    """Every view has a title and a description, every table behind them is hidden, and nothing else is named."""
    with Ledger.memory() as ledger:
        there = ledger.connection.execute(
            "SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view')"
            " AND name NOT LIKE 'words%' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
    assert {name for name, _ in there} == TABLES.keys()
    for name, sort in there:
        told = TABLES[name]
        assert told.get("hidden", False) is (sort == "table"), name
        assert sort == "table" or (told["title"] and told["description"].endswith("."))


def test_settings_are_of_today():
    """The file is what `python docs/datasette.py` writes for the tables there are now."""
    spec = spec_from_file_location("datasette_settings", SETTINGS.with_suffix(".py"))
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    assert SETTINGS.read_text("utf-8") == module.settings()


@pytest.mark.parametrize("name", [name for name, told in TABLES.items() if "facets" in told])
def test_facets_are_columns(name):
    """What is counted beside a view is one of its columns."""
    assert set(TABLES[name]["facets"]) <= set(columns(name))


def test_search_has_its_index():
    """The view that is searched names the index and the column that joins it."""
    told = TABLES["page_list"]
    assert told["fts_table"] == "words"
    assert told["fts_pk"] in columns("page_list")
    assert told["sort_desc"] in columns("page_list")


@pytest.mark.slow
@pytest.mark.skipif(which("datasette") is None, reason="datasette is not installed")
def test_datasette_serves_the_file(summit_file):
    """A word and its root find pages, facets count, every view is answered, and none is too slow for it."""

    def get(address):
        done = subprocess.run(
            ["datasette", "serve", "-i", str(summit_file), "-m", str(SETTINGS), "--get", address],
            capture_output=True,
            text=True,
            check=True,
        )
        return json.loads(done.stdout)

    word = get("/summit/page_list.json?_search=pertemuan&_shape=array")
    root = get("/summit/page_list.json?_search=temu&_shape=array")
    assert {row["id"] for row in word} < {row["id"] for row in root}
    counted = get("/summit/statements.json?_size=1")
    assert {x["value"]: x["count"] for x in counted["facet_results"]["form"]["results"]}["direct"]
    assert set(TABLES["statements"]["facets"]) == counted["facet_results"].keys()
    assert {view["name"] for view in get("/summit.json")["views"]} <= TABLES.keys()
    for view in ("quote_versions", "disputed_claims", "plan_steps", "copying_outlets"):
        assert get(f"/summit/{view}.json?_shape=array")
