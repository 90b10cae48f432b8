"""People across sagas: one name is one person, unless sagas know that it is not; people have the last word."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.weaving.pages import person, reading

from benang.engines.inline import InlineEngine
from benang.languages import HERE, Pack
from benang.records import Reason, Rulings
from benang.weaving.bearers import called, keys_of, unite
from benang.weaving.people import find_people

PACK = Pack("id", HERE / "id")
BPL = person("BPL", kind="ORG")
MAPS = person("Badan Peta Laut", kind="ORG", aliases=("BPL",))
PORTS = person("Balai Pelabuhan Lama", kind="ORG", aliases=("BPL",))
RIMA = person("Rima Waluyo")


def page(name, *entities, day="2024-05-02"):
    """Return a page that names these entities."""
    return reading(name, ", ".join(e.name for e in entities), entities=entities, day=day)


def bearers_of(*sagas, rulings=Rulings()):  # noqa: B008 (frozen)
    """Return the bearers of sagas, each given as a list of pages."""
    engine = InlineEngine()
    return [b for pages in sagas for b in find_people(pages, engine, PACK, rulings).bearers]


def united(bearers, rulings=Rulings()):  # noqa: B008 (frozen)
    """Return what all the bearers make, when they come to an empty pile."""
    return unite(bearers, (), asking(bearers), rulings)


def asking(bearers):
    """Return what asks a pile of these bearers for keys."""
    return lambda keys: [b for b in bearers if not keys_of(b).isdisjoint(keys)]


def people(*sagas, rulings=Rulings()):  # noqa: B008 (frozen)
    """Return the people of sagas, each as the set of its members' pages by name."""
    names = {p.article.page.id: p.article.page.given_id for pages in sagas for p in pages}
    made = united(bearers_of(*sagas, rulings=rulings), rulings)
    return sorted(sorted(names[m.partition("/")[0]] for m in one.person.members) for one in made)


def test_one_name_in_two_sagas():
    """A full name in two sagas is one person, named by its earliest entity, and a link says that the name decided."""
    late, early = page("a", RIMA, day="2024-06-03"), page("b", RIMA)
    (made,) = united(bearers_of([late], [early]))
    assert made.person.id == f"{early.article.page.id}/rima waluyo"
    (link,) = made.links
    assert (link.kind, link.reasons[0].rule) == ("same_entity", "entity.same_key")
    assert {link.left, link.right} == set(made.person.members)


def test_a_lone_word_joins_nobody():
    """A single word for a person may be anybody in another saga."""
    assert people([page("a", person("Waluyo"))], [page("b", person("Waluyo"))]) == [["a"], ["b"]]


def test_known_countries_keep_sagas_apart():
    """One name with two known countries is two; where the country is not known it is a third."""
    ministry = [person("Kementerian Laut", kind="ORG", country=c) for c in ("NOR", "CHL", "")]
    sagas = [[page("abc"[n], who)] for n, who in enumerate(ministry)]
    assert people(*sagas) == [["a"], ["b"], ["c"]]
    assert people(sagas[0], sagas[2]) == [["a", "c"]]


def test_evidence_of_one_saga_serves_all():
    """What one saga joins by evidence is one person everywhere: the short form of a body in a saga that never spells it out."""
    assert people([page("a", MAPS), page("b", BPL)], [page("c", BPL)]) == [["a", "b", "c"]]


def test_a_short_form_of_two_bodies_joins_neither():
    """A short form that sagas use for two bodies keeps them apart, and stands by itself where nothing says which."""
    maps = [page("a", MAPS), page("b", BPL)]
    ports = [page("c", PORTS), page("d", BPL)]
    assert people(maps, ports, [page("e", BPL)]) == [["a", "b"], ["c", "d"], ["e"]]


def test_longer_forms_of_one_body_are_one():
    """Two longer forms of which one holds the other do not keep a short form's sagas apart."""
    longer = person("Badan Peta Laut Nusantara", kind="ORG", aliases=("BPL",))
    sagas = [page("a", MAPS), page("b", BPL)], [page("c", longer), page("d", BPL)], [page("e", BPL)]
    assert people(*sagas) == [["a", "b", "c", "d", "e"]]


def test_states_are_one_without_links():
    """A state is one by its code in all sagas, and no link needs to say so."""
    oslo = person("Oslo", key="NOR", kind="LOC", country="NOR")
    (made,) = united(bearers_of([page("a", oslo)], [page("b", oslo)]))
    assert (len(made.person.members), made.links) == (2, ())


def member(of, key="rima waluyo"):
    """Return an entity of a page as rulings name it."""
    return f"{of.article.page.id}/{key}"


def ruled(kind, one, two):
    """Return one ruling about two entities, with who decided it."""
    pair = (min(one, two), max(one, two))
    named = {"same": "same", "different": "different"}[kind]
    because = {(kind, *pair): (Reason(f"judged.{kind}", 1.0, ("Sari", "kenal keduanya")),)}
    return Rulings(**{named: frozenset({pair})}, because=because)


def test_people_split_and_join_across_sagas():
    """What people call different is two persons though the name is one; what they call same is one though nothing else says so."""
    a, b = page("a", RIMA), page("b", RIMA)
    apart = ruled("different", member(a), member(b))
    assert people([a], [b], rulings=apart) == [["a"], ["b"]]
    c = page("c", person("Bagas Tirta"))
    one = ruled("same", member(a), member(c, "bagas tirta"))
    assert people([a], [c], rulings=one) == [["a", "c"]]


def test_people_split_and_join_inside_a_saga():
    """The same holds on pages of one saga; of three that bear a name, the one that is held apart stands alone."""
    pages = [page("a", RIMA), page("b", RIMA, day="2024-05-03"), page("c", RIMA, day="2024-05-04")]
    apart = ruled("different", member(pages[0]), member(pages[2]))
    assert people(pages, rulings=apart) == [["a", "b"], ["c"]]
    other = page("d", person("Bagas Tirta"))
    one = ruled("same", member(pages[0]), member(other, "bagas tirta"))
    assert people([pages[0], other], rulings=one) == [["a", "d"]]


def test_a_ruling_is_a_link_with_its_reason():
    """Who decided stands as the first reason of the link, joined or candidate."""
    a, b = page("a", RIMA), page("b", RIMA)
    apart = ruled("different", member(a), member(b))
    links = [k for m in united(bearers_of([a], [b]), apart) for k in m.links]
    assert [(k.state, k.reasons[0].rule) for k in links] == [("candidate", "judged.different")]


CAST = [
    RIMA,
    person("Rima Waluyo", country="IDN"),
    person("Rima Sekar Waluyo"),
    person("Rima Waluyo", country="CHL"),
    person("Waluyo"),
    BPL,
    MAPS,
    PORTS,
    person("Norwegia", key="NOR", kind="LOC", country="NOR"),
]
SAGAS = st.lists(
    st.lists(st.lists(st.sampled_from(CAST), min_size=1, max_size=3), min_size=1, max_size=3),
    min_size=1,
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(SAGAS, st.integers(0, 6), st.integers(0, 99))
def test_what_is_made_again_is_enough(sagas, cut, seed):
    """Bearers that come later, in any order, and bearers that go leave the people that all who stay make at once.

    A ruling whose other side goes is settled anew, so the page of this one waits: its bearers count as new.
    """
    written = [
        [
            page(f"{n}-{m}", *{e.key: e for e in entities}.values(), day=f"2024-0{1 + n}-0{1 + m}")
            for m, entities in enumerate(pages)
        ]
        for n, pages in enumerate(sagas)
    ]
    pairs = [member(p, e.key) for pages in written for p in pages for e in p.entities]
    shuffle = random.Random(seed)
    one, two = shuffle.choice(pairs), shuffle.choice(pairs)
    rulings = ruled(shuffle.choice(("same", "different")), one, two) if one != two else Rulings()
    found = [bearers_of(pages, rulings=rulings) for pages in written]
    flat = [b for some in found for b in some]
    first = [b for some in found[:cut] for b in some]
    few, all_ = united(first, rulings), united(flat, rulings)
    fresh = [b for b in flat if b not in first]
    come = unite(shuffle.sample(fresh, len(fresh)), (), asking(flat), rulings)
    assert after(few, come) == all_
    gone = {key for b in fresh for key in keys_of(b)}
    left = {called(b) for b in first}
    stay = [m for m in all_ if left.intersection(m.bearers)]
    lost = {name for m in stay if not left.issuperset(m.bearers) for name in m.bearers}
    rest = [b for b in first if called(b) in lost or not {one, two}.isdisjoint(b.members)]
    assert after(stay, unite(rest, gone, asking(first), rulings)) == few


def after(known, made):
    """Return the people of a pile after some were made again: those who share no bearer with them stay."""
    again = {name for one in made for name in one.bearers}
    kept = [m for m in known if again.isdisjoint(m.bearers)]
    return sorted([*kept, *made], key=lambda m: m.person.id)
