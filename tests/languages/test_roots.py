"""Roots: families of words meet, words that only look affixed stay whole."""

import pytest

from benang.languages import HERE
from benang.languages.roots import UNSEEN, Roots

FAMILIES = [
    "kirim mengirim pengiriman dikirim mengirimkan kirimannya",
    "temu bertemu menemui pertemuan pertemuannya ditemui",
    "tuduh menuduh tuduhan dituduh",
    "nilai menilai penilaian dinilai nilai-nilai",
    "pasok memasok pasokan pemasok",
    "sapu menyapu",
    "pukul memukul pemukulan",
    "tulis menulis penulis tulisan",
    "batas batasan batasan-batasan pembatasan terbatas",
    "luncur meluncurkan peluncuran diluncurkan",
]
WHOLE = ["dengan", "makan", "presiden", "menteri", "kemudian", "tuhan", "sekolah", "pun"]


@pytest.fixture(scope="module")
def roots() -> Roots:
    """Give the Indonesian roots."""
    return Roots.load(HERE / "id")


@pytest.mark.parametrize("family", FAMILIES)
def test_families_meet(roots, family):
    """Every form of a family has the family's first word as its root."""
    words = family.split()
    assert {roots.root(word) for word in words} == {words[0]}


@pytest.mark.parametrize("word", WHOLE)
def test_whole_words_stay(roots, word):
    """A word that only looks affixed keeps itself."""
    assert roots.root(word) == word


def test_reduplication_is_its_root(roots):
    """A doubled word goes to the root of its half, a hyphenated name stays."""
    assert roots.root("kura-kura") == "kura"
    assert roots.root("jong-un") == "jong-un"


def test_compounds_and_near_synonyms_meet(roots):
    """Two words that are one word meet the affixed form of it, and its short synonym."""
    assert roots.roots(["mereka", "tanda", "tangan"])[1:] == roots.roots(["menandatangani"])
    assert roots.roots(["meneken"]) == roots.roots(["penandatanganan"])


def test_rare_words_weigh_more(roots):
    """An unlisted word has the floor frequency and the largest weight."""
    assert not roots.is_word("zxqvkarta")
    assert roots.per_thousand("zxqvkarta") == UNSEEN < roots.per_thousand("yang")
    assert roots.weight("zxqvkarta") > roots.weight("kirim") > roots.weight("yang")


def test_root_is_stable(roots):
    """The root of a root is itself, for every word of the table."""
    found = {roots.root(word) for word in list(roots.counts)[::17]}
    assert all(roots.root(root) == root for root in found)
