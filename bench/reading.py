"""Pages a CPU second of the whole reading, beside trafilatura's extraction of as many HTML pages.

    python -m bench.reading PAGES --html FOLDER --trafilatura-python OTHER/bin/python

The README tells what is timed and how.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
ROUNDS = 5
PAGES = 1000


class Program(NamedTuple):
    """What is timed: its name, and how it is run; a run prints the seconds of its CPU and how many pages it took."""

    name: str
    command: tuple[str, ...]
    source: Path


def programs(asked: argparse.Namespace) -> list[Program]:
    """Return the programs that the command line asks for, the whole reading first."""
    timed = ("-m", "bench.timed", str(asked.pages), *asked.paths)
    source = HERE.parent / "src"
    found = [Program("reading", (sys.executable, *timed), source)]
    if asked.against:
        found.append(Program(f"reading of {asked.against}", found[0].command, asked.against))
    if asked.trafilatura_python:
        stripping = (str(HERE / "stripping.py"), str(asked.pages), *asked.html)
        found.append(Program("trafilatura", (asked.trafilatura_python, *stripping), source))
    return found


def speed(program: Program) -> float:
    """Return how many pages a CPU second one run of a program takes."""
    path = os.pathsep.join((str(program.source.resolve()), str(HERE.parent)))
    told = subprocess.run(
        program.command, env={**os.environ, "PYTHONPATH": path}, stdout=subprocess.PIPE, check=False
    )
    if told.returncode:
        sys.exit(f"{program.name} did not run: {program.command[0]} ended with {told.returncode}")
    seconds, pages = told.stdout.split()[-2:]
    return int(pages) / float(seconds)


def measure(
    found: Sequence[Program], rounds: int, say: Callable[[str], object]
) -> dict[str, float]:
    """Return the median pages a CPU second of each program over some rounds, told as they come."""
    runs: dict[str, list[float]] = {program.name: [] for program in found}
    for number in range(1, rounds + 1):
        for program in found:
            runs[program.name].append(speed(program))
        told = "   ".join(f"{name} {speeds[-1]:.1f}" for name, speeds in runs.items())
        say(f"round {number}: {told}")
    return {name: median(speeds) for name, speeds in runs.items()}


def main() -> None:
    """Print the pages a CPU second of every round, the medians, and what the reading is against the others."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--html", action="append", default=[])
    parser.add_argument("--trafilatura-python")
    parser.add_argument("--against", type=Path)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    asked = parser.parse_args()
    if asked.trafilatura_python and not asked.html:
        parser.error("trafilatura needs pages with markup: --html FOLDER")
    medians = measure(programs(asked), asked.rounds, print)
    own = next(iter(medians.values()))
    for name, value in medians.items():
        ratio = "" if value is own else f"   the reading is {own / value:.2f} times as fast"
        print(f"median: {name} {value:.1f} pages a CPU second{ratio}")


if __name__ == "__main__":
    main()
