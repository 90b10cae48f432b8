"""The files of a pack and the code that reads them say the same."""

import ast
from pathlib import Path

import msgspec
import pytest

import benang
from benang.languages import Pack, load
from benang.languages.lives import load_lives

SOURCE = Path(benang.__file__).parent
PARTS = {
    "abroad": lambda pack: pack.abroad,
    "comparing": lambda pack: pack.comparing,
    "furniture": lambda pack: pack.furniture,
    "gazetteer": lambda pack: pack.naming,
    "happening": lambda pack: pack.happening,
    "lives": lambda pack: load_lives(pack.folder),
    "naming": lambda pack: pack.naming,
    "roots": lambda pack: pack.roots,
    "speech": lambda pack: pack.speech,
    "firmness": lambda pack: pack.speech.firmness,
    "times": lambda pack: pack.times,
    "writing": lambda pack: pack.writing,
}


def test_every_file_of_words_is_tried():
    """The files tried below are all the files of words the pack has."""
    assert {path.stem for path in load("id").folder.glob("*.toml")} == set(PARTS)


@pytest.mark.parametrize("part", PARTS)
def test_a_key_nothing_knows_is_refused(part, tmp_path):
    """A misspelt key of a pack's file fails when the part is loaded, and says its name."""
    for path in load("id").folder.iterdir():
        if path.name != f"{part}.toml":
            (tmp_path / path.name).symlink_to(path)
    words = (load("id").folder / f"{part}.toml").read_text(encoding="utf-8")
    (tmp_path / f"{part}.toml").write_text(f"mispelt = []\n{words}", encoding="utf-8")
    with pytest.raises(msgspec.ValidationError, match="mispelt"):
        PARTS[part](Pack("id", tmp_path))


def test_every_list_of_words_is_read():
    """No part of the pack declares a field that no code reads: words nobody looks up are none."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCE.rglob("*.py")}
    read = {
        node.attr
        for tree in trees.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load)
    }
    declared = {
        f"{path.stem}.{kind.name}.{line.target.id}"
        for path, tree in trees.items()
        if path.parent.name == "languages"
        for kind in tree.body
        if isinstance(kind, ast.ClassDef)
        for line in kind.body
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name)
    }
    assert declared
    assert sorted(name for name in declared if name.rpartition(".")[2] not in read) == []
