"""What the five founding pages together must give: the plan that came true, the dispute, the pact after the denial."""

from pathlib import Path

import pytest

from benang.build import weave_readings
from benang.cleaning import clean
from benang.engines.inline import InlineEngine
from benang.ids import make_id
from benang.intake import read_paths
from benang.reading import read
from benang.records import Given, Page

SEEDS = Path(__file__).resolve().parents[2] / "../shared/seeds"


class Found:
    """The weave of the founding pages, and questions to it by page number."""

    def __init__(self, as_of="", planted=()):
        """Weave the founding pages and others planted beside them."""
        paths = sorted(str(p) for p in SEEDS.glob("*.txt"))
        self.pages = [p for p in read_paths(paths) if isinstance(p, Page)]
        self.readings = [read(clean(p)) for p in (*self.pages, *planted)]
        self.weave = weave_readings(self.readings, InlineEngine(), as_of)
        self.events = {e.id: (r, e) for r in self.readings for e in r.events}

    def page(self, event):
        """Return the number of the page an event or statement stands on."""
        for reading in self.readings:
            rows = (*reading.events, *reading.statements)
            if any(row.id == event for row in rows):
                return reading.article.page.source[:3]
        return ""

    def about(self, kind, *words):
        """Return the happenings of a kind whose names, things or place hold all the words."""
        return [
            h
            for h in self.weave.happenings
            if h.kind == kind
            and all(w in " ".join((*h.who, *h.to_whom, *h.what, h.where)).lower() for w in words)
        ]

    def verdict(self, happening):
        """Return the kind of verdict on whether it occurred."""
        (claim,) = [
            c for c in self.weave.claims if (c.happening, c.slot) == (happening.id, "occurred")
        ]
        return next(v.kind for v in self.weave.verdicts if v.claim == claim.id)

    def linked(self, kind):
        """Return the pages on both ends of every link of a kind."""
        return {(self.page(k.left), self.page(k.right)) for k in self.weave.links if k.kind == kind}


@pytest.fixture(scope="module")
def found():
    """Weave the founding pages once."""
    if not SEEDS.is_dir():
        pytest.skip("the founding pages are not beside this repository")
    return Found()


def test_meeting_is_one_in_four_pages(found):
    """E1: the meeting is one happening in four pages on its day, corroborated."""
    meetings = [h for h in found.about("CONSULT", "putin", "kim") if h.when and len(h.members) > 4]
    best = max(meetings, key=lambda h: len({found.page(m) for m in h.members}))
    assert {found.page(m) for m in best.members} == {"000", "001", "002", "003"}
    assert best.when == ("2023-09-13", "2023-09-13")
    assert found.verdict(best) == "corroborated"


def test_plan_came_true_on_another_page(found):
    """E3: the visit that one page announces is reported done by another."""
    assert ("003", "002") in found.linked("realises")
    realised = [p for p in found.weave.plans if p.state == "realised"]
    assert any(found.page(p.steps[0].by) == "002" for p in realised)
    assert all(
        found.page(s.by) == "003" for p in realised for s in p.steps if s.state == "realised"
    )


@pytest.mark.parametrize(("word", "later"), [("vladivostok", "open"), ("lavrov", "due")])
def test_other_plans_stay_open(found, word, later):
    """E4 and E5: what no page reports is open on the day of the last page of 2023, and later due if it had a time."""
    then = Found("2023-09-16")
    for weave_then, state in ((then, "open"), (found, later)):
        about = {h.id for h in weave_then.about("CONSULT", word)}
        plans = [p for p in weave_then.weave.plans if p.about in about]
        assert plans
        assert {p.state for p in plans} == {state}


def test_denial_is_superseded_not_contradicted(found):
    """E6 and E8: the pact of 2024 supersedes the denial of 2023, and does not conflict with it."""
    assert ("004", "003") in found.linked("supersedes")
    assert {a.state for a in found.weave.agreements} >= {"denied", "signed"}
    assert not [pair for pair in found.linked("disputes") if "004" in pair]


def test_arms_supply_is_disputed(found):
    """E13: what officials hold possible and both states deny is disputed, and nowhere done."""
    kinds = {found.verdict(h) for h in found.about("AID", "senjata", "kim", "rusia")}
    kinds |= {found.verdict(h) for h in found.about("AID", "senjata", "kim", "moskow")}
    assert "disputed" in kinds
    assert "corroborated" not in kinds


def test_lunch_and_dinner_conflict(found):
    """E2: lunch in one page and dinner in two are values of one happening that conflict."""
    values = {(v.slot, v.value) for h in found.weave.happenings for v in h.values}
    assert {("meal", "lunch"), ("meal", "dinner")} <= values
    meals = [h for h in found.weave.happenings if any(v.slot == "meal" for v in h.values)]
    assert len([h for h in meals if len(h.values) > 1]) == 1
    assert [k for k in found.weave.links if k.kind == "conflicts"]


@pytest.mark.parametrize("number", range(5))
def test_ten_copies_of_a_page_change_no_count(found, number):
    """Promise 6: ten copies of a page under other outlets leave all three numbers of all happenings as they were."""
    source = found.pages[number]
    planted = [
        Page(make_id("copy", str(n)), f"copy {n}", source.text, given=Given(outlet=f"Lain {n}"))
        for n in range(10)
    ]
    copied = Found(planted=planted)
    after = {m: h for h in copied.weave.happenings for m in h.members}
    changed = {
        h.id: (h.outlets, h.origins, h.unknown)
        for h in found.weave.happenings
        if (after[h.id].outlets, after[h.id].origins, after[h.id].unknown)
        != (h.outlets, h.origins, h.unknown)
    }
    assert not changed
    assert len(copied.weave.plans) == len(found.weave.plans)
