"""How firm a statement is: what its own words say, unless the word that reports it decides ("meminta", "membantah", "bertanya")."""

from collections.abc import Sequence

from benang.reading.statements.context import Context
from benang.reading.statements.draft import Draft
from benang.reading.statements.firmness import Firmness, firmness
from benang.reading.statements.leading import is_verb
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
    bidden = draft.cue.modality != "planned" and (
        before in context.speech.firmness.so_that
        or (_tells(draft, context) and before in context.speech.ways.to_do and _deed(said, context))
    )
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
    # what is foretold of others is no plan of theirs
    foretold = own.modality == "planned" and (
        _word(draft, context) in context.speech.firmness.predicting
    )
    given = foretold or own.modality in ("asserted", *_MEANT.get(implied or "asserted", ()))
    if implied is not None and given:
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
    if not _tells(draft, context):
        return 0
    firm, lows = context.speech.firmness, [t.low for t in said[:_TOLD]]
    at = next((i for i, low in enumerate(lows) if low in context.speech.ways.to_do), -1)
    # "mewanti-wanti tak ada tempat untuk ...": something is told of
    denied = firm.so_that.isdisjoint(lows) and not firm.negation.isdisjoint(lows[: max(at, 0)])
    return 0 if denied else at + 1


def _deed(said: Sequence[Token], context: Context) -> bool:
    """Tell whether what is reported opens with a deed: a verb, or a word of firmness before one."""
    opens = said[0] if said else None
    firm = context.speech.firmness
    return opens is not None and (
        is_verb(opens, context.words) or opens.low in firm.markers | firm.degrees
    )


def _tells(draft: Draft, context: Context) -> bool:
    """Tell whether what is reported is told to somebody with a verb behind which a deed may be bidden ("mengingatkan")."""
    return draft.form != "direct" and _word(draft, context) in context.speech.ways.telling


def _word(draft: Draft, context: Context) -> str:
    """Return the word that reports, in small letters."""
    return context.text[slice(*draft.cue_at)].lower() if draft.cue_at else ""


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
