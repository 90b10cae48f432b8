"""Promise 8: plans have lives, and nothing is guessed from silence."""

import pytest

from benang.records import Why


def planned(desk, name="plan", day="2031-05-08", text="", **given):
    """Draft a page that announces a visit to Bukit Lawang in a speaker's words."""
    text = text or "Sutan akan mengunjungi Bukit Lawang."
    page = desk.page(name, text, name, day)
    holder = page.statement(text[:-1], given.pop("speaker", "Sutan/AAA"))
    given = {"modality": "planned", "where": "bukit lawang", **given}
    page.event("mengunjungi", modes=("visit",), who=("Sutan/AAA",), holders=(holder,), **given)
    return page


def done(desk, name="deed", day="2031-05-12", **given):
    """Draft a page that tells of the visit in the outlet's own voice."""
    page = desk.page(name, given.pop("text", "Sutan mengunjungi Bukit Lawang."), name, day)
    given = {"where": "bukit lawang", "who": ("Sutan/AAA",), **given}
    page.event("mengunjungi", modes=("visit",), **given)
    return page


@pytest.fixture(scope="session")
def plan(desk, weave):
    """Return the only plan of these pages and what was woven."""

    def run(*pages, as_of=""):
        woven = weave(pages, [desk.story("s", *pages)], as_of=as_of)
        (only,) = woven.plans
        return only, woven

    return run


def test_deed_realises(desk, plan):
    """A later report of the deed by the same actor at the same place realises the plan, deed on the left."""
    before, after = planned(desk), done(desk, when=("2031-05-11", "2031-05-11"))
    only, woven = plan(before, after)
    assert only.state == "realised"
    assert only.holder == "Sutan"
    assert [(s.state, s.as_of) for s in only.steps] == [
        ("open", "2031-05-08"),
        ("realised", "2031-05-12"),
    ]
    assert woven.linked("realises") == [(after.events[0].id, before.events[0].id)]
    assert only.about == woven.happenings[0].id


def test_deed_on_another_day_still_realises(desk, plan):
    """A deed a few days after the day that was named is still the deed, when actor and place agree."""
    before = planned(desk, when=("2031-05-10", "2031-05-10"))
    assert plan(before, done(desk, when=("2031-05-12", "2031-05-12")))[0].state == "realised"


@pytest.mark.parametrize(
    "given",
    [
        {"when": ("2031-05-06", "2031-05-06")},
        {"who": ("Marlina/BBB",)},
        {"where": "teluk bayur"},
        {"modality": "possible"},
        {"polarity": "-", "not_yet": True},
    ],
    ids=["before the plan", "another actor", "another place", "only possible", "not yet"],
)
def test_what_is_no_deed(desk, weave, given):
    """A visit before the plan, by another, elsewhere, only possible or not yet made realises nothing."""
    pages = planned(desk), done(desk, **given)
    woven = weave(pages, [desk.story("s", *pages)])
    assert [p.state for p in woven.plans] == ["open"]
    assert not woven.linked("realises")


def test_silence_makes_due_not_lapsed(desk, plan):
    """When the window is over and no page says, the plan is due; before that it is open; without one it stays open."""
    page = planned(desk, when=("2031-05-10", "2031-05-14"))
    assert plan(page, as_of="2031-05-14")[0].state == "open"
    only, _ = plan(page, as_of="2031-05-15")
    assert (only.state, only.window) == ("due", ("2031-05-10", "2031-05-14"))
    assert plan(planned(desk), as_of="2099-01-01")[0].state == "open"


def test_called_off(desk, plan):
    """Words that call the plan off cancel it; a negation before them does not."""
    text = "Sutan membatalkan rencana mengunjungi Bukit Lawang."
    page = planned(desk, "off", "2031-05-09", text)
    only, _ = plan(planned(desk), page)
    assert only.state == "cancelled"
    assert only.steps[-1].by == page.events[0].id
    text = "Sutan tidak membatalkan rencana mengunjungi Bukit Lawang."
    assert plan(planned(desk), planned(desk, "on", "2031-05-09", text))[0].state == "open"


def test_other_time_changes(desk, plan):
    """A later announcement with another time changes the plan; what another time was announced before does not."""
    early = planned(desk, when=("2031-05-10", "2031-05-10"))
    late = planned(desk, "late", "2031-05-09", when=("2031-06-01", "2031-06-01"))
    only, _ = plan(early, late)
    assert only.state == "changed"
    assert only.steps[-1].by == late.events[0].id
    assert plan(early)[0].state == "open"


def test_second_visit_is_not_the_first_deed(desk, weave):
    """A visit that was made is not the deed of one announced for a later time."""
    before = planned(desk, when=("2031-06-10", "2031-06-10"))
    early = done(desk, when=("2031-05-11", "2031-05-11"))
    woven = weave([before, early], [desk.story("s", before, early)])
    assert [p.state for p in woven.plans] == ["open"]
    assert len(woven.happenings) == 2


def test_did_not_happen_in_time(desk, plan):
    """A page that says after the window that it did not happen makes the plan lapsed."""
    page = planned(desk, when=("2031-05-10", "2031-05-10"))
    after = done(desk, day="2031-05-11", polarity="-", when=("2031-05-10", "2031-05-10"))
    assert plan(page, after)[0].state == "lapsed"


def test_denied_by_its_actor(desk, weave):
    """A plan that its own actor denies is denied, and the denial is a plan of its own with that state."""
    page = planned(desk, speaker="Marlina/BBB")
    denial = planned(
        desk, "no", "2031-05-09", "Sutan tidak akan mengunjungi siapa pun.", polarity="-"
    )
    woven = weave([page, denial], [desk.story("s", page, denial)])
    assert {(p.holder, p.state) for p in woven.plans} == {
        ("Marlina", "denied"),
        ("Sutan", "denied"),
    }


def test_promise_without_an_event(desk, weave):
    """A promise whose deed no event tells is a plan about its utterance."""
    page = desk.page("one", "Marlina berjanji memperbaiki jembatan.", "Kabar")
    said = page.statement("memperbaiki jembatan", "Marlina/BBB", act="promise")
    (only,) = weave([page], [desk.story("s", page)]).plans
    assert (only.about, only.holder, only.state) == (said, "Marlina", "open")


def test_the_deed_of_threatening_is_no_deed_threatened(desk, weave):
    """A threat stays a plan of its own where an event tells only that somebody threatens."""
    page = desk.page("one", "Marlina mengancam akan menutup jembatan.", "Kabar")
    said = page.statement("akan menutup jembatan", "Marlina/BBB", act="threaten")
    page.event("mengancam akan", kind="THREATEN", who=("Marlina/BBB",), holders=(said,))
    (only,) = weave([page], [desk.story("s", page)]).plans
    assert (only.about, only.holder, only.kind) == (said, "Marlina", "threat")


def test_things_announce_nothing(desk, weave):
    """What threatens without being somebody the page names makes no plan."""
    page = desk.page("one", "Limbah mengancam seisi muara.", "Kabar")
    page.statement("seisi muara", "ancaman limbah", act="threaten")
    assert not weave([page], [desk.story("s", page)]).plans


def test_deed_in_a_linked_story(desk, weave):
    """A plan meets its deed in a story that follows its own."""
    before, after = planned(desk), done(desk, when=("2031-05-11", "2031-05-11"))
    stories = [desk.story("s", before), desk.story("t", after, links=("s",))]
    assert [p.state for p in weave([before, after], stories).plans] == ["realised"]


def test_attacks_before_are_no_deed(desk, weave):
    """An attack that gives no day may be one before the plan, so it realises nothing; one with a later day does."""
    plan = desk.page("plan", "Sutan akan menyerang benteng.", "Kabar", "2031-05-08")
    plan.event("menyerang", "ASSAULT", who=("Sutan/AAA",), what=("benteng",), modality="planned")
    for when, state in ((None, "open"), (("2031-05-09", "2031-05-09"), "realised")):
        deed = desk.page("deed", "Sutan menyerang benteng.", "Warta", "2031-05-09")
        deed.event("menyerang", "ASSAULT", who=("Sutan/AAA",), what=("benteng",), when=when)
        woven = weave([plan, deed], [desk.story("s", plan, deed)])
        assert [p.state for p in woven.plans] == [state]


def test_called_off_in_the_outlets_voice(desk, weave):
    """A visit that the outlet itself reports as called off is cancelled, not denied by nobody."""
    page = desk.page("off", "Sutan membatalkan kunjungan ke Bukit Lawang.", "Kabar")
    page.event("kunjungan", modes=("visit",), who=("Sutan/AAA",), modality="planned", polarity="-")
    assert [p.state for p in weave([page], [desk.story("s", page)]).plans] == ["cancelled"]


@pytest.mark.parametrize("cue", ["untuk", "berharap", "bertekad"])
def test_what_is_only_wished_is_no_plan(desk, weave, cue):
    """A purpose, a hope or a resolve without a time ahead announces nothing."""
    page = planned(desk, why=(Why("event.planned", (cue,)),))
    assert weave([page], [desk.story("s", page)]).plans == []


def test_a_wish_with_a_day_ahead_is_a_plan(desk, plan):
    """With a time still ahead even the purpose of an invitation is announced."""
    page = planned(desk, why=(Why("event.planned", ("untuk",)),), when=("2031-05-20", "2031-05-20"))
    assert plan(page)[0].state == "open"


def test_nobody_known_plans_nothing(desk, weave):
    """What nobody known means to do is no plan."""
    page = desk.page("one", "Ia akan mengunjungi Bukit Lawang.", "one", "2031-05-08")
    page.event("mengunjungi", modes=("visit",), modality="planned")
    assert weave([page], [desk.story("s", page)]).plans == []


def test_a_promise_to_refrain_is_no_denial(desk, plan):
    """Who promises not to do something has promised; nothing was denied."""
    page = desk.page("one", "Marlina berjanji tidak menutup jembatan.", "Kabar", "2031-05-08")
    page.statement(
        "tidak menutup jembatan", "Marlina/BBB", act="promise", modality="planned", polarity="-"
    )
    assert plan(page)[0].state == "open"


def test_calling_off_something_else_cancels_nothing(desk, plan):
    """A verb behind the plan calls off what stands behind it, not the plan."""
    page = planned(desk, text="Sutan akan mengunjungi Bukit Lawang lalu membatalkan kontrak itu.")
    assert plan(page)[0].state == "open"
