"""The lineage: only what a page prints, boxes that never meet, lines that run through no box."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.invented import invent

from benang.records import Reading, SourceCredit, Span, Story
from benang.telling.evidence import Cite
from benang.telling.labels import labels
from benang.telling.lineage import PAGES, WIDTH, Lineage, of_story, of_utterance
from benang.telling.told import ToldGrid, ToldRelay, ToldRendering, ToldStory, ToldUtterance

WORDS = labels("en")


def rendering(page: int, *relays: tuple[str, ...], to: str = "") -> ToldRendering:
    """Return a rendering on a page that came through these steps of relays."""
    steps = tuple(ToldRelay("wire", names) for names in relays)
    cite = Cite(page, 1, "", "", f"p{page}s1", "", "words", "")
    return ToldRendering(
        f"r{page}",
        (),
        "direct",
        "asserted",
        cite,
        ((ToldRelay("to", (to,)),) if to else ()) + steps,
    )


def told(*renderings: ToldRendering) -> ToldUtterance:
    """Return an utterance of these renderings."""
    return ToldUtterance("u", "Sari Dewi", "", (), renderings, ())


@pytest.fixture(scope="module")
def reading() -> Reading:
    """Give one invented reading that credits nobody, for pages of stories to stand on."""
    whole = invent()
    return replace(whole, article=replace(whole.article, credits=()))


def story(reading: Reading, pages: int, *utterances: ToldUtterance, **given: object) -> ToldStory:
    """Return a story of so many pages, all of one outlet."""
    nothing = dict.fromkeys(
        ("follows", "incomplete", "clashes", "doubts", "plans", "agreements", "restrictions"), ()
    )
    fields = {"copies": {}, "versions": {}, **given}
    return ToldStory(
        story=Story("s", "title", (), "", ""),
        pages=(reading,) * pages,
        numbers=tuple(range(1, pages + 1)),
        ties=(),
        happenings=(),
        grid=ToldGrid((), (), 0),
        utterances=utterances,
        **nothing,  # type: ignore[arg-type]
        **fields,  # type: ignore[arg-type]
    )


def drawn(utterance: ToldUtterance, whole: ToldStory) -> Lineage:
    """Return the drawing of an utterance, which must be there."""
    found = of_utterance(utterance, whole, WORDS)
    assert found is not None
    return found


def kinds(drawing: Lineage) -> Counter[str]:
    """Return how many boxes of each kind there are."""
    return Counter(node.kind for node in drawing.nodes)


def test_two_agencies_are_two_ways(reading: Reading) -> None:
    """One speaker, two agencies, one outlet and two pages: the agencies are boxes of their own, the outlet is one."""
    utterance = told(rendering(1, ("Wire A",)), rendering(2, ("Wire B",)))
    drawing = drawn(utterance, story(reading, 2, utterance))
    assert kinds(drawing) == {"speaker": 1, "relay": 2, "outlet": 1, "page": 2}
    assert len(drawing.arrows) == 6
    assert [head for _, head in drawing.heads] == ["speaker", "quoted through", "outlet", "page"]


def test_a_step_of_two_names_is_two_boxes(reading: Reading) -> None:
    """Two agencies named together both lead from the speaker to the outlet, and meet those of other pages."""
    utterance = told(rendering(1, ("Wire A", "Wire B")), rendering(2, ("Wire B",)))
    assert kinds(drawn(utterance, story(reading, 2, utterance)))["relay"] == 2


def test_relays_without_a_name_are_never_one(reading: Reading) -> None:
    """Two pages that quote nobody by name have a dashed box each: nobody knows whether they are the same."""
    utterance = told(rendering(1, ("unnamed",)), rendering(2, ("unnamed",)))
    drawing = drawn(utterance, story(reading, 2, utterance))
    assert kinds(drawing)["unnamed"] == 2
    assert {n.label for n in drawing.nodes if n.kind == "unnamed"} == {
        "an unnamed source [1]",
        "an unnamed source [2]",
    }


def test_a_headline_draws_no_way_of_its_own(reading: Reading) -> None:
    """A rendering without a cue on a page whose other rendering prints one adds no arrow past the agency."""
    with_cue = told(rendering(1, ("Wire A",)), rendering(2, ("Wire B",)))
    headline = told(rendering(1), *with_cue.renderings)
    whole = story(reading, 2, headline)
    assert drawn(headline, whole) == drawn(with_cue, whole)


def test_copies_are_arrows_of_their_own(reading: Reading) -> None:
    """A copy and a later version are joined to the page they come from by an arrow that is no way of the words."""
    utterance = told(rendering(1), rendering(2), rendering(3))
    whole = story(reading, 3, utterance, copies={2: 1}, versions={3: 1})
    assert sum(arrow.copy for arrow in drawn(utterance, whole).arrows) == 2


def test_what_has_no_room_is_counted(reading: Reading) -> None:
    """Beyond the most pages of a drawing the number of the others is said."""
    pages = range(1, PAGES + 6)
    utterance = told(*(rendering(n, ("Wire A",)) for n in pages))
    drawing = drawn(utterance, story(reading, len(pages), utterance))
    assert kinds(drawing)["page"] == PAGES
    assert drawing.more == 5


def test_pages_that_print_no_relay_share_a_box_where_there_are_many(reading: Reading) -> None:
    """In a large story relays and copies are never crowded out: what prints neither is one box of its outlet, with its number."""
    last = PAGES + 20
    utterance = told(*(rendering(n) for n in range(1, last)), rendering(last, ("Wire A",)))
    whole = story(reading, last, utterance, copies={30: 29})
    drawing = drawn(utterance, whole)
    assert kinds(drawing) == {"speaker": 1, "relay": 1, "outlet": 1, "page": 3, "rest": 1}
    assert [n.page for n in drawing.nodes if n.kind == "page"] == [29, 30, last]
    assert next(n for n in drawing.nodes if n.kind == "rest").title.startswith(f"{last - 3} more")
    assert drawing.more == 0
    assert sum(arrow.copy for arrow in drawing.arrows) == 1


def test_relays_have_their_boxes_before_copies_have(reading: Reading) -> None:
    """Where copies alone would fill the drawing, the page that names an agency is still in it, and the others are counted."""
    last = 2 * PAGES
    utterance = told(*(rendering(n) for n in range(1, last)), rendering(last, ("Wire A",)))
    whole = story(reading, last, utterance, copies={n: n - 1 for n in range(2, last)})
    drawing = drawn(utterance, whole)
    assert last in [node.page for node in drawing.nodes]
    assert drawing.more == last - PAGES


def test_nothing_to_draw_is_not_drawn(reading: Reading) -> None:
    """One page, or one outlet that names no relay and copies nobody, has no lineage."""
    alone = told(rendering(1, ("Wire A",)), rendering(1))
    assert of_utterance(alone, story(reading, 1, alone), WORDS) is None
    plain = told(rendering(1), rendering(2))
    assert of_story(story(reading, 2, plain), WORDS) is None
    relayed = told(rendering(1, ("Wire A",)), rendering(2))
    assert of_story(story(reading, 2, relayed), WORDS) is not None


def test_a_credited_source_is_on_the_way(reading: Reading) -> None:
    """An outlet that a page credits as its source is drawn in the story's lineage, though no statement is relayed by it."""
    credit = SourceCredit("Kabar C", "outlet", Span(reading.article.page.id, 0, 5))
    credited = replace(reading, article=replace(reading.article, credits=(credit,)))
    whole = replace(story(reading, 2), pages=(reading, credited))
    drawing = of_story(whole, WORDS)
    assert drawing is not None
    assert [node.label for node in drawing.nodes if node.kind == "relay"] == ["Kabar C"]


NAMES = st.sampled_from(["Wire A", "Wire B", "Kabar C", "unnamed"])
STEPS = st.lists(st.lists(NAMES, min_size=1, max_size=2, unique=True).map(tuple), max_size=4)
WAYS = st.lists(
    st.tuples(st.integers(1, 9), STEPS, st.sampled_from(["", "TV D"])), min_size=2, max_size=14
)


@settings(max_examples=80, deadline=None)
@given(WAYS)
def test_boxes_never_meet_and_lines_pass_beside_them(
    reading: Reading, ways: list[tuple[int, list[tuple[str, ...]], str]]
) -> None:
    """Whatever the chains: boxes lie apart and inside the drawing, and no line runs straight through a box."""
    utterance = told(*(rendering(page, *steps, to=to) for page, steps, to in ways))
    drawing = of_utterance(utterance, story(reading, 9, utterance), WORDS)
    if drawing is None:
        assert len({page for page, _, _ in ways}) == 1
        return
    for n, one in enumerate(drawing.nodes):
        assert one.x >= 0
        assert one.x + one.width <= WIDTH
        assert one.y + 24 <= drawing.height
        for other in drawing.nodes[n + 1 :]:
            assert one.x != other.x or abs(one.y - other.y) >= 24
    for arrow in drawing.arrows:
        # a straight piece "H" starts where the curve before it ends
        for x, y, stop in re.findall(r" ([\d.]+) ([\d.]+)H([\d.]+)", arrow.path):
            for node in drawing.nodes:
                inside = node.y < float(y) < node.y + 24
                assert not (inside and node.x < float(stop) and float(x) < node.x + node.width)
