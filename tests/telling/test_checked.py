"""What came of checking a draft, on a screen and as JSON."""

import json

import pytest

from benang import build
from benang.engines.inline import InlineEngine
from benang.examples import SUMMIT
from benang.intake import read_paths
from benang.ledger import Ledger
from benang.telling.checked import checked_bytes, checked_lines

DRAFT = "Mahendra dan Korompis berunding selama lima jam di Gedung Siwalima."


@pytest.fixture(scope="module")
def checked():
    """Return a draft with one changed number, checked against the bundled example pages."""
    with Ledger.memory() as made:
        build.add_pages(read_paths([str(SUMMIT)]), made, InlineEngine(), lambda *_: None)
        return build.check(made, DRAFT)


def test_a_line_says_both_numbers(checked):
    """The screen shows the draft's number beside the page's, in the words of either language."""
    for lang, words in (
        ("id", "di sini “lima”, di sana “tiga”"),
        ("en", "“lima” here, “tiga” there"),
    ):
        text = "\n".join(checked_lines(checked.draft, checked.pages, checked.findings, lang))
        assert words in text


def test_the_last_line_says_that_nowhere_is_not_false(checked):
    """A reader is told each time that a missing source proves nothing."""
    lines = checked_lines(checked.draft, checked.pages, checked.findings, "en")
    assert "does not mean false" in lines[-1]


def test_rows_carry_offsets_into_draft_and_page(checked):
    """Every text of a row is what stands at its offsets, in the draft or in the page."""
    (line,) = checked_bytes(checked.draft, checked.pages, checked.findings)
    row = json.loads(line)
    assert DRAFT[row["start"] : row["end"]] == row["text"]
    telling = row["tellings"][0]
    page = checked.pages[telling["page"]].article.page.text
    assert page[telling["start"] : telling["end"]] == telling["text"]
    (number,) = telling["differences"]
    assert DRAFT[number["here"]["start"] : number["here"]["end"]] == "lima"
    assert page[number["there"]["start"] : number["there"]["end"]] == "tiga"
