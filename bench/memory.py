"""Peak memory of one process that reads pages, and of every process of a run with several workers.

    python -m bench.memory PAGES --pages 2000 --workers 2

Linux only: the peak of a process is what the system notes of it (VmHWM), asked for while it runs.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import sleep

import msgspec

from benang.records import Page
from bench.pages import draw

PAGES = 2000
_KIB = 1024
_PAUSE = 0.02
_READ = """
import sys
from benang.build import read_page
from benang.intake import read_paths
for page in read_paths(sys.argv[1:]):
    read_page(page)
"""


def write(pages: Sequence[Page], file: Path) -> None:
    """Write pages as lines of JSON, with all that their input said of them."""
    rows = (
        {"id": page.given_id, "text": page.text, **msgspec.to_builtins(page.given)}
        for page in pages
    )
    file.write_bytes(b"\n".join(map(msgspec.json.encode, rows)) + b"\n")


def peaks(command: Sequence[str]) -> list[int]:
    """Return the peak bytes of a command's own process, then of all below it, the largest first."""
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    found: dict[int, int] = {run.pid: 0}
    while run.poll() is None:
        for pid in (run.pid, *_below(run.pid)):
            found[pid] = max(_peak(pid), found.get(pid, 0))
        sleep(_PAUSE)
    if run.returncode:
        sys.exit(f"{' '.join(command[:4])} ended with {run.returncode}")
    own = found.pop(run.pid)
    return [own, *sorted(found.values(), reverse=True)]


def _below(pid: int) -> list[int]:
    """Return the processes that a process started, and those that they started."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = [int(child) for child in task.read_text().split()]
        except OSError:  # the process is gone
            continue
        for child in children:
            found += [child, *_below(child)]
    return found


def _peak(pid: int) -> int:
    """Return the most bytes that a process ever held, or 0 if it is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * _KIB for line in lines if line.startswith("VmHWM")), 0)


def main() -> None:
    """Print the peaks in megabytes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    pages = draw(asked.paths, asked.pages)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pages.jsonl"
        write(pages, file)
        ledger = ("--ledger", str(Path(folder) / "bench.db"), "--workers", str(asked.workers))
        runs = {
            "reading alone": ("-c", _READ, str(file)),
            "read": ("-m", "benang", "read", str(file), "--workers", str(asked.workers)),
            "weave": ("-m", "benang", "weave", str(file), *ledger),
        }
        for name, arguments in runs.items():
            own, *below = (f"{size / 1e6:.0f} MB" for size in peaks((sys.executable, *arguments)))
            told = f"; processes below it {', '.join(below)}" if below else ""
            print(f"{name}, {len(pages)} pages: {own}{told}", flush=True)


if __name__ == "__main__":
    main()
