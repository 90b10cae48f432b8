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


class ToldRelay(Struct, frozen=True):
    """One step of a rendering's way: the names on it, and what they are (``to``, ``wire``, ``outlet`` ...)."""

    role: str
    names: tuple[str, ...]


class ToldRendering(Struct, frozen=True):
    """One rendering: the way it took, how firmly, and where it stands; ``relays`` are the steps between both ends.

    ``decided`` are the words of people who set a value of it in place of what the machine had read.
    """

    id: str
    way: tuple[str, ...]
    form: str
    firmness: str
    cite: Cite
    relays: tuple[ToldRelay, ...] = ()
    decided: tuple[Why, ...] = ()


class ToldDrift(Struct, frozen=True):
    """How a rendering differs from the one it is measured by: (kind, the words that were added, lost or narrowed)."""

    rendering: Cite
    base: Cite
    changes: tuple[tuple[str, str], ...]


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


class ToldPosition(Struct, frozen=True):
    """Where one holder stands: a code of the ``stance`` words, or of the ``voice`` words for an outlet's own voice."""

    holder: str
    own_voice: bool
    stance: str
    cites: tuple[Cite, ...]


class ToldHappening(Struct, frozen=True):
    """One thing that is told of: what, when, the three numbers, who stands where, and every sentence that tells of it.

    ``mark`` is ``reported``, ``planned``, ``unsure`` or ``denied``; ``said_by`` names the holders when no page says it
    in its own voice, so that nobody's words look like what is so. ``days`` is the time as (first, last) or None.
    """

    id: str
    name: str
    mark: str
    said_by: tuple[str, ...]
    days: tuple[str, str] | None
    doubted: bool
    firmness: str
    verdict: str
    numbers: Numbers
    positions: tuple[ToldPosition, ...]
    cites: tuple[Cite, ...]
    decided: tuple[Why, ...] = ()


class ToldClaim(Struct, frozen=True):
    """A claim in the table of holders: what is claimed, the outlets' own voice, and a cell a column or the ``others`` by name."""

    id: str
    about: str
    voices: tuple[ToldPosition, ...]
    cells: tuple[tuple[ToldPosition, ...], ...]
    others: tuple[ToldPosition, ...]


class ToldGrid(Struct, frozen=True):
    """Holders against claims: the columns (none where there are too many), the rows, how many claims more are not shown."""

    holders: tuple[str, ...]
    claims: tuple[ToldClaim, ...]
    left_out: int


class ToldStep(Struct, frozen=True):
    """One step in the life of a plan, agreement or restriction."""

    state: str
    day: str
    why: Why
    cite: Cite | None


class ToldLife(Struct, frozen=True):
    """A plan, agreement or restriction with its steps; ``sort`` is what kind of plan it is, or empty."""

    id: str
    name: str
    holder: str
    state: str
    window: str
    steps: tuple[ToldStep, ...]
    notes: tuple[str, ...] = ()
    sort: str = ""


class ToldTie(Struct, frozen=True):
    """How two things hang together, as a page says it: a code of the ``tie`` words, both names, the sentences."""

    kind: str
    left: str
    right: str
    cites: tuple[Cite, ...]


class ToldDoubt(Struct, frozen=True):
    """A doubted date: what is printed, why it is doubted, and what it probably is."""

    doubt: str
    probably: tuple[str, ...]
    cite: Cite


class ToldStory(Struct, frozen=True):
    """Everything the dossier shows of one story.

    ``copies`` and ``versions`` map a page's number to the number of the page it copies, or is a later version of.
    """

    story: Story
    follows: tuple[tuple[str, str], ...]
    pages: tuple[Reading, ...]
    numbers: tuple[int, ...]
    copies: dict[int, int]
    versions: dict[int, int]
    incomplete: tuple[tuple[int, str], ...]
    clashes: tuple[ToldClash, ...]
    doubts: tuple[ToldDoubt, ...]
    plans: tuple[ToldLife, ...]
    agreements: tuple[ToldLife, ...]
    restrictions: tuple[ToldLife, ...]
    ties: tuple[ToldTie, ...]
    happenings: tuple[ToldHappening, ...]
    grid: ToldGrid
    utterances: tuple[ToldUtterance, ...]
