"""Judgements outlive what is rebuilt around them: new pages, new rules, another day, another order of entering."""

import shutil
from random import Random

import pytest
from msgspec.structs import replace
from tests.invented import invent
from tests.judging.conftest import Desk, run

from benang import build, judging
from benang.engines.inline import InlineEngine
from benang.ledger import Ledger
from benang.reading import read
from benang.records import Reading, Span
from benang.telling.export import export_bytes
from benang.telling.export_rows import KINDS

NEWS = """Warga Kampung Rawa Menolak Tanggul Baru

WartaRawa.example - Warga Kampung Rawa menolak rencana tanggul baru, Selasa (4/3/2031). "Kami tidak akan pindah dari sini," kata
Ketua Rukun Warga Sumarno Pambudi kepada wartawan.

Bupati Rukmana Belo akan mengunjungi Kampung Rawa pada 10 Maret 2031. Polisi menangkap tiga warga dalam unjuk rasa itu.
"""
MORE = """Bupati Belo Temui Warga Kampung Rawa

KabarRawa.example - Bupati Rukmana Belo mengunjungi Kampung Rawa pada Senin (10/3/2031). "Tanggul tetap dibangun," kata Belo.
"""


def digest(ledger: Ledger) -> dict[str, bytes]:
    """Return every export of a ledger."""
    return {what: b"".join(export_bytes(ledger, what, "jsonl")) for what in KINDS}


def open_digest(desk: Desk) -> dict[str, bytes]:
    """Return every export of a ledger on disk."""
    with Ledger.open(desk.path) as ledger:
        return digest(ledger)


def some(desk: Desk) -> list[tuple[str, ...]]:
    """Return judgements of every kind that do not contradict each other, for the example pages."""
    pages = {n: desk.page(n) for n in ("01", "04", "05", "06", "07", "08")}
    return [
        ("same", desk.statement("05", "Kami tidak melempar"), desk.statement("06", "Mereka hanya")),
        ("different", desk.event("01", "Perundingan"), desk.event("02", "Pertemuan")),
        ("different", f"{pages['07']}/idris mahendra", f"{pages['08']}/idris mahendra"),
        ("different", pages["05"], pages["06"]),
        ("not-copy", pages["07"], pages["08"]),
        ("set", desk.event("04", "dijatuhi sanksi"), "direction=swap"),
        ("set", desk.event("04", "dijatuhi sanksi"), "kind=COERCE"),
        ("set", desk.event("04", "dijatuhi sanksi"), "who=Galangan"),
        ("set", desk.statement("01", "Ada batas yang"), "speaker=Liana Korompis"),
        ("set", pages["04"], "published=2025-05-17"),
        ("set", f"{pages['04']}@276", "when=2025-05-15"),
    ]


@pytest.fixture(scope="module")
def chosen(woven) -> list[tuple[str, ...]]:
    """Give judgements about the example pages, by the ids that they have."""
    return some(Desk(woven))


def entered(readings: list[Reading], chosen, *, cut: int = 0) -> Ledger:
    """Return a ledger in memory in which the judgements were entered, ``cut`` of the pages being added only after that."""
    ledger = Ledger.memory()
    ledger.add(readings[cut:])
    build.weave(ledger, InlineEngine())
    for kind, *given in chosen:
        judging.decide(ledger, kind, given, judging.Word("Sari", "dicek", "2031-01-01"))
    ledger.add(readings[:cut])
    build.weave(ledger, InlineEngine())
    return ledger


def test_equal_judgements_in_any_order_give_equal_bytes(summit, chosen):
    """The same pages and judgements give the same exports however both came in, and other exports than without them."""
    pages = [summit[name] for name in sorted(summit)]
    wanted = digest(entered(pages, chosen))
    assert wanted != digest(entered(pages, []))
    shuffle = Random(5)
    for _ in range(3):
        order = shuffle.sample(chosen, len(chosen))
        assert digest(entered(shuffle.sample(pages, len(pages)), order)) == wanted


def test_pages_that_come_later_meet_the_judgements(summit, chosen):
    """Adding pages after judging is the same as judging after adding them, and nothing else is woven differently."""
    late = [name for name in summit if name in ("03", "09", "10")]
    pages = [summit[n] for n in [*late, *sorted(set(summit) - set(late))]]
    assert digest(entered(pages, chosen, cut=len(late))) == digest(entered(pages, chosen))


def test_one_at_a_time_is_all_at_once(summit, chosen):
    """Weaving after every single judgement ends in the same exports as weaving once after all."""
    pages = list(summit.values())
    with Ledger.memory() as ledger:
        ledger.add(pages)
        build.weave(ledger, InlineEngine())
        for kind, *given in chosen:
            judging.decide(ledger, kind, given, judging.Word("Sari", "dicek", "2031-01-01"))
            build.weave(ledger, InlineEngine())
        assert digest(ledger) == digest(entered(pages, chosen))


def test_taking_all_back_leaves_no_trace(desk, chosen):
    """After every judgement is taken back every export is what it was, and only the list still tells of them."""
    before = open_digest(desk)
    ids = [desk.decided(*words) for words in chosen]
    assert open_digest(desk) != before
    for id_ in ids:
        assert desk.judge("undo", id_).exit_code == 0
    assert open_digest(desk) == before
    assert desk.one("SELECT count(*) FROM judgements WHERE state = 'undone'") == len(chosen)
    assert run("verify", str(desk.path)).exit_code == 0


def test_the_evidence_is_untouched(desk, chosen, woven):
    """With every kind of judgement in force the page tables hold what was read, row by row, and the ledger verifies."""
    ids = [desk.decided(*words) for words in chosen]
    assert len(set(ids)) == len(chosen)
    tables = ("page", "statement", "event", "event_actor", "moment", "entity", "page_record")
    for table in tables:
        key = "rid" if table.startswith("page") else "page"
        ask = f"SELECT * FROM {table} WHERE {key} > 0 ORDER BY 1, 2"  # noqa: S608 (own names)
        assert desk.ask(ask) == Desk(woven).ask(ask), table
    assert run("verify", str(desk.path)).exit_code == 0
    assert desk.ask("PRAGMA foreign_key_check") == []


def test_as_of_hears_the_judgements(desk):
    """A past day is woven with what people decided, and a day of publication that people set decides who was out by then."""
    event = desk.event("05", "menembakkan gas air mata")
    desk.decided("set", event, "kind=PROTEST")
    rows = run("export", str(desk.path), "--what", "events", "--as-of", "2025-05-15").stdout
    assert '"kind":"PROTEST"' in rows
    page = desk.page("05")
    desk.decided("set", page, "published=2025-05-20")
    rows = run("export", str(desk.path), "--what", "events", "--as-of", "2025-05-15").stdout
    assert page not in rows


def test_a_copy_of_the_ledger_keeps_them(desk, tmp_path):
    """A ledger that is copied and woven again in another place still obeys."""
    event = desk.event("05", "menembakkan gas air mata")
    desk.decided("set", event, "kind=PROTEST")
    shutil.copy(desk.path, tmp_path / "lain.db")
    (tmp_path / "baru.txt").write_text(NEWS, encoding="utf-8")
    other = Desk(tmp_path / "lain.db")
    done = run("weave", str(tmp_path / "baru.txt"), "-l", str(other.path), "--workers", "1")
    assert done.exit_code == 0
    assert other.one("SELECT kind FROM events WHERE id = ?", event) == "PROTEST"


def test_judgements_are_carried_into_another_ledger(desk, chosen, woven, tmp_path):
    """What one ledger prints as json another of the same pages takes in, with the same exports after, and twice is once."""
    for words in chosen:
        desk.decided(*words)
    lines = desk.judge("list", "--format", "json").stdout
    assert len(lines.splitlines()) == len(chosen)
    file = tmp_path / "putusan.jsonl"
    file.write_text(lines, encoding="utf-8")
    shutil.copy(woven, tmp_path / "lain.db")
    other = Desk(tmp_path / "lain.db")
    assert f"{len(chosen)} new judgements, 0 in force" in other.judge("load", str(file)).output
    assert open_digest(other) == open_digest(desk)
    assert f"0 new judgements, {len(chosen)} in force" in other.judge("load", str(file)).output


BROKEN = {
    "no JSON": lambda line: line[:-5],
    "another field": lambda line: line.replace('"kind"', '"sort"'),
    "another kind": lambda line: line.replace('"set"', '"maybe"'),
    "another value": lambda line: line.replace("kind=PROTEST", "kind=ASSAULT"),
    "a value that is none": lambda line: line.replace("kind=PROTEST", "kind=PARTY"),
    "nobody": lambda line: line.replace('"by":"Sari"', '"by":""'),
    "two sides": lambda line: line.replace('"set"', '"same"'),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_list_that_is_damaged_is_refused(desk, woven, tmp_path, what):
    """A line that is no judgement, or not the one its id says, stops the loading before anything is written."""
    desk.decided("set", desk.event("05", "menembakkan gas air mata"), "polarity=-")
    desk.decided("set", desk.event("05", "menembakkan gas air mata"), "kind=PROTEST")
    first, line = desk.judge("list", "--format", "json").stdout.splitlines()
    changed = BROKEN[what](line)
    assert changed != line
    file = tmp_path / "putusan.jsonl"
    file.write_text(f"{first}\n{changed}\n", encoding="utf-8")
    shutil.copy(woven, tmp_path / "lain.db")
    other = Desk(tmp_path / "lain.db")
    done = other.judge("load", str(file))
    assert done.exit_code == 2, done.output
    assert other.ask("SELECT * FROM judgements") == []


# --- other rules ---------------------------------------------------------------------------------


def reread(reading: Reading, *, shift: int, lost: bool = False) -> Reading:
    """Return a page as other rules read it: its statement and event have other ids and borders, or are not found."""
    page = reading.article.page.id

    def moved(span: Span) -> Span:
        return Span(page, span.start, span.stop + shift)

    said, quoted = reading.statements
    sent, raised = reading.events
    said = replace(said, id="lain-" + said.id[:8], pieces=tuple(map(moved, said.pieces)))
    sent = replace(sent, id="lain-" + sent.id[:8], span=moved(sent.span), holders=(said.id,))
    return replace(
        reading,
        statements=(quoted,) if lost else (said, quoted),
        events=(raised,) if lost else (sent, raised),
        event_links=(),
        pack="0.2.0",
    )


def judged(readings: list[Reading], judgements=()) -> Ledger:
    """Return a ledger of readings with judgements that were entered elsewhere."""
    ledger = Ledger.memory()
    ledger.add(readings)
    for judgement in judgements:
        ledger.judge(judgement)
    build.weave(ledger, InlineEngine())
    return ledger


def test_judgements_find_their_things_after_other_rules():
    """When another version of the rules gives things other ids and borders, judgements hold on; what it loses is loose."""
    first, second = invent(1), invent(2)
    word = judging.Word("Sari", "dicek", "2031-01-01")
    with judged([first, second]) as old:
        event = first.events[0].id
        judging.decide(old, "set", (event, "kind=COERCE"), word)
        judging.decide(old, "same", (first.statements[1].id, second.statements[1].id), word)
        judging.decide(old, "different", (event, second.events[0].id), word)
        judgements = old.judgements()
    with judged([reread(first, shift=3), reread(second, shift=3)], judgements) as new:
        ask = new.connection.execute
        assert ask("SELECT DISTINCT state FROM judgements").fetchall() == [("in force",)]
        ((kind,),) = ask("SELECT kind FROM events WHERE id = ?", ("lain-" + event[:8],))
        assert kind == "COERCE"
    with judged([reread(first, shift=0, lost=True), second], judgements) as new:
        states = new.connection.execute("SELECT kind, state FROM judgements ORDER BY kind")
        assert states.fetchall() == [
            ("different", "loose"),
            ("same", "in force"),
            ("set", "loose"),
        ]


def test_a_page_that_went_away_and_came_back(desk_of):
    """A judgement about a page that was removed is loose until the page is there again."""
    desk = desk_of({"satu.txt": NEWS, "dua.txt": MORE})
    event = desk.event("satu", "menangkap")
    desk.decided("set", event, "kind=ASSAULT")
    assert run("remove", str(desk.path), "satu.txt").exit_code == 0
    assert desk.one("SELECT state FROM judgements") == "loose"
    assert "which is gone" in desk.judge("list").output
    folder = desk.path.parent / "kecil"
    assert run("weave", str(folder), "-l", str(desk.path), "--workers", "1").exit_code == 0
    assert desk.one("SELECT state FROM judgements") == "in force"
    assert desk.one("SELECT kind FROM events WHERE id = ?", event) == "ASSAULT"


def test_a_plan_follows_what_people_say_of_its_deed(desk_of):
    """Parting the announced visit from the one that was made leaves the plan without its deed, and joining gives it back."""
    desk = desk_of({"satu.txt": NEWS, "dua.txt": MORE})
    plan, deed = desk.event("satu", "mengunjungi"), desk.event("dua", "mengunjungi")
    assert desk.group("happening", plan) == desk.group("happening", deed)
    state = "SELECT state FROM plans WHERE about = ?"
    assert desk.one(state, desk.group("happening", plan)) == "realised"
    apart = desk.decided("different", plan, deed)
    assert desk.one(state, desk.group("happening", plan)) != "realised"
    desk.judge("undo", apart)
    assert desk.one(state, desk.group("happening", plan)) == "realised"


def test_a_new_day_of_publication_dates_the_page_again(desk_of):
    """Days that a page counts from its publication follow the day that a person sets; printed dates stay."""
    text = (
        "Pasar Lama Ditutup\n\nSenin, 3 Maret 2031\n\nPasar Lama ditutup kemarin. Bupati Rukmana Belo mengunjungi Pasar Lama "
        "kemarin. Pasar dibangun pada 5 Juni 2030.\n"
    )
    desk = desk_of({"pasar.txt": text})
    days = "SELECT text, first FROM moments ORDER BY start"
    before = dict(desk.ask(days))
    assert before["kemarin"] == "2031-03-02"
    desk.decided("set", desk.page("pasar"), "published=2031-03-11")
    after = dict(desk.ask(days))
    assert after["kemarin"] == "2031-03-10"
    assert after["5 Juni 2030"] == before["5 Juni 2030"] == "2030-06-05"
    assert desk.one("SELECT when_first FROM events WHERE text = 'mengunjungi'") == "2031-03-10"


def test_an_event_follows_the_moment_in_its_sentence(desk_of):
    """Setting a moment dates the event of its sentence anew, and a word about the event itself is stronger."""
    desk = desk_of({"satu.txt": NEWS})
    page = desk.page("satu")
    start = desk.one("SELECT start FROM moments WHERE text LIKE '10 Maret%'")
    when = "SELECT when_first FROM events WHERE text = 'mengunjungi'"
    assert desk.one(when) == "2031-03-10"
    desk.decided("set", f"{page}@{start}", "when=2031-03-12")
    assert desk.one(when) == "2031-03-12"
    desk.decided("set", desk.event("satu", "mengunjungi"), "when=2031-03-13..2031-03-14")
    assert desk.one(when) == "2031-03-13"


def test_nothing_new_looks_at_no_page(summit, chosen):
    """Settling again reads no page while judgements, pages and rules are the same, and gives the same rulings."""

    def refuse(article):
        raise AssertionError(article.page.id)

    with entered(list(summit.values()), chosen) as ledger:
        wanted = judging.settle(ledger, read)
        ledger.reading = refuse  # what loads a page
        assert judging.settle(ledger, refuse) == wanted
        assert wanted.same
        del ledger.reading
        ledger.undo(ledger.judgements()[0].id, "2031-01-02")
        assert judging.settle(ledger, read) != wanted
