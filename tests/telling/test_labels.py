"""The words of screens: both languages whole, every code that the pack or a record can give has words."""

import re
from pathlib import Path
from typing import get_args

import pytest

from benang import records
from benang.languages import load
from benang.telling.labels import labels

TEMPLATES = Path(__file__).resolve().parents[2] / "src/benang/telling/templates"


def test_every_label_has_both_languages() -> None:
    """Indonesian and English name the same words, the same tables and the same codes in each; none is empty by mistake."""
    ours, theirs = labels("id"), labels("en")
    assert set(ours.word) == set(theirs.word)
    assert {n: set(t) for n, t in ours.tables.items()} == {
        n: set(t) for n, t in theirs.tables.items()
    }
    assert all(ours.word.values())
    assert all(theirs.word.values())


def test_every_word_a_template_asks_for_is_there() -> None:
    """No template names a word or a table that neither language has."""
    text = "".join(path.read_text("utf-8") for path in sorted(TEMPLATES.glob("*.html")))
    asked = set(re.findall(r'\bw(?:\.some)?\("(\w+)"', text))
    assert asked
    assert asked <= set(labels("id").word)
    assert set(re.findall(r'\bw\.of\("(\w+)"', text)) <= set(labels("id").tables)


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize(
    ("table", "codes"),
    [
        ("kind", records.EventKind),
        ("modality", records.Modality),
        ("verdict", records.VerdictKind),
        ("state", records.PlanState),
        ("sort", records.PlanKind),
        ("tie", records.EventLinkKind),
        ("denied", records.Polarity),
    ],
)
def test_every_code_of_a_record_has_words(lang: str, table: str, codes: object) -> None:
    """Whatever a record can say of a kind, a modality, a state or a tie, the screen has words for."""
    assert set(get_args(codes)) <= set(labels(lang).tables[table])


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_role_of_a_block_has_words(lang: str) -> None:
    """Every role but body and title, which need none, is named in the annex by a word."""
    assert set(get_args(records.Role)) - {"body", "title"} <= set(labels(lang).tables["role"])


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_code_of_the_pack_has_words(lang: str) -> None:
    """Units, slots and values that the language pack can read have words on screen."""
    words, found = labels(lang), load("id").happening.file
    assert set(found.numbers.units) <= set(words.tables["unit"])
    assert {detail.slot for detail in found.details} <= set(words.tables["slot"])
    assert {detail.value for detail in found.details} <= set(words.tables["value"])


@pytest.mark.parametrize("lang", ["id", "en"])
def test_what_has_no_kind_of_its_own_is_named_by_its_mode(lang: str) -> None:
    """A death, an accident or a price change, whose kind says only that something happened, has a word of its own."""
    families = load("id").happening.file.families
    modes = {mode for family in families if family.kind == "OTHER" for mode in family.modes}
    assert modes
    assert modes <= set(labels(lang).tables["mode"])


def test_one_thing_has_a_word_of_its_own_where_the_language_has_one() -> None:
    """English says one outlet and two outlets, Indonesian the same word for both."""
    assert [labels("en").some("outlets", n) for n in (0, 1, 2)] == ["outlets", "outlet", "outlets"]
    assert {labels("id").some("outlets", n) for n in (0, 1, 2)} == {"media"}
