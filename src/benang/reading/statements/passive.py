"""Passives and hearsay: "Kota itu diyakini ...", "Hal itu disampaikan X ...", "konon ...", "yang dikecam X sebagai ...".

A belief or a report that the page gives to nobody still has a holder: its speaker is ``unnamed``, and never the outlet.
"""

from benang.languages.speech import Cue, Speech
from benang.reading.statements.draft import RECALLED, Draft, Line, Range
from benang.reading.statements.here import Here
from benang.reading.statements.phrases import (
    content_end,
    has_verb,
    skip_leads,
    speaker_after,
    subject_before,
)
from benang.reading.statements.predicates import asked_of, judged, predicated

_POINTER = 4  # tokens of "hal tersebut juga telah"
_SAY = Cue()
_LEAST_SAID = 3  # tokens of a clause behind "Dijelaskan X,"
_AHEAD = 16  # tokens from "diketahui" to an "akan"
_CLAUSE = 10  # tokens a clause without "bahwa" has its verb in


def find_passive(line: Line, speech: Speech, used: frozenset[int]) -> list[Draft]:
    """Return the statements that the passives and hearsay words of a sentence hold."""
    found: list[Draft] = []
    starts = speech.starts.passive
    for at in [at for at, token in enumerate(line.tokens) if token.low in starts]:
        draft = None if line.tokens[at].start in used else _at(line, at, speech)
        if draft is not None:
            found.append(draft)
    return found


def _at(line: Line, at: int, speech: Speech) -> Draft | None:
    low = line.tokens[at].low
    cue = speech.passive.get(low)
    if low in speech.ways.bare_said:
        return _recalled_bare(Here(line, at, _SAY, speech))
    if low in speech.ways.hearsay:
        return _hearsay(Here(line, at, Cue(modality="possible"), speech))
    if cue is not None:
        return _passive(Here(line, at, cue, speech))
    own = speech.passive.get(low[:-3]) if low.endswith("nya") else None
    return _own(Here(line, at, own, speech)) if own is not None else None


def _passive(here: Here) -> Draft | None:
    if here.cue.object:
        return judged(here)
    if _points_back(here):
        return _recalled(here)
    opened = _inverted(here) or _aside(here)
    if opened is not None:
        return opened
    return None if here.unfit() else _fit(here)


def _fit(here: Here) -> Draft | None:
    if here.cue.act == "request":
        return asked_of(here)
    start = _opens(here)
    if start is not None:
        return _whole(here, start)
    return predicated(here) if here.cue.finite or here.called() else None


def _opens(here: Here) -> int | None:
    """Return where a whole clause starts behind a passive without a subject ("Dilaporkan bahwa ...", "Dalam putusan disebutkan, ...")."""
    after = here.at + 1
    while here.low(after) in here.speech.ways.adverbs:
        after += 1
    if here.low(here.at) in here.speech.ways.foreknown and not _foretold(here):
        return None
    if here.low(after) in here.speech.ways.marks:
        return after + 1
    led = _led_in(here)
    first = here.at <= 1 and (here.cue.finite or _foretold(here))
    if here.low(after) in (",", ":") and (led or first):
        return after + 1
    plain = led and here.named() is None and after < len(here.tokens)
    stop = min(after + _CLAUSE, len(here.tokens))
    words = here.speech.clause
    return after if plain and has_verb(here.tokens, after, stop, words) else None


def _aside(here: Here) -> Draft | None:
    """Return a draft for ("Pengalaman itu, diakui X, membuatnya kapok"): what is said stands on both sides, or before."""
    agent = here.named() if here.low(here.at - 1) == "," and here.cue.act == "say" else None
    if agent is None or here.low(agent[1]) not in (",", ".", ""):
        return None
    first = skip_leads(here.tokens, here.first(), here.at - 1, here.speech.clause)
    if first >= here.at - 1 or here.low(first) in here.speech.clause.asides:
        return None
    pieces = [here.stretch(first, here.at - 1)]
    end = here.end(agent[1] + 1) if here.low(agent[1]) == "," else 0
    if end > agent[1] + 1:
        pieces.append(here.stretch(agent[1] + 1, end))
    return here.draft(tuple(pieces), here.stretch(*agent), "statement.inverted")


def _foretold(here: Here) -> bool:
    """Tell whether what is known is still to come ("Diketahui, X akan ..."): somebody has announced it."""
    near = range(here.at + 1, min(here.at + _AHEAD, len(here.tokens)))
    known = here.low(here.at) in here.speech.ways.foreknown
    return known and any(here.low(i) in here.speech.firmness.will for i in near)


def _led_in(here: Here) -> bool:
    """Tell whether only a phrase of place or source stands before a passive of saying ("Dalam surat itu juga ditulis ...")."""
    tokens, words = here.tokens, here.speech.clause
    first = skip_leads(tokens, 0, here.at, words)
    if here.cue.act != "say" or here.low(first) not in here.speech.ways.sources or first >= here.at:
        return False
    if any(t.text == "," for t in tokens[first : here.at]):
        return False
    return not has_verb(tokens, first, here.at, words)


def _own(here: Here) -> Draft | None:
    """Return a draft for ("Diakuinya, ...") and ("apa yang disebutnya sebagai ...")."""
    start = here.at + 1
    opening = here.at == 0 or here.low(here.at - 1) == ","
    called = here.low(start) == "sebagai" and here.low(here.at - 1) == "yang"
    if not (opening or called):
        return None
    while here.low(start) in here.speech.clause.reported_leads:
        start += 1
    end = here.end(start)
    if end <= start + 1:
        return None
    stop = here.tokens[here.at].stop
    draft = here.draft((here.stretch(start, end),), (stop - 3, stop), "statement.passive_own")
    return draft._replace(voice="enclitic", inside=called)


def _points_back(here: Here) -> bool:
    first = [t.low for t in here.tokens[: here.at] if t.text[0].isalnum()]
    return 0 < len(first) <= _POINTER and first[0] in here.speech.nouns.pointers


def _recalled(here: Here) -> Draft | None:
    """Return a draft for ("Hal itu disampaikan X ..."): what was said stands in the sentence before."""
    agent = here.agent() or here._replace(at=here.at + (here.low(here.at + 1) == ",")).agent()
    if agent is not None and here.low(agent[1]) == "mengutip":
        first = agent[1] + 1 + (here.low(agent[1] + 1) in here.speech.relay.words)
        stop = speaker_after(here.tokens, first, here.speech.clause)
        agent = (first, stop) if stop > first else None
    named = here.named()
    after = named[1] if named else here.at + 1
    if here.cue.finite and _says_of_it(here, after):
        return None if named is None and here.unfit() else predicated(here)
    if agent is None:
        return None
    return here.draft((here.stretch(0, here.at),), here.stretch(*agent), RECALLED)


def _says_of_it(here: Here, at: int) -> bool:
    """Tell whether a predicate of "that" itself stands behind who says so ("Hal itu diklaim X menjadi sebab ...")."""
    ways = here.speech.ways
    return here.low(at) in ways.plainly | ways.predicates | ways.becoming


def _recalled_bare(here: Here) -> Draft | None:
    """Return a draft for ("Hal itu ia sampaikan ..."), the passive whose agent stands before it."""
    first = here.at - 1
    if first < 1 or not _points_back(here) or not here.speaks(first):
        return None
    return here.draft((here.stretch(0, here.at),), here.stretch(first, here.at), RECALLED)


def _inverted(here: Here) -> Draft | None:
    """Return a draft for ("Dijelaskan X, ...") and ("Lebih lanjut disampaikan X bahwa ...")."""
    words = here.speech.clause
    agent = here.agent() if skip_leads(here.tokens, 0, here.at, words) == here.at else None
    known = here.low(here.at) in here.speech.ways.foreknown
    if agent is None or known or here.cue.act != "say":
        return None
    marked = here.low(agent[1]) in here.speech.ways.marks
    start = agent[1] + 1
    if not (marked or here.low(agent[1]) == ",") or here.low(start) in words.tails | {""}:
        return None
    end = content_end(here.tokens, start, len(here.tokens), words)
    if end - start < _LEAST_SAID:
        return None
    pieces = (here.stretch(start, end),)
    return here.draft(pieces, here.stretch(*agent), "statement.inverted")


def _whole(here: Here, start: int) -> Draft | None:
    """Return a draft for ("Dilaporkan bahwa ..."), unless somebody in it says the rest."""
    active = here.speech.active
    if any(t.low in active and active[t.low].firm for t in here.tokens[start:]):
        return None
    end = content_end(here.tokens, start, len(here.tokens), here.speech.clause)
    if end <= start:
        return None
    return here.draft((here.stretch(start, end),), None, "statement.passive")


def _hearsay(here: Here) -> Draft | None:
    at = here.at
    if here.tokens[at].low == "katanya" and here.low(at - 1) in ("", ",", ".", '"', "”", "“"):
        return None
    start = at + 1
    while here.low(start) == ",":
        start += 1
    end = here.end(start)
    if end <= start + 1:
        return None
    pieces: tuple[Range, ...] = (here.stretch(start, end),)
    subject = subject_before(here.tokens, at, 0, here.speech.clause) if at else None
    if subject is not None and not subject.elided and subject.start < subject.stop:
        pieces = (here.stretch(subject.start, subject.stop), *pieces)
    return here.draft(pieces, None, "statement.hearsay")
