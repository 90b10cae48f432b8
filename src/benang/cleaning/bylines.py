"""Who wrote and edited a page: lines such as "Penulis: A", "Editor : B", "Pewarta: A Editor: B".

Labels may be glued to the name before them, and the whole byline may be run into the end of the last paragraph.
"""

import re

from benang.cleaning.sheet import Line, Sheet, sentence_like, spaces, title_like
from benang.languages.furniture import Furniture, fold

SHORT = 160
NAME = 60
FAR = 700
LABELLED = re.compile(r"\s*:\s*")
AND = re.compile(r"\s*(?:/|,|&|\bdan\b|\|)\s*")
DASHED = re.compile(r"\s+[-–|,]\s*")
PERSON = re.compile(r"[A-Z][\w'.]*(?:\s+[A-Z][\w'.]*){1,4}")


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
        elif _beside_date(sheet, at):
            sheet.label(at, "byline", "beside_date")
            names.append(DASHED.split(line.text)[0])
        elif line.key.startswith(furniture.words.report_openings) and _reporters(line, furniture):
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


def _beside_date(sheet: Sheet, at: int) -> bool:
    """Return whether a line next to a date line is a name, and its outlet or desk behind a dash."""
    beside = any(
        0 <= other < len(sheet.lines) and sheet.role(other) == "date" for other in (at - 1, at + 1)
    )
    pieces = DASHED.split(sheet.lines[at].text)
    few = len(pieces) == 2 and len(sheet.lines[at].text) <= NAME  # noqa: PLR2004 (a name and its desk)
    return beside and few and PERSON.fullmatch(pieces[0]) is not None


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
