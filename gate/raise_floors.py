"""Raise the floors to what is reached now: ``python -m gate.raise_floors``. A floor is never lowered here.

New pages need a new digest: that is written only with ``--pin NAME``, which takes the floor as it is measured then, so a
changed corpus shows in the diff of ``floors.toml``.
"""

import sys
import tomllib

from gate.material import HERE, digest
from gate.measures import MEASURES

SLACK = 0.0005


def main(pinned: list[str]) -> None:
    """Write ``floors.toml`` anew."""
    path = HERE / "floors.toml"
    old = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    lines = ["# Written by `python -m gate.raise_floors`; floors only rise."]
    for name, measure in sorted(MEASURES.items()):
        floor = dict(old.get(name, {}))
        if measure.can_run():
            now = digest(measure.material)
            if not floor or name in pinned or "all" in pinned:
                floor = {"floor": 0.0, "digest": now}
            if floor["digest"] != now:
                message = f"{name}: other pages than the floor was pinned to; --pin {name}"
                raise SystemExit(message)
            floor["floor"] = max(floor["floor"], int((measure.score() - SLACK) * 1e4) / 1e4)
        if floor:
            lines += [
                f'\n["{name}"]',
                f"floor = {floor['floor']:.4f}",
                f'digest = "{floor["digest"]}"',
            ]
            print(f"{name:32} {floor['floor']:.4f}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main([word for word in sys.argv[1:] if word != "--pin"])
