"""Copies: found through edits, kept apart from own wording, directed by credit before time."""

import random

import pytest
from tests.weaving.pages import reading

from benang.engines.inline import InlineEngine
from benang.languages import HERE, Pack
from benang.weaving.copies import find_copies

PACK = Pack("id", HERE / "id")
WORDS = [
    "pasar",
    "ikan",
    "pagi",
    "itu",
    "ramai",
    "oleh",
    "pedagang",
    "dari",
    "desa",
    "pesisir",
    "yang",
    "membawa",
    "hasil",
    "tangkapan",
    "semalam",
    "lalu",
    "menawar",
    "harga",
    "dengan",
    "suara",
    "keras",
    "sementara",
    "petugas",
    "kebersihan",
    "menyapu",
    "lantai",
    "basah",
    "dan",
    "anak",
    "sekolah",
    "menunggu",
    "angkutan",
    "di",
    "seberang",
    "jalan",
    "sambil",
    "makan",
    "gorengan",
    "hangat",
    "buatan",
    "warung",
    "kecil",
    "milik",
    "keluarga",
    "nelayan",
    "tua",
    "yang",
    "sudah",
    "lama",
    "tinggal",
    "di",
    "kampung",
]


def story(seed, length=220):
    """Return a text of shuffled words, so that two seeds share no run of words but by chance."""
    rnd = random.Random(seed)
    return " ".join(rnd.choice(WORDS) for _ in range(length)) + "."


def edited(text, share, seed=3):
    """Return the text with a share of its words replaced."""
    rnd = random.Random(seed)
    return " ".join(f"lain{rnd.randrange(99)}" if rnd.random() < share else w for w in text.split())


def links(*pages):
    """Return the links of some pages."""
    return find_copies(pages, InlineEngine(), PACK)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.3])
def test_scattered_edits_are_still_a_copy(share):
    """A copy with up to three words in ten changed is a copy, the later page on the left."""
    first = reading("a", story(1), outlet="satu")
    second = reading("b", edited(story(1), share), outlet="dua", day="2024-05-03")
    (link,) = links(first, second)
    assert link.kind == "copy"
    assert (link.left, link.right) == (second.article.page.id, first.article.page.id)


def test_own_wording_is_no_copy():
    """Two texts that share words but no runs of words are not linked."""
    assert not links(reading("a", story(1), outlet="satu"), reading("b", story(2), outlet="dua"))


def test_a_taken_passage_is_a_partial_copy():
    """A page that takes a third of another and writes the rest itself is a partial copy, with the passage's offsets."""
    taken = " ".join(story(1).split()[:70])
    first = reading("a", story(1), outlet="satu")
    second = reading("b", f"{taken} {story(5, 150)}", outlet="dua", day="2024-05-03")
    (link,) = links(first, second)
    assert link.kind == "partial_copy"
    spans = next(r.args for r in link.reasons if r.rule == "copy.passages.left")
    start, stop = (int(x) for x in spans[0].split("-"))
    assert start == 0
    assert abs(stop - len(taken)) <= 40


def test_credit_decides_before_time():
    """The page that credits the other is the copying one, even when it was published first."""
    first = reading("a", story(1), outlet="satu", credits_=("Dua.com",))
    second = reading("b", story(1), outlet="dua", day="2024-05-03")
    (link,) = links(first, second)
    assert link.left == first.article.page.id
    assert any(r.rule == "copy.credit" for r in link.reasons)


def test_same_outlet_is_self_reuse():
    """An outlet that prints its own text again reuses it."""
    (link,) = links(reading("a", story(1)), reading("b", story(1) + " Lagi."))
    assert link.kind == "self_reuse"


def test_versions_of_one_address_are_linked():
    """Two versions of one address are linked although nothing of the text is left."""
    first = reading("a", story(1), url="https://contoh.example/1")
    second = reading("a", story(2), url="https://contoh.example/1", day="2024-05-04")
    (link,) = links(first, second)
    assert link.kind == "self_reuse"
    assert link.reasons[-1].rule == "copy.version"


def test_order_of_pages_changes_nothing():
    """Any order of pages gives the same links."""
    pages = [
        reading(str(n), edited(story(n % 4), 0.1, n), outlet=str(n), day=f"2024-05-{n + 1:02}")
        for n in range(12)
    ]
    found = links(*pages)
    random.Random(1).shuffle(pages)
    assert links(*pages) == found
    assert len(found) == 12


def test_a_crowd_stays_connected_at_linear_cost():
    """Sixty equal pages give links of neighbours only, and all of them hang together."""
    pages = [reading(str(n), story(1), outlet=str(n)) for n in range(60)]
    found = links(*pages)
    assert 59 <= len(found) <= 60 * 3
    joined = {pages[0].article.page.id}
    for _ in pages:
        for link in found:
            if {link.left, link.right} & joined:
                joined |= {link.left, link.right}
    assert len(joined) == 60


def test_outlet_names_are_folded():
    """A domain and a name of one outlet are the same."""
    fold = PACK.furniture.fold_outlet
    assert fold("Kabar-Kita.co.id") == fold("kabar kita") == "kabarkita"
