"""What meeting renderings needs of a statement: its telling roots in order with their places, numbers, days, speaker.

A name in a statement counts as its key, so that a state meets its short name and its capital, and weighs little: within
one story everybody speaks of the same names. Weights come from the shipped table of how rare a root is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from benang.languages import Pack
from benang.languages.comparing import Comparing
from benang.records import Name, Reading, Statement
from benang.weaving.days import Days, day_of, days_of
from benang.weaving.naming import is_state
from benang.weaving.numbers import counted

NAME_WEIGHT, NUMBER_WEIGHT, YEAR_WEIGHT, LEAST, FAINT = 1.2, 3.0, 4.5, 1.6, 0.3
_WORD = re.compile(r"\d+(?:[.,]\d+)*(?![\d/])|[^\W\d_]+(?:[-‐‑'’][^\W_]+)*")
LONG_FIGURE = 4
LONGEST = 400
"""Words of a statement that are compared; no quotation is longer, and a page without marks must not stop a run."""
KEYS, WORDING = 10, 8
_END = re.compile(r"[.?!…]\s")
_GLUE = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z])")
_FOLD = str.maketrans({"’": "'", "‐": "-", "‑": "-"})


class Piece(NamedTuple):
    """A telling root of a statement, its weight, where it stands on the page, and whether it is part of a name."""

    root: str
    weight: float
    start: int
    stop: int
    name: bool = False


class Clause(NamedTuple):
    """A sentence of a statement: the weight of each of its roots, all together, and how often it negates."""

    weights: dict[str, float]
    total: float
    negations: int


class Row(NamedTuple):
    """A statement ready to be compared. ``voice`` is whose words they count as; empty when nobody is named.

    ``topic`` are the roots and names of the page's headline, which a quotation may leave unsaid; ``clauses`` are its
    sentences; ``keys`` are what it may meet others on, the most telling first;
    ``people`` are the keys of the people it speaks of, ``lows`` all its words.
    """

    id: str
    page: str
    story: str
    order: tuple[str, str, int]
    voice: str
    spoken_by: str
    statement: Statement
    pieces: tuple[Piece, ...]
    numbers: tuple[float, ...]
    negations: int
    days: Days | None
    published: str
    total: float
    topic: frozenset[str]
    clauses: tuple[Clause, ...]
    keys: tuple[str, ...]
    people: frozenset[str]
    lows: frozenset[str]

    @property
    def quoted(self) -> bool:
        """Whether these are the speaker's own words."""
        return self.statement.form == "direct"


class Context(NamedTuple):
    """What rows need from other parts of weaving: people, who speaks for whom, stories."""

    people: Mapping[str, str]
    bodies: Mapping[str, str]
    stories: Mapping[str, str]
    pack: Pack
    words: Comparing


def rows_of(reading: Reading, context: Context) -> list[Row]:
    """Return the rows of a page in text order."""
    names = {n.span.start: (n.span.stop, n.key) for n in reading.names}
    page = reading.article.page.id
    day = day_of(reading.published.last) if reading.published else ""
    topic = _topic(reading, context)
    persons = [n for n in reading.names if n.kind == "PER"]
    found: list[Row] = []
    for statement in reading.statements:
        tokens = list(islice(tokens_of(reading.article.page.text, statement), LONGEST))
        person = context.people.get(
            f"{page}/{_key(statement.speaker.key, reading)}", statement.speaker.key
        )
        pieces = tuple(_pieces(tokens, names, context))
        negated = [at for low, at, _ in tokens if low in context.words.negations]
        story = context.stories.get(page, page)
        voice = context.bodies.get(person, person)
        found.append(
            Row(
                statement.id,
                page,
                story,
                (day or "9", page, statement.pieces[0].start if statement.pieces else 0),
                voice,
                person,
                statement,
                pieces,
                tuple(
                    sorted(n.value for n in counted([low for low, _, _ in tokens], context.words))
                ),
                len(negated),
                days_of(statement.said),
                day,
                sum(p.weight for p in pieces),
                topic,
                tuple(_clauses(reading.article.page.text, pieces, negated)),
                tuple(_keys(story, voice, pieces)),
                frozenset(_people(statement, persons)) - {statement.speaker.key},
                frozenset(low for low, _, _ in tokens),
            )
        )
    return found


def _people(statement: Statement, persons: Sequence[Name]) -> Iterator[str]:
    for span in statement.pieces:
        yield from (n.key for n in persons if span.start <= n.span.start < span.stop)


def _keys(story: str, voice: str, pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield a whole wording, then voice and telling root, the rarest first."""
    yield f"{story}||{' '.join(p.root for p in pieces[:WORDING])}"
    if voice:
        best = sorted({(-p.weight, p.root) for p in pieces})[:KEYS]
        for _, root in best:
            yield f"{story}|{voice}|{root}"


def _key(key: str, reading: Reading) -> str:
    """Return the key of the page's entity that a speaker's key means: itself, or the one somebody it can only be.

    A person whose name holds all its words, or the state or body whose name opens it ("istana atau kantor presiden").
    """
    words = key.split()
    if not words or any(e.key == key for e in reading.entities):
        return key
    held = [e.key for e in reading.entities if e.kind == "PER" and set(words) <= set(e.key.split())]
    if not held:
        held = [
            e.key
            for e in reading.entities
            if e.kind != "PER" and words[0] in {a.lower() for a in (e.name, *e.aliases)}
        ]
    return held[0] if len(held) == 1 else key


def _topic(reading: Reading, context: Context) -> frozenset[str]:
    title = reading.article.title
    lows = [m.group().lower() for m in _WORD.finditer(title.text if title else "")]
    return frozenset(context.pack.roots.roots(lows))


def _clauses(text: str, pieces: Sequence[Piece], negated: Sequence[int]) -> Iterator[Clause]:
    """Yield the sentences of a statement that hold telling roots."""
    first, opened = 0, 0
    for at in range(1, len(pieces) + 1):
        end = _END.search(text, pieces[at - 1].stop, pieces[at].start) if at < len(pieces) else None
        if end is None and at < len(pieces):
            continue
        closed = end.end() if end else len(text)
        weights = weights_of(pieces[first:at])
        within = sum(opened <= place < closed for place in negated)
        yield Clause(weights, sum(weights.values()), within)
        first, opened = at, closed


def weights_of(pieces: Iterable[Piece]) -> dict[str, float]:
    """Return the weight some pieces put on each root, repeated roots added up."""
    found: dict[str, float] = {}
    for piece in pieces:
        found[piece.root] = found.get(piece.root, 0.0) + piece.weight
    return found


def tokens_of(text: str, statement: Statement) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a statement in lower case with their offsets, glued ones cut apart."""
    for span in statement.pieces:
        for match in _WORD.finditer(text, span.start, span.stop):
            at, piece = match.start(), match.group()
            cuts = [c.start() for c in _GLUE.finditer(piece)]
            for first, last in zip([0, *cuts], [*cuts, len(piece)], strict=True):
                yield piece[first:last].translate(_FOLD).lower(), at + first, at + last


def _pieces(
    tokens: Sequence[tuple[str, int, int]],
    names: Mapping[int, tuple[int, str]],
    context: Context,
) -> Iterator[Piece]:
    until, state = -1, ""
    run: list[tuple[str, int, int]] = []
    for low, start, stop in tokens:
        if start in names:
            yield from _worded(run, context)
            run = []
            until, key = names[start]
            state = key if is_state(key) else ""
            if state:
                yield Piece(state, NAME_WEIGHT, start, max(stop, until), name=True)
        if start >= until:
            run.append((low, start, stop))
        elif not state and low not in context.words.empty:
            yield Piece(context.pack.roots.roots([low])[0], NAME_WEIGHT, start, stop, name=True)
    yield from _worded(run, context)


def _worded(run: Sequence[tuple[str, int, int]], context: Context) -> Iterator[Piece]:
    roots, words = context.pack.roots, context.words
    for place in roots.placed([low for low, _, _ in run]):
        start, stop = run[place.first][1], run[place.stop - 1][2]
        if place.sense[0].isdigit():
            figure_weight = YEAR_WEIGHT if len(place.sense) >= LONG_FIGURE else NUMBER_WEIGHT
            yield Piece(place.sense, figure_weight, start, stop)
            continue
        weight = roots.weight(place.root)
        dull = place.root in words.empty or place.root in words.negations or stop - start == 1
        if weight < LEAST or dull:
            weight = FAINT if place.root in words.hedges or place.root in words.sweeping else 0.0
        if weight:
            yield Piece(place.sense, weight, start, stop)
