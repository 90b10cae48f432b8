"""Noun phrases without a name: what is sent, signed or discussed, what rule it falls under, and where it is.

A phrase runs while words can stand in one; names, prepositions, conjunctions and verbs end it. The key is the phrase in
lower case without fillers, so that two pages can meet on it.
"""

from collections.abc import Sequence

from benang.reading.events.lines import Line, match
from benang.reading.events.parties import Party
from benang.records import Span, Thing

_LONGEST = 6
_BEFORE_UNDER = 3
_CITED = 16  # tokens of "Pasal 2 ayat (1) juncto Pasal 18 UU Nomor 31 Tahun 1999"
_CLAUSE = 3  # characters of a number in brackets


def phrase_after(line: Line, at: int, ceiling: int, parties: Sequence[Party]) -> Thing | None:
    """Return the noun phrase that begins at token ``at``, or None."""
    starts = {p.first for p in parties}
    while at < ceiling and _skips(line, at) and at not in starts:
        at += 1
    last = at
    while last < ceiling and last - at < _LONGEST and line.is_noun(last) and last not in starts:
        last += 1
    if last == at:
        return None
    return _thing(line, at, last - 1)


def phrases_after(line: Line, at: int, ceiling: int, parties: Sequence[Party]) -> tuple[Thing, ...]:
    """Return the noun phrases of the list that begins at token ``at`` ("senjata dan amunisi")."""
    found: list[Thing] = []
    while len(found) < _LONGEST:
        thing = phrase_after(line, at, ceiling, parties)
        if thing is None:
            break
        found.append(thing)
        at = line.index(thing.span.stop)
        if at + 1 >= ceiling or line.lows[at] not in ("dan", "serta"):
            break
        at += 1
    return tuple(found)


def phrase_before(line: Line, at: int, floor: int) -> Thing | None:
    """Return the noun phrase that ends at token ``at``, or None."""
    skip = line.clauses.this | line.clauses.trailing
    while at >= floor and line.lows[at] in skip:
        at -= 1
    first = at
    while first >= floor and at - first < _LONGEST and line.is_noun(first):
        first -= 1
    if first == at:
        return None
    placed = first >= floor and line.lows[first] == "di" and first + 1 < at
    if placed and line.lows[first + 1] in line.clauses.sides:
        first += 1  # "di belakang pasukan yang dikerahkan"
    return _thing(line, first + 1, at)


def _skips(line: Line, at: int) -> bool:
    low = line.lows[at]
    if low in line.clauses.roughly:  # "lebih dari 30 kapal"
        return any(word[0].isdigit() for word in line.lows[at + 1 : at + 3])
    numbers = line.words.file.numbers
    if low in line.words.file.links.spans and at and line.lows[at - 1] in numbers.ones:
        return True  # "menolak dua kali tawaran"
    return low[0].isdigit() or low in line.clauses.fillers or low in numbers.powers


def _thing(line: Line, first: int, last: int) -> Thing:
    return Thing(
        line.slice(first, last), line.span(first, last), " ".join(line.lows[first : last + 1])
    )


def holds(thing: Thing | None, words: frozenset[str]) -> bool:
    """Return whether a thing's key holds one of the words (or pairs of words)."""
    if thing is None:
        return False
    key = f" {thing.key} "
    return any(f" {word} " in key for word in words)


def place_of(
    line: Line, parties: Sequence[Party], bounds: tuple[int, int], at: int
) -> Thing | None:
    """Return the named place behind "di" nearest to the trigger, behind it before ahead of it."""
    found: list[tuple[bool, int, Thing]] = []
    for party in parties:
        if party.place is None or not bounds[0] <= party.first < bounds[1]:
            continue
        if preposition(line, party.first) == "di" and _near(line, party.first, at):
            mention = party.place
            span = Span(line.page, mention.head_start, mention.head_stop)
            name = line.text[span.start : span.stop]
            thing = Thing(name, span, mention.entity.key)
            found.append((party.first < at, abs(party.first - at), thing))
    return min(found, key=lambda f: f[:2])[2] if found else None


def _near(line: Line, place: int, at: int) -> bool:
    """Return whether no other clause and at most one other verb stands between a trigger and a place."""
    low, high = sorted((place, at))
    between = range(low + 1, high)
    if any(line.lows[k] in line.clauses.stops or line.lows[k] == ";" for k in between):
        return False
    return sum(line.is_verb(k) for k in between) <= 1


def preposition(line: Line, first: int) -> str:
    """Return the preposition before a phrase, across words like "kota" or "sejumlah"; empty when there is none."""
    k = first - 1
    while k >= 0 and first - k <= _LONGEST:
        low = line.lows[k]
        if low in line.clauses.prepositions and low not in line.clauses.fillers:
            if low == "dalam" and k and line.lows[k - 1] == "di":
                return "di"
            return low
        if not (low in line.clauses.places or low in line.clauses.fillers or low[0].isdigit()):
            return _through(line, k)
        k -= 1
    return ""


def _through(line: Line, at: int) -> str:
    """Return the word for a channel before the capitalised words of a longer name ("melalui Direktorat X"), if any."""
    for k in range(at, max(at - _LONGEST, -1), -1):
        if line.lows[k] in line.clauses.channels:
            return line.lows[k]
        if not line.tokens[k].text[0].isupper():
            return ""
    return ""


def under_of(line: Line, bounds: tuple[int, int], taken: range) -> tuple[Thing, ...]:
    """Return the sanctions, resolutions and laws that the clause names as what something falls under."""
    found: list[Thing] = []
    first, stop = bounds
    k = first
    before, weak = line.words.file.under.before, line.words.file.under.weak
    while k < stop:
        hit = match(line.words.under, line.lows, k)
        if hit is None or k in taken:
            k += 1
            continue
        near = line.lows[max(first, k - _BEFORE_UNDER) : k]
        strong = before if hit[1] in line.words.file.under.laws else before - weak
        if strong.isdisjoint(near):
            k += 1
            continue
        last = k + hit[0]
        while last < stop and last - k < _CITED and (step := _goes_on(line, last, stop)):
            last += step
        while last - 1 > k and line.lows[last - 1] in line.clauses.nominal_end:
            last -= 1
        found.append(_thing(line, k, last - 1))
        k = last
    return tuple(found)


def _goes_on(line: Line, at: int, stop: int) -> int:
    """Return how many tokens of the name of a law or a regime go on here, or none; "(1)" belongs to a paragraph."""
    low = line.lows[at]
    if low == "(" and at + 2 < stop and line.lows[at + 2] == ")":
        return 3 if len(line.lows[at + 1]) <= _CLAUSE else 0
    goes_on = low == "dari" or low[0].isdigit()
    return int(goes_on or (line.is_noun(at) and low not in line.clauses.this))
