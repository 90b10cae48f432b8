"""Where a reported clause begins behind its verb: after "bahwa", a comma, a phrase of addressee, or at once."""

from itertools import pairwise

from benang.languages.speech import Cue
from benang.reading.statements.clause import LEAST, Clause
from benang.reading.statements.phrases import has_verb, is_verbal

_MARKS = frozenset('"“”')
_THAT_REACH = 16  # tokens between a verb and its "bahwa"
_NOUN_REACH = 7  # the same when no phrase stands between
_PHRASE_REACH = 12  # tokens of a phrase of addressee, place or time
_TOLD_REACH = 16  # tokens of somebody who is told


def content_start(clause: Clause, after: int, cue: Cue) -> int | None:
    """Return the index the reported clause begins at, or None when the verb reports nothing here."""
    while clause.low(after) in clause.ways.adverbs:
        after += 1
    met = clause.low(after - 1) in clause.ways.welcoming | clause.ways.talking
    if (
        not met
        and clause.low(after) in clause.ways.how
        and clause.low(after + 1) in clause.ways.told_how
    ):
        after += 0 if clause.low(after + 2) in clause.words.elided else 2
    start = _behind_that(clause, after)
    if start is not None:
        return start
    if cue.takes in ("directive", "told"):
        return _told(clause, after, cue)
    if clause.low(after) in (",", ":") or _cut_short(clause, after):
        return after + 1
    return _at_once(clause, after, cue)


def _cut_short(clause: Clause, after: int) -> bool:
    """Tell whether a full stop stands where a comma was: a sentence goes on behind it in small letters."""
    following = clause.low(after + 1)
    return (
        clause.low(after) == "." and following != "" and clause.tokens[after + 1].text[0].islower()
    )


def _at_once(clause: Clause, after: int, cue: Cue) -> int | None:
    following = clause.low(after)
    if cue.takes in ("that", "stated") and not _clausal(clause, after, cue):
        return None
    if cue.takes == "object" and following in clause.ways.second_verb | clause.ways.manner:
        return _judged(clause, after)
    if clause.low(after - 1) in clause.ways.welcoming and following not in _MARKS:
        return None  # somebody is met, and nothing said
    if clause.low(after - 1) in clause.ways.giving and _handed(clause, after):
        return None
    if clause.low(after - 1) in clause.ways.talking and not _left_open(clause, after):
        return None
    return _behind_aside(clause, after)


def _handed(clause: Clause, after: int) -> bool:
    """Tell whether a thing of words is handed over and no clause stands behind ("menyampaikan surat kepada X")."""
    thing = clause.low(after) in clause.ways.handed
    return thing and not has_verb(clause.tokens, after, clause.end, clause.words)


def _judged(clause: Clause, after: int) -> int | None:
    """Return where the object starts behind how it is judged ("menyambut baik X") or a second verb ("memuji dan mendukung X")."""
    if clause.low(after) in clause.ways.manner:
        return after + 1
    also = clause.low(after + 1)
    return after + 2 if also.startswith("me") and also not in clause.speech.active else None


def _left_open(clause: Clause, after: int) -> bool:
    """Tell whether what is talked about is something that may come ("membahas kemungkinan ...")."""
    return any(clause.low(i) in clause.ways.open for i in range(after, clause.end))


def _behind_aside(clause: Clause, after: int) -> int | None:
    """Return what follows a phrase of addressee, place or time, if one stands behind the verb."""
    following = clause.low(after)
    if following in clause.ways.phrase and clause.low(after + 1) not in clause.ways.aside:
        behind = _behind_phrase(clause, after)
        if (
            behind is not None
            and following in clause.ways.within
            and not _of_speaking(clause, after, behind)
        ):
            return after
        if behind is not None or following in clause.speech.occasion.to:
            return behind
    return after if following not in ("", ".") else None


def _behind_that(clause: Clause, after: int) -> int | None:
    for at in range(after, min(after + _THAT_REACH, clause.end)):
        low = clause.low(at)
        if low in clause.ways.marks:
            phrase = clause.low(after) in clause.words.closers
            near = at - after <= _NOUN_REACH and not _acts(clause, after, at)
            if phrase or near:
                return at + 1
            break
        if low in clause.speech.active and at > after:
            break
    if clause.low(after) in clause.ways.that:
        return after + (clause.low(after) not in clause.ways.question)
    return _question(clause, after)


def _question(clause: Clause, after: int) -> int | None:
    """Return where a question starts behind who is asked ("bertanya pada X apakah ...")."""
    if clause.low(after) not in clause.ways.phrase:
        return None
    near = range(after + 1, min(after + _NOUN_REACH, clause.end))
    return next((at for at in near if clause.low(at) in clause.speech.firmness.whether), None)


def _acts(clause: Clause, start: int, stop: int) -> bool:
    """Tell whether a stretch holds a verb of its own before any occasion or relative clause in it."""
    for at in range(start, stop):
        if clause.low(at) == "yang" or clause.low(at) in clause.words.meanwhile:
            return False
        if is_verbal(clause.tokens[at], clause.words):
            return True
    return False


def _clausal(clause: Clause, after: int, cue: Cue) -> bool:
    """Tell whether a clause stands behind a verb that may as well take a thing."""
    if clause.low(after) in clause.ways.plainly:
        return True
    if clause.low(after) in clause.ways.fixed:
        return False
    stop = min(clause.end, after + _NOUN_REACH + 1)
    return (
        cue.takes == "stated"
        and after < stop
        and has_verb(clause.tokens, after, stop, clause.words)
    )


def _of_speaking(clause: Clause, after: int, behind: int) -> bool:
    """Tell whether a phrase says when or where somebody spoke, and belongs to no words said."""
    phrase = [clause.low(i) for i in range(after + 1, behind)]
    venues = clause.speech.occasion.venue | clause.speech.occasion.press
    pairs = {" ".join(pair) for pair in pairwise(phrase)}
    own = any(low.endswith("nya") or low[:1].isdigit() for low in phrase)
    return (
        own
        or bool(pairs & venues)
        or any(low in venues or low in clause.ways.occasions for low in phrase)
    )


def _behind_phrase(clause: Clause, after: int) -> int | None:
    """Return what follows a phrase of addressee, place or time right behind the verb."""
    depth = 0
    for at in range(after, min(after + _PHRASE_REACH, clause.end)):
        text = clause.tokens[at].text
        depth += (text == "(") - (text == ")")
        if depth <= 0 and text in ",:":
            return None if _acts(clause, after, at) else _behind_day(clause, at + 1)
    if clause.low(after) != "kepada":
        return None
    at = after + 1
    while clause.speaks(at) or clause.low(at) in clause.ways.askers:
        at += 1
    return at if clause.end - at > LEAST + 1 and at > after + 1 else None


def _behind_day(clause: Clause, start: int) -> int:
    """Return what follows a day or a place that goes on from a phrase ("di Bogor, Senin (1/2/2021), ...")."""
    at = start
    while at < min(start + _PHRASE_REACH, clause.end) and clause.low(start) in clause.ways.phrase:
        if clause.low(at) in (",", ":"):
            return start if _acts(clause, start, at) else at + 1
        at += 1
    return start


def _told(clause: Clause, after: int, cue: Cue) -> int | None:
    """Return what somebody is told to do: behind "untuk" or "agar", else all that follows."""
    if cue.takes == "directive" and _abstract(clause, after):
        return after
    for at in range(after, min(after + _TOLD_REACH, clause.end)):
        if clause.low(at) in clause.ways.to_do:
            told = at == after or cue.takes == "directive" or clause.speaks(after)
            return at + 1 if told else None
        if clause.low(at) == "," and clause.low(at + 1) not in clause.words.examples:
            break
    if cue.takes == "told" or clause.low(after) in ("", "."):
        return None
    if clause.low(after) == ",":
        start = after + 1 + (clause.low(after + 1) in clause.ways.to_do)
        return start if start < clause.end else None
    return after


def _abstract(clause: Clause, at: int) -> bool:
    """Tell whether a thing is asked for and nobody is told ("meminta dukungan ...", "menyerukan pentingnya ...")."""
    low = clause.low(at)
    noun = low.endswith(("an", "nya", "asi")) and clause.tokens[at].text[0].islower()
    somebody = low in clause.words.persons or low in clause.words.bodies
    return low in clause.ways.favours or (noun and not somebody)
