"""What the documents and the screens say of judgements is what the program takes and does."""

import re
import sqlite3
from pathlib import Path

import pytest

from benang.judging.standing import RULES
from benang.judging.values import FIELDS, as_set, parse_setting, split_setting
from benang.languages import load

PAGE = (Path(__file__).parents[2] / "docs" / "judgements.md").read_text("utf-8")


def test_the_page_names_every_field_and_kind():
    """The documentation lists every field that can be set, by its sort, and every kind of judgement."""
    rows = dict(re.findall(r"^\| (a[n]? [a-z ]+) \| (.+) \|$", PAGE, re.MULTILINE))
    names = {"statement": "a statement", "event": "an event", "moment": "a time on a page"}
    for sort, fields in FIELDS.items():
        told = set(re.findall(r"`(\w+)", rows[names.get(sort, f"a {sort}")]))
        assert told - {"unnamed"} == set(fields), sort
    for kind in (*RULES, "set"):
        assert f"| `{kind} A" in PAGE


def test_the_question_on_the_page_can_be_asked(desk):
    """The SQL on the page answers, with the judgement that was made."""
    ((question,),) = [re.findall(r"```sql\n(.+?);\n```", PAGE, re.DOTALL)]
    thing = desk.event("05", "menembakkan gas air mata")
    desk.decided("set", thing, "kind=PROTEST", why="polisi")
    with sqlite3.connect(desk.path) as file:
        assert file.execute(question).fetchall() == [
            (
                "in force",
                "set",
                "menembakkan gas air mata",
                "kind=PROTEST",
                "ASSAULT",
                "Sari",
                "polisi",
            )
        ]


@pytest.mark.parametrize(
    "rule", ["judged.set", "judged.moment", *(rule for rule, _ in RULES.values())]
)
def test_every_reason_has_words(rule):
    """Every rule of a judgement has a sentence in both languages, with who decided in it."""
    phrase = load("id").phrases.by_code[rule]
    assert "{0}" in phrase.id
    assert "{0}" in phrase.en


SPELLINGS = [
    ("event", "kind = coerce", "kind=COERCE"),
    ("event", "KIND=COERCE", "kind=COERCE"),
    ("event", "to-whom= A ;; B;A", "to_whom=A; B"),
    ("event", "modes=visit, phone", "modes=visit; phone"),
    ("event", "when=2025-01-02..2025-01-02", "when=2025-01-02"),
    ("event", "when=2025-01-02T08:00..2025-01-03", "when=2025-01-02T08:00..2025-01-03"),
    ("event", "direction=SWAP", "direction=swap"),
    ("event", "not_yet=Ya", "not_yet=yes"),
    ("statement", "speaker=  Rukmana   Belo ", "speaker=Rukmana Belo"),
    ("statement", "speaker=UNNAMED", "speaker=unnamed"),
    ("page", "published=2025-01-02T08:00:00+07:00", "published=2025-01-02T08:00+07:00"),
    ("page", "published=2025-01-02 08:00:09", "published=2025-01-02T08:00:09"),
]


@pytest.mark.parametrize(("sort", "typed", "kept"), SPELLINGS)
def test_a_value_has_one_spelling(sort, typed, kept):
    """What is typed in any spelling is kept in one, which reads as itself, so equal judgements are equal."""
    found = parse_setting(sort, typed)
    assert str(found) == kept
    assert str(parse_setting(sort, kept)) == kept
    assert split_setting(kept) == found


def test_what_was_read_is_told_in_the_spelling_of_values(summit):
    """What the machine read of any field could be set as it is told, save for a direction, which is told as the two sides."""
    for reading in summit.values():
        things = [("statement", s) for s in reading.statements]
        things += [("event", e) for e in reading.events]
        things += [("moment", m) for m in reading.moments] + [("page", reading)]
        for sort, thing in things:
            for field in FIELDS[sort]:
                told = as_set(thing, field)
                if field == "direction":
                    assert " > " in told
                else:
                    assert str(parse_setting(sort, f"{field}={told}")) == f"{field}={told}"
