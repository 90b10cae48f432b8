"""What the documents say is what the program does."""

import re
import shlex
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BENANG = Path(sys.executable).with_name("benang")


def readme_commands() -> list[str]:
    """Return the ``benang`` commands of the README's shell blocks, in order."""
    blocks = re.findall(r"```(?:sh|console)\n(.*?)```", README, flags=re.DOTALL)
    lines = [line.strip().removeprefix("$ ") for block in blocks for line in block.splitlines()]
    return [part.strip() for line in lines for part in line.split("&&") if "benang " in part]


def docs_cli() -> ModuleType:
    """Return the script that writes the page of commands."""
    spec = spec_from_file_location("docs_cli", ROOT / "docs" / "cli.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_page_of_commands_is_current() -> None:
    """docs/cli.md is what the commands print as their help today."""
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == docs_cli().page()


def test_help_page_is_current() -> None:
    """The page that `benang --help` prints at once is what the commands say of themselves."""
    kept = (ROOT / "src" / "benang" / "help.txt").read_text(encoding="utf-8")
    assert kept == docs_cli().help_page()


def test_readme_names_the_two_commands() -> None:
    """The two commands that do everything on a fresh machine stand in the README word for word."""
    assert "pip install . && benang demo" in README
    assert "pip install '.[test]' && pytest" in README


@pytest.mark.slow
def test_every_command_of_the_readme_runs(tmp_path: Path) -> None:
    """Each benang command of the README, run in order in one folder, ends with status 0."""
    commands = readme_commands()
    assert len(commands) >= 5
    (tmp_path / "pages").symlink_to(ROOT / "src" / "benang" / "examples" / "summit")
    for command in commands:
        words = shlex.split(command.split(" | ")[0].split(" > ")[0])
        done = subprocess.run(
            [str(BENANG), *words[1:]], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"


def test_documents_name_only_files_that_are_there() -> None:
    """Every path in backquotes that ARCHITECTURE.md gives exists."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    paths = re.findall(r"`((?:src/benang|docs|gate|tests|training)/[\w./-]+)`", text)
    assert paths
    assert [p for p in paths if not (ROOT / p).exists()] == []
