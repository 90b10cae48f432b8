"""Who speaks on a whole page: names, titles, moments and statements read together."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.reading.pages import article

from benang.reading import read

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "speakers.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_speakers_of_a_page(case: dict[str, Any]) -> None:
    """The statements of a page have the speakers, and through whom they came, that the case names."""
    found = read(article(case["text"], "2025-06-18")).statements
    assert [s.speaker.name for s in found] == case["speakers"]
    if "chains" in case:
        assert [[r.name for r in s.chain] for s in found] == case["chains"]
