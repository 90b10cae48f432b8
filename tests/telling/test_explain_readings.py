"""What ``explain`` says of statements, moments and events that were really read: the rule, and the words it saw."""

from collections.abc import Iterator

import pytest
from tests.promises.pile import event, ledger_of, page, said

from benang.errors import UsageError
from benang.ledger import Ledger
from benang.records import Reading
from benang.telling.explain import explain_lines

BODY = """
Wali Kota Randu Sekar Wulandari mengatakan pasar lama akan dipindahkan bulan depan.
"Kami sudah menyiapkan lahannya," ujarnya, Senin (8/4/2024).
Ia membantah para pedagang digusur. Kabar itu dimuat Kantor Berita Antara.
Dilansir Reuters, juru bicara pedagang Tirta Manggala meminta harga sewa diturunkan.
Polisi menangkap Bima Raharja di Randu pada Selasa (9/4). Bima belum dipindahkan ke kota lain.
Warga dijadwalkan bertemu Sekar pada Jumat (13/4/2024) bila hujan reda.
Kemarin, pagar pasar sudah dibongkar.
"""


@pytest.fixture(scope="module")
def market() -> Reading:
    """Give the reading of a page of our own with a statement, an event and a day of most kinds."""
    return page("pasar", BODY, outlet="Lembar Randu", day="2024-04-10", title="Pasar lama pindah")


@pytest.fixture(scope="module")
def ledger(market: Reading) -> Iterator[Ledger]:
    """Give the woven ledger of that page."""
    with ledger_of([market]) as ledger:
        yield ledger


def told(ledger: Ledger, id_: str, lang: str) -> str:
    """Return an explanation as one text."""
    return "\n".join(explain_lines(ledger, id_, lang))


STATEMENTS = [
    (
        "menyiapkan",
        ["“ujarnya”", "akhiran -nya", "tercetak dalam: “Wali Kota", "diucapkan: 2024-04-08",
         "disampaikan sebagai kenyataan"],
        ["“ujarnya”", "the ending -nya", "printed in: “Wali Kota", "said on: 2024-04-08", "told as a fact"],
    ),
    (
        "pasar lama akan",
        ["“mengatakan”", "disebut namanya", "rencana; ditentukan kata “akan”"],
        ["“mengatakan”", "named: “", "decided by the word “akan”"],
    ),
    (
        "digusur",
        ["“membantah”", "“Ia” menunjuk", "kenyataan bahwa tidak; menurut kata penuturan “membantah”"],
        ["“membantah”", "“Ia” stands for", "not so; by the reporting word “membantah”"],
    ),
    (
        "harga sewa",
        ["lewat Reuters (kantor berita)", "tercetak dalam: “Dilansir Reuters", "“meminta”", "diminta"],
        ["through Reuters (a wire)", "printed in: “Dilansir Reuters", "“meminta”"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("words", "indonesian", "english"), STATEMENTS)
def test_a_statement_names_its_rules(
    ledger: Ledger, market: Reading, words: str, indonesian: list[str], english: list[str]
) -> None:
    """A statement says which word made it one, how its speaker is known and where named, its chain, and why it is so firm."""
    id_ = said(market, words).id
    for lang, parts in (("id", indonesian), ("en", english)):
        lines = told(ledger, id_, lang)
        assert [part for part in parts if part not in lines] == [], lines


EVENTS = [
    (
        "menangkap",
        ["kata kerja “menangkap”", "pelaku: Polisi", "tempat: Randu", "waktu: 2024-04-09",
         "dari kata “Selasa (9/4)”", "nama harinya cocok", "suaranya sendiri"],
        ["the verb “menangkap”", "by: Polisi", "place: Randu", "from the words “Selasa (9/4)”",
         "the weekday fits", "own voice"],
    ),
    (
        "bertemu",
        ["terhadap: Sekar Wulandari (tercetak “Sekar”)", "bergantung pada syarat “bila hujan reda”",
         "hari dan tanggal tidak cocok"],
        ["towards: Sekar Wulandari (printed “Sekar”)", "hangs on the condition “bila hujan reda”"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("words", "indonesian", "english"), EVENTS)
def test_an_event_names_its_rules(
    ledger: Ledger, market: Reading, words: str, indonesian: list[str], english: list[str]
) -> None:
    """An event says which word made it one, who is named by which words, its place, its day and why it is so firm."""
    id_ = event(market, words).id
    for lang, parts in (("id", indonesian), ("en", english)):
        lines = told(ledger, id_, lang)
        assert [part for part in parts if part not in lines] == [], lines


MOMENTS = [
    ("bulan depan", ["dibaca sebagai 2024-05-01 – 2024-05-31", "dihitung dari hari terbit, 2024-04-10"]),
    ("Senin (8/4", ["tercetak begitu, dan nama harinya cocok"]),
    ("Selasa (9/4)", ["yang terdekat dengan hari terbit, 2024-04-10; nama harinya cocok"]),
    ("Jumat (13/4", ["Tercetak hari Jumat, padahal 2024-04-13 jatuh pada hari Sabtu",
                     "mungkin 2024-04-12"]),
    ("Kemarin", ["dibaca sebagai 2024-04-09", "dihitung dari hari terbit"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "parts"), MOMENTS)
def test_a_moment_names_what_it_was_counted_from(
    ledger: Ledger, market: Reading, words: str, parts: list[str]
) -> None:
    """A moment, asked for by where it stands, says its days, what they were counted from, and whether its weekday fits."""
    at = market.article.page.text.index(words)
    lines = told(ledger, f"{market.article.page.id}@{at}", "id")
    assert [part for part in parts if part not in lines] == [], lines


def test_a_page_tells_how_to_ask_for_its_moments(ledger: Ledger, market: Reading) -> None:
    """The explanation of a page names every moment by what it can be asked for by, and that is answered."""
    page_id = market.article.page.id
    lines = told(ledger, page_id, "id")
    for moment in market.moments:
        id_ = f"{page_id}@{moment.span.start}"
        assert id_ in lines
        assert told(ledger, id_, "id").startswith("Waktu “")


def test_any_character_is_explained(ledger: Ledger, market: Reading) -> None:
    """A character in a statement or an event is told with it, any other with the line it stands in; beyond the page is nothing."""
    text, page_id = market.article.page.text, market.article.page.id
    assert "Pernyataan" in told(ledger, f"{page_id}@{text.index('menyiapkan')}", "id")
    assert "Peristiwa" in told(ledger, f"{page_id}@{text.index('menangkap')}", "id")
    assert "dibaca sebagai isi berita" in told(ledger, f"{page_id}@{text.index('Kabar')}", "id")
    with pytest.raises(UsageError):
        told(ledger, f"{page_id}@{len(text) + 5}", "id")


@pytest.mark.parametrize("lang", ["id", "en"])
def test_explanations_hold_no_codes(ledger: Ledger, market: Reading, lang: str) -> None:
    """No explanation shows the code of a rule, of a kind or of a mode, or a hole that nothing fills."""
    page_id = market.article.page.id
    ids = [page_id, *(s.id for s in market.statements), *(e.id for e in market.events)]
    ids += [f"{page_id}@{m.span.start}" for m in market.moments]
    for id_ in ids:
        lines = told(ledger, id_, lang).replace(page_id, "")
        codes = (
            "event.",
            "moment.",
            "speaker.",
            "statement.",
            "explain.",
            "CONSULT",
            "COERCE",
            "…",
        )
        assert [code for code in codes if code in lines] == [], lines
