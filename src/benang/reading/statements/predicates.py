"""Passives that stand between a subject and what is said of it: "X disebut ...", "X dinilai Y ...", "warga diimbau ...", "yang dikecam X sebagai ..."."""

from benang.reading.statements.draft import Draft
from benang.reading.statements.here import Here
from benang.reading.statements.phrases import subject_before

_NAME = 3  # tokens of a mere name behind "disebut sebagai"


def predicated(here: Here) -> Draft | None:
    """Return a draft for (X disebut ...): subject and predicate without the cue, and without who says so, between them."""
    agent = here.named()
    after = agent[1] if agent else here.at + 1
    also = after + (agent is not None and here.low(after) in here.speech.clause.also)
    if not _goes_on(here, also, named=agent is not None):
        return None
    end = here.end(after)
    said = here.stretch(after, end) if end > after else None
    joined = here.low(here.at - 1) in here.speech.clause.breaks and here.cue.act == "say"
    if said and joined and here.predicate(after):
        return here.draft((said,), None, "statement.passive")
    subject = subject_before(here.tokens, here.at, 0, here.speech.clause)
    if said is None or subject is None or subject.elided or subject.start >= subject.stop:
        return None
    if (
        agent is None
        and here.low(here.at) in here.speech.ways.entrusting
        and _somebody(here, subject.start)
    ):
        return None  # entrusted with something
    pieces = (here.stretch(_since(here, subject.start), _himself(here, subject.stop)), said)
    return here.draft(pieces, here.stretch(*agent) if agent else None, "statement.passive")


def _somebody(here: Here, at: int) -> bool:
    """Tell whether a subject starts with somebody: a name, a pronoun or a word for people."""
    words = here.speech.clause
    low = here.low(at)
    named = here.tokens[at].text[0].isupper() and at != here.first()
    return named or low in words.persons or low in words.pronouns


def _since(here: Here, subject: int) -> int:
    """Return where the time starts that a subject stands in ("Untuk saat ini, X disebut ...", "kini X ..."), else the subject."""
    start = subject - (here.low(subject - 1) == ",")
    first = start
    while first > 0 and here.low(first - 1) in here.speech.ways.now:
        first -= 1
    opens = first == start or here.low(first - 1) in (",", ".", "")
    told = here.low(start - 1) in here.speech.ways.now - {"untuk", "sementara"}
    return first if opens and told else subject


def _himself(here: Here, stop: int) -> int:
    """Return the end of a subject with what stresses or describes it ("Budi sendiri disebut ...", "Budi, ayah Sari, disebut ...")."""
    if here.low(stop) == ",":
        end = here.at
        while end > stop and here.low(end - 1) in here.speech.clause.adverbs | {","}:
            end -= 1
        return max(end, stop)
    return stop + (here.low(stop) in here.speech.clause.agent_leads and stop < here.at)


def _goes_on(here: Here, after: int, *, named: bool) -> bool:
    """Tell whether what is said of the subject stands behind the passive: who says so and a predicate, or not a mere name."""
    if here.low(after) in here.speech.ways.to_do or not here.at:
        return False  # entrusted with something, and nothing said
    if named:
        return here.low(after) == "sebagai" or here.predicate(after)
    if here.called():
        return here.end(after) - after > _NAME  # else it is what the subject is named
    naming = here.tokens[here.at].low in here.speech.nouns.naming
    return not naming or here.predicate(after)


def asked_of(here: Here) -> Draft | None:
    """Return a draft for ("Warga diimbau ..."): who is asked, and what; of one person alone it is a story told."""
    subject = subject_before(here.tokens, here.at, 0, here.speech.clause)
    if subject is None or subject.elided or not _many(here, subject.start, subject.stop):
        return None
    start = here.at + 1 + (here.low(here.at + 1) in here.speech.ways.to_do)
    end = here.end(start)
    if end <= start:
        return None
    first = _condition(here, subject.start)
    pieces = (here.stretch(first, subject.stop), here.stretch(start, end))
    return here.draft(pieces, None, "statement.passive")


def _many(here: Here, start: int, stop: int) -> bool:
    words = here.speech.clause
    if here.low(start) in words.pronouns:
        return False
    lows = [here.low(i) for i in range(start, stop)]
    return any(low in words.persons or low in words.bodies for low in lows)


def _condition(here: Here, subject: int) -> int:
    """Return where the condition starts that a demand hangs on ("Jika hujan turun, warga diimbau ..."), else the subject."""
    first = here.first()
    whole = here.low(subject - 1) == "," and here.low(first) in here.speech.firmness.conditional
    return first if whole else subject


def judged(here: Here) -> Draft | None:
    """Return a draft for ("..., yang dikecam X sebagai ...")."""
    agent = here.agent()
    if agent is None or here.low(agent[1]) != "sebagai":
        return None
    start = agent[1] + 1
    end = here.end(start)
    if end <= start:
        return None
    pieces = (here.stretch(start, end),)
    return here.draft(pieces, here.stretch(*agent), "statement.passive_agent")
