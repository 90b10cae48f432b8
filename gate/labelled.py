"""Scores on labelled real pages, by the scorer that lies beside them, and on what joins their statements.

The shared labels, and our own of other pages (``labels/``; offsets only, names too are the spans that spell them; the
texts stay in the shared data). Rules were tuned on all of them but ``unseen_e``: nobody looks at its pages while working on
rules. ``blind_b`` and ``seen_d`` were such sets before.
"""

import json
import subprocess
import sys
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from benang.build import weave_readings
from benang.engines.inline import InlineEngine
from benang.records import Reading, Weave
from benang.telling.shapes import reading_row
from gate.material import HERE, LABELLED, SHARED, readings, readings_of
from gate.scoring import characters, f1, pair_up

OURS = HERE / "labels"
SETS = ("blind_a", "blind_b", "seen_c", "seen_d", "unseen_e")


@lru_cache(maxsize=4)
def scores(name: str) -> dict[str, Any]:
    """Return every figure of the scorer for the pages of a set: ``shared``, ``blind_a`` or ``blind_b``."""
    labels = LABELLED / "labels.json" if name == "shared" else OURS / f"{name}.json"
    found = shared_pages() if name == "shared" else readings_of(_ids(labels))
    with TemporaryDirectory() as folder:
        out, texts = Path(folder) / "readings.jsonl", Path(folder) / "texts.jsonl"
        if name != "shared":
            labels = _spelled(labels, found, Path(folder) / "labels.json")
        out.write_bytes(b"\n".join(msgspec.json.encode(reading_row(r)) for r in found))
        texts.write_bytes(
            b"\n".join(
                msgspec.json.encode({"id": r.article.page.given_id, "text": r.article.page.text})
                for r in found
            )
        )
        scorer = SHARED / "tools" / "score_reading.py"
        command = [sys.executable, str(scorer), str(labels), str(out), "--texts", str(texts)]
        done = subprocess.run([*command, "--json"], capture_output=True, check=True, text=True)
    return dict(json.loads(done.stdout))


def _spelled(labels: Path, found: Iterable[Reading], out: Path) -> Path:
    """Write a set of ours with its names spelled from the texts, as the scorer reads them, and return where."""
    pages = {r.article.page.given_id: r.article.page.text for r in found}
    rows = json.loads(labels.read_text(encoding="utf-8"))
    for article in rows["articles"]:
        text = pages[article["id"]]
        for statement in article["statements"]:
            statement["speaker"] = _name(text, statement["speaker"])
            statement["to"] = _name(text, statement["to"])
            statement["relay"] = [_name(text, spans) for spans in statement["relay"]]
    out.write_text(json.dumps(rows), encoding="utf-8")
    return out


def _name(text: str, spans: list[list[int]] | str | None) -> str | None:
    """Return the name that spans spell; ``unnamed`` and nothing are themselves."""
    if spans is None or isinstance(spans, str):
        return spans
    return " ".join(text[start:stop] for start, stop in spans)


def figure(name: str, of: str) -> float:
    """Return one figure of a set: an F1, or the share right of a ``[share, count]`` pair; 1.0 with nothing to count."""
    found = scores(name).get(of, [1.0, 0])
    return float(found["f1"] if isinstance(found, dict) else found[0])


def shared_pages() -> tuple[Reading, ...]:
    """Return the readings of the shared labelled pages."""
    return readings(LABELLED / "articles.jsonl")


@lru_cache(maxsize=1)
def _woven() -> Weave:
    return weave_readings(shared_pages(), InlineEngine())


@lru_cache(maxsize=1)
def _found() -> dict[str, str]:
    """Return the found statement's id for every label that was found, by ``article:key``."""
    found: dict[str, str] = {}
    labels = json.loads((LABELLED / "labels.json").read_text(encoding="utf-8"))
    pages = {r.article.page.given_id: r for r in shared_pages()}
    for article in labels["articles"]:
        reading = pages[article["id"]]
        text = reading.article.page.text
        gold = [characters(text, s["content"]) for s in article["statements"]]
        had = [characters(text, [(p.start, p.stop) for p in s.pieces]) for s in reading.statements]
        for i, j in pair_up(gold, had, 0.3):
            key = f"{article['id']}:{article['statements'][i]['key']}"
            found[key] = reading.statements[j].id
    return found


def utterance_pairs() -> float:
    """Return F1 over the pairs that the labels call one utterance or a near miss."""
    labels = json.loads((LABELLED / "labels.json").read_text(encoding="utf-8"))
    group = {m: u.id for u in _woven().utterances for m in u.members}
    hits = gold = joined = 0
    for one in labels["groups"]:
        same = [
            (cluster[i], cluster[j])
            for cluster in one.get("same_utterance", [])
            for i in range(len(cluster))
            for j in range(i + 1, len(cluster))
        ]
        gold += len(same)
        for pairs, wanted in ((same, 1), (one.get("near_miss", []), 0)):
            for left, right in pairs:
                a, b = _found().get(left), _found().get(right)
                if a is not None and b is not None and group[a] == group[b]:
                    joined += 1
                    hits += wanted
    return f1(hits, gold, joined)


def _ids(labels: Path) -> tuple[str, ...]:
    found = json.loads(labels.read_text(encoding="utf-8"))
    return tuple(sorted(article["id"] for article in found["articles"]))


@lru_cache(maxsize=1)
def topics() -> float:
    """Return B-cubed F1 of stories over the hand-made topics (Bagga and Baldwin 1998); each page in one topic."""
    path = SHARED / "data" / "topics_2011_id.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    topic = {page: row["topic"] for row in rows for page in row["ids"]}
    found = readings_of(tuple(sorted(topic)))
    woven = weave_readings(found, InlineEngine())
    given = {r.article.page.id: r.article.page.given_id for r in found}
    story = {given[p]: s.id for s in woven.stories for p in s.pages}
    pages = sorted(topic)
    precision = recall = 0.0
    for page in pages:
        ours = {p for p in pages if story.get(p) == story.get(page)}
        theirs = {p for p in pages if topic[p] == topic[page]}
        precision += len(ours & theirs) / len(ours)
        recall += len(ours & theirs) / len(theirs)
    return 2 * precision * recall / (precision + recall) / len(pages)
