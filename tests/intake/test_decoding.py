"""Bytes to text: every byte sequence has one."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benang.intake.decoding import decode, storable

WORDS = "Warga desa “Karang Asih” menunggu – sejak pukul 06.00"
ENCODED = {
    "utf-8": WORDS.encode(),
    "utf-8 with a mark": codecs.BOM_UTF8 + WORDS.encode(),
    "utf-16 little": codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
    "utf-16 big": codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
    "utf-16 without a mark": WORDS.encode("utf-16-le"),
    "utf-32": codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"),
    "windows-1252": WORDS.encode("cp1252"),
}


@pytest.mark.parametrize("name", ENCODED)
def test_encodings(name):
    """The same words come out of every encoding that pages are met in."""
    assert decode(ENCODED[name]) == WORDS


def test_line_ends_stay():
    """No line end is changed, or every offset behind it would be."""
    assert decode(b"a\r\nb\rc\nd") == "a\r\nb\rc\nd"


def test_one_broken_byte_in_a_good_page():
    """A cut character costs that character and not the page's encoding."""
    text = decode(WORDS.encode() + b"\xe2\x80" + " “lagi”".encode())
    assert text.startswith(WORDS)
    assert text.endswith(" “lagi”")


@given(st.binary(max_size=200))
def test_any_bytes(raw):
    """Any bytes give a text that can be written as UTF-8 and holds no NUL."""
    text = decode(raw)
    assert "\0" not in text
    assert text.encode().decode() == text


@given(st.text(st.characters(categories=["L", "Cs", "Cc"]), max_size=60))
def test_replacing_is_one_for_one(text):
    """What cannot be stored is replaced in its place: no other character moves."""
    stored = storable(text)
    assert len(stored) == len(text)
    kept = [(a, b) for a, b in zip(text, stored, strict=True) if a != b]
    assert all(b == "\ufffd" and (a == "\0" or "\ud800" <= a <= "\udfff") for a, b in kept)
