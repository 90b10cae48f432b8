"""JSON Lines: a page or a reason for every line, whatever the line is."""

import json

import pytest

from benang.intake.rows import read_rows
from benang.records import Given, Page, Skipped

BROKEN = {
    "intake.bad_json": '{"text": "putus',
    "intake.not_an_object": "[1, 2]",
    "intake.no_text": '{"id": "7", "text": "  "}',
    "intake.text_not_a_string": '{"text": 12}',
    "intake.deep_json": '{"text": "x", "a": ' + "[" * 100_000 + "]" * 100_000 + "}",
    "intake.no_text_in_html": '{"html": "<script>x()</script>"}',
    "intake.row_too_long": None,
}


def one(row):
    """Return what reading a single row gives."""
    return next(iter(read_rows([json.dumps(row)], "rows.jsonl")))


def test_fields():
    """Every field the input may give is kept as it was given, and the id is its own."""
    row = {
        "id": 12,
        "text": "Warga menunggu.",
        "url": "https://kabarsenja.id/a",
        "title": "Judul",
        "outlet": "Kabar Senja",
        "published": "2025-03-04",
        "lang": "id",
        "author": ["Ani", "Budi"],
    }
    page = one(row)
    assert isinstance(page, Page)
    assert page.given_id == "12"
    assert page.given == Given(row["url"], "Judul", "Kabar Senja", "2025-03-04", "id", "Ani, Budi")


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_row_is_said_and_the_next_is_read(rule):
    """What is not a page is skipped with its reason and its line; the row behind it is read."""
    found = list(read_rows([BROKEN[rule], '{"text": "Warga menunggu."}'], "rows.jsonl"))
    skipped, page = found
    assert isinstance(skipped, Skipped)
    assert skipped.why.rule == rule
    assert skipped.source == "rows.jsonl:1"
    assert isinstance(page, Page)


def test_huge_numbers_and_lone_surrogates():
    """A number of six thousand digits is an id; half a character becomes U+FFFD in its place."""
    line = '{"id": ' + "9" * 6000 + r', "text": "a\ud800b\u0000c", "title": "\udc00"}'
    page = next(iter(read_rows([line], "rows.jsonl")))
    assert isinstance(page, Page)
    assert page.given_id == "9" * 6000
    assert page.text == "a\ufffdb\ufffdc"
    assert page.given.title == "\ufffd"


def test_the_id_depends_on_address_text_and_given_alone():
    """The file a page came in does not make it another page; its text, URL or given title does."""
    row = {"id": "a", "text": "Warga menunggu.", "title": "Judul"}
    base = one(row)
    same = next(iter(read_rows([json.dumps(row)], "other.jsonl")))
    assert same.id == base.id
    others = [{**row, "text": "Warga pulang."}, {**row, "title": "Lain"}, {**row, "id": "b"}]
    assert len({base.id, *(one(r).id for r in others)}) == 4


def test_rows_without_an_address_are_pages_of_their_own():
    """Two rows with neither id nor URL are not two versions of one page, in whatever line they stand."""
    first, second = read_rows(['{"text": "Satu."}', '{"text": "Dua."}'], "rows.jsonl")
    again = next(iter(read_rows(["", "", '{"text": "Dua."}'], "rows.jsonl")))
    assert first.given_id != second.given_id
    assert again == second


def test_html_rows_are_rendered():
    """A row with markup alone becomes lines of text, with the markup kept beside them."""
    markup = "<html><head><title>Judul</title><style>p{}</style></head><body><h1>Judul</h1><p>Warga <b>desa</b> menunggu.</p></body>"
    page = one({"html": markup, "id": "h"})
    assert isinstance(page, Page)
    assert page.text == "Judul\nWarga desa menunggu."
    assert page.given.title == "Judul"
    assert page.markup == markup
