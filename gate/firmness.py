"""Scores on how firmly single statements of many pages are put.

The labels (``labels/firmness_seen.json``, ``labels/firmness_unseen.json``) are statements by their offsets into the shared articles, one a page,
each with the modality and polarity a reader gives it; where readers may differ, with every one they may give.
"""

import json
from functools import lru_cache
from typing import NamedTuple

from benang.records import Statement
from gate.labelled import OURS
from gate.material import readings_of
from gate.scoring import characters, pair_up

SETS = ("firmness_seen", "firmness_unseen")


class Rated(NamedTuple):
    """A statement that was found, and the (modality, polarity) pairs its label allows."""

    statement: Statement
    allowed: frozenset[tuple[str, str]]


def modality(name: str) -> float:
    """Return the share of found statements with a modality that their label allows."""
    pairs = _rated(name)
    right = sum(p.statement.modality in {m for m, _ in p.allowed} for p in pairs)
    return right / len(pairs)


def polarity(name: str) -> float:
    """Return the share of found statements with a polarity that their label allows."""
    pairs = _rated(name)
    right = sum(p.statement.polarity in {sign for _, sign in p.allowed} for p in pairs)
    return right / len(pairs)


@lru_cache(maxsize=2)
def _rated(name: str) -> tuple[Rated, ...]:
    """Return the statements of a set's labels that were found, at an overlap of half."""
    rows = json.loads((OURS / f"{name}.json").read_text(encoding="utf-8"))["articles"]
    pages = {r.article.page.given_id: r for r in readings_of(tuple(r["id"] for r in rows))}
    found = []
    for row in rows:
        reading = pages[row["id"]]
        text = reading.article.page.text
        gold = [characters(text, label["content"]) for label in row["statements"]]
        had = [characters(text, [(p.start, p.stop) for p in s.pieces]) for s in reading.statements]
        found += [
            Rated(
                reading.statements[j],
                frozenset((m, sign) for m, sign in row["statements"][i]["firmness"]),
            )
            for i, j in pair_up(gold, had)
        ]
    return tuple(found)
