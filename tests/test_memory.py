"""A ledger remembers: as of any time it is what only the pages out by then would have made, on every reading command."""

import re
import shlex
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from benang import build
from benang.cli import main
from benang.engines.inline import InlineEngine
from benang.examples import SUMMIT
from benang.ids import make_id
from benang.ledger import Ledger
from benang.records import Given, Page, Reading, Skipped, Why
from benang.telling.changes import KINDS
from benang.telling.changes.comparing import ORDER
from benang.telling.explain import explain_lines
from benang.telling.export import FORMATS, export_bytes
from benang.telling.shapes import reading_row

OUT = {
    "2025-05-13": "",
    "2025-05-14": "01",
    "2025-05-15T17:42+09:00": "01 05",
    "2025-05-15T08:41+00:00": "01",
    "2025-05-15": "01 02 03 05",
    "2025-05-16T12:00+09:00": "01 02 03 05 06",
    "2025-05-16": "01 02 03 04 05 06 07",
    "2025-05-17T07:05": "01 02 03 04 05 06 07 08",
    "2025-06-20": "01 02 03 04 05 06 07 08 10",
    "2099-12-31": "01 02 03 04 05 06 07 08 10",
}
"""The example pages that were out by a time; 09 prints no time of its own, only days that it tells as past."""


def everything(ledger: Ledger) -> dict[tuple[str, str], bytes]:
    """Return every export of a ledger in every format."""
    return {
        (what, fmt): b"".join(export_bytes(ledger, what, fmt))
        for fmt, form in FORMATS.items()
        for what in form.kinds
    }


def woven(readings: Iterable[Reading], as_of: str) -> Ledger:
    """Return a ledger that never had other pages, with its today."""
    ledger = Ledger.memory()
    ledger.add(readings)
    build.weave(ledger, InlineEngine(), as_of)
    return ledger


def test_a_misprinted_year_ends_no_plan(summit: dict[str, Reading]) -> None:
    """A page that prints a year centuries ahead does not move today: plans stand as they stood without it."""
    wrong = build.read_page(
        Page(
            make_id("page", "salah"),
            "salah",
            "Pasar ikan di Desa Toruk ramai pada Jumat (1/3/2923), kata warga.",
            source="salah.txt",
            given=Given(lang="id"),
        )
    )
    assert wrong.published
    assert wrong.published.last > "2900"
    with woven(summit.values(), "") as plain, woven([*summit.values(), wrong], "") as ledger:
        assert {p.id: p.state for p in ledger.weave().plans} == {
            p.id: p.state for p in plain.weave().plans
        }
        assert ledger.weave().as_of == plain.weave().as_of


@pytest.mark.parametrize(("time", "names"), OUT.items())
def test_as_of_equals_weaving_only_those_pages(
    summit: dict[str, Reading], time: str, names: str
) -> None:
    """At days, and at instants between two pages of one day, every export has the bytes of a ledger of those pages alone.

    Early times are woven anew, late ones are made by taking pages out of what is woven.
    """
    with (
        woven(summit.values(), "") as whole,
        build.as_of(whole, time, InlineEngine()) as past,
        woven([summit[name] for name in names.split()], time) as alone,
    ):
        assert everything(past) == everything(alone)


@pytest.fixture
def two_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Give two folders with a ledger of one name: one of all example pages, one only of those out by 2025-05-16."""
    for folder, names in (("all", "0 1"), ("some", OUT["2025-05-16"])):
        place = tmp_path / folder
        place.mkdir()
        monkeypatch.chdir(place)
        pages = [
            str(p) for p in sorted(SUMMIT.glob("*.txt")) if p.name.startswith(tuple(names.split()))
        ]
        run = CliRunner().invoke(main, ["weave", *pages, "--ledger", "story.db", "--workers", "1"])
        assert run.exit_code == 0, run.output
    return tmp_path / "all", tmp_path / "some"


COMMANDS = (
    ["summary", "story.db"],
    ["summary", "story.db", "--lang", "en"],
    ["dossier", "story.db", "-o", "out.html"],
    ["export", "story.db", "--what", "plans", "-o", "out.jsonl"],
    ["search", "story.db", "kapal", "patroli"],
)


def test_every_reading_command_has_a_past(
    two_places: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Summary, dossier, export and search print and write of a past what a ledger of those pages does, and else more."""

    def done(place: Path, words: list[str]) -> tuple[str, bytes]:
        monkeypatch.chdir(place)
        result: Result = CliRunner().invoke(main, words)
        assert result.exit_code == 0, result.output
        files = [Path(word) for word in words if word.startswith("out.")]
        return result.output, b"".join(file.read_bytes() for file in files)

    whole, some = two_places
    for command in COMMANDS:
        asked = [*command, "--as-of", "2025-05-16"]
        assert done(whole, asked) == done(some, asked), command
        assert done(whole, asked) != done(whole, command), command


def test_explain_knows_only_the_past(
    two_places: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that was not out yet has no id in the past; one that was is explained in the same words."""
    monkeypatch.chdir(two_places[0])
    with Ledger.open("story.db") as ledger:
        found = {r.article.page.source[:2]: r.article.page.id for r in ledger.readings()}
    later = CliRunner().invoke(main, ["explain", "story.db", found["10"], "--as-of", "2025-05-16"])
    assert later.exit_code == 2
    assert "nothing in this ledger has the id" in later.output
    asked = ["explain", "story.db", found["04"], "--as-of", "2025-05-16"]
    first = CliRunner().invoke(main, asked)
    monkeypatch.chdir(two_places[1])
    assert first.exit_code == 0
    assert CliRunner().invoke(main, asked).output == first.output


DIFFS = (
    (["--from", "2025-05-17", "--to", "2025-05-16"], 2, "is after"),
    (["--from", "besok", "--to", "2025-05-16"], 2, "is not a time"),
    (["--from", "2025-05-16T10:00+09:00", "--to", "2025-05-16T02:00+00:00"], 0, ""),
    (["--from", "2025-05-16T10:00+09:00", "--to", "2025-05-16T00:59+00:00"], 2, "is after"),
    (["--from", "2025-05-16", "--to", "2025-05-16"], 0, "Tidak ada yang berubah."),
    (["--from", "2025-05-16"], 2, "--to"),
)


@pytest.mark.parametrize(("times", "status", "words"), DIFFS)
def test_diff_takes_two_times(tmp_path: Path, times: list[str], status: int, words: str) -> None:
    """Two times in order are compared, also across zones; anything else ends in a sentence and exit status 2."""
    path = tmp_path / "story.db"
    with Ledger.open(path, write=True) as ledger:
        ledger.add(r for r in [page("Kabar", "Hujan turun di Serai.", "2025-05-01")])
    result = CliRunner().invoke(main, ["diff", str(path), *times])
    assert result.exit_code == status, result.output
    assert words in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    "content", [None, b"bukan basis data", b"SQLite format 3\x00" + b"x" * 200]
)
def test_diff_of_no_ledger_is_said(tmp_path: Path, content: bytes | None) -> None:
    """A missing, a foreign and a damaged file end in one clear line and exit status 1."""
    path = tmp_path / "story.db"
    if content is not None:
        path.write_bytes(content)
    times = ["--from", "2025-05-01", "--to", "2025-05-02"]
    result = CliRunner().invoke(main, ["diff", str(path), *times])
    assert result.exit_code == 1
    assert "story.db" in result.output
    assert "Traceback" not in result.output


def test_a_past_of_a_ledger_that_is_being_written(
    summit: dict[str, Reading], tmp_path: Path
) -> None:
    """A reader makes a past while a writer holds the file; history and pages that could not be read stay behind."""
    path = tmp_path / "story.db"
    skipped = Skipped("rusak.txt", "rusak", Why("skip.empty"))
    with Ledger.open(path, write=True) as writer:
        writer.add([*summit.values(), skipped])
        build.weave(writer, InlineEngine())
        writer.note_run("2031-01-01", "weave", 10, 1.0)
        with Ledger.open(path) as reader, build.as_of(reader, "2025-06-20", InlineEngine()) as past:
            with woven([summit[n] for n in OUT["2025-06-20"].split()], "2025-06-20") as alone:
                assert everything(past) == everything(alone)
            assert past.skipped() == []


# --- pages without a publication time ------------------------------------------------------------


def page(name: str, text: str, published: str = "", url: str = "") -> Reading:
    """Return the reading of a page of ours."""
    given = Given(published=published, outlet=f"Warta {name}", url=url)
    made = Page(
        make_id("test", name, text, published), name, text, source=f"{name}.txt", given=given
    )
    return build.read_page(made)


RELAYED = (
    "Harga Garam Naik\n\nHarga garam di Pasar Serai naik menjadi Rp 9.000 per kilogram.\n"
    '"Stok petani habis," kata Kepala Dinas Perdagangan Serai Wira Hanum, dikutip dari Kabar Teluk, Kamis (10/4/2031).\n'
)
TOLD = (
    "Jembatan Serai Diresmikan\n\nBupati Serai Lastri Anjani meresmikan Jembatan Serai pada Selasa (8/4/2031).\n"
    '"Jembatan ini memperpendek perjalanan," kata Lastri Anjani di Serai, Selasa (8/4/2031).\n'
)
AHEAD = TOLD + "Jembatan kedua akan dibangun pada Mei 2031.\n"
TIMELESS = "Cara Menanak Nasi\n\nCuci beras dua kali, lalu tambahkan air setinggi satu ruas jari.\n"

INTERVALS = (
    (RELAYED, "", {"first": "2031-04-10", "last": "2031-04-10", "basis": "relay"}),
    (TOLD, "", {"first": "2031-04-08", "last": None, "basis": "latest"}),
    (AHEAD, "", {"first": "2031-04-08", "last": "2031-05-31", "basis": "latest"}),
    (TIMELESS, "", None),
    (TOLD, "2031-04-09", {"first": "2031-04-09", "last": "2031-04-09", "basis": "given"}),
)


@pytest.mark.parametrize(("text", "given", "interval"), INTERVALS)
def test_publication_is_an_interval_with_its_basis(
    text: str, given: str, interval: dict[str, str] | None
) -> None:
    """Without a time of its own a page is dated by its relay cue, else from the latest past day to the first time to come."""
    published = reading_row(page("Serai", text, given))["published"]
    if published is not None:
        published.pop("span")
    assert published == interval


def test_a_page_appears_when_it_is_certainly_past() -> None:
    """A day behind a relay cue is over with that day; an open interval and no interval are in no past, but in the ledger."""
    pages = [page("Satu", RELAYED), page("Dua", TOLD), page("Tiga", TIMELESS), page("Empat", AHEAD)]

    def out(ledger: Ledger, time: str) -> set[str]:
        return {r.article.page.given_id for r in ledger.readings(as_of=time)}

    with Ledger.memory() as ledger:
        ledger.add(pages)
        assert out(ledger, "2031-04-10T23:00") == set()
        assert out(ledger, "2031-04-10") == {"Satu"}
        assert out(ledger, "2031-05-30") == {"Satu"}
        assert out(ledger, "2031-05-31") == {"Satu", "Empat"}
        assert out(ledger, "2099-12-31") == {"Satu", "Empat"}
        assert len(list(ledger.readings())) == 4


def test_pages_left_out_are_counted(tmp_path: Path) -> None:
    """``diff`` says how many pages are in neither time because nobody knows when they were published."""
    path = tmp_path / "story.db"
    with Ledger.open(path, write=True) as ledger:
        ledger.add([page("Satu", RELAYED), page("Dua", TOLD), page("Tiga", TIMELESS)])
    times = ["--from", "2031-04-01", "--to", "2031-04-30", "--lang", "en"]
    result = CliRunner().invoke(main, ["diff", str(path), *times])
    assert result.exit_code == 0, result.output
    assert "pages out between them: 1;" in result.output
    assert "nobody can say when they were published: 2." in result.output


def test_explain_says_what_a_publication_time_rests_on() -> None:
    """An open interval is told as one, and so is a page without any."""
    told, timeless = page("Dua", TOLD), page("Tiga", TIMELESS)
    with woven([told, timeless], "") as ledger:
        lines = "\n".join(explain_lines(ledger, told.article.page.id, "en"))
        assert "published not before 2031-04-08" in lines
        lines = "\n".join(explain_lines(ledger, timeless.article.page.id, "id"))
        assert "waktu terbit tidak diketahui" in lines


# --- the page about it ---------------------------------------------------------------------------


def test_the_contract_names_every_change_and_every_kind() -> None:
    """docs/memory.md names the changes and kinds that rows have, in the order they are sorted by."""
    text = (Path(__file__).parents[1] / "docs" / "memory.md").read_text(encoding="utf-8")
    for field, names in (("change", ORDER), ("kind", KINDS)):
        (line,) = (line for line in text.splitlines() if line.startswith(f"| `{field}` |"))
        assert re.findall(r"`(\w+)`", line)[1:] == list(names)


def test_the_commands_of_the_page_run(two_places: tuple[Path, Path]) -> None:
    """Each command that docs/memory.md shows ends with status 0 on the example pages."""
    text = (Path(__file__).parents[1] / "docs" / "memory.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```\n(benang .*?)```", text, flags=re.DOTALL)
    commands = [shlex.split(line.split(" | ")[0])[1:] for line in block.splitlines()]
    assert len(commands) == 4
    assert two_places
    for command in commands:
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 0, result.output
        assert result.output
