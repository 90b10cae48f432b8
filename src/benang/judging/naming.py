"""Names that people write in a judgement, and who they mean on a page: somebody the page names, else somebody new.

A name that two people of the page could bear means neither: the judgement then speaks of the name alone. Somebody the page
does not name becomes one of its people for the weave, so that the name meets the same one on other pages.
"""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from benang.judging.values import HOME, NOBODY
from benang.languages import load
from benang.reading.folding import fold
from benang.records import Actor, Entity, Reading, Speaker

Known = Mapping[str, Actor]


def speaker_named(name: str, reading: Reading) -> Speaker:
    """Return the speaker a name means on a page."""
    if name == NOBODY:
        return Speaker(NOBODY, "", "unnamed")
    entity = _meant(name, reading.entities) or newcomer(name)
    return Speaker(entity.name, entity.key, "named", entity.country, entity.sector)


def known_as(actors: Iterable[Actor]) -> Known:
    """Return the parties of an event by key; one who stays keeps the place where the page names them."""
    return {actor.key: actor for actor in actors if actor.key}


def actor_named(name: str, known: Known, reading: Reading) -> Actor:
    """Return the party a name means in an event of a page."""
    entity = _meant(name, reading.entities) or newcomer(name)
    actor = Actor(entity.name, entity.key, entity.country, entity.sector)
    return known.get(entity.key, actor)


def with_named(reading: Reading, names: Iterable[str]) -> Reading:
    """Return the reading with an entity for every name that means nobody on its page."""
    keys = {entity.key for entity in reading.entities}
    new: dict[str, Entity] = {}
    for name in names:
        if name != NOBODY and _meant(name, reading.entities) is None:
            entity = newcomer(name)
            if entity.key and entity.key not in keys:
                new[entity.key] = entity
    if not new:
        return reading
    return replace(reading, entities=(*reading.entities, *(new[key] for key in sorted(new))))


def newcomer(name: str) -> Entity:
    """Return whom a name means by itself: a state, a body the pack knows, else a person."""
    naming = load(HOME).naming
    low = fold(name)
    code = name if name in naming.state_names else naming.states.get(low, "")
    if code:
        return Entity(code, naming.state_names.get(code, name), "LOC", (), "", code, "GOV")
    body = naming.bodies.get(low)
    if body is not None:
        return Entity(fold(body.name), body.name, "ORG", (), "", body.country, body.sector)
    return Entity(low or name.casefold(), name, "PER")


def _meant(name: str, entities: Iterable[Entity]) -> Entity | None:
    """Return the one entity of a page that goes by a name: by its own first, else by its key, else by another of its names."""
    entities = list(entities)
    low = name.casefold()
    for named in (
        [e for e in entities if e.name.casefold() == low],
        [e for e in entities if e.key.casefold() in (low, fold(name))],
        [e for e in entities if low in {a.casefold() for a in e.aliases}],
    ):
        if named:
            return named[0] if len(named) == 1 else None
    return None
