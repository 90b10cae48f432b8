"""Publication times as inputs and pages give them."""

import pytest

from benang.cleaning import clean
from benang.intake.making import make_page
from benang.records import Given

GIVEN = {
    "2025-03-04": "2025-03-04",
    "2025-03-04T09:15": "2025-03-04T09:15",
    "2025-03-04 09:15:33": "2025-03-04T09:15",
    "2025-03-04T09:15:33.120Z": "2025-03-04T09:15+00:00",
    "2025-03-04T09:15:00+0700": "2025-03-04T09:15+0700",
    "Selasa, 4 Maret 2025 - 09:15 WIB": "2025-03-04T09:15+07:00",
    "4/3/2025 pukul 9.15 WIT": "2025-03-04T09:15+09:00",
    "2025-02-30": "",
    "2025-13-01": "",
    "kemarin sore": "",
    "": "",
    "9" * 5000: "",
}
LINES = {
    "Selasa, 4 Maret 2025 09:15 WIB": "2025-03-04T09:15+07:00",
    "Selasa, 04 Mar 2025 | 21.15 WITA": "2025-03-04T21:15+08:00",
    "Diterbitkan: 4 Maret 2025, 09:15 WIB": "2025-03-04T09:15+07:00",
    "04/03/2025, 09:15 WIB": "2025-03-04T09:15+07:00",
    "4 Maret 2025": "2025-03-04",
    "March 4, 2025": "2025-03-04",
}


@pytest.mark.parametrize(("given", "want"), GIVEN.items())
def test_given_times(given, want):
    """A time that the input gives is kept to the minute with its offset; what names no real day is left out."""
    page = make_page("Warga menunggu.", "x", given=Given(published=given))
    published = clean(page).published
    assert (published.first if published else "") == want


@pytest.mark.parametrize(("line", "want"), LINES.items())
def test_printed_times(line, want):
    """A line that is nothing but a time is the page's time, with its place in the text."""
    text = f"Balai Warga Dibuka Kembali\n{line}\nBalai warga itu dibuka kembali setelah diperbaiki."
    published = clean(make_page(text, "x")).published
    assert published is not None
    assert published.basis == "printed"
    assert published.first == published.last == want
    assert text[published.span.start : published.span.stop] == line


def test_a_sentence_with_a_date_is_text():
    """A date inside a sentence never becomes the page's time."""
    text = (
        "Balai Warga Dibuka\nBalai itu dibuka pada Selasa, 4 Maret 2025 pukul 09.15 WIB oleh camat."
    )
    article = clean(make_page(text, "x"))
    assert article.published is None
    assert [b.role for b in article.blocks] == ["title", "body"]


def test_what_the_input_gives_counts_before_what_is_printed():
    """The given time is the article's, and the printed line still has its role."""
    page = make_page(
        "Judul Berita Pagi\n4 Maret 2025\nWarga menunggu.", "x", given=Given(published="2025-03-05")
    )
    article = clean(page)
    assert article.published is not None
    assert (article.published.first, article.published.basis) == ("2025-03-05", "given")
    assert "date" in [b.role for b in article.blocks]


ADDRESSES = {
    "https://warta.example/daerah/2025/06/17/612/3148112/balai-dibuka": "2025-06-17",
    "https://warta.example/nasional/20250617141530-20-123/balai-dibuka": "2025-06-17",
    "https://warta.example/read/2025-06-17/balai-dibuka": "2025-06-17",
    "https://warta.example/2025/13/40/balai": "",
    "https://warta.example/read/20250617/balai": "",
    "https://warta.example/harga-2025/12": "",
    "https://warta.example/d-20256171415": "",
    "": "",
}


@pytest.mark.parametrize(("url", "want"), ADDRESSES.items())
def test_the_day_of_an_address_is_the_day_of_a_page_that_says_none(url, want):
    """Where neither input nor page gives a time, the day in the address's path counts; a number that is no day does not."""
    published = clean(
        make_page("Warga menunggu balai dibuka.", "x", given=Given(url=url))
    ).published
    assert (published.first if published else "") == want


def test_what_a_page_prints_counts_before_its_address():
    """A printed time is the page's, whatever day its address names."""
    given = Given(url="https://warta.example/2025/06/17/balai-dibuka")
    text = "Balai Warga Dibuka Kembali\n4 Maret 2025, 09:15 WIB\nBalai warga itu dibuka kembali."
    published = clean(make_page(text, "x", given=given)).published
    assert published is not None
    assert published.first == "2025-03-04T09:15+07:00"
