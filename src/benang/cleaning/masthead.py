"""Headline and deck: what stands between the top of the page and its first paragraph.

The headline is the given one where a line repeats it, else the first line that reads as one. A deck is a sentence between
the headline and whatever opens the text proper: byline, date, caption or dateline.
"""

from collections import Counter

from benang.cleaning.margins import is_headline
from benang.cleaning.sheet import Sheet, ends_open, sentence_like
from benang.languages.furniture import Furniture, fold
from benang.records import Page, Span, Title

TOP = 14
LONGEST = 220
SHORTEST = 12
DECK = 400
# More lines than these before the dateline are the text itself.
DECK_LINES = 5
MOST_OF = 0.7
HALF = 0.5
AGAIN = 3
"""Printings of one line above the text that make it a banner and no headline."""


def mark_title(sheet: Sheet, page: Page) -> Title | None:
    """Label the headline in the text, if it is there, and return the page's headline."""
    given, page_id = page.given, page.id
    _mark_banners(sheet)
    if given.title and page.markup:
        # The title of an HTML document is the headline and the outlet's name around it.
        at = _printed_title(sheet, given.title)
        if at >= 0:
            line = sheet.lines[at]
            sheet.label(at, "title", "given_title")
            return Title(line.text, Span(page_id, line.start, line.stop))
    if given.title:
        key = fold(given.title)
        for at in list(sheet.free())[:TOP]:
            line = sheet.lines[at]
            if line.key == key or (len(line.key) > len(key) * MOST_OF and key.startswith(line.key)):
                sheet.label(at, "title", "given_title")
                return Title(line.text, Span(page_id, line.start, line.stop))
            glued = _glued(sheet, at, given.title)
            if glued:
                sheet.cut(at, (line.start, glued), "title", "given_title")
                return Title(given.title, Span(page_id, line.start, line.start + len(given.title)))
        return Title(given.title)
    at = _first_headline(sheet)
    if at < 0:
        return None
    line = sheet.lines[at]
    sheet.label(at, "title", "first_line")
    return Title(line.text, Span(page_id, line.start, line.stop))


def _mark_banners(sheet: Sheet) -> None:
    """Label every printing of a short line that stands above the text and at least twice more on the page."""
    above = list(sheet.free())[:TOP]
    printed = Counter(line.key for line in sheet.lines)
    banners = {
        key
        for at in above
        if (key := sheet.lines[at].key)
        and printed[key] >= AGAIN
        and len(sheet.lines[at].text) <= LONGEST // 2
        and not sentence_like(sheet.lines[at].text)
    }
    for at in list(sheet.free()) if banners else ():
        if sheet.lines[at].key in banners:
            sheet.label(at, "promo", "banner", str(printed[sheet.lines[at].key]))


def _first_headline(sheet: Sheet) -> int:
    """Return the number of the first line of a headline's length above the text, else of the first one at all, or -1."""
    short = -1
    for at in sheet.free():
        line = sheet.lines[at]
        if len(line.text) > LONGEST or sentence_like(line.text):
            break
        if is_headline(line):
            return at
        if short < 0 and len(line.text) >= SHORTEST and " " in line.text:
            short = at
    return short


def _printed_title(sheet: Sheet, title: str) -> int:
    """Return the number of the longest line that a document's title consists of for the most part, or -1."""
    key, best = fold(title), -1
    for at in sheet.free():
        line = sheet.lines[at]
        if len(line.key) >= len(key) * HALF and line.key in key:
            best = at if best < 0 or len(line.key) > len(sheet.lines[best].key) else best
    return best


def _glued(sheet: Sheet, at: int, title: str) -> int:
    """Return where the headline ends that a line opens with before its text goes on, or 0."""
    line = sheet.lines[at]
    end = line.start + len(title)
    if len(title) < SHORTEST or not sheet.low.startswith(title.lower(), line.start):
        return 0
    tail = sheet.text[end : end + 4].lstrip()
    if tail[:1] in ("-", "–", "—") and end < line.stop:
        return sheet.text.index(tail[0], end) + 1
    return end if sheet.text[end : end + 2].isspace() else 0


def mark_repeated_title(sheet: Sheet, title: Title | None, furniture: Furniture) -> None:
    """Label further lines that are the headline again, alone or behind a word of the picture viewer."""
    key = fold(title.text) if title else ""
    if len(key) < SHORTEST:
        return
    del furniture
    for at, line in enumerate(sheet.lines):
        if sheet.role(at) in ("body", "navigation") and (
            line.key == key or (line.key.startswith("zoom-in") and line.key.endswith(key))
        ):
            sheet.label(at, "repeat", "title_again")


def mark_deck(sheet: Sheet, dateline_at: int, furniture: Furniture) -> None:
    """Label the sentences before the text proper as deck.

    ``dateline_at`` is the number of the line with the dateline, or -1. Without a dateline the text proper begins behind
    the last byline, date or caption of the page's top.
    """
    end = dateline_at
    if end < 0:
        tops = [
            at
            for at in range(min(TOP, len(sheet.lines)))
            if sheet.role(at) in ("byline", "date", "caption")
        ]
        end = _run_end(sheet, tops)
    found = [at for at in sheet.free() if at < end]
    if not found or len(found) > DECK_LINES:
        return
    listed = any(line.key in furniture.words.contents_headings for line in sheet.lines[: found[0]])
    for at in found:
        text = sheet.lines[at].text
        if listed and (ends_open(text) or text.endswith(("?", ":"))):
            sheet.label(at, "navigation", "contents")
        elif len(text) <= DECK:
            sheet.label(at, "deck", "before_text")


def _run_end(sheet: Sheet, tops: list[int]) -> int:
    """Return the first furniture line of the top, if at most one line of text stands before it and more behind."""
    for at in tops:
        before = [i for i in sheet.free() if i < at]
        if len(before) == 1 and any(i > at for i in sheet.free()):
            return at
        if len(before) > 1:
            break
    return -1
