"""Reported clauses: what a verb of saying, "menurut" or a closing "kata X" puts into somebody's mouth.

A sentence is read from left to right. Each cue opens a clause of its own; the clause before it ends where the next
cue's clause begins, unless that one stands inside it (its subject is the first thing said).
"""

from collections.abc import Sequence

from msgspec import structs

from benang.languages.speech import Cue, Speech
from benang.reading.statements.attributions import (
    read_according,
    read_account,
    read_asked,
    read_closing,
    read_noun,
    read_opening,
)
from benang.reading.statements.clause import Clause, Found, Stretch
from benang.reading.statements.draft import Draft, Line, Range, Voice
from benang.reading.statements.phrases import content_end, has_verb, skip_leads, speaker_after
from benang.reading.statements.verbs import read_verb
from benang.reading.tokens import Token

_SAY = Cue()
_TELL = Cue(takes="that", firm=True)
_MOST_CUES = 40  # in one sentence
_JOINED_REACH = 16  # tokens between a judgement and the "menyebutnya" that goes on with it


def find_indirect(line: Line, speech: Speech, used: frozenset[int]) -> list[Draft]:
    """Return the reported clauses of a sentence in order; cues at offsets in ``used`` belong to quotations."""
    clause = Clause(line.tokens, speech)
    starts, marks = speech.starts.indirect, speech.ways.marks
    lows = [token.low for token in line.tokens]
    cues = [at for at, low in enumerate(lows) if low in starts]
    if not marks.isdisjoint(lows):  # any verb before one is a cue
        cues = sorted({*cues, *(at for at, low in enumerate(lows[1:]) if low in marks)})
    for at in cues:
        one = None if line.tokens[at].start in used else _cue_at(clause, at)
        if one is None:
            continue
        if len(clause.found) >= _MOST_CUES:
            break
        if _told_too(clause, one) or _own_again(clause, one) or _only_when(clause, one):
            continue
        if _joins(clause, one):
            before = clause.found.pop()
            one = before._replace(content=((before.content[0][0], one.at[0] - 1), *one.content))
        clause.found.append(one)
    drafts = (_draft(line, clause, index) for index in range(len(clause.found)))
    return [draft for draft in drafts if draft is not None]


def _cue_at(clause: Clause, at: int) -> Found | None:
    """Return what the token at an index reports, if it is a cue."""
    speech, low = clause.speech, clause.low(at)
    found: Found | None = None
    if low in speech.active:
        found = read_verb(clause, at, speech.active[low])
    elif clause.low(at + 1) in speech.ways.marks and _says(low, speech):
        found = read_verb(clause, at, _TELL)
    elif low == "memberi" and clause.low(at + 1) == "tahu":
        found = read_verb(clause, at, _SAY, width=2)
    elif low in speech.ways.according:
        found = read_according(clause, at)
    elif low in speech.after and _opens(clause, at) and _leads_in(clause, at):
        found = read_opening(clause, at, speech.after[low])
    elif low in speech.after and clause.tokens[at].text[0].islower():
        found = read_closing(clause, at, speech.after[low])
    elif low in speech.ways.account:
        found = read_account(clause, at)
    elif low in speech.ways.asked:
        found = read_asked(clause, at)
    if found is None and low in speech.nouns.holding:
        found = read_noun(clause, at)
    return found


def _says(low: str, speech: Speech) -> bool:
    """Tell whether a verb no list knows says what its "bahwa" opens: somebody does it, and it is none of knowing or showing."""
    return low.startswith(("me", "ber")) and low not in speech.ways.silent


def _opens(clause: Clause, at: int) -> bool:
    """Tell whether a word opens its sentence, behind connectives at most ("Namun kata dia, ...")."""
    return skip_leads(clause.tokens, clause.begin(), at, clause.words) == at


def _leads_in(clause: Clause, at: int) -> bool:
    """Tell whether a word of saying can open a sentence: a plain one, or any with a name behind it ("Lanjut Budi, ...")."""
    named = clause.tokens[at + 1].text[0].isupper() if at + 1 < len(clause.tokens) else False
    return clause.speech.after[clause.low(at)].plain or named


def _told_too(clause: Clause, one: Found) -> bool:
    """Tell whether a verb belongs to those who are told something ("meminta X memastikan Y")."""
    last = clause.found[-1] if clause.found else None
    if last is None or last.final or one.rule != "statement.verb":
        return False
    told = last.cue.takes in ("directive", "told") and bool(last.content)
    if one.source is None:
        return told and _done_too(clause, last, one)
    between = range(last.at[1], one.at[0])
    new = {clause.low(i) for i in between} & (clause.words.openers - clause.ways.to_do)
    listed = any(clause.low(i) in clause.words.joiners for i in between)
    return told and not new and (listed or not any(clause.low(i) == "," for i in between))


def _done_too(clause: Clause, last: Found, one: Found) -> bool:
    """Tell whether a verb without a subject is the second thing asked for ("meminta agar X maju dan memastikan hasil")."""
    asked = clause.low(last.content[-1][0] - 1) in clause.ways.to_do
    after = one.at[1]
    if not asked or one.cue.act != "say" or clause.low(one.clause) == ",":
        return False
    if not one.content or one.content[0][0] != after:
        return False  # behind "bahwa" stands what the speaker says
    return not has_verb(clause.tokens, after, clause.end, clause.words)


def _only_when(clause: Clause, one: Found) -> bool:
    """Tell whether a verb only says when or why what is reported came ("mengatakan harga naik setelah X mengumumkan ...")."""
    last = clause.found[-1] if clause.found else None
    if last is None or last.final or not last.content or one.rule != "statement.verb":
        return False
    opened = one.source is not None and clause.low(one.clause) in clause.words.meanwhile
    return opened and one.clause > last.content[-1][0] and clause.low(one.clause - 1) != ","


def _own_again(clause: Clause, one: Found) -> bool:
    """Tell whether a verb is what the speaker reports of himself ("X mengatakan pihaknya berharap ..."): one statement."""
    last = clause.found[-1] if clause.found else None
    if last is None or last.final or not last.content or one.source is None:
        return False
    start, stop = one.source
    himself = stop == start + 1 and clause.low(start) in clause.ways.himself
    return himself and start - last.content[-1][0] <= 1


def _joins(clause: Clause, one: Found) -> bool:
    """Tell whether ("mengecam X, menyebutnya Y") goes on from the judgement before it."""
    if (
        not clause.found
        or clause.low(one.at[0]) not in clause.words.judging_again
        or not clause.found[-1].content
    ):
        return False
    before = clause.found[-1]
    judged = before.cue.takes == "object" and before.cue.act == "say"
    return judged and one.at[0] - before.at[1] < _JOINED_REACH


def _draft(line: Line, clause: Clause, index: int) -> Draft | None:
    tokens, speech = line.tokens, clause.speech
    one = clause.found[index]
    ranges = []
    for start, stop in _closed(clause, index):
        end = content_end(tokens, start, stop, speech.clause)
        if end > start:
            ranges.append((tokens[start].start, tokens[end - 1].stop))
    if not ranges:
        return None
    voice, source = _source(tokens, clause.found, index)
    told = _told(one, tokens, speech)
    cue = one.cue
    if cue.act == "warn" and told:  # somebody is warned to do something, not of something
        cue = structs.replace(cue, modality="requested")
    return Draft(
        pieces=tuple(ranges),
        form="indirect",
        cue=cue,
        cue_at=(tokens[one.at[0]].start, tokens[one.at[1] - 1].stop),
        source=source,
        voice=voice,
        around=(line.start, line.stop),
        line=line.number,
        paragraph=line.paragraph,
        zone=line.zone,
        rule=one.rule,
        inside=_nested(clause, index),
        negated=one.negated,
        told=told,
    )


def _source(
    tokens: Sequence[Token], found: Sequence[Found], index: int
) -> tuple[Voice, Range | None]:
    """Return who speaks in characters; a coordinated verb shares the subject of the cue before it."""
    one = found[index]
    if one.voice == "enclitic":
        stop = tokens[one.at[1] - 1].stop
        return "enclitic", (stop - 3, stop)
    named = one.source
    if named is None and one.voice == "elided" and index:
        named = found[index - 1].source
    if named is None:
        return one.voice, None
    return "source", (tokens[named[0]].start, tokens[named[1] - 1].stop)


def _told(one: Found, tokens: Sequence[Token], speech: Speech) -> Range | None:
    """Return whom a verb tells: what stands between it and "bahwa" or "untuk"."""
    if one.final or not one.content or one.rule != "statement.verb":
        return None
    start, stop = one.at[1], one.content[0][0] - 1
    tells = one.cue.takes in ("directive", "told") or tokens[start - 1].low in speech.ways.telling
    if not tells or stop <= start or tokens[stop].low not in speech.ways.told:
        return None
    if tokens[start].low == "kepada":
        return None
    if tokens[stop].low in speech.ways.marks and one.cue.takes == "directive":
        return None
    stop = min(stop, speaker_after(tokens, start, speech.clause, stop))
    return (tokens[start].start, tokens[stop - 1].stop) if stop > start else None


def _goes_on(one: Found, later: Found) -> bool:
    """Tell whether a demand is joined to what somebody warns of or asks ("memperingatkan X dan menyerukan Y")."""
    same = one.cue.takes in ("directive", "told", "object")
    return same and later.voice == "elided" and later.cue.takes in ("directive", "told", "object")


def _meant_too(clause: Clause, one: Found, later: Found) -> bool:
    """Tell whether who says something also hopes or asks for something ("mengatakan hal itu perlu dan berharap ...").

    Where somebody else is the subject of what is said, the second verb may be theirs.
    """
    if one.cue.act not in ("say", "promise") or later.voice != "elided" or later.cue.act == "say":
        return False
    first = one.content[-1][0]
    own = clause.low(first) in clause.ways.himself
    return clause.low(later.clause) in clause.words.joiners and (own or not clause.speaks(first))


def _nested(clause: Clause, index: int) -> bool:
    """Tell whether a cue stands within what an earlier cue of the sentence reports."""
    at = clause.found[index].at[0]
    return any(
        start <= at < stop for other in range(index) for start, stop in _closed(clause, other)
    )


def _closed(clause: Clause, index: int) -> list[Stretch]:
    """Return what a cue reports, ended where the next cue's own clause begins."""
    one = clause.found[index]
    if one.final or not one.content:
        return list(one.content)
    start, stop = one.content[-1]
    for later in clause.found[index + 1 :]:
        opens = later.cue.firm or _goes_on(one, later) or _meant_too(clause, one, later)
        opens = opens and not later.final and bool(later.content)
        if opens and start + 1 < later.clause < stop:
            stop = later.clause
            break
    return [*one.content[:-1], (start, stop)]
