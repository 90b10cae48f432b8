"""Which statements render one utterance: one passage said on one occasion, over all pages that carry it.

Only statements of one story and one voice that share a telling root or a number are compared (:mod:`renderings`).
Groups grow by average linkage, so two sentences of one interview never chain through a loose paraphrase; the one
exception is a rendering that spans both, which holds both. Every statement is in exactly one utterance.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from benang.engines import Engine
from benang.languages import Pack
from benang.records import Link, Reading, Reason, Utterance
from benang.weaving.days import Days, meet
from benang.weaving.drift import find_drift
from benang.weaving.renderings import JOIN, MASS, MAYBE, OPENING, Judged, judge, retells
from benang.weaving.rulings import Bounds, judged_links, narrow
from benang.weaving.scene import Scene
from benang.weaving.spokespeople import find_spokespeople
from benang.weaving.utterance_rows import Context, Row, rows_of

CROWD, NEIGHBOURS = 40, 12
AVERAGE = 0.34
PART = 0.7
RETELLS = 0.85  # a score at which one rendering of a part stands for another
RETOLD, CLOSELY, BESIDE = 0.5, 0.6, 2

Pair = tuple[str, str]


def find_utterances(
    readings: Sequence[Reading], scene: Scene, engine: Engine, pack: Pack
) -> tuple[list[Utterance], list[Link]]:
    """Return every utterance with its renderings, and same_utterance links, joined and candidates, sorted."""
    words = pack.comparing
    spokes = find_spokespeople(readings, scene.people_of, words, pack)
    context = Context(
        scene.people_of,
        {k.left: k.right for k in spokes},
        {page: s.id for s in scene.stories for page in s.pages},
        pack,
        words,
    )
    rows = {row.id: row for reading in readings for row in rows_of(reading, context)}
    rulings = narrow(scene.rulings, rows)
    ruled = {id_ for pair in rulings.same | rulings.different for id_ in pair}
    alike = _same_wording(rows.values(), ruled)
    heads = {id_: rows[id_] for id_ in alike}
    judged = dict(engine.together(heads.values(), _keys, _judge_all))
    groups, ridden = _group(heads, judged, Bounds(rulings))
    groups = [_ordered((m for head in group for m in alike[head]), rows) for group in groups]
    utterances = sorted((_utterance(g, rows, context) for g in groups), key=lambda u: u.id)
    group_of = {member: u.id for u in utterances for member in u.members}
    links = {pair: _link(pair, found, group_of) for pair, found in judged.items()}
    links |= {(k.left, k.right): k for k in [*ridden, *_repeats(alike, rows)]}
    return utterances, judged_links("same_utterance", links.values(), rulings, rows)


def _same_wording(rows: Iterable[Row], ruled: Container[str]) -> dict[str, list[str]]:
    """Return the first of each exact wording with all that print it: two hundred copies are compared once.

    What people decided about stands by itself, to be joined or kept apart by their word.
    """
    heads: dict[tuple[object, ...], list[Row]] = {}
    found: dict[str, list[str]] = {}
    for row in sorted(rows, key=lambda r: (*r.order, r.id)):
        s = row.statement
        where = (row.story, row.voice, row.days, row.published)
        own = row.id if row.id in ruled else ""
        key = (*where, s.act, s.form, s.polarity, tuple(p.root for p in row.pieces), own)
        for head in heads.setdefault(key, []):
            if row.total >= MASS and judge(head, row).cap is None:
                found[head.id].append(row.id)
                break
        else:
            heads[key].append(row)
            found[row.id] = [row.id]
    return found


def _repeats(alike: Mapping[str, Sequence[str]], rows: Mapping[str, Row]) -> Iterator[Link]:
    for head, members in alike.items():
        for other in members[1:]:
            first, second = sorted((head, other))
            reason = Reason("utterance.same_wording", 1.0, (str(len(rows[head].pieces)),))
            yield Link("same_utterance", first, second, "joined", 1.0, (reason,))


def _keys(row: Row) -> tuple[str, ...]:
    return row.keys


def _judge_all(key: str, rows: Sequence[Row]) -> Iterator[tuple[Pair, Judged]]:
    """Yield what is alike among the rows of a key; a pair is judged on the first key of the left one that both have."""
    ordered = sorted(rows, key=lambda r: (*r.order, r.id))
    reach = len(ordered) if len(ordered) <= CROWD else NEIGHBOURS
    for at, row in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + reach]:
            left, right = (row, other) if row.id < other.id else (other, row)
            if next(k for k in left.keys if k in right.keys) != key:
                continue
            found = judge(left, right)
            if found.score >= MAYBE:
                yield (left.id, right.id), found


class _Grouping(NamedTuple):
    rows: Mapping[str, Row]
    judged: dict[Pair, Judged]

    def pair(self, a: str, b: str) -> Judged:
        """Return the judgement of any pair, looked up or made."""
        key = (a, b) if a < b else (b, a)
        known = self.judged.get(key)
        if known is None:
            known = self.judged[key] = judge(self.rows[key[0]], self.rows[key[1]])
        return known

    def parts(self, whole: str, group: Iterable[str]) -> set[str]:
        """Return the members that stand inside ``whole``."""
        found: set[str] = set()
        for member in group:
            if member == whole:
                continue
            judged = self.pair(whole, member)
            alike = judged.likeness
            inside = alike.right_in_left if whole < member else alike.left_in_right
            if inside >= PART or judged.spanning:
                found.add(member)
        retold = {
            m
            for m in group
            for f in found
            if m not in (f, whole) and self.pair(m, f).score >= RETELLS
        }
        return found | retold | {whole}

    def may_join(self, left: Sequence[str], right: Sequence[str]) -> bool:
        """Return whether two groups are one passage on average, leaving out pairs that one rendering spans."""
        cross = {(a, b): self.pair(a, b) for a in left for b in right}
        if any(found.cap for found in cross.values()):
            return False
        both = [*left, *right]
        spans = [p for p in (self.parts(x, both) for x in both) if len(p) > 2]  # noqa: PLR2004 (itself and two more)
        counted = [
            found.score
            for (a, b), found in cross.items()
            if found.score >= JOIN or not any(a in parts and b in parts for parts in spans)
        ]
        return not counted or sum(counted) / len(counted) >= AVERAGE


def _group(
    rows: Mapping[str, Row], judged: Mapping[Pair, Judged], bounds: Bounds
) -> tuple[list[list[str]], list[Link]]:
    """Return every statement in one group, merged from the surest pair on, and links of retellings that ride.

    Groups meet only within the bounds of what people decided, and those that people tied are put together at the end.
    """
    grouping = _Grouping(rows, dict(judged))
    group_of = {id_: [id_] for id_ in rows}
    sure = [p for p, found in judged.items() if found.score >= JOIN and not found.cap]
    for a, b in sorted(sure, key=lambda p: (-judged[p].score, p)):
        left, right = group_of[a], group_of[b]
        if left is right or not bounds.may_meet(a, b) or not grouping.may_join(left, right):
            continue
        bounds.meet(a, b)
        left.extend(right)
        for member in right:
            group_of[member] = left
    ridden = list(_attach(grouping, group_of, bounds))
    whole: dict[str, list[str]] = {}
    for group in {id(group): group for group in group_of.values()}.values():
        whole.setdefault(bounds.whole(group[0]), []).extend(group)
    return list(whole.values()), ridden


def _attach(grouping: _Grouping, group_of: dict[str, list[str]], bounds: Bounds) -> Iterator[Link]:
    """Let a retelling that met no quotation ride with the one on its page that it retells best, its group with it.

    Yields a link for each; a group rides once, so that no loose retelling ties two quotations together.
    """
    ridden: set[int] = set()
    edges = sorted(_retellings(grouping.rows), key=lambda e: (-e[0], e[1], e[2]))
    for share, telling, quote in edges:
        left, right = group_of[telling], group_of[quote]
        if left is right or id(left) in ridden or any(grouping.rows[m].quoted for m in left):
            continue
        if any(grouping.pair(a, b).cap for a in left for b in right):
            continue
        if not bounds.meet(telling, quote):
            continue
        right.extend(left)
        ridden.add(id(right))
        for member in left:
            group_of[member] = right
        first, second = sorted((telling, quote))
        reason = Reason("utterance.retells", round(share, 3), (f"{100 * share:.0f}",))
        yield Link("same_utterance", first, second, "joined", round(JOIN * share, 3), (reason,))


def _retellings(rows: Mapping[str, Row]) -> Iterator[tuple[float, str, str]]:
    """Yield (share, retelling, quotation) for statements of one voice on one page that stand near each other."""
    pages: dict[tuple[str, str], list[Row]] = {}
    for row in sorted(rows.values(), key=lambda r: (*r.order, r.id)):
        if row.voice:
            pages.setdefault((row.page, row.voice), []).append(row)
    for group in pages.values():
        for at, telling in enumerate(group):
            if telling.quoted:
                continue
            opening = telling.statement.zone in OPENING
            for to, quote in enumerate(group):
                if quote.quoted and (opening or abs(to - at) <= BESIDE):
                    share = retells(telling, quote)
                    if share >= (RETOLD if opening else CLOSELY):
                        yield share, telling.id, quote.id


def _ordered(ids: Iterable[str], rows: Mapping[str, Row]) -> list[str]:
    return sorted(ids, key=lambda id_: (*rows[id_].order, id_))


def _utterance(group: Sequence[str], rows: Mapping[str, Row], context: Context) -> Utterance:
    members = [rows[m] for m in group]
    named = [m.statement.speaker.name for m in members if m.voice]
    return Utterance(
        id=group[0],
        members=tuple(sorted(group)),
        speaker=max(named, key=lambda n: (len(n.split()), named.count(n), n), default="unnamed"),
        said=_said(members),
        to=tuple(sorted({t.name for m in members for t in m.statement.to})),
        chains=tuple(sorted({c for m in members if (c := chain(m))})),
        drift=tuple(find_drift(members, context.words)) if len(members) > 1 else (),
    )


def chain(row: Row) -> str:
    """Return the way a rendering took, outwards: steps by arrows, names of one step by commas."""
    steps: dict[int, list[str]] = {}
    for relay in row.statement.chain:
        steps.setdefault(relay.step, []).append(relay.name)
    return " > ".join(", ".join(sorted(set(steps[n]))) for n in sorted(steps))


def _said(members: Sequence[Row]) -> Days | None:
    """Return the days all renderings allow; where they do not agree, those of the earliest rendering that has any."""
    known = [m.days for m in members if m.days]
    found: Days | None = None
    for days in known:
        both = meet(found, days)
        if both is None:
            return known[0]
        found = both
    return found


def _link(pair: Pair, found: Judged, group_of: Mapping[str, str]) -> Link:
    joined = group_of[pair[0]] == group_of[pair[1]]
    reasons = (*found.reasons, found.cap) if found.cap else found.reasons
    return Link("same_utterance", *pair, "joined" if joined else "candidate", found.score, reasons)
