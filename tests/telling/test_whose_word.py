"""Whose word it is: what is only said, denied or held possible is never headed as what is so."""

import pytest
from msgspec import structs

from benang.ledger import Ledger
from benang.records import Happening, Position, Reading, Weave, Why
from benang.telling.dossier import render
from benang.telling.labels import labels
from benang.telling.naming import said_by, state_of
from benang.telling.summary import summary_lines


def test_an_outlet_that_is_less_sure_lends_no_voice() -> None:
    """Where an outlet only holds possible what somebody else states, it is told as that somebody's word."""
    stated = Position("Maria Silooy", "asserted", "+", "s1")
    unsure = Position("Kabar Lontar", "possible", "+", "", own_voice=True)
    told = Happening("h1", ("e1",), "CONSULT", (), (), (), "", None, (), (unsure, stated), 2, 1, 1)
    assert said_by(told) == ("Maria Silooy",)
    sure = structs.replace(unsure, modality="asserted")
    assert said_by(structs.replace(told, positions=(sure, stated))) == ()


@pytest.mark.parametrize(
    ("rule", "args", "told"),
    [
        ("agreement.signed", (), "signed"),
        ("agreement.signed_said", ("Maria Silooy",), "signed (according to Maria Silooy)"),
        ("plan.lapsed_said", ("2031-04-04", "Maria"), "signed (according to Maria)"),
        ("agreement.signed_unnamed", (), "signed (according to an unnamed source)"),
    ],
)
def test_a_state_says_whose_word_it_is(rule: str, args: tuple[str, ...], told: str) -> None:
    """A plan or pact that is only said to be done or signed is not told as done or signed; nothing else changes."""
    assert state_of("signed", Why(rule, args), labels("en")) == told
    assert state_of("signed", None, labels("en")) == "signed"


def test_a_pact_that_somebody_denies_is_told_so(
    summit: dict[str, Reading], summit_weave: Weave
) -> None:
    """The register heads it with whose word it is, not with the bare state."""
    with Ledger.memory() as ledger:
        ledger.add(summit.values())
        ledger.replace_weave(summit_weave)
        assert ">denied (according to Kantor Perdana Menteri Saluan)<" in render(ledger, "", "en")
        assert ">dibantah (menurut Kantor Perdana Menteri Saluan)<" in render(ledger, "", "id")


def test_a_ledger_without_pages_is_summed_up_in_words() -> None:
    """A summary of nothing says so, and does not only count to nought."""
    with Ledger.memory() as ledger:
        assert summary_lines(ledger, "en")[-1] == "There is no page to tell of."


def test_summary_speaks_both_languages(summit: dict[str, Reading], summit_weave: Weave) -> None:
    """The summary tells stories, a conflict, a doubt and plans with their holders in Indonesian and in English."""
    with Ledger.memory() as ledger:
        ledger.add(summit.values())
        ledger.replace_weave(summit_weave)
        for lang, *told in (
            ("id", "bertentangan", "Tual, menurut Liana Korompis"),
            ("en", "in conflict", "Tual, according to Liana Korompis"),
        ):
            lines = "\n".join(summary_lines(ledger, lang))
            assert all(word in lines for word in told)
            assert "2025-06-18" in lines
