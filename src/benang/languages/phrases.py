"""The phrases part of a language pack: a sentence for every rule's code, in every language screens speak.

Records hold codes and what the rule saw (``Why("moment.weekday", ("Kamis", "2023-09-13"))``); words are put to them only
when somebody reads them. Every file of ``phrases/`` holds one area's codes: ``"code" = { id = "…{0}…", en = "…{0}…" }``.
"""

import re
from pathlib import Path
from typing import Self

import msgspec
from msgspec import Struct

from benang.records import Reason, Why

HOLE = re.compile(r"\{(\d)(?::([a-z]+))?\}")
MISSING = "…"


class Phrase(Struct, frozen=True, forbid_unknown_fields=True):
    """One sentence in Indonesian and in English; ``{0}``, ``{1}``, ... are what the rule saw."""

    id: str
    en: str


class Phrases(Struct, frozen=True):
    """Every phrase by its code."""

    by_code: dict[str, Phrase]

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Return the part, decoded and checked; msgspec.ValidationError names the path of what is wrong."""
        by_code: dict[str, Phrase] = {}
        for path in sorted((folder / "phrases").glob("*.toml")):
            try:
                found = msgspec.toml.decode(path.read_bytes(), type=dict[str, Phrase])
            except msgspec.DecodeError as error:
                message = f"{path.name}: {error}"
                raise msgspec.ValidationError(message) from error
            twice = sorted(by_code.keys() & found.keys())
            if twice:
                message = f"{path.name}: these codes stand in another file too: {', '.join(twice)}"
                raise msgspec.ValidationError(message)
            by_code |= found
        return cls(by_code)

    def say(self, why: Why | Reason, lang: str) -> str:
        """Return the sentence of a reason; a code without a phrase gives the code with what it saw."""
        return self.words(why.rule, why.args, lang)

    def words(self, code: str, args: tuple[str, ...], lang: str) -> str:
        """Return the sentence of a code with its holes filled; English for a language other than ``id``."""
        phrase = self.by_code.get(code)
        if phrase is None:
            return f"{code} ({', '.join(args)})" if args else code

        def fill(hole: re.Match[str]) -> str:
            seen = args[int(hole[1])] if int(hole[1]) < len(args) else MISSING
            coded = self.by_code.get(f"{hole[2]}.{seen}")
            return (coded.id if lang == "id" else coded.en) if coded else seen

        return HOLE.sub(fill, phrase.id if lang == "id" else phrase.en)
