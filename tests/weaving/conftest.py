"""Hand-made readings: pages of invented news whose statements and events are written down instead of found.

``desk`` is a small factory: a page is a list of lines, an event or statement is given by the words it stands on.
"""

import pytest

from benang.engines.inline import InlineEngine
from benang.ids import make_id
from benang.languages import load
from benang.languages.lives import load_lives
from benang.records import (
    Actor,
    Article,
    Block,
    Detail,
    Entity,
    Event,
    Page,
    Published,
    Quantity,
    Reading,
    Relay,
    Sentence,
    SourceCredit,
    Span,
    Speaker,
    Statement,
    Story,
    Thing,
    Utterance,
    Why,
)
from benang.weaving.agreements import find_agreements
from benang.weaving.claims import fill_positions, find_claims
from benang.weaving.happenings import find_happenings
from benang.weaving.lookup import latest_day, look_up
from benang.weaving.mentions import find_mentions
from benang.weaving.origins import fill_origins
from benang.weaving.plans import find_plans
from benang.weaving.restrictions import find_restrictions
from benang.weaving.scene import Scene
from benang.weaving.verdicts import find_verdicts


class Draft:
    """One page being written; ``done`` returns its reading."""

    def __init__(self, name, text, outlet="", day="2031-05-10"):
        """Start a page with its text, outlet and day of publication."""
        self.id = make_id("page", name, text)
        self.text = text
        self.outlet = outlet
        self.day = day
        self.events = []
        self.statements = []
        self.credits = ()
        self.names = ()
        self.byline = ()
        self.place = ""

    def span(self, words):
        """Return the span of the words, which must stand in the text."""
        at = self.text.index(words)
        return Span(self.id, at, at + len(words))

    def actor(self, who):
        """Return an actor from ``name`` or ``name/COUNTRY`` (who acts for its government) or ``=COUNTRY``."""
        if who.startswith("="):
            return Actor(who[1:], who[1:], who[1:], "GOV")
        name, _, country = who.partition("/")
        return Actor(name, name.lower(), country, "GOV" if country else "")

    def event(self, words, kind="CONSULT", modes=(), **given):
        """Add an event mention that stands on the words and return its id."""
        span = self.span(words)
        key = make_id("event", self.id, words, kind, str(sorted(given.items(), key=str)))
        place = given.pop("where", None)
        self.events.append(
            Event(
                id=key,
                span=span,
                kind=kind,
                modes=tuple(modes),
                who=tuple(self.actor(w) for w in given.pop("who", ())),
                to_whom=tuple(self.actor(w) for w in given.pop("to_whom", ())),
                what=tuple(Thing(w, span, w.lower()) for w in given.pop("what", ())),
                under=tuple(Thing(w, span, w.lower()) for w in given.pop("under", ())),
                numbers=tuple(Quantity(*n, span) for n in given.pop("numbers", ())),
                details=tuple(Detail(*d, span) for d in given.pop("details", ())),
                where=Thing(place, span, place.lower()) if place else None,
                **given,
            )
        )
        return key

    def statement(self, words, speaker="unnamed", chain=(), **given):
        """Add a statement with the words as its only piece and return its id."""
        span = self.span(words)
        key = make_id("statement", self.id, words)
        name, _, country = speaker.partition("/")
        speaker_key = country if name == country else name.lower()
        self.statements.append(
            Statement(
                id=key,
                pieces=(span,),
                form="direct",
                act=given.pop("act", "say"),
                cue=None,
                source=None,
                speaker=Speaker(
                    name, "" if name == "unnamed" else speaker_key, "named", country, "GOV"
                ),
                chain=tuple(
                    Relay(i + 1, "wire", n, span, given.get("scope", "statement"))
                    for i, n in enumerate(chain)
                ),
                **{k: v for k, v in given.items() if k != "scope"},
            )
        )
        return key

    def done(self):
        """Return the reading."""
        sentences, at = [], 0
        for number, line in enumerate(self.text.split("\n")):
            sentences.append(Sentence(Span(self.id, at, at + len(line)), "body", number))
            at += len(line) + 1
        published = Published(self.day, self.day, "given") if self.day else None
        return Reading(
            article=Article(
                Page(self.id, self.id, self.text),
                "id",
                self.outlet,
                None,
                self.byline,
                self.place,
                published,
                (Block(Span(self.id, 0, len(self.text)), "body", Why("test")),),
                tuple(SourceCredit(c, "wire", Span(self.id, 0, 1)) for c in self.credits),
            ),
            published=published,
            sentences=tuple(sentences),
            names=tuple(self.names),
            entities=tuple(
                Entity(s.speaker.key, s.speaker.name, "PER")
                for s in self.statements
                if s.speaker.key and not s.speaker.key.startswith("ancaman")
            ),
            moments=(),
            statements=tuple(self.statements),
            events=tuple(self.events),
            event_links=(),
            pack="test",
        )


class Desk:
    """Where pages are drafted and stories and utterances put together by hand."""

    page = Draft

    @staticmethod
    def story(name, *drafts, links=()):
        """Return a story of these pages."""
        pages = tuple(sorted(d.id for d in drafts))
        return Story(name, name, pages, "", "", tuple(links))

    @staticmethod
    def utterance(*statements):
        """Return an utterance with these renderings."""
        return Utterance(min(statements), tuple(sorted(statements)), "", None, (), ())


@pytest.fixture(scope="session")
def desk():
    """Return the factory of hand-made pages."""
    return Desk()


class Woven:
    """What my parts of weaving make of drafted pages, without copies, people and stories being found."""

    def __init__(self, drafts, stories, utterances=(), links=(), as_of=""):
        """Weave the pages of these stories."""
        readings = [d.done() for d in drafts]
        pack = load("id")
        words = load_lives(pack.folder)
        happenings, self.links = find_happenings(readings, Scene({}, stories), InlineEngine(), pack)
        mentions = find_mentions(readings, {}, stories, pack)
        self.lookup = look_up(readings, mentions, {}, utterances, links)
        self.happenings = fill_origins(fill_positions(happenings, self.lookup, words), self.lookup)
        self.claims = find_claims(self.happenings, self.lookup)
        judged = find_verdicts(self.happenings, self.claims, self.lookup, words)
        self.verdicts = judged.verdicts
        plans = find_plans(self.happenings, self.lookup, words, as_of or latest_day(readings))
        self.plans = plans.plans
        agreements = find_agreements(self.lookup, words)
        self.agreements = agreements.agreements
        self.restrictions = find_restrictions(self.lookup, words)
        self.links = [*self.links, *judged.links, *plans.links, *agreements.links]

    def verdict(self, slot="occurred", value="yes"):
        """Return the only verdict on the only claim with this slot and value."""
        (claim,) = [c for c in self.claims if (c.slot, c.value) == (slot, value)]
        (verdict,) = [v for v in self.verdicts if v.claim == claim.id]
        return verdict

    def linked(self, kind):
        """Return (left, right) of every link of a kind."""
        return [(k.left, k.right) for k in self.links if k.kind == kind]


@pytest.fixture(scope="session")
def weave():
    """Return :class:`Woven`."""
    return Woven
