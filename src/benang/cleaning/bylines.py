"""Who wrote and edited a page: lines such as "Penulis: A", "Editor : B", "Pewarta: A Editor: B", and closing initials.

Also the credits of syndication: "Sumber: X" and "Artikel ini telah tayang di X" say whose text this is, and become the
article's credits; the closing "(X)" or "(X/Y)" does where X is an outlet or wire, and is initials elsewhere.
"""

import re

from benang.cleaning.sheet import Line, Sheet, sentence_like, spaces, title_like
from benang.languages.furniture import Furniture, fold
from benang.records import RelayRole, SourceCredit, Span

SHORT = 160
NAME = 60
# How far back a closing bracket may begin; looking further back would cost time on a page of one huge line.
TAIL = 80
FAR = 700
LAST = 6
INITIALS_MOST = 15
LABELLED = re.compile(r"\s*:\s*")
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


def mark_bylines(sheet: Sheet, furniture: Furniture) -> tuple[str, ...]:
    """Label the lines that name authors and editors; return the names, in order."""
    names: list[str] = []
    pending = False
    for at in sheet.free():
        line = sheet.lines[at]
        if pending and _is_name(line):
            sheet.label(at, "byline", "under_label")
            names.append(line.text)
        pending = False
        if len(line.text) > SHORT or sheet.labels[at]:
            continue
        if line.key.startswith(furniture.words.byline_openings) and not sentence_like(line.text):
            sheet.label(at, "byline", "report_by")
            names.extend(_names(line.text.rpartition(",")[2]))
        elif line.key.startswith("laporan ") and _reporters(line, furniture):
            sheet.label(at, "byline", "report_by")
        elif any(phrase in line.key for phrase in furniture.words.byline_endings):
            sheet.label(at, "byline", "contributed")
        else:
            found = _labelled(line, furniture.words.byline_labels)
            if found is not None:
                sheet.label(at, "byline", "labelled")
                names.extend(found)
                pending = not found
    return tuple(dict.fromkeys(names))


def _reporters(line: Line, furniture: Furniture) -> bool:
    """Return whether "Laporan" is followed by nothing but names."""
    few = spaces(line.text) <= NAME // 6
    return few and not sentence_like(line.text) and title_like(line.text, furniture.small)


def mark_tails(sheet: Sheet, furniture: Furniture) -> tuple[str, ...]:
    """Cut bylines and copyright notes that were run into the end of a long line; return the names."""
    names: list[str] = []
    notices = tuple(p for p in furniture.words.notices if p in sheet.low)
    phrases = tuple(p for p in furniture.words.credit_phrases if p in sheet.low)
    for at in sheet.free():
        start, stop = sheet.rest(at)
        if stop - start <= SHORT:
            continue
        tail = max(start, stop - FAR)
        notice = _first_of(sheet, notices, (tail, stop))
        if notice > 0:
            sheet.cut(at, (notice, stop), "copyright", "copyright_inside")
            stop = notice
        asked = _first_of(sheet, phrases, (tail, stop))
        if asked > 0:
            sheet.cut(at, (asked, stop), "source-credit", "source_line")
            stop = asked
        found = furniture.byline_tail.search(sheet.text, tail, stop)
        if found and stop - found.start() <= SHORT * 2:
            sheet.cut(at, (found.start(), stop), "byline", "byline_inside")
            pieces = LABELLED.split(sheet.text[found.start() : stop])[1:]
            for piece in pieces:
                names.extend(_names(_without_label(piece.strip(), furniture.words.byline_labels)))
    return tuple(dict.fromkeys(names))


def _first_of(sheet: Sheet, phrases: tuple[str, ...], span: tuple[int, int]) -> int:
    """Return where the first of some phrases stands that follows a blank or a stop, or -1."""
    found = -1
    for phrase in phrases:
        at = sheet.low.find(phrase, *span)
        if at > span[0] and not sheet.text[at - 1].isalnum() and (found < 0 or at < found):
            found = at
    return found


def _labelled(line: Line, labels: tuple[str, ...]) -> list[str] | None:
    """Return the names behind the labels of a byline; None if the line is not one."""
    if ":" not in line.text:
        return None
    pieces = LABELLED.split(line.text)
    if len(pieces) < 2 or fold(pieces[0]) not in labels:  # noqa: PLR2004 (a label and what it labels)
        return None
    if sentence_like(line.text) and len(line.text) > NAME:
        return None
    names: list[str] = []
    for piece in pieces[1:]:
        names.extend(_names(_without_label(piece, labels)))
    return names


def _without_label(piece: str, labels: tuple[str, ...]) -> str:
    """Return a piece between two colons without the next label at its end, glued to the name or not."""
    low = piece.casefold()
    for label in sorted(labels, key=len, reverse=True):
        if low.endswith(label) and len(label) < len(piece):
            return piece[: -len(label)]
    return piece


def _names(text: str) -> list[str]:
    return [n for n in (p.strip(" -–|.,;") for p in AND.split(text)) if n and len(n) <= NAME]


def _is_name(line: Line) -> bool:
    return len(line.text) <= NAME and PERSON.fullmatch(line.text) is not None


def given_authors(author: str, furniture: Furniture) -> tuple[str, ...]:
    """Return the names in an author field, without labels and the outlet's own name behind a dash."""
    found: list[str] = []
    for line in author.splitlines():
        label, colon, rest = line.partition(":")
        named = rest if colon and fold(label) in furniture.words.byline_labels else line
        found.extend(
            name
            for name in _names(named.partition(" -")[0])
            if fold(name) not in furniture.words.byline_labels and not furniture.outlet(name)
        )
    return tuple(dict.fromkeys(found))


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
        if _tayang(line, furniture) or _sumber(line, furniture):
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
    return _named(sheet.text, found.span(1), furniture, page)


def _credited(
    sheet: Sheet, span: tuple[int, int], furniture: Furniture, page: str
) -> list[SourceCredit]:
    """Return what a line of syndication names: before the headline it quotes, which may name anything."""
    start, stop = span
    quoted = sheet.low.find(" judul", start, stop)
    stop = quoted if quoted > 0 else stop
    named = _named(sheet.text, (start, stop), furniture, page)
    colon = sheet.text.find(":", start, stop)
    if named or colon < 0 or "http" in sheet.low[start:stop]:
        return named
    return _unknown(sheet.text, (colon + 1, stop), page)


def _tayang(line: Line, furniture: Furniture) -> bool:
    return line.key.startswith(furniture.words.credit_phrases)


def _sumber(line: Line, furniture: Furniture) -> bool:
    label, colon, rest = line.text.partition(":")
    if not colon or fold(label) not in furniture.words.source_labels or len(line.text) > SHORT:
        return False
    return bool(rest.strip()) and not (sentence_like(line.text) and len(rest) > NAME)


def _named(text: str, span: tuple[int, int], furniture: Furniture, page: str) -> list[SourceCredit]:
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
        credited = _named(sheet.text, (found.start(1), found.end(1)), furniture, page)
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
