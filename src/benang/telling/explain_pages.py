"""Explaining what one page says: the page itself, a statement, an event."""

import msgspec

from benang.records import Repair
from benang.telling.naming import names_of
from benang.telling.voice import ADDRESS, IN, Voice

_repairs = msgspec.json.Decoder(tuple[Repair, ...]).decode


def page(voice: Voice, id_: str) -> list[str]:
    """Return lines on a page with this id; none when there is none."""
    lines = []
    for source, title, first, last, basis, incomplete, read, rule, args in voice.rows(
        f"SELECT {ADDRESS}, title, published_first, published_last, published_basis, incomplete, read, "  # noqa: S608
        "rule, args FROM pages WHERE id = ?",
        id_,
    ):
        if read == "0":
            return [voice.say("skipped", id_, source, voice.rule(rule, args))]
        lines.append(voice.say("page", source, title))
        lines.append(IN + _published(voice, first, last, basis))
        if incomplete:
            lines.append(IN + voice.say("incomplete", voice.labels.missing(incomplete)))
    blocks = voice.rows("SELECT start, stop, role, rule, args FROM blocks WHERE page = ?", id_)
    for start, stop, role, rule, args in blocks:
        lines.append(
            IN + voice.say("block", start, stop, voice.code("role", role), voice.rule(rule, args))
        )
    return lines + _moments(voice, id_)


def _published(voice: Voice, first: str, last: str, basis: str) -> str:
    """Return when a page was published and what that rests on; an open end and an unknown time are said."""
    if not first:
        return voice.say("published_unknown")
    if not last:
        return voice.say("published_since", first, voice.labels.of("basis", basis))
    return voice.say("published", _interval(first, last), voice.labels.of("basis", basis))


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


def statement(voice: Voice, id_: str) -> list[str]:
    """Return lines on a statement with this id; none when there is none."""
    lines = []
    for page, start, stop, text, speaker, resolved, chain, modality, polarity, why in voice.rows(
        "SELECT page, start, stop, text, speaker, resolved, chain, modality, polarity, why "
        "FROM statements WHERE id = ?",
        id_,
    ):
        lines += [voice.say("statement", id_), IN + voice.stands(page, start, stop, text)]
        lines += _sentences(voice, page, start, stop)
        who = names_of((speaker,), voice.labels)
        lines.append(IN + voice.say("speaker", who, voice.code("resolved", resolved)))
        if chain:
            lines.append(IN + voice.say("chain", chain))
        lines += _firm(voice, modality, polarity)
        lines += voice.because(why)
    return lines


def event(voice: Voice, id_: str) -> list[str]:
    """Return lines on an event with this id; none when there is none."""
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
