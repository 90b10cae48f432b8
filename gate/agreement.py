"""Print how far two readers agree who labelled the same pages apart: ``python -m gate.agreement``.

Nobody can be asked to agree with labels more than people do, so these figures are the ceiling of any score on labels of this kind. The second
reader's labels (``labels/seen_d_second.json``) are scored as if a program had found them, statements at an overlap of half.
"""

import json
from collections import Counter
from typing import Any

from gate.labelled import OURS
from gate.material import NOT_HERE, readings_of
from gate.scoring import characters, f1, pair_up, share

FIRST, SECOND = "seen_d", "seen_d_second"


def agreement() -> dict[str, float]:
    """Return F1 of spans and the shares of equal values between the two readers, by what was labelled."""
    first, second = _labels(FIRST), _labels(SECOND)
    texts = {
        r.article.page.given_id: r.article.page.text for r in readings_of(tuple(sorted(second)))
    }
    n: Counter[str] = Counter()
    for name, theirs in second.items():
        _count_statements(texts[name], first[name]["statements"], theirs["statements"], n)
        _count_dates(texts[name], first[name]["dates"], theirs["dates"], n)
    return {
        "statements_exact": f1(n["exact"], n["first"], n["second"]),
        "statements_overlap": f1(n["met"], n["first"], n["second"]),
        "modality": share(n["modality"], n["met"]),
        "polarity": share(n["polarity"], n["met"]),
        "speaker": share(n["speaker"], n["met"]),
        "moments": f1(n["dates_met"], n["dates_first"], n["dates_second"]),
        "moment_value": share(n["days"], n["dates_met"]),
    }


def _labels(name: str) -> dict[str, Any]:
    rows = json.loads((OURS / f"{name}.json").read_text(encoding="utf-8"))
    return {article["id"]: article for article in rows["articles"]}


def _count_statements(text: str, one: list[Any], other: list[Any], n: Counter[str]) -> None:
    gold = [characters(text, s["content"]) for s in one]
    had = [characters(text, s["content"]) for s in other]
    pairs = pair_up(gold, had)
    n.update({"first": len(gold), "second": len(had), "met": len(pairs)})
    for i, j in pairs:
        n["exact"] += gold[i] == had[j]
        n["modality"] += one[i]["modality"] == other[j]["modality"]
        n["polarity"] += one[i]["polarity"] == other[j]["polarity"]
        n["speaker"] += _words(text, one[i]["speaker"]) & _words(text, other[j]["speaker"]) != set()


def _words(text: str, speaker: list[list[int]] | str | None) -> set[str]:
    """Return the longer words of a name given as spans; somebody unnamed is one such word."""
    if speaker is None or isinstance(speaker, str):
        return {"unnamed"}
    said = " ".join(text[start:stop] for start, stop in speaker).casefold()
    return {word for word in said.split() if len(word) > 2}  # "dr", "ri" say nothing


def _count_dates(text: str, one: list[Any], other: list[Any], n: Counter[str]) -> None:
    gold = [characters(text, [(d["start"], d["end"])]) for d in one]
    had = [characters(text, [(d["start"], d["end"])]) for d in other]
    pairs = pair_up(gold, had)
    n.update({"dates_first": len(gold), "dates_second": len(had), "dates_met": len(pairs)})
    n["days"] += sum(
        (one[i]["first"], one[i]["last"]) == (other[j]["first"], other[j]["last"]) for i, j in pairs
    )


if __name__ == "__main__":
    try:
        for name, figure in agreement().items():
            print(f"{name:24} {figure:.4f}")
    except FileNotFoundError:
        raise SystemExit(NOT_HERE) from None
