"""How likely two pages tell one story: a logistic model over a handful of features a person can read.

The coefficients were fitted on pairs of real headlines labelled by hand; no word and no name is among the features. The
day gap has a heavy tail: two pages a month apart may be one story, if nearly everything else agrees.
"""

import math
from datetime import date
from typing import NamedTuple

from benang.ground import StoryRow
from benang.records import Reason
from benang.weaving.story_rows import cosine

JOIN, SHOWN = 0.5, 0.3
"""Pages this likely to tell one story hang together; pages that may are shown as candidates."""
BIAS = -3.3
WEIGHTS = {
    "words": 10.0,
    "headline": 3.2,
    "people": 1.5,
    "places": 0.75,
    "gap": -0.85,
    "undated": -1.0,
    "copy": 3.0,
}


class Features(NamedTuple):
    """What is compared; every feature is 0 or more."""

    words: float
    headline: float
    people: float
    places: float
    gap: float
    undated: float
    copy: float


def features(a: StoryRow, b: StoryRow, *, copied: bool) -> Features:
    """Return the features of a pair."""
    dated = bool(a.day and b.day)
    gap = abs((date.fromisoformat(a.day) - date.fromisoformat(b.day)).days) if dated else 0
    return Features(
        cosine(a.vector, b.vector),
        cosine(a.title, b.title),
        math.log1p(len(a.people & b.people)),
        math.log1p(len(a.places & b.places)),
        math.log1p(max(0, gap - 1)),
        0.0 if dated else 1.0,
        1.0 if copied else 0.0,
    )


def probability(found: Features) -> float:
    """Return how likely the pair is one story, from 0 to 1."""
    total = BIAS + math.fsum(WEIGHTS[n] * v for n, v in zip(found._fields, found, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def reasons(found: Features) -> tuple[Reason, ...]:
    """Return every feature that moved the score, strongest first."""
    made = [
        Reason(f"story.{name}", round(WEIGHTS[name] * value, 3), (f"{value:.2f}",))
        for name, value in zip(found._fields, found, strict=True)
        if value
    ]
    return tuple(sorted(made, key=lambda r: (-abs(r.weight), r.rule)))
