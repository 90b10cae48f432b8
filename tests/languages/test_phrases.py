"""Every rule the code knows can speak, in Indonesian and in English."""

import ast
import re
from pathlib import Path

import msgspec
import pytest

from benang.languages import load
from benang.languages.phrases import HOLE, Phrases
from benang.records import Reason, Why

SRC = Path(__file__).resolve().parents[2] / "src" / "benang"
CODE = re.compile(r"[a-z]+(\.[a-z0-9_-]+)+")
MAKERS = {"Why", "Reason", "_why", "_reason"}


def codes():
    """Yield (code or its fixed beginning, whether it is whole, file) for every rule that is named in the code.

    Found where a reason is made, and wherever else a text looks like a code of an area that reasons are made in.
    """
    trees = {path: ast.parse(path.read_text("utf-8")) for path in sorted(SRC.rglob("*.py"))}
    made = [found for path, tree in trees.items() for found in made_in(tree, path)]
    yield from made
    areas = {code.partition(".")[0] for code, _, _ in made if "." in code}
    for path, tree in trees.items():
        for node in ast.walk(tree):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and CODE.fullmatch(text) and text.partition(".")[0] in areas:
                yield text, True, str(path.relative_to(SRC))


def made_in(tree, path):
    """Yield the codes named where a reason is made."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MAKERS and node.args:
            yield from named(node.args[0], path)


def named(node, path):
    """Yield the codes that an expression may give."""
    where = str(path.relative_to(SRC))
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value, True, where
    elif isinstance(node, ast.IfExp):
        yield from named(node.body, path)
        yield from named(node.orelse, path)
    elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
        yield node.values[0].value, False, where


@pytest.fixture(scope="module")
def phrases():
    """Return the phrases of the Indonesian pack."""
    return load("id").phrases


def test_every_rule_in_the_code_has_a_phrase(phrases):
    """A rule named in the code has its sentence; of one put together, some code with its beginning has."""
    found = sorted(set(codes()))
    assert len(found) > 10
    missing = [
        (code, where)
        for code, whole, where in found
        if not (
            code in phrases.by_code if whole else any(c.startswith(code) for c in phrases.by_code)
        )
    ]
    assert missing == []


def test_codes_are_well_formed(phrases):
    """A code is lower case, its area first."""
    assert [code for code in phrases.by_code if not CODE.fullmatch(code)] == []


def test_both_languages_say_the_same_things(phrases):
    """A sentence has words in both languages and the same holes in both."""
    for code, phrase in phrases.by_code.items():
        assert phrase.id.strip(), code
        assert phrase.en.strip(), code
        assert set(HOLE.findall(phrase.id)) == set(HOLE.findall(phrase.en)), code


def test_saying(tmp_path):
    """Holes are filled with what the rule saw, once; a missing one and an unknown code show themselves."""
    folder = tmp_path / "phrases"
    folder.mkdir()
    (folder / "a.toml").write_text('"a.b" = { id = "lihat {0} dan {1}", en = "see {0} and {1}" }')
    phrases = Phrases.load(tmp_path)
    assert phrases.say(Why("a.b", ("{1}", "y")), "id") == "lihat {1} dan y"
    assert phrases.say(Reason("a.b", 1.0, ("x",)), "en") == "see x and …"
    assert phrases.say(Why("c.d", ("x", "y")), "en") == "c.d (x, y)"
    assert phrases.say(Why("c.d"), "id") == "c.d"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"a.b" = { id = "x" }', "en"),
        ('"a.b" = { id = "x", en = "y", fr = "z" }', "fr"),
        ('"a.b" = {', "b.toml"),
        ('"a.a" = { id = "x", en = "y" }', "another file"),
    ],
)
def test_broken_files_are_refused(tmp_path, text, words):
    """A phrase without a language, an unknown one, broken TOML and a code that stands twice are refused by name."""
    folder = tmp_path / "phrases"
    folder.mkdir()
    (folder / "a.toml").write_text('"a.a" = { id = "x", en = "y" }')
    (folder / "b.toml").write_text(text)
    with pytest.raises(msgspec.ValidationError, match=words):
        Phrases.load(tmp_path)
