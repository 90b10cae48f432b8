"""Cleaning against hand labels of real pages, which lie beside the repository and never in it."""

import json
from pathlib import Path

import pytest

from benang.cleaning import clean
from benang.intake import read_paths

SHARED = Path(__file__).resolve().parents[2] / "../shared"
LABELS = SHARED / "seeds" / "reference" / "lines.json"
LABELLED = SHARED / "data" / "labelled_id"

pytestmark = pytest.mark.skipif(
    not LABELS.exists(), reason="the hand-labelled pages lie outside the repository"
)
# Where the labels' names differ from the roles of the records.
NAMES = {"repeated-body": "repeat"}
SUBS = {"repeated": "repeat", "syndication-source": "source-credit", "image-zoom+title": "repeat"}


def articles():
    """Return the founding pages, cleaned, by file name."""
    paths = sorted(str(p) for p in (SHARED / "seeds").glob("*.txt"))
    return {page.source: clean(page) for page in read_paths(paths)}


def roles_of_lines(article):
    """Return the roles in each line of a page, by line number from 1."""
    text, found, start = article.page.text, {}, 0
    for number, line in enumerate(text.split("\n"), start=1):
        stop = start + len(line)
        found[number] = [
            b.role for b in article.blocks if b.span.start < stop and b.span.stop > start
        ]
        start = stop + 1
    return found


def test_every_line_of_the_founding_pages_has_its_role():
    """Each hand-labelled line holds a block of the labelled role; body lines are body and no other line is."""
    roles = {name: roles_of_lines(article) for name, article in articles().items()}
    wrong = []
    for label in json.loads(LABELS.read_text("utf-8")):
        found = roles[label["file"]][label["line"]]
        want = SUBS.get(label["sub"]) or NAMES.get(label["label"], label["label"])
        if want not in found or ("body" in found) != (want == "body"):
            wrong.append((label["file"], label["line"], want, found))
    assert wrong == []


def test_what_the_founding_pages_print():
    """Time, missing page and syndication are read where a page prints them, and nowhere else."""
    found = articles().values()
    times = [a.published.first for a in found if a.published]
    assert times == ["2023-09-14T20:22+07:00"]
    assert [a.incomplete for a in found if a.incomplete] == ["page 1 of 2"]
    assert sum(len(a.credits) for a in found) == 1
    assert all(a.title and a.title.span for a in found)


def test_body_of_the_labelled_pages():
    """Of nineteen real pages at least .99 of the body is kept and at most .01 of what is kept is not body."""
    labels = {
        a["id"]: a for a in json.loads((LABELLED / "labels.json").read_text("utf-8"))["articles"]
    }
    hit = kept = body = 0
    for page in read_paths([str(LABELLED / "articles.jsonl")]):
        want = body_characters(page.text, labels[page.given_id])
        blocks = [b for b in clean(page).blocks if b.role in ("body", "deck")]
        got = {i for b in blocks for i in range(b.span.start, b.span.stop)}
        got = {i for i in got if not page.text[i].isspace()}
        hit, kept, body = hit + len(want & got), kept + len(got), body + len(want)
    assert hit / body >= 0.99
    assert hit / kept >= 0.99


def body_characters(text, label):
    """Return the offsets of the characters that the labels leave as body."""
    out, start = set(), 0
    for number, line in enumerate(text.split("\n")):
        if str(number) in label["lines"]:
            out.update(range(start, start + len(line)))
        start += len(line) + 1
    for part in label["partial"]:
        out.update(range(part["start"], part["end"]))
    return {i for i, c in enumerate(text) if not c.isspace()} - out
