"""Readings -> Weave: what many pages say together. Pages are compared only where they share a key.

The steps in order; each is one function of its own module, and none knows of a later one. The weave is a function of
the set of readings, the pack and ``as_of``: any order of readings gives the same rows.
"""

from collections.abc import Sequence

from benang.engines import Engine
from benang.languages import Pack
from benang.records import Group, Link, Reading, Rulings, Weave
from benang.weaving.agreements import find_agreements
from benang.weaving.claims import fill_positions, find_claims
from benang.weaving.copies import find_copies
from benang.weaving.happenings import find_happenings
from benang.weaving.lookup import latest_day, least_of, look_up
from benang.weaving.mentions import find_mentions
from benang.weaving.origins import fill_origins
from benang.weaving.people import find_people
from benang.weaving.plans import find_plans
from benang.weaving.restrictions import find_restrictions
from benang.weaving.scene import Scene
from benang.weaving.stories import find_stories
from benang.weaving.utterances import find_utterances
from benang.weaving.verdicts import find_verdicts

NO_RULINGS = Rulings()


def weave(
    readings: Sequence[Reading],
    engine: Engine,
    pack: Pack,
    as_of: str = "",
    rulings: Rulings = NO_RULINGS,
) -> Weave:
    """Return all that comparing the pages gives; ``as_of`` is today for plans, by default the latest publication day.

    ``rulings`` are judgements of people about pairs; what obeys them takes them as its own parameter.
    """
    readings = sorted(readings, key=lambda r: r.article.page.id)
    words = pack.lives
    today = as_of or latest_day(readings)
    copies = find_copies(readings, engine, pack)
    people = find_people(readings, engine, pack)
    stories, story_links = find_stories(readings, copies, engine, pack)
    scene = Scene(people.of, stories, rulings)
    utterances, utterance_links = find_utterances(readings, scene, engine, pack)
    happenings, happening_links = find_happenings(readings, scene, engine, pack)
    lookup = look_up(
        readings,
        find_mentions(readings, people.of, stories, pack),
        people.of,
        utterances,
        [*copies, *people.links],
    )
    happenings = fill_origins(fill_positions(happenings, lookup, words), lookup)
    claims = find_claims(happenings, lookup)
    judged = find_verdicts(happenings, claims, lookup, words)
    plans = find_plans(happenings, lookup, words, today)
    agreements = find_agreements(lookup, words)
    links = [
        *copies,
        *people.links,
        *story_links,
        *utterance_links,
        *happening_links,
        *judged.links,
        *plans.links,
        *agreements.links,
    ]
    return Weave(
        as_of=today,
        links=tuple(sorted(links, key=lambda k: (k.kind, k.left, k.right))),
        copies=tuple(copy_groups(readings, copies)),
        people=tuple(sorted(people.people, key=lambda p: p.id)),
        stories=tuple(sorted(stories, key=lambda s: s.id)),
        utterances=tuple(sorted(utterances, key=lambda u: u.id)),
        happenings=tuple(happenings),
        claims=tuple(claims),
        verdicts=tuple(judged.verdicts),
        plans=tuple(plans.plans),
        agreements=tuple(agreements.agreements),
        restrictions=tuple(find_restrictions(lookup, words)),
    )


def copy_groups(readings: Sequence[Reading], copies: Sequence[Link]) -> list[Group]:
    """Return the pages that are copies of one another as groups, named by the earliest page, sorted by id."""
    published = {r.article.page.id: (r.published.last if r.published else "9999") for r in readings}
    joined = [(k.left, k.right) for k in copies if k.kind == "copy" and k.state == "joined"]
    groups: dict[str, list[str]] = {}
    for page, least in sorted(least_of(published, joined).items()):
        groups.setdefault(least, []).append(page)
    found: list[Group] = []
    for pages in groups.values():
        if len(pages) > 1:
            ordered = sorted(pages, key=lambda p: (published[p], p))
            found.append(Group(ordered[0], "copy", tuple(ordered)))
    return sorted(found, key=lambda g: g.id)
