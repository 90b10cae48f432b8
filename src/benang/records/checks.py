"""What comes of holding a draft against a ledger. Spans of the draft name its own page; nothing of it is evidence."""

from typing import Literal

from msgspec import Struct

from benang.records.spans import Span

CheckState = Literal["found", "partly", "firmer", "changed", "nowhere"]
"""``found``: some page says so; ``partly``: pages say it without a number, name or day of the draft; ``firmer``:
pages say it less firmly; ``changed``: pages say it otherwise; ``nowhere``: not found here, which is not "false"."""

DifferenceKind = Literal["number", "name", "day", "negation", "speaker", "firmness", "extra"]
"""``extra`` is a number, name or day of the draft for which a page has none in its place."""


class Difference(Struct, frozen=True):
    """Something the draft says otherwise than a page: both places; ``there`` is None where the page has nothing for it."""

    kind: DifferenceKind
    here: Span
    there: Span | None


class Telling(Struct, frozen=True):
    """One place of the ledger that tells what the draft tells; ``share`` is how much of the draft's matter stands in it.

    ``day`` is when its page was published, empty if unknown; ``statement`` is the statement it lies in, or empty for the
    outlet's own voice.
    """

    span: Span
    day: str
    outlet: str
    speaker: str
    statement: str
    share: float
    differences: tuple[Difference, ...] = ()


class Finding(Struct, frozen=True):
    """Where one sentence or statement of a draft stands: its span, and the tellings, those that agree and the earliest first."""

    span: Span
    state: CheckState
    tellings: tuple[Telling, ...] = ()
