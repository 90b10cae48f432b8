"""Fit the coefficients by which two pages are judged to tell one story.

Takes articles and pairs labelled by hand, computes the features of :mod:`benang.weaving.story_score` (none of them is a
word or a name) and prints bias and weights, pulled towards the present ones. Only those numbers are carried over.

    python training/stories.py ARTICLES.jsonl.gz training/story_pairs.tsv
"""

import argparse
import gzip
import math
from collections.abc import Sequence
from pathlib import Path

import msgspec

from benang.cleaning import clean
from benang.ids import make_id
from benang.languages import load
from benang.reading import read
from benang.records import Given, Page
from benang.weaving.story_rows import StoryRow, project, told
from benang.weaving.story_score import BIAS, WEIGHTS, Features, features

STEPS, RATE, PULL = 4000, 0.05, 0.02


class Row(msgspec.Struct):
    """What is used of an article."""

    id: str
    text: str
    title: str = ""
    outlet: str = ""
    published: str | None = None


def rows_of(path: Path, wanted: set[str]) -> dict[str, StoryRow]:
    """Return the narrow rows of the wanted articles."""
    found: dict[str, StoryRow] = {}
    decoder = msgspec.json.Decoder(Row)
    with gzip.open(path) as lines:
        for line in lines:
            row = decoder.decode(line)
            if row.id in wanted:
                given = Given("", row.title, row.outlet, row.published or "")
                page = Page(make_id(row.id, row.text), row.id, row.text, given=given)
                found[row.id] = project(told(read(clean(page))), load("id"))
    return found


def fit(pairs: Sequence[tuple[Features, int]]) -> tuple[float, list[float]]:
    """Return bias and weights by gradient descent on the logistic loss, pulled towards the shipped ones."""
    start = [WEIGHTS[name] for name in Features._fields]
    bias, weights = BIAS, list(start)
    for _ in range(STEPS):
        slope, slopes = 0.0, [0.0] * len(weights)
        for found, label in pairs:
            total = bias + sum(w * v for w, v in zip(weights, found, strict=True))
            off = 1 / (1 + math.exp(-total)) - label
            slope += off
            for at, value in enumerate(found):
                slopes[at] += off * value
        bias -= RATE * slope / len(pairs)
        for at, old in enumerate(start):
            weights[at] -= RATE * (slopes[at] / len(pairs) + PULL * (weights[at] - old))
    return bias, weights


def main() -> None:
    """Read articles and labels, print the coefficients and how many pairs they get right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("pairs", type=Path)
    arguments = parser.parse_args()
    lines = arguments.pairs.read_text(encoding="utf-8").splitlines()
    labels = [line.split("\t") for line in lines if line and not line.startswith("#")]
    rows = rows_of(arguments.articles, {i for a, b, _ in labels for i in (a, b)})
    pairs = [
        (features(rows[a], rows[b], copied=False), int(label))
        for a, b, label in labels
        if a in rows and b in rows
    ]
    bias, weights = fit(pairs)
    right = sum(
        (bias + sum(w * v for w, v in zip(weights, found, strict=True)) > 0) == bool(label)
        for found, label in pairs
    )
    print(f"bias {bias:.2f}")
    for name, weight in zip(Features._fields, weights, strict=True):
        print(f"{name} {weight:.2f}")
    print(f"{right} of {len(pairs)} right")


if __name__ == "__main__":
    main()
