"""Which pages tell one story, and which story follows which: a function of the set of pages, never of their order.

Pages that share two telling keys (a rare root, somebody's name) within some weeks are candidates; a small model scores
each pair (:mod:`story_pairs`). What hangs together by good scores is a component, and inside it pages are merged by average
linkage (:mod:`units`, :mod:`components`). A saga is never one cluster: a later story with the same people about like things *follows* the
earlier one (:mod:`sagas`). When pages come and go, only what they touch is put together again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from msgspec.structs import replace

from benang.engines import Broken, Engine
from benang.errors import EngineError
from benang.ground import COPIED, News, Pair, StoryRow, Tie
from benang.languages import Pack, load
from benang.records import Link, Reading, Rulings, Story
from benang.weaving.bare_ground import BareGround
from benang.weaving.components import Component, Gathered, gather
from benang.weaving.copy_pairs import copied_pairs
from benang.weaving.meetings import Lists
from benang.weaving.rounds import Round, begin
from benang.weaving.rulings import NONE
from benang.weaving.sagas import Stories as Moved
from benang.weaving.sagas import change_sagas
from benang.weaving.story_links import Woven, change_links
from benang.weaving.story_pairs import change_likes, story_lists
from benang.weaving.story_rows import Told, project, told
from benang.weaving.units import Units


class StoryChanges(NamedTuple):
    """Links that are new, stories that are gone and new, the rows of fresh pages, and lists of entries gone and new."""

    links: list[Link]
    gone: frozenset[str]
    new: tuple[Story, ...]
    rows: Mapping[str, StoryRow]
    lists_gone: tuple[Lists, ...]
    lists_new: tuple[Lists, ...]


def find_stories(
    readings: Sequence[Reading],
    copies: Iterable[Link],
    engine: Engine,
    pack: Pack,
    rulings: Rulings = NONE,
) -> tuple[list[Story], list[Link]]:
    """Return every story (a page alone is one too), and same_story and follows links, sorted."""
    turn = begin(BareGround(), News(readings, rulings=rulings))
    turn.ties.add(Tie(k.kind, k.left, k.right, k.score) for k in copies)
    found = change_stories(turn, engine, pack)
    links = sorted(found.links, key=lambda k: (k.kind, k.left, k.right))
    return sorted(found.new, key=lambda s: s.id), links


def change_stories(turn: Round, engine: Engine, pack: Pack) -> StoryChanges:
    """Return what changes among stories; copies must have been changed in this round before."""
    fresh = _rows(turn, engine, pack)
    gone, new = turn.ties.changes()
    copied = frozenset(copied_pairs(_copies(gone)) ^ copied_pairs(_copies(new)))
    lists = change_likes(turn, fresh, copied)
    gathered = _gather(_components(turn, fresh, copied), engine)
    links = change_links(turn, Woven(gathered, fresh, copied))
    moved = _moved(turn, gathered, fresh)
    sagas = change_sagas(turn, moved)
    again = turn.ground.stories(sorted((sagas.links.keys() | sagas.lone) - moved.new.keys()))
    stories = {**again, **moved.new}
    return StoryChanges(
        [*links, *sagas.links.values()],
        frozenset(moved.gone.keys() | again.keys()),
        tuple(_following(stories[story], sagas.links.get(story)) for story in sorted(stories)),
        fresh,
        (story_lists(row.row for row in turn.leaving.values()), sagas.lists_gone),
        (lists, sagas.lists_new),
    )


def _rows(turn: Round, engine: Engine, pack: Pack) -> dict[str, StoryRow]:
    rows: dict[str, StoryRow] = {}
    pages = (told(turn.fresh[page]) for page in sorted(turn.fresh))
    for row in engine.each(pages, partial(_project, lang=pack.lang)):
        if isinstance(row, Broken):  # a page left out of its story would be an error nobody sees
            raise EngineError(row.reason)
        rows[row.page] = row
    return rows


def _project(page: Told, lang: str) -> StoryRow:
    return project(page, load(lang))


def _copies(ties: Iterable[Tie]) -> Iterator[Tie]:
    return (t for t in ties if t.kind in COPIED)


def _components(
    turn: Round, fresh: Mapping[str, StoryRow], copied: frozenset[Pair]
) -> list[Component]:
    """Return what hangs together now, or did before, with every page that something changed about."""
    gone, new = turn.ties.changes()
    touched = {p for t in (*gone, *new) if t.kind == "like" and t.joined for p in (t.left, t.right)}
    touched |= {page for pair in copied | turn.ruled_anew for page in pair}
    touched |= turn.moved
    known = turn.leaving.keys() | turn.rows(sorted(touched)).keys()
    before = Units(turn.ground.ties, turn.ground.rulings().same)
    before.load(sorted(touched & known))
    pages = touched.union(*(before.of(page) for page in sorted(touched & known)))
    pages -= turn.leaving.keys() - fresh.keys()
    now = Units(turn.ties.of, turn.rulings.same)
    now.load(sorted(pages))
    units = sorted({now.of(page) for page in sorted(pages)}, key=min)
    return _filled(units, now, turn, fresh)


def _filled(
    units: Sequence[frozenset[str]], now: Units, turn: Round, fresh: Mapping[str, StoryRow]
) -> list[Component]:
    """Return the units with everything that gathering their stories needs."""
    home = {page: at for at, unit in enumerate(units) for page in unit if len(unit) > 1}
    copied, same, different = (
        _inside(pairs, home)
        for pairs in (
            copied_pairs(turn.ties.of(home, COPIED)),
            turn.rulings.same,
            turn.rulings.different,
        )
    )
    rows = {page: row.row for page, row in turn.rows(p for unit in units for p in unit).items()}
    rows.update(fresh)
    return [
        Component(
            tuple(rows[page] for page in sorted(unit)),
            tuple(now.likes(sorted(unit)).items()),
            copied.get(at, frozenset()),
            same.get(at, frozenset()),
            different.get(at, frozenset()),
        )
        for at, unit in enumerate(units)
    ]


def _inside(pairs: Iterable[Pair], home: Mapping[str, int]) -> dict[int, frozenset[Pair]]:
    """Return those pairs whose pages are in one unit, by the number of the unit."""
    found: dict[int, set[Pair]] = {}
    for a, b in pairs:
        if a in home and home[a] == home.get(b):
            found.setdefault(home[a], set()).add((a, b))
    return {at: frozenset(held) for at, held in found.items()}


def _gather(components: Iterable[Component], engine: Engine) -> list[Gathered]:
    """Return the stories of all components; what is one page alone is not sent anywhere."""
    components = list(components)
    found = [g for c in components if len(c.rows) == 1 for g in gather(c)]
    for outcome in engine.each((c for c in components if len(c.rows) > 1), gather):
        if isinstance(outcome, Broken):
            raise EngineError(outcome.reason)
        found += outcome
    return found


def _moved(turn: Round, gathered: Iterable[Gathered], fresh: Mapping[str, StoryRow]) -> Moved:
    """Return which stories are gone and which are new; one whose pages are the same as before is neither."""
    stories = {g.story.id: g.story for g in gathered}
    pages = {page for story in stories.values() for page in story.pages}
    before = turn.ground.stories(sorted(pages.union(turn.leaving)))
    kept = {
        story
        for story, old in before.items()
        if story in stories
        and old.pages == stories[story].pages
        and turn.moved.isdisjoint(old.pages)
    }
    return Moved(
        {story: old for story, old in before.items() if story not in kept},
        {story: new for story, new in stories.items() if story not in kept},
        fresh,
    )


def _following(story: Story, link: Link | None) -> Story:
    return replace(story, links=(link.right,) if link else ())
