"""The dateline: outlet, place and dash in front of the first sentence, glued to it or not.

"Contoh.com, KOTA - ", "KOTA, Contoh.com – ", "Kota (WIRE) - ", "KOTA - ", "CONTOH.CO, ", "Contoh.com, KotaHari ini": the
shapes are read piece by piece (outlet, place, bracket, dash), never as one large pattern, and a dateline needs a mark
that prose does not have: an outlet's name, a word in capitals, or a known place before a dash.
"""

import re
from typing import NamedTuple

from benang.cleaning.sheet import Sheet, sentence_like, spaces
from benang.languages.furniture import Furniture, fold_name

LONGEST = 110
FIRST_LINES = 14
FAR = 220
LEAST_WORDS = 3
DOMAIN = re.compile(  # "example" is kept for documents by RFC 2606; our example pages use it
    r"[A-Za-z0-9][\w-]{1,30}(?:\.[A-Za-z0-9-]{2,30}){0,2}\s?\.(?:co\.id|go\.id|or\.id|ac\.id|com|co|id|net|tv|org|news|info|my\.id|example)(?![a-z.]\w)",
    re.IGNORECASE,
)
NAME = re.compile(r"[A-Z][\w.'’-]*(?:[ \u00a0]+[A-Z0-9][\w.'’-]*){0,3}")
CAPITAL = "A-ZÀ-ÖØ-ÞĆČĐĘĞİŁŃŚŞŠŹŻŽ"
UPPER = re.compile(
    rf"[{CAPITAL}][{CAPITAL}.'’]+(?:(?:[ \u00a0]+|-(?![ \u00a0]))[{CAPITAL}][{CAPITAL}.'’]+){{0,3}}(?![a-z])"
)
TITLE = re.compile(r"[A-Z][a-z'’]+(?:[ \u00a0](?:[A-Z][a-z'’]+|DC\b)){0,3}")
SMALL = re.compile(r"[a-z][\w.]{3,20}")
VOWELS = frozenset("AEIOUaeiou")
CAPS = re.compile(r"[\s\u00a0]+(?=[A-Z\"“])")
BRACKET = re.compile(r"\s*\(([^()\n]{2,40})\)")
COMMA = re.compile(r"[\s\u00a0]*[,][\s\u00a0]*")
DASH = re.compile(r"[\s\u00a0]*(?:,[\s\u00a0]*)?(?:[-–—]{1,3}|[:|])[\s\u00a0]*")
ENDINGS = (".co", ".id", ".net", ".tv", ".org", ".news", ".info", ".example")
WIDE = re.compile(r"[\s\u00a0]{2,}")
BLANKS = re.compile(r"[\s\u00a0]+")
PARTING = re.compile(r"[\s\u00a0-]+")
DAY = re.compile(r"\s*,?\s*\(?\d{1,2}[/ ](?:\d{1,2}|[A-Z][a-z]+)(?:[/ ]\d{4})?\)?")


class Dateline(NamedTuple):
    """Where a dateline ends in its line, and what it names."""

    stop: int
    outlet: str
    place: str


def mark_dateline(sheet: Sheet, furniture: Furniture) -> Dateline | None:
    """Cut the first dateline off the line it opens and return it; a deck or caption may stand before it."""
    tried = 0
    for at, label in enumerate(sheet.labels):
        if label and label[1].rule != "clean.site_name":
            continue
        tried += 1
        if tried > FIRST_LINES:
            break
        found = _over_lines(sheet, at, furniture)
        if not found and not label:
            found = _in_line(sheet, at, furniture, first=tried == 1)
        if found:
            return found
    return None


def _in_line(sheet: Sheet, at: int, furniture: Furniture, *, first: bool) -> Dateline | None:
    """Cut the dateline off one line and return it, or None.

    A dash alone is what is left of a dateline only in the ``first`` line of the text; further down it is a list.
    """
    start, stop = sheet.rest(at)
    for begin in _beginnings(sheet, start, stop, furniture):
        found = read_dateline(sheet.text[begin : min(stop, begin + LONGEST)], furniture)
        if not found or not (first or found.outlet or found.place):
            continue
        rest = sheet.text[begin + found.stop : stop]
        if rest.strip() and spaces(rest.strip()) < LEAST_WORDS - 1:
            # A dateline stands before a sentence; "WIRE | WIRE" does not.
            continue
        if begin > start:
            if not _dashed(sheet.text[begin : begin + found.stop]):
                continue
            _cut_before(sheet, at, (start, begin), furniture)
        if start == sheet.lines[at].start == begin and begin + found.stop >= stop:
            sheet.label(at, "dateline", "dateline")
        else:
            sheet.cut(at, (begin, begin + found.stop), "dateline", "dateline")
        return found
    return None


def _dashed(text: str) -> bool:
    """Return whether a dateline closes with a dash, as it must in the middle of a line."""
    return text.rstrip()[-1:] in "-–—"


def _beginnings(sheet: Sheet, start: int, stop: int, furniture: Furniture) -> list[int]:
    """Return where in a line a dateline may begin: at its start, or behind a headline or a reporter's name.

    Behind something else only an outlet's domain in capitals counts, and only near the start of a long line.
    """
    if stop - start < FAR:
        return [start]
    near = sheet.text[start : start + FAR]
    low = sheet.low[start : start + FAR]
    if not any(ending in low for ending in ENDINGS):
        return [start]
    reported = sheet.low.startswith(furniture.words.byline_openings, start)
    found = [
        m.start() + start
        for m in DOMAIN.finditer(near)
        if m.start() and (m.group().split(".")[0].isupper() or reported)
    ]
    return [start, *found] if not reported else [*found, start]


def _cut_before(sheet: Sheet, at: int, part: tuple[int, int], furniture: Furniture) -> None:
    """Give what stands before a dateline in its line a role: a reporter's name, or the headline again."""
    if sheet.low.startswith(furniture.words.byline_openings, part[0]):
        sheet.cut(at, part, "byline", "report_by")
    elif not sentence_like(sheet.text[slice(*part)].strip()):
        sheet.cut(at, part, "title", "before_dateline")


def _over_lines(sheet: Sheet, at: int, furniture: Furniture) -> Dateline | None:
    """Return a dateline that is parted from its dash by a line end ("Jakarta", "-"), or from its dash and sentence."""
    line = sheet.lines[at]
    if len(line.text) > LONGEST // 2 or at + 1 >= len(sheet.lines):
        return None
    below = sheet.lines[at + 1]
    dash = DASH.match(below.text)
    if not dash or below.text[0] == ":":
        return None
    found = read_dateline(line.text + " -", furniture)
    if not found or found.stop < len(line.text):
        return None
    sheet.label(at, "dateline", "dateline")
    if dash.end() == len(below.text):
        sheet.label(at + 1, "dateline", "dateline")
    else:
        sheet.cut(at + 1, (below.start, below.start + dash.end()), "dateline", "dateline")
    return found


def read_dateline(text: str, furniture: Furniture) -> Dateline | None:
    """Return the dateline that a line opens with, or None."""
    if not text:
        return None
    if text[0] in "-–—":
        # What is left of a dateline whose words were in another element of the page.
        dash = DASH.match(text)
        lone = dash is not None and dash.group() == "- " and text[2:3].isupper()
        return (
            Dateline(dash.end(), "", "")
            if dash and (lone or len(dash.group().strip()) > 1)
            else None
        )
    outlet, at = _outlet(text, 0, furniture)
    if outlet:
        return _after_outlet(text, at, outlet, furniture)
    return _place_first(text, furniture) or _unknown_first(text, furniture)


def _unknown_first(text: str, furniture: Furniture) -> Dateline | None:
    """Return a dateline that opens with an outlet no table has, before a known place and a dash."""
    name = NAME.match(text)
    comma = COMMA.match(text, name.end()) if name else None
    if not name or not comma:
        return None
    place, end = _place(text, comma.end(), furniture)
    dash = DASH.match(text, end) if fold_name(place) in furniture.places else None
    return Dateline(dash.end(), name.group(), place) if dash and _spaced(dash) else None


def _spaced(dash: re.Match[str]) -> bool:
    """Return whether a dash has blanks around it, as datelines have and compounds have not."""
    return dash.group() != dash.group().strip() and ":" not in dash.group()


def _outlet(text: str, at: int, furniture: Furniture) -> tuple[str, int]:
    """Return the outlet printed at an offset, and where it ends."""
    domain = DOMAIN.match(text, at)
    if domain:
        spelling = domain.group().replace(" ", "")
        known = furniture.outlet(spelling)
        return (known.name if known else spelling), domain.end()
    small = SMALL.match(text, at)
    if small and DASH.match(text, small.end()):
        known = furniture.outlet(small.group())
        return (known.name, small.end()) if known else ("", at)
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
    parted = DASH.match(text, at)
    domain = "." in text[:at].rstrip(".")
    if not comma or (parted and parted.end() > comma.end()):
        parted = parted or WIDE.match(text, at)
        if not parted and domain and text[:at].isupper():
            parted = CAPS.match(text, at)
        return _place_behind(text, parted.end(), outlet, furniture) if parted else None
    place, end = _places(text, comma.end(), furniture)
    bare = Dateline(comma.end(), outlet, "") if domain else None
    if not place:
        return bare
    dash = DASH.match(text, _aside(text, end))
    if dash:
        return Dateline(dash.end(), outlet, place)
    if fold_name(place) in furniture.places or text[end : end + 1].isupper():
        # Glued: the sentence begins where the place's small letters meet a capital.
        return Dateline(end, outlet, place)
    return bare


def _place_behind(text: str, at: int, outlet: str, furniture: Furniture) -> Dateline:
    """Return the dateline of an outlet and a dash, with a known place in capitals that stands behind them."""
    second, after = _outlet(text, at, furniture)
    again = DASH.match(text, after) if second else None
    if again:
        return Dateline(again.end(), outlet, "")
    upper = UPPER.match(text, at)
    place = _known_prefix(upper.group().rstrip("."), furniture) if upper else ""
    if place and text[at + len(place) : at + len(place) + 2] == ". ":
        return Dateline(at + len(place) + 2, outlet, place)
    dash = DASH.match(text, at + len(place)) if place else None
    return Dateline(dash.end(), outlet, place) if dash else Dateline(at, outlet, "")


def _places(text: str, at: int, furniture: Furniture) -> tuple[str, int]:
    """Return the place at an offset, with its region where a comma and then the dash follow it, and their end."""
    place, end = _place(text, at, furniture)
    comma = COMMA.match(text, end) if place else None
    if comma:
        region, after = _place(text, comma.end(), furniture)
        if region and DASH.match(text, after):
            return f"{place}, {region}", after
    return place, end


def _aside(text: str, at: int) -> int:
    """Return where a bracket and a day end that may stand between the place and the dash."""
    bracket = BRACKET.match(text, at)
    at = bracket.end() if bracket else at
    day = DAY.match(text, at)
    return day.end() if day else at


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
            tail = DASH.match(text, after) or BLANKS.match(text, after)
            return Dateline(tail.end() if tail else after, outlet, place)
        upper = UPPER.match(text, comma.end())
        dash = DASH.match(text, upper.end()) if upper else None
        if upper and dash and _spaced(dash) and fold_name(place) in furniture.places:
            second = upper.group()
            region = fold_name(second) in furniture.places
            return Dateline(dash.end(), "" if region else second, place)
    day = DAY.match(text, comma.end() if comma else end)
    dash = DASH.match(text, day.end() if day else end)
    if dash and _stands_alone(text, place, dash, furniture):
        return Dateline(dash.end(), "", place)
    return None


def _stands_alone(text: str, place: str, dash: re.Match[str], furniture: Furniture) -> bool:
    """Return whether a place before a dash needs no outlet: it is known, or in capitals before a spaced dash."""
    following = text[dash.end() :]
    if following[:1].islower():
        return False
    known = fold_name(place) in furniture.places
    if known and not place.isupper():
        route = TITLE.match(following)
        # "Kota - Kota" is a route and not a dateline.
        return _loose(dash) and not (route and fold_name(route.group()) in furniture.places)
    if known:
        return True
    spoken = sum(c in VOWELS for c in place) * 4 >= len(place)
    return place.isupper() and len(place) > 3 and spoken and _spaced(dash)  # noqa: PLR2004 (AS, PBB, DPR)


def _loose(dash: re.Match[str]) -> bool:
    """Return whether a dash or colon has a blank beside it."""
    return dash.group() != dash.group().strip()


def _known_or_domain(name: str, furniture: Furniture) -> str:
    known = furniture.outlet(name)
    if known:
        return known.name
    return name if DOMAIN.fullmatch(name) else ""


def _place(text: str, at: int, furniture: Furniture) -> tuple[str, int]:
    """Return the place printed at an offset and where it ends; a known place is taken at its length."""
    found = UPPER.match(text, at) or TITLE.match(text, at)
    if not found:
        return "", at
    whole = found.group()
    known = _known_prefix(whole, furniture)
    if known and not (COMMA.match(text, found.end()) or DASH.match(text, found.end())):
        return known, at + len(known)
    return whole, found.end()


def _known_prefix(words: str, furniture: Furniture) -> str:
    """Return the longest beginning of some words that is a known place, or an empty string."""
    ends = [m.start() for m in PARTING.finditer(words)] + [len(words)]
    for end in reversed(ends):
        if fold_name(words[:end]) in furniture.places:
            return words[:end]
    return ""
