"""Who and what a page names: every mention in text order, and the questions later parts of reading ask of them.

A :class:`Mention` is a whole phrase ("juru bicara Kementerian Pertahanan Budi Santoso") with the name inside it as its
head; its entity is the same for all mentions of one somebody on the page. :class:`Cast` answers what stands in a
stretch of text, who a pronoun may mean, and which two "keduanya" are. It never guesses: candidates come in order of
salience, and where two are not exactly clear the answer is empty.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from benang.records import Entity, Name, Resolved

WINDOW = 4  # sentences a pronoun looks back
_PAIR_WINDOW = 3  # sentences "keduanya" looks back
_ZONE_COST = 2  # a caption or headline is a sentence further away than it stands


class Mention(NamedTuple):
    """One phrase that stands for an entity; ``head_start`` and ``head_stop`` bound the name without titles and roles.

    ``plural`` marks described groups ("para pejabat"); ``rank`` is 0 for the subject of its sentence, 1 for others and
    2 inside a quotation; ``sentence`` counts from 0.
    """

    start: int
    stop: int
    head_start: int
    head_stop: int
    entity: Entity
    resolved: Resolved
    plural: bool = False
    rank: int = 1
    sentence: int = 0


class Cast:
    """The names, entities and mentions of one page. ``starts`` are the offsets its sentences start at."""

    def __init__(
        self,
        names: Sequence[Name],
        entities: Sequence[Entity],
        mentions: Sequence[Mention],
        starts: Sequence[int] = (),
        aside: frozenset[int] = frozenset(),
    ) -> None:
        self.names = tuple(names)
        self.entities = tuple(entities)
        self.mentions = tuple(sorted(mentions, key=lambda m: (m.start, -m.stop)))
        self._by_key = {entity.key: entity for entity in self.entities}
        self._at = [m.start for m in self.mentions]
        self._starts = tuple(starts)
        self._aside = aside

    def within(self, start: int, stop: int) -> list[Mention]:
        """Return the mentions that stand wholly in ``[start, stop)``, in text order."""
        found: list[Mention] = []
        for index in range(bisect_right(self._at, start - 1), len(self.mentions)):
            mention = self.mentions[index]
            if mention.start >= stop:
                break
            if mention.stop <= stop:
                found.append(mention)
        return found

    def covering(self, at: int) -> Mention | None:
        """Return the mention that the character at ``at`` belongs to, or None."""
        index = bisect_right(self._at, at) - 1
        if index >= 0 and self.mentions[index].stop > at:
            return self.mentions[index]
        return None

    def entity(self, key: str) -> Entity | None:
        """Return the entity with this key, or None."""
        return self._by_key.get(key)

    def sentence(self, at: int) -> int:
        """Return the number of the sentence that ``at`` stands in."""
        return max(bisect_right(self._starts, at) - 1, 0)

    def before(
        self, at: int, kinds: Sequence[str] = ("PER",), *, plural: bool = False
    ) -> list[Mention]:
        """Return whom a pronoun at ``at`` may mean, best first, one mention an entity.

        Nearer sentences come first; within one, its subject. Described groups are left out unless ``plural``.
        """
        here = self.sentence(at)
        ranked: list[tuple[float, int, Mention]] = []
        for mention in self._back(at):
            if mention.sentence < here - WINDOW:
                break
            if mention.entity.kind in kinds and mention.plural <= plural:
                cost = (here - mention.sentence) * 2 + mention.rank * 1.5
                if mention.sentence in self._aside and here not in self._aside:
                    cost += _ZONE_COST
                ranked.append((cost, -mention.start, mention))
        found: dict[str, Mention] = {}
        for _, _, mention in sorted(ranked, key=lambda r: r[:2]):
            found.setdefault(mention.entity.key, mention)
        return list(found.values())

    def both(self, at: int, kinds: Sequence[str] = ("PER", "STATE")) -> list[Mention]:
        """Return the two that "kedua ..." or "keduanya" at ``at`` stand for, in text order, or [] if not exactly clear.

        ``kinds`` are tried in order: ``PER`` for persons, ``STATE`` for states.
        """
        for kind in kinds:
            found = self._nearest(at, kind)
            if len(found) > 1:
                return found if len(found) == 2 else []  # noqa: PLR2004  a pair is two
        return []

    def _nearest(self, at: int, kind: str) -> list[Mention]:
        here = self.sentence(at)
        found: dict[str, Mention] = {}
        last = here
        for mention in self._back(at):
            if mention.sentence < here - _PAIR_WINDOW:
                break
            if mention.sentence < last and len(found) > 1:
                break
            last = mention.sentence
            meant = self._as_state(mention) if kind == "STATE" else _as_one(mention, kind)
            if meant is not None:
                found.setdefault(meant.entity.key, meant)
        return sorted(found.values(), key=lambda m: m.start)

    def _as_state(self, mention: Mention) -> Mention | None:
        """Return the mention as that of a state: its own, or the one a named person stands for."""
        if is_state(mention.entity.key):
            return mention
        state = self._by_key.get(mention.entity.country)
        stands = mention.entity.kind == "PER" and not mention.plural and mention.entity.sector
        return mention._replace(entity=state) if state is not None and stands else None

    def _back(self, at: int) -> Iterator[Mention]:
        for index in range(bisect_right(self._at, at) - 1, -1, -1):
            if self.mentions[index].stop <= at:
                yield self.mentions[index]


def _as_one(mention: Mention, kind: str) -> Mention | None:
    return mention if mention.entity.kind == kind and not mention.plural else None


def is_state(key: str) -> bool:
    """Return whether an entity key is that of a state: three capital letters."""
    return len(key) == 3 and key.isascii() and key.isupper()  # noqa: PLR2004  ISO 3166 alpha-3
