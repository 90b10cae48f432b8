"""Plans as a calendar: valid lines, days as announced, states as they are, nothing of a clock."""

import json
import re
from datetime import date

import pytest
from msgspec.structs import replace

from benang.ledger import Ledger
from benang.records import Plan, Step, Why
from benang.telling.export import export_bytes
from benang.telling.plan_calendar import STATUS


def components(text):
    """Return the components of a calendar as lists of (name, parameters, value), unfolded."""
    assert text.endswith(b"\r\n")
    lines = text.decode().replace("\r\n ", "").split("\r\n")[:-1]
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-1] == "END:VCALENDAR"
    found, now = [], None
    for line in lines[1:-1]:
        head, value = line.split(":", 1)
        name, *parameters = head.split(";")
        if name == "BEGIN":
            now = [("BEGIN", [], value)]
        elif name == "END":
            assert now[0][2] == value
            found.append(now)
            now = None
        elif now is not None:
            now.append((name, parameters, value))
    return found


def fields(component):
    """Return the values of a component by name."""
    return {name: value for name, _, value in component}


def plain(value):
    """Return a text value without its escapes."""
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)


@pytest.fixture(scope="module")
def ledger(summit, summit_weave):
    """Return the ledger of the example pages."""
    with Ledger.memory() as made:
        made.add(summit.values())
        made.replace_weave(summit_weave)
        yield made


def test_every_plan_is_a_component(ledger):
    """Each plan is one component under its id: an event over its window, a to-do when it has none, with its state."""
    plans = [json.loads(x) for x in b"".join(export_bytes(ledger, "plans", "jsonl")).splitlines()]
    assert plans
    found = components(b"".join(export_bytes(ledger, "plans", "ics")))
    assert [fields(c)["UID"] for c in found] == [p["id"] for p in plans]
    for component, plan in zip(found, plans, strict=True):
        given = fields(component)
        assert given["BEGIN"] == ("VEVENT" if plan["window"] else "VTODO")
        assert given["STATUS"] in STATUS[plan["state"]]
        if plan["window"]:
            first, last = (date.fromisoformat(day[:10]) for day in plan["window"])
            assert date.fromisoformat(given["DTSTART"]) == first
            assert (date.fromisoformat(given["DTEND"]) - last).days == 1
        else:
            assert "DTSTART" not in given


def test_stamps_are_publication_days(ledger, summit):
    """A component is stamped with the day its announcing page was published, and quotes the sentence."""
    day_of = {
        x.id: r.published.last[:10].replace("-", "")
        for r in summit.values()
        for x in (*r.events, *r.statements)
        if r.published
    }
    plans = [json.loads(x) for x in b"".join(export_bytes(ledger, "plans", "jsonl")).splitlines()]
    for component, plan in zip(
        components(b"".join(export_bytes(ledger, "plans", "ics"))), plans, strict=True
    ):
        given = fields(component)
        assert given["DTSTAMP"] == f"{day_of[plan['steps'][0]['by']]}T000000Z"
        assert "“" in plain(given["DESCRIPTION"])


@pytest.mark.parametrize("state", STATUS)
@pytest.mark.parametrize("window", [None, ("2031-04-04", "2031-04-06")])
def test_hostile_text_stays_in_its_line(reading, weave, state, window):
    """Whatever a holder is called, lines stay under 76 octets, begin with a name of ours, and say the text back."""
    evil = "Bupati, \\; “Élan”\r\nEND:VCALENDAR\nX:y\x07" + "ü" * 90
    some = [reading(n) for n in range(2)]
    sent = some[0].events[0].id
    step = Step(state, "2031-04-03", sent, Why("test.announced", ("besok",)))
    plan = Plan("l1", "tak-ada", evil, state, window, (step,))
    with Ledger.memory() as ledger:
        ledger.add(some)
        ledger.replace_weave(replace(weave(some), plans=(plan,)))
        text = b"".join(export_bytes(ledger, "plans", "ics"))
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    assert text.count(b"END:VCALENDAR\r\n") == 1
    (component,) = components(text)
    given = fields(component)
    assert given["STATUS"] == STATUS[state][window is None]
    assert plain(given["DESCRIPTION"]).replace("\n", " ").count("ü" * 90) == 1
    assert re.fullmatch(r"[A-Z;=\-]+", ";".join(name for name, _, _ in component))


def test_an_undated_page_has_a_stamp_too(reading, weave):
    """A plan announced on a page without a day, or by nothing the ledger has, is stamped all the same."""
    some = [reading(n) for n in range(2)]
    plan = Plan("l1", "x", "", "open", None, (Step("open", "", "tak-ada", Why("test.a")),))
    with Ledger.memory() as ledger:
        ledger.add(some)
        ledger.replace_weave(replace(weave(some), plans=(plan,)))
        (component,) = components(b"".join(export_bytes(ledger, "plans", "ics")))
    assert fields(component)["DTSTAMP"] == "19700101T000000Z"
    assert fields(component)["SUMMARY"] == "rencana: l1"


def test_a_line_of_a_calendar_is_no_fact(ledger):
    """The one line a calendar shows says that it is a plan, a promise or a threat, and whose word it is."""
    plans = [json.loads(x) for x in b"".join(export_bytes(ledger, "plans", "jsonl")).splitlines()]
    said = {p["id"]: p["holder"] for p in plans}
    assert any(said.values())
    for component in components(b"".join(export_bytes(ledger, "plans", "ics"))):
        given = fields(component)
        head = plain(given["SUMMARY"])
        assert head.startswith(("rencana", "janji", "ancaman", "menyatakan tidak (bantahan)"))
        assert (f", menurut {said[given['UID']]}: " in head) == bool(said[given["UID"]])
