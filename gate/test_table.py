"""The table of scores says what it measures, and every goal belongs to a measure."""

import tomllib

import pytest

from gate.__main__ import main
from gate.material import HERE
from gate.measures import MEASURES


def test_a_named_measure_is_scored_beside_its_floor(capsys: pytest.CaptureFixture[str]) -> None:
    """The bundled examples can be scored anywhere, and the row shows a score that is not below the floor."""
    assert main(["examples.statements"]) == 0
    name, score, floor = capsys.readouterr().out.splitlines()[1].split()
    assert name == "examples.statements"
    assert float(score) >= float(floor)


def test_an_unknown_measure_is_said_to_be_none(capsys: pytest.CaptureFixture[str]) -> None:
    """A pattern that names nothing ends with a sentence and status 1, not with an empty table."""
    assert main(["nothing.such"]) == 1
    assert "no measure" in capsys.readouterr().out


def test_every_goal_has_a_measure() -> None:
    """A goal without a measure would promise what nobody looks at."""
    goals = tomllib.loads((HERE / "goals.toml").read_text(encoding="utf-8"))
    kinds = {name.partition(".")[2] for name in MEASURES}
    assert [g for g in goals if g not in MEASURES and g.removeprefix("*.") not in kinds] == []
