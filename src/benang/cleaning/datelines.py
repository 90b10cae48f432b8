"""The dateline: outlet, place and dash in front of the first sentence, glued to it or not.

"Contoh.com, KOTA - ", "KOTA, Contoh.com – ", "Kota (WIRE) - ", "KOTA - ", "CONTOH.CO, ", "Contoh.com, KotaHari ini": the
shapes are read piece by piece (outlet, place, bracket, dash), never as one large pattern, and a dateline needs a mark
that prose does not have: an outlet's name, a word in capitals, or a known place before a dash.
"""

import re
from typing import NamedTuple

from benang.cleaning.sheet import Sheet
from benang.languages.furniture import Furniture, fold_name

LONGEST = 110
FIRST_LINES = 14
DOMAIN = re.compile(
    r"[A-Za-z0-9][\w-]{1,30}(?:\.[A-Za-z0-9-]{2,30}){0,2}\s?\.(?:co\.id|go\.id|or\.id|ac\.id|com|co|id|net|tv|org|news|info|my\.id)(?![a-z.]\w)",
    re.IGNORECASE,
)
NAME = re.compile(r"[A-Z][\w.'’-]*(?:[ \u00a0]+[A-Z0-9][\w.'’-]*){0,3}")
UPPER = re.compile(r"[A-Z][A-Z.'’]+(?:[ \u00a0-]+[A-Z][A-Z.'’]+){0,3}(?![a-z])")
TITLE = re.compile(r"[A-Z][a-z'’]+(?:[ \u00a0][A-Z][a-z'’]+){0,3}")
BRACKET = re.compile(r"\s*\(([^()\n]{2,40})\)")
COMMA = re.compile(r"[\s\u00a0]*[,/][\s\u00a0]*")
DASH = re.compile(r"[\s\u00a0]*(?:[-–—]{1,3}|:)[\s\u00a0]*")
DAY = re.compile(r"\s*,?\s*\(?\d{1,2}[/ ](?:\d{1,2}|[A-Z][a-z]+)(?:[/ ]\d{4})?\)?")


class Dateline(NamedTuple):
    """Where a dateline ends in its line, and what it names."""

    stop: int
    outlet: str
    place: str


def mark_dateline(sheet: Sheet, furniture: Furniture) -> Dateline | None:
    """Cut the first dateline off the line it opens and return it; a deck or caption may stand before it."""
    tried = 0
    for at in sheet.free():
        tried += 1
        if tried > FIRST_LINES:
            break
        found = _over_lines(sheet, at, furniture)
        if found:
            return found
        start, stop = sheet.rest(at)
        found = read_dateline(sheet.text[start : min(stop, start + LONGEST)], furniture)
        if not found:
            continue
        if start + found.stop >= stop:
            sheet.label(at, "dateline", "dateline")
        else:
            sheet.cut(at, (start, start + found.stop), "dateline", "dateline")
        return found
    return None


def _over_lines(sheet: Sheet, at: int, furniture: Furniture) -> Dateline | None:
    """Return a dateline whose place and dash stand in lines of their own ("Jakarta", "-")."""
    line = sheet.lines[at]
    below = sheet.lines[at + 1] if at + 1 < len(sheet.lines) else None
    alone = len(line.text) < LONGEST // 2 and below is not None and DASH.fullmatch(below.text)
    if not alone:
        return None
    found = read_dateline(line.text + " -", furniture)
    if found and found.stop >= len(line.text):
        sheet.label(at, "dateline", "dateline")
        sheet.label(at + 1, "dateline", "dateline")
        return found
    return None


def read_dateline(text: str, furniture: Furniture) -> Dateline | None:
    """Return the dateline that a line opens with, or None."""
    if not text:
        return None
    if text[0] in "-–—":
        # What is left of a dateline whose words were in another element of the page.
        dash = DASH.match(text)
        return Dateline(dash.end(), "", "") if dash and len(dash.group().strip()) > 1 else None
    outlet, at = _outlet(text, 0, furniture)
    if outlet:
        return _after_outlet(text, at, outlet, furniture)
    return _place_first(text, furniture)


def _outlet(text: str, at: int, furniture: Furniture) -> tuple[str, int]:
    """Return the outlet printed at an offset, and where it ends."""
    domain = DOMAIN.match(text, at)
    if domain:
        spelling = domain.group().replace(" ", "")
        known = furniture.outlet(spelling)
        return (known.name if known else spelling), domain.end()
    name = NAME.match(text, at)
    if not name:
        return "", at
    words = list(re.finditer(r"[^\s\u00a0]+", name.group()))
    for size in range(len(words), 0, -1):
        spelling = name.group()[: words[size - 1].end()].rstrip("-–—.,")
        known = furniture.outlet(spelling)
        if known:
            return known.name, at + len(spelling)
    return "", at


def _after_outlet(text: str, at: int, outlet: str, furniture: Furniture) -> Dateline | None:
    """Return the dateline behind its outlet: a place, a day, and what parts it from the sentence."""
    comma = COMMA.match(text, at)
    if not comma:
        dash = DASH.match(text, at)
        gap = re.compile(r"[\s\u00a0]{2,}").match(text, at)
        end = dash or gap
        return Dateline(end.end(), outlet, "") if end else None
    place, end = _place(text, comma.end(), furniture)
    if not place:
        return Dateline(comma.end(), outlet, "")
    more = COMMA.match(text, end)
    if more:
        region, after = _place(text, more.end(), furniture)
        if region and DASH.match(text, after):
            place, end = f"{place}, {region}", after
    bracket = BRACKET.match(text, end)
    day = DAY.match(text, bracket.end() if bracket else end)
    tail = day.end() if day else bracket.end() if bracket else end
    dash = DASH.match(text, tail)
    if dash:
        return Dateline(dash.end(), outlet, place)
    if fold_name(place) in furniture.places or text[end : end + 1].isupper():
        # Glued: the sentence begins where the place's small letters meet a capital.
        return Dateline(end, outlet, place)
    return Dateline(comma.end(), outlet, "")


def _place_first(text: str, furniture: Furniture) -> Dateline | None:
    """Return a dateline that opens with its place: "KOTA - ", "KOTA, Contoh.com - ", "Kota (WIRE) - "."""
    place, end = _place(text, 0, furniture)
    if not place:
        return None
    bracket = BRACKET.match(text, end)
    if bracket:
        outlet = _known_or_domain(bracket.group(1), furniture)
        dash = DASH.match(text, bracket.end())
        if dash and (outlet or place.isupper()):
            return Dateline(dash.end(), outlet, place)
    comma = COMMA.match(text, end)
    if comma:
        outlet, after = _outlet(text, comma.end(), furniture)
        if outlet:
            dash = DASH.match(text, after)
            gap = re.compile(r"[\s\u00a0]+").match(text, after)
            tail = dash or gap
            return Dateline(tail.end() if tail else after, outlet, place)
    day = DAY.match(text, comma.end() if comma else end)
    dash = DASH.match(text, day.end() if day else end)
    if dash and _stands_alone(text, place, dash, furniture):
        return Dateline(dash.end(), "", place)
    return None


def _stands_alone(text: str, place: str, dash: re.Match[str], furniture: Furniture) -> bool:
    """Return whether a place before a dash needs no outlet: it is known, or in capitals before a spaced dash."""
    del text
    mark = dash.group().strip()
    if mark == ":":
        return False
    if fold_name(place) in furniture.places:
        return place.isupper() or dash.group() != mark
    return place.isupper() and len(place) > 3 and dash.group() != mark  # noqa: PLR2004 (AS, PBB, DPR)


def _known_or_domain(name: str, furniture: Furniture) -> str:
    known = furniture.outlet(name)
    if known:
        return known.name
    return name if DOMAIN.fullmatch(name) else ""


def _place(text: str, at: int, furniture: Furniture) -> tuple[str, int]:
    """Return the place printed at an offset and where it ends; a known place is taken at its length."""
    upper = UPPER.match(text, at)
    if upper:
        return upper.group().strip(" -\u00a0"), at + len(upper.group().rstrip(" -\u00a0"))
    title = TITLE.match(text, at)
    if not title:
        return "", at
    words = list(re.finditer(r"[^\s\u00a0]+", title.group()))
    for size in range(len(words), 0, -1):
        spelling = title.group()[: words[size - 1].end()]
        if fold_name(spelling) in furniture.places:
            return spelling, at + len(spelling)
    return title.group(), title.end()
