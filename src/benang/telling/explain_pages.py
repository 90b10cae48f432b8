"""Explaining a page: when it was published, which lines are its report, and when it says things were."""

from benang.telling.explain_times import moments_of, place
from benang.telling.voice import ADDRESS, IN, Voice


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
    for start, stop, role, rule, args in voice.rows(
        "SELECT start, stop, role, rule, args FROM blocks WHERE page = ?", id_
    ):
        lines.append(IN + _block(voice, (start, stop), role, voice.rule(rule, args)))
    return lines + moments_of(voice, id_)


def _published(voice: Voice, first: str, last: str, basis: str) -> str:
    """Return when a page was published and what that rests on; an open end and an unknown time are said."""
    if not first:
        return voice.say("published_unknown")
    if not last:
        return voice.say("published_since", first, voice.labels.of("basis", basis))
    return voice.say("published", voice.interval(first, last), voice.labels.of("basis", basis))


def _block(voice: Voice, span: tuple[str, str], role: str, rule: str) -> str:
    return voice.say("block", *span, voice.code("role", role), rule)


def block_at(voice: Voice, id_: str) -> list[str]:
    """Return what the line is read as that stands where ``PAGE@START`` says; none when there is none."""
    at = place(id_)
    if at is None:
        return []
    found = voice.rows(
        "SELECT start, stop, role, rule, args, text FROM blocks WHERE page = ? AND start <= ? AND stop > ?",
        at[0],
        at[1],
        at[1],
    )
    return [
        line
        for start, stop, role, rule, args, text in found
        for line in (
            _block(voice, (start, stop), role, voice.rule(rule, args)),
            IN + voice.stands(at[0], start, stop, text),
        )
    ]
