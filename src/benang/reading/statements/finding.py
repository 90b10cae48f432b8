"""All drafts of a page, in text order and without doubles."""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from typing import NamedTuple

from benang.languages.speech import Speech
from benang.reading.quotes import Quote
from benang.reading.scan import Scan
from benang.reading.statements.direct import find_direct
from benang.reading.statements.draft import RECALLED, Draft, Line, Paragraph
from benang.reading.statements.headline import find_headline
from benang.reading.statements.indirect import find_indirect
from benang.reading.statements.passing import find_passed_on
from benang.reading.statements.passive import find_passive
from benang.reading.statements.runs import together
from benang.reading.tokens import Token

_SAME = 0.5  # share of a draft that may lie in another before it is the same act
_LEAST_LETTERS = 3
_BEFORE_QUOTATION = ' \u00a0\n,;:"“”'
_LONGEST_LINE = 600  # tokens: what is longer is a list or a lyric, and no sentence


class Layout(NamedTuple):
    """A page as statements see it: its text, quotations, paragraphs, and sentences without spoken quotations."""

    page: str
    text: str
    quotes: tuple[Quote, ...]
    paragraphs: tuple[Paragraph, ...]
    lines: tuple[Line, ...]


def find_drafts(view: Scan, speech: Speech) -> tuple[Layout, list[Draft]]:
    """Return the layout of a page and its statements before anybody is resolved."""
    paragraphs = _paragraphs(view)
    starts = [s.start for s in view.sentences]
    quoted: list[Draft] = []
    for paragraph in paragraphs:
        if paragraph.quotes and paragraph.zone != "headline":
            quoted.extend(find_direct(paragraph, speech, starts))
    quoted = together(quoted, paragraphs, speech)
    lines = _lines(view, quoted)
    used = _used(quoted)
    drafts = list(quoted)
    for line in lines:
        drafts.extend(
            _before_quotations(d, quoted, view.text)
            for d in _of_line(line, speech, _within(line, used))
        )
    layout = Layout(view.page, view.text, view.quotes, tuple(paragraphs), tuple(lines))
    return layout, _without_doubles(_recalled(drafts, lines, speech), view.text)


def _before_quotations(draft: Draft, quoted: Sequence[Draft], text: str) -> Draft:
    """Return a reported clause that ends where a quotation with an attribution of its own begins."""
    start, stop = draft.pieces[-1]
    for other in quoted[bisect_left(quoted, start, key=_opening) :]:
        if other.start >= stop:
            break
        if other.cue_at is not None and start < other.stop <= other.cue_at[0] < stop:
            end = len(text[: other.start].rstrip(_BEFORE_QUOTATION))
            if end > start:
                return draft._replace(pieces=(*draft.pieces[:-1], (start, end)))
    return draft


def _opening(draft: Draft) -> int:
    return draft.start


def _of_line(line: Line, speech: Speech, used: frozenset[int]) -> list[Draft]:
    if line.zone == "headline":
        return find_headline(line, speech)
    if len(line.tokens) > _LONGEST_LINE:
        return []
    found = find_indirect(line, speech, used)
    taken = used | {d.cue_at[0] for d in found if d.cue_at}
    found += find_passive(line, speech, taken)
    return found if found or used else find_passed_on(line, speech)


def _paragraphs(view: Scan) -> list[Paragraph]:
    quotes = [q for q in view.quotes if not q.single]
    at = [q.start for q in quotes]
    tokens: dict[int, list[Token]] = {}
    zones = {}
    for sentence in view.sentences:
        tokens.setdefault(sentence.paragraph, []).extend(sentence.tokens)
        zones[sentence.paragraph] = sentence.zone
    found = []
    for number, (start, stop) in enumerate(view.paragraphs):
        if number in zones:
            own = tuple(quotes[bisect_left(at, start) : bisect_left(at, stop)])
            row = tuple(tokens[number])
            at_row = tuple(t.start for t in row)
            found.append(Paragraph(number, zones[number], start, stop, row, at_row, own))
    return found


def _lines(view: Scan, quoted: Sequence[Draft]) -> list[Line]:
    """Return the sentences without the tokens of spoken quotations and their marks."""
    holes = sorted((a - 1, b + 1) for d in quoted for a, b in d.pieces)
    lines = []
    first = 0
    for number, sentence in enumerate(view.sentences):
        while first < len(holes) and holes[first][1] <= sentence.start:
            first += 1
        tokens = _outside(sentence.tokens, holes, first)
        if tokens:
            lines.append(
                Line(
                    number, sentence.zone, sentence.paragraph, sentence.start, sentence.stop, tokens
                )
            )
    return lines


def _outside(
    tokens: tuple[Token, ...], holes: Sequence[tuple[int, int]], first: int
) -> tuple[Token, ...]:
    """Return the tokens that stand in none of the holes from the ``first`` on."""
    if first >= len(holes) or holes[first][0] >= tokens[-1].stop:
        return tokens
    kept = []
    at = first
    for token in tokens:
        while at < len(holes) and holes[at][1] <= token.start:
            at += 1
        if at >= len(holes) or token.start < holes[at][0]:
            kept.append(token)
    return tuple(kept)


def _used(quoted: Sequence[Draft]) -> list[int]:
    return sorted({d.cue_at[0] for d in quoted if d.cue_at})


def _within(line: Line, used: Sequence[int]) -> frozenset[int]:
    """Return the cues of quotations that stand in a sentence."""
    return frozenset(used[bisect_left(used, line.start) : bisect_left(used, line.stop)])


def _recalled(drafts: list[Draft], lines: Sequence[Line], speech: Speech) -> list[Draft]:
    """Give "Hal itu disampaikan X" the sentence before it, or drop it when that already is somebody's words."""
    kept = []
    owned: set[int] = set()  # sentences whose speaker is told in the next
    spoken = {d.line for d in drafts if d.rule != RECALLED and d.voice != "nobody"}
    place = {line.number: index for index, line in enumerate(lines)}
    for draft in drafts:
        if draft.rule != RECALLED:
            kept.append(draft)
            continue
        index = place.get(draft.line, 0)
        before = lines[index - 1] if index else None
        if before is None or before.paragraph < draft.paragraph - 1 or before.zone == "headline":
            continue
        tokens = [t for t in before.tokens if t.text[0].isalnum() or t.text == ")"]
        if len(tokens) > 1 and tokens[0].low in speech.nouns.leading:
            tokens = tokens[1:]  # "Diketahui, ..."
        if not tokens or before.number in spoken:
            continue
        first = _first_of_two(lines, index - 1, spoken) if draft.line == before.number + 1 else None
        if first is not None and before.paragraph < draft.paragraph:
            tokens = [first, *tokens]
            owned.add(before.number - 1)
        owned.add(before.number)
        kept.append(draft._replace(pieces=((tokens[0].start, tokens[-1].stop),)))
    return [d for d in kept if d.rule == RECALLED or d.line not in owned]


def _first_of_two(lines: Sequence[Line], at: int, spoken: Collection[int]) -> Token | None:
    """Return the first word of a paragraph of two sentences that ends at a line, if nobody speaks in it: "that" is both."""
    if at < 1 or lines[at - 1].paragraph != lines[at].paragraph:
        return None
    if at > 1 and lines[at - 2].paragraph == lines[at].paragraph:
        return None
    if lines[at - 1].number in spoken or lines[at - 1].number + 1 != lines[at].number:
        return None
    return next((t for t in lines[at - 1].tokens if t.text[0].isalnum()), None)


def _without_doubles(drafts: list[Draft], text: str) -> list[Draft]:
    """Return the drafts in text order; one that says nothing, or what another already says, is left out."""
    ordered = sorted(drafts, key=lambda d: (d.pieces[0][0], -d.pieces[-1][1], d.rule))
    kept: dict[int, list[Draft]] = {}
    for draft in sorted(ordered, key=_rank):
        letters = sum(sum(map(str.isalpha, text[a:b])) for a, b in draft.pieces)
        if letters < _LEAST_LETTERS:
            continue
        near = (d for line in range(draft.line - 1, draft.line + 2) for d in kept.get(line, ()))
        if (
            draft.form == "direct"
            or _held(draft, kept)
            or not any(_overlap(draft, other) for other in near)
        ):
            kept.setdefault(draft.line, []).append(draft)
    return sorted(
        (d for own in kept.values() for d in own), key=lambda d: (d.start, d.stop, d.rule)
    )


def _held(draft: Draft, kept: dict[int, list[Draft]]) -> bool:
    """Tell whether a draft is somebody's words inside another's, and not the same ones again."""
    if not draft.inside or draft.source is None:
        return False
    mates = [d for d in kept.get(draft.line, ()) if d.inside]
    outer = [
        d for d in kept.get(draft.line, ()) if d.start <= draft.source[0] and draft.stop <= d.stop
    ]
    return bool(outer) and not any(_overlap(draft, mate) for mate in mates)


def _rank(draft: Draft) -> int:
    """Quotations win over clauses, clauses over passives, what stands inside another comes last."""
    return (
        0 if draft.form == "direct"
        else 3 if draft.inside
        else 2 if draft.voice == "nobody"
        else 1
    )  # fmt: skip


def _overlap(draft: Draft, other: Draft) -> bool:
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in draft.pieces for c, d in other.pieces)
    own = sum(b - a for a, b in draft.pieces)
    return shared > own * _SAME
