"""Furniture in the middle of a line: links, promotions and advertisements that a scraper ran into the text.

A link between two sentences has no end mark of its own. It ends where a bracket closes, at two blanks, or where a
sentence begins: a capital glued to the letter before it, or a capital followed by a word that headlines do not write
small. Where no end can be seen, nothing is cut: a headline too many in the body is better than a lost sentence.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from benang.cleaning.sheet import Sheet, sentence_like, title_like
from benang.languages.furniture import Furniture

REACH = 220
LEAST = 12
FEW = 3
MANY = 6
LIST_OF_LINKS = 700
WORDS = re.compile(r"[^\s]+")
GLUE = re.compile(r"(?<=[a-z0-9!?%+)”\"])(?=[A-Z][a-z]|[\"“][A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")
WIDE = re.compile(r"[ \u00a0]{2,}")
ITEM = re.compile(r"\d{1,2}\.")
BRACKETED = re.compile(r"\[[Gg]ambas:[^\]\n]{1,80}\]")
FRONT = ".!?…\"”’'):;* \u00a0\t"


def mark_inline(sheet: Sheet, furniture: Furniture) -> None:
    """Cut the furniture out of the lines that are body so far."""
    starts = [line.start for line in sheet.lines]
    for phrase in furniture.words.inline_links:
        for at, begin in _found(sheet, starts, phrase):
            _cut_link(sheet, furniture, at, (begin, begin + len(phrase)))
    for phrase in furniture.words.inline_promos:
        for at, begin in _found(sheet, starts, phrase):
            _cut_promo(sheet, at, begin, phrase)
    _cut_ads(sheet, starts, furniture)


def _cut_ads(sheet: Sheet, starts: list[int], furniture: Furniture) -> None:
    """Cut advertisements, which are printed in capitals, and the marks that stand for embedded pictures."""
    for phrase in furniture.words.inline_ads:
        for at, begin in _found(sheet, starts, phrase):
            if sheet.text[begin : begin + len(phrase)].isupper():
                sheet.cut(at, (begin, begin + len(phrase)), "ad", "promo_inside", phrase)
    if "gambas:" not in sheet.low:
        return
    for found in BRACKETED.finditer(sheet.text):
        at = bisect_right(starts, found.start()) - 1
        if sheet.labels[at] is None:
            sheet.cut(at, found.span(), "promo", "promo_inside", found.group())


def _found(sheet: Sheet, starts: list[int], phrase: str) -> Iterator[tuple[int, int]]:
    """Yield every place of a phrase in lines that are body so far, as line number and offset."""
    begin = sheet.low.find(phrase)
    while begin >= 0:
        at = bisect_right(starts, begin) - 1
        if at >= 0 and sheet.labels[at] is None and begin < sheet.lines[at].stop:
            yield at, begin
        begin = sheet.low.find(phrase, begin + len(phrase))


def _cut_promo(sheet: Sheet, at: int, begin: int, phrase: str) -> None:
    """Cut a promotion: to the end of the line if that is near, else to the end of its sentence."""
    line = sheet.lines[at]
    if begin > line.start and sheet.text[begin - 1] not in FRONT + "([-–":
        return
    stop = sheet.room(at, begin)
    if stop - begin > REACH * 2:
        end = sheet.text.find(". ", begin, stop)
        stop = end + 1 if end >= 0 else stop
    if stop - begin <= REACH * 2:
        sheet.cut(at, (begin, stop), "promo", "promo_inside", phrase)


def _cut_link(sheet: Sheet, furniture: Furniture, at: int, cue: tuple[int, int]) -> None:
    """Cut a link that stands inside a line, from its cue to where the text goes on."""
    text, line = sheet.text, sheet.lines[at]
    begin, after = cue
    bracket = begin > line.start and text[begin - 1] == "("
    if (
        begin > line.start
        and not bracket
        and text[begin - 1] not in FRONT
        and not text[begin].isupper()
    ):
        return
    marked = text[after - 1] == ":" or text[after : after + 2].lstrip(" \u00a0")[:1] == ":"
    if not marked and not text[after : after + 1].isupper():
        return
    if not marked and begin > line.start and text[begin].islower():
        return
    head = after + text[after : after + 3].find(":") + 1
    stop = sheet.room(at, begin)
    if bracket:
        end = text.find(")", head, min(stop, head + REACH))
        stop = end + 1 if end >= 0 else -1
        begin -= 1
    else:
        stop = link_end(text, begin, (head, stop), furniture)
    if stop > 0:
        sheet.cut(at, (begin, stop), "related-link", "link_inside", text[cue[0] : after])


def link_end(text: str, cue: int, span: tuple[int, int], furniture: Furniture) -> int:
    """Return where a link's headline ends that begins at the span's start, behind its cue, or -1 where that cannot be seen."""
    start, stop = span
    limit = min(stop, start + REACH)
    while start < limit and text[start].isspace():
        start += 1
    again = text[start + FEW : limit].lower().find(furniture.words.read_also)
    if again > 0:
        return start + FEW + again
    wide = WIDE.search(text, start + LEAST, limit)
    parted = wide is not None and WIDE.search(text, max(0, cue - 3), cue) is not None
    if parted or (not wide and _only_headline(text[start:stop], furniture)):
        # Either the page parts its paragraphs with blanks, or nothing but the headline is left of the line.
        return wide.start() if wide else stop
    sentence = _sentence_start(text, start, limit, furniture)
    if wide and not 0 < sentence < wide.start():
        return wide.start()
    if sentence > 0:
        return sentence
    return stop if _all_headlines(text[start:stop], furniture) else -1


def _only_headline(rest: str, furniture: Furniture) -> bool:
    """Return whether the rest of a line is one headline written small, as no full stop stands in it."""
    whole = len(rest) <= REACH and ". " not in rest and not rest.rstrip().endswith(".")
    return whole and not title_like(rest, furniture.small)


def _all_headlines(rest: str, furniture: Furniture) -> bool:
    """Return whether the rest of a line is one short headline, or several run together in capitals."""
    if sentence_like(rest):
        return False
    return len(rest) <= REACH or (len(rest) <= LIST_OF_LINKS and title_like(rest, furniture.small))


def _sentence_start(text: str, start: int, limit: int, furniture: Furniture) -> int:
    """Return where a sentence begins behind a headline, or -1."""
    words = [(m.start(), m.group()) for m in WORDS.finditer(text, start, limit)]
    if not words:
        return -1
    head = [w for _, w in words[1:MANY] if w.casefold() not in furniture.small]
    spoken = sum(w[0].islower() for w in head) > 1
    for index, (at, word) in enumerate(words[:-1]):
        if at - start < LEAST:
            continue
        found = _boundary(words, index, MANY if spoken else FEW, furniture)
        if found == 0 and word[0] in '"“' and not (spoken and index < MANY):
            found = at if _quotes(word, text, at, limit) else 0
        if found:
            return found
    return -1


def _boundary(words: list[tuple[int, str]], index: int, least: int, furniture: Furniture) -> int:
    """Return where the headline ends at this word, 0 where it goes on, or -1 where its end was missed.

    A headline has at least ``least`` words: more where it is written small, for then every name looks like an end.
    """
    at, word = words[index]
    following = words[index + 1][1]
    glued = [g.start() for g in GLUE.finditer(word) if g.start() > 1]
    if glued and _goes_on(word[glued[-1] :], following, furniture):
        return at + glued[-1]
    if word.endswith(":") and word[:-1].casefold() in furniture.words.byline_labels:
        return at
    if index >= FEW and word.endswith(".") and len(word) > FEW + 1 and following[0].isupper():
        run = [w for _, w in words[max(0, index - MANY) : index + 1]]
        # A full stop behind a run of small words ends a sentence of the text: its beginning was not seen.
        return -1 if _told(run, furniture) and least == FEW else at + len(word)
    if ITEM.fullmatch(word) and following[0].isupper():
        return at
    if index >= least and _begins(words, index, furniture):
        return _back_to_opener(words, index, furniture)
    return 0


def _told(words: list[str], furniture: Furniture) -> bool:
    """Return whether words hold two or more that a headline would not write small."""
    return sum(w.islower() and w not in furniture.small for w in words) > 1


def _quotes(word: str, text: str, at: int, limit: int) -> bool:
    """Return whether a quotation mark opens a sentence and not a word or two of a headline."""
    close = text.find("”" if word[0] == "“" else '"', at + 1, limit)
    inside = text[at + 1 : close if close > 0 else limit]
    return inside.count(" ") > MANY or any(w[0].islower() for w in inside.split()[1:3])


def _goes_on(word: str, following: str, furniture: Furniture) -> bool:
    """Return whether a glued word begins a sentence: what follows it is small, or it often begins one."""
    bare = word.strip('"“,.').casefold()
    return following.islower() or bare in furniture.openers or word[0] in '"“'


def _begins(words: list[tuple[int, str]], index: int, furniture: Furniture) -> bool:
    """Return whether a word begins a sentence: a capital before a word that headlines do not write small."""
    word, following = words[index][1], words[index + 1][1]
    if not word[0].isupper() or words[index - 1][1].casefold() in furniture.small:
        return False
    bare = following.strip(",.")
    if following.islower() and (bare not in furniture.small or bare in furniture.telling):
        return True
    beyond = words[index + 2][1].strip(",.") if index + 2 < len(words) else ""
    if following.islower() and beyond.islower() and beyond not in furniture.small:
        return True
    opener = word.strip(",").casefold() in furniture.openers
    return opener and (
        word.endswith(",") or (following.islower() and following not in furniture.words.binding)
    )


def _back_to_opener(words: list[tuple[int, str]], index: int, furniture: Furniture) -> int:
    """Return where the run of capitals that ends in a sentence's subject begins it ("Presiden Anu Anu mengatakan")."""
    if words[index][1].strip(",").casefold() in furniture.openers:
        return words[index][0]
    for back in range(max(index - MANY, FEW), index):
        run = [w for _, w in words[back : index + 1]]
        opens = run[0][0].isupper() and run[0].casefold() in furniture.openers
        if opens and all(w[0].isupper() or w in furniture.words.name_small for w in run):
            return words[back][0]
    return words[index][0]
