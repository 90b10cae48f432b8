"""The words of screens in two languages, from ``labels.toml``."""

import tomllib
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

Table = dict[str, str]


class Labels(Struct, frozen=True):
    """What a screen says in one language: single words in ``word``, words for codes in the tables."""

    word: Table
    tables: dict[str, Table]

    def __call__(self, name: str) -> str:
        """Return a word by its name; a name without a word comes back as it is."""
        return self.word.get(name, name)

    def of(self, table: str, code: str) -> str:
        """Return the words for a code of a table; a code without words comes back as it is."""
        return self.tables.get(table, {}).get(code, code)


@lru_cache(maxsize=4)
def labels(lang: str) -> Labels:
    """Return the words of a language."""
    path = Path(__file__).parent / "labels.toml"
    found = tomllib.loads(path.read_text(encoding="utf-8"))[lang]
    return Labels(
        {name: value for name, value in found.items() if isinstance(value, str)},
        {name: value for name, value in found.items() if isinstance(value, dict)},
    )
