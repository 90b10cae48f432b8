"""Pages for the tests of reading: every line that is not blank is a body block, nothing is cleaned."""

from functools import lru_cache

from benang.languages import HERE, Pack
from benang.records import Article, Block, Page, Published, Span, Why


@lru_cache(maxsize=1)
def pack():
    """Return the Indonesian pack, one for all tests."""
    return Pack("id", HERE / "id")


def article(text, published="", given_id="page"):
    """Return an article whose lines are all body, published when said."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(Span(given_id, at, at + len(line)), "body", Why("")))
        at += len(line) + 1
    when = Published(published, published, "given") if published else None
    page = Page(given_id, given_id, text)
    return Article(page, "id", "", None, (), "", when, tuple(blocks))
