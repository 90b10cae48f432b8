"""People across pages: joins need evidence, two bearers of a name are never guessed between."""

import random

import pytest
from tests.weaving.pages import person, reading

from benang.engines.inline import InlineEngine
from benang.languages import HERE, Pack
from benang.weaving.people import find_people
from benang.weaving.spellings import within

PACK = Pack("id", HERE / "id")
CITY = person("Kota Rawa Indah", kind="LOC")
PORT = person("Dinas Pelabuhan Rawa", kind="ORG")


def page(name, *entities, day="2024-05-02"):
    """Return a page that names these entities."""
    return reading(name, ", ".join(e.name for e in entities), entities=entities, day=day)


def found(*pages):
    """Return what is found, and a function from (page, key) to a person's id."""
    people = find_people(pages, InlineEngine(), PACK)

    def who(at, key):
        return people.of[f"{pages[at].article.page.id}/{key}"]

    return people, who


def test_same_name_is_one():
    """The same full name on two pages is one person, the id is the earlier page's."""
    first = page("a", person("Rima Waluyo"), day="2024-05-03")
    second = page("b", person("Rima Waluyo"))
    people, who = found(first, second)
    assert who(0, "rima waluyo") == who(1, "rima waluyo")
    assert who(0, "rima waluyo").startswith(second.article.page.id)
    assert people.links[0].kind == "same_entity"


def test_known_countries_keep_namesakes_apart():
    """Two ministries of one name and two countries are two."""
    _, who = found(
        page("a", person("Kementerian Laut", kind="ORG", country="NOR")),
        page("b", person("Kementerian Laut", kind="ORG", country="CHL")),
    )
    assert who(0, "kementerian laut") != who(1, "kementerian laut")


def test_fuller_name_holds_the_shorter():
    """A name joins the one fuller name that holds all its words, and none when two different ones do."""
    pages = [page("a", person("Rima Waluyo")), page("b", person("Rima Sekar Waluyo"))]
    _, who = found(*pages)
    assert who(0, "rima waluyo") == who(1, "rima sekar waluyo")
    pages.append(page("c", person("Rima Tirta Waluyo")))
    _, who = found(*pages)
    assert who(0, "rima waluyo") != who(1, "rima sekar waluyo")


def test_lone_name_needs_company():
    """A bare surname joins its bearer in shared company, and nobody elsewhere."""
    bearer = page("a", person("Rima Waluyo"), PORT)
    _, who = found(bearer, page("b", person("Waluyo"), PORT), page("c", person("Waluyo"), CITY))
    assert who(1, "waluyo") == who(0, "rima waluyo")
    assert who(2, "waluyo") != who(0, "rima waluyo")


def test_two_bearers_are_only_candidates():
    """A bare surname with two bearers in company is joined to neither, and both are listed."""
    people, who = found(
        page("a", person("Rima Waluyo"), PORT),
        page("b", person("Bagas Waluyo"), PORT),
        page("c", person("Waluyo"), PORT),
    )
    assert len({who(0, "rima waluyo"), who(1, "bagas waluyo"), who(2, "waluyo")}) == 3
    assert [k.state for k in people.links].count("candidate") == 2


def test_spellings_of_a_rare_name_meet():
    """Spellings of one sound and a changed letter in a rare word meet; a common word is not bent."""
    _, who = found(
        page("a", person("Vladomir Zhelenskyy"), person("Budi Saputra")),
        page("b", person("Vladomir Zhelensky"), person("Budi Saputri")),
        page("c", person("Vladomir Zhelenksi")),
    )
    assert who(0, "vladomir zhelenskyy") == who(1, "vladomir zhelensky")
    assert who(0, "budi saputra") != who(1, "budi saputri")


def test_acronym_spelt_out_somewhere():
    """A page that only has the short form meets the body that another page spells out."""
    _, who = found(
        page("a", person("Badan Peta Laut", kind="ORG", aliases=("BPL",))),
        page("b", person("BPL", kind="ORG")),
    )
    assert who(0, "badan peta laut") == who(1, "bpl")


def test_states_are_one_by_code():
    """A state is one by its code whatever the pages call it."""
    _, who = found(
        page("a", person("Oslo", key="NOR", kind="LOC", country="NOR")),
        page("b", person("Norwegia", key="NOR", kind="LOC", country="NOR")),
    )
    assert who(0, "NOR") == who(1, "NOR")


def test_a_spokesperson_speaks_for_the_body():
    """A role that opens with a spokesperson's words links the person with the body it names."""
    people, who = found(
        page("a", person("Rima Waluyo", role="juru bicara Dinas Pelabuhan Rawa"), PORT)
    )
    (link,) = [k for k in people.links if k.kind == "speaks_for"]
    assert link.left == who(0, "rima waluyo")
    assert link.right == who(0, "dinas pelabuhan rawa")


def test_order_of_pages_changes_nothing():
    """Any order of pages gives the same people and links."""
    pages = [
        page("a", person("Rima Waluyo"), PORT),
        page("b", person("Waluyo"), PORT, CITY),
        page("c", person("Waluyo"), CITY, day=""),
        page("d", person("Rima Sekar Waluyo"), CITY, day="2024-04-02"),
        page("e", person("Bagas Tirta")),
    ]
    first, _ = found(*pages)
    for seed in range(5):
        random.Random(seed).shuffle(pages)
        again, _ = found(*pages)
        assert (again.bearers, again.links) == (first.bearers, first.links)
        assert dict(again.of) == dict(first.of)


def test_letters_apart():
    """Edit distance counts put in, taken out and changed letters."""
    assert within("zelensky", "zelenskyy", 1)
    assert not within("zelensky", "zalenskyy", 1)
    assert within("zelensky", "zalenskyy", 2)


@pytest.mark.parametrize(
    "line",
    [
        "Juru bicara Dinas Pelabuhan Rawa Rima Waluyo menolak berkomentar.",
        "Rima Waluyo, juru bicara Dinas Pelabuhan Rawa, menolak berkomentar.",
    ],
)
def test_the_body_may_stand_beside_the_name(line):
    """Where the role says no more than spokesperson, the body is read between role and name, or behind the name."""
    spoke = person("Rima Waluyo", role="juru bicara")
    people = find_people([reading("a", line, entities=[spoke, PORT])], InlineEngine(), PACK)
    (link,) = [k for k in people.links if k.kind == "speaks_for"]
    assert link.right.endswith("/dinas pelabuhan rawa")


def test_nobody_speaks_for_what_is_not_named():
    """A spokesperson beside no body gets no link."""
    spoke = person("Rima Waluyo", role="juru bicara")
    line = "Juru bicara itu, Rima Waluyo, menolak berkomentar tentang Dinas Pelabuhan Rawa."
    people = find_people([reading("a", line, entities=[spoke, PORT])], InlineEngine(), PACK)
    assert not [k for k in people.links if k.kind == "speaks_for"]
