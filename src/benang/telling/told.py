"""A story as it is told: plain records of words and :class:`Cite`, no markup.

:mod:`benang.telling.gathering` fills them from the ledger; the dossier and the summary show them.
"""

from msgspec import Struct

from benang.records import Reading, Story, Why
from benang.telling.evidence import Cite


class Numbers(Struct, frozen=True):
    """The three numbers that stand together."""

    outlets: int
    origins: int
    unknown: int


class ToldRendering(Struct, frozen=True):
    """One rendering: the way it took, how firmly, and where it stands."""

    id: str
    way: tuple[str, ...]
    form: str
    firmness: str
    cite: Cite


class ToldDrift(Struct, frozen=True):
    """How two renderings differ."""

    kind: str
    left: Cite
    right: Cite | None


class ToldUtterance(Struct, frozen=True):
    """One utterance with all its renderings side by side."""

    id: str
    speaker: str
    day: str
    to: tuple[str, ...]
    renderings: tuple[ToldRendering, ...]
    drift: tuple[ToldDrift, ...]


class ToldSide(Struct, frozen=True):
    """One side of a clash: the value or stand, the three numbers behind it, and its sentences."""

    value: str
    numbers: Numbers | None
    cites: tuple[Cite, ...]


class ToldClash(Struct, frozen=True):
    """Something that conflicts, is disputed or changed: what, why, and its sides next to each other."""

    id: str
    kind: str
    about: str
    why: tuple[Why, ...]
    sides: tuple[ToldSide, ...]


class ToldHappening(Struct, frozen=True):
    """One happening: what, when, the three numbers, who stands where, and every sentence that tells of it."""

    id: str
    name: str
    when: str
    doubted: bool
    firmness: str
    verdict: str
    numbers: Numbers
    positions: tuple[str, ...]
    cites: tuple[Cite, ...]


class ToldStep(Struct, frozen=True):
    """One step in the life of a plan, agreement or restriction."""

    state: str
    day: str
    why: Why
    cite: Cite | None


class ToldLife(Struct, frozen=True):
    """A plan, agreement or restriction with its steps."""

    id: str
    name: str
    holder: str
    state: str
    window: str
    steps: tuple[ToldStep, ...]
    notes: tuple[str, ...] = ()


class ToldDoubt(Struct, frozen=True):
    """A doubted date: what is printed, why it is doubted, and what it probably is."""

    doubt: str
    probably: tuple[str, ...]
    cite: Cite


class ToldStory(Struct, frozen=True):
    """Everything the dossier shows of one story."""

    story: Story
    follows: tuple[tuple[str, str], ...]
    pages: tuple[Reading, ...]
    copies: dict[int, int]
    incomplete: tuple[tuple[int, str], ...]
    clashes: tuple[ToldClash, ...]
    doubts: tuple[ToldDoubt, ...]
    plans: tuple[ToldLife, ...]
    agreements: tuple[ToldLife, ...]
    restrictions: tuple[ToldLife, ...]
    happenings: tuple[ToldHappening, ...]
    utterances: tuple[ToldUtterance, ...]
