"""One run of trafilatura's extraction with its defaults: prints the seconds of the CPU and how many pages it took.

Run with the Python of an environment that has trafilatura; nothing else is needed there.
"""

import gc
import gzip
import sys
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path
from time import process_time

WARM = 30


def documents(folders: Sequence[str]) -> list[str]:
    """Return the HTML files of some folders, unpacked, in the order of their names."""
    found = [path for folder in folders for path in sorted(Path(folder).rglob("*.html*"))]
    raw = [gzip.decompress(p.read_bytes()) if p.suffix == ".gz" else p.read_bytes() for p in found]
    return [document.decode("utf-8", "replace") for document in raw]


def main() -> None:
    """Extract as many documents as the command line asks for, some of them once before the clock runs."""
    from trafilatura import extract  # noqa: PLC0415  # type: ignore[import-not-found]  (not a dependency of Benang)

    found = documents(sys.argv[2:])
    if not found:
        sys.exit("no HTML files in " + ", ".join(sys.argv[2:]))
    for document in found[:WARM]:
        extract(document)
    gc.collect()
    gc.freeze()
    count = int(sys.argv[1])
    start = process_time()
    for document in islice(cycle(found), count):
        extract(document)
    print(process_time() - start, count)


if __name__ == "__main__":
    main()
