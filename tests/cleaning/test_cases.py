"""Cleaning against small pages of our own, each a class of mess met in real ones."""

import re
import tomllib
from pathlib import Path

import pytest

from benang.cleaning import clean
from benang.intake.making import make_page
from benang.records import Given

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "cleaning.toml").read_text("utf-8"))[
    "case"
]


@pytest.fixture(params=CASES, ids=lambda case: case["label"])
def case(request):
    """One case and its article."""
    given = Given(
        title=request.param.get("title", ""), outlet=request.param.get("outlet_given", "")
    )
    page = make_page(request.param["text"], "case", given_id="case", given=given)
    return request.param, clean(page)


def test_blocks_are_the_expected_ones(case):
    """Every block of the page has the expected role and exactly the expected text."""
    want, article = case
    text = article.page.text
    found = [[b.role, text[b.span.start : b.span.stop]] for b in article.blocks]
    assert found == want["blocks"]


def test_what_the_furniture_says(case):
    """Outlet, place, authors, time, credits and what is missing are read where the case names them."""
    want, article = case
    said = {
        "outlet": article.outlet,
        "place": article.place,
        "byline": list(article.byline),
        "published": article.published.first if article.published else "",
        "credits": [c.name for c in article.credits],
        "incomplete": article.incomplete,
    }
    named = {key: said[key] for key in said if key in want}
    assert named == {key: want[key] for key in named}


def test_the_language_is_found(case):
    """Every case is Indonesian and is found to be."""
    assert case[1].lang == "id"


def test_every_reason_has_words():
    """Each reason that the cases meet, and each that intake gives, has its sentence in the pack."""
    source = Path(__file__).parents[2] / "src" / "benang"
    phrases = source / "languages" / "id" / "phrases"
    known = {
        code
        for name in ("cleaning", "intake")
        for code in tomllib.loads((phrases / f"{name}.toml").read_text("utf-8"))
    }
    met = {
        block.why.rule
        for case in CASES
        for block in clean(
            make_page(case["text"], "x", given=Given(title=case.get("title", "")))
        ).blocks
    }
    given = {
        f"intake.{rule}"
        for path in (source / "intake").glob("*.py")
        for rule in re.findall(r'make_skipped\([^,()]+, "([a-z_]+)"', path.read_text("utf-8"))
    }
    assert len(given) > 8
    assert met | given <= known
