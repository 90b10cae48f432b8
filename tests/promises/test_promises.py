"""The promises of the design, one test each, named after it, on pages written for them."""

import json
from pathlib import Path

import pytest
from tests.promises.pile import (
    event,
    exported,
    happening,
    ledger_of,
    numbers,
    page,
    said,
    text_of,
    woven,
)

from benang import build, judging
from benang.engines.inline import InlineEngine
from benang.languages import load
from benang.ledger import Ledger
from benang.reading.moments import best
from benang.records import Reading, Weave
from benang.telling.export import export_bytes

BRIDGE = """
    Jembatan Wai Sangka ambruk pada Selasa (4/3/2031) pagi.
    Bupati Rukmana Belo mengunjungi Desa Toruk pada Rabu (5/3/2031).
    "Kami akan membangun jembatan baru sebelum kemarau," kata Rukmana Belo, dikutip dari Kantor Berita Lontar, Rabu (5/3/2031).
"""


def test_promise_01_every_character_is_accounted_for() -> None:
    """Each non-blank character is in exactly one block with a reason in words; a repeat is read once; a cut page says so."""
    body = 'SORANG - Bupati Rukmana Belo menutup pelabuhan. "Kami menutup pelabuhan ini sampai ombak reda," kata Rukmana.'
    more = "Pelabuhan itu melayani dua puluh kapal setiap hari dan menjadi pintu masuk bahan makanan bagi warga pulau."
    reading = page(
        "dua-kali",
        f"Pelabuhan Sorang Ditutup\nSenin, 3 Maret 2031 - 10:00 WIB\n{body}\n{more}\nBaca Juga: Harga Cabai Naik\n{body}\n{more}\nHalaman\n1\n2\nSelanjutnya",
    )
    text = reading.article.page.text
    times = [0] * len(text)
    for block in reading.article.blocks:
        assert load("id").phrases.say(block.why, "en")
        for at in range(block.span.start, block.span.stop):
            times[at] += 1
    assert {times[at] for at, c in enumerate(text) if not c.isspace()} == {1}
    repeats = [
        text[b.span.start : b.span.stop] for b in reading.article.blocks if b.role == "repeat"
    ]
    assert repeats == [body, more]
    assert len([s for s in reading.statements if "sampai ombak reda" in text_of(reading, s)]) == 1
    assert reading.article.incomplete


def test_promise_02_chains_not_sources() -> None:
    """Relays stand in order with their places, two names may share a step, a gap is `unnamed`, a photo credit is nothing."""
    reading = page(
        "rantai",
        """
        Menteri Perikanan Sula Wirang di Pelabuhan Sorang. Foto: Beni Aruan/Pool via LONTAR PRESS
        "Kuota tahun ini tidak berubah," kata Menteri Perikanan Sula Wirang kepada TV Samudra, dikutip dari Kantor Berita Lontar, Kamis (6/3/2031).
        "Kapal asing tetap dilarang," ujar Sula Wirang, seperti dilansir Reuters dan AFP, Kamis (6/3/2031).
        "Kami siap berunding," kata Sula Wirang, dikutip Kamis (6/3/2031).
        "Nelayan kecil kami lindungi," kata Sula Wirang.
        """,
    )
    text = reading.article.page.text
    chains = {
        key: [(r.step, r.name) for r in said(reading, words).chain]
        for key, words in (
            ("one", "Kuota tahun ini"),
            ("set", "Kapal asing"),
            ("gap", "siap berunding"),
            ("none", "Nelayan kecil"),
        )
    }
    assert chains["one"] == [(1, "Kantor Berita Lontar")]
    assert chains["set"] == [(1, "Reuters"), (1, "AFP")]
    assert chains["gap"] == [(1, "unnamed")]
    assert chains["none"] == []
    assert ["TV Samudra" in t.name for t in said(reading, "Kuota tahun ini").to] == [True]
    for statement in reading.statements:
        for relay in statement.chain:
            assert "LONTAR PRESS" not in relay.name
            assert relay.name == "unnamed" or relay.name in text[relay.span.start : relay.span.stop]


def test_promise_03_direct_indirect_and_mixed_speech() -> None:
    """Speakers are found through names, roles, pronouns, -nya and speech without a cue; what nobody named believes is unnamed."""
    reading = page(
        "siapa",
        """
        Gubernur Maluku Ester Huwae mengatakan bahwa tanggul di Sorang akan diperbaiki.
        "Anggarannya sudah ada," katanya.
        "Kami mulai bulan ini," kata dia. "Semua warga akan dilibatkan."
        Menurut Huwae, tanggul lama "tidak layak lagi" dan harus dibongkar.
        Pengerjaan tanggul itu diyakini akan memakan waktu dua tahun.
        """,
        day="2031-03-06",
    )
    forms = {
        text_of(reading, s): (s.form, s.speaker.name, s.speaker.resolved)
        for s in reading.statements
    }
    by = {
        words: next(v for k, v in forms.items() if words in k)
        for words in (
            "tanggul di Sorang",
            "Anggarannya",
            "Kami mulai",
            "Semua warga",
            "tidak layak lagi",
            "memakan waktu",
        )
    }
    assert by["tanggul di Sorang"] == ("indirect", "Ester Huwae", "named")
    assert by["Anggarannya"] == ("direct", "Ester Huwae", "enclitic")
    assert by["Kami mulai"][:2] == ("direct", "Ester Huwae")
    assert by["Semua warga"][:2] == ("direct", "Ester Huwae")
    assert by["tidak layak lagi"][:2] == ("mixed", "Ester Huwae")
    assert by["memakan waktu"][1] == "unnamed"


QUOTE = """
    Presiden Idris Mahendra bertemu Perdana Menteri Liana Korompis di Ambon, Rabu (14/5/2031).
    "{}," kata Mahendra {}
"""


def test_promise_04_one_utterance_many_renderings() -> None:
    """Two translations of one passage meet with their drift; a changed number keeps two passages apart."""
    pages = [
        page(
            "a",
            QUOTE.format(
                "Kami akan membeli 12 kapal patroli dari galangan tetangga tahun depan",
                "seperti dilansir dari Lontar Press, Rabu (14/5/2031).",
            ),
            outlet="Warta Satu",
            day="2031-05-14",
        ),
        page(
            "b",
            QUOTE.format(
                "Tahun depan kami pasti akan membeli 12 kapal patroli dari galangan negara tetangga",
                "seperti dikutip dari Oseania Wire, Kamis (15/5/2031).",
            ),
            outlet="Warta Dua",
            day="2031-05-15",
        ),
        page(
            "c",
            QUOTE.format(
                "Kami akan membeli 21 kapal patroli dari galangan tetangga tahun depan",
                "seperti dikutip dari Karang Press, Kamis (15/5/2031).",
            ),
            outlet="Warta Tiga",
            day="2031-05-15",
        ),
    ]
    weave = woven(pages)
    of = {m: u for u in weave.utterances for m in u.members}
    one, other, changed = (of[said(p, "kapal patroli").id] for p in pages)
    assert one.id == other.id != changed.id
    assert one.chains == ("Lontar Press", "Oseania Wire")
    assert any(d.kind == "weaker" and d.right_span for d in one.drift), one.drift


ATTACK = """
    Menteri Pertahanan Malaysia Yosef Tamaela mengatakan Filipina menyerang Pulau Wetu pada Senin (3/3/2031).
    "{}," kata Tamaela, dikutip dari {}, Selasa (4/3/2031).
"""


def test_promise_05_it_was_said_is_not_it_is_so() -> None:
    """Two agencies that carry one speaker's words leave his claim his own; a second holder corroborates it."""
    first = page(
        "a",
        ATTACK.format("Mereka menyerang tanpa peringatan", "Lontar Press"),
        outlet="Warta Satu",
        day="2031-03-04",
    )
    second = page(
        "b",
        ATTACK.format("Serangan itu datang tanpa peringatan", "Oseania Wire"),
        outlet="Warta Dua",
        day="2031-03-04",
    )
    third = page(
        "c",
        """
        Rumah-rumah di dermaga masih berasap. "Filipina menyerang Pulau Wetu sebelum subuh, Senin (3/3/2031)," kata Kepala Desa Wetu Maria Silooy kepada Warta Tiga.
        """,
        outlet="Warta Tiga",
        day="2031-03-04",
    )
    assert _verdict([first, second], event(first, "menyerang").id) == "single_source"
    assert _verdict([first, second, third], event(first, "menyerang").id) == "corroborated"


def _verdict(pages: list[Reading], mention: str) -> str:
    weave = woven(pages)
    about = next(h.id for h in weave.happenings if mention in h.members)
    claim = next(c.id for c in weave.claims if c.happening == about and c.slot == "occurred")
    return next(v.kind for v in weave.verdicts if v.claim == claim)


VISIT = """
    Gubernur Maluku Ester Huwae mengunjungi Desa Toruk pada Kamis (6/3/2031).
    Kunjungan itu berlangsung selama dua jam, seperti dilansir {}, Jumat (7/3/2031).
    Huwae meninjau tanggul yang jebol dan dapur umum di balai desa bersama para relawan.
"""


def test_promise_06_independence_is_counted() -> None:
    """Ten planted copies change no count; one report with a disjoint chain adds exactly one origin."""
    first = page("a", VISIT.format("Lontar Press"), outlet="Warta Satu", day="2031-03-07")
    copies = [
        page(f"copy{n}", VISIT.format("Lontar Press"), outlet=f"Salinan {n}", day="2031-03-07")
        for n in range(10)
    ]
    apart = page(
        "lain",
        """
        Kedatangan orang nomor satu di provinsi itu disambut hujan deras.
        Rombongan Ester Huwae, gubernur Maluku, berkunjung ke Desa Toruk Kamis (6/3/2031) siang, demikian laporan Reuters.
        """,
        outlet="Warta Dua",
        day="2031-03-07",
    )
    mention = event(first, "mengunjungi")
    alone = numbers(happening(woven([first]), mention))
    assert alone == (1, 1, 0)
    assert numbers(happening(woven([first, *copies]), mention)) == alone
    assert numbers(happening(woven([first, apart]), mention)) == (2, 2, 0)
    assert numbers(happening(woven([first, *copies, apart]), mention)) == (2, 2, 0)


def test_promise_07_firmness_and_holder() -> None:
    """Not yet is no denial, not ruling out is possible, and a happening keeps who asserts and who denies."""
    reading = page(
        "teguh",
        """
        Menteri Luar Negeri Filipina Petrus Wenno mengatakan negaranya belum menandatangani perjanjian dengan Malaysia.
        "Kami tidak mengecualikan pengiriman kapal kepada Malaysia," kata Wenno.
        Menteri Pertahanan Malaysia Yosef Tamaela mengatakan Filipina menyerang Pulau Wetu pada Senin (3/3/2031).
        Wenno membantah Filipina menyerang Pulau Wetu.
        """,
        outlet="Warta Satu",
        day="2031-03-05",
    )
    pending = event(reading, "menandatangani")
    assert (pending.polarity, pending.not_yet) == ("-", True)
    assert said(reading, "tidak mengecualikan").modality == "possible"
    weave = woven([reading])
    attack = happening(weave, event(reading, "menyerang"))
    assert {(p.holder, p.polarity) for p in attack.positions} == {
        ("Yosef Tamaela", "+"),
        ("Petrus Wenno", "-"),
    }
    claim = next(c.id for c in weave.claims if c.happening == attack.id and c.slot == "occurred")
    assert next(v.kind for v in weave.verdicts if v.claim == claim) == "disputed"


PLAN = """
    Presiden Karang Jaya Idris Mahendra akan mengunjungi Desa Toruk pada 20 Maret 2031, kata juru bicara istana Salma Rehiara.
"""
DEED = """
    Presiden Karang Jaya Idris Mahendra mengunjungi Desa Toruk pada Kamis (20/3/2031).
"""
OFF = """
    Presiden Karang Jaya Idris Mahendra batal mengunjungi Desa Toruk pada 20 Maret 2031, kata juru bicara istana Salma Rehiara.
"""


@pytest.mark.parametrize(
    ("later", "as_of", "state"),
    [
        ("", "2031-03-10", "open"),
        ("", "2031-03-25", "due"),
        (DEED, "2031-03-25", "realised"),
        (OFF, "2031-03-25", "cancelled"),
    ],
    ids=["window not over", "silence is no outcome", "done", "called off"],
)
def test_promise_08_plans_have_lives(later: str, as_of: str, state: str) -> None:
    """A plan is open, due, realised or cancelled as of a day, and each step names the sentence it stands on."""
    pages = [page("rencana", PLAN, outlet="Warta Satu", day="2031-03-10")]
    if later:
        pages.append(page("sesudah", later, outlet="Warta Dua", day="2031-03-21"))
    weave = woven(pages, as_of)
    plans = [p for p in weave.plans if p.window == ("2031-03-20", "2031-03-20")]
    assert [p.state for p in plans] == [state]
    mentions = {e.id for p in pages for e in p.events} | {s.id for p in pages for s in p.statements}
    assert {s.by for s in plans[0].steps} <= mentions


def test_promise_09_conflict_is_not_change(summit_weave: Weave) -> None:
    """Lunch against dinner is a conflict whose values stand side by side; fourteen arrested, then twenty-three, is an update."""
    claims = {c.id: c for c in summit_weave.claims}
    kinds = {(claims[v.claim].slot, claims[v.claim].value): v.kind for v in summit_weave.verdicts}
    assert kinds["meal", "lunch"] == kinds["meal", "dinner"] == "conflict"
    assert kinds["number", "14 person"] == kinds["number", "23 person"] == "update"
    meal = next(h for h in summit_weave.happenings if {v.slot for v in h.values} >= {"meal"})
    assert {v.value for v in meal.values if v.slot == "meal"} == {"lunch", "dinner"}


def test_promise_10_dates_are_audited() -> None:
    """A wrong weekday keeps the printed date with a doubt, an impossible date takes its repair, what follows carries the doubt."""
    reading = page(
        "tanggal",
        """
        SORANG - Bupati Rukmana Belo mengunjungi Desa Toruk pada Rabu (6/3/2031).
        Rapat berikutnya digelar pada Selasa (11/3/231).
        Ia pulang pada Jumat (7/3/2031).
        """,
        day="2031-03-08",
    )
    doubts = {m.first: (m.doubt, best(m)[0]) for m in reading.moments}
    assert doubts["2031-03-06"][0] == "weekday"
    assert doubts["2031-03-06"][1] in ("2031-03-05", "2031-03-06")
    assert doubts["2031-03-11"][0] == "impossible"
    assert doubts["2031-03-07"] == ("", "2031-03-07")
    visit = event(reading, "mengunjungi")
    assert visit.when_doubt == "weekday"
    assert visit.when == (doubts["2031-03-06"][1],) * 2


def test_promise_11_a_ledger_with_a_memory(summit: dict[str, Reading]) -> None:
    """Any order and any split into runs give the same bytes; as of a day is the weave of the pages out by then."""
    pages = [summit[name] for name in sorted(summit)]
    with ledger_of(pages) as ledger, Ledger.memory() as grown:
        for one in reversed(pages):
            grown.add([one, one])
            build.weave(grown, InlineEngine())
        assert exported(grown) == exported(ledger)
        early = [p for p in pages if p.published and p.published.last[:10] <= "2025-05-15"]
        assert 0 < len(early) < len(pages)
        with (
            ledger_of(early, "2025-05-15") as then,
            build.as_of(ledger, "2025-05-15", InlineEngine()) as past,
        ):
            assert exported(past) == exported(then)


def test_promise_12_every_cell_re_verifies(tmp_path: Path) -> None:
    """A sound ledger has no mismatch; one changed letter in a stored page is found."""
    path = tmp_path / "satu.db"
    with Ledger.open(path, write=True) as ledger:
        ledger.add([page("a", BRIDGE, outlet="Warta Satu")])
        build.weave(ledger, InlineEngine())
        assert ledger.verify(build.read_page) == []
        ledger.connection.execute("UPDATE page_text SET text = replace(text, 'kemarau', 'kemorau')")
        assert ledger.verify(build.read_page)


def test_promise_13_people_have_the_last_word(summit: dict[str, Reading]) -> None:
    """What people decide is obeyed, kept beside the evidence, survives new pages, and is gone when taken back."""
    word = judging.Word("Sari", "dicek ulang", "2031-03-04T10:00")
    early = [summit[name] for name in sorted(summit) if name not in ("09", "10")]
    with ledger_of(early) as ledger:
        machine = exported(ledger)
        quote = said(summit["01"], "Ada batas yang kami hormati")
        other = said(summit["05"], "Kami tidak melempar batu")
        talks, meeting = event(summit["01"], "berunding"), event(summit["02"], "bertemu")
        copied, copy = (summit[name].article.page.id for name in ("07", "08"))
        decided = [
            judging.decide(ledger, *what, word).judgement.id
            for what in (
                ("set", (quote.id, "speaker=Liana Korompis")),
                ("set", (talks.id, "when=2025-05-13")),
                ("same", (quote.id, other.id)),
                ("different", (talks.id, meeting.id)),
                ("not-copy", (copied, copy)),
            )
        ]
        ledger.add([summit["09"], summit["10"]])
        build.weave(ledger, InlineEngine())
        weave = ledger.weave()
        of = {m: g.id for g in (*weave.utterances, *weave.happenings) for m in g.members}
        assert of[quote.id] == of[other.id]
        assert of[talks.id] != of[meeting.id]
        assert not [k for k in weave.links if k.kind == "copy"]
        rows = [
            json.loads(x)
            for x in b"".join(export_bytes(ledger, "statements", "jsonl")).splitlines()
        ]
        (row,) = (r for r in rows if r["id"] == quote.id)
        assert row["speaker"]["name"] == "Liana Korompis"
        assert row["judged"][0]["by"] == "Sari"
        assert ledger.verify(build.read_page) == []
        for id_ in decided:
            judging.take_back(ledger, [id_], "2031-03-05T10:00")
        build.remove(ledger, [summit[n].article.page.id for n in ("09", "10")], InlineEngine())
        assert exported(ledger) == machine


def test_promise_14_background_is_not_news() -> None:
    """A recap is marked, keeps the day it recalls, and its event is not dated to the day of the report."""
    reading = page(
        "latar",
        """
        SORANG - Polisi menangkap dua pencuri perahu di Pelabuhan Sorang, Kamis (6/3/2031).
        Sebelumnya, polisi menangkap tiga pencuri perahu di Desa Toruk pada 12 Januari 2031.
        Diketahui, Bupati Rukmana Belo mengunjungi pelabuhan itu tahun lalu.
        """,
        day="2031-03-06",
    )
    news, recap = (e for e in reading.events if e.kind == "COERCE")
    assert (news.background, recap.background) == (False, True)
    assert recap.when == ("2031-01-12", "2031-01-12")
    visit = event(reading, "mengunjungi")
    assert visit.background
    assert visit.when == ("2030-01-01", "2030-12-31")
    weave = woven([reading])
    assert happening(weave, news).id != happening(weave, recap).id


def test_every_promise_has_a_test() -> None:
    """All fourteen promises have a test that carries their number."""
    names = [name.split("_")[2] for name in globals() if name.startswith("test_promise_")]
    assert sorted(names) == [f"{n:02}" for n in range(1, 15)]
