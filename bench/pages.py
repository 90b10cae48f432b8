"""The pages a measurement takes: drawn from all there are, with a fixed seed."""

import random
from collections.abc import Sequence

from benang.intake import read_paths
from benang.records import Page

SEED = 1


def draw(paths: Sequence[str], count: int) -> list[Page]:
    """Return ``count`` pages of files and folders, or all where there are fewer; the same ones every time."""
    pages = [page for page in read_paths(paths) if isinstance(page, Page)]
    return random.Random(SEED).sample(pages, min(count, len(pages)))
