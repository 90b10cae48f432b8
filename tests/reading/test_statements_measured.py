"""How well statements are read, measured on pages labelled by hand, through the whole way from text; the floors only rise."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from benang.cleaning import clean
from benang.reading import read
from benang.records import Given, Page
from benang.telling.shapes import reading_row

SHARED = Path(__file__).resolve().parents[2] / "../shared"
LABELLED = SHARED / "data" / "labelled_id"
SCORER = SHARED / "tools" / "score_reading.py"


def scorer() -> ModuleType:
    """Return the scoring tool as a module."""
    spec = importlib.util.spec_from_file_location("score_reading", SCORER)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(
    not SCORER.is_file(), reason="the labelled pages are kept outside the repository"
)
def test_labelled_pages() -> None:
    """Statements, speakers, relays and firmness on labelled pages stay above their floors, and no wire is invented."""
    tool = scorer()
    rows = {}
    with (LABELLED / "articles.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            given = Given(
                outlet=row["outlet"], title=row["title"], published=row.get("published") or ""
            )
            page = Page(row["id"], row["id"], row["text"], given=given)
            rows[row["id"]] = reading_row(read(clean(page)))
    labels = json.loads((LABELLED / "labels.json").read_text(encoding="utf-8"))
    found = tool.score(labels, rows, tool.load_texts(LABELLED / "articles.jsonl"))
    assert found["statements_overlap"]["f1"] >= 0.97
    assert found["statements_exact"]["f1"] >= 0.92
    assert found["speaker"][0] >= 0.90
    assert found["modality"][0] >= 0.90
    assert found["polarity"][0] >= 0.93
    assert found["relay_recall"][0] >= 0.90
    assert found["relay_precision"][0] == 1.0
