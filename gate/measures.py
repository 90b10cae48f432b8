"""Every measure of the gate by name: what it is scored on, and the function that scores it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from gate import dates, events, examples, firmness, labelled, lives, names, quotations, seeds
from gate.material import ARTICLES, HERE, LABELLED, SEEDS, SHARED

LABELLED_FIGURES = (
    "statements_overlap",
    "statements_exact",
    "form",
    "speaker",
    "relay_recall",
    "relay_precision",
    "modality",
    "polarity",
    "moments",
    "moment_value",
    "body_chars",
    "junk_lines_out",
)


BLIND_FIGURES = (
    "statements_overlap",
    "statements_exact",
    "speaker",
    "modality",
    "polarity",
    "moments",
    "moment_value",
    "relay_recall",
    "relay_precision",
)

EVENT_FIGURES: dict[str, Callable[[str], float]] = {
    "micro": events.micro,
    "macro": events.macro,
    "actor": events.actor,
    "recipient": events.recipient,
    "firmness": events.firm,
}


class Measure(NamedTuple):
    """``score()`` is between 0 and 1, more is better; ``material`` is what its floor is pinned to.

    ``needs`` is what else must be there to score it.
    """

    score: Callable[[], float]
    material: Path
    needs: Path = HERE

    def can_run(self) -> bool:
        """Return whether the pages of this measure are on this machine."""
        return self.material.exists() and self.needs.exists()


MEASURES: dict[str, Measure] = {
    "examples.statements": Measure(examples.statements, HERE / "examples.toml"),
    "examples.speakers": Measure(examples.speakers, HERE / "examples.toml"),
    "examples.chains": Measure(examples.chains, HERE / "examples.toml"),
    "examples.moments": Measure(examples.moments, HERE / "examples.toml"),
    "seeds.body_lines": Measure(seeds.body_lines, SEEDS),
    "seeds.statements": Measure(seeds.statements, SEEDS),
    "seeds.relays": Measure(lambda: seeds.relays()[0], SEEDS),
    "seeds.utterance_pairs": Measure(lambda: seeds.utterance_pairs()[0], SEEDS),
    **{
        f"labelled.{name}": Measure(partial(labelled.figure, "shared", name), LABELLED)
        for name in LABELLED_FIGURES
    },
    "labelled.utterance_pairs": Measure(labelled.utterance_pairs, LABELLED),
    "dates.spans": Measure(dates.spans, dates.FOLDER),
    "dates.days": Measure(dates.days, dates.FOLDER),
    "names.entities": Measure(names.entities, names.FOLDER, names.LIBRARY),
    "quotations.recall": Measure(quotations.recall, quotations.PATH),
    "quotations.sources": Measure(quotations.sources, quotations.PATH),
    "plans.precision": Measure(lives.precision, lives.LABELS, ARTICLES),
    "plans.recall": Measure(lives.recall, lives.LABELS, ARTICLES),
    **{
        f"{name}.{of}": Measure(partial(score, name), labelled.OURS / f"{name}.json", ARTICLES)
        for name in ("events_a", "events_b", "events_c")
        for of, score in EVENT_FIGURES.items()
    },
    **{
        f"{name}.{of}": Measure(partial(score, name), labelled.OURS / f"{name}.json", ARTICLES)
        for name in firmness.SETS
        for of, score in (("modality", firmness.modality), ("polarity", firmness.polarity))
    },
    "topics.stories": Measure(labelled.topics, SHARED / "data" / "topics_2011_id.jsonl", ARTICLES),
    **{
        f"{name}.{of}": Measure(
            partial(labelled.figure, name, of), labelled.OURS / f"{name}.json", ARTICLES
        )
        for name in labelled.SETS
        for of in BLIND_FIGURES
    },
}
