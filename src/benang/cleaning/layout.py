"""What lines are by where they stand: headings between paragraphs, key words at the end, and lines broken at a link.

Scrapers put every linked word in a line of its own, so that one sentence lies in three lines. Such lines are read as one
block: the block spans the line ends between them, and no character changes.
"""

import re

from benang.cleaning.sheet import RUNS_ON, Line, Sheet, ends_open, spaces, title_like
from benang.languages.furniture import Furniture

HEADING = 90
HEADING_WORDS = 12
HEADING_LEAST = 5
TAG = 60
TAG_WORDS = 7
TAGS = 2
MOST_TAGS = 15
BROKEN_WORDS = 3
LINK_WORDS = 5
FRAGMENT = 25
ASIDE = re.compile(r"\([^()]{1,60}\)\s+[a-z]")
NO_TAG = '"“,.;:-–•●►▶0123456789'
BULLETS = "•►▶●"
OPENING = frozenset(('"', "“"))


def mark_tags(sheet: Sheet) -> None:
    """Label key words: short lines without a stop behind the last sentence, or small ones right behind closing initials."""
    _mark_last(sheet)
    for at in range(len(sheet.lines) - 1):
        if not _initials(sheet, at):
            continue
        below = at + 1
        while below < len(sheet.lines) and below - at <= MOST_TAGS and _small_tag(sheet, below):
            sheet.label(below, "navigation", "tag_list")
            below += 1


def _initials(sheet: Sheet, at: int) -> bool:
    """Return whether a line is nothing but closing initials."""
    parts = sheet.parts.get(at, [])
    whole = parts and (parts[0].start, parts[0].stop) == sheet.lines[at][:2]
    return bool(whole) and parts[0].role == "credit"


def _small_tag(sheet: Sheet, at: int) -> bool:
    line = sheet.lines[at]
    return sheet.labels[at] is None and _is_tag(line) and line.text[0].islower()


def _mark_last(sheet: Sheet) -> None:
    """Label the short lines that close the page."""
    run: list[int] = []
    for at in range(len(sheet.lines) - 1, -1, -1):
        if sheet.labels[at] is not None:
            if run:
                break
            continue
        if at in sheet.parts or not _is_tag(sheet.lines[at]):
            break
        run.append(at)
    if not TAGS <= len(run) <= MOST_TAGS or run[-1] == 0:
        return
    above = run[-1] - 1
    if sheet.labels[above] is None and above not in sheet.parts:
        # Right under a paragraph only small letters are key words: anything else is the paragraph's list.
        small = all(sheet.lines[at].text[0].islower() for at in run)
        if not small or ends_open(sheet.lines[above].text):
            return
    for at in run:
        sheet.label(at, "navigation", "tag_list")


def _is_tag(line: Line) -> bool:
    return (
        len(line.text) <= TAG
        and spaces(line.text) < TAG_WORDS
        and line.text[-1] not in '.,;:!?"”'
        and line.text[0] not in NO_TAG
        and ": " not in line.text
    )


def mark_bullets(sheet: Sheet, furniture: Furniture) -> None:
    """Label a headline behind a bullet that stands alone between sentences as a link; several in a row are a list."""
    for at in list(sheet.free()):
        line = sheet.lines[at]
        if line.text[0] not in BULLETS or spaces(line.text) < HEADING_LEAST:
            continue
        around = sheet.lines[max(0, at - 1) : at] + sheet.lines[at + 1 : at + 2]
        alone = not any(other.text[0] in BULLETS for other in around)
        if alone and ends_open(line.text) and title_like(line.text, furniture.small):
            sheet.label(at, "related-link", "bullet")


def mark_headings(sheet: Sheet, furniture: Furniture) -> None:
    """Label the headings between paragraphs as title: they are read as headlines, not as sentences of the text."""
    free = [at for at in sheet.free() if at not in sheet.parts]
    for at in free:
        line = sheet.lines[at]
        if at == 0 or at + 1 >= len(sheet.lines) or not _is_heading(line, furniture):
            continue
        above, below = sheet.lines[at - 1], sheet.lines[at + 1]
        if sheet.role(at - 1) == "body" and broken(sheet, at - 1, furniture):
            continue
        closed = sheet.role(at - 1) != "body" or not ends_open(above.text)
        if closed and sheet.role(at + 1) == "body" and _opens_paragraph(below):
            sheet.label(at, "title", "heading")


def _is_heading(line: Line, furniture: Furniture) -> bool:
    words = spaces(line.text) + 1
    return (
        1 < words <= HEADING_WORDS
        and len(line.text) <= HEADING
        and line.text[0].isupper()
        and (ends_open(line.text) or line.text.endswith("?"))
        and line.text[-1] not in ":,;-–"
        and title_like(line.text, furniture.small)
    )


def _opens_paragraph(line: Line) -> bool:
    opens = line.text[0].isupper() or line.text[0] in OPENING
    whole = spaces(line.text) > BROKEN_WORDS and not ends_open(line.text)
    return opens and (len(line.text) > HEADING or whole)


def join_broken(sheet: Sheet, furniture: Furniture) -> None:
    """Tie body lines together that are one sentence, broken where a link stood.

    A short line that runs on from the one above and has no stop of its own is the link: its sentence goes on below.
    """
    for at in range(len(sheet.lines) - 1):
        both = sheet.labels[at] is None and sheet.labels[at + 1] is None
        if both and (broken(sheet, at, furniture) or _linked(sheet, at)):
            sheet.tie(at)


def _linked(sheet: Sheet, at: int) -> bool:
    line, below = sheet.lines[at], sheet.lines[at + 1]
    apart = sheet.text.count("\n", line.stop, below.start) != 1
    if at - 1 not in sheet.ties or apart or _listed(below):
        return False
    return spaces(line.text) < LINK_WORDS and ends_open(line.text)


def broken(sheet: Sheet, at: int, furniture: Furniture) -> bool:
    """Return whether a sentence runs from a line into the next."""
    above, below = sheet.lines[at], sheet.lines[at + 1]
    if sheet.text.count("\n", above.stop, below.start) != 1 or above.text[-1] == ":":
        return False
    if above.text[-1] == "(" or above.text in OPENING:
        return True
    if not ends_open(above.text) or _listed(below):
        return False
    return _continues(below) or _waits(sheet, at, furniture)


def _continues(line: Line) -> bool:
    """Return whether a line begins in the middle of a sentence."""
    first = line.text[0]
    return first.islower() or (first in RUNS_ON and not line.text[1:2].isdigit())


def _waits(sheet: Sheet, at: int, furniture: Furniture) -> bool:
    """Return whether a line's sentence is not at its end, and the next line can be what it waits for."""
    above, below = sheet.lines[at], sheet.lines[at + 1]
    last = above.text.rpartition(" ")[2]
    if below.text[0] == "(" and at + 1 not in sheet.parts:
        return last.islower() or ASIDE.match(below.text) is not None
    alone = " " not in above.text
    if alone and len(below.text) > FRAGMENT:
        return False
    first = above.text.partition(" ")[0].casefold()
    running = above.text[-1] == "," or last.islower() or alone or first in furniture.openers
    return running and (last in furniture.small or _resumes(sheet, at + 1))


def _resumes(sheet: Sheet, at: int) -> bool:
    """Return whether a short line is a linked word whose sentence goes on in the line below it."""
    if len(sheet.lines[at].text) > HEADING or at + 1 >= len(sheet.lines):
        return False
    below = sheet.lines[at + 1]
    return sheet.labels[at + 1] is None and _continues(below)


def _listed(line: Line) -> bool:
    """Return whether a line is an item of a list ("a. ...", "b) ...", "7. ...")."""
    first = line.text.partition(" ")[0]
    return len(first) > 1 and first[-1] in ".)" and len(first) <= BROKEN_WORDS
