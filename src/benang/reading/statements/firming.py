"""How firm a statement is: what its own words say, unless the word that reports it decides ("meminta", "membantah", "bertanya")."""

from collections.abc import Sequence

from benang.reading.statements.context import Context
from benang.reading.statements.draft import Draft
from benang.reading.statements.firmness import Firmness, firmness
from benang.reading.tokens import Token
from benang.records import Modality, Polarity

_RULING: frozenset[Modality] = frozenset(("requested", "feared"))
# what is promised or threatened is meant, and on which condition does not change that
_MEANT: dict[Modality, tuple[Modality, ...]] = {"planned": ("conditional",)}
_OPENING = 2  # tokens in which the negation of a thing judged stands
_TOLD = 16  # tokens of those who are told to do something
_COMMAND = 6  # letters of a verb in "-kan"


def firm(draft: Draft, context: Context) -> Firmness:
    """Return how firm what is said is; ``cue`` is empty where no word of what is said decided."""
    said = context.said(
        draft._replace(pieces=draft.pieces[:1]) if draft.form == "direct" else draft
    )
    told = _told_to_do(draft, said, context)
    words = context.words if draft.form == "direct" else context.reported_words
    own = firmness(said[told:], words, context.acts)
    modality = _modality(draft, own, said, context)
    lead = _lead(draft, context)
    before = lead[-1] if lead else ""
    bidden = before in context.speech.firmness.so_that and draft.cue.modality != "planned"
    if told or bidden:
        modality = "requested"
    elif _held(lead, said, context):
        modality = "conditional"
    polarity = _polarity(draft, own, said, context)
    if before in context.speech.firmness.negation:
        polarity = "-"
    if draft.negated:
        modality, polarity = "possible", "-"
    decided = (modality, polarity) == (own.modality, own.polarity)
    return Firmness(modality, polarity, own.not_yet, own.cue if decided else "")


def _modality(draft: Draft, own: Firmness, said: Sequence[Token], context: Context) -> Modality:
    """Return what the cue makes of what is said: an asserted clause takes its modality, a demand or fear rules every other."""
    cue = draft.cue
    if cue.act == "ask" and (cue.takes != "clause" or _asks(said, context)):
        return "possible"
    if cue.act == "wish" and draft.form == "indirect":
        return "requested"
    implied = cue.modality or ("requested" if cue.act in ("request", "wish") else None)
    if implied in _RULING and (cue.modality or own.modality == "asserted"):
        return implied
    if implied is not None and own.modality in ("asserted", *_MEANT.get(implied, ())):
        return implied
    if own.modality == "asserted" and draft.form == "direct" and _commands(said, context):
        return "requested"
    return own.modality


def _asks(said: Sequence[Token], context: Context) -> bool:
    """Tell whether what is asked is a question and no thing called in question ("mempertanyakan anggaran itu")."""
    words = context.speech
    opening = {t.low for t in said[:_OPENING]}
    question = words.ways.question | words.firmness.whether
    return not opening.isdisjoint(question) or any(t.text == "?" for t in said)


def _polarity(draft: Draft, own: Firmness, said: Sequence[Token], context: Context) -> Polarity:
    """Return the polarity: what is denied or condemned is negative, and a thing judged is so only at its beginning."""
    if draft.cue.polarity == "-":
        called = any(t.low in context.speech.ways.calling for t in said)
        return own.polarity if called else "-"
    if draft.cue.takes == "object" and own.cue in context.speech.firmness.negation:
        return own.polarity if any(t.low == own.cue for t in said[:_OPENING]) else "+"
    return own.polarity


def _told_to_do(draft: Draft, said: Sequence[Token], context: Context) -> int:
    """Return the index behind the "agar" that says what somebody is told to do ("mengingatkan X agar ..."), or 0."""
    cue = context.text[slice(*draft.cue_at)].lower() if draft.cue_at else ""
    if draft.form == "direct" or cue not in context.speech.ways.telling:
        return 0
    near = enumerate(said[:_TOLD])
    return next((at + 1 for at, token in near if token.low in context.speech.ways.to_do), 0)


def _lead(draft: Draft, context: Context) -> list[str]:
    """Return the words between a cue and what is reported: "agar" or "untuk tidak" say what somebody is bidden to do."""
    if draft.form == "direct" or draft.cue_at is None:
        return []
    between = context.tokens(draft.paragraph, draft.cue_at[1], draft.start)
    return [t.low for t in between[-_TOLD:]]


def _held(lead: Sequence[str], said: Sequence[Token], context: Context) -> bool:
    """Tell whether a condition stands before what is reported ("menilai, jika terbukti, maka ...")."""
    words = context.speech.firmness
    opened = not words.conditional.isdisjoint(lead)
    return opened and any(t.low in words.then for t in said)


def _commands(said: Sequence[Token], context: Context) -> bool:
    """Tell whether a quotation opens with a bare verb in "-kan": an imperative ("Gunakan masker ...", not "Izinkan saya ...")."""
    words = context.speech.firmness
    lows = [t.low for t in said if t.text[0].isalnum() and t.low not in words.turns][:_OPENING]
    if not lows or lows[0].startswith(words.prefixes) or lows[0] in words.no_commands:
        return False
    bare = len(lows[0]) >= _COMMAND and lows[0].endswith(words.command)
    return bare and words.own.isdisjoint(lows)
