"""Scores on the bundled example pages, which are always there, against ``examples.toml``."""

import tomllib
from functools import lru_cache
from typing import Any

from benang.reading.moments import best
from benang.records import Statement
from gate.material import HERE, examples
from gate.scoring import characters, f1, pair_up, share

FORMS = {"d": "direct", "i": "indirect", "m": "mixed"}


@lru_cache(maxsize=1)
def labels() -> list[dict[str, Any]]:
    """Return what a careful reader finds, page by page."""
    return list(tomllib.loads((HERE / "examples.toml").read_text(encoding="utf-8"))["page"])


def _pairs() -> tuple[list[tuple[dict[str, Any], Statement]], int, int]:
    """Return (label, statement) pairs at an overlap of one half, and how many of each there were."""
    pairs: list[tuple[dict[str, Any], Statement]] = []
    gold = found = 0
    for page in labels():
        reading = examples()[page["file"]]
        text = reading.article.page.text
        wanted = []
        for label in page["statements"]:
            at = text.find(label["text"])
            if at < 0:
                message = f"{page['file']} does not hold {label['text']!r}"
                raise ValueError(message)
            wanted.append(characters(text, [(at, at + len(label["text"]))]))
        had = [characters(text, [(p.start, p.stop) for p in s.pieces]) for s in reading.statements]
        gold += len(wanted)
        found += len(had)
        pairs += [(page["statements"][i], reading.statements[j]) for i, j in pair_up(wanted, had)]
    return pairs, gold, found


def statements() -> float:
    """Return F1 of statements at an overlap of one half."""
    pairs, gold, found = _pairs()
    return f1(len(pairs), gold, found)


def speakers() -> float:
    """Return the share of matched statements whose speaker is the reader's, word for word."""
    pairs, _, _ = _pairs()
    return share(
        sum(s.speaker.name.casefold() == g["speaker"].casefold() for g, s in pairs), len(pairs)
    )


def chains() -> float:
    """Return the share of matched statements whose chain holds exactly the reader's names."""
    pairs, _, _ = _pairs()
    return share(
        sum(sorted(r.name for r in s.chain) == sorted(g["chain"]) for g, s in pairs), len(pairs)
    )


def moments() -> float:
    """Return the share of labelled moments found with the reader's first day (printed or best value)."""
    hits = total = 0
    for page in labels():
        reading = examples()[page["file"]]
        text = reading.article.page.text
        for words, day in page["moments"]:
            total += 1
            hits += any(
                text[m.span.start : m.span.stop].startswith(words.split(" kemarin")[0])
                and day in (m.first[:10], best(m)[0][:10])
                for m in reading.moments
            )
    return share(hits, total)
