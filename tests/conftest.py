"""Material that many tests share: invented records, the example pages read and woven once, the shared data."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.invented import invent, invent_weave

from benang.build import read_pages, weave_readings
from benang.engines.inline import InlineEngine
from benang.examples import SUMMIT
from benang.intake import read_paths
from benang.records import Reading, Weave

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def reading() -> Callable[..., Reading]:
    """Return the maker of invented readings."""
    return invent


@pytest.fixture(scope="session")
def weave() -> Callable[[list[Reading]], Weave]:
    """Return the maker of an invented weave over some readings."""
    return invent_weave


@pytest.fixture(scope="session")
def summit() -> dict[str, Reading]:
    """Give the readings of the example pages by the first two characters of their file names."""
    pages = read_paths([str(SUMMIT)])
    found = [r for r in read_pages(pages, InlineEngine()) if isinstance(r, Reading)]
    return {r.article.page.source[:2]: r for r in found}


@pytest.fixture(scope="session")
def summit_weave(summit: dict[str, Reading]) -> Weave:
    """Give the weave of the example pages."""
    return weave_readings(summit.values(), InlineEngine())


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of shared development data, or skip."""
    if not SHARED.is_dir():
        pytest.skip("the shared development data does not lie beside this checkout")
    return SHARED
