"""How firm an event is: modality, polarity, and the condition it hangs on.

Words of firmness are looked for in the trigger's own clause. A plan or a possibility reaches through verbs that follow it
("akan datang untuk bertemu"); a negation reaches only across auxiliaries, because "tidak tahu siapa yang menyerang" denies
knowing. The statement the event stands in adds what its own verb says: feared, requested, denied.
"""

from typing import NamedTuple

from benang.reading.events.lines import Line, match
from benang.reading.events.reasons import Own, deciding, denials, whys
from benang.reading.events.triggers import Trigger
from benang.records import Modality, Polarity, Span, Statement, Why

_ENDS = frozenset(".?!")
_REACH = 18
_ORDER: tuple[Modality, ...] = ("feared", "requested", "possible", "planned", "probable")
_FROM_STATEMENT = frozenset({"feared", "requested", "conditional", "possible", "planned"})


class Firmness(NamedTuple):
    """What :func:`firmness` found; ``background`` if the sentence opens as a recap, ``cue`` what makes it a plan.

    ``why`` holds what decided when it is no plan and no plain fact.
    """

    modality: Modality = "asserted"
    polarity: Polarity = "+"
    not_yet: bool = False
    condition: Span | None = None
    background: bool = False
    nearly: bool = False
    cue: str = ""
    why: tuple[Why, ...] = ()


def firmness(line: Line, trigger: Trigger, holders: list[Statement]) -> Firmness:
    """Return how firm the trigger's event is, from the words of its clause and the statement it stands in."""
    at = trigger.begin
    floor, ceiling = line.bounds(at)
    left = line.left(at, floor)
    scope = _scope(line, left, trigger)
    cues = _cues(line, scope, trigger.first)
    if trigger.light > trigger.last:
        cues |= _cues(line, trigger.last + 1, trigger.light)
    modality = _modality(line, left, trigger, cues)
    polarity, not_yet = _polarity(line, floor, left, trigger)
    condition = None
    if modality != "conditional":
        condition = _condition(line, floor, ceiling, at)
        done = line.words.file.aspect.done.intersection(line.lows[max(left, at - 3) : at])
        if condition and modality in ("asserted", "planned", "possible") and not done:
            modality = "conditional"
    asked = modality in ("asserted", "planned", "probable") and line.passage.zone == "headline"
    if asked and _asks(line, at):
        modality = "possible"
    cue = _plan_cue(line, cues, at) if modality == "planned" else ""
    own = Own(modality, polarity, deciding(line, (left, at), cues, modality), condition)
    known = line.lows[trigger.last + 1 : trigger.last + 2]
    if (
        holders
        and scope == left  # a noun that hangs on another word is not what the statement is about
        and _is_head(line, at, floor)
        and line.clauses.this.isdisjoint(known)
        and not _is_cue(line, trigger, holders[0])
    ):
        done = line.words.file.aspect.done.intersection(line.lows[max(left, at - 3) : at])
        taken = _from_statement(modality, holders[0])
        modality = modality if done and taken != "feared" else taken
        if polarity == "+" and _denied(line, holders[0], at):
            polarity = "-"
    background = modality == "asserted" and _recap(line)
    why = whys(line, own, modality) + denials(line, trigger, own, polarity)
    return Firmness(modality, polarity, not_yet, condition, background, "nearly" in cues, cue, why)


def _plan_cue(line: Line, cues: dict[str, int], at: int) -> str:
    """Return the word that makes the event a plan: one of firmness, or the purpose it is told as."""
    if "planned" in cues:
        return line.lows[cues["planned"]]
    before = _before(line, at)
    return before if before in line.clauses.purpose else ""


def _before(line: Line, at: int) -> str:
    """Return the word before a trigger and its negation ("untuk tidak ...")."""
    k = at - 1
    while k >= 0 and (hit := match(line.words.firmness, line.lows, k)) and hit[1] == "negative":
        k -= 1
    return line.lows[k] if k >= 0 else ""


def _asks(line: Line, at: int) -> bool:
    """Return whether the trigger's own clause ends in a question mark."""
    rest = line.lows[at:]
    asked = not line.clauses.asking.isdisjoint(line.lows)
    if asked or (at and line.lows[at - 1] == "yang"):
        return False  # "kenapa" and a relative clause take what they tell for granted
    return "?" in rest and "," not in rest[: rest.index("?")]


def _scope(line: Line, left: int, trigger: Trigger) -> int:
    """Return where words of firmness may stand: for a noun nothing carries, only right before it."""
    if trigger.carried or not all(e.voice in ("noun", "deed") for e in trigger.entries):
        return left
    for k in range(trigger.first - 1, left - 1, -1):
        wider = match(line.words.firmness, line.lows, k - 1) if k > left else None
        if match(line.words.firmness, line.lows, k) or (wider and wider[0] > 1):
            continue
        low = line.lows[k]
        if line.is_verb(k) or (
            low in line.clauses.prepositions and low not in line.clauses.purpose
        ):
            return k + 1
    return left


def _cues(line: Line, left: int, at: int) -> dict[str, int]:
    """Return the classes of firmness words between the start of the clause and the trigger, with their place."""
    left = max(left, at - _REACH)
    for k in range(at - 1, left - 1, -1):
        new_subject = line.lows[k] == "," and any(k < p < at for p in line.parties_at)
        if line.lows[k] == "yang" or new_subject:
            left = k + 1
            break
    found: dict[str, int] = {}
    k = left
    while k < at:
        hit = match(line.words.firmness, line.lows, k)
        if hit:
            found[hit[1]] = k
            k += hit[0]
        else:
            k += 1
    return found


def _modality(line: Line, left: int, trigger: Trigger, cues: dict[str, int]) -> Modality:
    if _hangs_on_if(line, left, cues):
        return "conditional"
    if _opens_question(line, left):
        return "possible"
    for name in _ORDER:
        if name in cues:
            return name
    return _of_opener(line, left, trigger, cues)


def _opens_question(line: Line, left: int) -> bool:
    """Return whether the word before the clause leaves it open ("apakah X akan ...")."""
    hit = match(line.words.firmness, line.lows, left - 1) if left else None
    return hit is not None and hit[1] == "possible"


def _of_opener(line: Line, left: int, trigger: Trigger, cues: dict[str, int]) -> Modality:
    """Return what the word that opens the clause, or the one right before the trigger, makes of it."""
    opener = line.lows[left - 1] if left else ""
    before = _before(line, trigger.begin)
    lows = line.lows[left : trigger.first]
    if opener in line.clauses.wish:
        return "requested"
    if trigger.carried in ("postpone", "cancel") or before in line.clauses.purpose:
        return "planned"
    if "clear" in cues and any(w in line.clauses.ruling_out for w in lows):
        return "possible"
    return _talked_about(line, left, trigger)


def _hangs_on_if(line: Line, left: int, cues: dict[str, int]) -> bool:
    """Return whether the trigger stands inside an if-clause."""
    opens = left > 0 and line.lows[left - 1] in line.words.file.aspect.conditional
    if opens and not _says_that(line, left - 1):
        return True
    return "conditional" in cues and not _says_that(line, cues["conditional"])


def _talked_about(line: Line, left: int, trigger: Trigger) -> Modality:
    noun = any(e.voice in ("noun", "deed") for e in trigger.entries)
    if noun and not trigger.carried:
        near = line.lows[max(left, trigger.first - 4) : trigger.first]
        if not line.words.file.light.talk.isdisjoint(near):
            return "possible"
    return "asserted"


def _says_that(line: Line, at: int) -> bool:
    """Return whether "jika" only opens what is said, as in "mengatakan jika"."""
    if not at:
        return False
    hit = match(line.words.firmness, line.lows, at - 1)
    said = line.lows[at - 1] in line.words.file.aspect.says
    return said or (hit is not None and hit[1] == "feared")


def _polarity(line: Line, floor: int, left: int, trigger: Trigger) -> tuple[Polarity, bool]:
    if trigger.carried == "cancel":
        return "-", False
    at = trigger.begin
    found = _negation(line, left, at)
    if not found and trigger.light >= 0:
        found = _negation(
            line, trigger.begin, trigger.last + 1 + max(trigger.light - trigger.last, 0)
        )
    found = found or _none_that(line, floor, at) or _not_because(line, left)
    return ("-" if found else "+"), found == "not_yet"


def _negation(line: Line, left: int, at: int) -> str:
    """Return the class of the negation that reaches ``at`` across auxiliaries only, or nothing."""
    words = line.words
    k = at - 1
    passable = words.file.aspect.real
    while k >= left:
        hit = match(words.firmness, line.lows, k)
        if hit and hit[1] in ("negative", "not_yet"):
            return "" if _cleared(line, k) else hit[1]
        low = line.lows[k]
        if not (hit or low in passable or low in words.file.light.active):
            return ""
        k -= 1
    return ""


def _not_because(line: Line, left: int) -> str:
    """Return the negation right before the conjunction that opens the clause ("bukan karena ...")."""
    if left < 2 or line.lows[left - 1] not in line.words.file.links.because_of:  # noqa: PLR2004  two words
        return ""
    hit = match(line.words.firmness, line.lows, left - 2)
    return hit[1] if hit and hit[1] == "negative" else ""


def _cleared(line: Line, at: int) -> bool:
    return any(
        (hit := match(line.words.firmness, line.lows, k)) is not None and hit[1] == "clear"
        for k in range(max(at - 1, 0), at + 1)
    )


def _none_that(line: Line, floor: int, at: int) -> str:
    """Return the negation of "tidak ada X yang ..." that ``at`` stands under, or nothing."""
    which = [k for k in range(floor, at) if line.lows[k] == "yang"]
    if not which or not all(
        line.lows[k] in line.words.file.aspect.real or match(line.words.firmness, line.lows, k)
        for k in range(which[-1] + 1, at)
    ):
        return ""
    left = line.left(which[-1], floor)
    for k in range(left, which[-1] - 1):
        hit = match(line.words.firmness, line.lows, k)
        if hit and hit[1] in ("negative", "not_yet") and line.lows[k + 1] == "ada":
            return hit[1]
    return ""


def _condition(line: Line, floor: int, ceiling: int, at: int) -> Span | None:
    """Return the if-clause beside the trigger's clause, without what stands behind its comma."""
    for k in range(floor, ceiling):
        if line.lows[k] not in line.words.file.aspect.conditional or _says_that(line, k):
            continue
        if not _ENDS.isdisjoint(line.lows[min(k, at) : max(k, at)]):
            continue  # of another sentence of the same quotation
        stop = next((j for j in range(k + 1, ceiling) if line.lows[j] in ',.;"”'), ceiling)
        apart = k > at and not {"yang", ","}.isdisjoint(line.lows[at : k - 1])
        if k < at < stop or stop - k < 2 or apart:  # noqa: PLR2004  "jika" alone is no clause
            return None
        return line.span(k, stop - 1)
    return None


def _is_head(line: Line, at: int, floor: int) -> bool:
    """Return whether the trigger is the first predicate of its statement, the one the speaker's verb is about."""
    return not any(
        line.lows[k] in line.words.forms or line.lows[k] == "yang" for k in range(floor, at)
    )


def _is_cue(line: Line, trigger: Trigger, statement: Statement) -> bool:
    """Return whether the statement's own verb is the trigger, which then says all of it."""
    span = line.span(trigger.first, trigger.last)
    return (
        statement.cue is not None
        and span.start < statement.cue.stop
        and statement.cue.start < span.stop
    )


def _from_statement(modality: Modality, statement: Statement) -> Modality:
    if statement.modality == "feared" and modality in ("planned", "possible", "probable"):
        modality = "feared"
    if modality == "asserted" and statement.modality in _FROM_STATEMENT:
        return statement.modality
    if modality == "planned" and statement.modality == "requested":
        return "requested"  # "meminta X untuk ..."
    return modality


def _denied(line: Line, statement: Statement, at: int) -> bool:
    """Return whether the statement denies the event itself, not only a part in it or words about it."""
    if statement.act != "deny":
        return False
    aspect = line.words.file.aspect
    cue = statement.cue
    start = line.index(cue.start) if cue is not None and cue.start >= line.passage.start else 0
    low = line.lows[start] if start < at else ""
    if low in aspect.opposing:
        return False
    between = line.lows[start:at]
    topics = [k for k, word in enumerate(between) if word in aspect.about]
    return not topics or not aspect.rumours.isdisjoint(between[: topics[-1]])


def _recap(line: Line) -> bool:
    return any(match(line.words.background, line.lows, k) for k in range(min(2, len(line.lows))))
