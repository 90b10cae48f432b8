"""What finding stories needs of a page: a short vector of telling roots, who and what it names, its day.

Weights come from the shipped table of how rare a word is, never from the pile, so adding a page changes no other page's
vector. A headline counts thrice and the first paragraph twice: that is where a page says what it is about.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from benang.ground import StoryRow
from benang.languages import Pack
from benang.languages.roots import Roots
from benang.records import Reading
from benang.weaving.days import day_of
from benang.weaving.naming import is_state
from benang.weaving.words import body_text, headline, telling_words

TITLE, LEDE = 3.0, 2.0
KEPT = 60
LEAST = math.log(1000 / 90)
"""A root that more than nine documents in a hundred hold tells no story apart."""
KEYS = 16
SECTION = 3
"""A headline of fewer words is a section's name ("Olahraga"), and says nothing of the story."""


class Told(NamedTuple):
    """What is sent to be projected: far less than a whole reading."""

    page: str
    day: str
    headline: str
    body: str
    people: frozenset[str]
    places: frozenset[str]


def told(reading: Reading) -> Told:
    """Return what finding stories needs of a reading."""
    people, places = _named(reading)
    day = day_of(reading.published.first) if reading.published else ""
    article = reading.article
    return Told(article.page.id, day, headline(reading), body_text(article), people, places)


def project(page: Told, pack: Pack) -> StoryRow:
    """Return the narrow row of a page."""
    roots, body = pack.roots, page.body
    lede = body[: body.find("\n")] if "\n" in body else body
    title = roots.roots(telling_words(page.headline))
    if len(title) < SECTION:
        title = []
    counts: Counter[str] = Counter()
    for words, times in ((title, TITLE), (_roots(lede, roots), LEDE - 1), (_roots(body, roots), 1)):
        for word in words:
            counts[word] += times  # type: ignore[assignment]
    vector = unit(counts, roots, lambda n: 1 + math.log(n))
    best = sorted(vector, key=lambda w: (-vector[w], w))[:KEYS]
    return StoryRow(
        page.page,
        page.day,
        vector,
        unit(Counter(title), roots, lambda _: 1.0),
        page.people,
        page.places,
        (*best, *(f"={key}" for key in sorted(page.people))),
        page.headline,
    )


def unit(
    counts: Mapping[str, float], roots: Roots, damp: Callable[[float], float]
) -> dict[str, float]:
    """Return the weightiest roots as a vector of length one."""
    found = {
        word: damp(max(n, 1)) * weight
        for word, n in counts.items()
        if len(word) > 1 and not word[0].isdigit() and (weight := roots.weight(word)) > LEAST
    }
    best = sorted(found, key=lambda w: (-found[w], w))[:KEPT]
    length = math.sqrt(sum(found[w] ** 2 for w in best)) or 1.0
    return {w: found[w] / length for w in best}


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Return the cosine of two vectors of length one."""
    return math.fsum([a[word] * b[word] for word in a.keys() & b.keys()])


def _roots(text: str, roots: Roots) -> Iterable[str]:
    return roots.roots(telling_words(text))


def _named(reading: Reading) -> tuple[frozenset[str], frozenset[str]]:
    """Return the keys of people and bodies, and of places and states."""
    people = {e.key for e in reading.entities if e.kind != "LOC" and not is_state(e.key) and e.key}
    places = {e.key for e in reading.entities if (e.kind == "LOC" or is_state(e.key)) and e.key}
    return frozenset(people), frozenset(places)
