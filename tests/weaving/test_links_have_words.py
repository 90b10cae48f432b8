"""Every reason that copies, people, stories and utterances give has its words in both languages."""

import re
from pathlib import Path

import pytest

from benang.languages import load
from benang.weaving.story_score import WEIGHTS

WEAVING = Path(__file__).resolve().parents[2] / "src/benang/weaving"
CODE = re.compile(r'"((?:copy|entity|saga|utterance)\.[a-z_.]+)"')
MODULES = ("copies", "people", "spokespeople", "sagas", "renderings", "utterances")


@pytest.mark.parametrize("module", MODULES)
def test_codes_have_words(module):
    """Each code written in the module is a phrase in Indonesian and English."""
    codes = CODE.findall((WEAVING / f"{module}.py").read_text(encoding="utf-8"))
    table = load("id").phrases.by_code
    assert codes
    assert [c for c in codes if c not in table or not table[c].id or not table[c].en] == []


def test_features_of_stories_have_words():
    """Each feature of the story model is a phrase."""
    table = load("id").phrases.by_code
    assert [name for name in WEIGHTS if f"story.{name}" not in table] == []
