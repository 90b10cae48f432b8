"""Words of a page for comparing pages: the text of its body, its words with offsets, and stable hashes of them.

Weaving compares what pages say, never how a scraper laid them out, so only blocks with the role ``body`` count here.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from struct import unpack

from benang.records import Article, Reading

_WORD = re.compile(r"[^\W_]+")
_GLUE = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z])")
_TELLING = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:[-‐‑'’][^\W_]+)*")
_FOLD = str.maketrans({"’": "'", "‐": "-", "‑": "-"})
RUN = 4


def body_of(article: Article) -> list[tuple[int, int]]:
    """Return (start, stop) of every body block in text order."""
    return [(b.span.start, b.span.stop) for b in article.blocks if b.role == "body"]


def body_text(article: Article) -> str:
    """Return the body of a page, blocks joined by line ends; offsets do not survive this."""
    text = article.page.text
    return "\n".join(text[start:stop] for start, stop in body_of(article))


def plain_words(text: str) -> list[str]:
    """Return the words of a text, lower case, hyphenated ones in parts: the cheapest useful cut."""
    return _WORD.findall(text.lower())


def placed_words(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where the words stand that :func:`plain_words` gives for the spans."""
    return [match.span() for start, stop in spans for match in _WORD.finditer(text, start, stop)]


def telling_words(text: str) -> list[str]:
    """Return words, hyphenated words and numbers of a text, lower case, with glued words cut apart."""
    return [w.translate(_FOLD).lower() for w in _TELLING.findall(_GLUE.sub(" ", text))]


def headline(reading: Reading) -> str:
    """Return the headline of a page, or nothing."""
    title = reading.article.title
    return title.text if title else ""


@lru_cache(maxsize=1 << 18)
def _hashes(word: str) -> tuple[int, ...]:
    """Return a word's hash for each place it may have in a run."""
    digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8 * RUN).digest()
    return unpack(f">{RUN}Q", digest)


def runs(words: Sequence[str]) -> list[int]:
    """Return a 64-bit hash of every run of four words, in order; the same on every machine."""
    if len(words) < RUN:
        return []
    first, second, third, fourth = zip(*map(_hashes, words), strict=True)
    return [
        a ^ b ^ c ^ d for a, b, c, d in zip(first, second[1:], third[2:], fourth[3:], strict=False)
    ]
