"""Scores on the founding pages against their reference: lines, statements, chains, utterances."""

from functools import lru_cache
from typing import Any

from benang.build import weave_readings
from benang.engines.inline import InlineEngine
from benang.records import Reading, Statement, Weave
from gate.material import reference, seeds
from gate.scoring import characters, f1, pair_up, share

ROLE_OF = {"repeated-body": "repeat"}


@lru_cache(maxsize=4)
def woven(as_of: str = "") -> Weave:
    """Return the weave of the five pages, or of those published by a day."""
    chosen = [
        r
        for r in seeds().values()
        if not as_of or (r.published is not None and r.published.last[:10] <= as_of)
    ]
    return weave_readings(chosen, InlineEngine(), as_of)


def body_lines() -> float:
    """Return F1 of the lines told to be body."""
    hits = gold = found = 0
    for page, line, label in _lines():
        body = _role_of_line(page, line) == "body"
        gold += label == "body"
        found += body
        hits += body and label == "body"
    return f1(hits, gold, found)


def wrong_roles() -> list[str]:
    """Return the lines whose role differs from the reference, as ``page:line role wanted``."""
    return [
        f"{page}:{line} {got} {label}"
        for page, line, label in _lines()
        if (got := _role_of_line(page, line)) != ROLE_OF.get(label, label)
    ]


@lru_cache(maxsize=1)
def matched() -> dict[str, Statement]:
    """Return the found statement for every reference statement that was found, by the reference's id."""
    found: dict[str, Statement] = {}
    for page, reading in seeds().items():
        gold = list(_gold(page))
        text = reading.article.page.text
        wanted = [characters(text, [(c["start"], c["end"]) for c in g["content"]]) for g in gold]
        had = [characters(text, [(p.start, p.stop) for p in s.pieces]) for s in reading.statements]
        for i, j in pair_up(wanted, had, 0.3):
            found[str(gold[i]["id"])] = reading.statements[j]
    return found


def statements() -> float:
    """Return F1 of statements at an overlap of one half; in-page copies of the reference are left out."""
    hits = gold_count = found_count = 0
    for page, reading in seeds().items():
        gold = _gold(page)
        text = reading.article.page.text
        wanted = [characters(text, [(c["start"], c["end"]) for c in g["content"]]) for g in gold]
        had = [characters(text, [(p.start, p.stop) for p in s.pieces]) for s in reading.statements]
        hits += len(pair_up(wanted, had))
        gold_count += len(wanted)
        found_count += len(had)
    return f1(hits, gold_count, found_count)


def relays() -> tuple[float, list[str]]:
    """Return the share of printed relays found on matched statements, and every name no reference has on its page."""
    hits = total = 0
    invented: list[str] = []
    for page, reading in seeds().items():
        printed = {str(r.get("agent", "")) for g in _gold(page) for r in g["relay"]}
        printed |= {credit.name for credit in reading.article.credits}
        for statement in reading.statements:
            invented += [
                f"{page}: {step.name}" for step in statement.chain if step.name not in printed
            ]
        for g in _gold(page):
            statement_found = matched().get(str(g["id"]))
            for relay in g["relay"]:
                if statement_found is not None:
                    total += 1
                    hits += relay["agent"] in {step.name for step in statement_found.chain}
    return share(hits, total), invented


def utterance_pairs() -> tuple[float, list[str]]:
    """Return F1 over the pairs the reference links or forbids, and the forbidden pairs that were joined."""
    group = {m: u.id for u in woven().utterances for m in u.members}
    hits = gold = found = 0
    wrong: list[str] = []
    for row in reference("links.json"):
        left, right = (matched().get(str(row[side])) for side in ("a", "b"))
        one = left is not None and right is not None and group[left.id] == group[right.id]
        if not row["link"]:
            found += one
            wrong += [f"{row['a']} {row['b']}"] if one else []
        elif row["relation"] != "related, two propositions" and row["relation"] != "repeat":
            gold += 1
            hits += one
            found += one
    return f1(hits, gold, found), wrong


def _gold(page: str) -> list[dict[str, Any]]:
    return [
        dict(g)
        for g in reference("statements.json")
        if str(g["file"]).startswith(page) and not g["duplicate_of"]
    ]


def _lines() -> list[tuple[str, int, str]]:
    return [
        (str(row["file"])[:3], int(str(row["line"])), str(row["label"]))
        for row in reference("lines.json")
    ]


@lru_cache(maxsize=256)
def _role_of_line(page: str, line: int) -> str:
    """Return the role that most characters of a line have."""
    reading: Reading = seeds()[page]
    text = reading.article.page.text
    start = sum(len(part) + 1 for part in text.split("\n")[: line - 1])
    stop = start + len(text.split("\n")[line - 1])
    size: dict[str, int] = {}
    for block in reading.article.blocks:
        overlap = min(stop, block.span.stop) - max(start, block.span.start)
        if overlap > 0:
            size[block.role] = size.get(block.role, 0) + overlap
    return max(sorted(size), key=lambda role: size[role]) if size else ""
