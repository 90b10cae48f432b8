"""Whole lines of furniture: what is known by its words alone.

Three strengths, so that prose is never lost on a likeness: a line that *is* a listed phrase; a line that *begins* with a
phrase nobody begins a sentence with; and a line that begins with a phrase people do begin sentences with ("Simak ...",
"Foto: ..."), which is furniture only if it does not end as a sentence.
"""

import re

from benang.cleaning.sheet import RUNS_ON, Line, Sheet, ends_open, sentence_like, spaces, title_like
from benang.languages.furniture import WORD, Furniture, Opening, first_word
from benang.records import Role, Why

MOST = 300
HEADLINE = 200
FRAGMENT_WORDS = 3
SITE_NAME = 40
NUMBERS = re.compile(r"[\d\s|.,»>/-]+")
LISTED: tuple[Role, Why] = ("related-link", Why("clean.listed"))
DOUBTFUL = frozenset(("clean.exact", "clean.site_name", "clean.no_words"))
QUOTES = frozenset(('"', "“", "”"))


def mark_furniture(sheet: Sheet, furniture: Furniture) -> None:
    """Label the lines that are furniture by their words."""
    for at in sheet.free():
        line = sheet.lines[at]
        if not line.key or not WORD.search(line.key):
            sheet.label(at, "navigation", "no_words")
            continue
        role = furniture.exact.get(line.key)
        if role:
            sheet.label(at, role, "exact", line.key)
            continue
        if _asks(line, furniture):
            sheet.label(at, "promo", "asks")
            continue
        opening = find_opening(line, furniture)
        if opening:
            sheet.label(at, opening.role, "opening", opening.phrase)
        elif len(line.key) < SITE_NAME and _site_name(line, furniture):
            sheet.label(at, "navigation", "site_name", line.text)
    _mark_following(sheet, furniture)
    _mark_leading(sheet)
    _restore_fragments(sheet)


def find_opening(line: Line, furniture: Furniture) -> Opening | None:
    """Return the phrase of furniture that the line begins with, if it is furniture."""
    for opening in furniture.openings.get(first_word(line.key), ()):
        if not line.key.startswith(opening.phrase):
            continue
        following = line.key[len(opening.phrase) : len(opening.phrase) + 1]
        if opening.phrase[-1].isalnum() and following.islower() and not _glued(line, opening):
            continue
        if opening.always or (len(line.text) <= MOST and not sentence_like(line.text)):
            return opening
    return None


def _asks(line: Line, furniture: Furniture) -> bool:
    """Return whether a short line only asks to click somewhere ("Baca ... di sini")."""
    return (
        len(line.key) <= HEADLINE // 2
        and line.key.endswith(furniture.words.here_endings)
        and first_word(line.key) in furniture.words.asking
    )


def _glued(line: Line, opening: Opening) -> bool:
    """Return whether the phrase runs into a capital: a link glued to its heading, not a longer word."""
    at = line.text.casefold().find(opening.phrase) + len(opening.phrase)
    return line.text[at : at + 1].isupper()


def _site_name(line: Line, furniture: Furniture) -> bool:
    """Return whether a line is nothing but the name of an outlet."""
    return not line.text.endswith(".") and furniture.outlet(line.key) is not None


def _mark_following(sheet: Sheet, furniture: Furniture) -> None:
    """Label what hangs on a heading in the line above it: the link under "Baca juga", the number under "Halaman"."""
    headings = frozenset(furniture.words.more_headings)
    small = frozenset(furniture.words.headline_small)
    turns = frozenset(furniture.words.turn_words)
    for at in range(len(sheet.lines) - 1):
        above, below = sheet.lines[at], sheet.lines[at + 1]
        if sheet.labels[at] is None:
            continue
        numbered = above.key in turns or sheet.labels[at] == _number(above.text)
        if numbered and NUMBERS.fullmatch(below.text):
            sheet.label(at + 1, "pagination", "page_number", below.text)
        elif sheet.labels[at + 1] is None and _is_link(below, small):
            # "Baca juga" heads one link, a heading of the frame ("Berita Terkait") heads a list of them.
            listed = sheet.labels[at] == LISTED and sheet.role(at) == "related-link"
            if above.key in headings or listed:
                sheet.label(at + 1, "related-link", "under_heading", above.key)
            if (above.key in headings and sheet.role(at) == "navigation") or listed:
                sheet.labels[at + 1] = LISTED


def _number(text: str) -> tuple[Role, Why]:
    """Return the label of a page number, under which the next one may stand."""
    return "pagination", Why("clean.page_number", (text,))


def _is_link(line: Line, small: frozenset[str]) -> bool:
    """Return whether a line reads as the headline of another page."""
    if len(line.text) > HEADLINE or sentence_like(line.text) or line.text[0] in '"“':
        return False
    return title_like(line.text, small) and (
        ends_open(line.text) or line.text.rstrip("\"”’'").endswith(("?", "!"))
    )


def _mark_leading(sheet: Sheet) -> None:
    """Label the fragments above a promotion that begins in the middle of its sentence, broken at its links."""
    for at in range(len(sheet.lines) - 1, 0, -1):
        label, text = sheet.labels[at], sheet.lines[at].text
        if not label or label[0] != "promo" or not text[0].islower() or len(text) < SITE_NAME:
            continue
        above = at - 1
        while above > 0 and _is_fragment(sheet, above):
            sheet.label(above, "promo", "promo_fragment")
            above -= 1


def _is_fragment(sheet: Sheet, at: int) -> bool:
    label, text = sheet.labels[at], sheet.lines[at].text
    known = label is None or (label[1].rule == "clean.exact" and label[0] != "pagination")
    return known and spaces(text) < FRAGMENT_WORDS and text[-1].isalnum()


def _restore_fragments(sheet: Sheet) -> None:
    """Take the role back from a short line in the middle of a sentence: a linked name, a lone mark behind it."""
    for at, label in enumerate(sheet.labels):
        if not label or label[1].rule not in DOUBTFUL or len(sheet.lines[at].text) > SITE_NAME:
            continue
        text = sheet.lines[at].text
        if text in QUOTES:
            restored = _next_to(sheet, at, 1)
        elif label[1].rule == "clean.no_words":
            restored = text[0] in RUNS_ON and _runs(sheet, at)
        else:
            restored = _runs(sheet, at) and _next_to(sheet, at, 1) and _resumes(sheet, at + 1)
        if restored:
            sheet.labels[at] = None


def _runs(sheet: Sheet, at: int) -> bool:
    """Return whether the line above is text that has not come to its end."""
    return _next_to(sheet, at, -1) and ends_open(sheet.lines[at - 1].text)


def _next_to(sheet: Sheet, at: int, step: int) -> bool:
    """Return whether the line right above or below is there and is text so far."""
    other = at + step
    if not 0 <= other < len(sheet.lines) or sheet.labels[other] is not None:
        return False
    first, second = sorted((at, other))
    gap = sheet.text.count("\n", sheet.lines[first].stop, sheet.lines[second].start)
    return gap == 1


def _resumes(sheet: Sheet, at: int) -> bool:
    first = sheet.lines[at].text[0]
    return first.islower() or first in RUNS_ON
