"""Captions and photo credits: they are read for what they date, and never count as an origin.

A line is a credit if it is nothing but names with slashes and an agency, or a photo label and a name; it is a caption if
it ends in such a credit, if it is labelled as one, or if it stands under a credit before the text begins.
"""

import re

from benang.cleaning.sheet import Line, Sheet, sentence_like, spaces
from benang.languages.furniture import WORD, Furniture, fold

LONGEST = 700
CREDIT = 120
MOST_WORDS = 14
HEAD = 30
CLOSING = (")", "]")
LABEL_WORDS = ("Foto", "FOTO", "Dok", "foto", "Ilustrasi", "Photo")
QUOTES = ('"', "“")
NAME_WORDS = 5
SHORT = 300
BRACKET = re.compile(r"[(\[]([^()\[\]\n]{3,120})[)\]]\s*\.?\s*$")
LABEL = re.compile(r"\s*([A-Za-z. ]{2,20}?)\s*[:/]\s*")
LAST_LABEL = re.compile(
    r"(?<=[\s.])(?:(?:Foto|FOTO|Dok|Sumber foto|Ilustrasi|Photo)\s?[:.]\s?\S|(?:Foto|FOTO)\s[A-Z][\w.]*/[A-Z]).*$"
)
GLUED = re.compile(r"[A-Z][A-Z.& /]{1,40}Ilustrasi\s")
FULL_NAME = re.compile(r"[A-Z][\w.]* [A-Z]")
FIRST_STOP = re.compile(r"[.!?](?=[\s\"“A-Z])")
PARTS = re.compile(r"\s*(?:/|\||, |\bvia\b|;| - )\s*", re.IGNORECASE)


def mark_captions(sheet: Sheet, furniture: Furniture) -> None:
    """Label credits and captions."""
    for at in sheet.free():
        line = sheet.lines[at]
        if len(line.text) > LONGEST:
            continue
        if is_credit(line.text, furniture):
            sheet.label(at, "caption", "photo_credit")
        elif ends_in_credit(line.text, furniture):
            sheet.label(at, "caption", "ends_in_credit")
        elif begins_with_credit(line.text, furniture):
            end = FIRST_STOP.search(line.text)
            whole = end is None or (
                len(line.text) <= SHORT and not line.text[end.end() :].lstrip().startswith(QUOTES)
            )
            stop = line.stop if whole or end is None else line.start + end.end()
            sheet.cut(at, (line.start, stop), "caption", "begins_with_credit")
        elif _illustrates(line, furniture):
            sheet.label(at, "caption", "illustration")


def mark_under_credit(sheet: Sheet, before: int) -> None:
    """Label the line right under a credit as its caption, if the text itself begins further down (at ``before``)."""
    for at in range(1, min(before, len(sheet.lines))):
        label = sheet.labels[at - 1]
        if sheet.labels[at] is None and label and label[1].rule == "clean.photo_credit":
            gap = sheet.text.count("\n", sheet.lines[at - 1].stop, sheet.lines[at].start)
            if gap == 1:
                sheet.label(at, "caption", "under_credit")


def is_credit(text: str, furniture: Furniture) -> bool:
    """Return whether a text is nothing but a photo credit."""
    bare = text.strip(" ()[]\u00a0.")
    if not bare or len(bare) > CREDIT or spaces(bare) > MOST_WORDS:
        return False
    agencies, labels = _sets(furniture)
    label = LABEL.match(bare)
    if label and fold(label.group(1)) in furniture.words.source_labels:
        return False
    if label and fold(label.group(1)) in labels:
        rest = bare[label.end() :]
        return bool(rest) and not sentence_like(text)
    if bare.casefold().startswith("foto ") and "/" in bare:
        return not sentence_like(text)
    pieces = [fold(p) for p in PARTS.split(bare)]
    if all(furniture.outlet(p) for p in pieces):
        # Outlets and wires without a photographer say whose text this is, not whose picture.
        return False
    named = [p for p in pieces if p in agencies or _first_is_agency(p, agencies)]
    short = all(spaces(p) < NAME_WORDS for p in pieces)
    return len(pieces) > 1 and short and bool(named) and not sentence_like(text)


def ends_in_credit(text: str, furniture: Furniture) -> bool:
    """Return whether a text closes with a photo credit, in brackets or behind its last full stop."""
    bracket = (
        BRACKET.search(text, max(0, len(text) - CREDIT))
        if text[-2:].strip(". ")[-1:] in CLOSING
        else None
    )
    if bracket:
        inside = bracket.group(1)
        agencies, labels = _sets(furniture)
        label = LABEL.match(inside)
        if label and fold(label.group(1)) in labels:
            return True
        pieces = [fold(p) for p in PARTS.split(inside)]
        if inside.casefold().startswith(furniture.words.picture_by):
            return True
        return "foto" in inside.casefold() and any(p in agencies for p in pieces)
    label_at = _last_label(text)
    if label_at and not sentence_like(text) and is_credit(text[label_at:], furniture):
        return True
    head, stop, tail = text.rpartition(". ")
    return bool(stop and head) and "/" in tail and is_credit(tail, furniture)


def begins_with_credit(text: str, furniture: Furniture) -> bool:
    """Return whether a text opens with an agency or outlet, a slash and a photographer's name."""
    if GLUED.match(text):
        return True
    head, slash, rest = text[:HEAD].partition("/")
    if not slash or not rest[:1].isupper() or text[0] in "([":
        return False
    agencies, _ = _sets(furniture)
    if fold(head) not in agencies and furniture.outlet(head) is None:
        return False
    # A pair of people may be printed with a slash too: small letters need a photographer's full name behind them.
    return head.isupper() or "." in head or FULL_NAME.match(rest) is not None


def _last_label(text: str) -> int:
    """Return where the last "Foto:" or the like stands in the end of a text, or 0."""
    tail = text[-CREDIT:]
    if not any(word in tail for word in LABEL_WORDS):
        return 0
    found = LAST_LABEL.search(text, max(0, len(text) - CREDIT))
    return found.start() if found else 0


def _first_is_agency(piece: str, agencies: frozenset[str]) -> bool:
    """Return whether an agency's name is followed by no more than stray letters ("REUTERS rn")."""
    word, _, rest = piece.partition(" ")
    return word in agencies and len(rest) <= 3 and rest.isalpha()  # noqa: PLR2004 (a stray mark, not a word)


def _illustrates(line: Line, furniture: Furniture) -> bool:
    """Return whether a short line says itself that it describes a picture."""
    return (
        line.key.startswith(furniture.words.picture_openings)
        and len(WORD.findall(line.text)) <= MOST_WORDS
        and not sentence_like(line.text)
    )


def _sets(furniture: Furniture) -> tuple[frozenset[str], frozenset[str]]:
    return furniture.agencies, furniture.photo_labels
