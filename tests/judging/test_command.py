"""What a person can decide on the command line, one promise a kind, on the example pages."""

import json

import pytest
from tests.judging.conftest import run

from benang.telling.find import UNSEEN

PAIRS = {
    "statements": (
        "utterance",
        lambda d: d.statement("05", "Kami tidak melempar batu"),
        lambda d: d.statement("06", "Mereka hanya menyampaikan"),
    ),
    "events": (
        "happening",
        lambda d: d.event("01", "Perundingan"),
        lambda d: d.event("05", "menembakkan gas air mata"),
    ),
    "people": (
        "person",
        lambda d: f"{d.page('01')}/idris mahendra",
        lambda d: f"{d.page('05')}/daud matulessy",
    ),
    "stories": ("story", lambda d: d.page("01"), lambda d: d.page("05")),
}
TOGETHER = {
    "statements": (
        "utterance",
        lambda d: d.statement("01", "Namun ruang untuk bekerja sama"),
        lambda d: d.statement("02", "Kami menghormati batas"),
    ),
    "events": (
        "happening",
        lambda d: d.event("01", "Perundingan"),
        lambda d: d.event("02", "Pertemuan"),
    ),
    "people": (
        "person",
        lambda d: f"{d.page('01')}/idris mahendra",
        lambda d: f"{d.page('02')}/idris mahendra",
    ),
    "stories": ("story", lambda d: d.page("05"), lambda d: d.page("06")),
}


@pytest.mark.parametrize("sort", PAIRS)
def test_same_makes_one_group_of_what_nothing_joins(desk, sort):
    """Two statements, events, people or stories that share nothing are one group after `same`, and two again after `undo`."""
    kind, left, right = PAIRS[sort]
    left, right = left(desk), right(desk)
    assert desk.group(kind, left) != desk.group(kind, right)
    judgement = desk.decided("same", left, right)
    assert desk.group(kind, left) == desk.group(kind, right) != ""
    assert desk.judge("undo", judgement).exit_code == 0
    assert desk.group(kind, left) != desk.group(kind, right)


@pytest.mark.parametrize("sort", TOGETHER)
def test_different_parts_what_the_machine_joined(desk, sort):
    """Two statements, events, people or pages of one story stand in two groups after `different`, each in one."""
    kind, left, right = TOGETHER[sort]
    left, right = left(desk), right(desk)
    assert desk.group(kind, left) == desk.group(kind, right) != ""
    desk.decided("different", left, right)
    assert desk.group(kind, left) != desk.group(kind, right)
    assert desk.group(kind, left)
    assert desk.group(kind, right)


def test_a_person_can_be_parted_and_joined_again(desk):
    """A later `same` overrules the `different` that parted somebody, and both stay in the list."""
    left, right = (f"{desk.page(n)}/idris mahendra" for n in ("01", "02"))
    apart = desk.decided("different", left, right)
    again = desk.decided("same", left, right)
    assert desk.group("person", left) == desk.group("person", right) != ""
    states = dict(desk.ask("SELECT id, state FROM judgements"))
    assert states == {apart: "overruled", again: "in force"}
    assert f"overruled by the later {again}" in desk.judge("list").output


def test_a_copy_and_no_copy(desk):
    """`not-copy` takes the link of two pages away, `copy` makes one between two others."""
    one, two, three = (desk.page(n) for n in ("07", "08", "01"))
    copies = 'SELECT count(*) FROM links WHERE kind = \'copy\' AND state = \'joined\' AND ? IN ("left", "right") AND ? IN ("left", "right")'
    assert desk.one(copies, one, two) == 1
    desk.decided("not-copy", one, two)
    assert desk.one(copies, one, two) == 0
    desk.decided("copy", one, three)
    assert desk.one(copies, one, three) == 1


SETTINGS = [
    ("statement", "speaker=Maria Silooy", "speaker", "Maria Silooy"),
    ("statement", "speaker=Orang Yang Tidak Disebut", "speaker", "Orang Yang Tidak Disebut"),
    ("statement", "speaker=unnamed", "speaker", "unnamed"),
    ("statement", "said=2025-05-13..2025-05-14", "said_last", "2025-05-14"),
    ("dated", "said=", "said_first", None),
    ("dated", "polarity=+", "not_yet", 0),
    ("statement", "act=promise", "act", "promise"),
    ("statement", "modality=possible", "modality", "possible"),
    ("statement", "polarity=-", "polarity", "-"),
    ("statement", "not_yet=yes", "not_yet", 1),
    ("statement", "background=ya", "background", 1),
    ("event", "kind=consult", "kind", "CONSULT"),
    ("event", "modes=visit", "modes", '["visit"]'),
    ("event", "direction=swap", "to_whom", "Persatuan Nelayan Timur"),
    ("event", "who=Ruben Sopacua; Daud Matulessy", "who", "Ruben Sopacua; Daud Matulessy"),
    ("event", "who=", "who", None),
    ("event", "to_whom=SGP", "to_whom", "Singapura"),
    ("event", "when=2025-04-30", "when_first", "2025-04-30"),
    ("event", "modality=planned", "modality", "planned"),
    ("event", "polarity=-", "polarity", "-"),
    ("event", "not_yet=yes", "polarity", "-"),
    ("event", "background=yes", "background", 1),
    ("moment", "when=2025-05-21", "first", "2025-05-21"),
    ("page", "published=2025-05-17T08:00+09:00", "published_last", "2025-05-17T08:00+09:00"),
]


@pytest.mark.parametrize(
    ("sort", "setting", "column", "value"), SETTINGS, ids=[f"{s[0]} {s[1]}" for s in SETTINGS]
)
def test_set_shows_what_a_person_decided(desk, sort, setting, column, value):
    """Every field of every sort shows the person's value in the views, the list says what was read, and `undo` gives that back."""
    page = desk.page("04")
    thing = {
        "statement": lambda: desk.statement("04", "Mahendra akan meneruskan lawatannya"),
        "dated": lambda: desk.statement("04", "belum ada rencana meneken"),
        "event": lambda: desk.event("04", "dijatuhi sanksi"),
        "moment": lambda: f"{page}@276",
        "page": lambda: page,
    }[sort]()
    where = "page = ? AND start = 276" if sort == "moment" else "id = ?"
    view = "statements" if sort == "dated" else f"{sort}s"
    ask = f"SELECT {column} FROM {view} WHERE {where}"  # noqa: S608 (own names)
    key = page if sort == "moment" else thing
    before = desk.one(ask, key)
    assert before != value
    judgement = desk.decided("set", thing, setting)
    assert desk.one(ask, key) == value
    assert "(the machine read" in desk.judge("list").output
    assert desk.one("SELECT state FROM judgements WHERE id = ?", judgement) == "in force"
    assert desk.judge("undo", judgement).exit_code == 0
    assert desk.one(ask, key) == before


WRONG = [
    (("same", "tidak-ada", "{s}"), "has the id 'tidak-ada'"),
    (("same", "{s}", "{s}"), "a pair needs two"),
    (("same", "{s}", "{e}"), "cannot be same"),
    (("copy", "{s}", "{t}"), "only pages are copies"),
    (("same", "{p}@276", "{p}@489"), "cannot be same"),
    (("same", "{s}"), "takes two ids, not 1"),
    (("set", "{s}", "speker=x"), "of this statement one can set speaker=..."),
    (("set", "{s}", "who=x"), "of this statement one can set speaker=..."),
    (("set", "{s}", "speaker"), "one can set"),
    (("set", "{s}", "said=kemarin"), "a day is written 2024-06-20"),
    (("set", "{s}", "said=2025-05-14..2025-05-13"), "its end lies before its beginning"),
    (("set", "{e}", "kind=PARTY"), "write one of AGREE, CONSULT"),
    (("set", "{e}", "modes=teleport"), "is no value of modes"),
    (("set", "{p}", "published="), "is no value of published"),
    (("set", "{p}@1", "when=2025-01-01"), "names nothing on that page"),
    (("set", "{p}/idris mahendra", "speaker=x"), "of this entity one can set nothing"),
    (("undo", "{s}"), "no judgement in force has the id"),
    (("undo",), "takes the id of one judgement"),
]


@pytest.mark.parametrize(("words", "said"), WRONG, ids=[" ".join(w[0]) for w in WRONG])
def test_wrong_arguments_write_nothing(desk, words, said):
    """An unknown id, field or value ends in a sentence that says what would do, with status 2, and nothing is written."""
    ids = {
        "s": desk.statement("05", "Kami tidak melempar batu"),
        "t": desk.statement("06", "Mereka hanya menyampaikan"),
        "e": desk.event("05", "menembakkan gas air mata"),
        "p": desk.page("04"),
    }
    what, *given = (word.format(**ids) for word in words)
    done = desk.judge(what, *given)
    assert done.exit_code == 2
    assert said in done.output
    assert "Traceback" not in done.output
    assert desk.ask("SELECT * FROM judgements") == []


def test_who_and_why_are_asked_for(desk):
    """A judgement without a name or a reason is refused."""
    thing = desk.statement("05", "Kami tidak melempar batu")
    for word in ({"by": " "}, {"why": ""}):
        done = desk.judge("set", thing, "polarity=+", **word)
        assert done.exit_code == 2
        assert "--by NAME and --why TEXT" in done.output


def test_the_same_judgement_twice_is_one(desk):
    """Entering a judgement again, in another spelling or for another reason, changes nothing and says so."""
    thing = desk.event("05", "menembakkan gas air mata")
    first = desk.decided("set", thing, "kind=coerce")
    again = desk.judge("set", thing, " Kind = COERCE ", why="alasan lain")
    assert again.exit_code == 0
    assert f"{first} was in force before" in again.output
    assert desk.one("SELECT count(*) FROM judgements") == 1


def test_taken_back_and_decided_again(desk):
    """A judgement that was taken back stays in the list, and the same one may be entered again."""
    thing = desk.event("05", "menembakkan gas air mata")
    first = desk.decided("set", thing, "kind=COERCE")
    desk.judge("undo", first)
    assert desk.decided("set", thing, "kind=COERCE") == first
    states = [s for (s,) in desk.ask("SELECT state FROM judgements ORDER BY n")]
    assert states == ["undone", "in force"]
    assert "taken back" in desk.judge("list").output


def test_an_empty_list_says_so(desk):
    """A ledger nobody judged in says that."""
    assert "Nobody has decided anything" in desk.judge("list").output


def test_what_a_person_writes_cannot_steer_the_terminal(desk):
    """Control characters in a name, a reason or a value are shown as blanks."""
    thing = desk.statement("05", "Kami tidak melempar batu")
    desk.decided("set", thing, "speaker=A\x1b[31mB", by="S\x1b]0;x\x07i", why="\u202eterbalik")
    for line in desk.judge("list").output.splitlines():
        assert not UNSEEN.search(line)


def test_explain_says_that_a_person_decided(desk):
    """Explaining a judged event gives the person, the reason and what the machine had read."""
    thing = desk.event("04", "dijatuhi sanksi")
    desk.decided("set", thing, "direction=swap", why="kalimatnya pasif")
    said = run("explain", str(desk.path), thing, "--lang", "en").output
    assert "by: Galangan" in said
    assert "Sari set direction = “swap”" in said
    assert "Persatuan Nelayan Timur > Galangan" in said
    assert "kalimatnya pasif" in said
    page = desk.page("04")
    desk.decided("set", page, "published=2025-05-17")
    said = run("explain", str(desk.path), page, "--lang", "en").output
    assert "published 2025-05-17" in said
    assert "Sari set published = “2025-05-17”; the machine read “2025-05-16”" in said


def test_exports_say_what_the_machine_had_read(desk):
    """Rows hold the person's value, and `judged` the field, what was read, who, why and the judgement; others are empty."""
    page = desk.page("04")
    things = {
        "events": (desk.event("04", "dijatuhi sanksi"), "kind=COERCE", "SANCTION"),
        "statements": (desk.statement("04", "Mahendra akan"), "modality=possible", "planned"),
        "moments": (f"{page}@276", "when=2025-05-21", "2025-05-16"),
        "pages": (page, "published=2025-05-17", "2025-05-16"),
    }
    ids = {what: desk.decided("set", thing, value) for what, (thing, value, _) in things.items()}
    for what, (_, setting, machine) in things.items():
        field, value = setting.split("=")
        rows = [json.loads(line) for line in desk.export(what).splitlines()]
        told = [row for row in rows if any(j["id"] == ids[what] for j in row["judged"])]
        (own,) = [r for r in told if machine in {j["machine"] for j in r["judged"]}]
        mine = next(j for j in own["judged"] if j["id"] == ids[what])
        assert mine == {
            "field": field,
            "machine": machine,
            "by": "Sari",
            "why": "dicek ulang",
            "id": ids[what],
        }
        shown = {"when": own.get("first"), "published": (own.get("published") or {}).get("first")}
        assert shown.get(field, own.get(field)) == value
        assert any(row["judged"] == [] for row in rows)
