"""Why the ledger says what it says: for any id, what the thing is, where it stands, and which rules decided on what.

A group has the id of its least member, so one id may name a statement and the utterance it belongs to; both are
explained. Everything is read from the ledger's views, and every rule speaks through the phrases of the language pack.
"""

import sqlite3
from collections.abc import Callable, Iterable
from typing import NamedTuple

import msgspec

from benang.errors import UsageError
from benang.languages import load
from benang.languages.phrases import Phrases
from benang.ledger import Ledger
from benang.records import Reason, Repair, Why
from benang.telling.find import visible
from benang.telling.labels import Labels, labels

HOME = "id"
"""The pack whose phrases are spoken; each has its sentence in every language of the screens."""
IN = "  "
ADDRESS = "coalesce(nullif(url, ''), nullif(given_id, ''), source)"
"""What names a page the same wherever it was found, as in :func:`benang.telling.export_rows.address`."""

_whys = msgspec.json.Decoder(tuple[Why, ...]).decode
_args = msgspec.json.Decoder(tuple[str, ...]).decode
_repairs = msgspec.json.Decoder(tuple[Repair, ...]).decode
_reasons = msgspec.json.Decoder(tuple[Reason, ...]).decode


class Voice(NamedTuple):
    """A ledger to ask and a language to answer in."""

    connection: sqlite3.Connection
    phrases: Phrases
    labels: Labels
    lang: str

    def rows(self, question: str, *values: str | int) -> list[tuple[str, ...]]:
        """Return the rows of a question to the views, empty cells as empty text."""
        found = self.connection.execute(question, values)
        return [tuple("" if cell is None else str(cell) for cell in row) for row in found]

    def say(self, what: str, *args: str) -> str:
        """Return a sentence of this module's own phrases."""
        return self.phrases.words(f"explain.{what}", args, self.lang)

    def code(self, area: str, code: str) -> str:
        """Return the words of a code of this module's phrases; without words, the code."""
        found = self.phrases.words(f"{area}.{code}", (), self.lang)
        return code if found == f"{area}.{code}" else found

    def firmness(self, modality: str, polarity: str) -> str:
        """Return how firmly something is said, in words; empty for a plain assertion."""
        words = (self.labels.of("modality", modality), self.labels.of("denied", polarity))
        return ", ".join(word for word in words if word)

    def rule(self, rule: str, args: str) -> str:
        """Return the sentence of a rule whose arguments are JSON."""
        return self.phrases.words(rule, _args(args), self.lang)

    def because(self, whys: str) -> list[str]:
        """Return a line for every reason of a record's ``why``."""
        return [
            IN + self.say("because", self.phrases.say(why, self.lang))
            for why in _whys(whys)
            if why.rule
        ]

    def stands(self, page: str, start: str, stop: str, text: str) -> str:
        """Return where a text stands, in words."""
        found = self.rows(f"SELECT {ADDRESS}, outlet FROM pages WHERE id = ?", page)  # noqa: S608 (own names)
        source, outlet = found[0] if found else (page, "")
        return self.say("where", source, outlet or "?", start, stop, text)

    def mention(self, id_: str) -> str:
        """Return where a statement or event stands and what it says, or its id when it is neither."""
        for view in ("statements", "events"):
            found = self.rows(f"SELECT page, start, stop, text FROM {view} WHERE id = ?", id_)  # noqa: S608 (own names)
            if found:
                page, start, stop, text = found[0]
                return self.stands(page, start, stop, text)
        return id_


def explain_lines(ledger: Ledger, id_: str, lang: str) -> list[str]:
    """Return lines of words on the thing with this id; UsageError when there is none."""
    voice = Voice(ledger.connection, load(HOME).phrases, labels(lang), lang)
    lines = _all_lines(voice, id_)
    if not lines and (now := ledger.redirected(id_)) != id_:
        lines = [voice.say("redirect", id_, now), *_all_lines(voice, now)]
    if not lines:
        message = f"nothing in this ledger has the id {id_!r}; ids stand in every export and in the dossier"
        raise UsageError(message)
    return [visible(line) for line in lines]


def _all_lines(voice: Voice, id_: str) -> list[str]:
    return [line for section in SECTIONS for line in section(voice, id_)] + _links(voice, id_)


# --- what a page says ----------------------------------------------------------------------------


def _page(voice: Voice, id_: str) -> list[str]:
    lines = []
    for source, title, first, last, basis, incomplete, read, rule, args in voice.rows(
        f"SELECT {ADDRESS}, title, published_first, published_last, published_basis, incomplete, read, "  # noqa: S608
        "rule, args FROM pages WHERE id = ?",
        id_,
    ):
        if read == "0":
            return [voice.say("skipped", id_, source, voice.rule(rule, args))]
        lines.append(voice.say("page", source, title))
        if last:
            lines.append(IN + voice.say("published", _interval(first, last), basis))
        if incomplete:
            lines.append(IN + voice.say("incomplete", incomplete))
    blocks = voice.rows("SELECT start, stop, role, rule, args FROM blocks WHERE page = ?", id_)
    for start, stop, role, rule, args in blocks:
        lines.append(
            IN + voice.say("block", start, stop, voice.code("role", role), voice.rule(rule, args))
        )
    return lines + _moments(voice, id_)


def _moments(voice: Voice, page: str) -> list[str]:
    lines = []
    for text, first, last, doubt, repairs, rule, args in voice.rows(
        "SELECT text, first, last, doubt, repairs, rule, args FROM moments WHERE page = ?", page
    ):
        lines.append(IN + voice.say("moment", text, _interval(first, last), voice.rule(rule, args)))
        if doubt:
            name = voice.labels.of("doubt", doubt)
            lines += [
                IN
                + IN
                + voice.say(
                    "doubt", name, _interval(r.first, r.last), voice.phrases.say(r.why, voice.lang)
                )
                for r in _repairs(repairs)
            ]
    return lines


def _interval(first: str, last: str) -> str:
    return first if first == last else f"{first} – {last}"


def _statement(voice: Voice, id_: str) -> list[str]:
    lines = []
    for page, start, stop, text, speaker, resolved, chain, modality, polarity, why in voice.rows(
        "SELECT page, start, stop, text, speaker, resolved, chain, modality, polarity, why "
        "FROM statements WHERE id = ?",
        id_,
    ):
        lines += [voice.say("statement", id_), IN + voice.stands(page, start, stop, text)]
        lines += _sentences(voice, page, start, stop)
        lines.append(IN + voice.say("speaker", speaker, voice.code("resolved", resolved)))
        if chain:
            lines.append(IN + voice.say("chain", chain))
        lines += _firm(voice, modality, polarity)
        lines += voice.because(why)
    return lines


def _event(voice: Voice, id_: str) -> list[str]:
    lines = []
    for page, start, stop, text, kind, who, to_whom, modality, polarity, why in voice.rows(
        "SELECT page, start, stop, text, kind, who, to_whom, modality, polarity, why "
        "FROM events WHERE id = ?",
        id_,
    ):
        lines += [
            voice.say("event", id_, voice.labels.of("kind", kind)),
            IN + voice.stands(page, start, stop, text),
        ]
        lines += _sentences(voice, page, start, stop)
        lines.append(IN + voice.say("parties", who or "?", to_whom or "-"))
        lines += _firm(voice, modality, polarity)
        lines += voice.because(why)
    return lines


def _firm(voice: Voice, modality: str, polarity: str) -> list[str]:
    words = voice.firmness(modality, polarity)
    return [IN + voice.say("firm", words)] if words else []


def _sentences(voice: Voice, page: str, start: str, stop: str) -> list[str]:
    found = voice.rows(
        "SELECT text FROM sentences WHERE page = ? AND start < ? AND stop > ?",
        page,
        int(stop or 0),
        int(start or 0),
    )
    return [IN + voice.say("sentence", text) for (text,) in found]


# --- what the pages say together -----------------------------------------------------------------


def _members(voice: Voice, kind: str, group: str) -> list[str]:
    found = voice.rows(
        'SELECT member FROM members WHERE kind = ? AND "group" = ? ORDER BY n', kind, group
    )
    return [member for (member,) in found]


def _story(voice: Voice, id_: str) -> list[str]:
    lines = []
    for title, pages in voice.rows("SELECT title, pages FROM stories WHERE id = ?", id_):
        lines.append(voice.say("story", id_, title, pages))
        for source, outlet, name in voice.rows(
            "SELECT page_source, outlet, title FROM story_pages WHERE story = ? ORDER BY published_last, page",
            id_,
        ):
            lines.append(IN + voice.say("member", source, outlet or "?", name))
    return lines


def _utterance(voice: Voice, id_: str) -> list[str]:
    lines = []
    for speaker, count in voice.rows(
        "SELECT speaker, renderings FROM utterances WHERE id = ?", id_
    ):
        lines.append(voice.say("utterance", id_, speaker, count))
        lines += _with_links(voice, "utterance", id_, "same_utterance")
    return lines


def _happening(voice: Voice, id_: str) -> list[str]:
    lines = []
    for kind, outlets, origins, unknown in voice.rows(
        "SELECT kind, outlets, origins, unknown FROM happenings WHERE id = ?", id_
    ):
        count = str(len(_members(voice, "happening", id_)))
        name = voice.labels.of("kind", kind)
        lines.append(voice.say("happening", id_, name, count, outlets, origins, unknown))
        lines += _with_links(voice, "happening", id_, "same_happening")
        for slot, value, events in voice.rows(
            "SELECT slot, value, events FROM happening_values WHERE happening = ?", id_
        ):
            said = "; ".join(voice.mention(event) for event in _args(events))
            words = voice.labels.of("slot", slot), voice.labels.of("value", value)
            lines.append(IN + voice.say("value", *words, said))
        lines += _positions(voice, "happening", id_)
    return lines


def _with_links(voice: Voice, kind: str, group: str, link: str) -> list[str]:
    """Return every member with where it stands and why it was joined."""
    lines = []
    for member in _members(voice, kind, group):
        lines.append(IN + voice.mention(member))
        if member == group:
            continue  # what joins the first one to others stands with the others, and below under its own links
        found = voice.rows(
            'SELECT "left", "right", reasons FROM links WHERE kind = ? AND state = \'joined\' '
            'AND ("left" = ? OR "right" = ?) ORDER BY "left", "right"',
            link,
            member,
            member,
        )
        for _, _, reasons in found:
            lines += [IN + line for line in _reason_lines(voice, reasons)]
    return lines


def _positions(voice: Voice, kind: str, group: str) -> list[str]:
    found = voice.rows(
        'SELECT holder, modality, polarity FROM positions WHERE kind = ? AND "group" = ? ORDER BY n',
        kind,
        group,
    )
    return [
        IN + voice.say("position", holder, voice.firmness(modality, polarity) or "+")
        for holder, modality, polarity in found
    ]


def _person(voice: Voice, id_: str) -> list[str]:
    found = voice.rows("SELECT name, mentions FROM people WHERE id = ?", id_)
    return [voice.say("person", id_, name, mentions) for name, mentions in found]


def _claim(voice: Voice, id_: str) -> list[str]:
    lines = []
    for happening, slot, value in voice.rows(
        "SELECT happening, slot, value FROM claims WHERE id = ?", id_
    ):
        lines.append(voice.say("claim", id_, happening, voice.labels.of("slot", slot), value))
        lines += _positions(voice, "claim", id_)
    return lines


def _verdict(voice: Voice, id_: str) -> list[str]:
    lines = []
    for kind, claim, outlets, origins, unknown, record in voice.rows(
        "SELECT kind, claim, outlets, origins, unknown, record FROM verdicts WHERE id = ?", id_
    ):
        name = voice.labels.of("verdict", kind)
        lines.append(voice.say("verdict", id_, name, claim, outlets, origins, unknown))
        for side, member in voice.rows(
            "SELECT side, member FROM members WHERE kind = 'verdict' AND \"group\" = ? ORDER BY n",
            id_,
        ):
            lines.append(IN + voice.say(side, voice.mention(member)))
        whys = msgspec.json.decode(record)["why"]
        lines += voice.because(msgspec.json.encode(whys).decode())
    return lines


def _plan(voice: Voice, id_: str) -> list[str]:
    found = voice.rows("SELECT holder, state FROM plans WHERE id = ?", id_)
    heads = [voice.say("plan", id_, holder, voice.labels.of("state", s)) for holder, s in found]
    return _with_steps(voice, "plan", id_, heads)


def _agreement(voice: Voice, id_: str) -> list[str]:
    found = voice.rows("SELECT record, state FROM agreements WHERE id = ?", id_)
    heads = [
        voice.say("agreement", id_, parties, voice.labels.of("state", state))
        for record, state in found
        for parties in [", ".join(msgspec.json.decode(record)["parties"])]
    ]
    return _with_steps(voice, "agreement", id_, heads)


def _restriction(voice: Voice, id_: str) -> list[str]:
    heads = []
    for (text,) in voice.rows("SELECT record FROM restrictions WHERE id = ?", id_):
        record = msgspec.json.decode(text)
        heads.append(
            voice.say("restriction", id_, ", ".join(record["on"]), ", ".join(record["by"]))
        )
    return _with_steps(voice, "restriction", id_, heads)


def _with_steps(voice: Voice, kind: str, group: str, heads: Iterable[str]) -> list[str]:
    lines = list(heads)
    if not lines:
        return []
    for state, as_of, by, rule, args in voice.rows(
        'SELECT state, as_of, "by", rule, args FROM steps WHERE kind = ? AND "group" = ? ORDER BY n',
        kind,
        group,
    ):
        name = voice.labels.of("state", state)
        lines.append(IN + voice.say("step", as_of, name, voice.rule(rule, args)))
        if by:
            lines.append(IN + IN + voice.mention(by))
    return lines


def _links(voice: Voice, id_: str) -> list[str]:
    lines = []
    for kind, left, right, state, score, reasons in voice.rows(
        'SELECT kind, "left", "right", state, score, reasons FROM links WHERE "left" = ? OR "right" = ? '
        'ORDER BY kind, "left", "right"',
        id_,
        id_,
    ):
        other = right if left == id_ else left
        words = voice.code("linked", kind), voice.mention(other), voice.code("linked", state)
        lines.append(voice.say("link", *words, f"{float(score):.2f}"))
        lines += _reason_lines(voice, reasons)
    return lines


def _reason_lines(voice: Voice, reasons: str) -> list[str]:
    return [
        IN + voice.say("reason", voice.phrases.say(r, voice.lang), f"{r.weight:+.2f}")
        for r in _reasons(reasons)
    ]


SECTIONS: tuple[Callable[[Voice, str], list[str]], ...] = (
    _page,
    _statement,
    _event,
    _story,
    _utterance,
    _happening,
    _person,
    _claim,
    _verdict,
    _plan,
    _agreement,
    _restriction,
)
