"""Every code that weaving's judgements carry has its words."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = (
    "same_happening",
    "verdicts",
    "plans",
    "agreements",
    "restrictions",
)
CODE = re.compile(r'"((?:link|verdict|plan|agreement|restriction)\.[a-z_.]+)"')


def phrases():
    """Return the table of phrases of weaving."""
    path = ROOT / "src/benang/languages/id/phrases/judgements.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("module", MODULES)
def test_codes_have_words(module):
    """Each code written in the module is in the table, in Indonesian and English."""
    text = (ROOT / f"src/benang/weaving/{module}.py").read_text(encoding="utf-8")
    table = phrases()
    for code in CODE.findall(text):
        assert table[code].keys() == {"id", "en"}, code


def test_states_have_words():
    """Codes made from a state's name are in the table too."""
    codes = [f"plan.{s}_word" for s in ("cancelled", "changed", "lapsed")]
    codes += [f"agreement.{s}" for s in ("discussed", "planned", "denied", "signed", "in_force")]
    codes += [
        f"restriction.{s}"
        for s in ("imposed", "threatened", "called_for", "lifted", "denied", "ruled_out")
    ]
    codes += [f"verdict.{s}" for s in ("conflict", "update", "evolution")]
    codes += ["link.conflict", "link.update"]
    assert set(codes) <= phrases().keys()
