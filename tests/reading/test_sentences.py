"""Tokens, quotations and sentences: cases as data, and what holds for any text."""

import itertools
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.pages import article, pack

from benang.reading.glue import glue
from benang.reading.quotes import find_quotes
from benang.reading.scan import scan
from benang.reading.tokens import tokenize

CASES = tomllib.loads(
    (Path(__file__).resolve().parents[1] / "cases/sentences.toml").read_text("utf-8")
)["case"]
PIECES = [
    '"',
    "“",
    "”",
    "'",
    ".",
    ",",
    "?",
    " ",
    "\n",
    "Dr",
    "Surti",
    "kata",
    "panen",
    "12",
    "(",
    ")",
    "Ladanghijau",
    "İ",
]
texts = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def cuts(text):
    """Return a text with a mark wherever a sentence begins but at its start."""
    begun = [s.start for s in scan(article(text), pack()).sentences][1:]
    return "".join("|" * (at in begun) + letter for at, letter in enumerate(text))


def words(text):
    """Return the texts of the tokens of a text, glued ones apart."""
    return [t.text for t in tokenize(text, glue=glue(pack()))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case):
    """A paragraph is cut where an editor cuts it."""
    assert cuts(case["text"].replace("|", "")) == case["text"]


@settings(max_examples=200, deadline=None)
@given(texts)
def test_tokens_are_the_text(text):
    """Tokens are slices in order that cover every character but blanks, in exactly one sentence each."""
    view = scan(article(text), pack())
    tokens = [t for s in view.sentences for t in s.tokens]
    assert all(text[t.start : t.stop] == t.text for t in tokens)
    assert [t.start for t in tokens] == sorted(t.start for t in tokens)
    covered = [at for t in tokens for at in range(t.start, t.stop)]
    assert covered == [at for at, letter in enumerate(text) if not letter.isspace()]


@settings(max_examples=200, deadline=None)
@given(texts)
def test_quotations_lie_apart_inside_their_paragraph(text):
    """Quotations never overlap, never cross a line and hold something between their marks."""
    view = scan(article(text), pack())
    doubles = [q for q in view.quotes if not q.single]
    for quote in view.quotes:
        assert any(a <= quote.start < quote.stop <= b for a, b in view.paragraphs)
        assert quote.start <= quote.first < quote.last <= quote.stop
    assert all(a.stop <= b.start for a, b in itertools.pairwise(doubles))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DilansirKabar", ["Dilansir", "Kabar"]),
        ("dalamrapat", ["dalam", "rapat"]),
        ("olehSurti", ["oleh", "Surti"]),
        ("mediaABCdi", ["media", "ABC", "di"]),
        ("Surtimengatakan", ["Surti", "mengatakan"]),
        ("diYouTube", ["di", "YouTube"]),
        ("WhatsAppmenggunakan", ["WhatsApp", "menggunakan"]),
    ],
)
def test_glued_words_come_apart(text, expected):
    """A missing space is found by a capital inside, or by two common words in what is none."""
    assert words(text) == expected


@pytest.mark.parametrize(
    "word",
    [
        "YouTube",
        "TikTok",
        "iPhone",
        "McDonald",
        "DeepSeek",
        "daripada",
        "kerjasama",
        "perkebunannya",
        "Pyongyang",
        "Jong-un",
        "Su-35",
        "Jum'at",
        "kura-kura",
        "menyelamatkan",
        "Kalimantan",
        "BUMN",
        "ASEAN",
    ],
)
def test_whole_words_stay_whole(word):
    """Names with capitals inside, derived words, hyphens and apostrophes are one token."""
    assert words(word) == [word]


def test_low_folds_typography():
    """The key of a token is the same for straight and typographic apostrophes and hyphens."""
    assert [t.low for t in tokenize("Jum’at kura‑kura")] == ["jum'at", "kura-kura"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Panen," katanya.', [("Panen,", True)]),
        ("“Panen,“ katanya.", [("Panen,", True)]),
        (
            '"Panen lagi, katanya. "Ayo," ajaknya.',
            [("Panen lagi, katanya. ", False), ("Ayo,", True)],
        ),
        ('Lahan 27" itu "luas" sekali', [("luas", True)]),
        ('Panen," katanya. "Ayo!"', [("Ayo!", True)]),
        ('"Panen.""Ayo!"', [("Panen.", True), ("Ayo!", True)]),
        ("“Ia bilang “ayo” kepada kami,” katanya.", [("Ia bilang “ayo” kepada kami,", True)]),
        ("Ia melihat 'kemungkinan' panen", [("kemungkinan", True)]),
        ("Jum'at sore di Qur'an", []),
    ],
)
def test_quotations(text, expected):
    """Marks are paired by their shape; what never closes says so, a lost opening mark opens nothing."""
    found = find_quotes(text, 0, len(text))
    assert [(text[q.first : q.last], q.closed) for q in found] == expected


def test_a_quotation_carries_on_in_the_next_paragraph():
    """A quotation that opened a paragraph earlier and closes here reaches from the start of this one; else nothing does."""
    text = 'Wagiman berkata, "Kami menanam lagi.\nKami tidak menyerah," katanya. "Ayo!"'
    view = scan(article(text), pack())
    found = [(text[q.first : q.last], q.closed) for q in view.quotes]
    assert found == [
        ("Kami menanam lagi.", False),
        ("Kami tidak menyerah,", True),
        ("Ayo!", True),
    ]
