"""Names in a draft that only the pages know: a lone surname says nothing by itself, and everything beside the pages."""

import re
from collections.abc import Iterable

from msgspec import structs

from benang.records import Name, Reading, Span

_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑'’][^\W_]+)*")
_LEAST = 3


def recognised(draft: Reading, pages: Iterable[Reading]) -> Reading:
    """Return the draft with a name for every capitalised word, in no name yet, by which the pages call a person."""
    known = _called(pages)
    taken = [n.span for n in draft.names]
    page = draft.article.page
    found: list[Name] = []
    for match in _WORD.finditer(page.text):
        low = match[0].casefold()
        named = low in known and match[0][0].isupper()
        if named and not any(s.start <= match.start() < s.stop for s in taken):
            found.append(Name(Span(page.id, match.start(), match.end()), "PER", low))
    return structs.replace(draft, names=tuple(sorted((*draft.names, *found), key=_place)))


def _called(pages: Iterable[Reading]) -> set[str]:
    """Return the capitalised words by which the pages call people, folded."""
    return {
        word.casefold()
        for reading in pages
        for entity in reading.entities
        if entity.kind == "PER"
        for name in (entity.name, *entity.aliases)
        for word in name.split()
        if len(word) >= _LEAST and word[0].isupper()
    }


def _place(name: Name) -> Span:
    return name.span
