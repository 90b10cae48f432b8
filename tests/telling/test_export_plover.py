"""PLOVER and POLECAT rows: who acts on whom, when, why one is left out, and the sentence behind every cell."""

import csv
import io
import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from benang.ids import make_id
from benang.languages import load
from benang.ledger import Ledger
from benang.records import Actor, Entity, Event, Happening, Position, Span, Thing, Why
from benang.telling.coded import code_of, coded_events, coded_happenings
from benang.telling.coding import Holder, Mention, Origin, Person, Side, origin_of
from benang.telling.export import export_bytes
from benang.telling.plover import plover_row
from benang.telling.polecat import COLUMNS, OURS, polecat_row, stands

PACK = load("id")
CASES = Path(__file__).parents[1] / "cases"
PAGE = Origin("p1", "1.txt", "", "Warta Ombak", "Judul", "2031-04-05", "id", (), (), ())
RATU = Actor("Salote Fine", "salote fine", "TON", "GOV")
TAMU = Actor("Joni Vuki", "joni vuki", "FJI", "GOV")
TONGA = Actor("Tonga", "TON", "TON", "GOV")
BARAT = Actor("negara-negara Barat", "negara negara barat", "", "UNK")
WARGA = Actor("ratusan warga", "", "", "CVL", None, "unnamed")


def holder(actor=None, *, said="", act="say", name=""):
    """Return a holder: an actor of the event, or somebody else."""
    one = actor or Actor(name or "Analis", "analis", "WSM", "EDU")
    return Holder("s1", act, one.name, one.key, Person(), one.country, one.sector, "", (), said, ())


def mention(kind, who=(), to_whom=(), *, held=None, page=PAGE, **more):
    """Return a mention of something of a kind between some parties."""
    id_ = make_id(kind, repr(who), repr(to_whom), repr(more), page.page)
    event = Event(id_, Span(page.page, 5, 9), kind, **more)
    sides = [*(Side("who", a, Person(), "") for a in who)]
    sides += [Side("to_whom", a, Person(), "") for a in to_whom]
    return Mention(
        replace(event, who=tuple(who), to_whom=tuple(to_whom)),
        page,
        tuple(sides),
        (held,) if held else (),
        "kata",
        (0, 20),
        "Kalimat yang utuh.",
        1,
    )


def happening(mentions, **more):
    """Return the happening of some mentions, as firm as the first."""
    first = mentions[0].event
    plain = Happening(
        "h1",
        tuple(m.event.id for m in mentions),
        first.kind,
        (),
        (),
        (),
        first.where.name if first.where else "",
        first.when,
        (),
        (),
        2,
        1,
        1,
        first.modality,
        first.polarity,
        first.background,
    )
    return replace(plain, **more)


def coded(*mentions, **more):
    """Return some mentions coded as one happening."""
    return code_of(happening(mentions, **more), mentions, PACK)


def names(parties):
    """Return the names of parties."""
    return [p.name for p in parties]


def reasons(one):
    """Return why something is left out."""
    return [why.rule.removeprefix("plover.out.") for why in one.out]


# --- who acts on whom ----------------------------------------------------------------------------


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

REQUIRED = ("id", "date", "actor", "event")


@pytest.fixture(scope="module")
def ledger(summit, summit_weave):
    """Return the ledger of the example pages."""
    with Ledger.memory() as made:
        made.add(summit.values())
        made.replace_weave(summit_weave)
        yield made


def lines(ledger, what, fmt):
    """Return the rows of an export in JSON Lines."""
    return [json.loads(x) for x in b"".join(export_bytes(ledger, what, fmt)).splitlines()]


@pytest.mark.parametrize("what", ["happenings", "events"])
def test_one_row_each(ledger, what):
    """Every happening, and every event, has exactly one row, sorted by id, all with the same fields in one order."""
    rows = lines(ledger, what, "plover")
    assert [r["id"] for r in rows] == [r["id"] for r in lines(ledger, what, "jsonl")]
    assert len({tuple(r) for r in rows}) == 1
    assert set(REQUIRED) <= set(rows[0])
    assert any(r["has_event"] for r in rows)
    assert any(not r["has_event"] for r in rows)


def test_rows_of_events_lead_to_their_happening(ledger):
    """An event's row is linked to the happening it reports and lends its three numbers."""
    homes = {r["id"]: r for r in lines(ledger, "happenings", "plover")}
    for row in lines(ledger, "events", "plover"):
        home = homes[row["link"]]
        assert row["id"] in [e["event"] for e in home["evidence"]]
        assert [row[n] for n in ("outlets", "origins", "unknown")] == [
            home[n] for n in ("outlets", "origins", "unknown")
        ]


@pytest.mark.parametrize("what", ["happenings", "events"])
def test_every_cell_leads_to_its_sentence(ledger, what, summit):
    """Evidence, parties and place stand in the page at the offsets given, inside the sentence that is given."""
    texts = {r.article.page.id: r.article.page.text for r in summit.values()}
    for row in lines(ledger, what, "plover"):
        assert row["evidence"]
        for e in row["evidence"]:
            start, end = e["sentence"]
            assert texts[e["page"]][e["start"] : e["end"]] == e["text"]
            assert texts[e["page"]][start:end] == e["sentence_text"]
            assert start <= e["start"] < e["end"] <= end
        pages = {e["page"] for e in row["evidence"]}
        for party in [*row["actor"], *row["recipient"]]:
            for at in party["mentions"]:
                assert at["page"] in pages
                assert texts[at["page"]][at["start"] : at["end"]].strip()
        info = row["text_info"]
        assert row["event_text"] == [texts[info["text_story"]][info["start"] : info["end"]]]


def test_a_plan_and_a_promise_are_agreements(ledger):
    """In the example, what was planned is AGREE or THREATEN on the day it was said, and keeps its window in ``when``."""
    rows = [
        r
        for r in lines(ledger, "happenings", "plover")
        if r["modality"] == "planned" and r["has_event"]
    ]
    assert rows
    assert {r["event"][0] for r in rows} <= {"AGREE", "THREATEN", "REJECT", "CONCEDE"}
    assert {r["date_basis"] for r in rows} <= {"said", "published"}


# --- the table -----------------------------------------------------------------------------------

POLECAT = (CASES / "polecat_columns.txt").read_text("utf-8").splitlines()


def table(ledger, what):
    """Return the rows of a POLECAT table by column."""
    text = b"".join(export_bytes(ledger, what, "polecat")).decode()
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter="\t"))


def test_forty_columns_in_their_order(ledger):
    """The head is POLECAT's forty columns, then ours."""
    assert list(COLUMNS) == POLECAT
    assert len(COLUMNS) == 40
    head = b"".join(export_bytes(ledger, "happenings", "polecat")).decode().split("\n")[0]
    assert head.split("\t") == [*POLECAT, *OURS]
    assert not set(COLUMNS) & set(OURS)


@pytest.mark.parametrize("what", ["happenings", "events"])
def test_the_table_has_what_is_coded(ledger, what):
    """The rows are the coded ones of the PLOVER export and those whose actor alone is unnamed, with the same codes."""
    coded_rows = {r["id"]: r for r in lines(ledger, what, "plover")}
    rows = {r["Event ID"]: r for r in table(ledger, what)}
    assert list(rows) == [id_ for id_ in coded_rows if id_ in rows]
    assert {id_ for id_, r in coded_rows.items() if r["has_event"]} <= set(rows)
    for id_, row in rows.items():
        record = coded_rows[id_]
        assert row["Event Type"] == record["derived"]["event"]
        assert float(row["Intensity"]) == record["derived"]["event_scale"]
        assert row["Event Date"] == record["date"]
        assert (row["Actor Name"] == "None") == (not record["actor"])
        assert (row["Recipient Name"] == "None") == (not record["recipient"])
        assert [e["text"] for e in json.loads(row["Evidence"])] == [
            e["text"] for e in record["evidence"]
        ]


def test_sides_of_the_table():
    """Parties of a side stand in one order across its columns; a side without any is None and empty cells."""
    row = polecat_row(coded(mention("SUPPORT", (RATU, BARAT, TAMU))))
    assert row["Actor Name"] == "Joni Vuki; Salote Fine; negara-negara Barat"
    assert row["Actor Country"] == "FJI; TON; "
    assert row["Actor COW"] == "950; 955; "
    assert row["Primary Actor Sector"] == "GOV; GOV; UNK"
    assert row["Recipient Name"] == "None"
    assert row["Recipient COW"] is None


def test_an_unnamed_actor_has_a_place_in_the_table():
    """Nobody named as actor is None there; a denial has no place."""
    assert stands(coded(mention("COERCE", (), (WARGA,))))
    assert not stands(coded(mention("COERCE", (), (), modes=("arrest",))))
    assert not stands(coded(mention("SUPPORT", (RATU,), (TAMU,), polarity="-")))


@pytest.mark.parametrize("evil", ["=1+1\tB", " =cmd|'/C calc'!A0", "satu\nEvent", '+"x\t"'])
def test_text_stays_in_its_cell(evil, reading, weave):
    """Tabs, line ends, quotes and formulas in a page change no column, no row and run nowhere."""
    one = reading(1)
    sent = replace(one.events[0], who=(replace(one.events[0].who[0], name=evil, country="TON"),))
    article = replace(one.article, outlet=evil)
    one = replace(one, article=article, events=(sent, *one.events[1:]))
    others = [reading(2), reading(3)]
    with Ledger.memory() as ledger:
        ledger.add([one, *others])
        ledger.replace_weave(weave([one, *others]))
        rows = table(ledger, "events")
    assert len(rows) == 3
    for row in rows:
        assert None not in row
        assert all(
            isinstance(v, str) and not v.startswith(("=", "+", "@", "\t")) for v in row.values()
        )
    assert any(" ".join(evil.split()) in row["Actor Name"] for row in rows)


def test_coding_streams(ledger):
    """Rows come one by one: the first is there before the rest is coded."""
    assert next(coded_happenings(ledger)).happening.id
    assert next(coded_events(ledger)).happening.id
