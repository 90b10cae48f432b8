"""How firmly something is put: modality and polarity of the first proposition said, by ordered rules.

The codebook, as labelled pages have it. What counts is the main proposition of what is said, as its speaker puts it:

- ``conditional``: it holds if something else does, and the condition is said ("Jika hujan turun, ..."; "... akan terasa jika ...").
- ``requested``: somebody is to do or leave something: asked, told, wished or owed ("harus", "mohon", "semoga", "tidak boleh", an imperative,
  and all that is reported behind "meminta", "mengimbau", "berharap"). What "we" must do, what is not needed and what had to be done is asserted.
- ``feared``: the speaker fears it.
- ``planned``: somebody decided or promised it, or is ready for it ("akan", "berencana", "siap"). What a thing will bring about
  ("kebijakan ini akan memberi ...") is foretold and asserted, and so is a wish of one's own ("kami ingin ...").
- ``possible``: it may be ("mungkin", "bisa", "diduga"), it is asked, or nobody rules it out ("tidak mengecualikan").
- ``asserted``: all else. A report about a request, plan or doubt of somebody else is asserted too.

``belum`` is not-yet: negative, and the door is open. Where two words meet, fear and demand come first, then plan or possibility,
whichever stands first.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from benang.languages.firmness import FirmnessWords
from benang.reading.statements.leading import Words, is_verb
from benang.reading.statements.proposition import Proposition, read_proposition
from benang.reading.tokens import Token
from benang.records import Modality, Polarity

_EXCEPT = 6  # tokens between "tidak" and "selain"
_NEAR = 3
_BY = 2  # tokens from a preposition to what describes its noun
_VERB_LENGTH = 6


class Firmness(NamedTuple):
    """Modality and polarity of a proposition; ``cue`` is the word that decided, or empty."""

    modality: Modality
    polarity: Polarity
    not_yet: bool = False
    cue: str = ""


def _anybody(_: Token) -> bool:
    return True


def firmness(
    tokens: Sequence[Token], words: Words, acts: Callable[[Token], bool] = _anybody
) -> Firmness:
    """Return how firmly the main clause of ``tokens`` is put; ``acts`` tells whether a word names one who can intend."""
    said = read_proposition(tokens, words)
    if said.opened:
        return _opened(said, words)
    at = negation(said, words.firm)
    if at is not None and _doubled(said, at, words.firm):
        return Firmness("possible", "+", cue=said.line[at].low)
    modality, cue = _modality(said, at, words, acts)
    if modality == "asserted" and said.asked:
        modality, cue = "possible", "?"
    if not cue and at is not None:
        cue = said.line[at].low
    not_yet = at is not None and said.line[at].low in words.firm.not_yet
    return Firmness(modality, "+" if at is None else "-", not_yet, cue)


def _opened(said: Proposition, words: Words) -> Firmness:
    """Return the firmness of what opens with a condition or a question; the clause behind a condition has the polarity."""
    if said.opened in words.firm.whether:
        return Firmness("possible", "+", cue=said.opened)
    behind = next(
        (i + 1 for i, t in enumerate(said.line) if t.text == "," or t.low in words.firm.then), 0
    )
    main = read_proposition(said.line[behind:], words)
    denied = behind > 0 and negation(main, words.firm) is not None
    bids = (t.low for at, t in enumerate(main.before) if _asked_for(main, at, words))
    bid = next(bids, "") if behind else ""  # "jika melihat api, jangan masuk"
    modality: Modality = "requested" if bid else "conditional"
    return Firmness(modality, "-" if denied else "+", cue=bid or said.opened)


def _doubled(said: Proposition, at: int, firm: FirmnessWords) -> bool:
    """Tell whether a second negation meets the first ("tidak bisa mengecualikan", "tidak menutup kemungkinan")."""
    for i in range(at + 1, min(at + 1 + _NEAR, len(said.line))):
        low = said.line[i].low
        if low in firm.shutting:
            return bool(_near(said, i, 1) & firm.shut)
        if low in firm.double:
            return True
        if low not in firm.light:
            return False
    return False


def _near(said: Proposition, at: int, reach: int) -> set[str]:
    return {t.low for t in said.line[at + 1 : at + 1 + reach]}


def negation(said: Proposition, words: FirmnessWords) -> int | None:
    """Return the index of the word that negates; "tidak hanya", "atau tidak", "tak heran" and "tidak ... selain" do not."""
    before = said.before
    copula = said.stop < len(said.line) and said.line[said.stop].low in words.copula
    for at, token in enumerate(before):
        lacks = token.low in words.lacking and bool(_near(said, at, 1) & words.short_of)
        denies = lacks or token.low in words.negation
        if not denies or _no_denial(said, at, words):
            continue
        if _near(said, at, 1) & words.mild or _near(said, at, _EXCEPT) & words.excepting:
            continue
        if token.low in words.impossible and said.stop == at + 1:
            continue
        if copula and (at < said.stop - 1 or token.low not in words.double_copula):
            continue
        return at
    behind = said.stop + 1
    if copula and behind < len(said.line) and said.line[behind].low in words.negation:
        return behind if not _near(said, behind, 1) & words.mild else None
    return None


def _no_denial(said: Proposition, at: int, words: FirmnessWords) -> bool:
    """Tell whether a negation is a choice or a question tag ("atau tidak", "bisa enggak ya?"), or "paling tidak"."""
    before = said.before[at - 1].low if at else ""
    after = said.line[at + 1].low if at + 1 < len(said.line) else ""
    tag = said.asked and at >= _NEAR and (not after or after in words.tags)
    return tag or before in words.either or before in words.at_least


def _modality(
    said: Proposition, denied: int | None, words: Words, acts: Callable[[Token], bool]
) -> tuple[Modality, str]:
    """Return the modality and its word: fear and demand come first, then plan or possibility, whichever is first."""
    return (
        _claimed(said, denied, words)
        or _outlook(said, denied, words, acts)
        or _equated(said, words.firm)
        or ("asserted", "")
    )


def _claimed(said: Proposition, denied: int | None, words: Words) -> tuple[Modality, str] | None:
    """Return that the proposition is feared or demanded, and by which word."""
    firm = words.firm
    for at, token in enumerate(said.before):
        fears = token.low in firm.fearing and _own(said, at, words)
        if denied is None and (fears or token.low in firm.feared):
            return "feared", token.low
        if _asked_for(said, at, words) or _owed(said, at, words):
            return "requested", token.low
    return None


def _outlook(
    said: Proposition, denied: int | None, words: Words, acts: Callable[[Token], bool]
) -> tuple[Modality, str] | None:
    """Return that the proposition may be or is planned, and by which word; what is foretold is asserted."""
    firm = words.firm
    for at, token in enumerate(said.before):
        if token.low in firm.possible and _may(said, at, denied, words):
            return _if_held("possible", token.low, said, firm)
        if token.low in firm.planning and _plans(said, at, words):
            likely = next((w for w in _near(said, at, 1) if w in firm.possible), "")
            if likely and at + 1 < said.stop:
                return "possible", likely
            foretold = token.low in firm.will and _foretold(said, at, firm, acts)
            return _if_held("asserted" if foretold else "planned", token.low, said, firm)
    return None


def _equated(said: Proposition, firm: FirmnessWords) -> tuple[Modality, str] | None:
    """Return the modality of what a copula equates with "may be" ("kesepakatan itu adalah mungkin")."""
    line, stop = said.line, said.stop
    if stop + 1 >= len(line) or line[stop].low not in firm.copula:
        return None
    return ("possible", line[stop + 1].low) if line[stop + 1].low in firm.possible else None


def _if_held(
    modality: Modality, cue: str, said: Proposition, firm: FirmnessWords
) -> tuple[Modality, str]:
    """Return the modality, or "conditional" if a condition follows behind the predicate ("akan pulih jika ...")."""
    condition = next((t.low for t in said.line[said.stop :] if t.low in firm.conditional), "")
    if condition and modality != "possible":
        return "conditional", condition
    return modality, "" if modality == "asserted" else cue


def _own(said: Proposition, at: int, words: Words) -> bool:
    """Tell whether the speaker is subject of a word: "saya", "kami" or nobody stands before it."""
    own = words.own
    before = [t.low for t in said.before[:at] if t.low not in words.firm.markers]
    return not before or not own.isdisjoint(before[-_NEAR:]) or before[0] in own


def _asked_for(said: Proposition, at: int, words: Words) -> bool:
    """Tell whether a word asks for what is said, wishes or forbids it ("kami meminta", "semoga", "tidak boleh")."""
    firm, low = words.firm, said.before[at].low
    before = said.before[at - 1].low if at else ""
    if low in firm.permitted:
        return before in firm.negation
    if low in firm.timely:
        return not at or before in firm.high_time
    if _near(said, at, 1) & firm.pardon:
        return False
    if low not in firm.asking:
        return low in firm.requested and low not in firm.duty
    other = any(t.low in firm.planned for t in said.before[:at])
    return before not in firm.negation and not other and _own(said, at, words)


def _owed(said: Proposition, at: int, words: Words) -> bool:
    """Tell whether a word of duty bids somebody: not "tidak perlu", not what we must, not "perlu waktu"."""
    firm, low = words.firm, said.before[at].low
    before = said.before[at - 1].low if at else ""
    if low not in firm.duty or before in firm.waived or before in firm.own:
        return False
    if _near(said, at, 1) & firm.bound or said.before[0].low in firm.own:
        return False
    elided = all(t.low in firm.markers for t in said.before) and low in firm.bare_duty
    if elided and _does(said, firm):
        return False  # "mengaku harus berhemat": the speaker must
    return low not in firm.needs or _verb_follows(said, at, words)


def _does(said: Proposition, firm: FirmnessWords) -> bool:
    """Tell whether the predicate is an active verb."""
    verb = said.line[said.stop].low if said.stop < len(said.line) else ""
    return verb.startswith(firm.doing)


def _verb_follows(said: Proposition, at: int, words: Words) -> bool:
    """Tell whether a verb follows a modal, across other such words at most ("perlu segera dibahas", not "perlu waktu")."""
    for token in said.line[at + 1 : at + 1 + _NEAR]:
        if is_verb(token, words) or token.low in words.firm.being:
            return True
        if token.low not in words.firm.before_verb:
            return False
    return False


def _may(said: Proposition, at: int, denied: int | None, words: Words) -> bool:
    """Tell whether a word of possibility leaves open what is said: not "tidak bisa", "kini bisa" or "dapat pesan"."""
    firm, low = words.firm, said.before[at].low
    before = said.before[at - 1].low if at else ""
    if low in firm.able:
        got = low in firm.gets and bool(_near(said, at, 1) & firm.gotten)
        already = any(t.low in firm.now for t in said.before[:at])
        return not (got or already) and (denied is None or denied != at - 1)
    if low in firm.ready and (before in firm.graded or not _verb_follows(said, at, words)):
        return False
    if low in firm.chances:
        return at < _NEAR or before in firm.there_is
    return before not in firm.able and before not in firm.negation


def _plans(said: Proposition, at: int, words: Words) -> bool:
    """Tell whether a word of planning is what the clause is about ("siap membantu", not "lebih siap"; "ada rencana")."""
    firm, low = words.firm, said.before[at].low
    before = said.before[at - 1].low if at else ""
    if low in firm.resolve:
        return _verb_follows(said, at, words)
    if low in firm.plans:
        named = bool(_near(said, at, 1) & firm.this) or _undergoes(said, firm)
        open_to = firm.possible | firm.negation | firm.requested
        later = any(t.low in open_to for t in said.before[at + 1 :])
        return before in firm.there_is or (at <= 1 and not named and not later)
    if low in firm.will and before in firm.about:
        return False
    if low in firm.ready:
        held = bool(_near(said, at, 1) & firm.conditional)  # "siap jika diminta"
        return before not in firm.graded and (held or _verb_follows(said, at, words))
    return before not in firm.graded or low in firm.will


def _undergoes(said: Proposition, firm: FirmnessWords) -> bool:
    """Tell whether the predicate tells what becomes of its subject ("rencana pembangunan itu disetujui", "... menuai kritik")."""
    verb = said.line[said.stop].low if said.stop < len(said.line) else ""
    if verb in firm.undergone:
        return True
    # "rencana penambahan saham dari modal disetor": it describes a noun
    describes = any(t.low in firm.fronted for t in said.before[-_BY:])
    return verb.startswith(firm.undergoing) and verb not in firm.begun and not describes


def _foretold(
    said: Proposition, at: int, firm: FirmnessWords, acts: Callable[[Token], bool]
) -> bool:
    """Tell whether "akan" foretells or looks back, and plans nothing: a thing brings something about, or "semula akan"."""
    others = said.believed and all(t.low not in firm.own for t in said.before[:at])
    if at and (said.before[at - 1].low in firm.once or others):
        return True
    before = [t for t in said.before[:at] if t.low not in firm.turned_away]
    after = next((t.low for t in said.line[at + 1 :] if t.low not in firm.degrees), "")
    if not before or any(t.low in firm.planned for t in before):
        return False
    if _near(said, at, 1) & firm.graded:
        return True
    fronted = before[0].low in firm.fronted or before[0].low in firm.foreclauses
    if acts(before[0]) or (fronted and any(acts(t) for t in before)):
        meets = after in firm.meets and bool(_near(said, at, _EXCEPT) & firm.troubles)
        return meets or after in firm.befalls
    verb = after.startswith("me") and len(after) >= _VERB_LENGTH
    return verb or after in firm.outcomes or bool(_near(said, at, 1) & firm.outcomes)
