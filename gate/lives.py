"""Scores on plans of real pages: what we read as a plan and what only looks like one.

The labels (``labels/plans.json``) are offsets of announcements into the shared articles, true for what an editor would
list as somebody's plan, promise or threat, false for what is none (a guess about others, a player's pledge, a tale). What
can be argued about is not labelled.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from benang.build import weave_readings
from benang.engines.inline import InlineEngine
from benang.records import Plan, Reading, Span
from gate.labelled import OURS
from gate.material import readings_of

LABELS = OURS / "plans.json"
WORD = 6
"""Characters by which the start of an announcement may differ from its label's: a short word and its space."""


class Announcement(NamedTuple):
    """Where something is announced: the article's own id and where it starts."""

    article: str
    start: int


def precision() -> float:
    """Return how many of the labelled places that are told as plans are plans."""
    told, right, wrong = _told()
    hits, misses = len(told & right), len(told & wrong)
    return hits / (hits + misses)


def recall() -> float:
    """Return how many of the labelled plans are told as plans."""
    told, right, _ = _told()
    return len(told & right) / len(right)


@lru_cache(maxsize=1)
def _told() -> tuple[set[Announcement], set[Announcement], set[Announcement]]:
    """Return the places told as plans, those labelled as plans and those labelled as none."""
    rows = json.loads(LABELS.read_text(encoding="utf-8"))["articles"]
    right = {Announcement(r["id"], at) for r in rows for at, _, good in r["plans"] if good}
    wrong = {Announcement(r["id"], at) for r in rows for at, _, good in r["plans"] if not good}
    found = readings_of(tuple(r["id"] for r in rows))
    places = _places(found)
    woven = weave_readings(found, InlineEngine())
    ahead = {e.id for r in found for e in r.events if e.modality == "planned"}
    members = {h.id: [m for m in h.members if m in ahead] for h in woven.happenings}
    told = {places[by] for plan in woven.plans for by in _openings(plan, members) if by in places}
    return {_labelled(place, right | wrong) for place in told}, right, wrong


def _labelled(place: Announcement, labels: set[Announcement]) -> Announcement:
    """Return the label that a place is: one that starts there, or a word ("untuk") before or behind."""
    near = (a for a in labels if a.article == place.article and abs(a.start - place.start) <= WORD)
    return min(near, key=lambda a: (abs(a.start - place.start), a.start), default=place)


def _openings(plan: Plan, members: Mapping[str, list[str]]) -> list[str]:
    """Return the announcements of a plan: the first, and every mention that tells the same thing as planned."""
    return [*(step.by for step in plan.steps[:1]), *members.get(plan.about, ())]


def _places(found: tuple[Reading, ...]) -> dict[str, Announcement]:
    """Return where every event and statement stands."""
    places: dict[str, Announcement] = {}
    for reading in found:
        given = reading.article.page.given_id
        spans: list[tuple[str, Span]] = [(e.id, e.span) for e in reading.events]
        spans += [(s.id, s.pieces[0]) for s in reading.statements if s.pieces]
        places.update({key: Announcement(given, span.start) for key, span in spans})
    return places
