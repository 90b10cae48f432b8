"""Page turns, and what of a page is missing.

A scraper often gets the first page of two. The turn itself says so: numbers under "Halaman", or "continued on the next
page" with nothing behind it. Where text does follow the turn, the next page is here and nothing is missing.
"""

import re

from benang.cleaning.sheet import CLOSERS, Sheet, sentence_like
from benang.languages.furniture import Furniture

OF = re.compile(r"(\d{1,2})\s*(?:dari|of|/)\s*(\d{1,2})")
PAGES = re.compile(r"\d{1,2}(?:[\s.,|/-]*(?:\d{1,2}|dari|of|next|selanjutnya|berikutnya)){0,12}")
LONGEST = 160
LONG_LINE = 40


def mark_turns(sheet: Sheet, furniture: Furniture) -> None:
    """Label the lines that only turn the page."""
    words = furniture.words
    for at in sheet.free():
        line = sheet.lines[at]
        if len(line.key) > LONGEST:
            continue
        first, _, rest = line.key.partition(" ")
        numbered = first in words.turn_words and PAGES.fullmatch(rest.lstrip(": "))
        asked = first in words.asking and line.key.endswith(words.turn_endings)
        if numbered or asked or line.key.startswith(words.turn_openings):
            sheet.label(at, "pagination", "page_turn")


def find_incomplete(sheet: Sheet, furniture: Furniture) -> str:
    """Return what is missing of the page: ``page 1 of 2``, ``next page``, ``paywall``, ``cut off``, or nothing."""
    last = _last_paragraph(sheet)
    for at in range(last + 1, len(sheet.lines)):
        if sheet.role(at) == "pagination":
            return _missing(sheet, at)
    for at, line in enumerate(sheet.lines):
        if sheet.role(at) == "promo" and line.key.startswith(furniture.words.paywall):
            return "paywall" if at > last else ""
    if last >= 0 and _breaks_off(sheet, last, furniture):
        return "cut off"
    return ""


def _last_paragraph(sheet: Sheet) -> int:
    """Return the number of the last line of text that is more than a fragment of the frame, or -1."""
    for at in range(len(sheet.lines) - 1, -1, -1):
        line = sheet.lines[at]
        if sheet.role(at) == "body" and (len(line.text) > LONG_LINE or sentence_like(line.text)):
            return at
    return -1


def _missing(sheet: Sheet, at: int) -> str:
    """Return what a page turn behind the last paragraph says is missing."""
    numbers = ""
    for below in range(at, min(at + 3, len(sheet.lines))):
        if sheet.role(below) == "pagination":
            numbers += " " + sheet.lines[below].text
    of = OF.search(numbers)
    if of:
        return (
            "" if of.group(1) == of.group(2) else f"page {int(of.group(1))} of {int(of.group(2))}"
        )
    digits = "".join(c for c in numbers if c.isdigit())
    if len(digits) > 1 and "123456789".startswith(digits):
        return f"page 1 of {len(digits)}"
    return "next page" if not digits else ""


def _breaks_off(sheet: Sheet, at: int, furniture: Furniture) -> bool:
    """Return whether the last paragraph stops in the middle of a sentence: at a comma or a word that wants another."""
    start, stop = sheet.rest(at)
    text = sheet.text[max(start, stop - LONG_LINE) : stop].rstrip(CLOSERS)
    if stop - start < LONG_LINE or not text:
        return False
    return text[-1] in ",-–" or text.rpartition(" ")[2] in furniture.words.unfinished
