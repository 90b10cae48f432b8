"""Readings made by hand for the weaving tests."""

from benang.ids import make_id
from benang.records import (
    Article,
    Block,
    Entity,
    Given,
    Name,
    Page,
    Published,
    Reading,
    SourceCredit,
    Span,
    Statement,
    Title,
    Why,
)


def reading(
    name,
    text,
    *,
    outlet="warta",
    day="2024-05-02",
    title="",
    entities=(),
    statements=(),
    credits_=(),
    url="",
):
    """Return a reading whose lines are all body."""
    page_id = make_id(name, text)
    page = Page(page_id, name, text, source=name, given=Given(url=url, title=title, outlet=outlet))
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(Span(page_id, at, at + len(line)), "body", Why("test")))
        at += len(line) + 1
    published = Published(day, day, "given") if day else None
    credited = tuple(SourceCredit(c, "outlet", Span(page_id, 0, 1)) for c in credits_)
    article = Article(
        page,
        "id",
        outlet,
        Title(title) if title else None,
        (),
        "",
        published,
        tuple(blocks),
        credited,
    )
    names = tuple(
        Name(Span(page_id, text.find(e.name), text.find(e.name) + len(e.name)), e.kind, e.key)
        for e in entities
        if e.name in text
    )
    made = tuple(s(page_id, text) if callable(s) else s for s in statements)
    return Reading(article, published, (), names, tuple(entities), (), made, (), (), "id/test")


def person(name, *, key="", kind="PER", aliases=(), role="", country=""):
    """Return an entity; its key is the folded name unless given."""
    return Entity(key or name.lower().replace("-", " "), name, kind, tuple(aliases), role, country)


def said(words, speaker, **more):
    """Return a maker of the statement that holds these words of the page."""

    def make(page_id, text):
        start = text.index(words)
        span = Span(page_id, start, start + len(words))
        return Statement(
            make_id(page_id, str(start), words),
            (span,),
            more.pop("form", "direct"),
            more.pop("act", "say"),
            None,
            None,
            speaker,
            **more,
        )

    return make
