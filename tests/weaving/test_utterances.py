"""Utterances: renderings of one passage meet, changed ones stay apart, each statement is in exactly one."""

import random

import pytest
from tests.weaving.pages import person, reading, said

from benang.engines.inline import InlineEngine
from benang.languages import load
from benang.records import Speaker, Story
from benang.weaving.people import find_people
from benang.weaving.scene import Scene
from benang.weaving.utterances import find_utterances

RIMA = Speaker("Rima Waluyo", "rima waluyo", "named")
BAGAS = Speaker("Bagas Tirta", "bagas tirta", "named")
NOBODY = Speaker("unnamed", "", "unnamed")
PORT = Speaker("Dinas Pelabuhan Rawa", "dinas pelabuhan rawa", "named")
CAST = (
    person("Rima Waluyo", role="juru bicara Dinas Pelabuhan Rawa"),
    person("Bagas Tirta"),
    person("Dinas Pelabuhan Rawa", kind="ORG"),
)
QUOTE = "Kami menutup dermaga lama karena tiang pancangnya keropos, dan 40 kapal nelayan pindah ke muara."


def page(name, *statements, outlet="", day="2024-05-02", title=""):
    """Return a page whose lines are the given (words, speaker, extras)."""
    text = "\n".join(words for words, _, _ in statements)
    makers = [said(words, who, **more) for words, who, more in statements]
    return reading(
        name, text, outlet=outlet or name, day=day, title=title, entities=CAST, statements=makers
    )


def says(words, who=RIMA, **more):
    """Return one line of a page."""
    return words, who, more


def woven(*pages):
    """Return utterances and links; all pages are one story."""
    engine, pack = InlineEngine(), load("id")
    ids = tuple(sorted(p.article.page.id for p in pages))
    people = find_people(pages, engine, pack)
    return find_utterances(pages, Scene(people.of, [Story(ids[0], "", ids, "", "")]), engine, pack)


def groups(*pages):
    """Return the sizes of the utterances, largest first."""
    return sorted((len(u.members) for u in woven(*pages)[0]), reverse=True)


def test_two_translations_meet():
    """A quotation and its retelling in other forms of the same roots are one utterance with drift and reasons."""
    utterances, links = woven(
        page("a", says(QUOTE)),
        page(
            "b",
            says(
                "penutupan dermaga lama terpaksa dilakukan sebab tiang pancang sudah keropos",
                form="indirect",
            ),
        ),
    )
    assert [len(u.members) for u in utterances] == [2]
    assert utterances[0].speaker == "Rima Waluyo"
    assert links[0].state == "joined"
    assert "dermaga" in links[0].reasons[0].args[0]
    assert {d.kind for d in utterances[0].drift} >= {"dropped"}


CHANGED = [
    ("number", QUOTE.replace("40", "60"), RIMA, {}),
    ("negation", QUOTE.replace("menutup", "tidak menutup"), RIMA, {"polarity": "-"}),
    ("speaker", QUOTE, BAGAS, {}),
    ("occasion", QUOTE.replace("lama", "tua"), RIMA, {"said": ("2024-03-02", "2024-03-02")}),
    ("question", QUOTE.replace("lama", "tua"), RIMA, {"act": "ask"}),
]


@pytest.mark.parametrize(("what", "words", "who", "more"), CHANGED, ids=[c[0] for c in CHANGED])
def test_what_is_changed_stays_apart(what, words, who, more):
    """A changed number, negation, speaker, occasion or act is a candidate at most, and says why."""
    first = says(QUOTE, said=("2024-05-01", "2024-05-01"))
    utterances, links = woven(page("a", first), page("b", says(words, who, **more)))
    assert [len(u.members) for u in utterances] == [1, 1]
    assert {k.state for k in links} == {"candidate"}, what
    assert all(k.reasons[-1].weight < 0 for k in links), what


def test_one_quotation_printed_in_two():
    """A rendering that spans two sentences holds both; without it they are two utterances."""
    first = "Dermaga lama kami tutup karena tiang pancangnya keropos."
    second = "Sebanyak 40 kapal nelayan pindah ke muara mulai pekan depan."
    split = page("b", says(first), says(second))
    assert groups(split) == [1, 1]
    assert groups(split, page("a", says(f"{first} {second}"))) == [3]


def test_a_loose_retelling_chains_nothing():
    """Two sentences of one interview stay two although a retelling touches both."""
    pages = (
        page("a", says("Dermaga lama kami tutup karena tiang pancangnya keropos dimakan tiram.")),
        page(
            "b",
            says("Muara akan dikeruk dua meter agar kapal besar bersandar tanpa menunggu pasang."),
        ),
        page("c", says("dermaga dan muara menjadi urusan tahun ini", form="indirect")),
    )
    assert groups(*pages)[0] <= 2


def test_a_spokesperson_and_the_body_are_one_voice():
    """What the body says in one page and its spokesperson in another is one utterance."""
    assert groups(page("a", says(QUOTE)), page("b", says(QUOTE.replace("lama", "tua"), PORT))) == [
        2
    ]


def test_nobody_named_meets_only_the_same_wording():
    """A statement of nobody named joins a named one only word for word."""
    assert groups(page("a", says(QUOTE)), page("b", says(QUOTE, NOBODY))) == [2]
    other = "dermaga lama ditutup karena tiang pancang keropos"
    assert groups(page("a", says(QUOTE)), page("b", says(other, NOBODY, form="indirect"))) == [1, 1]


def test_headline_rides_with_its_quotation():
    """A headline's short form and the quotation on its page are one utterance."""
    headline = says("Dermaga Lama Bakal Ditutup", zone="headline", form="indirect")
    assert groups(page("a", headline, says(QUOTE), title="Dermaga Lama Bakal Ditutup")) == [2]


def test_every_statement_is_in_one_utterance_in_any_order():
    """Shuffled pages give the same utterances and links, and every statement is in exactly one."""
    pages = [
        page("a", says(QUOTE), says("Muara dikeruk dua meter agar kapal besar bersandar.")),
        page("b", says(QUOTE.replace("lama", "tua")), says("Izin melaut gratis.", BAGAS)),
        page("c", says("dermaga ditutup karena tiang pancang keropos", form="indirect")),
        page("d", says("Izin melaut tetap gratis bagi nelayan kecil.", BAGAS)),
    ]
    first = woven(*pages)
    members = sorted(m for u in first[0] for m in u.members)
    assert members == sorted(s.id for p in pages for s in p.statements)
    for seed in range(4):
        random.Random(seed).shuffle(pages)
        assert woven(*pages) == first


def test_firmness_drifts():
    """A retelling that asserts what the quotation holds possible is stronger."""
    loose = "Mungkin dermaga lama kami tutup bila tiang pancangnya keropos parah."
    utterances, _ = woven(
        page("a", says(loose, modality="possible")),
        page("b", says("dermaga lama ditutup karena tiang pancang keropos parah", form="indirect")),
    )
    assert [len(u.members) for u in utterances] == [2]
    assert "stronger" in {d.kind for d in utterances[0].drift}


def test_equal_renderings_do_not_drift():
    """Nothing is added or dropped between equal statements."""
    utterances, _ = woven(page("a", says(QUOTE)), page("b", says(QUOTE)))
    assert utterances[0].drift == ()


LONG = (
    "Kami sudah memeriksa 25 tiang pancang di dermaga lama. Tiang yang keropos akan dibongkar sebelum musim barat. "
    "Nelayan boleh bersandar di muara tanpa membayar retribusi."
)
LONG_CHANGED = [
    ("number", LONG.replace("25", "52")),
    ("negation", LONG.replace("akan dibongkar", "tidak akan dibongkar")),
    ("negation at the end", LONG.replace("boleh bersandar", "tidak boleh bersandar")),
    ("repeated number", LONG.replace("25 tiang", "25 dari 25 tiang").replace("25 dari", "24 dari")),
]


@pytest.mark.parametrize(("what", "words"), LONG_CHANGED, ids=[c[0] for c in LONG_CHANGED])
def test_a_change_inside_a_long_quotation_is_seen(what, words):
    """One changed number or negation in one of three sentences keeps two long quotations apart."""
    base = LONG.replace("25 tiang", "25 dari 25 tiang") if what == "repeated number" else LONG
    assert groups(page("a", says(base))) == [1]
    assert groups(page("a", says(base)), page("b", says(words))) == [1, 1], what
    assert groups(page("a", says(base)), page("b", says(base.split(". ")[0]))) == [2]


@pytest.mark.parametrize("seed", range(3))
def test_scattered_edits_still_meet(seed):
    """A long quotation with one word in ten replaced still meets the original."""
    rnd = random.Random(seed)
    edited_words = " ".join(
        "perahu" if rnd.random() < 0.1 and w.isalpha() and w.islower() and w != "tanpa" else w
        for w in LONG.split()
    )
    assert groups(page("a", says(LONG)), page("b", says(edited_words))) == [2]


def test_other_people_spoken_of_stay_apart():
    """The same sentence about another person is another utterance."""
    first = "Bagas Tirta terbukti menjual izin melaut palsu kepada nelayan muara."
    second = first.replace("Bagas Tirta", "Rima Waluyo")
    utterances, links = woven(page("a", says(first, PORT)), page("b", says(second, PORT)))
    assert [len(u.members) for u in utterances] == [1, 1]
    assert links[0].reasons[-1].rule == "utterance.changed_name"


def test_an_undated_copy_joins_no_two_occasions():
    """The same words on two far days are two utterances, even when a third page does not say when."""
    early = page("a", says(QUOTE, said=("2024-01-05", "2024-01-05")))
    late = page("b", says(QUOTE, said=("2024-05-01", "2024-05-01")))
    undated = page("c", says(QUOTE))
    assert groups(early, late, undated) == [2, 1]
