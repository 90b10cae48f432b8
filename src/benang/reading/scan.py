"""The one view of a page that every part of reading works on: sentences with their tokens, and quotations.

:func:`scan` is called once a page; moments, names, statements and events all read its result, so text is tokenised
once. Only blocks that are read are here: title, deck, body, caption.
"""

from typing import NamedTuple

from benang.languages import Pack
from benang.reading.glue import glue
from benang.reading.quotes import Quote, find_quotes
from benang.reading.sentences import cut_sentences
from benang.reading.tokens import Token, tokenize
from benang.records import Article, Role, Zone

ZONES: dict[Role, Zone] = {
    "title": "headline",
    "deck": "deck",
    "body": "body",
    "caption": "caption",
}


class Passage(NamedTuple):
    """A sentence: its offsets, zone, paragraph number (index into :attr:`Scan.paragraphs`) and tokens."""

    start: int
    stop: int
    zone: Zone
    paragraph: int
    tokens: tuple[Token, ...]


class Scan(NamedTuple):
    """A page ready to be read. ``paragraphs`` are (start, stop) of the blocks that are read, in text order."""

    page: str
    text: str
    lang: str
    sentences: tuple[Passage, ...]
    quotes: tuple[Quote, ...]
    paragraphs: tuple[tuple[int, int], ...]


def scan(article: Article, pack: Pack) -> Scan:
    """Return the sentences, tokens and quotations of every block of the article that is read."""
    text = article.page.text
    apart = glue(pack)
    writing = pack.writing
    sentences: list[Passage] = []
    quotes: list[Quote] = []
    paragraphs: list[tuple[int, int]] = []
    lede_seen = carried = False
    for block in article.blocks:
        zone = ZONES.get(block.role)
        if zone is None:
            continue
        if zone == "body" and not lede_seen:
            zone, lede_seen = "lede", True
        start, stop = block.span.start, block.span.stop
        found = find_quotes(text, start, stop, carried=carried)
        carried = any(not q.closed and q.stop == stop for q in found)
        tokens = tokenize(text, start, stop, apart)
        number = len(paragraphs)
        sentences += [
            Passage(cut[0].start, cut[-1].stop, zone, number, tuple(cut))
            for cut in cut_sentences(tokens, found, writing)
        ]
        quotes.extend(found)
        paragraphs.append((start, stop))
    return Scan(
        article.page.id, text, article.lang, tuple(sentences), tuple(quotes), tuple(paragraphs)
    )
