"""Who speaks for whom: a spokesperson's role names the body, and the body is one that some page names too."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from benang.languages import Pack
from benang.languages.comparing import Comparing
from benang.records import Link, Reading, Reason

_APART = re.compile(r"[^a-z0-9]+")


def fold(name: str) -> str:
    """Return a name's folded words: lower case, ascii, hyphens and marks as spaces."""
    flat = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _APART.sub(" ", flat).strip()


def find_spokespeople(
    readings: Sequence[Reading], of: Mapping[str, str], words: Comparing, pack: Pack
) -> list[Link]:
    """Return speaks_for links, the spokesperson on the left, the body on the right; both are ids of people."""
    bodies = _bodies(readings, of)
    found: dict[tuple[str, str], Link] = {}
    for reading in readings:
        page = reading.article.page.id
        for entity in reading.entities:
            body = body_of_role(fold(entity.role), words)
            if entity.kind != "PER" or not body:
                continue
            keys = [body, pack.naming.country(body)]
            right = next((bodies[(page, k)] for k in keys if (page, k) in bodies), "")
            right = right or next((bodies[("", k)] for k in keys if ("", k) in bodies), "")
            left = of[f"{page}/{entity.key}"]
            if right and right != left:
                reason = Reason("entity.speaks_for", 0.9, (entity.name, entity.role))
                found.setdefault(
                    (left, right), Link("speaks_for", left, right, "joined", 0.9, (reason,))
                )
    return [found[key] for key in sorted(found)]


def body_of_role(role: str, words: Comparing) -> str:
    """Return the body that a folded role speaks for, or nothing."""
    for spoke in sorted(words.spokes, key=len, reverse=True):
        if role.startswith(spoke + " "):
            return role[len(spoke) + 1 :]
    return ""


def _bodies(readings: Sequence[Reading], of: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """Return ids by (page, any folded name) and, where the pile has one bearer, by ("", name)."""
    found: dict[tuple[str, str], str] = {}
    wide: dict[str, set[str]] = {}
    for reading in readings:
        page = reading.article.page.id
        for entity in reading.entities:
            if entity.kind == "PER":
                continue
            person = of[f"{page}/{entity.key}"]
            for name in _forms(entity.key, entity.name, entity.aliases):
                found.setdefault((page, name), person)
                wide.setdefault(name, set()).add(person)
    found.update({("", name): min(ids) for name, ids in wide.items() if len(ids) == 1})
    return found


def _forms(key: str, name: str, aliases: Sequence[str]) -> Iterator[str]:
    yield key
    for form in (name, *aliases):
        yield fold(form)
