"""Promises 5 and 9: what was said is not what is so, and conflict is not change."""

from benang.records import Name, Why

WEDNESDAY = ("2031-05-07", "2031-05-07")
WHO = ("Sutan/AAA", "Marlina/BBB")


def told(desk, name, speaker="", day="2031-05-08", **given):
    """Draft a page on one meeting, in the outlet's voice or in a speaker's words."""
    page = desk.page(name, "Sutan bertemu Marlina di Bukit Lawang.", name, day)
    holders = (page.statement("bertemu Marlina", speaker),) if speaker else ()
    page.event("bertemu", who=WHO, when=WEDNESDAY, holders=holders, **given)
    return page


def test_one_holder_twice_is_only_says_so(desk, weave):
    """Two outlets that carry one holder's words do not corroborate them."""
    pages = [told(desk, n, "Sutan/AAA") for n in ("one", "two")]
    verdict = weave(pages, [desk.story("s", *pages)]).verdict()
    assert verdict.kind == "single_source"
    assert [w.rule for w in verdict.why] == ["verdict.only_says"]


def test_two_holders_corroborate(desk, weave):
    """Two different holders who say so corroborate it."""
    pages = [told(desk, "one", "Sutan/AAA"), told(desk, "two", "Marlina/BBB")]
    assert weave(pages, [desk.story("s", *pages)]).verdict().kind == "corroborated"


def test_a_shorter_form_of_a_name_is_no_second_holder(desk, weave):
    """Somebody named in full in one page and by one name in another may be one, so they corroborate nothing."""
    rules = []
    for other in ("Bela/AAA", "Marlina/AAA"):
        pages = []
        for name, speaker in (("one", "Bela Sutarja/AAA"), ("two", other)):
            page = desk.page(name, "Sutan bertemu Marlina di Bukit Lawang.", name, "2031-05-08")
            said = page.statement("bertemu Marlina", speaker, ("Rimba",))
            page.event("bertemu", who=WHO, when=WEDNESDAY, holders=(said,))
            pages.append(page)
        rules.append(weave(pages, [desk.story("s", *pages)]).verdict().why[0].rule)
    assert rules == ["verdict.only_says", "verdict.corroborated.holders"]


def test_two_wires_corroborate(desk, weave):
    """Two outlets that report it in their own voice from two wires corroborate it."""
    pages = [told(desk, "one"), told(desk, "two")]
    pages[0].credits, pages[1].credits = ("Rimba",), ("Samudra",)
    assert weave(pages, [desk.story("s", *pages)]).verdict().kind == "corroborated"


def test_unknown_origins_do_not_corroborate(desk, weave):
    """Outlets whose origin is not printed may all be one, so they corroborate nothing."""
    pages = [told(desk, n) for n in ("one", "two", "three")]
    verdict = weave(pages, [desk.story("s", *pages)]).verdict()
    assert (verdict.kind, verdict.origins, verdict.unknown) == ("single_source", 0, 3)


def test_denial_disputes(desk, weave):
    """What one holder says and another denies is disputed, with both sides and a link."""
    yes, no = told(desk, "one", "Sutan/AAA"), told(desk, "two", "Marlina/BBB", polarity="-")
    woven = weave([yes, no], [desk.story("s", yes, no)])
    verdict = woven.verdict()
    assert verdict.kind == "disputed"
    assert (verdict.for_, verdict.against) == ((yes.events[0].id,), (no.events[0].id,))
    assert woven.linked("disputes") == [tuple(sorted((yes.events[0].id, no.events[0].id)))]


def test_not_yet_denies_nothing(desk, weave):
    """``belum`` leaves the door open: it is no denial."""
    yes = told(desk, "one", "Sutan/AAA", modality="possible")
    no = told(desk, "two", "Marlina/BBB", polarity="-", not_yet=True)
    assert weave([yes, no], [desk.story("s", yes, no)]).verdict().kind != "disputed"


def test_denial_that_points_back(desk, weave):
    """A denial of "the report" by a party is that party's position on what was said just before."""
    text = "Marlina menuduh Sutan mengirim beras ke AAA.\nSutan membantah kabar tersebut."
    page = desk.page("one", text, "Kabar")
    says = page.statement("Sutan mengirim beras ke AAA", "Marlina/BBB")
    page.event("mengirim", "AID", who=("Sutan/AAA",), what=("beras",), holders=(says,))
    page.statement("kabar tersebut", "Sutan/AAA", act="deny")
    woven = weave([page], [desk.story("s", page)])
    assert woven.verdict().kind == "disputed"
    assert {(p.holder, p.polarity) for p in woven.happenings[0].positions} == {
        ("Marlina", "+"),
        ("Sutan", "-"),
    }


def test_incompatible_details_conflict(desk, weave):
    """Lunch in one page and dinner in another conflict, and the two claims are linked once."""
    pages = [
        told(desk, "one", details=[("meal", "lunch")]),
        told(desk, "two", details=[("meal", "dinner")]),
    ]
    woven = weave(pages, [desk.story("s", *pages)])
    assert woven.verdict("meal", "lunch").kind == "conflict"
    assert woven.verdict("meal", "dinner").kind == "conflict"
    assert len(woven.linked("conflicts")) == 1


def test_later_figure_updates(desk, weave):
    """A figure that all later pages give replaces the earlier one; the later claim is on the left."""
    pages = [
        told(desk, "one", numbers=[(20, 20, "orang")]),
        told(desk, "two", numbers=[(35, 35, "orang")], day="2031-05-09"),
    ]
    woven = weave(pages, [desk.story("s", *pages)])
    newer, older = woven.verdict("number", "35 orang"), woven.verdict("number", "20 orang")
    assert {newer.kind, older.kind} == {"update"}
    assert woven.linked("updates") == [(newer.claim, older.claim)]


def test_same_day_figures_conflict_unless_they_overlap(desk, weave):
    """Figures of one day conflict when their ranges do not meet, and only then."""
    first = told(desk, "one", numbers=[(20, 20, "orang")])
    other = told(desk, "two", numbers=[(35, 35, "orang")])
    wide = told(desk, "two", numbers=[(15, 40, "orang")])
    assert weave([first, other], [desk.story("s", first, other)]).linked("conflicts")
    assert not weave([first, wide], [desk.story("s", first, wide)]).linked("conflicts")


def test_figures_of_one_page_are_two_things(desk, weave):
    """A page that gives both figures speaks of two things, so they do not conflict."""
    both = told(desk, "one", numbers=[(20, 20, "orang"), (35, 35, "orang")])
    assert not weave([both], [desk.story("s", both)]).linked("conflicts")


def test_called_off_is_evolution(desk, weave):
    """A plan that a later page reports as called off is a change of the world, not a dispute."""
    text = "Pertemuan Sutan dan Marlina dibatalkan."
    plan = told(desk, "one", "Sutan/AAA", modality="planned")
    off = desk.page("two", text, "Warta", "2031-05-09")
    off.event("Pertemuan", who=WHO, when=WEDNESDAY, polarity="-")
    woven = weave([plan, off], [desk.story("s", plan, off)])
    assert woven.verdict().kind == "evolution"
    assert [p.state for p in woven.plans] == ["cancelled"]


def test_state_and_its_government_are_one_holder(desk, weave):
    """A state and one who speaks for its government do not corroborate one another."""
    pages = [told(desk, "one", "AAA/AAA"), told(desk, "two", "Sutan/AAA")]
    assert weave(pages, [desk.story("s", *pages)]).verdict().kind == "single_source"


def test_denial_of_the_deed_leaves_the_plan(desk, weave):
    """That nothing has been done does not dispute that it is planned, and a request is no claim."""
    for modality in ("planned", "requested", "conditional"):
        plan = told(desk, "one", "Sutan/AAA", modality=modality)
        no = told(desk, "two", "Marlina/BBB", polarity="-")
        assert weave([plan, no], [desk.story("s", plan, no)]).verdict().kind != "disputed"


def test_denial_says_nothing_of_a_later_day(desk, weave):
    """A denial published before the day of the deed does not dispute it."""
    early = desk.page("one", "Sutan tidak bertemu Marlina.", "Kabar", "2031-05-05")
    said = early.statement("tidak bertemu Marlina", "Sutan/AAA")
    early.event("bertemu", who=WHO, polarity="-", holders=(said,))
    late = told(desk, "two", "Marlina/BBB")
    assert weave([early, late], [desk.story("s", early, late)]).verdict().kind != "disputed"


def test_a_count_that_grows_beside_the_old_one_updates(desk, weave):
    """A later page that prints both the old count and the new, higher one updates it."""
    first = told(desk, "one", numbers=[(14, 14, "person")])
    later = told(desk, "two", numbers=[(23, 23, "person")], day="2031-05-09")
    again = told(desk, "two", numbers=[(14, 14, "person")], day="2031-05-09")
    later.events.extend(again.events)
    woven = weave([first, later], [desk.story("s", first, later)])
    assert woven.verdict("number", "23 person").kind == "update"
    assert woven.verdict("number", "14 person").kind == "update"


def test_two_sums_in_a_sentence_are_not_compared(desk, weave):
    """What is paid and what is earned stand in one sentence, so neither sum contradicts another page's."""
    first = told(desk, "one", numbers=[(600, 600, "IDR"), (3500, 3500, "IDR")])
    later = told(desk, "two", numbers=[(300, 300, "IDR")], day="2031-05-09")
    woven = weave([first, later], [desk.story("s", first, later)])
    assert {v.kind for v in woven.verdicts} == {"single_source"}


def test_that_others_did_it_is_not_what_is_denied(desk, weave):
    """Who says that one side did not strike does not dispute that somebody unnamed did."""
    pages = []
    for name, who, polarity in (("one", (), "+"), ("two", ("=CCC",), "-")):
        page = desk.page(name, "Serangan di Bukit Lawang itu.", name, "2031-05-08")
        said = page.statement("Bukit Lawang", f"{name}/AAA")
        page.event(
            "Serangan",
            "ASSAULT",
            who=who,
            to_whom=("=DDD",),
            when=WEDNESDAY,
            holders=(said,),
            polarity=polarity,
        )
        pages.append(page)
    woven = weave(pages, [desk.story("s", *pages)])
    assert len(woven.happenings) == 1
    assert "disputed" not in {v.kind for v in woven.verdicts}


def test_one_outlet_twice_is_no_corroboration(desk, weave):
    """Two pages of one outlet, written from two wires, leave a happening with one source; another outlet makes two."""
    kinds = []
    for outlet in ("Kabar", "Warta"):
        pages = []
        for name, wire, where in (("one", "Rimba", "Kabar"), ("two", "Samudra", outlet)):
            page = desk.page(name, f"Sutan bertemu Marlina, tulis {wire}.", where, "2031-05-08")
            page.credits = (wire,)
            page.event("bertemu", who=WHO, when=WEDNESDAY)
            pages.append(page)
        kinds.append(weave(pages, [desk.story("s", *pages)]).verdict().kind)
    assert kinds == ["single_source", "corroborated"]


def test_to_condemn_is_not_to_witness(desk, weave):
    """Who condemns an attack takes it for granted; two who do so corroborate nothing, two who tell of it do."""
    rules = []
    for rule in ("event.noun", "event.active"):
        pages = []
        for name, speaker in (("one", "Bela/AAA"), ("two", "Tagor/BBB")):
            page = desk.page(name, "Marlina menyerang Sutan.", name, "2031-05-08")
            said = page.statement("Marlina menyerang Sutan", speaker)
            page.event(
                "menyerang",
                "ASSAULT",
                who=("Marlina/CCC",),
                to_whom=("Sutan/DDD",),
                when=WEDNESDAY,
                holders=(said,),
                why=(Why(rule, ("menyerang",)),),
            )
            pages.append(page)
        rules.append(weave(pages, [desk.story("s", *pages)]).verdict().why[0].rule)
    assert rules[0] == "verdict.only_says"
    assert rules[1].startswith("verdict.corroborated")


def test_a_denial_of_another_thing_disputes_nothing(desk, weave):
    """That one permit was not taken back denies nothing of the permits that were."""
    page = desk.page(
        "one", "AAA mencabut empat izin.\nAAA tidak mencabut izin Kebun Teluk.", "Kabar"
    )
    page.event("mencabut empat", "SANCTION", who=("=AAA",))
    page.event("tidak mencabut", "SANCTION", who=("=AAA",), polarity="-")
    page.names = (Name(page.span("Kebun Teluk"), "ORG", "kebun teluk"),)
    other = desk.page("two", "AAA mencabut empat izin.", "Warta")
    other.event("mencabut", "SANCTION", who=("=AAA",))
    woven = weave([page, other], [desk.story("s", page, other)])
    assert not woven.linked("disputes")


def test_a_later_hour_is_an_update(desk, weave):
    """A count that is higher some hours later on the same day is an update, not a conflict."""
    pages = []
    for name, hour, count in (("one", "T09:00", 8), ("two", "T15:00", 10)):
        page = desk.page(name, f"{count} orang tewas di Bukit Lawang.", name, f"2031-05-08{hour}")
        page.event(
            "tewas",
            "OTHER",
            where="bukit lawang",
            when=WEDNESDAY,
            numbers=((count, count, "person"),),
        )
        pages.append(page)
    woven = weave(pages, [desk.story("s", *pages)])
    kinds = {v.kind for v in woven.verdicts if v.why[0].rule != "verdict.single_source"}
    assert "update" in kinds
    assert "conflict" not in kinds
