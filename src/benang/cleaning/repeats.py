"""What a page prints twice is read once.

Lines are compared by their letters and digits alone, so a NO-BREAK SPACE, a straightened quotation mark or a lost comma
makes no difference. The first printing stays; a deck and the first sentence it became are two things and both stay.
"""

from benang.cleaning.sheet import Sheet
from benang.languages.furniture import WORD

SHORTEST = 40
PROBE = 60


def mark_repeats(sheet: Sheet) -> None:
    """Label every line of body or caption that stands above it already."""
    seen: dict[tuple[str, str], int] = {}
    for at, line in enumerate(sheet.lines):
        role = sheet.role(at)
        if role not in ("body", "caption"):
            continue
        start, stop = sheet.rest(at)
        if stop - start < SHORTEST:
            continue
        key = (role, _letters(sheet.low[start:stop]))
        if key in seen:
            sheet.label(at, "repeat", "line_again", str(seen[key] + 1))
        else:
            seen[key] = at
            _repeat_inside(sheet, at, line.start, line.stop)


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
