"""What ``diff`` says: each kind of change once, with the sentence it stands on, because of exactly the pages that made it."""

import json
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from benang import build
from benang.engines.inline import InlineEngine
from benang.ids import make_id
from benang.intake import read_paths
from benang.ledger import Ledger
from benang.records import Given, Page, Reading
from benang.telling.changes import find_changes, take
from benang.telling.changes.comparing import Change, match
from benang.telling.changes.lines import Asked, change_lines
from benang.telling.changes.rows import change_bytes

PLAN = """Gubernur Arya Sentanu Akan Kunjungi Pelabuhan Belimbing

Gubernur Rawa Selatan Arya Sentanu akan mengunjungi Pelabuhan Belimbing pada Kamis (10/4/2031).
"Saya akan mengunjungi Pelabuhan Belimbing hari Kamis," kata Arya Sentanu, Senin (7/4/2031).
Pelabuhan Belimbing dibangun dua tahun lalu.
"""
DEED = """Arya Sentanu Tinjau Dermaga Baru

Gubernur Rawa Selatan Arya Sentanu mengunjungi Pelabuhan Belimbing pada Kamis (10/4/2031).
Di sana ia meninjau dermaga baru.
"Dermaga ini siap dipakai," kata Arya Sentanu di Pelabuhan Belimbing, Kamis (10/4/2031).
"""
OTHER = """Harga Cabai di Pasar Legi Turun

Harga cabai di Pasar Legi turun menjadi Rp 30.000 per kilogram, Kamis (10/4/2031).
"Pasokan dari petani lancar," kata pedagang Pasar Legi, Sumirah Wati.
"""
FEW = """Polisi Tangkap 14 Penambang di Bukit Serai

Polisi menangkap 14 orang penambang di Bukit Serai, Senin (7/4/2031).
"Ada 14 orang yang kami tangkap," kata Kepala Polres Serai Bagas Wirya, Senin (7/4/2031).
"""
MORE = """Penambang Bukit Serai yang Ditangkap Jadi 23 Orang

Polisi menangkap 23 orang penambang di Bukit Serai, Senin (7/4/2031).
"Sampai hari ini 23 orang kami tangkap," kata Kepala Polres Serai Bagas Wirya, Selasa (8/4/2031).
"""
SIGNED = """Rawa Selatan dan Teluk Kencana Disebut Menandatangani Perjanjian Air

Rawa Selatan dan Teluk Kencana menandatangani perjanjian air bersih di Kota Belimbing, Senin (7/4/2031).
Perjanjian air bersih itu ditandatangani Gubernur Arya Sentanu dan Gubernur Mirna Kusuma.
"""
DENIED = """Mirna Kusuma Bantah Perjanjian Air

Gubernur Teluk Kencana Mirna Kusuma membantah menandatangani perjanjian air bersih dengan Rawa Selatan.
"Kami tidak menandatangani perjanjian apa pun dengan Rawa Selatan di Kota Belimbing," kata Mirna Kusuma, Rabu (9/4/2031).
"""


def read(text: str, day: str, outlet: str) -> Reading:
    """Return the reading of a page of ours."""
    page = Page(
        make_id("test", text, day, outlet),
        f"{outlet}-{day}",
        text,
        source=f"{outlet}-{day}.txt",
        given=Given(published=day, outlet=outlet),
    )
    return build.read_page(page)


def compare(
    readings: list[Reading], start: str, end: str, lang: str = "en"
) -> tuple[list[Change], str, bytes]:
    """Return the changes between two days of a ledger of these readings, as records, as text and as JSON lines."""
    with Ledger.memory() as ledger:
        ledger.add(readings)
        with (
            build.as_of(ledger, start, InlineEngine()) as before,
            build.as_of(ledger, end, InlineEngine()) as after,
        ):
            difference = find_changes(take(before), take(after))
            text = "\n".join(change_lines(difference, after, Asked(start, end, lang)))
            return difference.changes, text, b"".join(change_bytes(difference, after))


def ids(*readings: Reading) -> tuple[str, ...]:
    """Return the ids of the readings' pages, sorted."""
    return tuple(sorted(r.article.page.id for r in readings))


def test_a_plan_is_realised_because_of_the_page_that_tells_the_deed() -> None:
    """The page of the deed alone is named, not another one of the same day; the plan's happening is not told again."""
    plan, deed = read(PLAN, "2031-04-07", "Warta Rawa"), read(DEED, "2031-04-10", "Suara Kencana")
    other = read(OTHER, "2031-04-10", "Kabar Legi")
    changes, text, _ = compare([plan, deed, other], "2031-04-08", "2031-04-10")
    realised = [c for c in changes if c.change == "realised"]
    assert {(c.kind, c.because) for c in realised} == {("plan", ids(deed))}
    assert (realised[0].before or {})["state"] == "open"
    assert (realised[0].after or {})["state"] == "realised"
    about = (realised[0].after or {})["about"]
    assert not [c for c in changes if c.kind == "happening" and c.id == about]
    assert "open ⇒ realised" in text
    assert "mengunjungi Pelabuhan Belimbing pada Kamis (10/4/2031)" in text


def test_a_plan_whose_time_has_passed_is_due_because_of_no_page() -> None:
    """Where no page came out nothing is blamed on one: the window of the plan is over, and that is said."""
    plan = read(PLAN, "2031-04-07", "Warta Rawa")
    changes, text, _ = compare([plan], "2031-04-08", "2031-04-20")
    assert [(c.change, c.kind, c.because) for c in changes] == [("changed", "plan", ())]
    assert (changes[0].after or {})["state"] == "due"
    assert "its time has passed; no page says what became of it" in text


def test_a_new_figure_corrects_the_old_one() -> None:
    """A later, higher count is a correction of the value because of the later page, whose sentence is shown first."""
    few, more = read(FEW, "2031-04-07", "Warta Rawa"), read(MORE, "2031-04-08", "Suara Kencana")
    changes, text, _ = compare([few, more], "2031-04-07", "2031-04-08")
    corrected = [c for c in changes if c.change == "corrected"]
    assert [(c.kind, c.because) for c in corrected] == [("value", ids(more))]
    assert {v["value"] for v in (corrected[0].after or {})["values"]} >= {"14 person", "23 person"}
    assert "CORRECTED" in text
    assert "23 people (updated)" in text


def test_a_denial_is_told_once_with_its_page() -> None:
    """Who denies what was reported is new or contests it, because of the page with the denial alone."""
    signed, denied = (
        read(SIGNED, "2031-04-07", "Warta Rawa"),
        read(DENIED, "2031-04-09", "Suara Kencana"),
    )
    changes, _, _ = compare([signed, denied], "2031-04-08", "2031-04-09")
    told = [c for c in changes if c.kind == "denial" or c.change == "contested"]
    assert told
    assert {c.because for c in told} == {ids(denied)}
    evidence = [i for c in told for i in c.evidence]
    assert len(evidence) == len(set(evidence))


def test_what_is_only_said_is_not_told_as_so() -> None:
    """A happening that no page tells in its own voice stands behind the name of whoever says it."""
    said = read(
        """Kepala Desa Sampaikan Kabar Pencurian

        Tamba Wiryo mengatakan polisi menangkap tujuh orang pencuri besi di Lembah Seruni, Rabu (9/4/2031).
        """,
        "2031-04-09",
        "kabar",
    )
    _, text, _ = compare([read(OTHER, "2031-04-07", "lontar"), said], "2031-04-08", "2031-04-10")
    told = [line for line in text.splitlines() if "happening:" in line and "polisi" in line]
    assert told
    assert all("according to Tamba Wiryo: arrest" in line for line in told)


def test_a_copy_changes_nothing() -> None:
    """A page that prints another outlet's text word for word makes nothing new and nothing firmer."""
    first = read(DEED, "2031-04-10", "Warta Rawa")
    copy = read(DEED, "2031-04-11", "Suara Kencana")
    changes, text, _ = compare([first, copy], "2031-04-10", "2031-04-11", "id")
    assert changes == []
    assert "Tidak ada yang berubah." in text


def test_another_newsroom_strengthens() -> None:
    """A report by another outlet of what was told before raises its count, and is no new happening."""
    first = read(DEED, "2031-04-10", "Warta Rawa")
    again = read(
        "Gubernur di Belimbing\n\nGubernur Rawa Selatan Arya Sentanu mengunjungi Pelabuhan Belimbing, Kamis (10/4/2031), "
        "dan makan bersama para nelayan.\n",
        "2031-04-11",
        "Suara Kencana",
    )
    changes, _, _ = compare([first, again], "2031-04-10", "2031-04-11")
    firmer = [c for c in changes if c.kind == "happening" and c.change == "strengthened"]
    assert [c.because for c in firmer] == [ids(again)]
    assert (firmer[0].before or {})["outlets"] == 1
    assert (firmer[0].after or {})["outlets"] == 2
    assert not [c for c in changes if c.kind == "happening" and c.change == "new"]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2030-01-01", "2031-04-10", "No page was out by 2030-01-01: everything is new."),
        ("2029-01-01", "2030-01-01", "Not one page was out by 2030-01-01"),
        ("2031-05-01", "2031-06-01", "Nothing changed."),
    ],
)
def test_nothing_to_compare_is_said(start: str, end: str, words: str) -> None:
    """Times before every page and times without any change end in words."""
    _, text, _ = compare([read(OTHER, "2031-04-10", "Kabar Legi")], start, end)
    assert words in text


CASES = [
    ({"a": "12", "b": "3"}, {"a": "123"}, {"a": ["a", "b"]}),
    ({"b": "23"}, {"a": "123"}, {"a": ["b"]}),
    ({"a": "123"}, {"a": "1", "b": "23"}, {"a": ["a"], "b": ["a"]}),
    ({"a": "1"}, {"a": "1", "b": "2"}, {"a": ["a"], "b": []}),
    ({"a": "1"}, {"a": "2"}, {"a": ["a"]}),
    ({"a": "1", "b": "234"}, {"c": "1234"}, {"c": ["b", "a"]}),
]


@pytest.mark.parametrize(("before", "after", "found"), CASES)
def test_groups_are_found_again(
    before: dict[str, str], after: dict[str, str], found: dict[str, list[str]]
) -> None:
    """A group is the one of its id, else those whose members it holds, most first; a group without any is new."""
    assert match(before, after) == found


TIMES = (
    "2025-05-13",
    "2025-05-14",
    "2025-05-15T18:00+09:00",
    "2025-05-15",
    "2025-05-16T12:00+09:00",
    "2025-05-16",
    "2025-05-17",
    "2025-06-19",
    "2025-06-20",
    "2025-12-31",
)


def test_because_of_exactly_the_pages_that_made_it(summit: dict[str, Reading]) -> None:
    """On the example pages every change rests on new pages alone, and without its one page it is not there."""
    pages = list(summit.values())
    checked = 0
    for start, end in pairwise(TIMES):
        changes, _, _ = compare(pages, start, end)
        lone = [change for change in changes if len(change.because) == 1]
        for page in {change.because[0] for change in lone}:
            rest = [r for r in pages if r.article.page.id != page]
            without = {(c.change, c.kind, c.id): c.because for c in compare(rest, start, end)[0]}
            for change in lone:
                if change.because == (page,):
                    assert without.get((change.change, change.kind, change.id)) != (page,)
                    checked += 1
    assert checked > 20


def test_json_rows_are_a_contract(summit: dict[str, Reading]) -> None:
    """Each line has the fields in order, its evidence is the page's own text, and the order of pages changes no byte."""
    pages = list(summit.values())
    _, _, lines = compare(pages, "2025-05-15", "2025-06-20")
    shuffled = Random(3).sample(pages, len(pages))
    assert compare(shuffled, "2025-05-15", "2025-06-20")[2] == lines
    texts = {r.article.page.id: r.article.page.text for r in pages}
    rows = [json.loads(line) for line in lines.splitlines()]
    assert rows
    for row in rows:
        assert list(row) == [
            "change",
            "kind",
            "id",
            "story",
            "before",
            "after",
            "because",
            "evidence",
        ]
        assert row["because"] == sorted(row["because"])
        for place in row["evidence"]:
            assert texts[place["page"]][place["start"] : place["end"]] == place["text"]
            assert place["text"] in place["sentence"]


def test_bringing_a_past_forward_tells_the_same(summit: dict[str, Reading]) -> None:
    """Weaving only what came out since the first time gives the bytes that two whole weaves give."""
    pages = list(summit.values())
    for start, end in pairwise(TIMES):
        _, _, lines = compare(pages, start, end)
        with Ledger.memory() as ledger:
            ledger.add(pages)
            with build.as_of(ledger, start, InlineEngine()) as past:
                before = take(past)
                build.bring(past, ledger, end, InlineEngine())
                again = b"".join(change_bytes(find_changes(before, take(past)), past))
        assert again == lines


def test_control_characters_of_a_page_are_not_printed() -> None:
    """What a terminal would obey is a blank in the lines."""
    hostile = read(
        OTHER.replace("Legi Turun", "Legi \x1b[2JTurun\u202e"), "2031-04-10", "Kabar\x1b Legi"
    )
    _, text, _ = compare([hostile], "2031-04-09", "2031-04-10")
    assert "Harga Cabai di Pasar Legi" in text
    assert not {"\x1b", "\u202e"} & set(text)


def test_the_founding_pages(shared: Path) -> None:
    """From the 15th to the 17th the denial is new and the visit is realised, because of one page alone."""
    found = build.read_pages(read_paths([str(shared / "seeds")]), InlineEngine())
    pages = {r.article.page.source[:3]: r for r in found if isinstance(r, Reading)}
    changes, _, _ = compare(list(pages.values()), "2023-09-15", "2023-09-17")
    assert {c.because for c in changes} == {ids(pages["003"])}
    realised = [c for c in changes if c.change == "realised"]
    assert [(c.kind, (c.before or {})["state"]) for c in realised] == [("plan", "open")]
    denials = [c for c in changes if c.kind == "denial"]
    assert [c.change for c in denials] == ["new"]
