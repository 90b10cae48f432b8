"""What one ledger holds, read from its views once, so that two of them can be laid side by side."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeVar

import msgspec

from benang.ledger import Ledger
from benang.records import (
    Agreement,
    Happening,
    Plan,
    Restriction,
    Story,
    Utterance,
    Verdict,
)

R = TypeVar("R", Story, Utterance, Happening, Plan, Agreement, Restriction)

DENYING = ("say", "deny", "believe", "topic")
"""Acts that state something: whoever asks, warns or wishes that a thing be not so does not deny it."""

SlotValue = tuple[str, str]


class Snapshot(NamedTuple):
    """The groups and registers of one weave by id; ``page_of`` and ``utterance_of`` lead from statements and events."""

    as_of: str
    outlets: Mapping[str, str]  # a page -> the outlet it names, or itself
    page_of: Mapping[str, str]
    story_of: Mapping[str, str]
    copy_of: Mapping[str, str]  # a page -> its group of copies, or itself
    replaced_by: Mapping[str, str]  # an older version of a page -> the newest one
    stories: Mapping[str, Story]
    utterances: Mapping[str, Utterance]
    utterance_of: Mapping[str, str]
    denying: frozenset[str]  # statements that can deny: not "not yet", and no request or warning
    happenings: Mapping[str, Happening]
    happening_of: Mapping[str, str]
    verdicts: Mapping[str, Mapping[SlotValue, Verdict]]
    plans: Mapping[str, Plan]
    agreements: Mapping[str, Agreement]
    restrictions: Mapping[str, Restriction]

    def pages(self, ids: Iterable[str]) -> list[str]:
        """Return the pages on which statements and events stand, each once, in order."""
        return sorted({self.page_of[i] for i in ids if i in self.page_of})

    def taken_back(self, ids: Iterable[str]) -> list[str]:
        """Return the newest versions of the pages the ids stand on, if all are older ones and no newest tells it; else none.

        What stands in one happening or utterance with an id tells the same.
        """
        told = set(ids)
        told.update(m for i in list(told) for m in self._beside(i))
        pages = self.pages(told)
        newest = {self.replaced_by.get(page, page) for page in pages}
        return sorted(newest) if newest.isdisjoint(pages) else []

    def _beside(self, id_: str) -> tuple[str, ...]:
        if id_ in self.utterance_of:
            return self.utterances[self.utterance_of[id_]].members
        happening = self.happenings.get(self.happening_of.get(id_, ""))
        return happening.members if happening else ()

    def story(self, ids: Iterable[str]) -> str:
        """Return the story of the first page on which statements or events stand, or an empty string."""
        return next((self.story_of.get(page, "") for page in self.pages(ids)), "")


def take(ledger: Ledger) -> Snapshot:
    """Return what a woven ledger holds."""
    ask = ledger.connection.execute
    woven = ask("SELECT as_of FROM woven").fetchone()
    utterances = _records(ledger, "utterances", Utterance)
    happenings = _records(ledger, "happenings", Happening)
    page_of = dict(ask("SELECT id, page FROM statements").fetchall())
    page_of.update(ask("SELECT id, page FROM events"))
    verdicts: dict[str, dict[SlotValue, Verdict]] = {}
    for happening, slot, value, record in ask(
        "SELECT happening, slot, value, record FROM verdicts"
    ):
        verdict = msgspec.json.decode(record, type=Verdict)
        verdicts.setdefault(happening, {})[slot, value] = verdict
    return Snapshot(
        as_of=str(woven[0]) if woven else "",
        outlets={
            page: outlet or page for page, outlet in ask("SELECT id, outlet FROM pages WHERE read")
        },
        page_of=page_of,
        story_of={page: story for story, page in ask("SELECT story, page FROM story_pages")},
        copy_of={page: copy for copy, page in ask("SELECT copy, page FROM copies")},
        replaced_by=dict(ask("SELECT id, replaced_by FROM pages WHERE replaced_by NOT NULL")),
        stories=_records(ledger, "stories", Story),
        utterances=utterances,
        utterance_of={member: u.id for u in utterances.values() for member in u.members},
        denying=frozenset(
            id_
            for (id_,) in ask(f"SELECT id FROM statements WHERE NOT not_yet AND act IN {DENYING}")  # noqa: S608
        ),
        happenings=happenings,
        happening_of={member: h.id for h in happenings.values() for member in h.members},
        verdicts=verdicts,
        plans=_records(ledger, "plans", Plan),
        agreements=_records(ledger, "agreements", Agreement),
        restrictions=_records(ledger, "restrictions", Restriction),
    )


def _records(ledger: Ledger, view: str, record: type[R]) -> dict[str, R]:
    decode = msgspec.json.Decoder(record).decode
    rows = ledger.connection.execute(f"SELECT id, record FROM {view} ORDER BY id")  # noqa: S608 -- our own words
    return {id_: decode(text) for id_, text in rows}
