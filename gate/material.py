"""Where annotated pages are: the bundled examples always, the shared development data when it lies beside the checkout."""

import json
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from benang.build import read_pages
from benang.engines.local import LocalEngine
from benang.examples import SUMMIT
from benang.intake import read_paths
from benang.records import Page, Reading

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
SEEDS = SHARED / "seeds"
LABELLED = SHARED / "data" / "labelled_id"
ARTICLES = SHARED / "data" / "articles_id.jsonl.gz"
NOT_HERE = "the shared development data does not lie beside this checkout"


@lru_cache(maxsize=8)
def readings(path: Path) -> tuple[Reading, ...]:
    """Return the readings of a file or folder of pages, in the order of their sources."""
    with LocalEngine(2, preload=("benang.build",)) as engine:
        found = [r for r in read_pages(read_paths([str(path)]), engine) if isinstance(r, Reading)]
    return tuple(sorted(found, key=lambda r: r.article.page.source))


@lru_cache(maxsize=4)
def readings_of(ids: tuple[str, ...]) -> tuple[Reading, ...]:
    """Return the readings of some of the shared articles, in the order of their own ids."""
    wanted = set(ids)
    pages = [p for p in read_paths([str(ARTICLES)]) if isinstance(p, Page) and p.given_id in wanted]
    with LocalEngine(2, preload=("benang.build",)) as engine:
        found = [r for r in read_pages(pages, engine) if isinstance(r, Reading)]
    return tuple(sorted(found, key=lambda r: r.article.page.given_id))


@lru_cache(maxsize=1)
def seeds() -> dict[str, Reading]:
    """Return the founding pages by the first three characters of their file names."""
    return {
        path.name[:3]: reading for path in sorted(SEEDS.glob("*.txt")) for reading in readings(path)
    }


def examples() -> dict[str, Reading]:
    """Return the bundled example pages by file name."""
    return {r.article.page.source: r for r in readings(SUMMIT)}


def reference(name: str) -> list[dict[str, object]]:
    """Return the rows of one of the seeds' reference files."""
    found = json.loads((SEEDS / "reference" / name).read_text(encoding="utf-8"))
    return list(found["statements"] if isinstance(found, dict) else found)


def digest(path: Path) -> str:
    """Return what pins a score to its material: a hash over the names and bytes of the files below ``path``."""
    state = blake2b(digest_size=8)
    files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
    for file in files:
        state.update(file.name.encode())
        state.update(file.read_bytes())
    return state.hexdigest()
