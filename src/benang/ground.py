"""What weaving may ask of the pages that are woven already, and the shape of its answer when pages come and go.

Pages (and stories) meet on *keys*. Under every key stands a list of entries in a canonical order, and a rule of the key's
kind says which entries of a list are near enough to be compared. So what a new page can change is found from the lists of
its own keys. A :class:`Ground` keeps the lists and the narrow rows; a :class:`Changed` says what is to be put there and
taken away. The ledger's ground is in the file (:mod:`benang.ledger.postings`), the one of :mod:`benang.weaving.bare_ground` in memory.

Pages are named by their ids, stories by the id of their least page.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Literal, NamedTuple, Protocol

from msgspec import Struct

from benang.records import Link, LinkKind, Reading, Rulings, Story

KeyKind = Literal["copy", "address", "story", "heart"]
TieKind = LinkKind | Literal["like"]
KINDS: tuple[KeyKind, ...] = ("copy", "address", "story", "heart")

COPIED: tuple[TieKind, ...] = ("copy", "partial_copy", "self_reuse")
SAME_STORY: tuple[TieKind, ...] = ("same_story",)
FOLLOWS: tuple[TieKind, ...] = ("follows",)
LIKE: tuple[TieKind, ...] = ("like",)

Pair = tuple[str, str]


class Entry(NamedTuple):
    """One entry of a key's list; a list is sorted by ``at`` (a whole number that stands for a day), then id."""

    at: int
    id: str


class Ask(NamedTuple):
    """A key, the places in its list that matter, and how many entries before and after each of them are wanted."""

    key: int
    at: Collection[int]
    reach: int


class Tie(NamedTuple):
    """A judged pair in its narrowest form: a link by its ends, or how ``like`` two pages that met are.

    Symmetric kinds have ``left < right``. ``score`` is exact, not rounded. ``joined``: a link that is more than a
    candidate, pages so like that they hang together.
    """

    kind: TieKind
    left: str
    right: str
    score: float
    joined: bool = True


class CopyKeys(NamedTuple):
    """What a page is listed under for copies: hashes of its words, its address (or none).

    Its place in all these lists is its day as a number, 0 when that is unknown.
    """

    day: int
    hashes: tuple[int, ...]
    address: tuple[int, ...]


class StoryRow(NamedTuple):
    """What finding stories needs of a page.

    ``vector`` has length one; ``title`` is the vector of the headline alone; ``keys`` are what pages may meet on.
    """

    page: str
    day: str
    vector: dict[str, float]
    title: dict[str, float]
    people: frozenset[str]
    places: frozenset[str]
    keys: tuple[str, ...]
    headline: str

    @property
    def order(self) -> tuple[str, str]:
        """Return what pages are sorted by: the day (unknown ones last), then the id."""
        return self.day or "9", self.page


class PileRow(NamedTuple):
    """What the ground keeps of a page: its keys for copies, its row for stories."""

    page: str
    copies: CopyKeys
    row: StoryRow


class News(NamedTuple):
    """What happened to the pile: readings that are new (or read anew), ids of pages that are gone, the rulings of now."""

    fresh: Sequence[Reading]
    gone: frozenset[str] = frozenset()
    rulings: Rulings = Rulings()


class Changed(Struct, frozen=True):
    """What changes in the pile when pages come and go. What is in both a ``gone`` and a ``new`` is replaced.

    ``links_gone`` are (kind, left, right). The rest is for whoever keeps the ground: pages, entries by key, ties, and the
    rulings that were obeyed.
    """

    links_gone: frozenset[tuple[LinkKind, str, str]]
    links_new: tuple[Link, ...]
    stories_gone: frozenset[str]
    stories_new: tuple[Story, ...]
    pages_gone: frozenset[str]
    pages_new: tuple[PileRow, ...]
    entries_gone: Mapping[int, Sequence[Entry]]
    entries_new: Mapping[int, Sequence[Entry]]
    ties_gone: frozenset[Tie]
    ties_new: frozenset[Tie]
    rulings: Rulings


class Ground(Protocol):
    """The woven pile. Asking changes nothing; ids it does not know are left out of every answer."""

    def pages(self, ids: Iterable[str]) -> Mapping[str, PileRow]:
        """Return the rows of pages by id."""
        ...

    def near(self, asks: Iterable[Ask]) -> Mapping[int, Sequence[Entry]]:
        """Return, sorted, the entries within reach of every place asked for; a short list may be given whole."""
        ...

    def ties(self, ids: Iterable[str], kinds: Collection[TieKind]) -> Iterator[Tie]:
        """Yield every tie of these kinds with an end among the ids, once."""
        ...

    def stories(self, pages: Iterable[str]) -> Mapping[str, Story]:
        """Return the stories that hold any of the pages, by id."""
        ...

    def readings(self, pages: Iterable[str]) -> Iterator[Reading]:
        """Yield the readings of pages that stay, as they were when they were woven."""
        ...

    def rulings(self) -> Rulings:
        """Return the rulings that were obeyed last."""
        ...


def key_of(kind: KeyKind, text: str) -> int:
    """Return the key for a text: 45 bits of a hash and two that tell the kinds of keys apart, six bytes in a file."""
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return key_from(kind, int.from_bytes(digest, "big"))


def key_from(kind: KeyKind, hashed: int) -> int:
    """Return the key for a 64-bit hash."""
    return hashed >> 19 << 2 | KINDS.index(kind)
