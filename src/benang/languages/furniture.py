"""The furniture part of a language pack: what stands around the text of a page, and who prints it.

``furniture.toml`` holds the words, ``outlets.tsv`` the outlets (name, kind, domains, spellings in datelines and
credits). Lookups are made once when the part is loaded: openings are
filed under their first word, so a line is compared with the two or three that could fit it and not with hundreds.
"""

import re
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Self

import msgspec
from msgspec import Struct

from benang.records import Role

WORD = re.compile(r"[^\W_]+")
EDGES = " \t\r\n:.,;-–—•*#[]()|<>«»…!?\"'“”‘’=~/\\_·●►▶"


def fold(text: str) -> str:
    """Return a line as it is looked up: lower case, single spaces (NO-BREAK SPACE too), no marks at either end."""
    return " ".join(text.casefold().split()).strip(EDGES)


def fold_name(text: str) -> str:
    """Return an outlet's name as it is looked up: letters and digits of its words, lower case."""
    return " ".join(WORD.findall(text.casefold()))


def first_word(key: str) -> str:
    """Return the first word of a folded line, or its first character where it has none."""
    found = WORD.match(key)
    return found.group() if found else key[:1]


class Opening(NamedTuple):
    """How a line of furniture begins. ``always`` means that not even a full stop makes it a sentence."""

    phrase: str
    role: Role
    always: bool


class Outlet(NamedTuple):
    """Who prints or sends news: ``kind`` is outlet (Indonesian), foreign or wire; spellings and domains are all ways it is printed."""

    name: str
    kind: str
    domains: tuple[str, ...]
    spellings: tuple[str, ...]


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """``furniture.toml`` as it stands."""

    weekdays: tuple[str, ...]
    zones: dict[str, str]
    date_labels: tuple[str, ...]
    byline_labels: tuple[str, ...]
    source_labels: tuple[str, ...]
    byline_openings: tuple[str, ...]
    byline_endings: tuple[str, ...]
    photo_labels: tuple[str, ...]
    photo_agencies: tuple[str, ...]
    more_headings: tuple[str, ...]
    contents_headings: tuple[str, ...]
    outlet_endings: tuple[str, ...]
    turn_words: tuple[str, ...]
    turn_openings: tuple[str, ...]
    turn_endings: tuple[str, ...]
    asking: tuple[str, ...]
    here_endings: tuple[str, ...]
    unfinished: tuple[str, ...]
    paywall: tuple[str, ...]
    credit_phrases: tuple[str, ...]
    sentence_openers: tuple[str, ...]
    headline_small: tuple[str, ...]
    notices: tuple[str, ...]
    telling_small: tuple[str, ...]
    inline_links: tuple[str, ...]
    inline_promos: tuple[str, ...]
    inline_ads: tuple[str, ...]
    read_also: str
    binding: frozenset[str]
    name_small: frozenset[str]
    report_openings: tuple[str, ...]
    picture_by: tuple[str, ...]
    picture_openings: tuple[str, ...]
    months: dict[str, int]
    common: tuple[str, ...]
    places: tuple[str, ...]
    exact: dict[Role, tuple[str, ...]]
    opening: dict[Role, tuple[str, ...]]
    always: dict[Role, tuple[str, ...]]


class Furniture(Struct, frozen=True, dict=True):
    """The words of ``furniture.toml`` and the outlets, with the lookups cleaning needs."""

    words: Words
    outlets: tuple[Outlet, ...]

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Return the part, decoded and checked; msgspec.ValidationError names the path of what is wrong."""
        words = msgspec.toml.decode((folder / "furniture.toml").read_bytes(), type=Words)
        rows = (folder / "outlets.tsv").read_text("utf-8").splitlines()[1:]
        return cls(words, tuple(_outlet(row) for row in rows if row.strip()))

    @cached_property
    def exact(self) -> dict[str, Role]:
        """The role of a line that is nothing but this, by its folded form."""
        return {
            fold(phrase): role for role, phrases in self.words.exact.items() for phrase in phrases
        }

    @cached_property
    def openings(self) -> dict[str, tuple[Opening, ...]]:
        """Openings by their first word, the longest first."""
        filed: dict[str, list[Opening]] = {}
        for table, always in ((self.words.always, True), (self.words.opening, False)):
            for role, phrases in table.items():
                for phrase in phrases:
                    filed.setdefault(first_word(phrase), []).append(Opening(phrase, role, always))
        return {
            word: tuple(sorted(found, key=lambda o: (-len(o.phrase), o.phrase)))
            for word, found in filed.items()
        }

    @cached_property
    def by_spelling(self) -> dict[str, Outlet]:
        """Outlets by every folded spelling: name, domains, and what datelines and credits print."""
        found: dict[str, Outlet] = {}
        for outlet in self.outlets:
            for spelling in (outlet.name, *outlet.domains, *outlet.spellings):
                found.setdefault(fold_name(spelling), outlet)
        return found

    def outlet(self, spelling: str) -> Outlet | None:
        """Return the outlet that a printed name or domain stands for, if the table has it."""
        return self.by_spelling.get(fold_name(spelling))

    @cached_property
    def by_stem(self) -> dict[str, Outlet]:
        """Outlets by their name in one word and by the first part of their domain, as data sets write them."""
        found: dict[str, Outlet] = {}
        for outlet in self.outlets:
            stems = [fold_name(outlet.name).replace(" ", "")]
            stems.extend(domain.partition(".")[0].replace("-", "") for domain in outlet.domains)
            for stem in stems:
                found.setdefault(stem, outlet)
        return found

    def outlet_given(self, name: str) -> str:
        """Return the table's name of an outlet that an input names, or the given name where it is unknown."""
        found = self.outlet(name) or self.by_stem.get(fold_name(name).replace(" ", ""))
        return found.name if found else name

    def outlet_of_url(self, url: str) -> str:
        """Return the name of the outlet behind a URL: the table's, else the domain itself, else nothing."""
        host = url.partition("://")[2].partition("/")[0].partition(":")[0].casefold()
        host = host.removeprefix("www.")
        parts = host.split(".")
        for at in range(len(parts) - 1):
            found = self.by_spelling.get(fold_name(".".join(parts[at:])))
            if found:
                return found.name
        return host

    @cached_property
    def outlet_ending(self) -> re.Pattern[str]:
        """The endings of an address behind an outlet's name, one or more."""
        endings = "|".join(map(re.escape, self.words.outlet_endings))
        return re.compile(rf"(?:\.(?:{endings}))+$")

    def fold_outlet(self, name: str) -> str:
        """Return a printed outlet's name as a key: no ending of an address, no capitals, spaces or marks."""
        return "".join(WORD.findall(self.outlet_ending.sub("", name.casefold().strip())))

    @cached_property
    def months(self) -> dict[str, int]:
        """The number of a month by each of its folded names."""
        return self.words.months

    @cached_property
    def byline_tail(self) -> re.Pattern[str]:
        """A byline's label and colon behind the end of a sentence, in the middle of a line."""
        labels = sorted((w.capitalize() for w in self.words.byline_labels), key=len, reverse=True)
        return re.compile(rf"(?<=[.!?\"”)\s])(?:{'|'.join(map(re.escape, labels))})\s?:\s")

    @cached_property
    def agencies(self) -> frozenset[str]:
        """Folded names that photo credits are made of."""
        return frozenset(self.words.photo_agencies)

    @cached_property
    def photo_labels(self) -> frozenset[str]:
        """Folded labels of photo credits and captions."""
        return frozenset(self.words.photo_labels)

    @cached_property
    def small(self) -> frozenset[str]:
        """Words that headlines write small."""
        return frozenset(self.words.headline_small)

    @cached_property
    def telling(self) -> frozenset[str]:
        """Small words that, written small, show a sentence: headlines write them with a capital."""
        return frozenset(self.words.telling_small)

    @cached_property
    def openers(self) -> frozenset[str]:
        """Words that sentences of news often begin with."""
        return frozenset(self.words.sentence_openers)

    @cached_property
    def places(self) -> frozenset[str]:
        """Folded names of places that a dateline may consist of."""
        return frozenset(self.words.places)


def _outlet(row: str) -> Outlet:
    """Return the outlet of one row of the table."""
    cells = [*row.split("\t"), "", "", ""][:4]
    return Outlet(
        cells[0].strip(),
        cells[1].strip() or "outlet",
        tuple(c.strip() for c in cells[2].split(",") if c.strip()),
        tuple(c.strip() for c in cells[3].split("|") if c.strip()),
    )
