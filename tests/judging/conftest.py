"""A ledger of the example pages, copied for every test that judges in it, and the command as a person types it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from benang.cli import main
from benang.examples import SUMMIT
from benang.ledger import Ledger


class Desk:
    """One ledger on disk, the judge command, and what the views say."""

    def __init__(self, path: Path) -> None:
        """Take the ledger at a path."""
        self.path = path

    def judge(self, what: str, *given: str, by: str = "Sari", why: str = "dicek ulang") -> Result:
        """Run ``benang judge`` in this process, in English."""
        word = [] if what in ("undo", "list", "load") else ["--by", by, "--why", why]
        return run("judge", str(self.path), what, *given, *word, "--lang", "en", "--workers", "1")

    def decided(self, what: str, *given: str, **word: str) -> str:
        """Judge, and return the id of the judgement; it must be kept."""
        done = self.judge(what, *given, **word)
        assert done.exit_code == 0, done.output
        return done.output.split()[1]

    def ask(self, question: str, *values: str) -> list[tuple]:
        """Return the rows of a question to the views."""
        with Ledger.open(self.path) as ledger:
            return ledger.connection.execute(question, values).fetchall()

    def one(self, question: str, *values: str) -> str:
        """Return the single cell of a question that has one answer."""
        ((cell,),) = self.ask(question, *values)
        return cell

    def page(self, source: str) -> str:
        """Return the id of a page by the beginning of its file's name."""
        return self.one("SELECT id FROM pages WHERE source LIKE ?", f"{source}%")

    def statement(self, source: str, text: str) -> str:
        """Return the id of the statement of a page that opens with some words."""
        return self._id("statements", source, text)

    def event(self, source: str, text: str, *, nth: int = 0) -> str:
        """Return the id of the nth event of a page that stands on some words."""
        rows = self.ask(
            "SELECT id FROM events WHERE page_source LIKE ? AND text = ? ORDER BY start",
            f"{source}%",
            text,
        )
        return rows[nth][0]

    def _id(self, view: str, source: str, text: str) -> str:
        return self.one(
            f"SELECT id FROM {view} WHERE page_source LIKE ? AND text LIKE ?",  # noqa: S608 (own names)
            f"{source}%",
            f"{text}%",
        )

    def group(self, kind: str, member: str) -> str:
        """Return the id of the group that a thing is in; empty for none."""
        found = self.ask('SELECT "group" FROM members WHERE kind = ? AND member = ?', kind, member)
        return found[0][0] if found else ""

    def export(self, what: str) -> str:
        """Return an export as text."""
        done = run("export", str(self.path), "--what", what)
        assert done.exit_code == 0, done.output
        return done.stdout


def run(*words: str) -> Result:
    """Run a command in this process as a person types it."""
    return CliRunner().invoke(main, list(words), catch_exceptions=False)


@pytest.fixture(scope="session")
def woven(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a ledger of the example pages, which no test may write."""
    path = tmp_path_factory.mktemp("woven") / "summit.db"
    done = run("weave", str(SUMMIT), "--ledger", str(path), "--workers", "1")
    assert done.exit_code == 0, done.output
    return path


@pytest.fixture
def desk(woven: Path, tmp_path: Path) -> Desk:
    """Give a copy of the example ledger to judge in."""
    path = tmp_path / "summit.db"
    shutil.copy(woven, path)
    return Desk(path)


@pytest.fixture
def desk_of(tmp_path: Path) -> Callable[..., Desk]:
    """Return the maker of a ledger of pages that are given by name and text."""

    def make(pages: dict[str, str], name: str = "kecil") -> Desk:
        folder = tmp_path / name
        folder.mkdir()
        for file, text in pages.items():
            (folder / file).write_text(text, encoding="utf-8")
        path = tmp_path / f"{name}.db"
        done = run("weave", str(folder), "--ledger", str(path), "--workers", "1")
        assert done.exit_code == 0, done.output
        return Desk(path)

    return make
