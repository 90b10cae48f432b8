"""Chains of sources: through whom a statement came, as far as the page prints it, and never further.

A relay cue ("dilansir", "dikutip", "mengutip") is read with the names that follow it. Where a day or nothing follows,
the chain says ``unnamed``. A cue covers the statements of its sentence; one that stands in a sentence without a
statement covers what it points to: the paragraph, or, at the head of the page, the page. A wire that is spoken *to*
("kepada Reuters") is an addressee and no part of the chain.
"""

from collections.abc import Sequence
from typing import NamedTuple

from benang.languages.speech import RelayWords, Speech
from benang.reading.tokens import Token, tokenize
from benang.records import Relay, RelayRole, Scope, Span

_POINTING = 4  # tokens of "hal ini juga telah"
_REACH = 14  # tokens behind a cue in which names stand
UNNAMED = "unnamed"


class Named(NamedTuple):
    """An outlet as a cue names it."""

    name: str
    role: RelayRole
    start: int
    stop: int


class RelayCue(NamedTuple):
    """A relay cue with the names behind it: name, role and place, nearest first; ``start`` and ``stop`` bound it all.

    ``closing`` marks "Demikian seperti dilansir X", which speaks of all before it; ``hearsay`` a report that nobody is
    named for, which speaks of its own sentence alone.
    """

    start: int
    stop: int
    names: tuple[Named, ...]
    closing: bool = False
    hearsay: bool = False


def find_relays(
    tokens: Sequence[Token], speech: Speech, persons: frozenset[int] = frozenset()
) -> list[RelayCue]:
    """Return the relay cues among the tokens of a sentence (without its quotations), in order.

    ``persons`` are offsets at which a person's name starts: somebody quoted is a speaker and no relay, unless the
    cue says who passed it on ("seperti dikutip dari X").
    """
    found: list[RelayCue] = []
    for at, token in enumerate(tokens):
        if found and token.start < found[-1].stop:
            continue
        cue = _cue_at(tokens, at, speech)
        led = at > 0 and tokens[at - 1].low in speech.relay.lead
        sure = led or token.low in speech.relay.outlets_only
        if cue is not None and (
            sure or not any(_is_person(name, persons, speech) for name in cue.names)
        ):
            found.append(cue)
    return found


def _is_person(name: Named, persons: frozenset[int], speech: Speech) -> bool:
    return name.start in persons and not is_outlet(name.name, speech)


def is_outlet(name: str, speech: Speech) -> bool:
    """Tell whether a name is, or ends with, one of the wires, broadcasters and papers the pack knows."""
    tokens = tokenize(name)
    return any(known_outlet(tokens, at, speech) is not None for at in range(len(tokens)))


def _cue_at(tokens: Sequence[Token], at: int, speech: Speech) -> RelayCue | None:
    words = speech.relay
    low = tokens[at].low
    led = at > 0 and tokens[at - 1].low in words.lead
    if low in words.page and not _gathered(tokens, at, speech):
        return None
    if low in words.passive or low in words.active:
        names = _names(tokens, at + 1, speech, loose=low in words.passive)
        if names is None:
            return None
        if not names and not _free(tokens, at, words, led=led):
            return None
        stop = names[-1].stop if names else tokens[at].stop
        listed = names or [Named(UNNAMED, "other", tokens[at].start, tokens[at].stop)]
        closing = any(t.low in words.closing for t in tokens[max(0, at - 2) : at])
        return RelayCue(tokens[at].start, stop, tuple(listed), closing)
    told = low in words.wired and (led or low in words.telling)
    if told or (led and low in words.report):  # "lapor X", "demikian laporan X"
        names = _names(tokens, at + 1, speech, loose=False)
        if names:
            return RelayCue(tokens[at].start, names[-1].stop, tuple(names))
    described = _press(tokens, at, speech) if low in words.wired or low in words.passive else None
    return described or _hearsay(tokens, at, speech)


def _gathered(tokens: Sequence[Token], at: int, speech: Speech) -> bool:
    """Tell whether something is gathered from an outlet, and not by somebody ("data yang dihimpun Dinas X")."""
    if at + 1 >= len(tokens):
        return False
    return (
        tokens[at + 1].low in speech.relay.out_of
        or known_outlet(tokens, at + 1, speech) is not None
    )


def _hearsay(tokens: Sequence[Token], at: int, speech: Speech) -> RelayCue | None:
    """Return the relay of "dilaporkan juga bahwa X mengatakan": a report that is cued, and nobody's."""
    words = speech.relay
    if tokens[at].low not in words.hearsay:
        return None
    behind = at + 1
    while behind < len(tokens) and tokens[behind].low in words.beside:
        behind += 1
    if behind == len(tokens) or tokens[behind].low not in words.that:
        return None
    token = tokens[at]
    nobody = Named(UNNAMED, "other", token.start, token.stop)
    return RelayCue(token.start, token.stop, (nobody,), hearsay=True)


def _press(tokens: Sequence[Token], at: int, speech: Speech) -> RelayCue | None:
    """Return the relay of ("dilaporkan sejumlah media X"): papers that are described and not named."""
    words = speech.relay
    first = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].low in words.by)
    lows = [t.low for t in tokens[first : first + 2]]
    papers = [place for place, low in enumerate(lows) if low in words.papers]
    if not papers or lows[0] not in words.press:
        return None
    stop = first + papers[0] + 1
    while stop < len(tokens) and (
        tokens[stop].text[0].isupper() or tokens[stop].low in words.paper_kinds
    ):
        stop += 1
    name = Named(_printed(tokens, first, stop), "other", tokens[first].start, tokens[stop - 1].stop)
    return RelayCue(tokens[at].start, name.stop, (name,), hearsay=_of_subject(tokens, at, speech))


def _of_subject(tokens: Sequence[Token], at: int, speech: Speech) -> bool:
    """Tell whether papers report the subject of a passive ("Kabar soal X dilaporkan media Y") and not what stands before."""
    led = at > 0 and (tokens[at - 1].low in speech.relay.lead or tokens[at - 1].text in ',"”')
    points = at <= _POINTING and tokens[0].low in speech.nouns.pointers
    return tokens[at].low.startswith("di") and at > 0 and not (led or points)


def _free(tokens: Sequence[Token], at: int, words: RelayWords, *, led: bool) -> bool:
    """Tell whether a cue without a name is a relay all the same: "dikutip Kamis", "seperti dikutip"."""
    if tokens[at].low in words.never_alone:
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    ends = following is None or following.text in ".,("
    dated = following is not None and following.low in words.dated
    alone = at > 0 and tokens[at - 1].text in ',"”'
    return dated or (ends and (led or alone))


def _names(
    tokens: Sequence[Token], start: int, speech: Speech, *, loose: bool
) -> list[Named] | None:
    """Return the outlets behind a cue; with ``loose`` a capitalised run no table knows counts too.

    None means that no relay stands here at all: an account of somebody is that somebody's own voice.
    """
    words = speech.relay
    found: list[Named] = []
    role: RelayRole = "other"
    at = start
    while at < min(len(tokens), start + _REACH):
        token = tokens[at]
        if not found and (token.low in words.social or (at == start and token.low in words.words)):
            return None
        known = known_outlet(tokens, at, speech)
        if known is not None and _quoting(tokens, at + known[1], speech):
            at += known[1] + 1
        elif known is not None:
            found.append(known[0])
            at += known[1]
        elif found and (token.low in words.join or token.low in words.passive):
            at += 1
        elif token.low in words.skip and (found or not _named(tokens, at, words)):
            role = words.kinds.get(token.low, role)
            at += 1
        elif (
            not found
            and loose
            and _named(tokens, at, words)
            and _quoting(tokens, at + _run(tokens, at, words), speech)
        ):
            at += _run(tokens, at, words) + 1
        elif not found and loose and _named(tokens, at, words) and not _belongs(tokens, at, speech):
            described = token.low in speech.clause.persons or (
                role == "wire" and _run(tokens, at, words) == 1
            )
            return None if described else [_unknown(tokens, at, role, words)]
        elif not found and loose and _named(tokens, at, words):
            at += _run(tokens, at, words) + 1
        else:
            break
    return found


def _quoting(tokens: Sequence[Token], at: int, speech: Speech) -> bool:
    """Tell whether the name before ``at`` is only who quotes ("dikutip X dari Y")."""
    if at + 1 >= len(tokens) or tokens[at].low not in speech.relay.out_of:
        return False
    return tokens[at + 1].text[0].isupper() or tokens[at + 1].low in speech.relay.skip


def _named(tokens: Sequence[Token], at: int, words: RelayWords) -> bool:
    token = tokens[at]
    glued = at + 1 < len(tokens) and tokens[at + 1].start == token.stop
    start = token.text[0].isupper() or (
        token.text.isdigit() and glued and tokens[at + 1].text.isalpha()
    )
    return start and token.low not in words.dated


def _belongs(tokens: Sequence[Token], at: int, speech: Speech) -> bool:
    """Tell whether a name only says whose wire follows ("kantor berita Rusia, Interfax")."""
    behind = at + _run(tokens, at, speech.relay)
    comma = behind < len(tokens) and tokens[behind].text == ","
    return comma and known_outlet(tokens, behind + 1, speech) is not None


def _unknown(tokens: Sequence[Token], at: int, role: RelayRole, words: RelayWords) -> Named:
    stop = at + _run(tokens, at, words)
    return Named(_printed(tokens, at, stop), role, tokens[at].start, tokens[stop - 1].stop)


def _printed(tokens: Sequence[Token], start: int, stop: int) -> str:
    """Return the words as printed, with one space where there is any."""
    text = tokens[start].text
    for at in range(start + 1, stop):
        text += (" " if tokens[at].start > tokens[at - 1].stop else "") + tokens[at].text
    return text


def _run(tokens: Sequence[Token], at: int, words: RelayWords) -> int:
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
        if not (text[0].isupper() or dotted or address) or tokens[stop].low in words.dated:
            break
        stop += 1
    return stop - at


def known_outlet(tokens: Sequence[Token], at: int, speech: Speech) -> tuple[Named, int] | None:
    """Return the outlet whose name starts at ``at`` and how many tokens it has, longest name first."""
    if at >= len(tokens):
        return None
    for words, outlet in speech.relays.get(tokens[at].low, ()):
        stop = at + len(words)
        if tuple(t.low for t in tokens[at:stop]) != words:
            continue
        domain = stop - at > 1 and "." in words
        if not tokens[at].text[0].isupper() and not domain:
            continue
        longest = at + _run(tokens, at, speech.relay)
        if longest > stop and not domain:
            stop = longest
            name = _printed(tokens, at, stop)
        else:
            single = stop - at == 1 or domain
            name = outlet.name if single else _printed(tokens, at, stop)
        return Named(name, outlet.role, tokens[at].start, tokens[stop - 1].stop), stop - at
    return None


def as_relays(cue: RelayCue, page: str, scope: Scope, step: int = 1) -> list[Relay]:
    """Return the relays of a cue from ``step`` on; names joined in one cue are one step."""
    return [
        Relay(step, role, name, Span(page, start, stop), scope)
        for name, role, start, stop in cue.names
    ]
