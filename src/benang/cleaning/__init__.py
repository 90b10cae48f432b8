"""A page as an article: every character that is not blank in exactly one block, with a role and a reason.

Cleaning labels and never rewrites: what it takes for furniture stays in the page and can be read there. The order of the
rules matters and is the one in :func:`clean`: what is known by its words first, then what is known by where it stands.

Lines and their roles stand in ``sheet.py``. Known by words: ``furniture.py``, ``inline.py``, ``turns.py``, ``credits.py``,
``bylines.py``, ``captions.py``, ``dates.py``, ``datelines.py``. Known by place: ``masthead.py``, ``margins.py``, ``layout.py``,
``repeats.py``. ``language.py`` says whose words to take.
"""

from collections import Counter

from benang.cleaning.bylines import given_authors, mark_bylines, mark_tails
from benang.cleaning.captions import mark_captions, mark_under_credit
from benang.cleaning.credits import mark_credits, mark_glued_sources, named_outlets
from benang.cleaning.datelines import Dateline, mark_dateline
from benang.cleaning.dates import address_published, given_published, mark_dates
from benang.cleaning.furniture import mark_furniture
from benang.cleaning.inline import mark_inline
from benang.cleaning.language import DEFAULT, find_language
from benang.cleaning.layout import join_broken, mark_bullets, mark_headings, mark_tags
from benang.cleaning.margins import mark_margins
from benang.cleaning.masthead import mark_deck, mark_repeated_title, mark_title
from benang.cleaning.repeats import mark_repeats
from benang.cleaning.sheet import Sheet
from benang.cleaning.turns import find_incomplete, mark_turns
from benang.languages import languages, load
from benang.languages.furniture import Furniture
from benang.records import Article, Page

__all__ = ["clean"]


def clean(page: Page) -> Article:
    """Return the article of a page: language, outlet, headline, byline, place, time, and a role for every line."""
    lang = find_language(page.text, page.given.lang)
    # A language without a pack is cleaned with the words of the default one: a page's frame is often in another tongue.
    furniture = load(lang if lang in languages() else DEFAULT).furniture
    sheet = Sheet(page.text)
    mark_furniture(sheet, furniture)
    mark_turns(sheet, furniture)
    printed = mark_dates(sheet, furniture, page.id)
    byline = mark_bylines(sheet, furniture)
    mark_captions(sheet, furniture)
    mark_margins(sheet, furniture)
    title = mark_title(sheet, page)
    mark_repeated_title(sheet, title, furniture)
    byline += mark_tails(sheet, furniture)
    glued = mark_glued_sources(sheet, furniture, page.id)
    mark_inline(sheet, furniture)
    glued += mark_glued_sources(sheet, furniture, page.id)
    dateline = mark_dateline(sheet, furniture)
    starts = _first_cut(sheet)
    mark_under_credit(sheet, starts)
    mark_deck(sheet, starts, furniture)
    outlet = _outlet(page, dateline, sheet, furniture)
    own = frozenset((outlet, dateline.outlet if dateline else outlet))
    sources = (*mark_credits(sheet, furniture, page.id, own), *glued)
    mark_tags(sheet)
    mark_bullets(sheet, furniture)
    mark_headings(sheet, furniture)
    join_broken(sheet, furniture)
    mark_repeats(sheet)
    return Article(
        page=page,
        lang=lang,
        outlet=outlet,
        title=title,
        byline=byline or given_authors(page.given.author, furniture),
        place=dateline.place if dateline else "",
        published=given_published(page.given, furniture)
        or printed
        or address_published(page.given),
        blocks=sheet.blocks(page.id),
        credits=tuple(sorted(set(sources), key=lambda c: c.span)),
        incomplete=find_incomplete(sheet, furniture),
    )


def _first_cut(sheet: Sheet) -> int:
    """Return the number of the line that the dateline opens, or -1."""
    for at, parts in sorted(sheet.parts.items()):
        if any(part.role == "dateline" for part in parts):
            return at
    for at in range(len(sheet.lines)):
        if sheet.role(at) == "dateline":
            return at
    return -1


def _outlet(page: Page, dateline: Dateline | None, sheet: Sheet, furniture: Furniture) -> str:
    """Return who printed the page: as given, behind its URL, in its dateline, or in its frame."""
    if page.given.outlet:
        return furniture.outlet_given(page.given.outlet)
    if page.given.url:
        return furniture.outlet_of_url(page.given.url)
    if dateline and dateline.outlet:
        return dateline.outlet
    return _framed(page, sheet, furniture)


def _framed(page: Page, sheet: Sheet, furniture: Furniture) -> str:
    """Return the outlet that the frame names: behind the headline, in the copyright line, or most often alone in a line."""
    title = page.given.title
    behind = furniture.outlet(max(title.rpartition(" - ")[2], title.rpartition(" | ")[2], key=len))
    if page.markup and behind:
        return behind.name
    alone: Counter[str] = Counter()
    for at, line in enumerate(sheet.lines):
        label = sheet.labels[at]
        if not label:
            continue
        if label[0] == "copyright":
            owners = named_outlets(sheet.text, (line.start, line.stop), furniture, page.id)
            if owners:
                return owners[0].name
        known = furniture.outlet(line.key) if label[1].rule == "clean.site_name" else None
        if known:
            alone[known.name] += 1
    return max(alone, key=lambda name: (alone[name], name)) if alone else ""
