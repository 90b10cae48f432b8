"""How a dossier came to be, so that anybody with the same pages can make the same bytes again. No clock is in it."""

from importlib.metadata import version

from msgspec import Struct

from benang.ledger import Ledger
from benang.telling import asking
from benang.telling.judged import rulings
from benang.telling.labels import Labels


class Asked(Struct, frozen=True):
    """What a dossier is asked for: one story or (empty) the largest ones, the language, the day it is told for or empty."""

    story: str = ""
    lang: str = "id"
    as_of: str = ""


class Ruling(Struct, frozen=True):
    """A judgement in force: what a person decided of which text, in a sentence, who and why."""

    id: str
    says: str
    by: str
    why: str


class Colophon(Struct, frozen=True):
    """The hash of the ledger, the version, the command, what the ledger holds (name, count), today, judgements in force."""

    digest: str
    version: str
    command: str
    counts: tuple[tuple[str, int], ...]
    as_of: str
    limited: bool
    rulings: tuple[Ruling, ...]


def colophon(ledger: Ledger, asked: Asked, words: Labels) -> Colophon:
    """Return the colophon of a dossier; the command names no file, so that its bytes do not depend on a name."""
    return Colophon(
        digest=ledger.digest(),
        version=version("benang"),
        command=command(asked, words),
        counts=tuple(
            (words(name), asking.count(ledger, view, where))
            for name, view, where in (
                ("reports", "pages", "read"),
                ("stories", "stories", "1"),
                ("statements", "statements", "1"),
                ("utterances_count", "utterances", "1"),
                ("happenings", "happenings", "1"),
                ("plans_count", "plans", "1"),
            )
        ),
        as_of=asking.as_of(ledger),
        limited=bool(asked.as_of),
        rulings=tuple(Ruling(*ruling) for ruling in rulings(ledger, asked.lang)),
    )


def command(asked: Asked, words: Labels) -> str:
    """Return the command that makes this dossier, with words for the file names."""
    parts = ["benang dossier", words("ledger_word"), "-o", words("file_word")]
    parts += ["--story", asked.story] if asked.story else []
    parts += ["--as-of", asked.as_of] if asked.as_of else []
    return " ".join([*parts, "--lang", asked.lang])
