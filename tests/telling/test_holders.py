"""Who stands where: every cell names its holder, the stand and the sentence; outlets' own voices stand apart."""

from typing import get_args

import pytest

from benang import build
from benang.engines.inline import InlineEngine
from benang.ledger import Ledger
from benang.records import Modality, Page, Position, Statement
from benang.telling import asking
from benang.telling.evidence import Evidence
from benang.telling.gathering import tell
from benang.telling.holders import COLUMNS, stance
from benang.telling.labels import labels
from benang.telling.told import ToldGrid

WORDS = labels("en")
PAGES = {
    "satu": (
        "Menteri Tirta Bertemu Wali Kota Lesmana\n"
        "KABAR LONTAR - Menteri Tirta Adiguna bertemu Wali Kota Rendra Lesmana di Ambon, Senin (7/4/2025).\n"
        "Tirta Adiguna mengatakan Rendra Lesmana akan menandatangani perjanjian pasar ikan.\n"
    ),
    "dua": (
        "Wali Kota Lesmana Bantah Perjanjian\n"
        "HARIAN TELUK - Wali Kota Rendra Lesmana membantah akan menandatangani perjanjian pasar ikan, "
        "Selasa (8/4/2025).\n"
        "Rendra Lesmana bertemu Menteri Tirta Adiguna di Ambon, Senin (7/4/2025).\n"
    ),
    "tiga": (
        "Wali Kota Lesmana Akan Teken Perjanjian\n"
        "SUARA PESISIR - Wali Kota Rendra Lesmana akan menandatangani perjanjian pasar ikan.\n"
        "Ia bertemu Menteri Tirta Adiguna di Ambon, Senin (7/4/2025).\n"
    ),
}


@pytest.fixture(scope="module")
def grid() -> ToldGrid:
    """Give the table of the story of three pages that agree on a meeting and differ on an agreement."""
    ledger = Ledger.memory()
    pages = [Page(name, name, text, source=f"{name}.txt") for name, text in PAGES.items()]
    ledger.add(build.read_pages(pages, InlineEngine()))
    build.weave(ledger, InlineEngine())
    return tell(ledger, asking.stories(ledger)[0], WORDS).grid


def test_each_cell_has_its_holder_and_its_sentence(grid: ToldGrid) -> None:
    """The minister's and the mayor's columns hold what they say, each with a sentence of the page that prints it."""
    assert set(grid.holders) == {"Tirta Adiguna", "Rendra Lesmana"}
    assert len(grid.holders) <= COLUMNS
    cells = [p for claim in grid.claims for cell in claim.cells for p in cell]
    assert cells
    for position in cells:
        assert not position.own_voice
        assert position.cites
        assert all(cite.exact for cite in position.cites)


def test_own_voices_are_no_holders(grid: ToldGrid) -> None:
    """What an outlet reports in its own voice is in its own column, and no row has own voices alone."""
    assert any(claim.voices for claim in grid.claims)
    for claim in grid.claims:
        assert all(p.own_voice for p in claim.voices)
        assert not any(p.own_voice for cell in claim.cells for p in cell)
        assert any(claim.cells) or claim.others


def said(act: str, *, not_yet: bool = False) -> Evidence:
    """Return evidence that holds one statement made by such a verb."""

    class Made(Evidence):
        def __init__(self) -> None:
            super().__init__([])
            self.statements = {
                "s": Statement("s", (), "indirect", act, None, None, None, not_yet=not_yet)
            }  # type: ignore[arg-type]

    return Made()


@pytest.mark.parametrize(
    ("act", "modality", "polarity", "code"),
    [
        ("say", "asserted", "+", "asserted"),
        ("deny", "asserted", "-", "denied"),
        ("say", "asserted", "-", "not"),
        ("say", "planned", "-", "not_planned"),
        ("deny", "possible", "-", "not_possible"),
        ("promise", "planned", "+", "promise"),
        ("threaten", "planned", "+", "threaten"),
        ("warn", "asserted", "+", "warn"),
        ("believe", "asserted", "+", "believe"),
        ("say", "feared", "+", "feared"),
        ("deny", "asserted", "+", "asserted"),
    ],
)
def test_a_stand_has_words(act: str, modality: str, polarity: str, code: str) -> None:
    """Modality, polarity and the verb give one code, which both languages have words for; saying not is no denial."""
    position = Position("Sari", modality, polarity, "s")  # type: ignore[arg-type]
    assert stance(position, said(act)) == code
    for lang in ("id", "en"):
        assert labels(lang).tables["stance"][code]


def test_not_yet_is_neither_denied_nor_not() -> None:
    """Somebody who says "not yet" is told as saying not yet."""
    position = Position("Sari", "asserted", "-", "s")
    assert stance(position, said("say", not_yet=True)) == "not_yet"


def test_every_modality_has_words_for_both_voices() -> None:
    """Whatever the modality and polarity of a position, an outlet's and a holder's stand have words."""
    for modality in get_args(Modality):
        for polarity in ("+", "-"):
            code = stance(Position("", modality, polarity, "", own_voice=True), Evidence([]))
            for lang in ("id", "en"):
                assert {"stance", "voice"} <= set(labels(lang).tables)
                assert labels(lang).tables["voice"][code]
                assert labels(lang).tables["stance"][code]
