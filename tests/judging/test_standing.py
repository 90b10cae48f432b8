"""How judgements stand together: contradictions, chains of them, and the order of entering."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.invented import invent

from benang.ids import make_id
from benang.judging.marks import mark_of
from benang.judging.standing import rulings_of, stand, wanted_of
from benang.records import Judgement

PAGES = [invent(n) for n in range(4)]
READINGS = {r.article.page.id: r for r in PAGES}
EVENTS = [r.events[0].id for r in PAGES]


def mark(at):
    """Return the mark of the first event of a page."""
    return mark_of(PAGES[at], "event", EVENTS[at])


def pair(kind, one, two, by="Sari"):
    """Return a judgement about the first events of two pages."""
    left, right = sorted((mark(one), mark(two)))
    return Judgement(
        make_id(kind, str(sorted((one, two))), by), kind, left, right, "", by, "x", "t"
    )


def setting(at, value, by="Sari"):
    """Return a judgement that sets a value of the first event of a page."""
    return Judgement(make_id(str(at), value, by), "set", mark(at), None, value, by, "x", "t")


def states(*judgements):
    """Return how judgements stand, in the order of entering."""
    return [s.state for s in stand(judgements, READINGS)]


def ids(one, two):
    """Return the pair of ids a ruling names."""
    return tuple(sorted((EVENTS[one], EVENTS[two])))


def test_the_later_of_two_that_contradict_wins():
    """Of same and different about one pair the one entered last holds, and the other names it."""
    same, apart = pair("same", 0, 1), pair("different", 0, 1)
    first, last = stand([same, apart], READINGS)
    assert (first.state, first.over, last.state) == ("overruled", apart.id, "in force")
    assert rulings_of([first, last]).different == {ids(0, 1)}
    assert states(apart, same) == ["overruled", "in force"]


def test_a_contradiction_through_a_third():
    """One with two, two with three, but one not with three: whichever was entered first is overruled."""
    chain = [pair("same", 0, 1), pair("same", 1, 2), pair("different", 0, 2)]
    for order in permutations(chain):
        assert states(*order) == ["overruled", "in force", "in force"]


def test_two_values_of_one_field_contradict():
    """The later value of a field holds; values of two fields, or the same value twice, stand side by side."""
    assert states(setting(0, "kind=AID"), setting(0, "kind=COERCE")) == ["overruled", "in force"]
    assert states(setting(0, "kind=AID"), setting(0, "polarity=-")) == ["in force", "in force"]
    assert states(setting(0, "kind=AID"), setting(0, "kind=AID", "Budi")) == ["in force"] * 2


def test_both_reasons_of_one_pair_are_kept():
    """Two people who decide the same of a pair both stand as reasons of its link, in one order."""
    found = rulings_of(stand([pair("same", 0, 1), pair("same", 0, 1, "Budi")], READINGS))
    reasons = found.because["same", *ids(0, 1)]
    assert [(r.rule, r.args[0]) for r in reasons] == [
        ("judged.same", "Budi"),
        ("judged.same", "Sari"),
    ]
    assert found.ties == {tuple(sorted((PAGES[0].article.page.id, PAGES[1].article.page.id)))}


def test_what_finds_nothing_is_loose():
    """A judgement of which one side is gone is loose, rules nothing and overrules nothing."""
    less = {k: v for k, v in READINGS.items() if k != PAGES[1].article.page.id}
    found = stand([pair("different", 0, 2), pair("same", 0, 1), setting(1, "kind=AID")], less)
    assert [s.state for s in found] == ["in force", "loose", "loose"]
    assert rulings_of(found).same == frozenset()
    assert wanted_of(found) == {}


def test_two_that_became_one_cannot_be_kept_apart():
    """A `different` of which both sides are one thing now is loose; a `same` of that kind is content."""
    one, two = mark(0), mark(0)
    apart = Judgement("a", "different", one, two, "", "Sari", "x", "t")
    assert states(apart) == ["loose"]
    alike = Judgement("b", "same", one, two, "", "Sari", "x", "t")
    found = stand([alike], READINGS)
    assert found[0].state == "in force"
    assert rulings_of(found).same == frozenset()


pairs = st.tuples(
    st.sampled_from(["same", "different"]),
    st.sampled_from([(0, 1), (0, 2), (1, 2), (1, 3), (2, 3)]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(pairs, max_size=7, unique=True), st.randoms(use_true_random=False))
def test_what_holds_never_contradicts_and_needs_no_order(chosen, shuffle):
    """What is in force is consistent through any chain, and where all of it holds any order gives the same rulings."""
    judgements = [pair(kind, *two) for kind, two in chosen]
    found = stand(judgements, READINGS)
    rulings = rulings_of(found)
    groups = {id_: {id_} for id_ in EVENTS}
    for left, right in rulings.same:
        joined = groups[left] | groups[right]
        groups |= dict.fromkeys(joined, joined)
    assert not any(right in groups[left] for left, right in rulings.different)
    if all(s.state == "in force" for s in found):
        shuffle.shuffle(judgements)
        assert rulings_of(stand(judgements, READINGS)) == rulings
