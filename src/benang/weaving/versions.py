"""What an outlet took back: told only in older versions of its pages, and by the newest version no more."""

from collections.abc import Sequence

from benang.weaving.lookup import Lookup
from benang.weaving.mentions import Mention


def withdrawn_by(mentions: Sequence[Mention], lookup: Lookup) -> str:
    """Return the outlet (or the address) that told something in older versions of a page alone, or an empty string.

    Where the newest version stands in another story nobody has looked whether it tells the same, so nothing is said.
    """
    if not mentions or not all(
        lookup.replaced(m.page) and lookup.newest[m.page] in lookup.pages for m in mentions
    ):
        return ""
    article = lookup.pages[min(mentions, key=lambda m: m.order).page].article
    return article.outlet or article.page.given.url or article.page.source
