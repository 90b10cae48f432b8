"""Whatever text a page holds: it stays one cell, one line of a calendar, one name, and reads back as it was."""

import csv
import io
import re
import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from benang.telling import plan_calendar
from benang.telling.cells import FORMULA, cell
from benang.telling.graphs import _data
from benang.telling.polecat import _line
from benang.telling.provenance import name_of

TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200)


@given(st.lists(TEXT, min_size=1, max_size=5))
def test_a_line_of_a_table_has_as_many_cells_as_values(values):
    """A POLECAT line reads back as one row with a cell a value, none of which a spreadsheet runs."""
    text = _line(values).decode()
    (row,) = csv.reader(io.StringIO(text, newline=""), delimiter="\t")
    assert len(row) == len(values)
    for found, value in zip(row, values, strict=True):
        assert not found.startswith(FORMULA)
        assert found.removeprefix("'") == " ".join(value.split()).removeprefix("'")


@given(TEXT)
def test_a_cell_is_guarded_and_says_the_same(value):
    """A cell of a table never starts a formula, and without its guard it is the text."""
    found = cell(value)
    assert not str(found).startswith(FORMULA)
    assert found in (value, f"'{value}")


@given(TEXT)
def test_a_calendar_line_folds_and_unfolds(value):
    """Folded lines have at most 75 octets, none is cut inside a character, and unfolding gives the text back."""
    line = f"SUMMARY:{plan_calendar._text(value)}"
    found = plan_calendar._folded(line.encode())
    assert all(len(piece) <= 75 for piece in found.split(b"\r\n"))
    assert all(piece.decode() for piece in found.split(b"\r\n"))
    assert found.decode().replace("\r\n ", "") == line
    escaped = line.removeprefix("SUMMARY:")
    assert not re.search(r"(?<!\\)(\\\\)*[;,]", escaped)
    plain = re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], escaped)
    lines = [re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", " ", part) for part in value.splitlines()]
    assert plain == "\n".join(lines)


@given(TEXT)
def test_a_node_s_text_is_xml(value):
    """Any text becomes well-formed XML that reads back as the text, less what XML cannot hold."""
    found = ET.fromstring(f"<node>{_data('node', {'label': value})}</node>")  # noqa: S314 (our own)
    text = "".join(found.itertext())
    kept = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", value)
    assert text == kept.replace("\r\n", "\n").replace("\r", "\n")


@given(st.tuples(TEXT, TEXT))
def test_names_of_provenance_are_plain_and_distinct(pair):
    """A qualified name has plain characters alone, and two ids never have one name."""
    one, other = (name_of("entity", id_) for id_ in pair)
    assert re.fullmatch(r"benang:entity/[A-Za-z0-9_.~%/-]*", one)
    assert (one == other) == (pair[0] == pair[1])
