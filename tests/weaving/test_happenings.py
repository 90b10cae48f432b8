"""Event mentions joined into happenings, on hand-made readings."""

import random

import pytest

from benang.engines.inline import InlineEngine
from benang.languages import load
from benang.weaving.happenings import find_happenings
from benang.weaving.scene import Scene

WEDNESDAY = ("2031-05-07", "2031-05-07")


@pytest.fixture
def join():
    """Run the joining with an engine in this process and persons known by their names."""

    def run(drafts, stories):
        readings = [d.done() for d in drafts]
        return find_happenings(readings, Scene({}, stories), InlineEngine(), load("id"))

    return run


def meeting(desk, name, outlet, **given):
    """Draft a page with one meeting of two heads of government."""
    page = desk.page(name, "Sutan bertemu Marlina di Bukit Lawang.", outlet)
    who = given.pop("who", ("Sutan/AAA", "Marlina/BBB"))
    return page, page.event("bertemu", who=who, **given)


def test_same_parties_and_day_are_one(desk, join):
    """Two pages that name the same two parties and the same day tell of one happening, and the link says why."""
    one, a = meeting(desk, "one", "Kabar", when=WEDNESDAY)
    two, b = meeting(desk, "two", "Warta", when=WEDNESDAY)
    happenings, links = join([one, two], [desk.story("s", one, two)])
    assert [h.members for h in happenings] == [tuple(sorted((a, b)))]
    assert happenings[0].when == WEDNESDAY
    assert [(k.left, k.right, k.state) for k in links] == [(*sorted((a, b)), "joined")]
    assert {r.rule for r in links[0].reasons} >= {"link.happening.parties", "link.happening.day"}


def test_other_day_keeps_them_apart(desk, join):
    """The same parties on another day are another happening."""
    one, _ = meeting(desk, "one", "Kabar", when=WEDNESDAY)
    two, _ = meeting(desk, "two", "Warta", when=("2031-05-09", "2031-05-09"))
    assert len(join([one, two], [desk.story("s", one, two)])[0]) == 2


def test_person_and_government_meet(desk, join):
    """A head of government and the state itself can be the same party."""
    one, _ = meeting(desk, "one", "Kabar", when=WEDNESDAY)
    two, _ = meeting(desk, "two", "Warta", when=WEDNESDAY, who=("=AAA", "=BBB"))
    assert len(join([one, two], [desk.story("s", one, two)])[0]) == 1


def test_two_persons_of_one_country_do_not(desk, join):
    """Two different persons of one government are not the same party."""
    one, _ = meeting(desk, "one", "Kabar", when=WEDNESDAY, who=("Sutan/AAA",))
    two, _ = meeting(desk, "two", "Warta", when=WEDNESDAY, who=("Rangkuti/AAA",))
    assert len(join([one, two], [desk.story("s", one, two)])[0]) == 2


def test_visit_is_not_the_meeting(desk, join):
    """A visit and the talks held during it stay two happenings."""
    page = desk.page("one", "Sutan mengunjungi negeri Marlina lalu berunding.", "Kabar")
    page.event("mengunjungi", modes=("visit",), who=("Sutan/AAA",), to_whom=("=BBB",))
    page.event("berunding", who=("Sutan/AAA", "Marlina/BBB"))
    assert len(join([page], [desk.story("s", page)])[0]) == 2


def test_vague_mention_does_not_glue(desk, join):
    """A mention without a day on a page without one fits two meetings, joins neither and stays a candidate."""
    one, a = meeting(desk, "one", "Kabar", when=("2031-05-08", "2031-05-08"))
    two, b = meeting(desk, "two", "Warta", when=("2031-05-09", "2031-05-09"))
    three, c = meeting(desk, "three", "Suara")
    three.day = ""
    happenings, links = join([one, two, three], [desk.story("s", one, two, three)])
    assert sorted(h.members for h in happenings) == sorted([(a,), (b,), (c,)])
    assert {k.state for k in links} == {"candidate"}


def test_other_values_stand_side_by_side(desk, join):
    """One meal that one page calls lunch and another dinner is one happening with two values."""
    one, a = meeting(desk, "one", "Kabar", when=WEDNESDAY, details=[("meal", "lunch")])
    two, b = meeting(desk, "two", "Warta", when=WEDNESDAY, details=[("meal", "dinner")])
    (happening,), _ = join([one, two], [desk.story("s", one, two)])
    values = {(v.slot, v.value): v.events for v in happening.values}
    assert values["meal", "lunch"] == (a,)
    assert values["meal", "dinner"] == (b,)


def test_direction_matters(desk, join):
    """Aid from one state to another is not aid the other way round."""
    one = desk.page("one", "Negeri AAA mengirim beras.", "Kabar")
    one.event("mengirim", "AID", who=("=AAA",), to_whom=("=BBB",), what=("beras",))
    two = desk.page("two", "Negeri BBB mengirim beras.", "Warta")
    two.event("mengirim", "AID", who=("=BBB",), to_whom=("=AAA",), what=("beras",))
    assert len(join([one, two], [desk.story("s", one, two)])[0]) == 2


def test_stories_keep_apart_unless_linked(desk, join):
    """The same meeting in two stories is joined when the stories are linked, and only then."""
    one, _ = meeting(desk, "one", "Kabar", when=WEDNESDAY, where="bukit lawang")
    two, _ = meeting(desk, "two", "Warta", when=WEDNESDAY, where="bukit lawang")
    apart = [desk.story("s", one), desk.story("t", two)]
    linked = [desk.story("s", one), desk.story("t", two, links=("s",))]
    assert len(join([one, two], apart)[0]) == 2
    assert len(join([one, two], linked)[0]) == 1


def test_order_of_pages_does_not_matter(desk, join):
    """Any order of the readings gives the same happenings and links."""
    drafts = []
    for number in range(24):
        day = f"2031-05-{7 + number % 3:02d}"
        given = {"when": (day, day)} if number % 4 else {}
        drafts.append(meeting(desk, f"p{number}", f"O{number % 5}", **given)[0])
    stories = [desk.story("s", *drafts[:16]), desk.story("t", *drafts[16:], links=("s",))]
    expected = join(drafts, stories)
    for seed in range(5):
        shuffled = drafts[:]
        random.Random(seed).shuffle(shuffled)
        assert join(shuffled, stories) == expected


def test_every_mention_is_in_exactly_one(desk, join):
    """Every event of every page is a member of one happening."""
    drafts = [
        meeting(desk, f"p{n}", "Kabar", when=WEDNESDAY if n % 2 else None)[0] for n in range(9)
    ]
    happenings, _ = join(drafts, [desk.story("s", *drafts)])
    members = sorted(m for h in happenings for m in h.members)
    assert members == sorted(e.id for d in drafts for e in d.events)


def test_mentions_without_days_meet(desk, join):
    """Two mentions of one page that name the parties and no day are one happening."""
    page = desk.page("one", "Sutan memberi Marlina beras. Beras itu diberi Sutan.", "Kabar")
    for words in ("memberi", "diberi"):
        page.event(words, "AID", who=("Sutan/AAA",), to_whom=("Marlina/BBB",), what=("beras",))
    assert len(join([page], [desk.story("s", page)])[0]) == 1


def test_announcement_lies_ahead(desk, join):
    """What is announced after a deed, without a day, is not that deed."""
    one, _ = meeting(desk, "one", "Kabar", when=WEDNESDAY)
    two, _ = meeting(desk, "two", "Warta", modality="planned")
    assert len(join([one, two], [desk.story("s", one, two)])[0]) == 2


def test_crowds_meet_by_their_words(desk, join):
    """Two crowds that nobody names are one when their words are, with both figures kept."""
    pages = []
    for name, crowd, count in (("one", "40 warga", 40), ("two", "puluhan warga", 50)):
        page = desk.page(name, f"Polisi menahan {crowd}.", name)
        page.event(
            "menahan",
            "COERCE",
            who=("Polisi Hutan",),
            to_whom=(crowd,),
            when=WEDNESDAY,
            numbers=[(count, count, "orang")],
        )
        pages.append(page)
    (happening,), _ = join(pages, [desk.story("s", *pages)])
    assert {v.value for v in happening.values if v.slot == "number"} == {"40 orang", "50 orang"}


def test_kind_of_place_is_no_place(desk, join):
    """Two regencies in the east are not one place because both are regencies in the east."""
    pages = []
    for name, place in (("one", "kabupaten rimba timur"), ("two", "kabupaten muara timur")):
        page = desk.page(name, "Sutan mengunjungi warga.", name)
        page.event("mengunjungi", modes=("visit",), who=("Sutan/AAA",), where=place, when=WEDNESDAY)
        pages.append(page)
    assert len(join(pages, [desk.story("s", *pages)])[0]) == 2


def test_a_topic_denied_is_not_the_meeting_denied(desk, join):
    """That a topic was not spoken of is another happening than the meeting."""
    one, _ = meeting(desk, "one", "Kabar", when=WEDNESDAY, what=("beras",))
    two, _ = meeting(desk, "two", "Warta", when=WEDNESDAY, what=("jabatan",), polarity="-")
    assert len(join([one, two], [desk.story("s", one, two)])[0]) == 2


def test_a_meal_without_guests_is_the_only_meal(desk, join):
    """A meal whose guests are not named is the only meal of the story, but neither of two."""
    bare = desk.page("bare", "Acara ditutup dengan santap siang.", "Suara", "")
    bare.event("santap siang", details=[("meal", "lunch")])
    friday = ("2031-05-09", "2031-05-09")
    one, _ = meeting(desk, "one", "Kabar", when=friday, details=[("meal", "dinner")])
    two, _ = meeting(
        desk, "two", "Warta", when=("2031-05-08", "2031-05-08"), details=[("meal", "dinner")]
    )
    assert len(join([bare, one], [desk.story("s", bare, one)])[0]) == 1
    assert len(join([bare, one, two], [desk.story("s", bare, one, two)])[0]) == 3


def test_done_lies_behind(desk, join):
    """What a page reports as done, without a day, is not what happens after the page's publication."""
    one, _ = meeting(desk, "one", "Kabar", when=("2031-05-12", "2031-05-12"))
    two, _ = meeting(desk, "two", "Warta")
    assert len(join([one, two], [desk.story("s", one, two)])[0]) == 2


def test_the_same_sentence_is_the_same_mention(desk, join):
    """A mention that gives next to nothing still meets itself in a copy of its page, under another outlet."""
    pages = []
    for outlet in ("Kabar", "Warta", "Suara"):
        page = desk.page(outlet, "Sutan sudah menyumbang lagi.", outlet)
        page.event("menyumbang", "AID", who=("Sutan/AAA",))
        pages.append(page)
    other = desk.page("other", "Menurut warga, Sutan menyumbang.", "Lain")
    other.event("menyumbang", "AID", who=("Sutan/AAA",))
    happenings, _ = join([*pages, other], [desk.story("s", *pages, other)])
    assert sorted(len(h.members) for h in happenings) == [1, 3]
