"""A draft held against pages: where each of its sentences stands, and what they say otherwise.

The draft is compared and never woven, so nothing it says becomes evidence. Matter is met by weighed roots (as renderings
are), so a paraphrase in other words is not found: *nowhere* means "not found here", never "false".
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from benang.languages import Pack
from benang.languages.comparing import load_comparing
from benang.records import CheckState, Finding, Reading, Telling
from benang.weaving.checking.assertions import Assertion, Words, assertions_of
from benang.weaving.checking.differences import Beside, beside, differences, one_name
from benang.weaving.checking.recognising import recognised
from benang.weaving.days import meet
from benang.weaving.words import telling_words

SHARE = 0.67
"""Part of a draft's matter that must stand in a page's sentence before the two are held to tell one thing."""
MASS = 5.0
"""Shared weight that is evidence enough: two telling roots, or one with its names, numbers or day."""
LIKE = 1.5
"""Weight of a name, a number or a day that both have."""
ALIKE = 0.12
"""Shares this far below the best one tell less of the matter, and are not shown."""
CLOSE = 0.9
"""From which share on the only other number of a sentence stands in the place of the draft's, whatever is counted."""
TIE = 0.05
"""Shares no further apart than this tell equally much."""
MOST = 12
"""Tellings shown of one finding."""
SOUGHT = 12
"""Words of a sentence that pages are looked for by: the rarest."""


SOFT = frozenset({"extra", "firmness"})
"""Differences that contradict nothing."""


class Known(NamedTuple):
    """An assertion of a page and what its page names beside it."""

    assertion: Assertion
    page: Beside


def check(draft: Reading, pages: Iterable[Reading], pack: Pack) -> list[Finding]:
    """Return where each statement and sentence of a draft stands in the pages, in the order of the draft.

    What says too little to be looked for, and stands nowhere, is left out.
    """
    words = Words(pack, load_comparing(pack.folder))
    known: list[Known] = []
    beside_it = sorted(pages, key=lambda r: r.article.page.id)
    for reading in beside_it:
        found = assertions_of(reading, words, whole=True)
        page = beside(reading, found)
        known += [Known(a, page) for a in found]
    ours = assertions_of(recognised(draft, beside_it), words)
    opposites = words.words.opposites
    held = [(one, _finding(one, known, opposites)) for one in ours]
    return [finding for one, finding in held if finding.tellings or _telling_enough(one)]


def _telling_enough(draft: Assertion) -> bool:
    """Return whether an assertion says enough to be missed: "kabar itu" stands nowhere and everywhere."""
    named = len(draft.names) + len(draft.figures) + len(draft.days)
    return sum(draft.matter.values()) + LIKE * named >= MASS


def sought(sentence: str, pack: Pack) -> list[str]:
    """Return the words of a sentence that pages telling the same should hold, the rarest first."""
    words = sorted(set(telling_words(sentence)))
    roots = pack.roots
    return sorted(words, key=lambda w: (-roots.weight(roots.root(w)), w))[:SOUGHT]


def _finding(draft: Assertion, known: Sequence[Known], opposites: Mapping[str, str]) -> Finding:
    shares = [(_share(draft, k), k) for k in known]
    met = [(share, k) for share, k in shares if share >= SHARE]
    if not met:
        return Finding(draft.span, "nowhere")
    best = max(share for share, _ in met)
    told = [_telling(draft, k, share, opposites) for share, k in met if share >= best - ALIKE]
    tellings = _without_silent(told)
    tellings.sort(
        key=lambda t: (_distance(t), -t.share if _distance(t) else 0, t.day or "9", t.span)
    )
    return Finding(draft.span, _state(tellings), tuple(tellings[:MOST]))


def _without_silent(told: Sequence[Telling]) -> list[Telling]:
    """Return the tellings without those that leave out just what a fuller one says otherwise."""
    fullest = max(t.share for t in told)
    turned = any("negation" in _kinds(t) and t.share >= fullest - TIE for t in told)
    return [t for t in told if not turned or "negation" in _kinds(t) or t.share >= fullest - TIE]


def _kinds(telling: Telling) -> set[str]:
    return {d.kind for d in telling.differences}


def _share(draft: Assertion, known: Known) -> float:
    """Return what part of a draft's matter stands in a page's assertion; 0 when too little is shared to tell."""
    there = known.assertion
    met = sum(w for root, w in draft.matter.items() if root in there.matter)
    silent = not draft.negated <= there.matter.keys()  # what is denied here is not spoken of there
    if not met or silent or not (there.cue <= draft.matter.keys()):
        return 0.0
    enough = draft.matter == there.matter or met + LIKE * _likes(draft, known) >= MASS
    return met / sum(draft.matter.values()) if enough else 0.0


def _likes(draft: Assertion, known: Known) -> float:
    """Return how many names, numbers and days both have; what the page names elsewhere counts half."""
    there, page = known
    held = [any(one_name(n, m) for m in there.names) for n in draft.names]
    elsewhere = [not n.words.isdisjoint(page.names) for n in draft.names]
    named = sum(1.0 if h else 0.5 * e for h, e in zip(held, elsewhere, strict=True))
    figures = {f.value for f in draft.figures} & {f.value for f in there.figures}
    dated = any(meet(d.days, o.days) for d in draft.days for o in there.days)
    return named + len(figures) + dated + bool(draft.voice.names & there.voice.names)


def _telling(draft: Assertion, known: Known, share: float, opposites: Mapping[str, str]) -> Telling:
    there = known.assertion
    return Telling(
        there.span,
        there.day,
        there.outlet,
        there.speaker,
        there.statement,
        round(share, 3),
        tuple(differences(draft, there, known.page, opposites, close=share >= CLOSE)),
    )


def _distance(telling: Telling) -> int:
    """Return 0 for a telling that agrees, 1 where something was changed, 2 where the page only lacks something."""
    if not telling.differences:
        return 0
    return 1 if _kinds(telling) - SOFT else 2


def _state(tellings: Sequence[Telling]) -> CheckState:
    best = tellings[0]
    if not best.differences:
        return "found"
    if _kinds(best) - SOFT:
        return "changed"
    return "firmer" if "firmness" in _kinds(best) else "partly"
