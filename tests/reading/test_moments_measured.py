"""How well moments are found and dated, measured on texts labelled by hand; the floors only rise."""

import calendar
import json
import re
from pathlib import Path

import pytest
from tests.reading.pages import article, pack

from benang.reading.moments import find_moments
from benang.reading.scan import scan

DATA = Path(__file__).resolve().parents[2] / "../shared/data"
TIMEX = re.compile(r"<TIMEX3([^>]*)>(.*?)</TIMEX3>", re.DOTALL)


def paired(gold, found):
    """Return pairs of places that overlap by half of what they cover together, best first, each used once."""
    overlaps = [
        (min(b, d) - max(a, c), max(b, d) - min(a, c), i, j)
        for i, (a, b) in enumerate(gold)
        for j, (c, d) in enumerate(found)
    ]
    pairs = sorted(
        ((i, j, both / either) for both, either, i, j in overlaps if 2 * both >= either),
        key=lambda p: -p[2],
    )
    left, right, kept = set(), set(), []
    for i, j, _ in pairs:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            kept.append((i, j))
    return kept


def score(pages):
    """Return F1 of spans and the share of right days, over pages of (text, published, wanted, not counted)."""
    wanted = found = hit = right = 0
    for text, published, gold, aside in pages:
        page = article(text, published)
        moments, _ = find_moments(scan(page, pack()), page, pack())
        moments = [m for m in moments if counts((m.span.start, m.span.stop), gold, aside)]
        pairs = paired([g[:2] for g in gold], [(m.span.start, m.span.stop) for m in moments])
        wanted, found, hit = wanted + len(gold), found + len(moments), hit + len(pairs)
        right += sum((moments[j].first[:10], moments[j].last[:10]) == gold[i][2:] for i, j in pairs)
    return 2 * hit / (wanted + found), right / hit


def counts(span, gold, aside):
    """Return whether a moment is judged: it lies apart from what is set aside, or meets something wanted."""
    return meets(span, gold) or not meets(span, aside)


def meets(span, places):
    """Return whether a span shares a character with one of the places."""
    return any(place[0] < span[1] and span[0] < place[1] for place in places)


def timeml(path):
    """Return the text of a TimeML file, its day, its dated expressions, and those that have no day (durations, now)."""
    raw = path.read_text("utf-8")
    published = re.search(r'<TIMEX3 tid="t0"[^>]*value="([^"]*)"', raw)[1]
    body = re.search(r"<TEXT>(.*)</TEXT>", raw, re.DOTALL)[1]
    text, at, gold, aside = "", 0, [], []
    for match in TIMEX.finditer(body):
        text += body[at : match.start()]
        days = interval(dict(re.findall(r'(\w+)="([^"]*)"', match[1])))
        place = (len(text), len(text) + len(match[2]))
        (gold if days else aside).append((*place, *(days or ())))
        text, at = text + match[2], match.end()
    return text + body[at:], published, gold, aside


def interval(tag):
    """Return first and last day of a TIMEX3 with a calendar value, None for any other."""
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=T|$)", tag["value"])
    if match is None or tag["type"] not in {"DATE", "TIME"}:
        return None
    year, month, day = match.groups()
    if day:
        return (f"{year}-{month}-{day}",) * 2
    if month:
        last = calendar.monthrange(int(year), int(month))[1]
        return f"{year}-{month}-01", f"{year}-{month}-{last}"
    return f"{year}-01-01", f"{year}-12-31"


@pytest.mark.skipif(not (DATA / "labelled_id").is_dir(), reason="the labelled pages are not here")
def test_floor_on_labelled_pages():
    """On pages labelled by hand, lines that are no body left out, spans and days stay above their floors."""
    folder = DATA / "labelled_id"
    rows = map(json.loads, (folder / "articles.jsonl").read_text("utf-8").splitlines())
    texts = {row["id"]: row for row in rows}
    pages = []
    for labels in json.loads((folder / "labels.json").read_text("utf-8"))["articles"]:
        row = texts[labels["id"]]
        lines = row["text"].split("\n")
        for number in map(int, labels["lines"]):
            lines[number] = " " * len(lines[number])
        gold = [(d["start"], d["end"], d["first"], d["last"]) for d in labels["dates"]]
        pages.append(("\n".join(lines), row["published"], gold, []))
    spans, days = score(pages)
    assert spans >= 0.98
    assert days >= 0.95


@pytest.mark.skipif(not (DATA / "dates_id").is_dir(), reason="the TimeML pages are not here")
def test_floor_on_timeml_pages():
    """On news in TimeML, counting expressions with a calendar value, spans and days stay above their floors."""
    spans, days = score([timeml(path) for path in sorted((DATA / "dates_id").glob("*.tml"))])
    assert spans >= 0.96
    assert days >= 0.87
