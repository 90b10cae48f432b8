"""Print scores beside their floors and goals: ``python -m gate`` for all, ``python -m gate 'unseen_e.*' dates.spans`` for some.

A goal is what the field's best figure or a need of the newsroom asks for (``goals.toml`` says which); a floor is what was
reached before. A score below its goal is marked with ``<``.
"""

import sys
import tomllib
from fnmatch import fnmatchcase

from gate.material import HERE
from gate.measures import MEASURES

ROW = "{:32} {:>7} {:>7} {:>6}"


def main(patterns: list[str]) -> int:
    """Print a row for every measure that one of the patterns names; return 1 when they name none that can be scored."""
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
    goals = tomllib.loads((HERE / "goals.toml").read_text(encoding="utf-8"))
    chosen = [
        name
        for name, measure in sorted(MEASURES.items())
        if measure.can_run() and (not patterns or any(fnmatchcase(name, p) for p in patterns))
    ]
    if not chosen:
        print("no measure of that name, or its pages do not lie beside this checkout")
        return 1
    print(ROW.format("measure", "score", "floor", "goal"))
    for name in chosen:
        score = MEASURES[name].score()
        floor = floors.get(name, {}).get("floor", 0.0)
        goal = goals.get(name, goals.get(f"*.{name.partition('.')[2]}", 0.0))
        below = "<" if score < goal else ""
        shown = f"{goal:.3f}{below}" if goal else ""
        print(ROW.format(name, f"{score:.4f}", f"{floor:.4f}", shown), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
