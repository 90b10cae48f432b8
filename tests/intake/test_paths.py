"""Files, folders and standard input: pages in a fixed order, and a reason for everything else."""

import gzip
import io
import json
import os

import pytest

from benang.intake import read_paths, streams
from benang.records import Page, Skipped

ROW = json.dumps({"id": "r", "text": "Warga menunggu kapal."}).encode()


def rules(found):
    """Return the rules of what was skipped, and the given ids of what was read, in order."""
    return [f.why.rule if isinstance(f, Skipped) else f.given_id for f in found]


def test_a_folder_is_read_whole_and_in_order(tmp_path):
    """Sub-folders are walked, names are sorted, hidden files are passed over, other kinds are said."""
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.txt", "picture.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Warga menunggu.")
    assert rules(read_paths([str(tmp_path)])) == ["a.txt", "b.txt", "intake.unknown_kind", "c.txt"]


def test_a_page_is_the_same_wherever_it_lies(tmp_path):
    """Moving a file to another folder does not make it another page."""
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_bytes(b"Warga menunggu.\r\nKapal tiba.")
    first, second = read_paths([str(tmp_path)])
    assert first == second
    assert first.text == "Warga menunggu.\r\nKapal tiba."
    assert first.source == "a.txt"


@pytest.mark.parametrize(
    ("name", "raw", "rule"),
    [
        ("a.txt", b"", "intake.empty"),
        ("a.txt", b" \n\t ", "intake.empty"),
        ("a.jsonl.gz", b"not gzip at all", "intake.bad_gzip"),
        ("a.jsonl.gz", gzip.compress(ROW * 50)[:-12], "intake.bad_gzip"),
        ("a.pdf", b"%PDF", "intake.unknown_kind"),
    ],
)
def test_files_that_are_no_pages(tmp_path, name, raw, rule):
    """An empty, broken or foreign file is skipped with its reason."""
    (tmp_path / name).write_bytes(raw)
    assert rules(read_paths([str(tmp_path / name)]))[-1] == rule


def test_paths_that_are_no_files(tmp_path):
    """Nothing there, a device, an empty folder, a name no disk can hold: a reason each."""
    paths = [str(tmp_path / "none.txt"), "/dev/null", str(tmp_path), "a\0b.txt"]
    found = rules(read_paths(paths))
    assert found == [
        "intake.not_found",
        "intake.not_a_file",
        "intake.empty_folder",
        "intake.not_found",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    """A file without permission is skipped with what the system says."""
    path = tmp_path / "a.txt"
    path.write_text("Warga menunggu.")
    path.chmod(0)
    assert rules(read_paths([str(path)])) == ["intake.unreadable"]


def test_rows_before_a_cut_are_kept(tmp_path):
    """A gzip file cut in the middle gives the pages before the cut and then its reason."""
    rows = b"".join(
        json.dumps({"id": str(n), "text": os.urandom(40).hex()}).encode() + b"\n"
        for n in range(2000)
    )
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(gzip.compress(rows)[:-4000])
    found = rules(read_paths([str(path)]))
    assert found[0] == "0"
    assert found[-1] in ("intake.bad_gzip", "intake.bad_json")


@pytest.mark.parametrize(
    "mark_and_code", [(b"", "utf-8"), (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le")]
)
def test_rows_in_other_encodings(tmp_path, mark_and_code):
    """JSON Lines are read with a byte order mark and in UTF-16 too."""
    mark, code = mark_and_code
    path = tmp_path / "rows.jsonl"
    line = json.dumps({"id": "ä", "text": "Warga – menunggu."}, ensure_ascii=False)
    path.write_bytes(mark + f"{line}\n{line}\n".encode(code))
    found = list(read_paths([str(path)]))
    assert rules(found) == ["ä", "ä"]
    assert found[0].text == "Warga – menunggu."


def test_a_line_without_end_is_passed_over(tmp_path, monkeypatch):
    """A line longer than any page is skipped and the next one is read; memory holds neither twice."""
    monkeypatch.setattr(streams, "LONGEST", 1000)
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b'{"text": "' + b"a" * 5000 + b'"}\n' + ROW)
    assert rules(read_paths([str(path)])) == ["intake.row_too_long", "r"]


def test_a_bomb_is_cut_off(tmp_path, monkeypatch):
    """A small file that unpacks without end stops with a reason."""
    monkeypatch.setattr(streams, "BOMB_SIZE", 1_000_000)
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(gzip.compress(b"\n" * 20_000_000))
    assert rules(read_paths([str(path)])) == ["intake.bomb"]


@pytest.mark.parametrize(
    ("raw", "want"),
    [
        (b"\n\n" + ROW + b"\n" + ROW, ["r", "r"]),
        (b"", ["intake.empty"]),
        (b"\n \n", ["intake.empty"]),
        (b'{"text": 1}', ["intake.text_not_a_string"]),
    ],
)
def test_standard_input_of_rows(raw, want):
    """Standard input is JSON Lines where its first line that is not blank opens an object."""
    assert rules(read_paths(["-"], stdin=io.BytesIO(raw))) == want


def test_standard_input_of_text():
    """Anything else on standard input is one page, whole."""
    raw = "Judul Berita\n\nWarga {desa} menunggu – lama.".encode()
    (page,) = read_paths(["-"], stdin=io.BytesIO(raw))
    assert isinstance(page, Page)
    assert page.text == raw.decode()
    assert page.source == "-"


def test_control_and_direction_marks_stay_in_their_places():
    """What a terminal could stumble over stays in the text: offsets count it."""
    text = "a\u202eb\x07c\x1b[31md\u200be"
    (page,) = read_paths(["-"], stdin=io.BytesIO(text.encode()))
    assert page.text == text
