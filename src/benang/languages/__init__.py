"""Language packs: the words, tables and few rules of a language, checked when loaded.

A pack is a folder of TOML (words), TSV (long tables) and weights. Each part is decoded into its own typed record on
first use, so that a command that needs no words pays for none. Adding a language is adding a folder; see
``docs/add-a-language.md``.
"""

from functools import cached_property, lru_cache
from pathlib import Path

from benang.languages.abroad import Abroad, load_abroad
from benang.languages.comparing import Comparing, load_comparing
from benang.languages.furniture import Furniture
from benang.languages.happening import HappeningWords
from benang.languages.lives import LifeWords, load_lives
from benang.languages.naming import Naming
from benang.languages.phrases import Phrases
from benang.languages.roots import Roots
from benang.languages.speech import Speech
from benang.languages.times import Times
from benang.languages.writing import Writing

HERE = Path(__file__).parent


class Pack:
    """One language's words. ``version`` is stored with every reading that used it.

    ``version`` is raised whenever a word or rule changes what a page is read as.
    """

    version = "0.1.0"

    def __init__(self, lang: str, folder: Path) -> None:
        self.lang = lang
        self.folder = folder

    @cached_property
    def writing(self) -> Writing:
        """Abbreviations, names with inner capitals, glued words: what cutting into words and sentences needs."""
        return Writing.load(self.folder)

    @cached_property
    def furniture(self) -> Furniture:
        """Page furniture, outlets, datelines, bylines: what cleaning needs."""
        return Furniture.load(self.folder)

    @cached_property
    def times(self) -> Times:
        """Weekdays, months, number words, relative expressions, zones: what moments need."""
        return Times.load(self.folder)

    @cached_property
    def naming(self) -> Naming:
        """Name tables, titles, roles, countries, metonyms and the tagger's weights."""
        return Naming.load(self.folder)

    @cached_property
    def speech(self) -> Speech:
        """Reporting cues, relays, wires, addressees, hedges and negations."""
        return Speech.load(self.folder)

    @cached_property
    def happening(self) -> HappeningWords:
        """Triggers of events with kind and mode, contexts, units, things, meals, formats."""
        return HappeningWords.load(self.folder)

    @cached_property
    def roots(self) -> Roots:
        """Root forms of words and how many documents in a thousand hold each."""
        return Roots.load(self.folder)

    @cached_property
    def lives(self) -> LifeWords:
        """Words that call plans off, put them off, realise them; agreements and sanctions by name."""
        return load_lives(self.folder)

    @cached_property
    def comparing(self) -> Comparing:
        """Words that renderings may differ in and still be one utterance, and those they may not."""
        return load_comparing(self.folder)

    @cached_property
    def abroad(self) -> Abroad:
        """Bodies between states and disputed places: what codes of international events need."""
        return load_abroad(self.folder)

    @cached_property
    def phrases(self) -> Phrases:
        """What screens say: a sentence for every rule's code."""
        return Phrases.load(self.folder)


@lru_cache(maxsize=8)
def load(lang: str) -> Pack:
    """Return the pack of a language code; KeyError names the codes there are."""
    if lang not in languages():
        message = f"no language pack {lang!r}; there are: {', '.join(languages())}"
        raise KeyError(message)
    return Pack(lang, HERE / lang)


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a pack, sorted."""
    return tuple(sorted(p.name for p in HERE.iterdir() if (p / "speech.toml").is_file()))
