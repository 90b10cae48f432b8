"""Pages as they came in, and what cleaning makes of one."""

from typing import Literal

from msgspec import Struct

from benang.records.codes import RelayRole, Role
from benang.records.spans import Span, Why


class Given(Struct, frozen=True, omit_defaults=True):
    """What the input itself said of a page, as it said it; empty where it said nothing."""

    url: str = ""
    title: str = ""
    outlet: str = ""
    published: str = ""
    lang: str = ""
    author: str = ""


class Page(Struct, frozen=True):
    """One version of one page. ``markup`` is the raw HTML where there was some, else empty.

    ``source`` names where the page came from (a file name without folder, or a URL); it is shown, never opened.
    """

    id: str
    given_id: str
    text: str
    markup: str = ""
    source: str = ""
    given: Given = Given()
    fetched: str = ""


class Skipped(Struct, frozen=True):
    """A page that could not be read, and the reason in words; it is kept, never dropped in silence."""

    source: str
    given_id: str
    why: Why
    id: str = ""


class Block(Struct, frozen=True, order=True):
    """One line, or part of a line, with its role and the reason for it."""

    span: Span
    role: Role
    why: Why


class Title(Struct, frozen=True):
    """The headline; ``span`` is None when the input gave it beside the text."""

    text: str
    span: Span | None = None


class Published(Struct, frozen=True):
    """When the page was published, as an interval, with what that rests on and where it is printed.

    ``basis`` is ``given`` (the input said so, or the day in the page's address), ``printed`` (a date line), ``relay`` (the day behind a relay cue) or
    ``latest`` (the latest day the page speaks of as past); ``judged`` is what a person decided. ``first`` and ``last``
    are days or instants. With ``latest`` the page is not older than ``first``, and ``last`` is the day to count from, not
    an end: the end is ``by``, the first time the page tells as still to come, or open where ``by`` is empty.
    """

    first: str
    last: str
    basis: Literal["given", "printed", "relay", "latest", "judged"]
    span: Span | None = None
    by: str = ""


class SourceCredit(Struct, frozen=True):
    """An outlet or wire that a page names as where its text came from ("Sumber:", "telah tayang di")."""

    name: str
    role: RelayRole
    span: Span


class Article(Struct, frozen=True):
    """A page with a role for every non-blank character, and what its furniture says of it.

    ``published`` is what cleaning can know (given or printed); reading may find more and puts it in
    :class:`Reading`. ``incomplete`` says in a code what is missing ("page 1 of 2"), or is empty.
    """

    page: Page
    lang: str
    outlet: str
    title: Title | None
    byline: tuple[str, ...]
    place: str
    published: Published | None
    blocks: tuple[Block, ...]
    credits: tuple[SourceCredit, ...] = ()
    incomplete: str = ""
