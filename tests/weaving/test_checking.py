"""A draft held against pages: found, changed, firmer, found in part, or without a source here."""

import tomllib
from pathlib import Path

import pytest

from benang import build
from benang.engines.inline import InlineEngine
from benang.examples import SUMMIT
from benang.intake import read_paths
from benang.ledger import Ledger
from benang.records import Page

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "check.toml").read_text("utf-8"))[
    "case"
]


@pytest.fixture(scope="module")
def ledger():
    """Give a ledger of the bundled example pages."""
    with Ledger.memory() as made:
        build.add_pages(read_paths([str(SUMMIT)]), made, InlineEngine(), lambda *_: None)
        build.weave(made, InlineEngine())
        yield made


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_a_sentence_stands_where_an_editor_would_put_it(ledger, case):
    """Faithful sentences are found, a changed number, name, day or negation is named, and what no page says is nowhere."""
    checked = build.check(ledger, case["text"])
    assert {f.state for f in checked.findings} == {case["state"]}
    kinds = {d.kind for f in checked.findings for t in f.tellings[:1] for d in t.differences}
    assert case.get("differs", "") in kinds | {""}


def test_every_page_agrees_with_itself(ledger):
    """A page of the ledger, given as a draft, is found sentence for sentence."""
    for reading in ledger.readings():
        page = reading.article.page
        day = reading.published.last[:10] if reading.published else ""
        checked = build.check(ledger, page.text, day)
        lost = [
            page.text[f.span.start : f.span.stop] for f in checked.findings if f.state != "found"
        ]
        assert lost == []


def test_a_hedge_left_out_is_firmer_than_the_source(ledger):
    """What a page says may happen and the draft says happens is put more firmly."""
    draft = "Pembelian kapal patroli memicu perlombaan senjata di Laut Banda."
    assert [f.state for f in build.check(ledger, draft).findings] == ["firmer"]


def test_what_the_pages_do_not_name_is_found_in_part(ledger):
    """A number that no page gives, where none stands in its place, is told as missing there."""
    draft = "Ratusan nelayan dari 31 desa menggelar unjuk rasa menolak pembelian kapal patroli."
    (finding,) = build.check(ledger, draft).findings
    assert finding.state == "partly"
    (missing,) = finding.tellings[0].differences
    assert draft[missing.here.start : missing.here.stop] == "31"


@pytest.mark.xfail(
    reason="what 'condemns' reports is a bare noun, and pages that only name it are met",
    strict=True,
)
def test_a_condemnation_is_met_by_a_condemnation_only(ledger):
    """Where a verb of judging reports a bare noun, a page that merely names the noun is no telling of it."""
    draft = "Korompis mengecam pakta kapal patroli."
    assert {f.state for f in build.check(ledger, draft).findings} != {"found"}


def test_checking_leaves_the_ledger_as_it_was(ledger):
    """A draft is no evidence: nothing of the ledger changes by checking."""
    before = ledger.digest()
    build.check(ledger, CASES[0]["text"])
    assert ledger.digest() == before


def test_a_changed_figure_is_found_whatever_the_figure(ledger):
    """Any other number of arrested people than the pages give is a changed number, and none of theirs is."""
    for number in range(2, 60):
        draft = f"Polisi menangkap {number} pengunjuk rasa di depan Gedung Siwalima."
        (finding,) = build.check(ledger, draft).findings
        assert (finding.state == "found") == (number in {14, 23}), number


@pytest.mark.parametrize("text", ["", "  \n ", "\x00", "”“”“", "yang di dan", "a" * 100_000])
def test_a_text_that_says_nothing_has_no_findings(ledger, text):
    """Blank, broken and endless texts are checked without an error and find nothing."""
    assert [f for f in build.check(ledger, text).findings if f.tellings] == []


def test_an_empty_ledger_has_no_source():
    """Where no page is, every sentence is without a source here."""
    with Ledger.memory() as empty:
        states = {f.state for f in build.check(empty, CASES[0]["text"]).findings}
    assert states == {"nowhere"}


def test_the_order_of_pages_does_not_matter():
    """A ledger filled in another order gives the same findings."""
    pages = [p for p in read_paths([str(SUMMIT)]) if isinstance(p, Page)]
    found = []
    for order in (pages, pages[::-1]):
        with Ledger.memory() as made:
            build.add_pages(order, made, InlineEngine(), lambda *_: None)
            found.append([build.check(made, case["text"]).findings for case in CASES[::7]])
    assert found[0] == found[1]
