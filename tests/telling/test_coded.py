"""Coding for PLOVER: who acts on whom, when, and why a happening or event is left out."""

import pytest
from msgspec.structs import replace
from tests.coded_mentions import (
    BARAT,
    PAGE,
    RATU,
    TAMU,
    TONGA,
    WARGA,
    coded,
    holder,
    mention,
    names,
    reasons,
)

from benang.records import Actor, Entity, Position, Span, Thing, Why
from benang.telling.coding import origin_of
from benang.telling.plover import plover_row
from benang.telling.polecat import polecat_row


def test_each_party_stands_on_one_side():
    """Whoever mentions put on both sides goes where most put it, and to the actors when that decides nothing."""
    there, back = mention("CONSULT", (RATU,), (TAMU,)), mention("CONSULT", (TAMU,), (RATU,))
    again = mention("CONSULT", (RATU,), (TAMU,), page=replace(PAGE, page="p2"))
    assert names(coded(there, back).actors) == ["Joni Vuki", "Salote Fine"]
    assert coded(there, back).recipients == ()
    assert names(coded(there, back, again).actors) == ["Salote Fine"]
    assert names(coded(there, back, again).recipients) == ["Joni Vuki"]


def test_a_bare_state_counts_for_whoever_acts_for_it():
    """A state that other mentions name in place of its head is one party with them, unless one mention names both."""
    apart = coded(mention("AID", (RATU,), (TAMU,)), mention("AID", (TONGA,), (TAMU,)))
    assert names(apart.actors) == ["Salote Fine"]
    assert apart.actors[0].names == ("Salote Fine", "Tonga")
    together = coded(mention("AID", (RATU, TONGA), (TAMU,)))
    assert names(together.actors) == ["Salote Fine", "Tonga"]


def test_the_visited_state_is_the_host():
    """A visit to a state that is no party yet has that state as recipient, with the place's span."""
    place = Thing("Tonga", Span("p1", 30, 35), "TON")
    visit = coded(mention("CONSULT", (TAMU,), modes=("visit",), where=place))
    assert [(p.code, p.cites) for p in visit.recipients] == [("TON", (place.span,))]
    assert coded(mention("CONSULT", (RATU,), modes=("visit",), where=place)).recipients == ()
    assert coded(mention("CONSULT", (TAMU,), where=place)).recipients == ()


def test_cooperation_is_mutual():
    """Two who cooperate, neither named as the other's recipient, are both."""
    both = coded(mention("COOPERATE", (RATU, TAMU)))
    assert names(both.actors) == names(both.recipients) == ["Joni Vuki", "Salote Fine"]
    assert both.out == ()


@pytest.mark.parametrize(
    ("modality", "act", "type_"),
    [
        ("requested", "request", "REQUEST"),
        ("feared", "say", "ACCUSE"),
        ("possible", "warn", "ACCUSE"),
    ],
)
def test_who_asks_fears_or_warns_is_the_actor(modality, act, type_):
    """An outsider's request, fear or warning is the outsider's act on whoever was to do it."""
    one = coded(mention("AID", (RATU,), (TAMU,), held=holder(act=act), modality=modality))
    assert (one.code.type, names(one.actors), names(one.recipients)) == (
        type_,
        ["Analis"],
        ["Salote Fine"],
    )
    own = coded(mention("AID", (RATU,), (TAMU,), modality="requested"))
    assert reasons(own) == ["no_actor"]


def test_who_wants_it_for_oneself_is_willing():
    """A wish of whoever is to do it is willingness; a request of whoever is to get it is a request."""
    own = coded(mention("AID", (RATU,), (TAMU,), held=holder(RATU), modality="requested"))
    assert (own.code.type, names(own.actors)) == ("AGREE", ["Salote Fine"])
    asked = coded(mention("AID", (RATU,), (TAMU,), held=holder(TAMU), modality="requested"))
    assert (asked.code.type, names(asked.actors), names(asked.recipients)) == (
        "REQUEST",
        ["Joni Vuki"],
        ["Salote Fine"],
    )


def test_whom_a_request_is_to():
    """A request is to whoever is to act; a victim is not asked, but the other side of what two do together is."""
    spared = coded(
        mention("ASSAULT", (), (TAMU,), held=holder(), modality="requested", polarity="-")
    )
    assert (spared.code.type, spared.recipients) == ("REQUEST", ())
    joint = coded(mention("COOPERATE", (), (TAMU,), held=holder(), modality="requested"))
    assert names(joint.recipients) == ["Joni Vuki"]


def test_a_spokesman_of_the_government_is_a_party():
    """Somebody else of a party's government speaks as a party, so what may be is willingness; an outsider only guesses."""
    minister = holder(Actor("Menteri", "menteri", "TON", "GOV"))
    assert coded(mention("AID", (RATU,), (TAMU,), held=minister, modality="possible")).out == ()
    guess = coded(mention("AID", (RATU,), (TAMU,), held=holder(), modality="possible"))
    assert reasons(guess) == ["speculation"]


CODES = [
    (Actor("Salote Fine", "salote fine", "TON", "GOV"), "TON", "GOV"),
    (Actor("Gubernur Aruba", "gubernur aruba", "ABW", "GOV"), "NLD", "GOV"),
    (Actor("Kosovo", "XKX", "XKX", "GOV"), "KOS", "GOV"),
    (Actor("Hong Kong", "HKG", "HKG", "GOV"), "HKG", "GOV"),
    (Actor("Dewan Keamanan PBB", "dewan keamanan pbb", "", "IGO"), "UNO", None),
    (Actor("Komisi Eropa", "komisi eropa", "", "IGO"), "EUR", None),
    (Actor("ASEAN", "asean", "", "IGO"), "IGO", None),
    (Actor("Greenpeace", "greenpeace", "", "NGO"), "NGO", None),
    (Actor("Lembaga Terumbu", "lembaga terumbu", "", "NGO"), None, "CVL"),
    (Actor("Lembaga Terumbu", "lembaga terumbu", "TON", "NGO"), "TON", "CVL"),
    (Actor("Kelompok Hitam", "kelompok hitam", "", "UAF"), "IMG", "UAF"),
    (Actor("pria bersenjata", "", "", "UAF", None, "unnamed"), None, "UAF"),
    (Actor("Ossetia Selatan", "ossetia selatan", "", ""), "GEO", "PRE"),
    (BARAT, None, "UNK"),
    (WARGA, None, "CVL"),
]


@pytest.mark.parametrize(("actor", "code", "sector"), CODES, ids=lambda v: getattr(v, "name", v))
def test_codes_of_parties(actor, code, sector):
    """States, territories, bodies between states, disputed places and people get the codebook's code and sector."""
    row = plover_row(coded(mention("ACCUSE", (actor,), (RATU,))))
    found = next(e for e in row["actor"] if e["entity_text"] == actor.name)
    assert (found["code"], found["sector"]) == (code, sector)


AT_HOME = replace(PAGE, domestic=True)
UNSAID = [
    (Actor("polisi", "", "", "COP", None, "unnamed"), AT_HOME, "IDN", "home"),
    (Actor("Rukmana Belo", "rukmana belo", "", "GOV"), AT_HOME, "IDN", "home"),
    (WARGA, AT_HOME, "IDN", "home"),
    (WARGA, PAGE, None, None),
    (Actor("polisi", "", "", "COP", None, "unnamed"), PAGE, None, None),
    (Actor("Rukmana Belo", "rukmana belo", "", ""), AT_HOME, None, None),
    (Actor("Presiden", "", "", "GOV", None, "unnamed"), AT_HOME, None, None),
    (BARAT, AT_HOME, None, None),
    (RATU, AT_HOME, "TON", "printed"),
]


@pytest.mark.parametrize(("actor", "page", "code", "basis"), UNSAID)
def test_the_state_that_goes_without_saying(actor, page, code, basis):
    """On pages that name no other state, officials and people without a name are of the pages' own, and it is marked."""
    row = plover_row(coded(mention("ACCUSE", (actor,), page=page)))
    assert [(e["code"], e["country_basis"]) for e in row["actor"]] == [(code, basis)]


def test_a_page_that_names_another_state_is_not_domestic(reading):
    """One entity of another state is enough for nothing on its page to be taken for home."""
    one = reading(1)
    away = Entity("TON", "Tonga", "LOC", country="TON", sector="GOV")
    assert origin_of(one, "IDN").domestic
    assert not origin_of(replace(one, entities=(*one.entities, away)), "IDN").domestic


# --- when, and why not ---------------------------------------------------------------------------

DATES = [
    ({"when": ("2031-04-02", "2031-04-03")}, None, ("2031-04-02", "2031-04-03", "happened")),
    ({}, None, ("2031-04-05", None, "published")),
    (
        {"when": ("2031-05-01", "2031-05-31"), "modality": "planned"},
        None,
        ("2031-04-05", None, "published"),
    ),
    (
        {"when": ("2031-05-01", "2031-05-31"), "modality": "planned"},
        "2031-04-04",
        ("2031-04-04", None, "said"),
    ),
    ({"when": ("2031-05-01", "2031-05-31")}, None, ("2031-04-05", None, "published")),
    ({"background": True}, None, (None, None, None)),
    (
        {"background": True, "when": ("2029-01-01", "2029-12-31")},
        None,
        ("2029-01-01", "2029-12-31", "happened"),
    ),
]


@pytest.mark.parametrize(("more", "said", "expected"), DATES)
def test_what_a_row_is_dated_by(more, said, expected):
    """A deed has its own day, else the report's; a plan the day it was said; a recap without a day has none."""
    held = holder(RATU, said=said) if said else None
    row = plover_row(coded(mention("CONSULT", (RATU,), (TAMU,), held=held, **more)))
    assert (row["date"], row["enddate"], row["date_basis"]) == expected
    assert row["when"] == (list(more["when"]) if "when" in more else None)
    assert row["has_event"] == (expected[0] is not None)


def test_reasons_to_leave_out():
    """No actor, no recipient where one is needed, a region alone on a side: each is said."""
    assert reasons(coded(mention("CONSULT"))) == ["no_actor"]
    assert reasons(coded(mention("AID", (RATU,)))) == ["no_recipient"]
    assert reasons(coded(mention("CONSULT", (RATU,)))) == []
    assert reasons(coded(mention("SANCTION", (BARAT,), (TAMU,)))) == ["region"]
    assert reasons(coded(mention("SANCTION", (BARAT, RATU), (TAMU,)))) == []
    assert reasons(coded(mention("OTHER", (RATU,)))) == ["kind"]


def test_what_is_left_out_counts_for_nothing():
    """A row PLOVER would leave out has no event, mode, quad or score; what it would be stands under our name."""
    row = plover_row(coded(mention("SUPPORT", (RATU,), (TAMU,), polarity="-")))
    assert (row["has_event"], row["event"], row["mode"]) == (False, [], [])
    assert (row["quad_code"], row["event_scale"]) == (None, None)
    assert row["derived"]["event"] == "REJECT"
    assert row["auxiliary"] == ["negation"]
    assert row["plover_excluded"][0]["rule"] == "plover.out.negated"
    assert row["plover_excluded"][0]["text"] == "denied, or said not to have happened"


def test_every_position_has_its_own_code():
    """Those who say so, fear it and deny it are coded one by one beside the happening's own code."""
    stands_of = (
        Position("Warta Ombak", "asserted", "+", "", own_voice=True),
        Position("Analis", "feared", "+", "s1"),
        Position("Tonga", "asserted", "-", "s2"),
    )
    row = plover_row(coded(mention("AID", (RATU,), (TAMU,)), positions=stands_of))
    assert row["event"] == ["AID"]
    assert [(p["event"], p["plover_excluded"]) for p in row["positions"]] == [
        ("AID", None),
        ("ACCUSE", None),
        ("REJECT", "plover.out.negated"),
    ]


def test_what_people_set_is_told():
    """A value that a person set in place of what was read stands in the row with who, what and why."""
    set_ = Why("judged.set", ("Sari", "kind", "REQUEST", "ACCUSE", "bukan permintaan"))
    one = coded(mention("ACCUSE", (RATU,), (TAMU,), why=(Why("event.x"), set_)), mention("ACCUSE"))
    (row,) = plover_row(one)["judged"]
    assert row.pop("event") == one.mentions[0].event.id
    assert row == {
        "by": "Sari",
        "field": "kind",
        "machine": "REQUEST",
        "value": "ACCUSE",
        "why": "bukan permintaan",
    }
    assert polecat_row(one)["Judged"] is True
    assert polecat_row(coded(mention("ACCUSE", (RATU,), (TAMU,))))["Judged"] is False


def test_the_plainest_report_leads():
    """The sentence shown is a deed's in the outlet's own voice, a plan's in its holder's, and no headline if it can be."""
    own, told = mention("CONSULT", (RATU,)), mention("CONSULT", (RATU,), held=holder())
    head = mention("CONSULT", (RATU,), zone="headline")
    assert coded(told, head, own).lead == own
    planned = [
        mention("CONSULT", (RATU,), modality="planned"),
        mention("CONSULT", (RATU,), modality="planned", held=holder()),
    ]
    assert coded(*planned).lead == planned[1]


# --- rows of a ledger ----------------------------------------------------------------------------
