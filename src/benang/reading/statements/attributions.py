"""Ways into a reported clause without a verb of saying: "menurut X", "..., kata X", "pengumuman bahwa ...", "ditanya apakah ..."."""

from benang.languages.speech import Cue
from benang.reading.statements.clause import LEAST, Clause, Found, Stretch
from benang.reading.statements.draft import Voice
from benang.reading.statements.phrases import (
    has_verb,
    is_verbal,
    skip_leads,
    speaker_after,
    subject_before,
)

_FIRM = Cue(firm=True)
_WEAK = Cue()
_DATE = 5  # tokens of a date that goes on from its weekday
_DAY = 16  # tokens of a day and an hour
_PLACE = 8  # tokens of a phrase of place behind a name
_SHORT = 4  # tokens of an opening phrase that is no clause


def read_according(clause: Clause, at: int) -> Found | None:
    """Return what "menurut X" reports: what stands behind it, before it, or on both sides."""
    enclitic = clause.low(at).endswith("nya")
    unsaid = clause.low(at + 1) in clause.words.selves
    if at + 1 < clause.end and clause.tokens[at + 1].text[0].islower():
        unsaid = unsaid or clause.low(at + 1) in clause.ways.measures
    if unsaid and not enclitic:
        return None
    first, named = (at + 1, at + 1) if enclitic else _released(clause, at + 1)
    if named <= first and not enclitic:
        return None
    stop = named if enclitic else _behind_day(clause, _behind_place(clause, named))
    behind = stop + (clause.low(stop) == ",")
    before = _before_according(clause, at)
    content = [before] if before else []
    if behind < clause.end and not (before and _is_aside(clause, stop, at)):
        content.append((behind, clause.end))
    if not content or (before and _only_measure(clause, at, behind)):
        return None
    source = None if enclitic else (first, named)
    voice: Voice = "enclitic" if enclitic else "source"
    start = before[0] if before else _mark_before(clause, at)
    return Found(
        _FIRM, (at, at + 1), source, voice, start, tuple(content), "statement.according",
        final=before is not None,
    )  # fmt: skip


def read_account(clause: Clause, at: int) -> Found | None:
    """Return what stands behind ("Berdasarkan keterangan X, ...", "Dalam catatan X, ..."): X says it, whoever asked."""
    first, known = at + 1, 0
    while clause.low(first) in clause.ways.of | clause.ways.accounts or (
        known and clause.low(first) in clause.speech.nouns.passing
    ):
        known += clause.low(first) in clause.ways.accounts
        first += 1
    if not known or not clause.speaks(first):
        return None
    if skip_leads(clause.tokens, clause.begin(), at, clause.words) != at:
        return None
    named = speaker_after(clause.tokens, first, clause.words)
    joined = clause.low(named) in clause.words.joiners | clause.ways.describing
    stop = _behind_description(clause, named) if joined else _behind_day(clause, named)
    if clause.low(stop) != "," or stop + LEAST >= clause.end or _said_by_another(clause, stop):
        return None
    content = ((stop + 1, clause.end),)
    said = (i for i in range(first + 1, named) if clause.low(i) in clause.speech.active)
    named = next(said, named)  # "Dalam riset X menyebutkan, ..."
    return Found(_FIRM, (at, first), (first, named), "source", at, content, "statement.according")


def _said_by_another(clause: Clause, comma: int) -> bool:
    """Tell whether somebody says what follows ("Berdasarkan data X, Y mengatakan ...")."""
    speech = clause.speech
    near = [clause.low(i) for i in range(comma + 1, min(comma + _DAY, clause.end))]
    return any(low in speech.passive or speech.active.get(low, _WEAK).firm for low in near)


def read_opening(clause: Clause, at: int, cue: Cue) -> Found | None:
    """Return the clause of a sentence that opens with its speaker ("Kata dia, ...")."""
    if not clause.speaks(at + 1, plain=False):
        return None
    stop = speaker_after(clause.tokens, at + 1, clause.words)
    if clause.low(stop) != "," or stop + LEAST >= clause.end:
        return None
    content = ((stop + 1, clause.end),)
    return Found(cue, (at, at + 1), (at + 1, stop), "source", at, content, "statement.according")


def _released(clause: Clause, start: int) -> Stretch:
    """Return the speaker behind "menurut": the name, or who released the data ("menurut data yang dirilis X")."""
    relay = clause.speech.relay
    stop = _name_end(clause, start)
    if clause.low(stop) in relay.out_of | relay.by and _is_document(clause, start, stop):
        stop = _name_end(clause, stop + 1)
    agent = stop + 2 + (clause.low(stop + 2) == "oleh")
    released = clause.low(stop) == "yang" and clause.low(stop + 1).startswith("di")
    released = released and clause.low(stop + 1) not in relay.passive
    if released and clause.speaks(agent):
        return agent, speaker_after(clause.tokens, agent, clause.words)
    if clause.low(stop) == "dari" and clause.low(start) in clause.speech.nouns.documents:
        whose = stop + 1
        if clause.speaks(whose):  # "menurut data dari X"
            return whose, speaker_after(clause.tokens, whose, clause.words)
    return start, stop


def _is_document(clause: Clause, start: int, stop: int) -> bool:
    """Tell whether a phrase names words written or spoken ("keterangan resmi"), and not yet whose they are."""
    documents = clause.speech.nouns.documents
    return start < stop and any(
        clause.low(i) in documents for i in range(start, min(stop, start + 3))
    )


def _behind_place(clause: Clause, stop: int) -> int:
    """Return the comma behind a phrase of place, occasion or relay that hangs on the name ("menurut Budi di Bogor, ...")."""
    passed_on = clause.low(stop) == "yang" and clause.low(stop + 1) in clause.speech.relay.passive
    if clause.low(stop) in clause.ways.describing and not passed_on:
        return _behind_description(clause, stop)
    if clause.low(stop) == "(":
        near = range(stop, min(stop + _PLACE, clause.end))
        return next((i + 1 for i in near if clause.low(i) == ")"), stop)
    if clause.low(stop) not in clause.words.places and not passed_on:
        return stop
    near = range(stop + 1, min(stop + _PLACE, clause.end))
    comma = next((i for i in near if clause.low(i) == ","), stop)
    verbs = any(is_verbal(t, clause.words) for t in clause.tokens[stop + 2 * passed_on : comma])
    return stop if verbs else comma


def _behind_description(clause: Clause, stop: int) -> int:
    """Return the comma behind who or whence somebody is ("menurut Budi yang menjaga pintu air, ..."), if one comes."""
    near = range(stop + 1, min(stop + _DAY, clause.end))
    return next((i for i in near if clause.low(i) == ","), stop)


def _behind_day(clause: Clause, stop: int) -> int:
    """Return the comma that ends a day behind a name and its comma ("menurut X, Rabu (1/2/2023) pukul 10.00 WIB, ...")."""
    day = stop + 1 + (clause.low(stop + 1) in clause.words.places)
    if clause.low(stop) != "," or day >= clause.end:
        return stop
    number = clause.tokens[day].text[0].isdigit()
    if not number and clause.low(day) not in clause.speech.relay.dated:
        return stop
    near = range(stop + 1, min(stop + (_DATE if number else _DAY), clause.end))
    comma = next((i for i in near if clause.low(i) == ","), stop)
    verbs = any(is_verbal(t, clause.words) for t in clause.tokens[stop:comma])
    return stop if verbs else comma


def _only_measure(clause: Clause, at: int, behind: int) -> bool:
    """Tell whether "menurut X" closes another's words without a comma: it says by what measure, and nothing more."""
    last = clause.found[-1] if clause.found else None
    goes_on = any(t.text[0].isalnum() for t in clause.tokens[behind:])
    return last is not None and not (last.final or goes_on) and clause.low(at - 1) != ","


def _is_aside(clause: Clause, stop: int, at: int) -> bool:
    """Tell whether what stands behind "menurut X" is no more said: an aside, or no comma closes it."""
    words = clause.words
    out = words.asides | words.elided | words.tails
    if clause.low(stop) != ",":
        return clause.low(at - 1) == "," and (stop + LEAST >= clause.end or clause.low(stop) in out)
    return clause.low(stop + 1) in out


def _before_according(clause: Clause, at: int) -> Stretch | None:
    """Return what stands before a "menurut" inside or behind its clause; a capital opens a sentence."""
    if clause.tokens[at].text[0].isupper():
        return None
    stop = at - 1 if clause.low(at - 1) == "," else at
    if clause.low(stop - 1) == "yang":
        return clause.antecedent(stop - 1)
    first = skip_leads(clause.tokens, clause.floor(), stop, clause.words)
    if first > clause.floor() and clause.low(first - 1) in clause.words.subordinate:
        return first - 1, stop  # "Sejak air surut, menurut X, ..."
    aside = clause.low(first) in clause.words.asides - {"dalam", "pada", "di"}
    if stop <= first or (aside and stop - first < _SHORT):
        return None
    return first, stop


def _mark_before(clause: Clause, at: int) -> int:
    while at > 0 and clause.tokens[at - 1].text not in ",;":
        at -= 1
    return at


def _name_end(clause: Clause, start: int) -> int:
    tokens = clause.tokens
    stop = speaker_after(tokens, start, clause.words)
    while clause.low(stop) in clause.words.joiners and clause.speaks(stop + 1, plain=False):
        stop = speaker_after(tokens, stop + 1, clause.words)  # "menurut Sari dan Tono, ..."
    if clause.low(start) in clause.words.pronouns:
        return start + 1
    if clause.low(stop) in (",", ".", ""):
        return stop
    at = start
    while at < stop and not tokens[at].text[0].isupper():
        at += 1
    while at < stop and (tokens[at].text[0].isupper() or tokens[at].text in "()"):
        at += 1
    return at


def read_closing(clause: Clause, at: int, cue: Cue) -> Found | None:
    """Return the clause that a closing "..., kata X" reports, or one it stands in the middle of."""
    if clause.low(at - 1) != "," or at < LEAST:
        return _led(clause, at, cue)
    source: Stretch | None = None
    voice: Voice = "enclitic"
    if (
        cue.enclitic
        and not cue.plain
        and clause.tokens[min(at + 1, clause.end - 1)].text[0].isupper()
    ):
        return None  # "..., serunya Lomba Dayung": nobody says it
    if not cue.enclitic:
        if not clause.speaks(at + 1, plain=cue.plain):
            return None
        source, voice = (at + 1, speaker_after(clause.tokens, at + 1, clause.words)), "source"
    floor = clause.floor() if clause.found and clause.found[-1].final else clause.begin()
    if source and clause.tokens[at + 1].text[0].isupper():
        broken = _without_comma(clause, floor, at)
        if broken is not None:
            before = skip_leads(clause.tokens, floor, at - 1, clause.words)
            said = ((floor, at - 1),) if at - 1 - before >= LEAST else ()
            around = (*said, (broken, clause.end))
            return Found(
                cue, (at, at + 1), (at + 1, broken), voice, floor, around, "statement.cue_closing"
            )
    content = _both_sides(clause, floor, at - 1, source[1] if source else at + 1)
    if not content:
        return None
    return Found(
        cue, (at, at + 1), source, voice, floor, content, "statement.cue_closing",
        final=content[-1][1] < at,
    )  # fmt: skip


def _led(clause: Clause, at: int, cue: Cue) -> Found | None:
    """Return what goes on behind ("Untuk itu kata Budi, ..."): before the cue stands nothing that is said."""
    if cue.enclitic or not cue.plain or clause.found or not 0 < at <= _SHORT:
        return None
    words = clause.words
    small = (words.leads | words.asides | words.adverbs) - set(clause.speech.after)
    lead = all(clause.low(i) in small for i in range(at))
    named = at + 1 < clause.end and clause.tokens[at + 1].text[0].isupper()
    stop = speaker_after(clause.tokens, at + 1, words)
    if not (lead and named) or clause.low(stop) != "," or stop + LEAST >= clause.end:
        return None
    content = ((stop + 1, clause.end),)
    return Found(cue, (at, at + 1), (at + 1, stop), "source", 0, content, "statement.according")


def _without_comma(clause: Clause, floor: int, at: int) -> int | None:
    """Return where what is said goes on right behind the name ("Angka itu, kata Budi sudah turun"), or None."""
    first = skip_leads(clause.tokens, floor, at - 1, clause.words)
    if any(is_verbal(t, clause.words) for t in clause.tokens[first : at - 1]):
        return None
    stop = at + 1
    while stop < clause.end and clause.tokens[stop].text[0].isupper():
        stop += 1
    goes_on = clause.low(stop) in clause.ways.plainly | clause.words.copulas
    return stop if goes_on and stop + LEAST < clause.end else None


def _both_sides(clause: Clause, start: int, stop: int, behind: int) -> tuple[Stretch, ...]:
    """Return what is said before a cue and, when the sentence goes on behind it, after it."""
    first = skip_leads(clause.tokens, start, stop, clause.words)
    before = ((start, stop),) if stop - first >= LEAST else ()
    if clause.low(behind) != "," or behind + LEAST >= clause.end:
        return before
    if stop - first == 1 and clause.low(first) not in clause.words.adverbs:
        now = clause.low(first) in clause.words.definite  # "Saat ini, kata X, ..."
        before = ((start if now else first, stop),)  # one word will do ("Ternyata, kata X, ...")
    words = clause.words
    aside = clause.low(behind + 1) in words.asides | words.tails | words.elided
    aside = aside and has_verb(clause.tokens, start, stop, words)
    if before and (aside or not clause.tokens[behind + 1].text[0].isalpha()):
        return before
    if before and _describes(clause, behind + 1) and has_verb(clause.tokens, start, stop, words):
        return before
    return (*before, (behind + 1, clause.end))


def _describes(clause: Clause, start: int) -> bool:
    """Tell whether a phrase without a predicate stands behind a name: who somebody is ("kata X, salah satu pendiri Y")."""
    plain = clause.ways.plainly | clause.ways.predicates | clause.words.copulas
    says = any(clause.low(i) in plain for i in range(start, clause.end))
    return not says and not any(is_verbal(t, clause.words) for t in clause.tokens[start:])


def read_noun(clause: Clause, at: int) -> Found | None:
    """Return the clause of a noun ("pengumuman bahwa ..."): nobody's, or the subject's ("dengan alasan bahwa ...")."""
    if clause.low(at + 1) not in clause.ways.marks:
        return None
    if any(one.content and one.content[-1][0] == at + 2 for one in clause.found):
        return None
    if clause.low(at) in clause.speech.nouns.speak:
        return _sign(clause, at)
    if {clause.low(at - 1), clause.low(at - 2)} & clause.ways.giving:
        return _sign(clause, at)
    stop = next(
        (i for i in range(at + 2, clause.end) if clause.low(i) in clause.ways.noun_end), clause.end
    )
    voice: Voice = "elided" if clause.low(at) in clause.speech.nouns.own else "nobody"
    return Found(_FIRM, (at, at + 1), None, voice, at, ((at + 2, stop),), "statement.noun")


def _sign(clause: Clause, at: int) -> Found | None:
    """Return the clause of ("memberikan keterangan bahwa ..."), whose speaker is subject of the verb before."""
    near = range(at - 1, max(-1, at - _SHORT), -1)
    verb = next((i for i in near if clause.low(i).startswith("me")), -1)
    if verb <= 0:
        return None
    subject = subject_before(clause.tokens, verb, clause.floor(), clause.words)
    if subject is None or subject.elided:
        return None
    cue = (
        Cue(firm=True, modality="possible")
        if clause.low(at) in clause.speech.nouns.speak
        else _FIRM
    )
    return Found(
        cue, (at, at + 1), (subject.start, subject.stop), "source",
        subject.clause, ((at + 2, clause.end),), "statement.verb",
    )  # fmt: skip


def read_asked(clause: Clause, at: int) -> Found | None:
    """Return the question of ("Ditanya apakah ..., X menjawab ..."), whose asker is not named."""
    start = at + 1
    while clause.low(start) in clause.ways.askers:
        start += 1
    supposed = clause.low(at - 1) in clause.speech.firmness.conditional
    if clause.found or supposed or clause.low(start) not in clause.ways.question:
        return None  # "Jika ditanya siapa ...": nobody asked
    stop = start
    while stop < clause.end and clause.tokens[stop].text not in ",.":
        stop += 1
    return Found(
        Cue(act="ask", modality="conditional"), (at, at + 1), None, "nobody", at, ((start, stop),),
        "statement.asked", final=True,
    )  # fmt: skip
