"""Verbs of saying and thinking: whose verb it is, and whether it reports anything."""

from msgspec import structs

from benang.languages.speech import Cue
from benang.reading.statements.clause import LEAST, Clause, Found, Stretch
from benang.reading.statements.contents import content_start
from benang.reading.statements.draft import RECALLED, Voice
from benang.reading.statements.phrases import (
    Subject,
    comma_chunks,
    has_verb,
    is_verbal,
    skip_leads,
    subject_before,
)

_JOINED = 12  # tokens between a verb and another joined to it
_ADDRESS = 16  # tokens of an addressee at the end of a sentence


def read_verb(clause: Clause, at: int, cue: Cue, width: int = 1) -> Found | None:
    """Return what the verb at index ``at`` (``width`` tokens long) reports, or None when it reports nothing."""
    floor = clause.floor()
    negated = _negated(clause, at, floor)
    if negated and cue.act == "deny":  # what is not denied is granted
        cue, negated = structs.replace(cue, act="say", polarity="+"), False
    if floor > at or not _real(clause, at, negated=negated) or _meant(clause, at):
        return None
    subject = _subject(clause, at, cue, floor)
    after = at + width
    if subject is None or _nobody(clause, subject, after) or _beside_quote(clause, subject, after):
        return None
    if clause.low(at) in clause.ways.showing and _figures(clause, subject):
        cue = structs.replace(cue, takes="stated")
    base = Found(cue, (at, after), *_who(clause, subject), subject.clause, (), "statement.verb")
    return _reported(clause, subject, base._replace(negated=negated))


def _reported(clause: Clause, subject: Subject, base: Found) -> Found | None:
    """Return a verb of saying with what it reports: behind it, before it, on both sides, or in the sentence before."""
    cue, after = base.cue, base.at[1]
    if not subject.elided and _closes(clause, after, subject.start):
        said = ((clause.begin(), subject.start - 1),)
        return base._replace(
            clause=subject.start, content=said, rule="statement.verb_closing", final=True, negated=False
        )  # fmt: skip
    plain = cue.act == "say" and cue.takes in ("clause", "that", "stated")
    back = _points_back(clause, after) if plain else None
    if back is not None:
        return base._replace(content=((after, back),), rule=RECALLED, final=True, negated=False)
    content = _content(clause, after, cue)
    if not content and (subject.elided or not base.source):
        return None
    before = _before_speaker(clause, subject, after) if content else None
    if before:
        around = (before, (after + 1, clause.end))
        named = (before[1] + 1, subject.stop)
        return base._replace(
            source=named,
            clause=before[0],
            content=around,
            rule="statement.verb_closing",
            negated=False,
        )
    return base._replace(content=content)


def _nobody(clause: Clause, subject: Subject, after: int) -> bool:
    """Tell whether the subject says nothing: the writer, an event that "shows", or a clause that ends at its verb."""
    words = clause.words
    first = clause.low(subject.start)
    reader = first in words.selves and first not in clause.ways.himself
    if reader or clause.low(subject.stop - 1) in words.selves:
        return True
    if not subject.elided and (
        _numbered(clause, subject)
        or _thing(clause, subject)
        or _made(clause, subject)
        or _needs(clause, subject, after)
    ):
        return True
    apart = any(clause.low(i) == "," for i in range(subject.clause, subject.start))
    held = clause.low(subject.clause) in words.subordinate and not apart
    return clause.low(after) == "," and held


def _beside_quote(clause: Clause, subject: Subject, after: int) -> bool:
    """Tell whether a verb says what a quotation was about (..." kata X menjelaskan alasan itu): no second report."""
    before = clause.low(subject.start - 1)
    if subject.elided or before not in clause.speech.after or not clause.speech.after[before].plain:
        return False
    new = clause.low(after) in clause.ways.marks or clause.low(after) == ","
    return not new and not (
        after < clause.end and has_verb(clause.tokens, after, clause.end, clause.words)
    )


def _figures(clause: Clause, subject: Subject) -> bool:
    """Tell whether figures or a study are the subject ("hasil pemeriksaan menunjukkan ...")."""
    return clause.low(subject.start) in clause.speech.nouns.figures | clause.ways.accounts


def _needs(clause: Clause, subject: Subject, after: int) -> bool:
    """Tell whether a thing demands something ("pekerjaan itu menuntut kesabaran"): it needs it, and says nothing."""
    if clause.low(after - 1) in clause.ways.moving:
        head = clause.low(subject.start)
        named = clause.tokens[min(subject.start + 1, clause.end - 1)].text[0].isupper()
        return (
            head.endswith(("nya", "an", "asi", "itas")) and not named and not _is_body(clause, head)
        )
    if clause.low(after - 1) not in clause.ways.demanding:
        return False
    somebody = clause.words.persons | clause.words.bodies | clause.words.pronouns
    somebody |= clause.ways.protests
    within = range(subject.start, subject.stop)
    return not any(clause.low(i) in somebody or clause.tokens[i].text[0].isupper() for i in within)


def _is_body(clause: Clause, head: str) -> bool:
    """Tell whether a noun is a word for people or for those who act together, with or without "-nya"."""
    somebody = clause.words.persons | clause.words.bodies | clause.words.pronouns
    return head in somebody or head.removesuffix("nya") in somebody


def _numbered(clause: Clause, subject: Subject) -> bool:
    """Tell whether the subject is no more than a number in a list ("Pertama, memastikan ...")."""
    return subject.stop - subject.start == 1 and clause.low(subject.start) in clause.ways.ordinals


def _made(clause: Clause, subject: Subject) -> bool:
    """Tell whether somebody is made to think so ("membuat mereka yakin ..."): the object of a verb before."""
    before = subject.start - 1
    low = clause.low(before)
    if before <= 0 or low in clause.words.asides or low in clause.words.openers:
        return False
    cue = clause.speech.active.get(low)
    if cue is not None:
        return cue.takes in ("told", "directive")
    return low.startswith("me") and is_verbal(clause.tokens[before], clause.words)


def _thing(clause: Clause, subject: Subject) -> bool:
    """Tell whether something that cannot speak is the subject ("Kolaborasi ini menegaskan ..."): the outlet concludes."""
    head = clause.low(subject.start)
    for at in range(subject.start, subject.stop):
        low = clause.low(at)
        if low in clause.words.persons or low in clause.words.abbreviations:
            return False
    if head in clause.ways.things:
        return head not in clause.words.definite or subject.stop == subject.start + 1
    pointed = clause.low(subject.stop - 1) in clause.words.definite
    abstract = head.endswith(("an", "asi", "itas"))
    if not (pointed and abstract):
        return False
    return head not in clause.words.bodies and head not in clause.speech.nouns.documents


def _points_back(clause: Clause, after: int) -> int | None:
    """Return where "hal itu" ends when it is all that is said ("X mengatakan hal itu saat ..."): the words stand before."""
    stop = after + (clause.low(after) in clause.speech.nouns.pointers)
    stop += clause.low(stop) in clause.words.definite
    if stop == after or clause.low(stop - 1) not in clause.words.definite:
        return None
    ended = clause.low(stop) in clause.words.closers or not clause.low(stop).isalnum()
    return stop if ended else None


def _content(clause: Clause, after: int, cue: Cue) -> tuple[Stretch, ...]:
    begin = content_start(clause, after, cue)
    if begin is None or begin >= clause.end:
        return ()
    said = any(t.text[0].isalnum() for t in clause.tokens[begin : clause.end])
    goes_on = clause.low(begin) in clause.words.elided - {"untuk", "dengan"}
    if cue.act == "promise" and clause.low(begin) in clause.words.bound_to:
        return ()  # bound to somebody, and nothing said
    bound = cue.act in ("promise", "wish") and clause.low(begin - 1) not in clause.ways.marks
    opener = clause.ways.to_do if bound else clause.ways.toward if cue.takes == "object" else ()
    if clause.low(begin) in opener:
        begin += 1
    alone = begin == after and clause.end - begin <= 1 + (clause.low(clause.end - 1) == ".")
    if cue.act == "request" and alone:
        return ()  # "meminta maaf", and not for what
    return ((begin, clause.end),) if said and not goes_on else ()


def _before_speaker(clause: Clause, subject: Subject, after: int) -> Stretch | None:
    """Return what is said before its cue in the middle ("Harga beras, dia menambahkan, akan naik")."""
    if subject.elided or clause.found or clause.low(after) != ",":
        return None
    start = (
        subject.start
        if clause.low(subject.start) in clause.words.pronouns
        else _name(clause, subject)
    )
    if clause.low(start - 1) != ",":
        return None
    begin = clause.begin()
    first = skip_leads(clause.tokens, begin, start - 1, clause.words)
    if first != begin or start - 1 - first < LEAST:
        return None
    aside = clause.low(first) in clause.words.asides or clause.low(first) in clause.words.openers
    return None if aside else (first, start - 1)


def _name(clause: Clause, subject: Subject) -> int:
    """Return where a bare name stands that ends a subject behind a comma and no title ("Tugas utamanya, Budi mengatakan, ..."), or 0."""
    start = subject.stop
    while start > subject.start and clause.tokens[start - 1].text[0].isupper():
        start -= 1
    if start == subject.stop or clause.low(start - 1) != "," or start - 1 <= subject.start:
        return 0
    thing = range(subject.start + 1, start - 1)
    named = any(
        clause.tokens[i].text[0].isupper() or clause.low(i) in clause.words.persons for i in thing
    )
    return (
        0
        if named
        or clause.speaks(subject.start + 1)
        or clause.low(subject.start) in clause.words.persons
        else start
    )


# --- is anything said?


def _real(clause: Clause, at: int, *, negated: bool) -> bool:
    """Tell whether a verb says something: not wished, allowed or planned, and not denied."""
    if negated:
        return clause.low(at) in clause.ways.vouching
    back = clause.back_over(at, clause.words.still)
    if clause.low(back) in clause.words.joiners and back > 1:
        first = clause.back_over(back - 1, clause.words.still)
        if is_verbal(clause.tokens[back - 1], clause.words) and clause.low(first) != "dalam":
            back = first  # "hendak menemui dan meminta ..."
    return clause.low(back) not in clause.words.unreal | clause.ways.growing | clause.ways.purposes


def _meant(clause: Clause, at: int) -> bool:
    """Tell whether a verb is joined to what somebody is told or wants to do ("diperintahkan mengawal imbauan dan mengingatkan warga")."""
    joint = clause.back_over(at, clause.words.still)
    if clause.found or clause.low(joint) not in clause.words.joiners:
        return False
    if clause.low(at + 1) in clause.ways.marks:
        return False
    near = range(joint - 1, max(0, joint - _JOINED), -1)
    verb = next((i for i in near if is_verbal(clause.tokens[i], clause.words)), 0)
    if not verb or any(clause.low(i) == "," for i in range(verb, joint)):
        return False
    before = clause.low(clause.back_over(verb, clause.words.still))
    return before in (clause.words.unreal | clause.ways.ordered) - {"dalam"}


def _negated(clause: Clause, at: int, floor: int) -> bool:
    back = clause.back_over(at, clause.words.adverbs, floor)
    return any(clause.low(i) in clause.ways.negation for i in range(back + 1, at))


# --- whose verb is it?


def _subject(clause: Clause, at: int, cue: Cue, floor: int) -> Subject | None:
    """Return the subject that counts for this cue, or None when the verb is no report of somebody's."""
    subject = subject_before(clause.tokens, at, floor, clause.words)
    if subject is None:
        return _behind_comma(clause, at, floor)
    if subject.elided and not _may_elide(clause, at, cue, floor):
        return None
    if not cue.firm and floor and not _fresh(clause, subject, floor):
        return None
    if clause.low(at - 1) != "," or subject.elided or _apart(clause, subject, at):
        return subject
    if cue.takes == "object" or (clause.found and not cue.firm):
        return None
    return Subject(at, at, at - 1, elided=True) if clause.found else subject


def _fresh(clause: Clause, subject: Subject, floor: int) -> bool:
    """Tell whether a weak verb behind another cue starts a clause of its own, is joined to it, or is its first word."""
    joined = subject.elided and clause.low(subject.start) in clause.words.joiners
    first = not subject.elided and subject.start <= floor + 1 and clause.speaks(subject.start)
    return joined or first or subject.clause > floor


def _behind_comma(clause: Clause, at: int, floor: int) -> Subject | None:
    """Return the subject of a verb that only a comma stands before ("Ia menulis lagi, mengatakan ...")."""
    if clause.low(at - 1) != "," or clause.low(at) not in clause.speech.nouns.subject:
        return None
    if clause.found:
        return Subject(at, at, at - 1, elided=True)
    return _shared(clause, at, floor)


def _shared(clause: Clause, at: int, floor: int) -> Subject | None:
    """Return the subject of the clause that a verb behind a comma goes on with ("Ia kembali menulis, mengatakan ...")."""
    start = skip_leads(clause.tokens, floor, at, clause.words)
    stop = start
    while stop < at - 1 and not is_verbal(clause.tokens[stop], clause.words):
        if clause.low(stop) in clause.words.adverbs | clause.words.asides:
            break
        stop += 1
    named = stop > start and clause.speaks(start)
    pointing = clause.low(start) in clause.speech.nouns.pointers
    return Subject(start, stop, at - 1, elided=False) if named and not pointing else None


def _apart(clause: Clause, subject: Subject, at: int) -> bool:
    """Tell whether a comma between subject and verb closes an aside or a name ("Ketua X, Budi, mengatakan")."""
    if clause.low(subject.stop) != "," or subject.stop < at - 1:
        return True
    return any(clause.low(i) == "," for i in range(subject.start, subject.stop))


def _who(clause: Clause, subject: Subject) -> tuple[Stretch | None, Voice]:
    if not subject.elided:
        return (subject.start, subject.stop), "source"
    if clause.low(subject.start) == "yang":
        head = clause.antecedent(subject.start)
        return head, "source" if head else "elided"
    return None, "elided"


def _may_elide(clause: Clause, at: int, cue: Cue, floor: int) -> bool:
    """Tell whether a verb without a subject of its own goes on for the subject before it."""
    back = clause.back_over(at, clause.words.adverbs, floor)
    joint = clause.low(back)
    if joint == ",":
        return cue.firm and bool(clause.found)
    if joint == "yang":
        if clause.low(back - 1) == ",":
            return cue.firm or cue.takes == "object"
        that = clause.low(at + 1) in clause.ways.marks | clause.ways.that
        return cue.firm and that and back > 0 and clause.tokens[back - 1].text[0].isupper()
    if joint == "untuk" or back < floor:
        return False
    if joint == "dengan":
        return clause.low(at) in clause.speech.nouns.subject
    return cue.firm or joint in clause.words.joiners


def _closes(clause: Clause, after: int, subject: int) -> bool:
    """Tell whether the clause reported stands before its speaker (..., X mengatakan kepada Y)."""
    if clause.low(subject - 1) != "," or subject < LEAST + 2:
        return False
    if clause.low(after) not in ("", ".", "kepada", "pada") or clause.end - after > _ADDRESS:
        return False
    that = clause.ways.that | clause.ways.marks
    if any(clause.low(i) in that for i in range(after, clause.end)):
        return False
    first = skip_leads(clause.tokens, 0, subject, clause.words)
    chunks = comma_chunks(clause.tokens, first, subject - 1)
    return bool(chunks) and clause.low(chunks[0][0]) not in clause.words.asides
