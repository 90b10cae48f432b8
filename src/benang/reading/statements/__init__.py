"""What a page reports as said, thought or asked: one statement an act of reporting.

Finding comes first and resolving after it: quotations (:mod:`direct`), reported clauses (:mod:`indirect`), passives and
hearsay (:mod:`passive`) and headlines (:mod:`headline`) give drafts; then speakers, chains, firmness and occasion are
decided over all drafts of the page in order.
"""

from benang.languages import Pack
from benang.reading.cast import Cast
from benang.reading.scan import Scan
from benang.reading.statements.context import Context
from benang.reading.statements.finding import find_drafts
from benang.reading.statements.resolving import resolve
from benang.records import Article, Moment, Statement

__all__ = ["find_statements"]


def find_statements(
    view: Scan, article: Article, cast: Cast, moments: tuple[Moment, ...], pack: Pack
) -> tuple[Statement, ...]:
    """Return the statements of a page in text order, with speakers, chains, modality and polarity."""
    layout, drafts = find_drafts(view, pack.speech)
    return resolve(Context(layout, article, cast, moments, pack), drafts)
