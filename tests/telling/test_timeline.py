"""The timeline: days in order, labels that never meet, words beside shapes, everything left out counted."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benang.records import Story
from benang.telling.drawing import Rows, clipped, plain, width_of
from benang.telling.labels import labels
from benang.telling.naming import label_of
from benang.telling.timeline import LONGEST, MARKS, WIDTH, Mark, Timeline, leap, timeline
from benang.telling.told import Numbers, ToldGrid, ToldHappening, ToldStory

WORDS = labels("en")
START = date(2031, 1, 1)


def told(number: int, first: int, long: int, **given: object) -> ToldHappening:
    """Return a happening that many days after the start, with a name as long as asked for."""
    days = (START + timedelta(first), START + timedelta(first + long))
    fields = {
        "id": f"h{number}",
        "name": f"meeting {number}",
        "mark": "reported",
        "said_by": (),
        "days": tuple(day.isoformat() for day in days),
        "doubted": False,
        "firmness": "",
        "verdict": "single_source",
        "numbers": Numbers(1, 1, 0),
        "positions": (),
        "cites": (),
    }
    return ToldHappening(**{**fields, **given})  # type: ignore[arg-type]


def story(happenings: list[ToldHappening]) -> ToldStory:
    """Return a story of these happenings and no page."""
    nothing = dict.fromkeys(
        ("follows", "pages", "numbers", "incomplete", "clashes", "doubts", "plans", "agreements"),
        (),
    )
    nothing |= dict.fromkeys(("restrictions", "ties", "utterances"), ())
    return ToldStory(
        story=Story("s", "title", (), "", ""),
        copies={},
        versions={},
        happenings=tuple(happenings),
        grid=ToldGrid((), (), 0),
        **nothing,  # type: ignore[arg-type]
    )


def drawn(happenings: list[ToldHappening]) -> Timeline:
    """Return the drawing, which must be there."""
    found = timeline(story(happenings), WORDS)
    assert found is not None
    return found


def box(mark: Mark) -> tuple[float, float]:
    """Return from where to where a mark with its label reaches."""
    wide = width_of(mark.label)
    label = (mark.at, mark.at + wide) if mark.anchor == "start" else (mark.at - wide, mark.at)
    return (min(mark.x - 5, label[0]), max(mark.stop + 5, label[1]))


HAPPENINGS = st.lists(
    st.tuples(
        st.one_of(st.integers(0, 12), st.integers(0, 9000)),
        st.integers(0, LONGEST),
        st.text(max_size=90),
    ),
    min_size=2,
    max_size=60,
)


@settings(max_examples=80, deadline=None)
@given(HAPPENINGS)
def test_labels_never_overlap_and_stay_inside(found: list[tuple[int, int, str]]) -> None:
    """Whatever the days and names: no two marks of a row meet, none leaves the drawing, nothing is lost uncounted."""
    happenings = [told(n, *when, name=name) for n, (*when, name) in enumerate(found)]
    drawing = timeline(story(happenings), WORDS)
    if drawing is None:
        assert len({day for h in happenings for day in h.days or ()}) == 1
        return
    rows: dict[float, list[tuple[float, float]]] = {}
    for mark in drawing.marks:
        reach = box(mark)
        assert reach[0] >= 0
        assert reach[1] <= WIDTH
        assert 0 < mark.y < drawing.axis
        for other in rows.setdefault(mark.y, []):
            assert reach[1] <= other[0] or other[1] <= reach[0]
        rows[mark.y].append(reach)
    assert len(drawing.marks) + drawing.more + drawing.undated == len(happenings)
    ticks = [tick.x for tick in drawing.ticks]
    assert ticks == sorted(ticks)


def test_empty_months_break_the_axis() -> None:
    """Days far apart stand near each other with a break between them that says how long it is; near days have none."""
    drawing = drawn([told(1, 0, 0), told(2, 1, 0), told(3, 200, 0)])
    assert [gap.title for gap in drawing.gaps] == ["7 months shortened on the axis"]
    near, far = drawing.marks[1].x - drawing.marks[0].x, drawing.marks[2].x - drawing.marks[1].x
    assert far < 4 * near


@pytest.mark.parametrize(("days", "words"), [(9, "9 days"), (100, "3 months"), (1500, "4 years")])
def test_a_leap_is_said_in_a_unit_that_fits(days: int, words: str) -> None:
    """Days for weeks, months for months, years for years."""
    assert leap(days, WORDS) == words


def test_a_long_time_has_no_place_on_days() -> None:
    """What may lie anywhere in a year is counted as without a certain day and not drawn."""
    drawing = drawn([told(1, 0, 0), told(2, 3, 0), told(3, 0, 300)])
    assert len(drawing.marks) == 2
    assert drawing.undated == 1


def test_what_is_contested_is_drawn_before_what_is_not() -> None:
    """Beyond the most marks a drawing holds, conflicts and plans stay and the number of the others is said."""
    many = [told(n, n % 9, 0) for n in range(MARKS + 10)]
    conflict = told(100, 4, 0, verdict="conflict")
    plan = told(101, 5, 0, mark="planned")
    drawing = drawn([*many, conflict, plan])
    assert len(drawing.marks) == MARKS
    assert drawing.more == 12
    assert {"hh100", "hh101"} <= {mark.href for mark in drawing.marks}


def test_words_say_what_a_shape_says() -> None:
    """A plan, a denial and somebody's words carry it in the label, in front, and the holder is never clipped away."""
    assert label_of(told(1, 0, 0, mark="planned"), WORDS) == "planned: meeting 1"
    assert label_of(told(1, 0, 0, mark="denied", said_by=("A", "unnamed")), WORDS) == (
        "denied, according to A, an unnamed source: meeting 1"
    )
    short = label_of(told(1, 0, 0, said_by=("Someone " * 20,)), WORDS, 80)
    assert short.startswith("according to Someone")
    assert short.endswith("…: meeting 1")


def test_no_day_or_one_day_makes_no_drawing() -> None:
    """A timeline of a single day says nothing and is left out."""
    assert timeline(story([told(1, 4, 0), told(2, 4, 0)]), WORDS) is None
    assert timeline(story([]), WORDS) is None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.floats(7, 400))
def test_clipped_text_fits_its_room(text: str, room: float) -> None:
    """A shortened text needs no more than its room and holds no control character."""
    short = clipped(text, room)
    assert width_of(short) <= max(room, width_of("…"))
    assert short.isprintable()
    assert short.rstrip("…") in plain(text)


def test_an_endless_name_is_clipped_at_once() -> None:
    """A name of a million letters takes no longer than it takes to read it once."""
    assert width_of(clipped("nama " * 200_000, 120)) <= 120


def test_rows_fill_from_the_first() -> None:
    """A thing takes the first row with room for it; a new one is opened only when none has."""
    rows = Rows()
    assert [rows.place(*span) for span in ((0, 10), (5, 15), (11, 20), (16, 30))] == [0, 1, 0, 1]
    assert rows.count == 2
