"""The words of screens in two languages, from ``labels.toml``."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

Table = dict[str, str]
PERIOD = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
PAGE = re.compile(r"page (\d+) of (\d+)")


class Labels(Struct, frozen=True):
    """What a screen says in one language: single words in ``word``, words for codes in the tables."""

    word: Table
    tables: dict[str, Table]

    def __call__(self, name: str) -> str:
        """Return a word by its name; a name without a word comes back as it is."""
        return self.word.get(name, name)

    def value(self, code: str) -> str:
        """Return the words for a value: a code, a figure with its unit ("2 hour"), a slot's name, or itself."""
        figure, _, unit = code.rpartition(" ")
        if unit in self.tables.get("unit", {}) and figure.replace(".", "").isdigit():
            return f"{figure} {self.of('unit', unit)}"
        for table in ("value", "slot"):
            if code in self.tables.get(table, {}):
                return self.of(table, code)
        return code.replace("/", " – ") if PERIOD.fullmatch(code) else code

    def some(self, name: str, number: int) -> str:
        """Return the word for so many of a thing: one has a word of its own where the language has one."""
        return self.tables.get("one", {}).get(name, self(name)) if number == 1 else self(name)

    def missing(self, code: str) -> str:
        """Return the words for what is missing of a page: "page 1 of 2" and codes without numbers."""
        pages = PAGE.fullmatch(code)
        return self("page_of").format(*pages.groups()) if pages else self.of("missing", code)

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
