"""Which pages tell one story, and which story follows which: a function of the set of pages, never of their order.

Pages that share two telling keys (a rare root, somebody's name) within some weeks are candidates; a small model scores
each pair. What hangs together by good scores is a component, and inside it pages are merged by average linkage, so that
a chain of half-alike pages does not swallow two stories. A saga is never one cluster: a later story with the same
people about like things *follows* the earlier one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from benang.engines import Broken, Engine
from benang.errors import EngineError
from benang.languages import Pack, load
from benang.records import Link, Reading, Story
from benang.weaving.average_link import agglomerate
from benang.weaving.joining import Joined
from benang.weaving.sagas import find_sagas
from benang.weaving.story_rows import StoryRow, Told, cosine, project, told
from benang.weaving.story_score import Features, features, probability, reasons

JOIN, AVERAGE, SHOWN = 0.5, 0.3, 0.3
WINDOW = 40
NEIGHBOURS = 24
LARGE = 500

Pair = tuple[str, str]


def find_stories(
    readings: Sequence[Reading], copies: Iterable[Link], engine: Engine, pack: Pack
) -> tuple[list[Story], list[Link]]:
    """Return every story (a page alone is one too), and same_story and follows links, sorted."""
    rows: dict[str, StoryRow] = {}
    for row in engine.each(map(told, readings), partial(_project, lang=pack.lang)):
        if isinstance(row, Broken):  # a page left out of its story would be an error nobody sees
            raise EngineError(row.reason)
        rows[row.page] = row
    copied = {_pair(k.left, k.right) for k in copies if k.kind != "self_reuse" or k.score >= JOIN}
    pairs = sorted(set(_candidates(rows.values(), engine)) | copied)
    scored = {p: features(rows[p[0]], rows[p[1]], copied=p in copied) for p in pairs}
    odds = {p: probability(f) for p, f in scored.items()}
    groups = [
        group
        for component in _components(rows, odds)
        for group in _merge(component, rows, odds, copied)
    ]
    stories = sorted((_story(group, rows) for group in groups), key=lambda s: s.id)
    links = _links(stories, scored, odds)
    stories, sagas = find_sagas(stories, rows, engine)
    return stories, sorted(links + sagas, key=lambda k: (k.kind, k.left, k.right))


def _project(page: Told, lang: str) -> StoryRow:
    return project(page, load(lang))


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def _candidates(rows: Iterable[StoryRow], engine: Engine) -> Iterator[Pair]:
    ordered = sorted(rows, key=lambda r: r.order)
    entries = ((key, row.order, row.day) for row in ordered for key in row.keys)
    shared: Counter[Pair] = Counter()
    shared.update(engine.together(entries, _key, _near))
    for pair, count in shared.items():
        if count > 1:
            yield pair


def _key(entry: tuple[str, tuple[str, str], str]) -> tuple[str]:
    return (entry[0],)


def _near(key: str, entries: Sequence[tuple[str, tuple[str, str], str]]) -> Iterator[Pair]:
    """Yield pairs of pages of one key that are near in time, each with a bounded number of the next ones."""
    del key
    ordered = sorted(entries, key=lambda e: e[1])
    days = [date.fromisoformat(day).toordinal() if day else 0 for _, _, day in ordered]
    for at, (_, (_, page), day) in enumerate(ordered):
        for to in range(at + 1, min(len(ordered), at + 1 + NEIGHBOURS)):
            if day and ordered[to][2] and days[to] - days[at] > WINDOW:
                break
            yield _pair(page, ordered[to][1][1])


def _components(rows: Mapping[str, StoryRow], odds: Mapping[Pair, float]) -> Iterator[list[str]]:
    """Yield what hangs together; too large a component is cut again at a higher score."""
    waiting = [(sorted(rows), JOIN)]
    while waiting:
        pages, least = waiting.pop()
        joined = Joined(pages)
        held = set(pages)
        for (a, b), odd in odds.items():
            if odd >= least and a in held and b in held:
                joined.join(a, b)
        for group in joined.sets():
            if len(group) > LARGE and least < 1:
                waiting.append((group, least + (1 - least) / 3 + 0.01))
            else:
                yield group


def _merge(
    pages: Sequence[str],
    rows: Mapping[str, StoryRow],
    odds: Mapping[Pair, float],
    copied: set[Pair],
) -> list[list[str]]:
    if len(pages) == 1:
        return [list(pages)]

    def likeness(a: str, b: str) -> float:
        pair = _pair(a, b)
        known = odds.get(pair)
        if known is None:
            known = probability(features(rows[a], rows[b], copied=pair in copied))
        return known

    ordered = sorted(pages, key=lambda p: rows[p].order)
    return agglomerate(ordered, likeness, AVERAGE)


def _story(pages: Sequence[str], rows: Mapping[str, StoryRow]) -> Story:
    ordered = sorted(pages, key=lambda p: rows[p].order)
    days = [rows[p].day for p in ordered if rows[p].day]
    titled = [p for p in ordered if rows[p].headline] or ordered
    central = max(
        titled,
        key=lambda p: (
            round(sum(cosine(rows[p].vector, rows[q].vector) for q in ordered[:LARGE]), 9),
            -ordered.index(p),
        ),
    )
    return Story(
        id=ordered[0],
        title=rows[central].headline,
        pages=tuple(sorted(ordered)),
        first=min(days, default=""),
        last=max(days, default=""),
    )


def _links(
    stories: Sequence[Story], scored: Mapping[Pair, Features], odds: Mapping[Pair, float]
) -> list[Link]:
    """Return each page's best pair inside its story, and its best one outside as a candidate."""
    story_of = {page: story.id for story in stories for page in story.pages}
    best: dict[tuple[str, bool], tuple[float, Pair]] = {}
    for pair, odd in sorted(odds.items()):
        inside = story_of[pair[0]] == story_of[pair[1]]
        if not inside and odd < SHOWN:
            continue
        for page in pair:
            if odd > best.get((page, inside), (-1.0, pair))[0]:
                best[(page, inside)] = (odd, pair)
    chosen = {(pair, inside) for (_, inside), (_, pair) in best.items()}
    return [
        Link(
            "same_story",
            *pair,
            "joined" if inside else "candidate",
            round(odds[pair], 3),
            reasons(scored[pair]),
        )
        for pair, inside in sorted(chosen)
    ]
