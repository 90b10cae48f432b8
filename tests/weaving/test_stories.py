"""Stories: pages of one thing meet, likeness over months is a follows link, order changes nothing."""

import random

import pytest
from tests.weaving.pages import person, reading

from benang.engines.inline import InlineEngine
from benang.languages import load
from benang.weaving.average_link import agglomerate
from benang.weaving.stories import find_stories

BRIDGE = [
    "Jembatan gantung Kali Asem runtuh diterjang banjir bandang dini hari, tiga warga hanyut.",
    "Banjir bandang merobohkan jembatan gantung di Kali Asem; warga yang hanyut masih dicari tim penyelamat.",
    "Tim penyelamat menyisir Kali Asem mencari warga hanyut setelah jembatan gantung roboh karena banjir bandang.",
]
CHESS = [
    "Pecatur remaja Bagas Tirta meraih gelar grandmaster usai menahan remis unggulan pertama turnamen.",
    "Gelar grandmaster direbut pecatur remaja Bagas Tirta dengan hasil remis di babak akhir turnamen.",
]
BAGAS = person("Bagas Tirta")
ASEM = person("Kali Asem", kind="LOC")


def pages():
    """Return five pages of two stories."""
    made = [
        reading(f"b{n}", text, title=text[:60], day=f"2024-05-0{n + 2}", entities=[ASEM])
        for n, text in enumerate(BRIDGE)
    ]
    return made + [
        reading(f"c{n}", text, title=text[:60], day=f"2024-05-0{n + 2}", entities=[BAGAS])
        for n, text in enumerate(CHESS)
    ]


def found(readings, copies=()):
    """Return stories and links."""
    return find_stories(readings, copies, InlineEngine(), load("id"))


def test_pages_of_one_thing_are_a_story():
    """Three pages of a bridge and two of a chess player are two stories with their days and least ids."""
    stories, _ = found(pages())
    assert sorted(len(s.pages) for s in stories) == [2, 3]
    big = max(stories, key=lambda s: len(s.pages))
    assert (big.first, big.last) == ("2024-05-02", "2024-05-04")
    assert big.id == pages()[0].article.page.id
    assert big.title.startswith(("Jembatan", "Banjir", "Tim"))


def test_order_of_pages_changes_nothing():
    """Any order of pages gives the same stories and links."""
    first = found(pages())
    for seed in range(4):
        mixed = pages()
        random.Random(seed).shuffle(mixed)
        assert found(mixed) == first


def test_a_later_like_story_follows():
    """The same people and river a year later are another story, which follows the first."""
    rima = person("Rima Waluyo")
    early = reading("a", BRIDGE[0], title=BRIDGE[0][:60], entities=[ASEM, rima, BAGAS])
    late = reading("z", BRIDGE[1], title=BRIDGE[1][:60], day="2025-06-02", entities=[rima, BAGAS])
    stories, links = found([late, early])
    assert len(stories) == 2
    (link,) = [k for k in links if k.kind == "follows"]
    assert (link.left, link.right) == (late.article.page.id, early.article.page.id)
    assert [s.links for s in stories if s.id == link.left] == [(link.right,)]


def test_every_page_is_in_one_story():
    """A page that shares nothing is a story of its own."""
    lone = reading("x", "Harga cabai keriting di pasar induk stabil sepanjang pekan.")
    stories, _ = found([*pages(), lone])
    assert sorted(p for s in stories for p in s.pages) == sorted(
        r.article.page.id for r in [*pages(), lone]
    )


def test_section_names_join_nothing():
    """Pages whose headline is only the name of a section do not meet on it."""
    stories, _ = found(
        [
            reading("s1", BRIDGE[0], title="Olahraga"),
            reading("s2", CHESS[0], title="Olahraga"),
        ]
    )
    assert len(stories) == 2


@pytest.mark.parametrize("seed", range(3))
def test_average_link_cuts_a_chain(seed):
    """Two dense groups with one weaker bridge between them stay two groups, whatever the numbers."""
    rnd = random.Random(seed)
    group = {n: n // 5 for n in range(10)}

    def likeness(a, b):
        if {a, b} == {4, 5}:
            return 0.7
        return 0.8 + rnd.random() / 10 if group[a] == group[b] else 0.05

    assert agglomerate(range(10), likeness, 0.3) == [[0, 1, 2, 3, 4], [5, 6, 7, 8, 9]]
