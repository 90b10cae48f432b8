"""Whatever changes in a stored ledger, verify fails and says where."""

import random
import re
import sqlite3

import pytest
from msgspec.structs import replace

from benang import build
from benang.engines.inline import InlineEngine
from benang.languages import load
from benang.ledger import Ledger, connect
from benang.ledger.rows import TABLES
from benang.records import Judgement, Mark, Span, Why
from benang.telling.verified import verified_lines


@pytest.fixture
def path(tmp_path, reading, weave):
    """Return the path of a ledger of two pages and their weave."""
    some = [reading(1), reading(2)]
    with Ledger.open(tmp_path / "l.db", write=True) as ledger:
        ledger.add(some)
        ledger.replace_weave(weave(some))
    return tmp_path / "l.db"


@pytest.fixture
def check(path, reading):
    """Return what verifies the ledger with a faithful reading."""
    by_id = {r.article.page.id: r for r in (reading(1), reading(2))}

    def problems(change=lambda r: r):
        with Ledger.open(path) as ledger:
            return ledger.verify(lambda page: change(by_id[page.id]))

    return problems


def test_whole_ledger(check):
    """A ledger nobody touched has no problem."""
    assert check() == []


def test_one_changed_byte_of_a_page(path, check, reading):
    """One changed byte in the file's copy of a page fails, names the page and gives the offsets of the place."""
    page = reading(2).article.page
    raw = path.read_bytes()
    at = raw.index(b"2 perahu bantuan akan dikirim")
    path.write_bytes(raw[:at] + b"3" + raw[at + 1 :])
    found = check()
    assert found
    assert {p.page for p in found} == {page.id}
    changed = page.text.index("2 perahu")
    assert all(p.source == "2.txt" and p.start <= changed < p.stop for p in found)
    for lang, words in (("id", "bukan yang dibaca dulu"), ("en", "not what was read")):
        line = verified_lines(found, lang)[0]
        assert f"[{found[0].start}," in line
        assert words in line


def test_a_byte_that_is_no_text_any_more(path, check):
    """A byte that breaks the encoding is found and does not stop the checking."""
    raw = path.read_bytes()
    at = raw.index(b"Pasar Lama, Kamis")
    path.write_bytes(raw[:at] + b"\xff" + raw[at + 1 :])
    assert next(p.table for p in check()) == "page_text"


@pytest.mark.parametrize(
    "change",
    [
        "INSERT INTO words (rowid, title, text, dasar) VALUES (9, 'gajah', '', '')",
        "INSERT INTO words (words, rowid, title, text, dasar) SELECT 'delete', rid, title, text, dasar FROM page_text",
    ],
)
def test_a_changed_index_is_found(path, check, change):
    """A page too many, a page lost and a changed word of the search index are found."""
    with sqlite3.connect(path) as connection:
        connection.execute(change)
    connection.close()
    assert {p.table for p in check()} == {"words"}


def test_a_changed_byte_of_the_index_is_found(path, check):
    """One changed byte in a word that only the search index holds is found."""
    raw = path.read_bytes()
    at = raw.index(b"\x08demikian")  # a word of the index stands behind its length
    path.write_bytes(raw[:at] + b"\x08demikiam" + raw[at + 9 :])
    assert {p.table for p in check()} == {"words"}


@pytest.mark.parametrize("column", ["title", "dasar"])
def test_changed_words_of_the_index(path, check, column):
    """A changed title or root word that only search reads is found."""
    with sqlite3.connect(path) as connection:
        connection.execute(f"UPDATE page_text SET {column} = 'gajah' WHERE rid = 1")  # noqa: S608
    connection.close()
    assert [p.table for p in check()] == ["page_text"]


def test_a_changed_blank_between_blocks(path, check):
    """A change outside every block is found by the page's hash."""
    with sqlite3.connect(path) as connection:
        connection.execute(
            "UPDATE page_text SET text = replace(text, char(10)||char(10), char(10)||' ')"
        )
    connection.close()
    assert check()[0].why == Why("verify.text_between")


@pytest.mark.parametrize("place", [0.2, 0.4, 0.6, 0.8, 0.95])
def test_a_block_of_the_disk_that_is_gone(tmp_path, reading, place):
    """Four KiB of noise anywhere in the file are found as problems, never an error that ends the checking."""
    path = tmp_path / "big.db"
    some = {r.article.page.id: r for r in (reading(n) for n in range(300))}
    with Ledger.open(path, write=True) as ledger:
        ledger.add(some.values())
    raw = bytearray(path.read_bytes())
    at = int(len(raw) * place) // 4096 * 4096
    raw[at : at + 4096] = random.Random(place).randbytes(4096)
    path.write_bytes(raw)
    with Ledger.open(path) as ledger:
        assert ledger.verify(lambda page: some[page.id])


def test_a_broken_record(path, check):
    """A record that cannot be unpacked is found."""
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE page_record SET record = x'00ff' WHERE rid = 1")
    connection.close()
    assert [p.table for p in check()] == ["page_record"]


def cells():
    """Return every column of every table of evidence but the integer keys."""
    with Ledger.memory() as ledger:
        for table in ("page", *TABLES):
            rows = ledger.connection.execute(f"PRAGMA table_info({table})").fetchall()
            yield from ((table, row[1]) for row in rows if not row[5] and row[1] != "rid")


@pytest.mark.parametrize(("table", "column"), list(cells()))
def test_every_changed_cell_is_found(path, check, table, column):
    """A changed cell in any column of any table of evidence is found in that table."""
    with sqlite3.connect(path) as connection:
        connection.execute(
            f'UPDATE {table} SET "{column}" = CASE typeof("{column}") WHEN \'integer\' THEN "{column}" + 1 '  # noqa: S608
            f"WHEN 'real' THEN \"{column}\" + 1 ELSE ifnull(\"{column}\", '') || 'x' END"
        )
    connection.close()
    found = {p.table for p in check()}
    assert table in found or (table == "page" and "page_text" in found)


@pytest.mark.parametrize("table", TABLES)
def test_every_lost_row_is_found(path, check, table):
    """A row that is gone from any table of evidence is found in that table."""
    with sqlite3.connect(path) as connection:
        connection.execute(f"DELETE FROM {table} WHERE n = 0")  # noqa: S608
    connection.close()
    assert table in {p.table for p in check()}


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE happening SET outlets = 9",
        "UPDATE member SET member = 'x' WHERE kind = 'utterance'",
        "DELETE FROM step WHERE kind = 'plan'",
        "UPDATE claim SET record = 'x'",
    ],
)
def test_a_changed_weave_is_found(path, check, change):
    """What was changed in the weave's tables is found."""
    with sqlite3.connect(path) as connection:
        connection.execute(change)
    connection.close()
    assert check()


def test_another_reading_is_found(check, reading):
    """When reading again gives something else, the field and the place are named."""
    found = check(lambda r: replace(r, statements=r.statements[:1]))
    assert {p.table for p in found} == {"statements"}
    lost = reading(1).statements[1].pieces[0]
    assert (lost.start, lost.stop) in {(p.start, p.stop) for p in found}
    found = check(lambda r: replace(r, names=(replace(r.names[0], kind="ORG"), *r.names[1:])))
    assert {p.table for p in found} == {"names"}
    found = check(lambda r: replace(r, article=replace(r.article, outlet="Lain")))
    assert {p.table for p in found} == {"outlet"}


def test_another_pack_is_said(check):
    """A reading by another pack version is not compared, and that is said."""
    found = check(lambda r: replace(r, pack="9"))
    assert [p.why for p in found] == [Why("verify.pack", ("0.1.0", "9"))] * len(found)
    assert found


def test_failing_reading_is_a_finding(check):
    """A reading that fails is a finding on its page, and the other pages are checked."""
    found = check(lambda _: 1 / 0)
    assert len(found) == 2
    assert all("ZeroDivisionError" in p.why.args[0] for p in found)


def test_spans_outside_the_page_are_found(tmp_path, reading):
    """A span beyond the text is stored as the nothing it points at, and told by reading again."""
    odd = reading(1)
    far = Span(odd.article.page.id, 10_000, 10_010)
    odd = replace(odd, names=(replace(odd.names[0], span=far),))
    with Ledger.open(tmp_path / "odd.db", write=True) as ledger:
        ledger.add([odd])
        assert {p.table for p in ledger.verify(lambda _: reading(1))} == {"names"}


@pytest.fixture
def judged(tmp_path, summit):
    """Return the path of a ledger of example pages in which a person set a value and another was taken back."""
    path = tmp_path / "judged.db"
    said = next(r.statements[0] for r in summit.values() if r.statements)
    mark = Mark("statement", said.pieces[0], "", said.id)
    with Ledger.open(path, write=True) as ledger:
        ledger.add(summit.values())
        for id_, value in (("j1", "modality=feared"), ("j2", "polarity=-")):
            ledger.judge(Judgement(id_, "set", mark, None, value, "Sari", "dicek", "2031-04-03"))
        ledger.undo("j2", "2031-04-04")
        build.weave(ledger, InlineEngine())
    return path


def test_a_judged_ledger_verifies(judged):
    """What people set stands beside what was read: reading again agrees, and so does what stands in its place."""
    with Ledger.open(judged) as ledger:
        assert ledger.verify(build.read_page) == []


@pytest.mark.parametrize(
    ("change", "table"),
    [
        ("UPDATE statement SET modality = 'planned' WHERE page < 0", "statement"),
        ("DELETE FROM statement_piece WHERE page < 0 AND n = 0", "statement_piece"),
        ("UPDATE judged_page SET record = x'00'", "judged_page"),
        ("UPDATE judgement SET why = 'lain'", "judgement"),
        ("UPDATE judgement SET record = replace(record, 'Sari', 'Tono')", "judgement"),
    ],
)
def test_a_changed_judgement_is_found(judged, change, table):
    """A changed cell of what a person decided, or of the rows it gave, is found in its table."""
    with sqlite3.connect(judged) as connection:
        connection.execute(change)
    connection.close()
    with Ledger.open(judged) as ledger:
        assert table in {p.table for p in ledger.verify(build.read_page)}


@pytest.mark.parametrize(
    ("table", "column", "word"), [("link", "reasons", "roots"), ("verdict", "record", "numbers")]
)
def test_a_changed_reason_is_found(path, check, table, column, word):
    """A change in a record of the weave that no other column repeats is found by the row's checksum."""
    with sqlite3.connect(path) as connection:
        connection.execute(f"UPDATE {table} SET {column} = replace({column}, ?, 'lain')", (word,))  # noqa: S608
    connection.close()
    assert table in {p.table for p in check()}


def test_a_changed_definition_is_found(path, check):
    """A changed byte in the definition of a view, which no row shows, is found under the view's name."""
    raw = path.read_bytes()
    at = raw.index(b"FROM verdict v LEFT JOIN claim")
    path.write_bytes(raw[: at + 5] + b"w" + raw[at + 6 :])
    assert "verdicts" in {p.table for p in check()}


def test_every_code_has_words(check):
    """Whatever verify finds is said in both languages; no code is left without words."""
    codes = set(
        re.findall(
            r'"(verify\.\w+)"',
            "".join(
                (connect.FOLDER / name).read_text("utf-8")
                for name in ("verify.py", "verify_groups.py", "verify_words.py")
            ),
        )
    )
    phrases = load("id").phrases.by_code
    assert codes
    assert codes <= phrases.keys()
    assert verified_lines(check(), "id") != verified_lines(check(), "en")
