"""JSON Lines: one page a line, ``text`` or ``html`` and what else the input knows of it.

A line that is not JSON, not an object, or holds no text is skipped with its number and the reason; the next line is
read all the same. Numbers are kept as they are spelled, so an id of five thousand digits is an id and not an error.
"""

import json
from collections.abc import Iterable, Iterator

from benang.intake.decoding import storable
from benang.intake.making import make_page, make_skipped
from benang.intake.markup import render
from benang.records import Given, Page, Skipped

GIVEN = ("url", "title", "outlet", "published", "lang", "author")


class Spelled(str):
    """A number as the input spells it: good for an id, never a text."""

    __slots__ = ()


def read_rows(lines: Iterable[str | None], source: str) -> Iterator[Page | Skipped]:
    """Yield a page or a skip for every line that is not blank; None stands for a line that was too long."""
    for number, line in enumerate(lines, start=1):
        if line is None:
            yield make_skipped(f"{source}:{number}", "row_too_long", str(number))
        elif line.strip():
            yield _row(line, source, number)


def _row(line: str, source: str, number: int) -> Page | Skipped:
    """Return the page of one line of JSON, or why there is none."""
    where = f"{source}:{number}"
    try:
        row = json.loads(line, parse_int=Spelled, parse_float=Spelled, parse_constant=Spelled)
    except ValueError as error:
        return make_skipped(where, "bad_json", str(number), str(error)[:200])
    except RecursionError:
        return make_skipped(where, "deep_json", str(number))
    if not isinstance(row, dict):
        return make_skipped(where, "not_an_object", str(number))
    said = {name: _string(row.get(name)) for name in (*GIVEN, "id")}
    text, markup = row.get("text"), row.get("html")
    given_id = said.pop("id")
    if isinstance(text, str) and not isinstance(text, Spelled) and text.strip():
        # The page's own text is the coordinate system; markup beside it would only be a second one.
        return make_page(text, source, given_id=given_id, given=Given(**said))
    if isinstance(markup, str) and markup.strip():
        return from_markup(markup, where, given_id=given_id, given=Given(**said), source=source)
    foreign = isinstance(text, Spelled) or not isinstance(text, str | None)
    rule = "text_not_a_string" if foreign else "no_text"
    return make_skipped(where, rule, str(number), given_id=given_id)


def from_markup(
    markup: str, where: str, *, given_id: str, given: Given, source: str
) -> Page | Skipped:
    """Return the page of an HTML document by its line rendering, or why there is none."""
    text, title = render(storable(markup))
    if not text.strip():
        return make_skipped(where, "no_text_in_html", given_id=given_id)
    if title and not given.title:
        given = Given(given.url, title, given.outlet, given.published, given.lang, given.author)
    return make_page(text, source, given_id=given_id, given=given, markup=markup)


def _string(value: object) -> str:
    """Return a given value as a string; lists (of authors) are joined, objects and null are nothing."""
    if isinstance(value, str):
        return storable(value).strip()
    if isinstance(value, list):
        return ", ".join(storable(v).strip() for v in value if isinstance(v, str))
    return ""
