"""Entity F1 of the name tagger on news sentences it never saw: it is learnt anew, without them, each time.

What ships is learnt from those sentences too, so only this figure says how it does on unseen ones. Learning takes ten
seconds of one processor and needs the ``train`` extra; it is skipped where that is not installed.
"""

import importlib.util
from functools import lru_cache
from pathlib import Path
from types import ModuleType

from benang.languages import load
from gate.material import HERE, SHARED

FOLDER = SHARED / "data" / "ner_id"
_found = importlib.util.find_spec("pycrfsuite")
LIBRARY = Path(_found.origin) if _found and _found.origin else HERE / "pycrfsuite is not installed"


@lru_cache(maxsize=1)
def entities() -> float:
    """Return F1 of exact spans and kinds on idner's dev half, learnt without it."""
    return float(_training().held_out(FOLDER, load("id").naming).f1())


def _training() -> ModuleType:
    """Return ``training/names.py``, which is a program and in no package."""
    spec = importlib.util.spec_from_file_location(
        "training_names", HERE.parent / "training/names.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
