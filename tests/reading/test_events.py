"""Events: cases as data, twins that must agree, numbers, and what holds for any text."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.pages import article, pack

from benang.languages import HERE
from benang.languages.happening import HappeningWords
from benang.reading.cast import Cast, Mention
from benang.reading.events import find_events
from benang.reading.events.quantities import figure
from benang.reading.scan import scan
from benang.records import Entity, Moment, Name, Repair, Span, Speaker, Statement, Why

TESTS = Path(__file__).resolve().parents[1]
CASES = tomllib.loads((TESTS / "cases/events.toml").read_text("utf-8"))["case"]
STATES = {"Peru": "PER", "Kuba": "CUB", "Bolivia": "BOL"}


def view_of(text, zone="lede"):
    """Return the sentences of a text of one block in a zone."""
    view = scan(article(text), pack())
    return view._replace(sentences=tuple(s._replace(zone=zone) for s in view.sentences))


def cast_of(view, names):
    """Return a cast of the given names, wherever they stand in the text."""
    mentions, entities = [], {}
    for words, kind, key, *sector in names:
        country = key if len(key) == 3 and key.isupper() else ""
        entities[key] = Entity(key, words, kind, (words,), country=country, sector="".join(sector))
        at = view.text.find(words)
        while at >= 0:
            number = sum(1 for s in view.sentences if s.start <= at) - 1
            end = at + len(words)
            mentions.append(
                Mention(at, end, at, end, entities[key], "named", sentence=max(number, 0))
            )
            at = view.text.find(words, end)
    found = [Name(Span(view.page, m.start, m.stop), m.entity.kind, m.entity.key) for m in mentions]
    return Cast(found, list(entities.values()), mentions, [s.start for s in view.sentences])


def states(text):
    """Return the events of a text whose only names are the states of :data:`STATES`."""
    view = view_of(text)
    cast = cast_of(view, [(name, "LOC", key) for name, key in STATES.items() if name in text])
    return find_events(view, cast, (), (), pack())[0]


def read(case):
    """Return the text, events and links of a case."""
    view = view_of(case["text"], case.get("zone", "lede"))
    moments = [
        Moment(span(view, words), first, last, "explicit", relay=bool(rest))
        for words, first, last, *rest in case.get("moments", [])
    ]
    held = [
        Statement(
            f"s{i}",
            (span(view, words),),
            "indirect",
            act,
            span(view, cue[0]) if cue else None,
            None,
            Speaker(speaker, STATES.get(speaker, speaker.lower()), "named"),
            modality=modality,
        )
        for i, (words, speaker, modality, act, *cue) in enumerate(case.get("held", []))
    ]
    return view.text, *find_events(view, cast_of(view, case["names"]), moments, held, pack())


def span(view, words):
    """Return where words stand in a text."""
    at = view.text.index(words)
    return Span(view.page, at, at + len(words))


def keys(actors):
    """Return the keys of actors, or their names where they have none."""
    return [a.key or a.name for a in actors]


def row(text, event):
    """Return an event in the shape of a case's expected row."""
    return [
        text[event.span.start : event.span.stop],
        " ".join((event.kind, *event.modes)),
        keys(event.who),
        keys(event.to_whom),
        event.modality,
        event.polarity,
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_case(case):
    """Each case gives exactly its events, and what more it says of any of them."""
    text, events, links = read(case)
    assert [row(text, e) for e in events] == case["expected"]
    words = {e.id: text[e.span.start : e.span.stop] for e in events}
    assert [[words[x.left], x.kind, words[x.right]] for x in links if "links" in case] == case.get(
        "links", []
    )
    for slot, value in case.get("more", {}).items():
        assert any(_more(text, e, slot) == value for e in events), (slot, value)


def _more(text, event, slot):
    condition = event.condition
    return {
        "where": event.where.key if event.where else "",
        "when": event.when[0] if event.when else "",
        "what": event.what[0].name.lower() if event.what else "",
        "number": [event.numbers[0].low, event.numbers[0].high, event.numbers[0].unit]
        if event.numbers
        else [],
        "details": [f"{d.slot} {d.value}" for d in event.details],
        "not_yet": event.not_yet,
        "background": event.background,
        "condition": text[condition.start : condition.stop] if condition else "",
    }[slot]


TWINS = [
    ("Peru {a} Kuba.", "Kuba {p} Peru.", active, passive)
    for active, passive in (
        ("menyerang", "diserang"),
        ("menggempur", "digempur oleh"),
        ("menginvasi", "diinvasi"),
        ("mengecam", "dikecam oleh"),
        ("mengutuk", "dikutuk oleh"),
        ("mengancam", "diancam"),
        ("mendesak", "didesak oleh"),
        ("memperingatkan", "diperingatkan oleh"),
        ("membombardir", "dibombardir"),
        ("mengembargo", "diembargo oleh"),
        ("mempersenjatai", "dipersenjatai oleh"),
    )
]


@pytest.mark.parametrize(("active", "passive", "a", "p"), TWINS, ids=lambda x: x[:14])
def test_voice_does_not_change_who(active, passive, a, p):
    """An active sentence and its passive twin have the same kind, doer and recipient."""
    (one,) = states(active.format(a=a))
    (two,) = states(passive.format(p=p))
    assert (one.kind, one.modes) == (two.kind, two.modes)
    assert keys(one.who) == keys(two.who) == ["PER"]
    assert keys(one.to_whom) == keys(two.to_whom) == ["CUB"]


@pytest.mark.parametrize(
    ("words", "modality", "polarity"),
    [
        ("", "asserted", "+"),
        ("telah", "asserted", "+"),
        ("tidak", "asserted", "-"),
        ("belum pernah", "asserted", "-"),
        ("akan", "planned", "+"),
        ("tidak akan", "planned", "-"),
        ("gagal", "asserted", "-"),
        ("bisa", "possible", "+"),
        ("mungkin akan", "possible", "+"),
        ("diduga", "probable", "+"),
        ("dikhawatirkan akan", "feared", "+"),
        ("harus", "requested", "+"),
        ("tidak ragu", "asserted", "+"),
    ],
)
def test_firmness_of_a_verb(words, modality, polarity):
    """Each word before a verb gives its modality and polarity, and changes nothing else."""
    (event,) = states(f"Peru {words} menyerang Kuba.".replace("  ", " "))
    assert (event.modality, event.polarity) == (modality, polarity)
    assert (keys(event.who), keys(event.to_whom)) == (["PER"], ["CUB"])


def test_belum_leaves_the_door_open():
    """``belum`` denies and says not yet; ``tidak`` only denies."""
    assert [states(f"Peru {w} menyerang Kuba.")[0].not_yet for w in ("belum", "tidak")] == [
        True,
        False,
    ]


def test_holders_are_innermost_first():
    """An event in a statement inside a statement names both, the inner one first."""
    text = "Kuba mengatakan Bolivia menilai Peru menyerang Kuba."
    view = view_of(text)
    speaker = Speaker("x", "x", "named")
    outer = Statement(
        "o",
        (span(view, "Bolivia menilai Peru menyerang Kuba"),),
        "indirect",
        "say",
        None,
        None,
        speaker,
    )
    inner = Statement(
        "i", (span(view, "Peru menyerang Kuba"),), "indirect", "say", None, None, speaker
    )
    names = [(name, "LOC", key) for name, key in STATES.items()]
    events, _ = find_events(view, cast_of(view, names), (), (outer, inner), pack())
    assert [e.holders for e in events] == [("i", "o")]


def test_a_doubted_day_gives_its_repair_and_the_doubt():
    """An event on a doubted day takes the top repair and carries the doubt."""
    view = view_of("Peru menyerang Kuba pada Rabu (20/6/2024).")
    moment = Moment(
        span(view, "Rabu (20/6/2024)"),
        "2024-06-20",
        "2024-06-20",
        "explicit",
        doubt="weekday",
        repairs=(Repair("2024-06-19", "2024-06-19", Why("x")),),
    )
    names = [(name, "LOC", key) for name, key in STATES.items()]
    ((event,), _) = find_events(view, cast_of(view, names), (moment,), (), pack())
    assert (event.when, event.when_doubt) == (("2024-06-19", "2024-06-19"), "weekday")


def test_pertemuan_itu_carries_its_parties():
    """A noun that points back has the parties of the last event of its kind, marked as carried."""
    first, second = states("Peru bertemu Kuba.\nPertemuan itu berlangsung tertutup.")
    assert keys(second.who) == keys(first.who)
    assert {a.resolved for a in second.who} == {"carried"}


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1.500", 1500),
        ("1.500,5", 1500.5),
        ("11,8", 11.8),
        ("2.5", 2.5),
        ("13/9", None),
        ("09.30", None),
        ("12", 12),
    ],
)
def test_figures(printed, value):
    """Indonesian figures have their value; dates are no figures, and a clock is known by its leading nought."""
    assert figure(printed) == value


@pytest.mark.parametrize(
    ("words", "low", "high", "unit"),
    [
        ("5 juta dolar AS", 5e6, 5e6, "USD"),
        ("Rp 11,8 triliun", 11.8e12, 11.8e12, "IDR"),
        ("5 hingga 7 ton", 5, 7, "tonne"),
        ("puluhan orang", 20, 99, "person"),
        ("dua puluh lima orang", 25, 25, "person"),
        ("sebelas rudal", 11, 11, "missile"),
    ],
)
def test_quantities(words, low, high, unit):
    """Money, ranges, vague words and number words have low, high and unit."""
    (event,) = states(f"Peru mengirim bantuan senilai {words} kepada Kuba.")
    assert [(q.low, q.high, q.unit) for q in event.numbers] == [(low, high, unit)]


def test_every_form_of_a_family_is_found():
    """Every trigger of the pack is looked up under its first word with a family that exists."""
    words = HappeningWords.load(HERE / "id")
    for first, forms in words.forms.items():
        for form, entries in forms:
            assert form[0] == first
            assert all(0 <= e.family < len(words.file.families) for e in entries)


WORDS = [
    "Peru",
    "Kuba",
    "menyerang",
    "diserang",
    "oleh",
    "tidak",
    "akan",
    "yang",
    "dan",
    ",",
    "jika",
    "pertemuan",
]
WORDS += [
    "itu",
    "untuk",
    "12",
    "orang",
    "tewas",
    "(",
    ")",
    "“",
    "”",
    "?",
    "dengan imbalan",
    "senjata",
    "mengirim",
    "ke",
]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_words(words):
    """Whatever the words, spans are words of the page, ids are unique, links join events, and reading twice is the same."""
    text = " ".join(words)
    view = view_of(text)
    cast = cast_of(view, [(name, "LOC", key) for name, key in STATES.items()])
    events, links = find_events(view, cast, (), (), pack())
    assert (events, links) == find_events(view, cast, (), (), pack())
    ids = {e.id for e in events}
    assert len(ids) == len(events)
    assert all({link.left, link.right} <= ids and link.left != link.right for link in links)
    for event in events:
        spans = [event.span, *(t.span for t in event.what), *(q.span for q in event.numbers)]
        spans += [a.span for a in (*event.who, *event.to_whom) if a.span]
        assert all(0 <= s.start < s.stop <= len(text) for s in spans)
        assert all(text[s.start : s.stop].strip() == text[s.start : s.stop] for s in spans)
