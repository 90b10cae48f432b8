"""One run of the whole reading: prints the seconds of the CPU and how many pages were read."""

import gc
import sys
from time import process_time

from benang.build import read_page
from benang.intake.making import make_page
from bench.pages import draw

WARM = 30
FOREIGN = "Il treno parte domani mattina presto da una piccola stazione di montagna."
"""A text in a language that no pack has, so that the trained identifier of languages is loaded too."""


def main() -> None:
    """Read the pages that the command line names, some of them once before the clock runs."""
    pages = draw(sys.argv[2:], int(sys.argv[1]))
    for page in (make_page(FOREIGN, "foreign"), *pages[:WARM]):
        read_page(page)
    gc.collect()
    gc.freeze()
    start = process_time()
    for page in pages:
        read_page(page)
    print(process_time() - start, len(pages))


if __name__ == "__main__":
    main()
