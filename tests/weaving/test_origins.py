"""Promise 6: outlets, proven independent origins and reports of unknown origin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benang.records import Link
from benang.weaving.origins import fold

WEDNESDAY = ("2031-05-07", "2031-05-07")
WHO = ("Sutan/AAA", "Marlina/BBB")


def report(desk, name, outlet="", **given):
    """Draft a page on one meeting; ``speaker`` and ``chain`` say whose words it stands in."""
    page = desk.page(name, "Sutan bertemu Marlina di Bukit Lawang.", outlet or name, "2031-05-08")
    holders = ()
    if "speaker" in given:
        chain, speaker = given.get("chain", ()), given["speaker"]
        holders = (page.statement("bertemu Marlina", speaker, chain),)
    page.event("bertemu", who=WHO, when=WEDNESDAY, holders=holders, where="bukit lawang")
    page.credits = given.get("credits", ())
    return page


@pytest.fixture(scope="session")
def three(desk, weave):
    """Return the three numbers of the only happening that these pages tell of."""

    def run(drafts, utterances=(), links=()):
        woven = weave(drafts, [desk.story("s", *drafts)], utterances, links)
        (happening,) = woven.happenings
        return happening.outlets, happening.origins, happening.unknown

    return run


def test_unprinted_origin_is_unknown(desk, three):
    """An outlet's own voice without any sign of its own reporting has an origin that is not printed."""
    assert three([report(desk, "one"), report(desk, "two")]) == (2, 0, 2)


def test_shared_wire_is_one_origin(desk, three):
    """Two outlets that credit one wire are one origin."""
    pages = [report(desk, n, credits=("Kantor Berita Rimba",)) for n in ("one", "two")]
    assert three(pages) == (2, 1, 0)


def test_shared_utterance_is_one_origin(desk, three):
    """One utterance through two wires is one origin."""
    one = report(desk, "one", speaker="unnamed", chain=("Rimba",))
    two = report(desk, "two", speaker="unnamed", chain=("Samudra",))
    said = desk.utterance(one.statements[0].id, two.statements[0].id)
    assert three([one, two]) == (2, 2, 0)
    assert three([one, two], [said]) == (2, 1, 0)


def test_same_speaker_is_one_origin(desk, three):
    """The same speaker in two outlets, with no wire, is one origin."""
    pages = [report(desk, n, speaker="Sutan/AAA") for n in ("one", "two")]
    assert three(pages) == (2, 1, 0)


def test_spokesperson_counts_as_the_body(desk, three):
    """A spokesperson and the body they speak for are one origin."""
    pages = [report(desk, "one", speaker="Juru Bela"), report(desk, "two", speaker="Badan Sungai")]
    link = Link("speaks_for", "juru bela", "badan sungai", "joined", 1.0, ())
    assert three(pages) == (2, 2, 0)
    assert three(pages, links=[link]) == (2, 1, 0)


def test_own_reporting_is_an_origin(desk, three):
    """A byline with a dateline where it happened, and no relay, is the page's own reporting."""
    page = report(desk, "one")
    page.byline, page.place = ("Rani",), "Bukit Lawang"
    assert three([page]) == (1, 1, 0)


def test_caption_never_adds(desk, three):
    """A caption adds neither an origin nor an unknown one."""
    page = desk.page("one", "Sutan bertemu Marlina.", "Kabar")
    page.event("bertemu", who=WHO, when=WEDNESDAY, zone="caption")
    assert three([page]) == (1, 0, 0)


def test_names_fold():
    """A wire is the same with or without the ending of its address."""
    assert fold("Rimba.com") == fold("RIMBA") == "rimba"


@given(copied=st.sampled_from([0, 1, 2]), outlets=st.booleans())
def test_ten_copies_change_no_count(desk, three, copied, outlets):
    """Ten planted copies of any page, under its outlet's name or others, change none of the three numbers."""
    pages = _pile(desk)
    before = three(pages)
    source = pages[copied]
    planted, links = [], []
    for n in range(10):
        page = desk.page(f"copy{n}", source.text, f"Lain {n}" if outlets else source.outlet)
        holders = tuple(
            page.statement("bertemu Marlina", s.speaker.name, tuple(r.name for r in s.chain))
            for s in source.statements
        )
        page.event("bertemu", who=WHO, when=WEDNESDAY, holders=holders, where="bukit lawang")
        planted.append(page)
        links.append(Link("copy", page.id, source.id, "joined", 1.0, ()))
    assert three([*pages, *planted], links=links) == before


@given(speaker=st.text("abcdefgh", min_size=3), wire=st.text("ijklmnop", min_size=3))
def test_disjoint_chain_adds_exactly_one(desk, three, speaker, wire):
    """One report with a speaker and a wire of its own adds exactly one origin and nothing unknown."""
    pages = _pile(desk)
    _, origins, unknown = three(pages)
    more = report(desk, "more", speaker=speaker, chain=(wire,))
    assert three([*pages, more])[1:] == (origins + 1, unknown)


def _pile(desk):
    """Draft three pages: a speaker through a wire, an unknown origin, a credited wire."""
    return [
        report(desk, "one", speaker="Sutan/AAA", chain=("Rimba",)),
        report(desk, "two"),
        report(desk, "three", credits=("Samudra",)),
    ]


def test_the_same_long_sentence_is_one_origin(desk, weave):
    """Two pages of different wires that print one long sentence to the letter are one origin; a short one proves nothing."""
    long = "Sutan bertemu Marlina di Bukit Lawang untuk membahas jembatan gantung yang putus diterjang banjir."
    counts = []
    for text in ("Sutan bertemu Marlina di Bukit Lawang.", long):
        pages = []
        for name, wire in (("one", "Rimba"), ("two", "Samudra")):
            page = desk.page(name, text, name, "2031-05-08")
            page.event("bertemu", who=WHO, when=WEDNESDAY, where="bukit lawang")
            page.credits = (wire,)
            pages.append(page)
        (happening,) = weave(pages, [desk.story("s", *pages)], (), ()).happenings
        counts.append(happening.origins)
    assert counts == [2, 1]
