"""Explaining a statement: why it is one, who speaks and how that is known, through whom it came, when, how firmly."""

from benang.telling.explain_times import moments_like
from benang.telling.naming import names_of
from benang.telling.voice import IN, Voice, whys_of

_OF_SPEAKER = "speaker."
_OF_FIRMNESS = "statement.firmness"
_ELSEWHERE = frozenset({"pronoun", "enclitic", "carried", "subject"})
"""How a speaker is known who is not named beside the cue; the page names them somewhere before."""


def statement(voice: Voice, id_: str) -> list[str]:
    """Return lines on a statement with this id; none when there is none."""
    lines = []
    for page, start, stop, text, why in voice.rows(
        "SELECT page, start, stop, text, why FROM statements WHERE id = ?", id_
    ):
        reasons = whys_of(why)
        head = [w for w in reasons if w.rule != _OF_FIRMNESS and not w.rule.startswith(_OF_SPEAKER)]
        lines += [voice.say("statement", id_), IN + voice.stands(page, start, stop, text)]
        lines += voice.sentences(page, int(start), int(stop))
        lines += [IN + voice.say("because", voice.why(one)) for one in head if one.rule]
        lines += _speaker(voice, id_, page, int(start))
        lines += _chain(voice, id_)
        lines += _occasion(voice, id_)
        lines += _firmness(voice, id_)
        lines += _around(voice, id_)
    return lines


def _speaker(voice: Voice, id_: str, page: str, start: int) -> list[str]:
    """Return who speaks, how that is known, and where the page names somebody who is only pointed at."""
    (name, key, resolved, why), *_ = voice.rows(
        "SELECT speaker, speaker_key, resolved, why FROM statements WHERE id = ?", id_
    )
    known = next((w for w in whys_of(why) if w.rule.startswith(_OF_SPEAKER)), None)
    how = voice.why(known) if known else voice.code("resolved", resolved)
    lines = [IN + voice.say("speaker", names_of((name,), voice.labels), how)]
    code = known.rule.removeprefix(_OF_SPEAKER) if known else resolved
    if code in _ELSEWHERE and key:
        lines += _named(voice, page, key, start)
    return lines


def _named(voice: Voice, page: str, key: str, before: int) -> list[str]:
    """Return the sentence in which the page last names somebody before an offset."""
    found = voice.rows(
        "SELECT start, stop FROM names WHERE page = ? AND key = ? AND start < ? ORDER BY start DESC LIMIT 1",
        page,
        key,
        before,
    )
    return [
        IN + IN + voice.say("named_in", text)
        for start, stop in found
        for text in voice.texts(page, int(start), int(stop))
    ]


def _chain(voice: Voice, id_: str) -> list[str]:
    """Return every relay of the chain with the sentence that names it; that there is none is said."""
    found = voice.rows(
        "SELECT page, name, start, stop, role, scope FROM relays WHERE statement = ? ORDER BY step, start",
        id_,
    )
    lines = []
    for page, name, start, stop, role, scope in found:
        words = names_of((name,), voice.labels), voice.code("relayed", role)
        lines.append(IN + voice.say("chain", *words, voice.code("relayed", f"for-{scope}")))
        printed = voice.texts(page, int(start), int(stop)) or voice.lines_at(page, int(start))
        lines += [IN + IN + voice.say("named_in", text) for text in printed]
    return lines or [IN + voice.say("no_chain")]


def _occasion(voice: Voice, id_: str) -> list[str]:
    """Return when and where it was said, as far as the page prints it."""
    (page, start, first, last, where), *_ = voice.rows(
        'SELECT page, start, said_first, said_last, "where" FROM statements WHERE id = ?', id_
    )
    lines = []
    if first:
        lines.append(IN + voice.say("said_on", voice.interval(first, last)))
        lines += [IN + line for line in moments_like(voice, page, int(start), first, last)]
    if where:
        lines.append(IN + voice.say("said_at", where))
    return lines


def _firmness(voice: Voice, id_: str) -> list[str]:
    """Return how firmly it is said and which word decided: one that is said, or the one that reports it."""
    (modality, polarity, not_yet, cue, why), *_ = voice.rows(
        "SELECT modality, polarity, not_yet, cue, why FROM statements WHERE id = ?", id_
    )
    words = voice.firmness_said(modality, polarity, not_yet)
    rules = [voice.why(w) for w in whys_of(why) if w.rule == _OF_FIRMNESS]
    if (modality, polarity) == ("asserted", "+"):
        rules = [voice.say("plain")]
    elif not rules and cue:
        rules = [voice.say("by_cue", cue)]
    return [IN + voice.say("firm", "; ".join([words, *rules]))]


def _around(voice: Voice, id_: str) -> list[str]:
    """Return whose statement it stands inside, and whether it is a recap."""
    (parent, background), *_ = voice.rows(
        "SELECT parent, background FROM statements WHERE id = ?", id_
    )
    lines = [IN + voice.say("inside", voice.mention(parent))] if parent else []
    return lines + ([IN + voice.say("recap")] if background == "1" else [])
