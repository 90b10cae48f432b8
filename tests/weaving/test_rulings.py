"""Grouping obeys what people decided: together stays together, apart stays apart, whatever the scores say."""

from hypothesis import given, settings
from hypothesis import strategies as st

from benang.records import Reason, Rulings
from benang.weaving.rulings import Bounds, judged_links, narrow

THINGS = [f"{n:02d}" for n in range(7)]
pairs = st.sampled_from([(a, b) for a in THINGS for b in THINGS if a < b])


def ruled(same, different):
    """Return rulings, without those about pairs that are one through others."""
    bounds = Bounds(Rulings(same=frozenset(same)))
    kept = {p for p in different if bounds.whole(p[0]) != bounds.whole(p[1])}
    return Rulings(same=frozenset(same), different=frozenset(kept))


@settings(max_examples=200)
@given(st.sets(pairs, max_size=5), st.sets(pairs, max_size=5), st.lists(pairs, max_size=20))
def test_bounds_hold_however_groups_grow(same, different, wishes):
    """After any wishes to meet, what people joined is one whole, what they parted is not, and a refusal was needed."""
    rulings = ruled(same, different)
    bounds = Bounds(rulings)
    for left, right in wishes:
        allowed = bounds.may_meet(left, right)
        assert bounds.meet(left, right) == allowed
        if not allowed:
            wholes = {bounds.whole(left), bounds.whole(right)}
            assert any({bounds.whole(a), bounds.whole(b)} == wholes for a, b in rulings.different)
    assert all(bounds.whole(a) == bounds.whole(b) for a, b in rulings.same)
    assert all(bounds.whole(a) != bounds.whole(b) for a, b in rulings.different)


def test_rulings_are_narrowed_to_what_is_at_hand():
    """A pair of which one side is elsewhere does not count here."""
    rulings = Rulings(same=frozenset({("a", "b"), ("a", "z")}), different=frozenset({("b", "z")}))
    found = narrow(rulings, {"a", "b"})
    assert (found.same, found.different) == ({("a", "b")}, frozenset())


def test_links_say_who_decided():
    """A ruled pair is joined or a candidate by people's word, which stands before what the machine saw."""
    why = Reason("judged.same", 1.0, ("Sari", "satu kalimat"))
    rulings = Rulings(
        same=frozenset({("a", "b")}),
        different=frozenset({("c", "d")}),
        because={("same", "a", "b"): (why,)},
    )
    same, apart = judged_links("same_utterance", [], rulings, {"a", "b", "c", "d"})
    assert (same.state, same.score, same.reasons) == ("joined", 1.0, (why,))
    assert (apart.state, apart.score) == ("candidate", 0.0)
    assert judged_links("same_utterance", [], rulings, {"a", "c"}) == []
