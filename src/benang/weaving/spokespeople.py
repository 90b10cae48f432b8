"""Who speaks for whom: a spokesperson's role names the body, and the body is one that some page names too.

The body stands in the role itself ("juru bicara Dinas Pelabuhan"), or in the page between the role and the name, or after
the name behind a comma; only a body that a page of the pile names gets a link.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from benang.languages import Pack
from benang.languages.comparing import Comparing
from benang.records import Entity, Link, Reading, Reason

_APART = re.compile(r"[^a-z0-9]+")
_BESIDE = 90
_STOP = re.compile(r"[.;:!?\n\"“”()]")


def fold(name: str) -> str:
    """Return a name's folded words: lower case, ascii, hyphens and marks as spaces."""
    flat = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _APART.sub(" ", flat).strip()


def find_spokespeople(
    readings: Sequence[Reading], of: Mapping[str, str], words: Comparing, pack: Pack
) -> list[Link]:
    """Return speaks_for links, the spokesperson on the left, the body on the right; both are ids of people."""
    readings = sorted(readings, key=lambda r: r.article.page.id)
    bodies = _bodies(readings, of)
    found: dict[tuple[str, str], Link] = {}
    for reading in readings:
        page = reading.article.page.id
        for entity in reading.entities:
            if entity.kind != "PER" or not _opens(fold(entity.role), words):
                continue
            left = of[f"{page}/{entity.key}"]
            for body in bodies_of(entity, reading, words):
                keys = (body, pack.naming.country(body))
                right = next((bodies[(page, k)] for k in keys if (page, k) in bodies), "")
                right = right or next((bodies[("", k)] for k in keys if ("", k) in bodies), "")
                if right and right != left:
                    reason = Reason("entity.speaks_for", 0.9, (entity.name, body))
                    link = Link("speaks_for", left, right, "joined", 0.9, (reason,))
                    found.setdefault((left, right), link)
                    break
    return [found[key] for key in sorted(found)]


def bodies_of(entity: Entity, reading: Reading, words: Comparing) -> Iterator[str]:
    """Yield, folded, what may be the body that an entity with a spokesperson's role speaks for."""
    role = fold(entity.role)
    body = role[len(_opens(role, words)) :].strip()
    if body:
        yield body
    text = reading.article.page.text
    for name in reading.names:
        if name.key != entity.key:
            continue
        before = _STOP.split(text[max(0, name.span.start - _BESIDE) : name.span.start])[-1]
        yield from _after_role(fold(before), words)
        after = _STOP.split(text[name.span.stop : name.span.stop + _BESIDE])[0]
        parts = after.split(",")
        if len(parts) > 1 and not parts[0].strip():
            yield from _after_role(fold(parts[1]), words)


def _after_role(text: str, words: Comparing) -> Iterator[str]:
    """Yield what follows the last spokesperson's role in a folded text."""
    padded = f" {text} "
    at, spoke = max((padded.rfind(f" {spoke} "), spoke) for spoke in words.spokes)
    if at >= 0:
        body = padded[at + len(spoke) + 2 :].strip()
        if body:
            yield body


def _opens(role: str, words: Comparing) -> str:
    """Return the spokesperson's words a folded role opens with, the longest first, or nothing."""
    fitting = (s for s in words.spokes if role == s or role.startswith(f"{s} "))
    return max(fitting, key=len, default="")


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
