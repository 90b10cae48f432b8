"""How firmly something is put: cases as data, and what flips, keeps and never breaks modality and polarity."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.test_statements import read

from benang.languages import load
from benang.reading.statements.firmness import Firmness, firmness
from benang.reading.statements.leading import Words
from benang.reading.tokens import Token, tokenize

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "firmness.toml").read_text(encoding="utf-8")
)["case"]
SPEECH = load("id").speech
WORDS = Words(SPEECH.firmness, SPEECH.clause)
PERSONS = ("nelayan", "bupati", "warga", "pedagang", "petani", "pemerintah", "kami", "mereka")
THINGS = ("Dermaga itu", "Pasar ikan", "Jembatan gantung itu", "Perahu milik koperasi", "Gudang")
DEEDS = ("dibuka", "diperbaiki warga", "dijual", "berdiri di tepi sungai", "menarik pembeli")
RELATIVES = ("", " yang dibangun tahun lalu", " yang tidak terurus itu", " yang akan dilelang itu")
OPENINGS = ("", "Setelah banjir surut, ", "Untuk itu, ", "Saat ini ", "Menurut catatan desa, ")
ENDINGS = (
    "",
    " karena warga tidak bisa menunggu",
    " agar harga tidak naik",
    ", tetapi belum ramai",
)


def acts(token: Token) -> bool:
    """Tell whether a word names one of the persons of these tests."""
    return token.low in PERSONS


def read_firmness(said: str) -> Firmness:
    """Return how firmly a sentence is put."""
    return firmness(tokenize(said), WORDS, acts)


clauses = st.builds(
    lambda opening, thing, relative, deed, ending: (opening, thing + relative, deed + ending),
    st.sampled_from(OPENINGS),
    st.sampled_from(THINGS),
    st.sampled_from(RELATIVES),
    st.sampled_from(DEEDS),
    st.sampled_from(ENDINGS),
)


@pytest.mark.parametrize("case", CASES, ids=[case["said"] for case in CASES])
def test_a_case(case: dict[str, str]) -> None:
    """A sentence has the modality and polarity that its reason gives."""
    found = read_firmness(case["said"])
    assert f"{found.modality} {found.polarity}" == case["is"], case["why"]


@given(clauses, st.sampled_from(["tidak", "tak", "belum"]))
def test_a_negation_flips_polarity(clause: tuple[str, str, str], word: str) -> None:
    """A negation before the predicate makes a clause negative, whatever is set before, beside or behind; belum is not-yet."""
    opening, subject, predicate = clause
    plain = read_firmness(f"{opening}{subject} {predicate}")
    denied = read_firmness(f"{opening}{subject} {word} {predicate}")
    assert (plain.modality, plain.polarity) == ("asserted", "+")
    assert (denied.modality, denied.polarity) == ("asserted", "-")
    assert denied.not_yet == (word == "belum")
    assert denied.cue == word


@given(clauses, st.sampled_from(["mungkin", "bisa saja", "diduga"]))
def test_a_hedge_leaves_open(clause: tuple[str, str, str], word: str) -> None:
    """A hedge before the predicate makes a clause possible and keeps its polarity; explaining names the hedge."""
    opening, subject, predicate = clause
    found = read_firmness(f"{opening}{subject} {word} {predicate}")
    assert (found.modality, found.polarity) == ("possible", "+")
    assert found.cue == word.split(maxsplit=1)[0]


@given(clauses, st.sampled_from(["jika", "apabila", "seandainya"]))
def test_a_condition_before_rules(clause: tuple[str, str, str], word: str) -> None:
    """A condition set before makes whatever follows conditional, and only the main clause has a polarity."""
    _, subject, predicate = clause
    condition = f"{word} hujan tidak turun, "
    assert read_firmness(f"{condition}{subject} {predicate}")[:2] == ("conditional", "+")
    assert read_firmness(f"{condition}{subject} tidak {predicate}")[:2] == ("conditional", "-")


@given(st.sampled_from(PERSONS[:6]), st.sampled_from(["bertemu camat", "membuka pasar"]))
def test_plans_and_demands(person: str, deed: str) -> None:
    """The same deed is planned behind akan, owed behind harus, forbidden behind tidak boleh and told of without them."""
    for word, expected in (
        ("akan", ("planned", "+")),
        ("tidak akan", ("planned", "-")),
        ("harus", ("requested", "+")),
        ("tidak boleh", ("requested", "-")),
        ("tidak perlu", ("asserted", "-")),
        ("telah", ("asserted", "+")),
    ):
        assert read_firmness(f"{person} {word} {deed}")[:2] == expected


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("mengatakan", ("asserted", "+")),
        ("membantah", ("asserted", "-")),
        ("menduga", ("possible", "+")),
        ("mengkhawatirkan", ("feared", "+")),
        ("meminta agar", ("requested", "+")),
        ("menekankan agar", ("requested", "+")),
        ("berharap", ("requested", "+")),
    ],
)
def test_the_word_that_reports(cue: str, expected: tuple[str, str]) -> None:
    """What is reported takes its firmness from the word that reports it: denied, presumed, feared, asked or wished."""
    text = f"Kepala Desa Tono Raharjo {cue} pasar ikan dipindahkan ke dermaga."
    (statement,) = read(text, ["Tono Raharjo"])
    assert (statement.modality, statement.polarity) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("mengatakan bahwa ia meminta warga menunggu", ("requested", "+")),
        ("mengatakan bahwa dinasnya akan memeriksa tanggul", ("planned", "+")),
        ("memperkirakan bupati akan membuka pasar", ("possible", "+")),
        ("memperingatkan warga agar tidak melaut", ("requested", "-")),
        ("mengatakan bahwa bupati meminta warga menunggu", ("asserted", "+")),
    ],
)
def test_what_the_word_that_reports_makes_of_it(said: str, expected: tuple[str, str]) -> None:
    """Where another reports, "ia" is the speaker and may ask; what is foretold of others is no plan, what they are warned of is bidden."""
    (statement,) = read(f"Kepala Desa Tono Raharjo {said}.", ["Tono Raharjo"])[:1]
    assert (statement.modality, statement.polarity) == expected


@given(st.text(alphabet='aku tidak akan yang, jika."?!~()- untuk', max_size=300))
def test_any_words_have_a_firmness(said: str) -> None:
    """Whatever words stand together, some firmness is found and nothing fails."""
    assert read_firmness(said).polarity in ("+", "-")
