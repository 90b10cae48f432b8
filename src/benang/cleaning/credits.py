"""Whose text a page is: lines and closing brackets that name another outlet, a wire, or who typed it.

"Sumber: X" and "Artikel ini telah tayang di X" are syndication and become the article's credits; so does a closing "(X)"
or "(X/Y)" where X is an outlet or wire. Other closing brackets hold initials. A photo credit is neither: see captions.
"""

import re

from benang.cleaning.sheet import Line, Sheet, sentence_like, spaces
from benang.languages.furniture import Furniture, fold
from benang.records import RelayRole, SourceCredit, Span

SHORT = 160
NAME = 60
# How far back a closing bracket may begin; looking further back would cost time on a page of one huge line.
TAIL = 80
LAST = 6
INITIALS_MOST = 15
AND = re.compile(r"\s*(?:/|,|&|\bdan\b|\|)\s*")
CLOSING = re.compile(r"[(\[]\s*([^()\[\]\n]{1,60}?)\s*[)\]]\s*[.*]*$")
CODES = re.compile(r"(?=[^A-Za-z]{0,12}[A-Za-z])[A-Za-z0-9]{1,6}(?:[./*\-][A-Za-z0-9]{1,6}){1,5}")
NAME_WORD = re.compile(
    r"(?:(?<=\bdi)|(?<=\bdari)|(?<=\boleh)|\b(?!(?:di|dari|oleh)[A-Z]))[\w+&-]+(?:\.[\w-]+)*"
)
PIECE = re.compile(r"[^,/&|;\n]+")
LONGEST_NAME = 4
INITIALS = re.compile(r"/?[A-Za-z]{1,5}\d{0,4}(?:\s*[/\-,&]\s*[A-Za-z]{1,5}\d{0,4}){0,4}|\*+")
PERSON = re.compile(r"[A-Z][\w'.]*(?:\s+[A-Z][\w'.]*){1,4}")
SOURCE_TAIL = re.compile(r"(?:[Ss]umber|SUMBER)\s?:\s?([^:\n]{2,50})$")
STARS = re.compile(r"[*]{2,}$")


def mark_credits(
    sheet: Sheet, furniture: Furniture, page: str, own: frozenset[str]
) -> tuple[SourceCredit, ...]:
    """Label the lines and endings that say whose text this is or who typed it; return the outlets and wires.

    ``own`` holds the names of the page's own outlet, which is not where its text is from.
    """
    found: list[SourceCredit] = []
    free = list(sheet.free())
    for at in free:
        line = sheet.lines[at]
        if _tayang(line, furniture) or _sumber(line, furniture) or _names_only(line, furniture):
            sheet.label(at, "source-credit", "source_line")
            found.extend(_credited(sheet, (line.start, line.stop), furniture, page))
        elif line.text[0] in "([" and at > 0 and CLOSING.match(line.text):
            found.extend(_closing(sheet, at, furniture, (page, own)))
        for part in sheet.parts.get(at, ()):
            if part.role == "source-credit" and part.why.rule == "clean.source_line":
                found.extend(_credited(sheet, (part.start, part.stop), furniture, page))
    for at in free[-LAST:]:
        before = -1
        while sheet.labels[at] is None and len(sheet.parts.get(at, ())) > before:
            before = len(sheet.parts.get(at, ()))
            found.extend(_closing(sheet, at, furniture, (page, own)))
        start, stop = sheet.rest(at)
        if stop - start <= INITIALS_MOST and CODES.fullmatch(sheet.text, start, stop):
            sheet.cut(at, (start, stop), "credit", "initials", sheet.text[start:stop])
    return tuple(dict.fromkeys(found))


def mark_glued_sources(sheet: Sheet, furniture: Furniture, page: str) -> list[SourceCredit]:
    """Cut every "sumber : X" that is run into the end of a line; return what it names."""
    found: list[SourceCredit] = []
    if "umber" in sheet.text:
        for at in sheet.free():
            found.extend(_glued_source(sheet, at, furniture, page))
    return found


def _glued_source(sheet: Sheet, at: int, furniture: Furniture, page: str) -> list[SourceCredit]:
    """Cut a "sumber : X" that is run into the end of a line, if X is nothing but outlets and wires."""
    start, stop = sheet.rest(at)
    start = max(start, stop - TAIL)
    found = SOURCE_TAIL.search(sheet.text, start, stop)
    if not found or not all(furniture.outlet(p) for p in AND.split(found.group(1).strip(" ."))):
        return []
    sheet.cut(at, (found.start(), stop), "source-credit", "source_line")
    return named_outlets(sheet.text, found.span(1), furniture, page)


def _credited(
    sheet: Sheet, span: tuple[int, int], furniture: Furniture, page: str
) -> list[SourceCredit]:
    """Return what a line of syndication names: before the headline it quotes, which may name anything."""
    start, stop = span
    quoted = sheet.low.find(" judul", start, stop)
    stop = quoted if quoted > 0 else stop
    named = named_outlets(sheet.text, (start, stop), furniture, page)
    colon = sheet.text.find(":", start, stop)
    if named or colon < 0 or "http" in sheet.low[start:stop]:
        return named
    return _unknown(sheet.text, (colon + 1, stop), page)


def _tayang(line: Line, furniture: Furniture) -> bool:
    return line.key.startswith(furniture.words.credit_phrases)


def _names_only(line: Line, furniture: Furniture) -> bool:
    """Return whether a line is nothing but the names of two or more outlets and wires."""
    if len(line.text) > NAME:
        return False
    pieces = [p for p in AND.split(line.text.strip("() .")) if p]
    return len(pieces) > 1 and all(furniture.outlet(p) for p in pieces)


def _sumber(line: Line, furniture: Furniture) -> bool:
    label, colon, rest = line.text.partition(":")
    if not colon or fold(label) not in furniture.words.source_labels or len(line.text) > SHORT:
        return False
    return bool(rest.strip()) and not (sentence_like(line.text) and len(rest) > NAME)


def named_outlets(
    text: str, span: tuple[int, int], furniture: Furniture, page: str
) -> list[SourceCredit]:
    """Return the outlets and wires that a stretch of text names, with their places."""
    found: list[SourceCredit] = []
    words = [m.span() for m in NAME_WORD.finditer(text, *span)]
    at = 0
    while at < len(words):
        for size in range(min(LONGEST_NAME, len(words) - at), 0, -1):
            start, stop = words[at][0], words[at + size - 1][1]
            name = text[start:stop].rstrip(".,")
            outlet = furniture.outlet(name)
            if outlet and (any(c.isupper() for c in name) or "." in name):
                role: RelayRole = "wire" if outlet.kind == "wire" else "outlet"
                found.append(SourceCredit(outlet.name, role, Span(page, start, start + len(name))))
                at += size - 1
                break
        at += 1
    return found


def _unknown(text: str, span: tuple[int, int], page: str) -> list[SourceCredit]:
    """Return the names behind a label that no table knows: they are where the text is from all the same."""
    found: list[SourceCredit] = []
    for piece in PIECE.finditer(text, *span):
        name = piece.group().strip()
        if name and name[0].isupper() and spaces(name) < LONGEST_NAME:
            start = piece.start() + len(piece.group()) - len(piece.group().lstrip())
            found.append(SourceCredit(name, "other", Span(page, start, start + len(name))))
    return found


def _closing(
    sheet: Sheet, at: int, furniture: Furniture, whose: tuple[str, frozenset[str]]
) -> list[SourceCredit]:
    """Cut the bracket that closes a line if it holds initials, a name, or the outlet the text is from."""
    start, stop = sheet.rest(at)
    tail = max(start, stop - TAIL)
    found = CLOSING.search(sheet.text, tail, stop)
    if not found:
        stars = STARS.search(sheet.text, tail, stop)
        if stars:
            sheet.cut(at, (stars.start(), stop), "credit", "closing_stars")
        return []
    inside = found.group(1)
    span = (found.start(), stop)
    named = {outlet.name for p in AND.split(inside) if (outlet := furniture.outlet(p))}
    page, own = whose
    if named - own:
        sheet.cut(at, span, "source-credit", "closing_source")
        credited = named_outlets(sheet.text, (found.start(1), found.end(1)), furniture, page)
        return [c for c in credited if c.name not in own]
    if named:
        sheet.cut(at, span, "credit", "initials", inside)
        return []
    whole = not sheet.text[start : found.start()].strip()
    after_stop = sheet.text[start : found.start()].rstrip(" \"”’'*,").endswith((".", "!", "?"))
    typed = INITIALS.fullmatch(inside) or PERSON.fullmatch(inside) or inside.startswith("*/")
    gap = sheet.text[max(start, found.start() - 2) : found.start()].isspace()
    coded = ("/" in inside or gap) and inside.islower() and INITIALS.fullmatch(inside)
    if coded or ((whole or after_stop) and (typed or CODES.fullmatch(inside))):
        sheet.cut(at, span, "credit", "initials", inside)
    return []
