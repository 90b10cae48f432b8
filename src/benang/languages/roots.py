"""The roots part of a language pack: which words are one family, and how rare each is.

Indonesian builds words by affixes (``kirim``, ``mengirim``, ``pengiriman``), and two renderings of one thought seldom
choose the same form. A root is found by undoing every affix pattern that fits, with the sound a nasal prefix swallowed
put back, and keeping the candidate on which the most other attested words are built: ``nilai`` carries eight patterns,
``nila`` four, so ``menilai`` goes to ``nilai``. The counts behind this are in ``words.tsv`` (made by ``training/roots.py``),
the affixes and what they cannot say (protected words, compounds, near synonyms) in ``roots.toml``.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Self

import msgspec
from msgspec import Struct

UNSEEN = 0.2
"""Documents in a thousand that we suppose hold a word the table does not have; every listed word has more."""
_REMEMBERED = 400_000
_PROTECTED = 4
_FIRM = 4
_LONG_OWNER = 3
_ATTEST = 3


class Nasal(Struct, frozen=True, forbid_unknown_fields=True):
    """What a nasal prefix looks like before some letters: ``shape`` is printed, ``before`` follows, ``restore`` was lost."""

    shape: str
    before: str
    restore: tuple[str, ...]


class Affixes(Struct, frozen=True, forbid_unknown_fields=True):
    """How words are built: endings that say nothing of the root, and patterns of prefix and suffix.

    A prefix written ``me`` or ``pe`` in a pattern stands for its nasal shapes too.
    """

    particles: tuple[str, ...]
    owners: tuple[str, ...]
    patterns: tuple[tuple[str, str], ...]
    nasals: tuple[Nasal, ...]
    shortest: int
    short: tuple[str, ...]
    onsets: str


class RootWords(Struct, frozen=True, forbid_unknown_fields=True):
    """``roots.toml``: affixes, words with a given root, compounds that are one word, near synonyms."""

    affixes: Affixes
    given: dict[str, str]
    whole: tuple[str, ...]
    compounds: tuple[str, ...]
    same: tuple[tuple[str, ...], ...]


class Count(NamedTuple):
    """A row of ``words.tsv``: documents per thousand, patterns built on the word, documents per thousand of its family."""

    per_thousand: float
    family: int
    root_per_thousand: float


class Place(NamedTuple):
    """A root in a run of words: ``sense`` stands for its near synonyms, ``[first, stop)`` are the words."""

    sense: str
    root: str
    first: int
    stop: int


class Roots(Struct, frozen=True):
    """Roots and frequencies of words; every lookup takes a token's ``low``."""

    words: RootWords
    counts: dict[str, Count]
    pairs: dict[tuple[str, str], str]
    senses: dict[str, str]
    given: dict[str, str]
    remembered: dict[str, str]

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Return the part, decoded and checked; msgspec.ValidationError names the path of what is wrong."""
        words = msgspec.toml.decode((folder / "roots.toml").read_bytes(), type=RootWords)
        counts = read_counts((folder / "words.tsv").read_text(encoding="utf-8"))
        return cls.build(words, counts)

    @classmethod
    def build(cls, words: RootWords, counts: dict[str, Count]) -> Self:
        """Return the part made from its words and a table of counts."""
        pairs = {(a, b): a + b for a, b in (c.split() for c in words.compounds)}
        senses = {word: group[0] for group in words.same for word in group}
        given = {word: word for word in words.whole} | words.given
        return cls(words, counts, pairs, senses, given, {})

    def is_word(self, low: str) -> bool:
        """Return whether the table of words has it."""
        count = self.counts.get(low)
        return count is not None and count.per_thousand > 0

    def per_thousand(self, low: str) -> float:
        """Return how many documents in a thousand hold the word; ``UNSEEN`` for one the table does not have."""
        count = self.counts.get(low)
        return max(count.per_thousand, UNSEEN) if count else UNSEEN

    def weight(self, root: str) -> float:
        """Return how telling a root is: the logarithm of how seldom a document holds a word of its family."""
        count = self.counts.get(root)
        held = max(count.root_per_thousand, count.per_thousand) if count else UNSEEN
        return math.log(1000 / max(held, UNSEEN))

    def root(self, low: str) -> str:
        """Return the root of a word, or the word itself where no affix pattern explains it."""
        found = self.remembered.get(low)
        if found is None:
            if len(self.remembered) > _REMEMBERED:
                self.remembered.clear()
            found = self.remembered[low] = self._find(low)
        return found

    def roots(self, lows: Sequence[str]) -> list[str]:
        """Return the root of every word in order, with near synonyms folded and compounds (``tanda tangan``) as one."""
        return [place.sense for place in self.placed(lows)]

    def placed(self, lows: Sequence[str]) -> list[Place]:
        """Return what :meth:`roots` does, each with its root before folding and the run of words it stands for."""
        found: list[tuple[str, int, int]] = []
        for at, low in enumerate(lows):
            root = self.root(low)
            joined = self.pairs.get((found[-1][0], root)) if found else None
            if joined:
                found[-1] = (joined, found[-1][1], at + 1)
            else:
                found.append((root, at, at + 1))
        return [
            Place(self.senses.get(root, root), root, first, stop) for root, first, stop in found
        ]

    def _find(self, low: str) -> str:
        given = self.given.get(low)
        if given is not None or not low.replace("-", "").isalpha():
            return given or low
        if "-" in low:
            return self._halved(low)
        owned = self._owned(low)
        if owned:
            return self.root(owned)
        best, most = low, (self._family(low), -len(low), low)
        for candidate, firm in candidates(low, self.words.affixes):
            family = self._family(candidate)
            score = (family, -len(candidate), candidate)
            if family >= (1 if firm else 2) and score > most and candidate != low:
                best, most = candidate, score
        return best if best == low else self.root(best)

    def _owned(self, low: str) -> str:
        """Return the word that an owner's ending was put to ("kapalnya"), or nothing."""
        for owner in self.words.affixes.owners:
            bare = low[: -len(owner)]
            if low.endswith(owner) and len(owner) >= _LONG_OWNER and len(bare) >= _FIRM:
                return bare if self.is_word(bare) else ""
        return ""

    def _family(self, word: str) -> int:
        count = self.counts.get(word)
        found = count.family if count else -1
        return found + _PROTECTED if word in self.given else found

    def _halved(self, low: str) -> str:
        left, _, right = low.partition("-")
        if not left or not right or "-" in right:
            return low
        roots = (self.root(left), self.root(right))
        doubled = roots[0] == roots[1] or left.endswith(right) or right.startswith(left)
        if doubled or roots[0][1:] == right[1:]:
            return min(roots, key=lambda r: (-self._family(r), len(r), r))
        return low


def read_counts(table: str) -> dict[str, Count]:
    """Return the rows of ``words.tsv`` by word."""
    found: dict[str, Count] = {}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            word, own, family, whole = line.split("\t")
            found[word] = Count(float(own), int(family), float(whole))
    return found


def candidates(low: str, affixes: Affixes) -> Iterator[tuple[str, bool]]:
    """Yield every word that some affix pattern may have made ``low`` of, and whether a prefix vouches for it.

    A candidate may come twice.
    """
    for bare in _bare(low, affixes):
        yield bare, True
        for prefix, suffix in affixes.patterns:
            if not bare.startswith(prefix) or not bare.endswith(suffix):
                continue
            stem = bare[: len(bare) - len(suffix)]
            for rest in _without(stem, prefix, affixes.nasals):
                if len(rest) >= affixes.shortest or rest in affixes.short:
                    yield rest, len(prefix) > 1 and prefix != "se" and len(rest) >= _FIRM


def families(counts: Mapping[str, float], affixes: Affixes) -> dict[str, int]:
    """Return how many words of the table are one affix pattern away from a word, or from a root that only they attest.

    A form with an owner or particle (``lokasinya``) adds nothing to its bare form's evidence.
    """
    built: dict[str, set[str]] = {word: set() for word in counts}
    for word in counts:
        if any(bare != word and bare in counts for bare in _bare(word, affixes)):
            continue
        for candidate, firm in candidates(word, affixes):
            if candidate in counts or firm:
                built.setdefault(candidate, set()).add(word)
        built[word].discard(word)
    found = {word: len(built[word]) for word in counts}
    found.update(
        (root, len(forms))
        for root, forms in built.items()
        if root not in counts and _attested(root, forms, found, affixes)
    )
    return found


def _attested(root: str, forms: Iterable[str], found: Mapping[str, int], affixes: Affixes) -> bool:
    """Whether enough forms speak for a root nobody prints bare, and no printed word explains them."""
    if root[0] not in affixes.onsets or root[1] not in "aiueolr":
        return False
    alone = [
        form
        for form in forms
        if not any(found.get(c, 0) >= _ATTEST for c, _ in candidates(form, affixes) if c != form)
    ]
    return len(alone) >= _ATTEST


def _bare(low: str, affixes: Affixes) -> Iterator[str]:
    yield low
    for particle in ("", *affixes.particles):
        if not low.endswith(particle):
            continue
        stem = low[: len(low) - len(particle)]
        if particle and len(stem) >= affixes.shortest - 1:
            yield stem
        for owner in affixes.owners:
            if stem.endswith(owner) and len(stem) - len(owner) >= affixes.shortest - 1:
                yield stem[: -len(owner)]


def _without(stem: str, prefix: str, nasals: Sequence[Nasal]) -> Iterator[str]:
    if prefix[-2:] not in {"me", "pe"}:
        if stem.startswith(prefix):
            yield stem[len(prefix) :]
        return
    for nasal in nasals:
        shape = prefix + nasal.shape
        if stem.startswith(shape) and stem[len(shape) : len(shape) + 1] in nasal.before:
            for lost in nasal.restore:
                yield lost + stem[len(shape) :]
