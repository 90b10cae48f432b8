"""What makes a page: its text, what the input said of it, and an id that depends on these alone.

The id hashes (address, text, markup, given), and what the input gave includes its own id. The address is the URL, else the input's own id, else the file name
without its folder: other content under one address is another version of one page, and where a file lies on somebody's
disk never matters. A page with none of these is addressed by its own content.
"""

import msgspec

from benang.ids import make_id
from benang.intake.decoding import storable
from benang.records import Given, Page, Skipped, Why

NO_GIVEN = Given()


def make_page(
    text: str, source: str, *, given_id: str = "", given: Given = NO_GIVEN, markup: str = ""
) -> Page:
    """Return the page of a text, with the id that its address and content give it.

    ``source`` is a file name or ``-``. Without any address the page's own content gives it one.
    """
    text, markup = storable(text), storable(markup)
    name = given_id or ("" if given.url else "text-" + make_id("text", text, given.title)[:12])
    address = given.url or name
    canonical = msgspec.json.encode(given, order="sorted").decode()
    return Page(
        id=make_id("page", address, text, markup, canonical, given_id),
        given_id=name,
        text=text,
        markup=markup,
        source=source,
        given=given,
    )


def make_skipped(source: str, rule: str, *args: str, given_id: str = "") -> Skipped:
    """Return the record of something that could not be read, with an id of its own."""
    source, given_id = storable(source), storable(given_id)
    why = Why(f"intake.{rule}", tuple(storable(a) for a in args))
    return Skipped(source, given_id, why, make_id("skipped", source, given_id, why.rule, *why.args))
