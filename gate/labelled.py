"""Scores on the labelled real pages, by the scorer that lies beside them."""

import json
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from benang.telling.shapes import reading_row
from gate.material import LABELLED, SHARED, readings


@lru_cache(maxsize=1)
def scores() -> dict[str, Any]:
    """Return every figure of the scorer for what ``benang read`` prints of the labelled pages."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "readings.jsonl"
        rows = (msgspec.json.encode(reading_row(r)) for r in readings(LABELLED / "articles.jsonl"))
        out.write_bytes(b"\n".join(rows))
        scorer = SHARED / "tools" / "score_reading.py"
        done = subprocess.run(
            [sys.executable, str(scorer), str(LABELLED / "labels.json"), str(out), "--json"],
            capture_output=True,
            check=True,
            text=True,
        )
    return dict(json.loads(done.stdout))


def figure(name: str) -> float:
    """Return one figure: an F1, or the share right of a ``[share, count]`` pair."""
    found = scores()[name]
    return float(found["f1"] if isinstance(found, dict) else found[0])
