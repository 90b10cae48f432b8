"""The story as one HTML file that opens offline.

Jinja2 escapes everything that comes from a page, in text, in attributes and inside drawings, and a content security
policy by hash lets the browser load nothing but the style sheet in the file: no script at all, no font, no picture from
outside. Either wall alone would hold. The file has no clock in it: the same ledger gives the same bytes.
"""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct

from benang.languages import load
from benang.ledger import Ledger
from benang.telling import asking
from benang.telling.annex import sheets
from benang.telling.colophon import Asked, colophon
from benang.telling.evidence import Evidence, interval
from benang.telling.gathering import tell
from benang.telling.labels import Labels, labels
from benang.telling.lineage import Lineage, of_story, of_utterance
from benang.telling.naming import last_why, state_of
from benang.telling.timeline import Timeline, timeline
from benang.telling.told import ToldClash, ToldHappening, ToldStory, ToldUtterance
from benang.telling.whole import write_whole

TEMPLATES = Path(__file__).parent / "templates"
MOST = 25
"""Stories told in one file when none is asked for; the others are listed in a table."""
CITED = 3
"""Sentences of a happening printed in full; the others are given by page and sentence."""
NAMED = 6
"""Places named behind where a holder stands; the others are counted, their sentences are the happening's."""
CORROBORATED = "corroborated"
CHANGES = frozenset({"update", "evolution"})


class Part(Struct, frozen=True):
    """A part of a story that has something in it: its name, which is also its anchor, and how many things."""

    name: str
    count: int


class StorySheet(Struct, frozen=True):
    """A story in the order it is printed: what was told, sorted into parts, with its drawings."""

    told: ToldStory
    clashes: tuple[ToldClash, ...]
    changed: tuple[ToldClash, ...]
    facts: tuple[ToldHappening, ...]
    course: tuple[ToldHappening, ...]
    shared: tuple[tuple[ToldUtterance, Lineage | None], ...]
    singles: tuple[ToldUtterance, ...]
    timeline: Timeline | None
    lineage: Lineage | None

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return the parts that are not empty, in order, for the contents."""
        told = self.told
        counts = {
            "attention": len(self.clashes) + len(told.doubts) + len(told.incomplete),
            "changed": len(self.changed),
            "plans": len(told.plans),
            "timeline": len(self.timeline.marks) if self.timeline else 0,
            "facts": len(self.facts),
            "utterances": len(self.shared),
            "lineage": len(self.told.pages) if self.lineage else 0,
            "holders": len(told.grid.claims),
            "agreements": len(told.agreements),
            "restrictions": len(told.restrictions),
            "ties": len(told.ties),
            "course": len(self.course),
            "singles": len(self.singles),
        }
        return tuple(Part(name, count) for name, count in counts.items() if count)


def write_dossier(
    ledger: Ledger, out: Path, story: str = "", lang: str = "id", as_of: str = ""
) -> None:
    """Write the dossier; the file is there whole or not at all. ``as_of`` is what the ledger was asked for, if anything."""
    write_whole(out, [render(ledger, story, lang, as_of).encode("utf-8", "replace")])


def render(ledger: Ledger, story: str = "", lang: str = "id", as_of: str = "") -> str:
    """Return the dossier of one story, or of the largest stories, as HTML."""
    asked = Asked(story, lang, as_of)
    words = labels(asked.lang)
    every = asking.stories(ledger)
    chosen = [asking.story(ledger, asked.story)] if asked.story else every[:MOST]
    chosen.sort(key=lambda s: (s.first or "~", s.id))
    evidence = Evidence(asking.readings(ledger, [page for s in chosen for page in s.pages]))
    told = [tell(ledger, one, words, evidence) for one in chosen]
    phrases = load("id").phrases
    style = (TEMPLATES / "dossier.css").read_text(encoding="utf-8")
    return (
        _environment()
        .get_template("dossier.html")
        .render(
            lang=asked.lang,
            w=words,
            say=lambda why: phrases.words(why.rule, tuple(map(words.value, why.args)), asked.lang),
            standing=lambda life: state_of(life.state, last_why(life), words),
            stories=[_sheet(one, words) for one in told],
            others=[] if asked.story else sorted(every[MOST:], key=lambda s: (s.first, s.id)),
            pages=list(sheets(told, evidence, words)),
            colophon=colophon(ledger, asked, words),
            cited=CITED,
            named=NAMED,
            days_of=lambda days: interval(days) if days and days[0] else "",
            shown={one.id: f"c{n}" for n, one in enumerate(chosen, 1)},
            style=Markup(style),  # noqa: S704 -- our own file, hashed in the policy
            style_hash=b64encode(sha256(style.encode()).digest()).decode(),
        )
    )


def _sheet(told: ToldStory, words: Labels) -> StorySheet:
    shared = (u for u in told.utterances if len(u.renderings) > 1)
    return StorySheet(
        told=told,
        clashes=tuple(c for c in told.clashes if c.kind not in CHANGES),
        changed=tuple(c for c in told.clashes if c.kind in CHANGES),
        facts=tuple(h for h in told.happenings if h.verdict == CORROBORATED),
        course=tuple(h for h in told.happenings if h.verdict != CORROBORATED),
        shared=tuple((u, of_utterance(u, told, words)) for u in shared),
        singles=tuple(u for u in told.utterances if len(u.renderings) == 1),
        timeline=timeline(told, words),
        lineage=of_story(told, words),
    )


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
