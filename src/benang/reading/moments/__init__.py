"""Moments: every expression of time on a page as an interval, with what it rests on and what speaks against it.

In order: :mod:`.spot` takes expressions from the sentences (what is said, not yet which day), :mod:`.settle` says what
each counts from, :mod:`.values` turns it into days, :mod:`.doubting` and :mod:`.audit` doubt and repair printed days. A
page's publication day comes from its furniture, else from the day behind a relay cue, else from the latest full date it
prints.
"""

from collections.abc import Sequence

from benang.languages import Pack
from benang.reading.moments.settle import Settling
from benang.reading.moments.spot import DAY_CHARACTERS, published_by, spot
from benang.reading.scan import Scan
from benang.records import Article, Moment, Published, Why

__all__ = ["best", "find_moments"]

_INSTANT = len("2023-09-14T20:22")


def find_moments(
    scan: Scan, article: Article, pack: Pack
) -> tuple[tuple[Moment, ...], Published | None]:
    """Return the moments of a page in text order, and when the page was published as far as it says."""
    spotted = spot(scan, pack)
    published = article.published or published_by(spotted, scan.page)
    moments = Settling(scan, spotted, published, pack.times).moments()
    line = _date_line(article.published, moments)
    return (tuple(sorted((*moments, line), key=_place)) if line else moments), published


def _date_line(published: Published | None, moments: Sequence[Moment]) -> Moment | None:
    """Return the printed date line as a moment; the blocks that are read do not hold it."""
    span = published.span if published and published.basis == "printed" else None
    if published is None or span is None:
        return None
    if any(m.span.start < span.stop and span.start < m.span.stop for m in moments):
        return None
    why = Why("moment.publication", ())
    zone = published.first[_INSTANT:]
    return Moment(span, published.first, published.last, "publication", zone, why=why)


def _place(moment: Moment) -> tuple[int, int]:
    return moment.span.start, moment.span.stop


def best(moment: Moment) -> tuple[str, str]:
    """Return the first and last day to reckon with: those of the top repair where the printed ones are doubted."""
    chosen = moment.repairs[0] if moment.doubt and moment.repairs else moment
    return chosen.first[:DAY_CHARACTERS], chosen.last[:DAY_CHARACTERS]
