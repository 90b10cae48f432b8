"""Chains of sources: through whom a statement came, as far as the page prints it, and never further.

A relay cue ("dilansir", "dikutip", "mengutip") is read with the names that follow it. Where a day or nothing follows,
the chain says ``unnamed``. A cue covers the statements of its sentence; one that stands in a sentence without a
statement covers what it points to: the paragraph, or, at the head of the page, the page. A wire that is spoken *to*
("kepada Reuters") is an addressee and no part of the chain.
"""

from collections.abc import Sequence
from typing import NamedTuple

from benang.languages.speech import Outlet, Speech
from benang.reading.tokens import Token
from benang.records import Relay, RelayRole, Scope, Span

_REACH = 14  # tokens behind a cue in which names stand
UNNAMED = "unnamed"


class RelayCue(NamedTuple):
    """A relay cue with the names behind it: name, role and place, nearest first; ``start`` and ``stop`` bound it all."""

    start: int
    stop: int
    names: tuple[tuple[str, RelayRole, int, int], ...]


def find_relays(tokens: Sequence[Token], speech: Speech) -> list[RelayCue]:
    """Return the relay cues among the tokens of a sentence (without its quotations), in order."""
    found: list[RelayCue] = []
    for at, token in enumerate(tokens):
        if found and token.start < found[-1].stop:
            continue
        cue = _cue_at(tokens, at, speech)
        if cue is not None:
            found.append(cue)
    return found


def _cue_at(tokens: Sequence[Token], at: int, speech: Speech) -> RelayCue | None:
    words = speech.relay
    low = tokens[at].low
    led = at > 0 and tokens[at - 1].low in words.lead
    if low in words.passive or low in words.active:
        names = _names(tokens, at + 1, speech, loose=True)
        if names is None:
            return None
        if not names and not _free(tokens, at, speech, led=led):
            return None
        stop = names[-1][3] if names else tokens[at].stop
        listed = names or [(UNNAMED, "other", tokens[at].start, tokens[at].stop)]
        return RelayCue(tokens[at].start, stop, tuple(listed))
    if low in words.wired and (
        led or low in ("tulis", "lapor", "kutip", "mewartakan", "memberitakan")
    ):
        names = _names(tokens, at + 1, speech, loose=False)
        if names:
            return RelayCue(tokens[at].start, names[-1][3], tuple(names))
    return None


def _free(tokens: Sequence[Token], at: int, speech: Speech, *, led: bool) -> bool:
    """Tell whether a cue without a name is a relay all the same: "dikutip Kamis", "seperti dikutip"."""
    del speech
    if tokens[at].low in ("dimuat", "disiarkan", "dihimpun", "dirangkum"):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    ends = following is None or following.text in ".,("
    dated = following is not None and following.low in _DAYS
    alone = at > 0 and tokens[at - 1].text in ',"”'
    return dated or (ends and (led or alone))


_DAYS = frozenset(
    ("senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "minggu", "pada", "hari")
)


def _names(
    tokens: Sequence[Token], start: int, speech: Speech, *, loose: bool
) -> list[tuple[str, RelayRole, int, int]] | None:
    """Return the outlets behind a cue; with ``loose`` a capitalised run no table knows counts too."""
    words = speech.relay
    found: list[tuple[str, RelayRole, int, int]] = []
    role: RelayRole = "other"
    at = start
    while at < min(len(tokens), start + _REACH):
        token = tokens[at]
        known = known_outlet(tokens, at, speech)
        if known is not None:
            outlet, width = known
            found.append((outlet.name, outlet.role, token.start, tokens[at + width - 1].stop))
            at += width
        elif token.low in words.skip and not (
            token.text[0].isupper() and loose and not found and _run(tokens, at) > 1
        ):
            role = _role(token.low, role, speech)
            at += 1
        elif found and (token.low in words.join or token.low in ("dilansir", "dikutip")):
            at += 1
        elif not found and loose and token.text[0].isupper() and token.low not in _DAYS:
            width = _run(tokens, at)
            if (
                at + width < len(tokens)
                and tokens[at + width].text == ","
                and known_outlet(tokens, at + width + 1, speech)
            ):
                at += width + 1
                continue
            stop = at + width
            name = " ".join(t.text for t in tokens[at:stop]).replace(" . ", ".")
            return [
                (name, role if role != "other" else "other", token.start, tokens[stop - 1].stop)
            ]
        else:
            break
    return found


def _run(tokens: Sequence[Token], at: int) -> int:
    """Return how many tokens a capitalised run has, with the full stop of an address in it."""
    stop = at
    while stop < len(tokens):
        text = tokens[stop].text
        dotted = (
            text == "."
            and stop + 1 < len(tokens)
            and tokens[stop + 1].start == tokens[stop].stop
            and tokens[stop + 1].text[0].islower()
        )
        address = stop > at and tokens[stop - 1].text == "."
        if not (text[0].isupper() or dotted or address) or tokens[stop].low in _DAYS:
            break
        stop += 1
    return stop - at


def _role(low: str, role: RelayRole, speech: Speech) -> RelayRole:
    if low in speech.relay.broadcaster_words:
        return "broadcaster"
    if low in ("kantor",):
        return "wire"
    if low in ("laman", "situs", "harian", "surat", "koran", "portal", "majalah"):
        return "outlet"
    return role


def known_outlet(tokens: Sequence[Token], at: int, speech: Speech) -> tuple[Outlet, int] | None:
    """Return the outlet whose name starts at ``at`` and how many tokens it has, longest name first."""
    if at >= len(tokens) or not (
        tokens[at].text[0].isupper()
        or tokens[at].text[0].isdigit()
        or "." in [t.text for t in tokens[at + 1 : at + 2]]
    ):
        return None
    for words, outlet in speech.relays.get(tokens[at].low, ()):
        width = len(words)
        if tuple(t.low for t in tokens[at : at + width]) == words:
            if width == 1 and at + 1 < len(tokens) and _goes_on(tokens, at):
                continue
            return outlet, width
    return None


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a short name is only the start of a longer one (".com" behind it is not)."""
    following = tokens[at + 1]
    return (
        following.text[0].isupper()
        and len(tokens[at].text) <= 4
        and following.low not in _DAYS
        and following.start > tokens[at].stop
    )  # noqa: PLR2004 - "The", "Sun", "AP"


def as_relays(cue: RelayCue, page: str, scope: Scope, step: int = 1) -> list[Relay]:
    """Return the relays of a cue from ``step`` on; names joined in one cue are one step."""
    return [
        Relay(step, role, name, Span(page, start, stop), scope)
        for name, role, start, stop in cue.names
    ]
