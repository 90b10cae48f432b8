"""Explaining what pages say together: stories, utterances, happenings, people, verdicts and the lives of plans."""

from collections.abc import Iterable

import msgspec

from benang.telling.naming import names_of
from benang.telling.voice import IN, Voice, args_of


def _members(voice: Voice, kind: str, group: str) -> list[str]:
    found = voice.rows(
        'SELECT member FROM members WHERE kind = ? AND "group" = ? ORDER BY n', kind, group
    )
    return [member for (member,) in found]


def story(voice: Voice, id_: str) -> list[str]:
    """Return lines on a story with this id; none when there is none."""
    lines = []
    for title, pages in voice.rows("SELECT title, pages FROM stories WHERE id = ?", id_):
        lines.append(voice.say("story", id_, title, pages))
        for source, outlet, name in voice.rows(
            "SELECT page_source, outlet, title FROM story_pages WHERE story = ? ORDER BY published_last, page",
            id_,
        ):
            lines.append(IN + voice.say("member", source, outlet or "–", name))
    return lines


def utterance(voice: Voice, id_: str) -> list[str]:
    """Return lines on an utterance with this id; none when there is none."""
    lines = []
    for speaker, count in voice.rows(
        "SELECT speaker, renderings FROM utterances WHERE id = ?", id_
    ):
        lines.append(voice.say("utterance", id_, names_of((speaker,), voice.labels), count))
        lines += _with_links(voice, "utterance", id_, "same_utterance")
    return lines


def happening(voice: Voice, id_: str) -> list[str]:
    """Return lines on a happening with this id; none when there is none."""
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
            by = args_of(events)
            whole = "by_one" if count == "1" else "by_all"
            every = len(by) == int(count)
            said = voice.say(whole) if every else "; ".join(map(voice.mention, by))
            words = voice.labels.of("slot", slot), voice.labels.value(value)
            lines.append(IN + voice.say("value", *words, said))
        lines += _positions(voice, "happening", id_)
    return lines


def _with_links(voice: Voice, kind: str, group: str, link: str) -> list[str]:
    """Return every member with where it stands, and all but the first with what joined it best to another.

    A member that is alone has been told already: it bears the id of the group.
    """
    lines: list[str] = []
    members = _members(voice, kind, group)
    if members == [group]:
        return lines
    for member in members:
        lines.append(IN + voice.mention(member))
        if member == members[0]:
            continue
        found = voice.rows(
            'SELECT "left", "right", reasons FROM links WHERE kind = ? AND state = \'joined\' '
            'AND ("left" = ? OR "right" = ?) ORDER BY score DESC, "left", "right"',
            link,
            member,
            member,
        )
        for left, right, reasons in found:
            other = right if left == member else left
            if other in members:
                lines.append(IN + IN + voice.say("joined", voice.mention(other)))
                lines += [IN + IN + line for line in voice.reasons(reasons)]
                break
    return lines


def _positions(voice: Voice, kind: str, group: str) -> list[str]:
    found = voice.rows(
        'SELECT holder, modality, polarity FROM positions WHERE kind = ? AND "group" = ? ORDER BY n',
        kind,
        group,
    )
    lines = [
        IN
        + voice.say(
            "position",
            names_of((holder,), voice.labels) or voice.labels("own_voice"),
            voice.firmness(modality, polarity) or voice.say("asserts"),
        )
        for holder, modality, polarity in found
    ]
    return list(dict.fromkeys(lines))


def person(voice: Voice, id_: str) -> list[str]:
    """Return lines on a person with this id; none when there is none."""
    found = voice.rows("SELECT name, mentions FROM people WHERE id = ?", id_)
    return [voice.say("person", id_, name, mentions) for name, mentions in found]


def claim(voice: Voice, id_: str) -> list[str]:
    """Return lines on a claim with this id; none when there is none."""
    lines = []
    for happening, slot, value in voice.rows(
        "SELECT happening, slot, value FROM claims WHERE id = ?", id_
    ):
        words = voice.labels.of("slot", slot), voice.labels.value(value)
        lines.append(voice.say("claim", id_, happening, *words))
        lines += _positions(voice, "claim", id_)
    return lines


def verdict(voice: Voice, id_: str) -> list[str]:
    """Return lines on a verdict with this id; none when there is none."""
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


def plan(voice: Voice, id_: str) -> list[str]:
    """Return lines on a plan with this id; none when there is none."""
    found = voice.rows("SELECT holder, state FROM plans WHERE id = ?", id_)
    heads = [
        voice.say("plan", id_, names_of((holder,), voice.labels), state)
        if holder
        else voice.say("plan_own_voice", id_, state)
        for holder, code in found
        for state in [voice.labels.of("state", code)]
    ]
    return _with_steps(voice, "plan", id_, heads)


def agreement(voice: Voice, id_: str) -> list[str]:
    """Return lines on an agreement with this id; none when there is none."""
    found = voice.rows("SELECT record, state FROM agreements WHERE id = ?", id_)
    heads = [
        voice.say("agreement", id_, parties, voice.labels.of("state", state))
        for record, state in found
        for parties in [", ".join(msgspec.json.decode(record)["parties"])]
    ]
    return _with_steps(voice, "agreement", id_, heads)


def restriction(voice: Voice, id_: str) -> list[str]:
    """Return lines on a restriction with this id; none when there is none."""
    heads = []
    for (text,) in voice.rows("SELECT record FROM restrictions WHERE id = ?", id_):
        record = msgspec.json.decode(text)
        on = ", ".join(record["on"]) or voice.labels("nobody_named")
        by = ", ".join(record["by"]) or voice.labels("nobody_named")
        heads.append(voice.say("restriction", id_, on, by))
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
