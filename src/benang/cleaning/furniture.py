"""Whole lines of furniture: what is known by its words alone.

Three strengths, so that prose is never lost on a likeness: a line that *is* a listed phrase; a line that *begins* with a
phrase nobody begins a sentence with; and a line that begins with a phrase people do begin sentences with ("Simak ...",
"Foto: ..."), which is furniture only if it does not end as a sentence.
"""

import re

from benang.cleaning.sheet import Line, Sheet, ends_open, sentence_like, title_like
from benang.languages.furniture import WORD, Furniture, Opening, first_word

MOST = 300
HEADLINE = 200
NUMBERS = re.compile(r"[\d\s|.,»>/-]+")
SYMBOLS_END = re.compile(r"[\W_]+")


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
        opening = find_opening(line, furniture)
        if opening:
            sheet.label(at, opening.role, "opening", opening.phrase)
        elif len(line.key) < 40 and _site_name(line, furniture):
            sheet.label(at, "navigation", "site_name", line.text)
    _mark_following(sheet, furniture)


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
        if above.key in turns and NUMBERS.fullmatch(below.text):
            sheet.label(at + 1, "pagination", "page_number", below.text)
        elif sheet.labels[at + 1] is None and above.key in headings and _is_link(below, small):
            sheet.label(at + 1, "related-link", "under_heading", above.key)


def _is_link(line: Line, small: frozenset[str]) -> bool:
    """Return whether a line reads as the headline of another page."""
    if len(line.text) > HEADLINE or sentence_like(line.text) or line.text[0] in '"“':
        return False
    return title_like(line.text, small) and (
        ends_open(line.text) or line.text.rstrip("\"”’'").endswith(("?", "!"))
    )
