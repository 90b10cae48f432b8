"""Readings -> Weave: what many pages say together. Pages are compared only where they share a key.

Weaving has two halves. The first stands over the pile: which pages are copies, which tell one story, which story follows
which (:mod:`pile`). It finds what changes when pages come and go. The second half looks at one *saga*, the stories that
follow one another: who is who, what is one utterance or one happening, what became of a plan. It is a function of the
saga alone, so sagas are woven on any worker and only those that changed are woven again. Who is one across sagas is
found last (:mod:`bearers`).

In the second half each step is one function of its own module, and none knows of a later one.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from benang.engines import Engine
from benang.languages import Pack
from benang.records import Bearer, Reading, Rulings, Story, Weave
from benang.weaving.agreements import find_agreements
from benang.weaving.claims import fill_positions, find_claims
from benang.weaving.happenings import find_happenings
from benang.weaving.lookup import look_up
from benang.weaving.mentions import find_mentions
from benang.weaving.origins import fill_origins
from benang.weaving.people import find_people
from benang.weaving.plans import find_plans
from benang.weaving.restrictions import find_restrictions
from benang.weaving.scene import Scene
from benang.weaving.utterances import find_utterances
from benang.weaving.verdicts import find_verdicts


class Saga(NamedTuple):
    """Stories that follow one another, with the readings of their pages.

    ``copy_of`` gives for every page the least page it is a copy of, or is copied by, however far away in the pile;
    ``part_of`` the same over pages that share passages. ``newest`` gives for a page its outlet replaced the newest version.
    """

    readings: Sequence[Reading]
    stories: Sequence[Story]
    copy_of: Mapping[str, str]
    part_of: Mapping[str, str]
    newest: Mapping[str, str]


class Times(NamedTuple):
    """What holds for the whole weave: ``today`` is what plans are due by, ``rulings`` are judgements of people."""

    today: str
    rulings: Rulings


def weave_saga(
    saga: Saga, times: Times, engine: Engine, pack: Pack
) -> tuple[Weave, Sequence[Bearer]]:
    """Return all that the pages of one saga say together, and everybody in it; any order of readings gives the same.

    What stands over the pile (copies, stories and their links, people) is no part of the weave that comes back.
    """
    readings = sorted(saga.readings, key=lambda r: r.article.page.id)
    stories, words, rulings = saga.stories, pack.lives, times.rulings
    people = find_people(readings, engine, pack, rulings)
    scene = Scene(people.of, stories, rulings)
    utterances, utterance_links = find_utterances(readings, scene, engine, pack)
    happenings, happening_links = find_happenings(readings, scene, engine, pack)
    mentions = find_mentions(readings, people.of, stories, pack)
    lookup = look_up(readings, mentions, people.of, utterances, people.links)
    lookup = lookup._replace(copy_of=saga.copy_of, part_of=saga.part_of, newest=saga.newest)
    happenings = fill_origins(fill_positions(happenings, lookup, words), lookup)
    claims = find_claims(happenings, lookup)
    judged = find_verdicts(happenings, claims, lookup, words)
    plans = find_plans(happenings, lookup, words, times.today)
    agreements = find_agreements(lookup, words)
    links = [
        *people.links,
        *utterance_links,
        *happening_links,
        *judged.links,
        *plans.links,
        *agreements.links,
    ]
    woven = Weave(
        as_of=times.today,
        links=tuple(sorted(links, key=lambda k: (k.kind, k.left, k.right))),
        utterances=tuple(sorted(utterances, key=lambda u: u.id)),
        happenings=tuple(happenings),
        claims=tuple(claims),
        verdicts=tuple(judged.verdicts),
        plans=tuple(plans.plans),
        agreements=tuple(agreements.agreements),
        restrictions=tuple(find_restrictions(lookup, words)),
    )
    return woven, people.bearers
