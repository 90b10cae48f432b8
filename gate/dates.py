"""Scores on dated expressions of news in TimeML (TIMEX3), read through the finder of moments alone.

What has a calendar value is wanted; durations, "now" and the like have none and are not counted either way. Clock times
count as the day they stand for.
"""

import calendar
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from benang.build import read_page
from benang.ids import make_id
from benang.records import Given, Page, Reading
from gate.material import SHARED
from gate.scoring import characters, f1, pair_up, share

FOLDER = SHARED / "data" / "dates_id"
_TAG = re.compile(r"<TIMEX3([^>]*)>([^<]*)</TIMEX3>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_VALUE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=T|$)")


class Dated(NamedTuple):
    """An expression at (start, stop) with its first and last day; both empty where it has no calendar value."""

    start: int
    stop: int
    first: str = ""
    last: str = ""


class Score(NamedTuple):
    """Numbers of expressions wanted and found, of pairs at an overlap of half, and of pairs with the same days."""

    wanted: int
    found: int
    met: int
    right: int


def spans() -> float:
    """Return F1 of spans at an overlap of half."""
    score = _score()
    return f1(score.met, score.wanted, score.found)


def days() -> float:
    """Return the share of met expressions with the same first and last day."""
    score = _score()
    return share(score.right, score.met)


@lru_cache(maxsize=1)
def _score() -> Score:
    rows = [_score_of(path) for path in sorted(FOLDER.glob("*.tml"))]
    return Score(*map(sum, zip(*rows, strict=True)))


def _score_of(path: Path) -> Score:
    text, published, dated = read_timeml(path.read_text(encoding="utf-8"))
    given = Given(lang="id", published=published)
    reading = read_page(Page(make_id("page", path.name), path.name, text, given=given))
    if not isinstance(reading, Reading):
        return Score(sum(bool(d.first) for d in dated), 0, 0, 0)
    wanted = [d for d in dated if d.first]
    aside = characters(text, [(d.start, d.stop) for d in dated if not d.first])
    gold = [characters(text, [(d.start, d.stop)]) for d in wanted]
    every = frozenset().union(*gold)
    moments = [(m, characters(text, [(m.span.start, m.span.stop)])) for m in reading.moments]
    kept = [(m, at) for m, at in moments if at & every or not at & aside]
    pairs = pair_up(gold, [at for _, at in kept])
    same = [
        (kept[j][0].first[:10], kept[j][0].last[:10]) == (wanted[i].first, wanted[i].last)
        for i, j in pairs
    ]
    return Score(len(wanted), len(kept), len(pairs), sum(same))


def read_timeml(raw: str) -> tuple[str, str, list[Dated]]:
    """Return the text of a TimeML file, its day of creation, and its expressions."""
    created = re.search(r'<TIMEX3 tid="t0"[^>]*value="([^"]*)"', raw)
    body = raw[raw.index("<TEXT>") + len("<TEXT>") : raw.index("</TEXT>")]
    text, at, dated = "", 0, []
    for tag in _TAG.finditer(body):
        text += body[at : tag.start()]
        first, last = _calendar(dict(_ATTRIBUTE.findall(tag[1])))
        dated.append(Dated(len(text), len(text) + len(tag[2]), first, last))
        text, at = text + tag[2], tag.end()
    return text + body[at:], created[1] if created else "", dated


def _calendar(tag: dict[str, str]) -> tuple[str, str]:
    """Return first and last day of a TIMEX3 with a calendar value, two empty words for any other."""
    match = _VALUE.match(tag["value"])
    if match is None or tag["type"] not in {"DATE", "TIME"}:
        return "", ""
    year, month, day = match.groups()
    if day:
        return match[0], match[0]
    if month:
        last = calendar.monthrange(int(year), int(month))[1]
        return f"{year}-{month}-01", f"{year}-{month}-{last}"
    return f"{year}-01-01", f"{year}-12-31"
