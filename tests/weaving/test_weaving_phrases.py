"""Codes that weaving puts together from a state and a voice have words; those written out are tested with the pack."""

from itertools import product
from typing import get_args

from benang.languages import load
from benang.records import VerdictKind

STATES = (
    *(f"plan.{state}_word" for state in ("cancelled", "changed", "lapsed")),
    *(
        f"agreement.{state}"
        for state in ("discussed", "planned", "denied", "agreed", "signed", "in_force")
    ),
    *(
        f"restriction.{state}"
        for state in (
            "imposed",
            "extended",
            "threatened",
            "called_for",
            "lifted",
            "denied",
            "ruled_out",
        )
    ),
)


def test_every_state_has_words_for_every_voice():
    """Each step of a plan, an agreement or a restriction can be said as the page's own, as somebody's and as nobody's."""
    codes = {state + voice for state, voice in product(STATES, ("", "_said", "_unnamed"))}
    assert codes <= load("id").phrases.by_code.keys()


def test_every_verdict_has_words():
    """Each kind of verdict but the plain one of a single source can be explained, and so can the links of two figures."""
    kinds = set(get_args(VerdictKind)) - {"corroborated", "single_source", "disputed"}
    codes = {f"verdict.{kind}" for kind in kinds} | {"link.conflict", "link.update"}
    assert codes <= load("id").phrases.by_code.keys()
