"""No score falls below its floor, and no floor outlives the pages it was measured on."""

import tomllib

import pytest

from gate.material import HERE, NOT_HERE, digest
from gate.measures import MEASURES

FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))


def test_every_measure_has_a_floor() -> None:
    """A measure without a floor guards nothing, and a floor without a measure hides a lost one."""
    assert sorted(FLOORS) == sorted(MEASURES)


SLOW = ("names.entities",)  # learns first


@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=[pytest.mark.slow] * (n in SLOW)) for n in sorted(MEASURES)]
)
def test_score_is_not_below_its_floor(name: str) -> None:
    """The score on the pinned material is at least its floor."""
    measure, floor = MEASURES[name], FLOORS[name]
    if not measure.can_run():
        pytest.skip(NOT_HERE if measure.needs.exists() else f"{NOT_HERE}, or {measure.needs.name}")
    assert digest(measure.material) == floor["digest"], "other pages than the floor was pinned to"
    score = measure.score()
    print(f"{name} {score:.4f} (floor {floor['floor']:.4f})")
    assert score >= floor["floor"]
