"""How firmly something is put: modality and polarity of the main proposition of a clause, by ordered rules.

Words of negation, plan, possibility, demand, condition and fear are read from left to right up to the first boundary
behind the main verb, because what stands in a subordinate clause ("yang akan ...") says nothing about the main one. Two negations
make a possibility ("tidak mengecualikan"). ``belum`` is not-yet: negative, and the door is open.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from benang.languages.speech import FirmnessWords
from benang.reading.tokens import Token
from benang.records import Modality, Polarity

_INITIAL = 2  # letters of an initial or a short title
_LEAD = 3  # tokens of a lead such as "Jadi," that is no clause
_RELATIVE = 2  # tokens of the shortest relative clause with its "yang"
_VERB = ("me", "di", "ber", "ter")
_VERB_LENGTH = 6
_REACH = 26  # tokens read: a main clause is rarely longer


class Firmness(NamedTuple):
    """Modality and polarity of a proposition; ``cue`` is the word that decided, or empty."""

    modality: Modality
    polarity: Polarity
    not_yet: bool = False
    cue: str = ""


def _anybody(_: Token) -> bool:
    return True


def firmness(
    tokens: Sequence[Token], words: FirmnessWords, acts: Callable[[Token], bool] = _anybody
) -> Firmness:
    """Return how firmly the main clause of ``tokens`` is put; ``acts`` tells whether a word names one who can intend."""
    if _begins(tokens, words.conditional, words):
        return Firmness("conditional", "+", cue=tokens[0].low)
    if _begins(tokens, words.whether, words):
        return Firmness("possible", "+", cue=tokens[0].low)
    seen = _main_clause(tokens[_behind_turn(tokens, words) :], words)
    at = _negation(seen, words)
    if at is not None and _follows(seen, at, words.double, 3):
        return Firmness("possible", "+", cue=seen[at].low)
    polarity: Polarity = "+" if at is None else "-"
    not_yet = at is not None and seen[at].low in words.not_yet
    modality, cue = _modality(seen, at, words)
    if modality == "planned" and _predicted(seen, words, acts):
        modality, cue = "asserted", ""
    if not cue and at is not None:
        cue = seen[at].low
    return Firmness(modality, polarity, not_yet, cue)


def _begins(tokens: Sequence[Token], lexicon: frozenset[str], words: FirmnessWords) -> bool:
    """Tell whether what is said begins with one of the words, behind "jadi" or "nah"."""
    at = 0
    while at < len(tokens) and (tokens[at].low in words.turns or not tokens[at].text[0].isalnum()):
        at += 1
    if at >= len(tokens) or tokens[at].low not in lexicon:
        return False
    topic = tokens[at].low == "kalau" and at + 1 < len(tokens)
    return not (topic and tokens[at + 1].low in words.topics | words.own | words.aspects)


def _behind_turn(tokens: Sequence[Token], words: FirmnessWords) -> int:
    """Return where what turned out begins ("sempat akan ..., tetapi ternyata tidak"), or 0."""
    for at, token in enumerate(tokens[: _REACH + _REACH]):
        if token.low in words.but and _follows(tokens, at, words.turned_out, 2):
            return at + 1
        if token.text in ".!?":
            break
    return 0


def _predicted(seen: Sequence[Token], words: FirmnessWords, acts: Callable[[Token], bool]) -> bool:
    """Tell whether "akan" foretells or looks back, and plans nothing: a thing does something, or "semula akan"."""
    at = next((i for i, t in enumerate(seen) if t.low in words.will), -1)
    if at < 0:
        return False
    if at and seen[at - 1].low in words.once:
        return True
    if any(t.low in words.planned for t in seen[:at]):
        return False
    first = next((t for t in seen[:at] if t.low not in words.turns), None)
    after = next((t.low for t in seen[at + 1 :] if t.low not in words.degrees), "")
    if first is None or acts(first):
        return False
    return after.startswith("me") and len(after) >= _VERB_LENGTH


def _negation(seen: Sequence[Token], words: FirmnessWords) -> int | None:
    """Return the index of the word that negates; "tidak hanya", "atau tidak" and what stands before a copula do not."""
    copula = max((i for i, t in enumerate(seen) if t.low in words.copula), default=-1)
    for at, token in enumerate(seen):
        choice = at > 0 and seen[at - 1].low == "atau"
        choice = choice or (at < copula and token.low not in words.double_copula)
        if token.low in words.negation and not choice and not _follows(seen, at, words.only, 1):
            return at
    return None


def _follows(seen: Sequence[Token], at: int, lexicon: frozenset[str], reach: int) -> bool:
    return any(token.low in lexicon for token in seen[at + 1 : at + 1 + reach])


def _modality(
    seen: Sequence[Token], negation: int | None, words: FirmnessWords
) -> tuple[Modality, str]:
    """Return the modality and its word: fear and demand come first, then plan or possibility, whichever is first."""
    for at, token in enumerate(seen):
        if token.low in words.feared:
            return "feared", token.low
        if token.low in words.requested and not _weakened(seen, at, words):
            return "requested", token.low
    for at, token in enumerate(seen):
        if negation is not None and at == negation + 1 and token.low in words.able:
            continue
        if token.low in words.possible:
            if at and token.low in words.able and seen[at - 1].low in words.now:
                return "asserted", ""
            return "possible", token.low
        if token.low in words.planned or (token.low in words.plans and _there_is(seen, at, words)):
            likely = next((t.low for t in seen[at + 1 : at + 2] if t.low in words.possible), "")
            return ("possible", likely) if likely else ("planned", token.low)
    return "asserted", ""


def _weakened(seen: Sequence[Token], at: int, words: FirmnessWords) -> bool:
    """Tell whether a word of demand asks nobody: a duty stated, denied, or one's own ("kita harus")."""
    if _follows(seen, at, words.bound, 1):
        return True
    if seen[at].low not in words.duty or not at:
        return False
    before = seen[at - 1].low
    return before in words.negation or before in words.without or before in words.own


def _there_is(seen: Sequence[Token], at: int, words: FirmnessWords) -> bool:
    """Tell whether a noun of planning is what the clause is about ("belum ada rencana", "Rencana itu ...")."""
    return at <= 1 or seen[at - 1].low in words.having | words.negation


def _main_clause(tokens: Sequence[Token], words: FirmnessWords) -> list[Token]:
    """Return the tokens of the first main clause: relative clauses and asides behind it are left out."""
    tokens = tokens[_behind_topic(tokens, words) :]
    kept: list[Token] = []
    since: int | None = None  # where the relative clause that is left out began
    for at, token in enumerate(tokens[:_REACH]):
        if kept and _stops(tokens, at):
            break
        if since is not None and _resumes(tokens, at, at - since, words):
            since = None
        if token.low in words.relative and kept:
            since = at
        elif token.low in words.clause_end and (at > _LEAD or _conditioned(kept, token, words)):
            break
        if since is None and token.text[0].isalnum():
            kept.append(token)
    return kept


def _conditioned(kept: Sequence[Token], token: Token, words: FirmnessWords) -> bool:
    """Tell whether a condition follows at once on what is said ("siap jika ..."), and opens nothing ("Jadi, kalau ...")."""
    said = any(t.low not in words.turns for t in kept)
    return said and token.low in words.conditional


def _behind_topic(tokens: Sequence[Token], words: FirmnessWords) -> int:
    """Return the index behind a topic that is only named first ("Mengenai kemungkinan banjir, ...")."""
    if not tokens or tokens[0].low not in words.topics:
        return 0
    return next((at + 1 for at, token in enumerate(tokens[:-1]) if token.text == ","), 0)


def _stops(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a sentence ends here; the full stop of an initial ends none."""
    if tokens[at].text in "!?":
        return True
    return tokens[at].text == "." and len(tokens[at - 1].text) > _INITIAL


def _resumes(tokens: Sequence[Token], at: int, passed: int, words: FirmnessWords) -> bool:
    """Tell whether the main clause goes on: at a comma, a copula, or a modal behind the verb of a relative clause."""
    token = tokens[at]
    if token.text == "," or (token.low in words.resume and passed > 1):
        return True
    before = tokens[at - 1].low
    if token.low not in words.able | words.now or before in words.without:
        return False
    verb = before.startswith(_VERB) and len(before) >= _VERB_LENGTH
    return passed > _RELATIVE or (passed == _RELATIVE and verb)
