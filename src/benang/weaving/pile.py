"""The pile of all pages: which copies, stories and links change when pages come, go, are read anew or are ruled on.

Finding everything at once is adding everything to nothing, so there is one code path, and what is found never depends on
how the pages came.
"""

from collections.abc import Iterable

from benang.engines import Engine
from benang.ground import Changed, Entry, Ground, News, PileRow
from benang.languages import Pack
from benang.weaving.copies import change_copies
from benang.weaving.meetings import Lists
from benang.weaving.rounds import begin
from benang.weaving.stories import change_stories


def find_changes(ground: Ground, news: News, engine: Engine, pack: Pack) -> Changed:
    """Return what changes among copies, stories and the links of both; the ground itself is left as it is.

    Pages of the news that the ground has already are read anew; pages that are gone and unknown change nothing. Raises
    EngineError when a page or a pair could not be worked on.
    """
    turn = begin(ground, news)
    copies = change_copies(turn, engine, pack)
    stories = change_stories(turn, engine, pack)
    ties_gone, ties_new = turn.ties.changes()
    links = [*copies.links, *stories.links]
    return Changed(
        links_gone=frozenset(turn.ties.dropped_links()),
        links_new=tuple(sorted(links, key=lambda k: (k.kind, k.left, k.right))),
        stories_gone=stories.gone,
        stories_new=stories.new,
        pages_gone=frozenset(turn.leaving),
        pages_new=tuple(
            PileRow(page, keys, stories.rows[page]) for page, keys in sorted(copies.keys.items())
        ),
        entries_gone=_together((*copies.lists_gone, *stories.lists_gone)),
        entries_new=_together((*copies.lists_new, *stories.lists_new)),
        ties_gone=ties_gone,
        ties_new=ties_new,
        rulings=turn.rulings,
    )


def _together(parts: Iterable[Lists]) -> dict[int, list[Entry]]:
    """Return lists of several kinds of keys, which never share one, as one mapping."""
    return {key: sorted(entries) for lists in parts for key, entries in lists.items()}
