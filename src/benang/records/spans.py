"""What every record leans on: places in pages, and reasons."""

from msgspec import Struct


class Span(Struct, frozen=True, order=True, array_like=True):
    """A half-open run of code points ``[start, stop)`` in the text of one page."""

    page: str
    start: int
    stop: int


class Why(Struct, frozen=True, order=True, array_like=True):
    """The rule that decided, by its code, and what it saw; the pack turns it into words."""

    rule: str
    args: tuple[str, ...] = ()


class Reason(Struct, frozen=True, order=True):
    """One argument for or against a link: a rule's code, its weight in the score, and what it saw."""

    rule: str
    weight: float
    args: tuple[str, ...] = ()
