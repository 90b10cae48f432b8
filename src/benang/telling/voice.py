"""What asks the ledger's views and answers in words of one language, for :mod:`benang.telling.explain`."""

import sqlite3
from typing import NamedTuple

import msgspec

from benang.languages.phrases import Phrases
from benang.records import Reason, Why
from benang.telling.labels import Labels

IN = "  "
ADDRESS = "coalesce(nullif(url, ''), nullif(given_id, ''), source)"
"""What names a page the same wherever it was found, as in :func:`benang.telling.export_rows.address`."""

whys_of = msgspec.json.Decoder(tuple[Why, ...]).decode
"""Decodes the reasons of a statement or an event."""
_reasons = msgspec.json.Decoder(tuple[Reason, ...]).decode
args_of = msgspec.json.Decoder(tuple[str, ...]).decode
"""Decodes what a rule saw."""


class Voice(NamedTuple):
    """A ledger to ask and a language to answer in."""

    connection: sqlite3.Connection
    phrases: Phrases
    labels: Labels
    lang: str

    def rows(self, question: str, *values: str | int) -> list[tuple[str, ...]]:
        """Return the rows of a question to the views, empty cells as empty text."""
        found = self.connection.execute(question, values)
        return [tuple("" if cell is None else str(cell) for cell in row) for row in found]

    def say(self, what: str, *args: str) -> str:
        """Return a sentence of this module's own phrases."""
        return self.phrases.words(f"explain.{what}", args, self.lang)

    def code(self, area: str, code: str) -> str:
        """Return the words of a code of this module's phrases; without words, the code."""
        found = self.phrases.words(f"{area}.{code}", (), self.lang)
        return code if found == f"{area}.{code}" else found

    def firmness(self, modality: str, polarity: str) -> str:
        """Return how firmly something is said, in words; empty for a plain assertion."""
        words = (self.labels.of("modality", modality), self.labels.of("denied", polarity))
        return ", ".join(word for word in words if word)

    def firmness_said(self, modality: str, polarity: str, not_yet: str) -> str:
        """Return how firmly something is said, in words, also when it is plainly asserted."""
        denied = "not_yet" if not_yet == "1" else "denied"
        if modality == "asserted":
            return self.say("told" if polarity == "+" else f"told_{denied}")
        words = self.labels.of("modality", modality)
        return words if polarity == "+" else self.say(denied, words)

    def kind(self, kind: str, modes: str) -> str:
        """Return the words of an event's kind; of one that has a mode, the mode's, which say more."""
        told = [self.labels.of("mode", mode) for mode in args_of(modes)]
        return ", ".join(told) or self.labels.of("kind", kind)

    @staticmethod
    def interval(first: str, last: str) -> str:
        """Return a stretch of time, or the one day or instant it is."""
        return first if first == last else f"{first} – {last}"

    def why(self, why: Why | Reason) -> str:
        """Return the sentence of a reason, codes among what the rule saw in words."""
        seen = (self.labels.of("kind", self.labels.value(arg)) for arg in why.args)
        return self.phrases.words(why.rule, tuple(seen), self.lang)

    def rule(self, rule: str, args: str) -> str:
        """Return the sentence of a rule whose arguments are JSON."""
        return self.why(Why(rule, args_of(args)))

    def because(self, whys: str) -> list[str]:
        """Return a line for every reason of a record's ``why``."""
        return [IN + self.say("because", self.why(why)) for why in whys_of(whys) if why.rule]

    def texts(self, page: str, start: int, stop: int) -> list[str]:
        """Return the sentences of a page that a stretch touches."""
        found = self.rows(
            "SELECT text FROM sentences WHERE page = ? AND start < ? AND stop > ?",
            page,
            stop,
            start,
        )
        return [text for (text,) in found]

    def lines_at(self, page: str, at: int) -> list[str]:
        """Return the text of the block that holds an offset, where no sentence does: a credit, a date line."""
        found = self.rows(
            "SELECT text FROM blocks WHERE page = ? AND start <= ? AND stop > ?", page, at, at
        )
        return [text for (text,) in found]

    def sentences(self, page: str, start: int, stop: int) -> list[str]:
        """Return a line for every sentence of a page that a stretch touches."""
        return [IN + self.say("sentence", text) for text in self.texts(page, start, stop)]

    def stands(self, page: str, start: str, stop: str, text: str) -> str:
        """Return where a text stands, in words."""
        found = self.rows(f"SELECT {ADDRESS}, outlet FROM pages WHERE id = ?", page)  # noqa: S608 (own names)
        source, outlet = found[0] if found else (page, "")
        if not outlet:
            return self.say("at", source, start, stop, text)
        return self.say("where", source, outlet, start, stop, text)

    def mention(self, id_: str) -> str:
        """Return where a statement or event stands and what it says, or its id when it is neither."""
        for view in ("statements", "events"):
            found = self.rows(f"SELECT page, start, stop, text FROM {view} WHERE id = ?", id_)  # noqa: S608 (own names)
            if found:
                page, start, stop, text = found[0]
                return self.stands(page, start, stop, text)
        return id_

    def reasons(self, reasons: str) -> list[str]:
        """Return a line for every reason of a link, with its weight."""
        return [IN + self.say("reason", self.why(r), f"{r.weight:+.2f}") for r in _reasons(reasons)]
