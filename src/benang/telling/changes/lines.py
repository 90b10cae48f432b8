"""Changes as lines an editor reads: what became of what, and each page that made it so with its sentence."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import NamedTuple

from benang.ledger import Ledger
from benang.records import Why
from benang.telling.changes.comparing import ORDER, Change, Difference, Facts
from benang.telling.changes.rows import evidence_of
from benang.telling.evidence import Evidence, day_of, outlet_of
from benang.telling.export_rows import address
from benang.telling.find import short, visible
from benang.telling.labels import labels
from benang.telling.naming import Namer, names_of, state_of

ARROW = " ⇒ "
SHORT = 80
"""Characters of an announcement that stand for its name."""
QUOTED = 220
"""Characters of a sentence on one line; the rest stands in the page."""


class Asked(NamedTuple):
    """What was asked: from when, to when, in which language; ``undated`` pages of the ledger are in neither."""

    start: str
    end: str
    lang: str
    undated: int = 0


def change_lines(difference: Difference, after: Ledger, asked: Asked) -> list[str]:
    """Return the changes story by story, or one line that says there are none."""
    teller = _Teller(difference, evidence_of(difference, after), asked.lang)
    lines = teller.head(asked)
    for story, changes in _stories(difference):
        lines += ["", teller.story(story), *teller.pages(changes), *teller.all_lines(changes)]
    return [visible(line) for line in lines]


def _stories(difference: Difference) -> list[tuple[str, list[Change]]]:
    """Return the changes of each story: stories known before first, those with the gravest change first, then new ones."""
    stories = {s: list(cs) for s, cs in groupby(difference.changes, key=lambda c: c.story)}
    fresh = {c.id for c in difference.changes if c.kind == "story"}
    return sorted(
        stories.items(),
        key=lambda kv: (kv[0] in fresh, ORDER.index(kv[1][0].change), -len(kv[1]), kv[0]),
    )


def count_undated(ledger: Ledger) -> int:
    """Return how many pages of a ledger have no time by which they were certainly published."""
    found = ledger.connection.execute(
        "SELECT count(*) FROM pages WHERE read AND published_last IS NULL"
    )
    return int(found.fetchone()[0])


class _Teller:
    """Says changes in one language."""

    def __init__(self, difference: Difference, evidence: Evidence, lang: str) -> None:
        self.words = labels(lang)
        self.changes = difference.changes
        self.compared = difference.compared
        self.after = difference.compared.after
        self.evidence = evidence
        made = {page for change in self.changes for page in change.because}
        cited = [r.article.page.id for r in evidence.readings if r.article.page.id in made]
        self.number = {page: n for n, page in enumerate(cited, 1)}
        self.namer = Namer(self.after.happenings.values(), evidence, self.words)

    def say(self, name: str, *args: object) -> str:
        """Return a phrase of the screen with its blanks filled."""
        return self.words.of("diff", name).format(*args)

    def head(self, asked: Asked) -> list[str]:
        """Return what was compared: the times, how many pages came out between them, how many changes they made."""
        fresh, held = len(self.compared.fresh), len(self.compared.before.outlets)
        span = (asked.start, asked.end)
        lines = [self.say("head", *span, fresh, len(self.changes))]
        if not held:
            lines.append(self.say("nothing_before" if fresh else "nothing_out", *span))
        elif not self.changes:
            lines.append(self.say("none"))
        if asked.undated:
            lines.append(self.say("undated", asked.undated))
        return lines

    def pages(self, changes: list[Change]) -> list[str]:
        """Return the pages that made the changes, numbered as they are cited below."""
        made = {page for change in changes for page in change.because}
        return [
            f"  [{n}] {day_of(r)}  {short(outlet_of(r))}: {short(r.article.title.text) if r.article.title else ''}  ({address(r.article.page)})"
            for r in self.evidence.readings
            if r.article.page.id in made and (n := self.number.get(r.article.page.id))
        ]

    def story(self, id_: str) -> str:
        """Return the heading of a story."""
        story = self.after.stories.get(id_)
        return f"■ {short(story.title) if story else self.say('no_story')}"

    def all_lines(self, changes: list[Change]) -> list[str]:
        """Return the lines of one story's changes; what was said in a story that is new itself is only counted."""
        known = next((c for c in changes if c.kind == "story"), None)
        shown = [c for c in changes if known is None or c.kind not in ("story", "utterance")]
        lines: list[str] = []
        if known is not None:
            said = sum(c.kind == "utterance" for c in changes)
            marks = " ".join(f"[{self.number[page]}]" for page in known.because)
            lines.append(f"  {self.say('new_story', marks, said)}")
        for how, some in groupby(shown, key=lambda c: c.change):
            lines.append(f"  {self.words.of('change', how)}")
            for change in some:
                lines += self.lines(change)
        return lines

    def lines(self, change: Change) -> list[str]:
        """Return what became of one thing, and a line for every page that made it so."""
        what = SAID[change.kind](self, change)
        thing = self.words.of("thing", change.kind)
        return [f"    {thing}: {what}", *(f"      ← {line}" for line in self._because(change))]

    def _because(self, change: Change) -> Iterator[str]:
        if not change.because:
            yield self.say("time_passed")
        for page in sorted(change.because, key=lambda p: self.number[p]):
            yield f"[{self.number[page]}]{self._sentence(change, page)}"
        if change.change == "retracted":
            for page in self.after.pages(change.evidence):
                yield f"{self.say('before')}{self._sentence(change, page)}"

    def _sentence(self, change: Change, page: str) -> str:
        """Return the first sentence of the page that the change stands on."""
        ids = [i for i in change.evidence if self.after.page_of.get(i) == page]
        cite = self.evidence.cite_id(ids[0]) if ids else None
        if cite is None:
            return ""
        words = " ".join((cite.before + cite.exact + cite.after).split())
        return f" “{short(words, QUOTED)}”"

    # --- what each kind of thing says ------------------------------------------------------------

    def happening_words(self, change: Change) -> str:
        """Return a happening's name and what it stood on before and stands on now."""
        before, after = change.before, change.after or {}
        parts = [self._standing(f) for f in (before, after) if f is not None]
        return f"{self.namer.claimed(change.id)}: {ARROW.join(dict.fromkeys(parts))}"

    def _standing(self, facts: Facts) -> str:
        firm = self.namer.firmness(facts["modality"], facts["polarity"])
        verdict = self.words.of("verdict", facts["verdict"] or "")
        three = self._three(facts)
        return ", ".join(part for part in (firm, verdict, three) if part)

    def _three(self, facts: Facts) -> str:
        return self.say("three", facts["outlets"], facts["origins"], facts["unknown"])

    def position_words(self, change: Change) -> str:
        """Return who now stands for a happening too, and how firmly where they do not simply say so."""
        before, after = change.before or {}, change.after or {}
        added = set(after["holders"]) - set(before["holders"])
        stands = {
            f"{p.holder} ({firm})" if (firm := self.namer.firmness(p.modality, "+")) else p.holder
            for p in self.after.happenings[change.id].positions
            if p.holder in added and p.polarity == "+"
        }
        return f"{', '.join(sorted(stands or added))}: {self.namer.name(change.id)}"

    def value_words(self, change: Change) -> str:
        """Return the values of one slot with what each stood on before and stands on now."""
        after = change.after or {}
        sides = [self._values(f) for f in (change.before, after) if f is not None]
        if change.change == "new" and change.before is not None:
            known = {v["value"] for v in change.before["values"]}
            added = [v for v in after["values"] if v["value"] not in known]
            sides = [self._values({"values": added})]
        slot = self.words.of("slot", after["slot"])
        return f"{self.namer.claimed(after['about'])} ({slot}): {ARROW.join(sides)}"

    def _values(self, facts: Facts) -> str:
        return " | ".join(
            f"{self.words.value(v['value'])} ({self.words.of('verdict', v['verdict'])})"
            for v in facts["values"]
        )

    def denial_words(self, change: Change) -> str:
        """Return who denies what."""
        after = change.after or {}
        about = "; ".join(dict.fromkeys(self.namer.name(h) for h in after["about"]))
        return f"{self._speaker(after)}: {about}"

    def _about(self, id_: str) -> str:
        """Return what a plan is about: a happening's name, or the announcer's own words where it is no happening."""
        utterance = self.after.utterances.get(id_)
        cite = self.evidence.cite_id(utterance.members[0]) if utterance else None
        if id_ in self.after.happenings or cite is None:
            return self.namer.name(id_)
        return f"“{short(' '.join(cite.exact.split()), SHORT)}”"

    def plan_words(self, change: Change) -> str:
        """Return a plan's name, whose it is, and its states."""
        facts = change.after or change.before or {}
        window = " – ".join(dict.fromkeys(facts["window"] or ()))
        about = " ".join(
            part for part in (self._about(facts["about"]), window and f"({window})") if part
        )
        said = names_of((facts["holder"],), self.words)
        holder = f"{self.words('holder')} {said}" if said else ""
        name = ", ".join(part for part in (about, holder) if part)
        return f"{name}: {self._states(change)}"

    def agreement_words(self, change: Change) -> str:
        """Return an agreement's subject and parties, and its states."""
        facts = change.after or change.before or {}
        name = " · ".join(part for part in (facts["subject"], ", ".join(facts["parties"])) if part)
        return f"{name}: {self._states(change)}"

    def restriction_words(self, change: Change) -> str:
        """Return on whom, by whom and under what, who complies and who threatens, and the states."""
        facts = change.after or change.before or {}
        parts = [", ".join(facts["on"]) or self.words("nobody_named")]
        for label, names in (
            ("by", facts["by"]),
            ("under", [facts["under"]] if facts["under"] else []),
            ("complies", facts["says_complies"]),
            ("threatens", facts["threatens"]),
        ):
            if names:
                parts.append(f"{self.words(label)} {', '.join(names)}")
        return f"{', '.join(parts)}: {self._states(change)}"

    def _states(self, change: Change) -> str:
        before = change.before["state"] if change.before else ""
        after = change.after["state"] if change.after else ""
        states = [self.words.of("state", before)] if before != after and before else []
        why = self._decided_by(change)
        states.append(state_of(after, why, self.words) if after else self.say("gone"))
        return ARROW.join(states)

    def _decided_by(self, change: Change) -> Why | None:
        """Return why a plan, agreement or sanction is in its state."""
        after = self.after
        registers = (after.plans, after.agreements, after.restrictions)
        steps = next((held[change.id].steps for held in registers if change.id in held), ())
        return steps[-1].why if steps else None

    def utterance_words(self, change: Change) -> str:
        """Return who said it, and on how many outlets' pages it stands."""
        facts = [f for f in (change.before, change.after) if f]
        counts = [
            self.say("renderings", f["renderings"], f["outlets"])
            for f in facts
            if len(facts) > 1 or f["renderings"] > 1
        ]
        name = self._speaker(facts[-1])
        return f"{name}: {ARROW.join(counts)}" if counts else name

    def _speaker(self, facts: Facts) -> str:
        return self.words("unnamed") if facts["speaker"] in ("", "unnamed") else facts["speaker"]


SAID: dict[str, Callable[[_Teller, Change], str]] = {
    "happening": _Teller.happening_words,
    "position": _Teller.position_words,
    "value": _Teller.value_words,
    "denial": _Teller.denial_words,
    "plan": _Teller.plan_words,
    "agreement": _Teller.agreement_words,
    "restriction": _Teller.restriction_words,
    "utterance": _Teller.utterance_words,
}
