"""Statements on small texts of our own: the cases as data, what must not change them, and what must never be invented."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benang.languages import load
from benang.reading.cast import Cast, Mention
from benang.reading.scan import Scan, scan
from benang.reading.statements import find_statements
from benang.records import Article, Block, Entity, Page, Role, Span, Statement, Why

CASES = [
    case
    for name in ("statements", "reported", "joined")
    for case in tomllib.loads(
        (Path(__file__).parents[1] / "cases" / f"{name}.toml").read_text(encoding="utf-8")
    )["case"]
]
PACK = load("id")
FIELDS = ("form", "act", "modality", "polarity", "not_yet")


def article_of(text: str, zone: str = "body") -> Article:
    """Return an article whose lines are blocks of body; with the zone ``headline`` the first is the title."""
    page = Page("p", "", text)
    blocks = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        role: Role = "title" if zone == "headline" and number == 0 else "body"
        if line.strip():
            blocks.append(Block(Span("p", at, at + len(line)), role, Why("test")))
        at += len(line) + 1
    return Article(page, "id", "", None, (), "", None, tuple(blocks))


def cast_of(view: Scan, people: list[str]) -> Cast:
    """Return a cast that knows these people by every word of their names."""
    mentions = []
    entities = [Entity(name.lower(), name, "PER") for name in people]
    for number, sentence in enumerate(view.sentences):
        for entity in entities:
            start = view.text.find(entity.name, sentence.start, sentence.stop)
            if start >= 0:
                stop = start + len(entity.name)
                rank = 0 if start == sentence.start else 1
                mentions.append(
                    Mention(start, stop, start, stop, entity, "named", rank=rank, sentence=number)
                )
    return Cast((), entities, mentions, [s.start for s in view.sentences])


def read(text: str, people: list[str], zone: str = "body") -> tuple[Statement, ...]:
    """Return the statements of a small text."""
    article = article_of(text, zone)
    view = scan(article, PACK)
    return find_statements(view, article, cast_of(view, people), (), PACK).statements


def pieces(text: str, statement: Statement) -> list[str]:
    """Return what a statement says, without marks at the ends."""
    return [text[p.start : p.stop] for p in statement.pieces]


def shape(text: str, statement: Statement, wanted: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a statement that a case names."""
    where = statement.where
    found: dict[str, Any] = {
        "said": pieces(text, statement),
        "speaker": statement.speaker.name,
        "resolved": statement.speaker.resolved,
        "to": [thing.name for thing in statement.to],
        "where": text[where.start : where.stop] if where else "",
        "chain": [f"{r.step} {r.role} {r.name} {r.scope}" for r in statement.chain],
    } | {name: getattr(statement, name) for name in FIELDS}
    return {name: found[name] for name in wanted}


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    """The statements of a small text are those expected, in order, with the fields the case names."""
    found = read(case["text"], case["people"], case.get("zone", "body"))
    assert [pieces(case["text"], s) for s in found] == [w["said"] for w in case["expected"]]
    for statement, wanted in zip(found, case["expected"], strict=True):
        assert shape(case["text"], statement, wanted) == wanted


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_marks_and_spaces_change_nothing(case: dict[str, Any]) -> None:
    """Curly marks for straight ones and NO-BREAK SPACE for spaces leave spans, speakers and firmness as they are."""
    other = []
    opened = False
    for letter in case["text"]:
        if letter == '"':
            other.append("”" if opened else "“")
            opened = not opened
        else:
            other.append("\u00a0" if letter == " " else letter)
    zone = case.get("zone", "body")
    people = [name.replace(" ", "\u00a0") for name in case["people"]]
    straight = read(case["text"], case["people"], zone)
    curly = read("".join(other), people, zone)
    assert [s.pieces for s in curly] == [s.pieces for s in straight]
    for one, two in zip(curly, straight, strict=True):
        assert one.speaker.name.replace("\u00a0", " ") == two.speaker.name
        assert (one.modality, one.polarity, one.act) == (two.modality, two.polarity, two.act)


NO_RELAY = (
    '"Ombak tinggi," kata Sari Wulandari kepada kantor berita Kyodo.',
    "Sari Wulandari diwawancarai wartawan Reuters di dermaga. Ia mengatakan ombak tinggi.",
    "Foto: Kyodo/Sari. Sari Wulandari mengatakan ombak tinggi.",
    "Sari Wulandari mengatakan ombak tinggi, mengutip pernyataan Tono Raharjo.",
    "Film itu disiarkan televisi. Sari Wulandari mengatakan ombak tinggi.",
)


@pytest.mark.parametrize("text", NO_RELAY)
def test_no_link_is_invented(text: str) -> None:
    """An addressee, an employer, a photo credit, a quoted person and a broadcast give no link of a chain."""
    found = read(text, ["Sari Wulandari", "Tono Raharjo"])
    assert found
    assert all(not statement.chain for statement in found)


def test_own_outlet_is_never_in_its_chain() -> None:
    """A page that relays from itself has no chain."""
    text = '"Ombak tinggi," kata Sari Wulandari, dikutip dari Kompas.com.'
    article = article_of(text)
    view = scan(article, PACK)
    cast = cast_of(view, ["Sari Wulandari"])
    own = Article(article.page, "id", "Kompas", None, (), "", None, article.blocks)
    assert [
        r.name for s in find_statements(view, article, cast, (), PACK).statements for r in s.chain
    ]
    assert not [r for s in find_statements(view, own, cast, (), PACK).statements for r in s.chain]


WORDS = st.sampled_from(
    ['"', ",", ".", ":", "kata", "katanya", "mengatakan", "bahwa", "menurut", "Budi", "itu",
     "dan", "yang", "diyakini", "dilansir", "Reuters", "(", ")", "pasar", "ia", "\n", "“", "”"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=60))
def test_any_words_give_sound_statements(words: list[str]) -> None:
    """Whatever the words: spans lie in the text and say something, ids are unique, steps count from one."""
    text = " ".join(words)
    found = read(text, ["Budi"])
    for statement in found:
        assert statement.pieces
        assert all(0 <= p.start < p.stop <= len(text) for p in statement.pieces)
        assert list(statement.pieces) == sorted(statement.pieces)
        steps = sorted({relay.step for relay in statement.chain})
        assert steps == list(range(1, len(steps) + 1))
    assert len({statement.id for statement in found}) == len(found)
    assert found == read(text, ["Budi"])


def test_a_long_hostile_line_is_read_in_time() -> None:
    """A hundred thousand characters of quotations and pronouns in one line come back (no recursion, no squares)."""
    text = '"Benar sekali itu," kata dia. Ia mengatakan hari cerah. ' * 1800
    assert len(read(text, [])) > 1000
