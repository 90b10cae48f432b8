"""The margins of a page that was saved whole: menus above the text, lists of other pages' headlines below it.

The text proper lies between the first and the last long line that ends as a sentence. Only what lies outside of it can be
a margin, and only runs count: one short line may be a heading, twelve are a menu.
"""

from benang.cleaning.sheet import Line, Sheet, ends_open, sentence_like, spaces, title_like
from benang.languages.furniture import Furniture

SENTENCE = 60
SHORT = 40
FEW_WORDS = 4
HEADLINE_LEAST = 25
HEADLINE_MOST = 160
MENU = 5
HEADLINES = 3
FRAME = frozenset(("clean.exact", "clean.site_name"))
ITEM = '0123456789-–•●*"“'


def mark_margins(sheet: Sheet, furniture: Furniture) -> None:
    """Label the menus above and below the text, and the headlines of other pages below it."""
    long = [
        at
        for at, line in enumerate(sheet.lines)
        if len(line.text) >= SENTENCE and sheet.labels[at] is None and sentence_like(line.text)
    ]
    if not long:
        return
    _mark_menus(sheet, range(long[0]))
    below = range(long[-1] + 1, len(sheet.lines))
    framed = next((at for at in below if _is_frame(sheet, at)), len(sheet.lines))
    # Below the text only what stands behind a line of the frame: before it may be a table or a recipe of the text.
    _mark_menus(sheet, range(framed, len(sheet.lines)))
    _mark_headlines(sheet, furniture, below)


def _is_frame(sheet: Sheet, at: int) -> bool:
    """Return whether a line is known to belong to the frame of the page."""
    label = sheet.labels[at]
    return (
        label is not None and label[1].rule in FRAME and label[0] in ("navigation", "comment-box")
    )


def _mark_menus(sheet: Sheet, margin: range) -> None:
    """Label the short lines of every run that holds a line of the frame and is long enough to be a menu."""
    run: list[int] = []
    for at in [*margin, -1]:
        if at >= 0 and (sheet.labels[at] is not None or _is_short(sheet.lines[at])):
            run.append(at)
            continue
        free = [i for i in run if sheet.labels[i] is None]
        if len(free) >= MENU and any(_is_frame(sheet, i) for i in run):
            for i in free:
                sheet.label(i, "navigation", "menu")
        run = []


def _is_short(line: Line) -> bool:
    return len(line.text) <= SHORT and not is_headline(line) and not line.text.endswith((".", ","))


def is_headline(line: Line) -> bool:
    """Return whether a line has a headline's length: more than a menu's words and less than a paragraph's."""
    return HEADLINE_LEAST <= len(line.text) <= HEADLINE_MOST and spaces(line.text) >= FEW_WORDS - 1


def _mark_headlines(sheet: Sheet, furniture: Furniture, margin: range) -> None:
    """Label the headlines below the text that stand under a heading of the frame ("Berita Terkait"), if there are several.

    Without such a heading they may be a list of the text: prices, names, a schedule.
    """
    headings = frozenset(furniture.words.more_headings)
    framed = [
        at for at in margin if sheet.labels[at] and _heads(sheet.lines[at], furniture, headings)
    ]
    if not framed:
        return
    found = [
        at
        for at in margin
        if at > framed[0]
        and sheet.labels[at] is None
        and is_headline(sheet.lines[at])
        and sheet.lines[at].text[0] not in ITEM
        and ends_open(sheet.lines[at].text)
        and title_like(sheet.lines[at].text, furniture.small)
    ]
    if len(found) >= HEADLINES:
        for at in found:
            sheet.label(at, "related-link", "headlines_below")


def _heads(line: Line, furniture: Furniture, headings: frozenset[str]) -> bool:
    return line.key in headings or furniture.exact.get(line.key) == "navigation"
