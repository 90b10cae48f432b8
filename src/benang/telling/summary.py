"""What a ledger holds, in lines an editor understands."""

from collections.abc import Sequence

from benang.languages import load
from benang.ledger import Ledger
from benang.records import Skipped
from benang.telling import asking
from benang.telling.find import short, visible
from benang.telling.gathering import tell
from benang.telling.labels import Labels, labels
from benang.telling.naming import last_why, names_of, state_of
from benang.telling.told import ToldLife, ToldStory

QUOTED = 70
"""Characters of an utterance on one line."""
SHOWN = 5
"""Stories told in full, and lines of a kind in each; the rest is counted."""


def added_lines(new: int, known: int, skipped: Sequence[Skipped], lang: str) -> list[str]:
    """Return what one run added, and every page that was skipped with its reason."""
    screen = labels(lang)
    phrases = load("id").phrases
    lines = [screen.of("summary", "new").format(new, known, len(skipped))]
    lines += [
        f"  {screen.of('summary', 'skipped')}: {(s.given_id or s.source)!r}: {phrases.say(s.why, lang)}"
        for s in skipped[: SHOWN * 4]
    ]
    return [visible(line) for line in [*lines, *_more(len(skipped) - SHOWN * 4, screen)]]


def removed_lines(removed: int, left: int, lang: str) -> list[str]:
    """Return how many pages were taken out, and how many are left."""
    return [labels(lang).of("summary", "removed").format(removed, left)]


def summary_lines(ledger: Ledger, lang: str) -> list[str]:
    """Return what the ledger holds: counts first, then the largest stories with their conflicts, doubts and plans."""
    screen = labels(lang)
    lines = _counts(ledger, screen)
    stories = asking.stories(ledger)
    for story in stories[:SHOWN]:
        lines += ["", *_story(tell(ledger, story, screen), screen)]
    if not stories:
        lines += ["", screen("empty")]
    return [visible(line) for line in [*lines, *_more(len(stories) - SHOWN, screen)]]


def _counts(ledger: Ledger, screen: Labels) -> list[str]:
    words = screen.tables["summary"]
    outlets = [o for o in asking.tally(ledger, "pages", "outlet") if o]
    copies = asking.tally(ledger, "links", "kind || ' ' || state")
    verdicts = asking.tally(ledger, "verdicts", "kind")
    plans = asking.tally(ledger, "plans", "state")
    return [
        words["ledger"].format(
            asking.count(ledger, "pages", "read"),
            len(outlets),
            asking.count(ledger, "statements"),
            asking.count(ledger, "events"),
        ),
        words["woven"].format(
            asking.count(ledger, "stories"),
            asking.count(ledger, "utterances"),
            asking.count(ledger, "utterances", "renderings > 1"),
            asking.count(ledger, "happenings"),
        ),
        words["copies"].format(copies.get("copy joined", 0), copies.get("partial_copy joined", 0)),
        words["verdicts"].format(_spelled(verdicts, "verdict", screen) or words["nothing"]),
        words["plan"].format(_spelled(plans, "state", screen) or words["nothing"]),
        words["doubts"].format(asking.count(ledger, "moments", "doubt <> ''")),
        words["undated"].format(asking.count(ledger, "pages", "read AND published_last IS NULL")),
    ]


def _spelled(tally: dict[str, int], table: str, screen: Labels) -> str:
    return "; ".join(f"{number} {screen.of(table, code)}" for code, number in tally.items())


def _story(told: ToldStory, screen: Labels) -> list[str]:
    story = told.story
    days = " – ".join(dict.fromkeys((story.first, story.last))) or screen("undated")
    reports = screen.some("reports", len(told.pages))
    lines = [f"■ {short(story.title)}  ({days}, {len(told.pages)} {reports})"]
    lines += [f"  ↳ {screen('follows')}: {short(title)}" for _, title in told.follows]
    lines += _capped(
        [f"  ! {screen.of('verdict', c.kind)}: {c.about}" for c in told.clashes], screen
    )
    lines += _capped(
        [
            f"  ? {d.cite.outlet}: “{d.cite.exact}”"
            + (f", {screen('probably')} {d.probably[0]}" if d.probably else "")
            for d in told.doubts
        ],
        screen,
    )
    lines += _capped(
        [
            f"  → {state_of(p.state, last_why(p), screen)}: {p.name}{_by(p, screen)}"
            + (f" ({p.window})" if p.window else "")
            for p in told.plans
        ],
        screen,
    )
    shared = [u for u in told.utterances if len(u.renderings) > 1]
    lines += _capped(
        [
            f"  “ {names_of((u.speaker,), screen)}: {len(u.renderings)} {screen('versions')}: "
            + short(" ".join(u.renderings[0].cite.exact.split()), QUOTED)
            for u in shared
        ],
        screen,
    )
    return lines


def _by(plan: ToldLife, screen: Labels) -> str:
    """Return whose word a plan is; empty where a page tells it in its own voice."""
    holder = names_of((plan.holder,), screen)
    return f", {screen('holder')} {holder}" if holder else ""


def _capped(lines: list[str], screen: Labels) -> list[str]:
    return [*lines[:SHOWN], *("    " + line for line in _more(len(lines) - SHOWN, screen))]


def _more(number: int, screen: Labels) -> list[str]:
    return [screen.of("summary", "more").format(number)] if number > 0 else []
