"""The story as one HTML file that opens offline.

Jinja2 escapes everything that comes from a page, and a content security policy by hash lets the browser load nothing but
the style sheet in the file: no script at all, no font, no picture from outside. Either wall alone would hold.
"""

from base64 import b64encode
from bisect import bisect_left
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct

from benang.languages import load
from benang.ledger import Ledger
from benang.telling import asking
from benang.telling.evidence import anchor, day_of, outlet_of, sentence_at
from benang.telling.gathering import tell
from benang.telling.labels import labels
from benang.telling.told import ToldStory
from benang.telling.whole import write_whole

TEMPLATES = Path(__file__).parent / "templates"
MOST = 25
"""Stories in one file when none is asked for; the rest is counted, not hidden."""


class Piece(Struct, frozen=True):
    """A run of a page's text in the annex: ``anchor`` where a sentence begins, ``role`` of its block."""

    text: str
    role: str
    anchor: str


def write_dossier(ledger: Ledger, out: Path, story: str = "", lang: str = "id") -> None:
    """Write the dossier; the file is there whole or not at all."""
    write_whole(out, [render(ledger, story, lang).encode("utf-8", "replace")])


def render(ledger: Ledger, story: str = "", lang: str = "id") -> str:
    """Return the dossier of one story, or of the largest stories, as HTML."""
    words = labels(lang)
    all_stories = asking.stories(ledger)
    chosen = [asking.story(ledger, story)] if story else all_stories[:MOST]
    chosen.sort(key=lambda s: (s.first or "~", s.id))
    phrases = load("id").phrases
    style = (TEMPLATES / "dossier.css").read_text(encoding="utf-8")
    return (
        _environment()
        .get_template("dossier.html")
        .render(
            lang=lang,
            w=words,
            stories=[tell(ledger, one, words) for one in chosen],
            left_out=0 if story else max(0, len(all_stories) - MOST),
            as_of=asking.as_of(ledger),
            say=lambda why: phrases.words(why.rule, tuple(map(words.value, why.args)), lang),
            pieces=pieces,
            outlet_of=outlet_of,
            day_of=day_of,
            style=Markup(style),  # noqa: S704 -- our own file, hashed in the policy
            style_hash=b64encode(sha256(style.encode()).digest()).decode(),
            version=version("benang"),
        )
    )


def pieces(story: ToldStory, number: int) -> list[Piece]:
    """Return the text of a page of a story in pieces that together are the whole page, every sentence with its anchor."""
    reading = story.pages[number - 1]
    text = reading.article.page.text
    found: list[Piece] = []
    at = 0
    starts = [s.span.start for s in reading.sentences]
    for block in reading.article.blocks:
        if block.span.start > at:
            found.append(Piece(text[at : block.span.start], "", ""))
        inside = starts[
            bisect_left(starts, block.span.start) : bisect_left(starts, block.span.stop)
        ]
        cuts = sorted({block.span.start, *inside})
        for start, stop in zip(cuts, [*cuts[1:], block.span.stop], strict=True):
            here = sentence_at(reading.sentences, start)
            name = anchor(number, here) if start in inside else ""
            found.append(Piece(text[start:stop], block.role, name))
        at = max(at, block.span.stop)
    found.append(Piece(text[at:], "", ""))
    return [piece for piece in found if piece.text]


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
