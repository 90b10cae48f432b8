"""Whatever a user points at, as pages: files, folders and standard input.

Nothing here may fail on bad input. What can be read whole becomes a :class:`~benang.records.Page`; what cannot becomes
a :class:`~benang.records.Skipped` with its reason, so that a pile of ten thousand files never stops at the broken one
and never loses it in silence. Memory is bounded by the longest single page, not by the file.

``paths.py`` walks, ``rows.py`` reads lines of JSON, ``streams.py`` and ``decoding.py`` bytes, ``markup.py`` HTML; ``making.py`` makes the
page and its id.
"""

from benang.intake.paths import read_paths

__all__ = ["read_paths"]
