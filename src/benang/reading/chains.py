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
_ENDING = 5  # letters of the end of an address
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
    tokens: Sequence[Token],
    speech: Speech,
    persons: frozenset[int] = frozenset(),
    places: frozenset[int] = frozenset(),
) -> list[RelayCue]:
    """Return the relay cues among the tokens of a sentence (without its quotations), in order.

    ``persons`` are offsets at which a person's or a place's name starts: somebody quoted is a speaker and no relay, unless
    the cue says who passed it on ("seperti dikutip dari X"). ``places`` are those of places that tables know.
    """
    found: list[RelayCue] = []
    starts = speech.starts.relay
    for at, token in [(at, token) for at, token in enumerate(tokens) if token.low in starts]:
        if found and token.start < found[-1].stop:
            continue
        cue = _cue_at(tokens, at, speech)
        if cue is None:
            continue
        if cue.names[0].start in places and token.low in speech.relay.passive:
            cue = _where(tokens, at, cue, speech)
            found += [cue] if cue else []
            continue
        named = any(_is_person(name, persons, speech) for name in cue.names)
        if not named or _is_sure(tokens, at, cue, speech):
            found.append(cue)
    return found


def _where(tokens: Sequence[Token], at: int, cue: RelayCue, speech: Speech) -> RelayCue | None:
    """Return the relay without a name of a cue that says but where and when ("dikutip dari Jakarta, Minggu"), or None."""
    behind = [t for t in tokens[at + 1 : at + _REACH] if t.start >= cue.stop][:2]
    dated = len(behind) > 1 and behind[0].text == "," and behind[1].low in speech.relay.dated
    if not dated or tokens[at + 1].low not in speech.relay.out_of:
        return None
    nobody = Named(UNNAMED, "other", tokens[at].start, tokens[at].stop)
    return RelayCue(tokens[at].start, tokens[at].stop, (nobody,))


def _is_sure(tokens: Sequence[Token], at: int, cue: RelayCue, speech: Speech) -> bool:
    """Tell whether a cue can only name an outlet: "seperti dikutip X", "dilansir X", "dikutip dari X", "mengutip laman X"."""
    words = speech.relay
    led = at > 0 and tokens[at - 1].low in words.lead
    return led or tokens[at].low in words.outlets_only or _typed(tokens, at, cue.names[0], words)


def _typed(tokens: Sequence[Token], at: int, name: Named, words: RelayWords) -> bool:
    """Tell whether a word for an outlet, or "dari" behind a passive, stands between a cue and its name."""
    between = {t.low for t in tokens[at + 1 : at + _REACH] if t.start < name.start}
    typed = not between.isdisjoint(words.kinds)
    return typed or (tokens[at].low in words.passive and not between.isdisjoint(words.out_of))


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
        names = _names(tokens, at + 1, speech, loose=True)
        if names is None or (low in words.active and not _is_relayed(tokens, at, names, speech)):
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


def _is_relayed(tokens: Sequence[Token], at: int, names: Sequence[Named], speech: Speech) -> bool:
    """Tell whether an active cue quotes an outlet: a known one, or a name with a word for outlets before it or a day behind it."""
    if not names or is_outlet(names[0].name, speech) or _is_address(names[0].name):
        return True
    if tokens[at].low in speech.relay.outlets_only or _typed(tokens, at, names[0], speech.relay):
        return True
    behind = [t for t in tokens[at + 1 : at + _REACH] if t.start >= names[-1].stop][:2]
    return len(behind) > 1 and behind[0].text == "," and behind[1].low in speech.relay.dated


def _is_address(name: str) -> bool:
    return "." in name and " " not in name


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
            return None if described else [_unknown(tokens, at, role, speech)]
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
    return (start or _address_end(tokens, at) > at) and token.low not in words.dated


def _address_end(tokens: Sequence[Token], at: int) -> int:
    """Return where an address ends that begins at ``at`` ("berita.example.com"), or ``at`` where none does."""
    stop = at + 1
    while (
        stop + 1 < len(tokens)
        and tokens[stop].text == "."
        and tokens[stop - 1].stop == tokens[stop].start
        and tokens[stop].stop == tokens[stop + 1].start
        and tokens[stop + 1].text.isalpha()
        and tokens[stop + 1].text.islower()
    ):
        stop += 2
    ends = stop > at + 1 and tokens[at].text.isalnum() and len(tokens[stop - 1].text) <= _ENDING
    return stop if ends else at


def _belongs(tokens: Sequence[Token], at: int, speech: Speech) -> bool:
    """Tell whether a name only says whose wire follows ("kantor berita Rusia, Interfax")."""
    behind = at + _run(tokens, at, speech.relay)
    comma = behind < len(tokens) and tokens[behind].text == ","
    return comma and known_outlet(tokens, behind + 1, speech) is not None


def _unknown(tokens: Sequence[Token], at: int, role: RelayRole, speech: Speech) -> Named:
    """Return the outlet of a run that no table knows; a section before an outlet's name belongs to it ("Tekno Lontar")."""
    stop = at + _run(tokens, at, speech.relay)
    for first in range(at + 1, stop):
        known = known_outlet(tokens, first, speech)
        own = known is not None and known[0].name.lower() == _printed(tokens, first, stop).lower()
        if known is not None and own and tokens[first - 1].text != ".":
            return known[0]._replace(start=tokens[at].start)
    return Named(_printed(tokens, at, stop), role, tokens[at].start, tokens[stop - 1].stop)


def _printed(tokens: Sequence[Token], start: int, stop: int) -> str:
    """Return the words as printed, with one space where there is any."""
    text = tokens[start].text
    for at in range(start + 1, stop):
        text += (" " if tokens[at].start > tokens[at - 1].stop else "") + tokens[at].text
    return text


def _run(tokens: Sequence[Token], at: int, words: RelayWords) -> int:
    """Return how many tokens a capitalised run has, with numbers and the full stop of an address in it."""
    stop = _address_end(tokens, at)
    while stop < len(tokens):
        token = tokens[stop]
        glued = stop > at and tokens[stop - 1].stop == token.start
        numbered = token.text.isdigit() and (glued or (stop == at and _named(tokens, at, words)))
        numbered = numbered or (token.text.isdigit() and stop > at and _closes(tokens, stop + 1))
        numbered = numbered or (glued and tokens[stop - 1].text.isdigit() and token.text.isalpha())
        dotted = (
            token.text == "."
            and stop + 1 < len(tokens)
            and tokens[stop + 1].start == token.stop
            and tokens[stop + 1].text[0].islower()
        )
        address = stop > at and tokens[stop - 1].text == "."
        if not (token.text[0].isupper() or numbered or dotted or address):
            break
        if token.low in words.dated:
            break
        stop += 1
    return stop - at


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a name ends here: a number before is its last word ("Gadget 24, Selasa")."""
    return at >= len(tokens) or tokens[at].text in ",.("


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
