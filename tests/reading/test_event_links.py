"""How the events of one sentence hang together: each arrow the right way round, and none where a word belongs elsewhere."""

import pytest

from benang import build
from benang.records import Given, Page


def links(text):
    """Return the links of one sentence as (left, kind, right), by the words the events stand on."""
    page = Page("0" * 24, "one", text, given=Given(published="2031-05-10"))
    read = build.read_page(page)
    words = {e.id: text[e.span.start : e.span.stop] for e in read.events}
    return {(words[k.left], k.kind, words[k.right]) for k in read.event_links}


@pytest.mark.parametrize(
    ("text", "left", "kind", "right"),
    [
        ("Sutan ditangkap setelah menyerang Marlina.", "menyerang", "before", "ditangkap"),
        (
            "Setelah bertemu Presiden Norwegia, Presiden Swedia mengunjungi Denmark.",
            "bertemu",
            "before",
            "mengunjungi",
        ),
        (
            "Beberapa jam sebelum menyerang Swedia, Norwegia menyita kapal Denmark.",
            "menyita",
            "before",
            "menyerang",
        ),
        ("Sutan ditangkap karena menyerang Marlina.", "ditangkap", "because_of", "menyerang"),
        (
            "Norwegia menyerang Swedia sebagai balasan atas serangan Swedia.",
            "menyerang",
            "because_of",
            "serangan",
        ),
        (
            "Sutan ditangkap karena diduga menyerang Marlina.",
            "ditangkap",
            "because_of",
            "menyerang",
        ),
        (
            "Dalam kunjungannya ke Swedia, Presiden Norwegia meresmikan jembatan.",
            "meresmikan",
            "part_of",
            "kunjungannya",
        ),
    ],
)
def test_arrows_have_a_direction(text, left, kind, right):
    """The earlier event, the thing done and the part stand on the left, whichever is told first."""
    assert (left, kind, right) in links(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sutan bertemu Marlina. Setelah itu hujan turun. Norwegia menyerang Swedia.",
        "Sutan ditangkap karena berstatus buron dan Marlina ditangkap polisi.",
        'Usai bertemu Presiden Norwegia, Presiden Swedia mengatakan, "Denmark menyerang Finlandia."',
        "Atas petunjuk Presiden, menteri bertemu Marlina dan Norwegia menyerang Swedia.",
        "Presiden Norwegia bertemu Marlina saat terbang ke Swedia setelah hujan yang turun lama.",
    ],
    ids=["another sentence", "another clause", "another holder", "no cause", "no event behind it"],
)
def test_a_word_that_belongs_elsewhere_joins_nothing(text):
    """A word of connection with a sentence's end, another clause or another holder in the way joins no two events."""
    assert not {k for k in links(text) if k[1] in ("before", "because_of")}


def test_both_ends_exist():
    """Every link joins two events of its own page."""
    text = "Sutan ditangkap setelah menyerang Marlina. Marlina tewas karena ditembak Sutan."
    read = build.read_page(Page("0" * 24, "one", text))
    ids = {e.id for e in read.events}
    assert read.event_links
    assert all({k.left, k.right} <= ids and k.left != k.right for k in read.event_links)
