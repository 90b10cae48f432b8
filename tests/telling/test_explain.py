"""Every id explains itself: what it is, where it stands, in its sentence, and why."""

import pytest
from msgspec.structs import replace

from benang.errors import UsageError
from benang.ledger import Ledger
from benang.records import Skipped, Why
from benang.telling.explain import explain_lines
from benang.telling.find import find_lines, visible


@pytest.fixture
def ledger(reading, weave):
    """Return a ledger with a row of every kind."""
    some = [reading(n) for n in range(3)]
    with Ledger.memory() as ledger:
        ledger.add([*some, Skipped("x.txt", "", Why("skip.broken", ("sebab",)), "bad")])
        ledger.replace_weave(weave(some))
        yield ledger


def told(ledger, id_, lang="en"):
    """Return an explanation as one text."""
    return "\n".join(explain_lines(ledger, id_, lang))


def test_a_statement(ledger, reading):
    """A statement is told with its place, its whole sentence, its speaker, its chain and the rule's code and args."""
    one = reading(1)
    words = told(ledger, one.statements[0].id)
    assert "1 perahu bantuan akan dikirim besok" in words
    assert one.article.page.text.split("\n")[0] in words
    for part in ("g1", "Rukmana Belo", "Kantor Berita Lontar", "test.cue (menyatakan)"):
        assert part in words


def test_an_event_and_the_happening_it_names(ledger, reading):
    """An id that is both an event's and a happening's is told as both, with members, values and positions."""
    first = min(r.events[0].id for r in (reading(n) for n in range(3)))
    words = told(ledger, first)
    assert "Event" in words
    assert "Happening" in words
    assert words.count("“dikirim”") >= 3
    assert " = 1 perahu, says" in words


def test_joined_members_give_their_reasons(ledger, reading):
    """The members of an utterance stand with what joined them."""
    first = min(r.statements[0].id for r in (reading(n) for n in range(3)))
    words = told(ledger, first)
    assert "Utterance" in words
    assert "test.roots (kirim) (weight +0.50)" in words


@pytest.mark.parametrize(
    ("id_", "parts"),
    [
        ("v1", ["Verdict", "conflict", "“dikirim”", "test.numbers"]),
        ("c1", ["Claim", " = 1 perahu", "Rukmana Belo: plan"]),
        ("l1", ["Plan", "open", "test.announced (besok)", "“dikirim”"]),
        ("a1", ["Agreement", "IDN, PHL"]),
        ("r1", ["Restriction", "PHL", "IDN"]),
        ("p1", ["Rukmana Belo", "pages that name them: 3"]),
        ("bad", ["x.txt", "sebab"]),
    ],
)
def test_what_pages_say_together(ledger, id_, parts):
    """Verdicts, claims, plans, agreements, restrictions, people and skipped pages say what they are and why."""
    words = told(ledger, id_)
    for part in parts:
        assert part in words


def test_a_page(ledger, reading):
    """A page is told with its story, its blocks and their rules, and its doubted times with their repairs."""
    words = told(ledger, reading(1).article.page.id)
    for part in (
        "Bantuan perahu 1",
        "test.line (1)",
        "doubted (",
        "2031-04-04",
        "test.day",
    ):
        assert part in words


def test_both_languages(ledger, reading):
    """The same thing is told in Indonesian and in English."""
    id_ = reading(1).statements[0].id
    assert "Pernyataan" in told(ledger, id_, "id")
    assert "Statement" in told(ledger, id_, "en")


def test_an_old_id_leads_on(ledger):
    """A group's old id is told under its new one."""
    woven = ledger.weave()
    story = replace(woven.stories[0], id="baru")
    old = woven.stories[0].id
    ledger.replace_weave(replace(woven, stories=(story,)))
    assert ledger.redirected(old, "story") == "baru"
    assert ledger.redirected(old) == old  # it still names the group of copies
    ledger.replace_weave(replace(woven, stories=(replace(story, id="terbaru"),)))
    assert "terbaru" in told(ledger, "baru")


def test_an_unknown_id_is_refused(ledger):
    """An id that is nowhere is refused in words."""
    with pytest.raises(UsageError, match="tidak-ada"):
        explain_lines(ledger, "tidak-ada", "id")


def test_pages_cannot_command_the_terminal(reading):
    """Escape codes and marks of direction that a page prints are blanks in what is told and found."""
    one = reading(1, extra=" \x1b[2J\u202e selesai")
    with Ledger.memory() as ledger:
        ledger.add([one])
        lines = explain_lines(ledger, one.statements[1].id, "id") + find_lines(ledger, "selesai", 5)
    assert lines
    assert not any("\x1b" in line or "\u202e" in line for line in lines)
    assert visible("a\x00b\u2066c") == "a b c"


def test_a_million_characters_are_not_printed(reading):
    """A headline without end is cut on the screen, and the line stays a line."""
    one = reading(1)
    long = replace(one.article, title=replace(one.article.title, text="Ombak " * 200_000))
    with Ledger.memory() as ledger:
        ledger.add([replace(one, article=long)])
        head, *_ = find_lines(ledger, "pengiriman", 1)
        lines = explain_lines(ledger, one.article.page.id, "id")
    assert "Ombak Ombak" in head
    assert "…" in head
    assert max(map(len, [head, *lines])) < 5000


def test_nothing_found_is_said(ledger):
    """A search without a page says so in the language of the screen."""
    assert find_lines(ledger, "takadakatanya", 2) == ["Tidak ada halaman yang cocok."]
    assert find_lines(ledger, "takadakatanya", 2, lang="en") == ["No page fits."]


def test_found_pages_are_lines(ledger):
    """A search prints two lines a page: day, outlet and title, then the words around the find."""
    lines = find_lines(ledger, "pengiriman", 2)
    assert len(lines) == 4
    assert lines[0].startswith("2031-04-03")
    assert "dikirim" in lines[1]
