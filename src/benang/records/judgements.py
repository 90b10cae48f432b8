"""What people decided, and how it stands towards the readings at hand."""

from typing import Literal

from msgspec import Struct

from benang.records.spans import Reason, Span


class Mark(Struct, frozen=True, order=True):
    """What a judgement is about, found again by page and span after every reading.

    ``thing`` says what stood there when it was judged; a page is marked from 0 to its length. ``text`` is what the span
    held, so that a person sees what was meant even when the page is gone. ``name`` is the key of an entity or the id that a
    statement or event had, which decides between two things at one place; else empty.
    """

    thing: Literal["page", "statement", "event", "moment", "entity"]
    span: Span
    text: str
    name: str = ""


class Judgement(Struct, frozen=True):
    """What a person decided, beside the evidence and never in it.

    ``same``, ``different``, ``copy`` and ``not-copy`` are about two things; ``set`` gives one thing another value, and
    ``value`` is then ``field=value``. ``when`` is history, like the time of a run: it is shown and decides nothing.
    """

    id: str
    kind: Literal["same", "different", "copy", "not-copy", "set"]
    left: Mark
    right: Mark | None
    value: str
    by: str
    why: str
    when: str


class Standing(Struct, frozen=True):
    """How a judgement stands towards the readings at hand, and the ids its marks have there (empty where there is none).

    ``loose`` finds nothing that it could be about any more; ``overruled`` contradicts the later one that ``over`` names.
    ``machine`` is what the page was read as where a value was set.
    """

    judgement: Judgement
    state: Literal["in force", "loose", "overruled"]
    left: str = ""
    right: str = ""
    machine: str = ""
    over: str = ""


class Rulings(Struct, frozen=True):
    """Judgements about pairs, attached to the ids of the readings at hand; every pair has its lesser id first.

    ``same`` and ``different`` hold pairs of statement ids, event ids, ``page id/entity key`` or page ids (one story or
    two); ``copies`` and ``not_copies`` hold pairs of page ids. ``because`` gives the reasons of a link that obeys one, by
    (``same``, ``different``, ``copy`` or ``not-copy``, left, right): who decided and why. ``ties`` are the pairs of pages
    that a ``same`` reaches across. Rulings never contradict one another, not through a third thing either.
    """

    same: frozenset[tuple[str, str]] = frozenset()
    different: frozenset[tuple[str, str]] = frozenset()
    copies: frozenset[tuple[str, str]] = frozenset()
    not_copies: frozenset[tuple[str, str]] = frozenset()
    because: dict[tuple[str, str, str], tuple[Reason, ...]] = {}
    ties: frozenset[tuple[str, str]] = frozenset()
