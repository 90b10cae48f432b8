"""What a sentence or a statement asserts, taken apart so that two can be held against each other.

Its *matter* are the weighed roots of its words without names and figures; names, figures and days stand apart, because a
draft that changes one of them still speaks of the same matter.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from msgspec import structs

from benang.languages import Pack
from benang.languages.comparing import Comparing
from benang.records import NameKind, Reading, Span, Speaker, Statement, Zone
from benang.weaving.days import Days, days_of
from benang.weaving.drift import firmness_of
from benang.weaving.numbers import counted
from benang.weaving.utterance_rows import LEAST, LONGEST, Context, Piece, Row, rows_of, tokens_of

OWN = 0.5
"""Share of a sentence beside statements, cues and sources from which on the outlet says something of its own."""
_BEHIND = 40  # characters behind a word of negation in which stands what it negates
NOBODY = Speaker("", "", "unnamed")
_NAME = 3  # letters of a word that tells one name from another


class Named(NamedTuple):
    """A name in an assertion: the longer words of all the ways its page writes it, and its key."""

    kind: NameKind
    key: str
    words: frozenset[str]
    span: Span


class Figure(NamedTuple):
    """A number and the word behind it, which says what is counted."""

    value: float
    unit: str
    span: Span


class Dated(NamedTuple):
    """Days that an assertion names, and in what words."""

    days: Days
    said: str
    span: Span


class Voice(NamedTuple):
    """Whoever speaks: the longer words of all names, and with them those of role and country."""

    names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


class Assertion(NamedTuple):
    """One sentence or statement; ``statement`` is empty for the outlet's own voice, ``outlet`` for a draft.

    ``day`` is the day of publication, ``days`` the days it names; ``matter`` maps roots to weights, ``negated`` are the roots
    right behind a negation, ``denied`` tells that the whole is what somebody denies; ``cue`` are the roots of the word of speech in a sentence
    that stands here as a whole.
    """

    span: Span
    outlet: str
    day: str
    speaker: str
    voice: Voice
    statement: str
    matter: dict[str, float]
    names: tuple[Named, ...]
    figures: tuple[Figure, ...]
    days: tuple[Dated, ...]
    negated: frozenset[str]
    denied: bool
    cue: frozenset[str]
    firmness: float


class Words(NamedTuple):
    """The pack of the pages and its words for comparing."""

    pack: Pack
    words: Comparing


def assertions_of(reading: Reading, known: Words, *, whole: bool = False) -> list[Assertion]:
    """Return the statements of a page, and what its sentences say beside them, in text order.

    With ``whole`` a sentence that reports speech also stands there as a whole, cue and all.
    """
    beside = [u for s in reading.sentences for u in _own_voice(s.span, s.zone, reading)]
    told = list(_reporting(reading)) if whole else []
    context = Context({}, {}, {}, known.pack, known.words)
    units = (*reading.statements, *beside, *told)
    rows = rows_of(structs.replace(reading, statements=units), context)
    said = {s.id for s in reading.statements}
    found = [_assertion(row, reading, known, said) for row in rows]
    return sorted((a for a in found if a.matter), key=lambda a: (a.span, a.statement == ""))


def _own_voice(span: Span, zone: Zone, reading: Reading) -> Iterator[Statement]:
    """Yield what is left of a sentence without statements, cues and sources, in the shape of a statement of nobody."""
    taken = sorted(
        (one.start, one.stop)
        for s in reading.statements
        for one in (*s.pieces, *(x for x in (s.cue, s.source) if x is not None))
    )
    pieces = tuple(_left(span, taken))
    if sum(p.stop - p.start for p in pieces) > OWN * (span.stop - span.start):
        name = f"{span.page}/{span.start}"
        yield Statement(name, pieces, "indirect", "say", None, None, NOBODY, zone=zone)


def _reporting(reading: Reading) -> Iterator[Statement]:
    """Yield the sentences that hold a cue of speech, each once, with the cue kept."""
    cues = sorted(s.cue for s in reading.statements if s.cue is not None)
    for sentence in reading.sentences:
        span = sentence.span
        cue = next((c for c in cues if span.start <= c.start < span.stop), None)
        if cue is not None:
            name = f"{span.page}/{span.start}/whole"
            yield Statement(name, (span,), "indirect", "say", cue, None, NOBODY, zone=sentence.zone)


def _left(span: Span, taken: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """Yield the parts of a span in none of the places taken, which come in order."""
    at = span.start
    for start, stop in taken:
        if stop <= at or start >= span.stop:
            continue
        if start > at:
            yield Span(span.page, at, start)
        at = max(at, stop)
    if at < span.stop:
        yield Span(span.page, at, span.stop)


def _assertion(row: Row, reading: Reading, known: Words, said: set[str]) -> Assertion:
    page, pieces = reading.article.page, row.statement.pieces
    span = Span(page.id, pieces[0].start, pieces[-1].stop)
    names = tuple(_names(reading, pieces))
    days = tuple(_days(reading, pieces))
    spoken = row.statement.speaker
    taken = [d.span for d in days] + [n.span for n in names]
    return Assertion(
        span,
        reading.article.outlet,
        row.published,
        spoken.name if spoken.key else "",
        _voice(row.statement, reading),
        row.id if row.id in said else "",
        _matter(row, days),
        names,
        tuple(_figures(page.text, row.statement, taken, known)),
        days,
        frozenset(_negated(page.text, row, known.words)),
        row.statement.act == "deny",
        _cue(row, page.text, known.pack),
        firmness_of(row, known.words),
    )


def _cue(row: Row, text: str, pack: Pack) -> frozenset[str]:
    cue = row.statement.cue
    if cue is None or row.statement.speaker is not NOBODY:
        return frozenset()
    return frozenset(pack.roots.roots(text[cue.start : cue.stop].lower().split()))


def _matter(row: Row, days: Sequence[Dated]) -> dict[str, float]:
    found: dict[str, float] = {}
    for piece in row.pieces:
        dated = any(d.span.start <= piece.start < d.span.stop for d in days)
        if not (piece.name or dated or piece.root[0].isdigit()):
            found[piece.root] = max(found.get(piece.root, 0.0), piece.weight)
    return found


def _voice(statement: Statement, reading: Reading) -> Voice:
    speaker, source = statement.speaker, statement.source
    if not speaker.key:
        return Voice()
    entity = next((e for e in reading.entities if e.key == speaker.key), None)
    printed = reading.article.page.text[source.start : source.stop] if source else ""
    called = f"{entity.role if entity else ''} {speaker.name} {printed}".casefold()
    names = _words_of(speaker.key, reading)
    return Voice(names, names | {w.strip(".,") for w in called.split() if len(w) >= _NAME})


def _negated(text: str, row: Row, words: Comparing) -> Iterator[str]:
    """Yield the first telling root behind each word of negation."""
    for low, _, stop in islice(tokens_of(text, row.statement), LONGEST):
        if low in words.negations:
            behind = (p for p in row.pieces if _behind(p, stop))
            yield from (p.root for p in islice(behind, 1))


def _behind(piece: Piece, stop: int) -> bool:
    """Return whether a piece stands behind a word of negation and tells something; a hedge does not."""
    return stop <= piece.start < stop + _BEHIND and not piece.name and piece.weight >= LEAST


def _names(reading: Reading, pieces: Sequence[Span]) -> Iterator[Named]:
    for name in reading.names:
        if any(p.start <= name.span.start < p.stop for p in pieces):
            yield Named(name.kind, name.key, _words_of(name.key, reading), name.span)


def _words_of(key: str, reading: Reading) -> frozenset[str]:
    """Return the longer words of everything the page calls somebody."""
    entity = next((e for e in reading.entities if e.key == key), None)
    written = [key, *((entity.name, *entity.aliases) if entity else ())]
    words = {word for name in written for word in name.casefold().split()}
    return frozenset(w for w in words if len(w) >= _NAME)


def _days(reading: Reading, pieces: Sequence[Span]) -> Iterator[Dated]:
    text = reading.article.page.text
    for moment in reading.moments:
        days, span = days_of((moment.first, moment.last)), moment.span
        if days and any(p.start <= span.start < p.stop for p in pieces):
            yield Dated(days, text[span.start : span.stop].casefold(), span)


def _figures(
    text: str, statement: Statement, taken: Sequence[Span], known: Words
) -> Iterator[Figure]:
    """Yield the numbers outside names and days with the root of the word behind each."""
    tokens = [
        ("" if any(s.start <= at < s.stop for s in taken) else low, at, stop)
        for low, at, stop in islice(tokens_of(text, statement), LONGEST)
    ]
    lows = [low for low, _, _ in tokens]
    page = statement.pieces[0].page
    for number in counted(lows, known.words):
        span = Span(page, tokens[number.first][1], tokens[number.stop - 1][2])
        behind = lows[number.stop] if number.stop < len(lows) else ""
        yield Figure(number.value, known.pack.roots.root(behind) if behind else "", span)
