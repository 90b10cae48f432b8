"""Moments: cases as data, and what holds for any text."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.pages import article, pack

from benang.reading.moments import best, find_moments
from benang.reading.scan import scan

TESTS = Path(__file__).resolve().parents[1]
SHARED = TESTS.parent / "../shared"
CASES = tomllib.loads((TESTS / "cases/times.toml").read_text("utf-8"))["case"]
PIECES = [
    "Rabu",
    "Minggu",
    "hari",
    "(13/9/2023)",
    "(31/2)",
    "13",
    "September",
    "2023",
    "pekan",
    "lalu",
    "kemarin",
    "dua",
    "terakhir",
    "sebelumnya",
    "akhir",
    "pukul",
    "09.30",
    "WIB",
    "itu",
    "-",
    "7/5/225",
    ",",
    ".",
    '"',
    "kata",
    "dikutip",
    "akan",
    "0/0/0000",
    "99/99/99999",
    "1 Mei -",
    "Juni-²",
    "kuartal",
    "ke-²",
    "²",
    "2-3",
    "s.d.",
    "\n",
    "setelah",
]
texts = st.lists(st.sampled_from(PIECES), max_size=24).map(" ".join)


def read(text, published=""):
    """Return moments and publication of a text whose lines are all body."""
    page = article(text, published)
    return find_moments(scan(page, pack()), page, pack())


def shown(text, moment):
    """Return a moment the way the cases write it."""
    row = [text[moment.span.start : moment.span.stop], moment.first, moment.last]
    return [*row, moment.doubt, moment.repairs[0].first] if moment.doubt else row


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case):
    """An expression has the span, days, doubt and best repair that an editor gives it."""
    moments, _ = read(case["text"], case.get("published", ""))
    assert [shown(case["text"], m) for m in moments] == case["expected"]


@settings(max_examples=150, deadline=None)
@given(texts, st.sampled_from(["", "2023-09-16", "0001-01-01", "9999-12-31"]))
def test_any_text_gives_moments_in_order_inside_the_page(text, published):
    """Whatever the words, spans are slices of the page in order, never overlap, and hold real days."""
    moments, _ = read(text, published)
    at = 0
    for moment in moments:
        assert at <= moment.span.start < moment.span.stop <= len(text)
        at = moment.span.stop
        first, last = (date.fromisoformat(day[:10]) for day in (moment.first, moment.last))
        assert first <= last
        assert best(moment)[0] <= best(moment)[1]
        assert not (moment.doubt == "impossible" and not moment.repairs)


@settings(max_examples=60, deadline=None)
@given(texts)
def test_typography_changes_nothing(text):
    """No-break spaces and curly quotes in place of plain ones give the same days at the same places."""
    other = text.replace(" ", "\u00a0").replace('"', "”")
    same = [(m.span, m.first, m.last, m.doubt) for m in read(text, "2023-09-16")[0]]
    curly = [(m.span, m.first, m.last, m.doubt) for m in read(other, "2023-09-16")[0]]
    assert same == curly


def test_the_relay_day_dates_a_page_that_prints_no_other():
    """The day behind a relay cue is marked and becomes the publication day; an earlier event's day does not."""
    moments, published = read(
        "Sumur itu kering pada Senin (9/6/2025).\n"
        "Warga menimba embun, dilansir dari Kabar Ladang dan Suara Kebun, Rabu (11/6/2025)."
    )
    assert [m.relay for m in moments] == [False, True]
    assert (published.first, published.basis) == ("2025-06-11", "relay")


RELAYED = [
    ("dikutip dari keterbukaan informasi bursa desa, Rabu (11/6/2025)", True),
    ("dirangkum dari berbagai sumber pada Rabu (11/6/2025)", True),
    ("seperti dilansir akun pribadinya @tukang_kebun, Rabu (11/6/2025)", True),
    ("laporan Kabar Ladang yang dikutip Rabu (11/6/2025) menyebut hujan", True),
    ("mengutip data balai desa, harga beras naik tajam Rabu (11/6/2025)", False),
    ("laporan yang dimuat pada Rabu (11/6/2025)", False),
    ("balai desa melaporkan tiga rumah hanyut, Rabu (11/6/2025)", False),
    ("dikutip dari buku Asal Nama Desa (2018)", False),
]


@pytest.mark.parametrize(("words", "relay"), RELAYED)
def test_what_stands_between_a_relay_cue_and_its_day(words, relay):
    """A day is a relay's where only its source stands before it; a clause of what is told makes it a day of that."""
    moments, _ = read(f"Sumur itu kering, {words}.", "2025-06-12")
    assert [m.relay for m in moments] == [relay]


def test_a_recap_is_no_relay():
    """A recap ("diberitakan sebelumnya") tells of an earlier report and leaves the day to what it tells."""
    moments, published = read(
        "Diberitakan sebelumnya, sumur itu kering pada Senin (9/6/2025).", "2025-06-11"
    )
    assert [m.relay for m in moments] == [False]
    assert published.basis == "given"


def test_best_is_the_repair_of_a_doubted_day():
    """What is derived from a doubted moment uses the top repair, from any other the days printed."""
    (doubted, sound), _ = read("Rabu (16/5/2024) ramai. Jumat (17/5/2024) sepi.", "2024-05-17")
    assert best(doubted) == ("2024-05-15", "2024-05-15")
    assert best(sound) == ("2024-05-17", "2024-05-17")


def test_a_long_hostile_line_is_read_in_time():
    """A tenth of a megabyte of numbers and weekdays on one line costs seconds at most, not minutes."""
    moments, _ = read("Rabu (1/1 " * 10_000, "2023-09-16")
    assert len(moments) > 1000


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the founding pages are not here")
def test_the_founding_pages_have_two_wrong_dates():
    """Exactly two printed dates are doubted, and the day before is the best repair of both."""
    doubted = []
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        moments, _ = read(path.read_text("utf-8"))
        doubted += [(path.name[:3], m.repairs[0].first) for m in moments if m.doubt]
    assert doubted == [("004", "2024-06-19"), ("004", "2024-06-20")]
