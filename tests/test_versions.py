"""Versions of one address: one page for every count, and what the newest no longer says was taken back by its outlet."""

from itertools import permutations

import pytest

from benang import build
from benang.engines.inline import InlineEngine
from benang.ids import make_id
from benang.ledger import Ledger
from benang.ledger.days import is_after
from benang.records import Given, Page, Reading, Verdict, Weave
from benang.telling.changes import find_changes, take
from benang.telling.export import export_bytes
from benang.telling.export_rows import KINDS

ADDRESS = "https://warta.example/serai/tambang"
OLD = """Polisi Tangkap 14 Penambang di Bukit Serai

Polisi menangkap 14 orang penambang emas di Bukit Serai, Kecamatan Serai, Senin (7/4/2031).
"Ada 14 orang yang menambang di Bukit Serai," kata Kepala Polres Serai Bagas Wirya, Senin (7/4/2031).
Warga Bukit Serai berunjuk rasa di depan kantor kecamatan, Senin (7/4/2031).
Penambangan di Bukit Serai sudah berlangsung dua tahun dan merusak sumber air warga setempat.
"""
NEW = """Polisi Tangkap 23 Penambang di Bukit Serai

Polisi menangkap 23 orang penambang emas di Bukit Serai, Kecamatan Serai, Senin (7/4/2031).
"Ada 23 orang yang menambang di Bukit Serai," kata Kepala Polres Serai Bagas Wirya, Senin (7/4/2031).
Penambangan di Bukit Serai sudah berlangsung dua tahun dan merusak sumber air warga setempat.
"""
THIRD = NEW + "Para penambang dibawa ke kantor Polres Serai untuk diperiksa.\n"
ARRESTED = ("COERCE", "number")
MORNING, NOON, NIGHT = (f"2031-04-07T{hour}:00+07:00" for hour in ("09", "12", "21"))


def page(text: str, published: str, url: str = ADDRESS, outlet: str = "Warta Serai") -> Reading:
    """Return the reading of a page of ours."""
    given = Given(published=published, url=url, outlet=outlet)
    return build.read_page(Page(make_id("test", text, published, url), "", text, given=given))


def name(reading: Reading) -> str:
    """Return the id of a reading's page."""
    return reading.article.page.id


def woven(*readings: Reading) -> Weave:
    """Return the weave of some pages."""
    return build.weave_readings(readings, InlineEngine())


def verdicts(weave: Weave) -> dict[tuple[str, str, str], Verdict]:
    """Return the verdicts by kind of happening, slot and value."""
    claims = {c.id: c for c in weave.claims}
    kinds = {h.id: h.kind for h in weave.happenings}
    found = {}
    for verdict in weave.verdicts:
        claim = claims[verdict.claim]
        found[kinds[claim.happening], claim.slot, claim.value] = verdict
    return found


def replaced(*readings: Reading) -> dict[str, str | None]:
    """Return which page replaced which, by id."""
    with Ledger.memory() as ledger:
        ledger.add(readings)
        build.weave(ledger, InlineEngine())
        return dict(ledger.connection.execute("SELECT id, replaced_by FROM pages").fetchall())


def test_an_older_version_adds_nothing_to_any_count() -> None:
    """What both versions tell has the outlets, origins and unknown of one page, and no conflict with itself."""
    first, second = page(OLD, MORNING), page(NEW, NIGHT)
    both, alone = verdicts(woven(first, second)), verdicts(woven(second))
    for key, verdict in alone.items():
        with_old = both[key]
        assert (with_old.outlets, with_old.origins, with_old.unknown) == (
            verdict.outlets,
            verdict.origins,
            verdict.unknown,
        ), key
    assert "conflict" not in {v.kind for v in both.values()}


def test_a_figure_of_the_older_version_was_corrected_by_the_outlet() -> None:
    """Two figures of two versions are an update made by the outlet; the old one counts for nobody any more."""
    found = verdicts(woven(page(OLD, MORNING), page(NEW, NIGHT)))
    old, new = found[*ARRESTED, "14 person"], found[*ARRESTED, "23 person"]
    assert (old.kind, new.kind) == ("update", "update")
    assert {w.rule for w in old.why} == {"verdict.corrected"}
    assert (old.outlets, old.origins, old.unknown) == (0, 0, 0)
    assert new.outlets == 1


def test_what_only_the_older_version_tells_was_withdrawn() -> None:
    """A protest that the newest version tells no more is an update: withdrawn by the outlet it is from."""
    found = verdicts(woven(page(OLD, MORNING), page(NEW, NIGHT)))
    protest = found["PROTEST", "occurred", "yes"]
    assert protest.kind == "update"
    assert [(w.rule, w.args) for w in protest.why] == [("verdict.withdrawn", ("Warta Serai",))]
    assert (protest.outlets, protest.origins, protest.unknown) == (0, 0, 0)


def test_another_outlet_still_tells_it() -> None:
    """What an outlet withdrew stands where another one tells it in its own words, with the count of that one alone."""
    other = page(
        "Warga Bukit Serai Turun ke Jalan\n\nWarga Bukit Serai berunjuk rasa di depan kantor "
        "kecamatan, Senin (7/4/2031).\nMereka membawa spanduk.\n",
        NOON,
        "https://kabar.example/1",
        "Kabar Serai",
    )
    found = verdicts(woven(page(OLD, MORNING), page(NEW, NIGHT), other))
    assert found["PROTEST", "occurred", "yes"].kind != "update"
    assert found["PROTEST", "occurred", "yes"].outlets == 1


def test_a_copy_of_the_older_version_is_the_same_report() -> None:
    """A page that copied the older version joins its versions: together they are one outlet and not two."""
    copy = page(OLD, NOON, "https://salin.example/9", "Salin Serai")
    found = verdicts(woven(page(OLD, MORNING), page(NEW, NIGHT), copy))
    assert found["COERCE", "occurred", "yes"].outlets == 1


def test_pages_say_which_version_replaced_them() -> None:
    """Every older version names the newest; the newest, and a page of another address, name none."""
    first, second, third = page(OLD, MORNING), page(NEW, NOON), page(THIRD, NIGHT)
    other = page(OLD, MORNING, "https://kabar.example/2", "Kabar Serai")
    assert replaced(first, second, third, other) == {
        name(first): name(third),
        name(second): name(third),
        name(third): None,
        name(other): None,
    }


@pytest.mark.parametrize("time", [MORNING, "2031-04-07", ""])
def test_versions_of_one_time_replace_nobody(time: str) -> None:
    """Where publication does not tell two versions apart nobody says which one is newer; a bare day tells only days apart."""
    first, second = page(OLD, MORNING), page(NEW, time)
    assert set(replaced(first, second).values()) == {None}
    found = verdicts(woven(first, second))
    assert found["COERCE", "occurred", "yes"].outlets == 1
    assert "verdict.withdrawn" not in {w.rule for v in found.values() for w in v.why}


def test_versions_in_any_order_and_any_split() -> None:
    """An older version that comes into the ledger later, or is the last to come, gives the same bytes."""
    pages = [page(OLD, MORNING), page(NEW, NOON), page(THIRD, NIGHT)]
    found = set()
    for order in permutations(pages):
        with Ledger.memory() as ledger:
            for one in order:
                ledger.add([one])
                build.weave(ledger, InlineEngine())
            found.add(b"".join(x for k in sorted(KINDS) for x in export_bytes(ledger, k, "jsonl")))
    assert len(found) == 1


def test_diff_tells_what_the_outlet_took_back() -> None:
    """Between the versions the figure is corrected and the protest retracted, because of the newer version alone."""
    first, second = page(OLD, MORNING), page(NEW, NIGHT)
    with Ledger.memory() as ledger:
        ledger.add([first, second])
        with (
            build.as_of(ledger, NOON, InlineEngine()) as before,
            build.as_of(ledger, NIGHT, InlineEngine()) as after,
        ):
            changes = find_changes(take(before), take(after)).changes
    assert {c.because for c in changes} == {(name(second),)}
    figures = [c for c in changes if c.kind == "value"]
    assert [(c.change, (c.after or {})["slot"]) for c in figures] == [("corrected", "number")]
    gone = [c for c in changes if c.kind == "happening" and c.change == "retracted"]
    assert [(c.after or {})["event"] for c in gone] == ["PROTEST"]
    assert not [c for c in changes if c.change in ("strengthened", "contested")]


TIMES = (
    ("2031-04-08", "2031-04-07", True),
    ("2031-04-07", "2031-04-07", False),
    ("2031-04-07T23:00", "2031-04-07", False),
    ("2031-04-08T00:01", "2031-04-07", True),
    ("2031-04-07T12:00+07:00", "2031-04-07T04:59+00:00", True),
    ("2031-04-07T12:00+07:00", "2031-04-07T05:00+00:00", False),
    ("2031-04-07T12:00", "2031-04-07T11:00+07:00", True),
    ("", "2031-04-07", False),
    ("2031-04-07", "", False),
    ("besok", "2031-04-07", False),
)


@pytest.mark.parametrize(("one", "other", "after"), TIMES)
def test_certainly_after(one: str, other: str, *, after: bool) -> None:
    """A time is after another only where both are known and precise enough to tell."""
    assert is_after(one, other) is after
