"""Who tells of a happening, each counted once: the holders that are certainly two when two are needed.

To condemn an attack is not to say that there was one: what stands in somebody's words only as a noun is taken for granted
there, and that somebody is no witness of it. Nobody is counted beside themselves under another name, an official beside
their own government on one page, or a copy of a text beside the text.
"""

from collections.abc import Iterable

from benang.weaving.lookup import Lookup, Said
from benang.weaving.mentions import OFFICIAL, Mention, government_of, is_state

_NOUNS = frozenset({"event.noun", "event.deed"})


def tells(mention: Mention) -> bool:
    """Return whether the page tells of the happening here: in its own voice, or as what somebody says, not presupposes."""
    return not mention.event.holders or not any(w.rule in _NOUNS for w in mention.event.why)


def witnesses(mentions: Iterable[Mention], lookup: Lookup) -> tuple[str, ...]:
    """Return the names of the holders in whose words the mentions stand that are not one another.

    A state and those of its government are one, and so are officials of one government or service on one page; a name
    that stands in another's may be the same somebody.
    """
    told = [(m, said) for m in mentions if (said := lookup.holder(m.event)) is not None]
    keys = [said.statement.speaker.key for _, said in told]
    states = {key for key in keys if is_state(key)}
    found: dict[str, str] = {}
    taken: dict[tuple[str, str], str] = {}
    for mention, said in told:
        speaker = said.statement.speaker
        if speaker.name == "unnamed" or not tells(mention) or not _is_known(said, lookup):
            continue
        country = speaker.key if is_state(speaker.key) else government_of(speaker)
        one = country if country in states else lookup.speaker(said)
        text = ("text", lookup.part_of.get(said.page, said.page))
        if taken.setdefault(text, said.page) != said.page:
            continue  # the same text with another name is one holder read in two ways
        service = (said.page, country or speaker.sector)
        if speaker.sector in OFFICIAL and taken.setdefault(service, one) != one:
            continue
        found.setdefault(one, speaker.name)
    names = [found[one] for one in sorted(found)]
    return tuple(n for n in names if not any(_may_be(n, other) for other in names))


def speakers(mentions: Iterable[Mention], lookup: Lookup) -> tuple[str, ...]:
    """Return the names of all in whose words the mentions stand, whether they tell of it or presuppose it, sorted."""
    held = (lookup.holder(m.event) for m in mentions)
    names = {said.statement.speaker.name for said in held if said is not None}
    return tuple(sorted(names - {"unnamed"}))


def _is_known(said: Said, lookup: Lookup) -> bool:
    """Return whether the speaker is a state or somebody the page names elsewhere too, not a stray word before a verb."""
    key = said.statement.speaker.key
    return is_state(key) or any(e.key == key for e in lookup.pages[said.page].entities)


def _may_be(short: str, full: str) -> bool:
    """Return whether a name may be a shorter form of another: two holders are only counted where they must be two."""
    one, two = short.lower(), full.lower()
    return set(one.split()) < set(two.split()) or (one != two and _bare(one) in _bare(two))


def _bare(name: str) -> str:
    """Return the letters of a name alone: titles stick to names in real pages."""
    return "".join(c for c in name if c.isalnum())
