"""The founding pages, read and woven for real: two stories in a saga, and nothing merged that must stay apart."""

import json
from pathlib import Path

import pytest

from benang.cleaning import clean
from benang.engines.inline import InlineEngine
from benang.ids import make_id
from benang.languages import load
from benang.reading import read
from benang.records import Page
from benang.weaving.copies import find_copies
from benang.weaving.people import find_people
from benang.weaving.scene import Scene
from benang.weaving.stories import find_stories
from benang.weaving.utterances import find_utterances

SEEDS = Path(__file__).resolve().parents[2] / "../shared/seeds"
SAME = 0.4

pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the founding pages are not beside the repository"
)


@pytest.fixture(scope="module")
def readings():
    """Give the readings of the founding pages by file name."""
    found = {}
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        page = Page(make_id(path.name, text), path.name, text, source=path.name)
        found[path.name] = read(clean(page))
    return found


@pytest.fixture(scope="module")
def woven(readings):
    """Give stories, their links and utterances."""
    engine, pack, pages = InlineEngine(), load("id"), list(readings.values())
    copies = find_copies(pages, engine, pack)
    people = find_people(pages, engine, pack)
    stories, links = find_stories(pages, copies, engine, pack)
    utterances, _ = find_utterances(pages, Scene(people.of, stories), engine, pack)
    return stories, links, utterances


def test_two_stories_and_a_saga(readings, woven):
    """The four pages of the first visit are one story; the page of the next year follows it."""
    stories, links, _ = woven
    name = {r.article.page.id: file[:3] for file, r in readings.items()}
    assert sorted(sorted(name[p] for p in s.pages) for s in stories) == [
        ["000", "001", "002", "003"],
        ["004"],
    ]
    (saga,) = [k for k in links if k.kind == "follows"]
    assert name[saga.left] == "004"


def test_what_must_stay_apart_stays_apart(readings, woven):
    """No pair of statements that the labels keep apart is in one utterance; most renderings of one are."""
    labels = json.loads((SEEDS / "reference/statements.json").read_text(encoding="utf-8"))
    pairs = json.loads((SEEDS / "reference/links.json").read_text(encoding="utf-8"))
    utterance_of = {m: u.id for u in woven[2] for m in u.members}
    found = {s["id"]: _found(s, readings) for s in labels["statements"]}
    judged = [
        (p["link"], utterance_of[found[p["a"]]] == utterance_of[found[p["b"]]])
        for p in pairs
        if found[p["a"]] and found[p["b"]]
    ]
    assert len(judged) > 20
    assert not any(together for link, together in judged if not link)
    assert sum(together for link, together in judged if link) >= 8


def _found(label, readings):
    """Return the id of the statement found where the label stands, or nothing."""
    wanted = {i for c in label["content"] for i in range(c["start"], c["end"])}
    best = (SAME, "")
    for statement in readings[label["file"]].statements:
        has = {i for p in statement.pieces for i in range(p.start, p.stop)}
        best = max(best, (len(wanted & has) / len(wanted | has), statement.id))
    return best[1]
