"""Article -> Reading: what one page says. A pure function of the page and the language pack.

The order below is the order in which things can be known: times need tokens, speakers need names, events need to know
which statement they stand in. Finding and resolving are separate inside each part.

``scan.py`` cuts the page once (``tokens.py``, ``sentences.py``, ``quotes.py``, ``glue.py``). ``moments/`` finds times. ``names.py``
gathers who is who: found by ``finding.py`` (tagger and tables, put together in ``settling.py``), described by ``titles.py``, made
entities in ``entities.py``, asked for in ``cast.py``. ``statements/`` and ``chains.py`` say who says what through whom and
how firmly, ``events/`` what happens.
"""

from benang.languages import Pack, languages, load
from benang.reading.events import find_events
from benang.reading.moments import find_moments
from benang.reading.names import find_names
from benang.reading.scan import scan
from benang.reading.statements import find_statements
from benang.records import Article, Reading, Sentence, Span

__all__ = ["read"]


def read(article: Article) -> Reading:
    """Return everything the page says; a page in a language without a pack comes back unread, with its blocks."""
    if article.lang not in languages():
        return _unread(article)
    pack = load(article.lang)
    view = scan(article, pack)
    moments, published = find_moments(view, article, pack)
    cast = find_names(view, article, pack)
    statements, relays = find_statements(view, article, cast, moments, pack)
    events, event_links = find_events(view, cast, moments, statements, pack)
    return Reading(
        article=article,
        published=article.published or published,
        sentences=tuple(
            Sentence(Span(view.page, s.start, s.stop), s.zone, s.paragraph) for s in view.sentences
        ),
        names=cast.names,
        entities=cast.entities,
        moments=moments,
        statements=statements,
        events=events,
        event_links=event_links,
        pack=version(pack),
        relays=relays,
    )


def version(pack: Pack) -> str:
    """Return what a reading is signed with: language and version of the pack."""
    return f"{pack.lang}/{pack.version}"


def _unread(article: Article) -> Reading:
    return Reading(article, article.published, (), (), (), (), (), (), (), pack="")
