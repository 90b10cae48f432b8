"""What goes into a ledger comes out of it, once, and in the same order whatever the order it went in."""

import random
import re
import sqlite3
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from benang.errors import LedgerError, UsageError
from benang.ledger import BATCH, Ledger, connect
from benang.ledger.rows import TABLES
from benang.records import Judgement, Mark, Skipped, Span, Weave, Why


def dump(ledger: Ledger) -> dict[str, list]:
    """Return every row of every table of evidence."""
    tables = ("page", "page_text", "page_record", "skipped", *TABLES)
    return {t: ledger.connection.execute(f"SELECT * FROM {t}").fetchall() for t in tables}  # noqa: S608


def test_round_trip(tmp_path, reading):
    """A reading comes back exactly as it went in, through a file and a second opening."""
    first, second = reading(1), reading(2)
    with Ledger.open(tmp_path / "l.db", write=True) as ledger:
        assert ledger.add([first, second]) == 2
    with Ledger.open(tmp_path / "l.db") as ledger:
        found = list(ledger.readings())
        assert found == sorted([first, second], key=lambda r: r.article.page.id)
        assert ledger.reading(first.article.page.id) == first
        assert ledger.reading("none") is None
    assert [p.name for p in tmp_path.iterdir()] == ["l.db"]


def test_spans_share_one_id(reading):
    """All spans of a page that was taken out hold the same string, so that a pile fits in memory."""
    with Ledger.memory() as ledger:
        ledger.add([reading()])
        found = next(ledger.readings())
    page = found.article.page.id
    spans = [found.names[0].span, found.statements[0].cue, found.events[0].numbers[0].span]
    assert all(span.page is page for span in spans)


def test_known_page_changes_nothing(reading):
    """Adding a page twice, in one run or in two, leaves every table as it was."""
    with Ledger.memory() as ledger:
        assert ledger.add([reading(), reading()]) == 1
        before = dump(ledger)
        assert ledger.add([reading()]) == 0
        assert dump(ledger) == before
        assert ledger.known([reading().article.page.id, "other"]) == {reading().article.page.id}


def test_known_asks_about_many(reading):
    """More ids than one question may hold are all looked up."""
    with Ledger.memory() as ledger:
        ledger.add([reading()])
        ids = [str(n) for n in range(2000)] + [reading().article.page.id]
        assert ledger.known(ids) == {reading().article.page.id}


def test_order_of_adding_does_not_show(reading):
    """Readings come out in the order of page ids, whatever the order and the runs they came in."""
    some = [reading(n) for n in range(4)]
    expected = sorted(some, key=lambda r: r.article.page.id)
    for order in permutations(some):
        with Ledger.memory() as ledger:
            ledger.add(order[:1])
            ledger.add(order[1:])
            assert list(ledger.readings()) == expected


def test_skipped_pages_are_kept_once(reading):
    """A skipped page is kept with its reason, once; reading it, before or after, takes its place."""
    bad = Skipped("rusak.txt", "", Why("skip.broken", ("sebab",)))
    page = reading().article.page
    same = Skipped(page.source, page.given_id, Why("skip.broken", ("x",)), page.id)
    with Ledger.memory() as ledger:
        ledger.add([bad, same, bad])
        assert ledger.skipped() == [same, bad]
        ledger.add([reading()])
        ledger.add([same])
        assert ledger.skipped() == [bad]


def test_failure_midway_keeps_what_came_before(reading):
    """When what yields the pages fails, the pages before it are stored and the failure is not hidden."""

    def pages():
        yield from (reading(n) for n in range(3))
        message = "habis"
        raise RuntimeError(message)

    with Ledger.memory() as ledger:
        with pytest.raises(RuntimeError, match="habis"):
            ledger.add(pages())
        assert len(list(ledger.readings())) == 3


def test_more_than_one_batch(reading):
    """Pages beyond one transaction are all stored and counted."""
    some = [reading(n) for n in range(BATCH + 5)]
    random.Random(1).shuffle(some)
    with Ledger.memory() as ledger:
        assert ledger.add(iter(some)) == BATCH + 5
        assert len(ledger.known([r.article.page.id for r in some])) == BATCH + 5


HOSTILE = (
    "\x00 nol \x1b[31m",
    "\u202e\u0628\u0627\u064a\u062a \u200f\u0645\u062b\u0627\u0644",
    "🙂🏽‍🚀 e\u0301\u00a0x\ufeff",
    "'; DROP TABLE page; --",
    '<script>alert("1")</script>',
    "\r\n\u2028\u2029\x85",
)


@pytest.mark.parametrize("extra", HOSTILE)
def test_hostile_text_is_only_text(reading, extra):
    """NUL, controls, directions, emoji, SQL and HTML in a page come back character for character, and verify."""
    page = reading(extra=extra)
    with Ledger.memory() as ledger:
        ledger.add([page])
        assert list(ledger.readings()) == [page]
        assert ledger.verify(lambda _: page) == []


@settings(max_examples=60, deadline=None)
@given(extra=st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_is_only_text(reading, extra):
    """Whatever characters a page has come back one for one, are searchable without error, and verify."""
    page = reading(extra=" " + extra)
    with Ledger.memory() as ledger:
        ledger.add([page])
        assert list(ledger.readings()) == [page]
        assert ledger.verify(lambda _: page) == []
        ledger.search(extra)


def test_lone_surrogate_is_a_skipped_page(reading):
    """A page no file can hold becomes a skipped page with a reason; the pages beside it are stored."""
    bad = reading(1, extra="\ud800")
    with Ledger.memory() as ledger:
        assert ledger.add([bad, reading(2)]) == 1
        assert [s.why.rule for s in ledger.skipped()] == ["skip.surrogates"]
        ledger.add([Skipped("a\udcff.txt", "", Why("skip.broken"))])
        assert "a\ufffd.txt" in {s.source for s in ledger.skipped()}


def test_as_of_leaves_out_what_was_not_out(reading):
    """A past reading of the ledger holds the pages published by then, and none without a publication."""
    early, late = reading(1, day="2031-04-03"), reading(2, day="2031-04-05")
    dateless = replace(reading(3), published=None)
    with Ledger.memory() as ledger:
        ledger.add([late, early, dateless])
        assert list(ledger.readings("2031-04-02")) == []
        assert list(ledger.readings("2031-04-04")) == [early]
        assert len(list(ledger.readings("2031-04-05"))) == 2
        assert len(list(ledger.readings())) == 3
        with pytest.raises(UsageError, match="2024-06-20"):
            list(ledger.readings("kemarin"))


def test_weave_round_trip(tmp_path, reading, weave):
    """A weave with every kind of record comes back exactly; an empty ledger has an empty one."""
    some = [reading(n) for n in range(3)]
    woven = weave(some)
    with Ledger.open(tmp_path / "l.db", write=True) as ledger:
        assert ledger.weave() == Weave("")
        ledger.add(some)
        ledger.replace_weave(woven)
        before = ledger.connection.execute("SELECT * FROM member").fetchall()
        ledger.replace_weave(woven)
        assert ledger.connection.execute("SELECT * FROM member").fetchall() == before
    with Ledger.open(tmp_path / "l.db") as ledger:
        assert ledger.weave() == woven


def test_failed_weave_leaves_the_last_one(reading, weave):
    """A weave that cannot be stored (an id twice) changes nothing."""
    some = [reading(n) for n in range(2)]
    woven = weave(some)
    with Ledger.memory() as ledger:
        ledger.replace_weave(woven)
        with pytest.raises(LedgerError):
            ledger.replace_weave(replace(woven, claims=woven.claims * 2, plans=()))
        assert ledger.weave() == woven


def test_old_ids_lead_to_new_ones(reading, weave):
    """When an earlier page takes over as the least member, the group's old id leads to the new one, through steps."""
    woven = weave([reading(n) for n in range(3)])
    group = woven.utterances[0]
    with Ledger.memory() as ledger:
        ids = (group.id, "baru", "lebih baru")
        for id_ in ids:
            ledger.replace_weave(replace(woven, utterances=(replace(group, id=id_),)))
        assert [ledger.redirected(id_) for id_ in ids] == ["lebih baru"] * 3
        assert ledger.redirected("asing") == "asing"
        ledger.replace_weave(replace(woven, copies=()))
        assert ledger.redirected(woven.stories[0].id) == woven.stories[0].id
        ledger.replace_weave(woven)
        assert ledger.redirected(group.id) == group.id


def test_history_is_kept_apart():
    """The run log takes a line and shows it in its own view; no other view reads history."""
    with Ledger.memory() as ledger:
        ledger.note_run("2031-04-03T10:00+07:00", "weave", 1, 0.5)
        assert ledger.connection.execute("SELECT what, added FROM runs").fetchall() == [
            ("weave", 1)
        ]
        views = ledger.connection.execute(
            "SELECT sql FROM sqlite_master WHERE type = 'view' AND name <> 'runs'"
        )
        assert not any(" run" in sql or "redirect" in sql for (sql,) in views)


def test_digest_is_of_the_set_of_pages(reading, weave):
    """The digest is the same for the same pages in any order and runs, and another for other pages, pack or as-of day."""
    some = [reading(n) for n in range(4)]
    found = set()
    for order in permutations(some):
        with Ledger.memory() as ledger:
            ledger.add(order[:1])
            ledger.add(order[1:])
            ledger.note_run("2031-04-03T10:00+07:00", "weave", 1, 0.5)
            found.add(ledger.digest())
    others = [
        some[:3],
        [*some, reading(9)],
        [replace(some[0], pack="9"), *some[1:]],
    ]
    for pages in others:
        with Ledger.memory() as ledger:
            ledger.add(pages)
            found.add(ledger.digest())
    with Ledger.memory() as ledger:
        ledger.add(some)
        ledger.replace_weave(weave(some))
        found.add(ledger.digest())
    assert len(found) == 1 + len(others) + 1
    assert all(len(digest) == 64 for digest in found)


def test_views_say_what_the_records_say(reading, weave):
    """An analyst who asks the views sees the texts, speakers, chains, parties and groups of the records."""
    some = [reading(n) for n in range(3)]
    with Ledger.memory() as ledger:
        ledger.add(some)
        woven = weave(some)
        ledger.replace_weave(woven)

        def ask(question: str) -> set:
            return set(ledger.connection.execute(question))

        assert ask(
            "SELECT id, text, speaker, chain, utterance FROM statements WHERE form = 'indirect'"
        ) == {
            (
                r.statements[0].id,
                f"{n} perahu bantuan akan dikirim besok",
                "Rukmana Belo",
                "Kantor Berita Lontar",
                woven.utterances[0].id,
            )
            for n, r in enumerate(some)
        }
        assert ask(
            "SELECT id, text, who, to_whom, what, \"where\" FROM events WHERE kind = 'AID'"
        ) == {
            (r.events[0].id, "dikirim", "Rukmana Belo", "warga", "perahu", "Pasar Lama")
            for r in some
        }
        assert ask("SELECT text FROM statements WHERE form = 'direct'") == {
            ("Kami tidak akan […] menaikkan iuran",)
        }
        assert ask("SELECT id, text FROM pages") == {
            (r.article.page.id, r.article.page.text) for r in some
        }
        assert ask("SELECT count(*) FROM renderings") == {(3,)}
        assert ask("SELECT who, outlets, origins, unknown FROM happenings") == {
            ("Rukmana Belo", 2, 1, 1)
        }


def test_every_view_can_be_asked(reading, weave):
    """Every view of what is stored has a row here; those of questions are asked in test_sql_page.py."""
    some = [reading(n) for n in range(2)]
    with Ledger.memory() as ledger:
        ledger.add([*some, Skipped("x.txt", "", Why("skip.broken"))])
        ledger.replace_weave(weave(some))
        ledger.note_run("2031-04-03T10:00+07:00", "weave", 2, 0.5)
        whole = Mark("page", Span(some[0].article.page.id, 0, 9), "")
        ledger.judge(Judgement("j1", "set", whole, None, "published=2031-04-03", "Sari", "x", "y"))
        script = (connect.FOLDER / "views.sql").read_text("utf-8")
        for view in re.findall(r"CREATE VIEW (\w+)", script):
            assert ledger.connection.execute(f"SELECT * FROM {view}").fetchall(), view  # noqa: S608


def test_readers_cannot_write(tmp_path: Path, reading):
    """A ledger opened to read refuses to be written, in words."""
    with Ledger.open(tmp_path / "l.db", write=True) as ledger:
        ledger.add([reading()])
    with (
        Ledger.open(tmp_path / "l.db") as ledger,
        pytest.raises(LedgerError, match="cannot be written"),
    ):
        ledger.add([reading(2)])
    assert sqlite3.connect(tmp_path / "l.db").execute("SELECT count(*) FROM page").fetchone() == (
        1,
    )
