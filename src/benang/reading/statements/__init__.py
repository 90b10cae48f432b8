"""What a page reports as said, thought or asked: one statement an act of reporting.

Finding comes first and resolving after it: quotations (:mod:`direct`), reported clauses (:mod:`indirect`), passives and
hearsay (:mod:`passive`) and headlines (:mod:`headline`) give drafts; then speakers, chains, firmness and occasion are
decided over all drafts of the page in order.
"""

from typing import NamedTuple

from benang.languages import Pack
from benang.reading.cast import Cast
from benang.reading.scan import Scan
from benang.reading.statements.context import Context
from benang.reading.statements.finding import find_drafts
from benang.reading.statements.relaying import named_relays, printed_cues
from benang.reading.statements.resolving import resolve
from benang.records import Article, Moment, Relay, Statement

__all__ = ["find_statements"]


class Reported(NamedTuple):
    """The statements of a page in text order, and all relays it prints, also those that cover no statement."""

    statements: tuple[Statement, ...]
    relays: tuple[Relay, ...]


def find_statements(
    view: Scan, article: Article, cast: Cast, moments: tuple[Moment, ...], pack: Pack
) -> Reported:
    """Return the statements of a page, with speakers, chains, modality and polarity, and the relays it names."""
    layout, drafts = find_drafts(view, pack.speech)
    context = Context(layout, article, cast, moments, pack)
    printed = printed_cues(context)
    return Reported(resolve(context, drafts, printed), named_relays(context, printed))
