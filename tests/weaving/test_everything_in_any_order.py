"""A pile of hand-made pages with every kind of link, in many orders: the same links, people, stories, utterances."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.weaving.pages import person, reading, said

from benang.engines.inline import InlineEngine
from benang.languages import load
from benang.records import Speaker
from benang.weaving.copies import find_copies
from benang.weaving.people import find_people
from benang.weaving.scene import Scene
from benang.weaving.stories import find_stories
from benang.weaving.utterances import find_utterances

RIMA = Speaker("Rima Waluyo", "rima waluyo", "named")
PORT = person("Dinas Pelabuhan Rawa", kind="ORG", aliases=("DPR",))
QUOTES = [
    "Dermaga lama ditutup karena 40 tiang pancangnya keropos dimakan tiram.",
    "Dermaga lama tidak ditutup walau 40 tiang pancangnya keropos dimakan tiram.",
    "Penutupan dermaga lama terpaksa sebab tiang pancang keropos.",
    "Muara dikeruk dua meter agar kapal besar dapat bersandar tanpa menunggu pasang.",
]


def pile():
    """Return pages that copy, quote, follow and name each other."""
    pages = []
    for n in range(9):
        quote = QUOTES[n % len(QUOTES)]
        name = ("Rima Waluyo", "Rima Sekar Waluyo", "Waluyo")[n % 3]
        line = f"Juru bicara Dinas Pelabuhan Rawa, {name}, menjawab pertanyaan wartawan di muara pagi tadi."
        cast = [person(name, role="juru bicara"), PORT]
        speaker = Speaker(name, cast[0].key, "named")
        pages.append(
            reading(
                f"p{n}",
                f"{line}\n{quote}",
                outlet=f"o{n % 4}",
                day=f"2024-0{1 + n % 2 * 4}-0{1 + n % 5}" if n != 7 else "",
                title=f"Dermaga lama dan muara {n}",
                entities=cast,
                statements=[said(quote, speaker)],
            )
        )
    return pages


def woven(pages):
    """Return everything these four parts make of the pages."""
    engine, pack = InlineEngine(), load("id")
    copies = find_copies(pages, engine, pack)
    people = find_people(pages, engine, pack)
    stories, links = find_stories(pages, copies, engine, pack)
    utterances = find_utterances(pages, Scene(people.of, stories), engine, pack)
    return copies, people.bearers, people.links, dict(people.of), stories, links, utterances


FIRST = woven(pile())


def test_the_pile_has_every_kind_of_link():
    """The pages below would not prove much if nothing were linked."""
    kinds = {k.kind for part in (FIRST[0], FIRST[2], FIRST[5], FIRST[6][1]) for k in part}
    assert kinds >= {"copy", "same_entity", "speaks_for", "same_story", "same_utterance"}


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(9)))
def test_any_order_gives_the_same(order):
    """No permutation of the pages changes a link, a person, a story or an utterance."""
    pages = pile()
    assert woven([pages[n] for n in order]) == FIRST
