"""What a page prints twice is read once.

Lines are compared by their letters and digits alone, so a NO-BREAK SPACE, a straightened quotation mark or a lost comma
makes no difference. The first printing stays; a deck and the first sentence it became are two things and both stay.
"""

from collections.abc import Iterator

from benang.cleaning.sheet import Sheet
from benang.languages.furniture import WORD
from benang.records import Role

SHORTEST = 40
PROBE = 60
BEGIN = 20
MOST_ALIKE = 50


def mark_repeats(sheet: Sheet) -> None:
    """Label every line of body or caption that stands above it already; lines tied into one are compared as one.

    A line whose opening was cut off (a dateline) is remembered with it too: the second printing keeps its opening.
    """
    seen: dict[tuple[str, str], list[tuple[int, int, int]]] = {}
    for first, last in _groups(sheet):
        role = sheet.role(first)
        if role not in ("body", "caption"):
            continue
        start, stop = sheet.rest(first)[0], sheet.rest(last)[1]
        if stop - start < SHORTEST:
            continue
        # Whole lines are compared only where their beginnings are equal: most lines are read once and never again.
        alike = seen.setdefault(_beginning(sheet, role, start), [])
        earlier = _printed(sheet, alike, start, stop)
        if earlier < 0:
            alike.append((first, start, stop))
            opening = sheet.lines[first].start
            if opening < start:
                seen.setdefault(_beginning(sheet, role, opening), []).append((first, opening, stop))
            if first == last:
                _repeat_inside(sheet, first, start, stop)
            continue
        for at in range(first, last + 1):
            sheet.label(at, "repeat", "line_again", str(earlier + 1))


def _beginning(sheet: Sheet, role: Role, start: int) -> tuple[str, str]:
    return role, _letters(sheet.low[start : start + SHORTEST])[:BEGIN]


def _printed(sheet: Sheet, alike: list[tuple[int, int, int]], start: int, stop: int) -> int:
    """Return the number of the line that already holds what stands between two offsets, or -1."""
    if not alike:
        return -1
    letters = _letters(sheet.low[start:stop])
    for at, first, last in alike[:MOST_ALIKE]:
        if (
            abs((last - first) - (stop - start)) <= SHORTEST
            and _letters(sheet.low[first:last]) == letters
        ):
            return at
    return -1


def _groups(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Yield the first and last line of every run that is tied into one, most of them a single line."""
    first = 0
    for at in range(len(sheet.lines)):
        if at not in sheet.ties:
            yield first, at
            first = at + 1


def _letters(text: str) -> str:
    """Return a text without its blanks and marks, as repeats are compared."""
    return "".join(WORD.findall(text))


def _repeat_inside(sheet: Sheet, at: int, start: int, stop: int) -> None:
    """Cut the second printing out of a line that holds its own text twice, one behind the other."""
    if stop - start < 4 * PROBE:
        return
    again = sheet.text.find(sheet.text[start : start + PROBE], start + PROBE, stop)
    if again < 0:
        return
    first = _letters(sheet.text[start:again])
    second = _letters(sheet.text[again:stop])
    if len(second) >= PROBE and (first.startswith(second) or first == second):
        sheet.cut(at, (again, stop), "repeat", "text_again")
