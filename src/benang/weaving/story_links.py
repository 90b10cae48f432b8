"""The links of a story: each page's best pair inside it, and its best one outside as a candidate, with their reasons.

A pair that a person ruled on is always a link, and says who decided.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from benang.ground import COPIED, LIKE, SAME_STORY, Pair, StoryRow, Tie
from benang.records import Link
from benang.weaving.components import Gathered
from benang.weaving.copy_pairs import copied_pairs
from benang.weaving.rounds import Round
from benang.weaving.rulings import reasons as ruled
from benang.weaving.story_score import features, reasons

MET = ("like", "same_story")


class Woven(NamedTuple):
    """The stories of the components that were touched, the rows of fresh pages, and pairs that became or ceased to be copies."""

    gathered: list[Gathered]
    fresh: Mapping[str, StoryRow]
    copied: frozenset[Pair]


def change_links(turn: Round, woven: Woven) -> list[Link]:
    """Return the same_story links that are new; ties that are gone or new are noted in the round."""
    homes = {page: g.story.id for g in woven.gathered for page in g.story.pages}
    gone, new = turn.ties.changes()
    about = {page for t in (*gone, *new) if t.kind in MET for page in (t.left, t.right)}
    about = (about | homes.keys()) - (turn.leaving.keys() - turn.fresh.keys())
    wanted = _wanted(turn, woven, about, homes)
    stale = woven.copied | turn.ruled_anew
    kept: set[Pair] = set()
    over: list[Tie] = []
    for tie in turn.ties.of(about, SAME_STORY):
        pair = (tie.left, tie.right)
        if tie.joined and pair[0] not in homes:
            continue  # inside a story that nothing touched
        if wanted.get(pair) == (tie.score, tie.joined) and pair not in stale:
            kept.add(pair)
        else:
            over.append(tie)
    turn.ties.drop(over)
    fresh = {pair: found for pair, found in wanted.items() if pair not in kept}
    turn.ties.add(Tie("same_story", *pair, *found) for pair, found in fresh.items())
    return list(_links(turn, fresh, woven.fresh))


def _wanted(
    turn: Round, woven: Woven, about: set[str], touched: Mapping[str, str]
) -> dict[Pair, tuple[float, bool]]:
    """Return which pairs are links now (score, joined), as far as they touch the pages."""
    found = {pair: (odd, True) for g in woven.gathered for pair, odd in g.pairs.items()}
    likes = list(turn.ties.of(about, LIKE))
    candidates = {(t.left, t.right) for t in turn.ties.of(about, SAME_STORY) if not t.joined}
    others = {page for pair in candidates for page in pair} - about
    likes += [t for t in turn.ties.of(others, LIKE) if about.isdisjoint((t.left, t.right))]
    ends = {page for t in likes for page in (t.left, t.right)} - touched.keys()
    stories = turn.ground.stories(sorted(ends)).values()
    homes = {page: s.id for s in stories for page in s.pages} | dict(touched)
    for page, tie in _best_outside(likes, homes).items():
        pair = (tie.left, tie.right)
        if page in about or pair in candidates:
            found[pair] = (tie.score, False)
    found.update({p: (1.0, True) for p in turn.rulings.same if p[0] in touched})
    found.update({p: (0.0, False) for p in turn.rulings.different if not about.isdisjoint(p)})
    return found


def _best_outside(likes: Iterable[Tie], homes: Mapping[str, str]) -> dict[str, Tie]:
    """Return each page's likest page of another story; the least pair among equals."""
    best: dict[str, Tie] = {}
    for tie in sorted(likes, key=lambda t: (-t.score, t.left, t.right)):
        if homes[tie.left] != homes[tie.right]:
            best.setdefault(tie.left, tie)
            best.setdefault(tie.right, tie)
    return best


def _links(
    turn: Round, wanted: Mapping[Pair, tuple[float, bool]], fresh: Mapping[str, StoryRow]
) -> Iterator[Link]:
    """Yield links with what speaks for them: what people said first, then the features of the pair."""
    ends = sorted({page for pair in wanted for page in pair})
    rows = {page: row.row for page, row in turn.rows(ends).items()} | dict(fresh)
    copied = copied_pairs(turn.ties.of(ends, COPIED))
    for (a, b), (score, joined) in sorted(wanted.items()):
        told = ruled(turn.rulings, "same", a, b) or ruled(turn.rulings, "different", a, b)
        seen = reasons(features(rows[a], rows[b], copied=(a, b) in copied))
        state: Literal["joined", "candidate"] = "joined" if joined else "candidate"
        yield Link("same_story", a, b, state, round(score, 3), (*told, *seen))
