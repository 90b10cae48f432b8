"""What is put forward first: the condition, the words before the predicate, and the predicate of the first sentence said.

Indonesian sets its words of firmness before the predicate: subject, then "tidak", "akan", "bisa", "harus", then the verb. So what
stands behind the first predicate belongs to a complement or a later clause ("ingin memastikan warga dapat ...") and says
nothing about the proposition itself. Relative clauses of the subject and what is fronted ("Setelah itu, ...") are left out too.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from benang.languages.firmness import FirmnessWords
from benang.reading.statements.leading import (
    Words,
    behind_fronted,
    behind_reason,
    behind_turn,
    condition_at,
    first_sentence,
    is_verb,
    low_at,
    skip_turns,
)
from benang.reading.tokens import Token

_EQUAL = 12  # tokens from a verb to the copula of its subject
_REACH = 40  # tokens read: a subject with its relative clauses is rarely longer
_NEAR = 3
_RELATIVE = 2  # tokens of the shortest relative clause with its "yang"
_DEED = 7  # tokens of a deed that is subject ("Memakai helm setiap hari dapat ...")


Part = Literal["word", "mark", "relative", "glued", "believed", "predicate", "end"]


class Proposition(NamedTuple):
    """The first proposition of what is said.

    ``opened`` is the word of a condition or question it begins with; ``line`` are its words and marks without relative clauses of the
    subject; at ``stop`` its predicate stands, or it ends; ``asked`` tells whether it ends in a question mark, ``believed`` whether it is what
    the speaker believes ("kami yakin ...").
    """

    opened: str
    line: tuple[Token, ...]
    stop: int
    asked: bool
    believed: bool = False

    @property
    def before(self) -> tuple[Token, ...]:
        """The words before the predicate."""
        return self.line[: self.stop]


def read_proposition(tokens: Sequence[Token], words: Words) -> Proposition:
    """Return the first proposition of the tokens said."""
    tokens, asked = first_sentence(tokens, words)
    start = behind_turn(tokens, words) or behind_reason(tokens, words)
    at = skip_turns(tokens, start, words)
    while at < len(tokens):
        opened = condition_at(tokens, at, words)
        if opened:
            return Proposition(opened, tuple(tokens[at:]), 0, asked)
        behind = behind_fronted(tokens, at, words)
        if behind == at:
            break
        at = skip_turns(tokens, behind, words)
    kept, stop, believed = _up_to_predicate(tokens, at, words)
    line = (*kept, *tokens[stop : stop + _REACH])
    return Proposition("", line, len(kept), asked, believed)


def _up_to_predicate(
    tokens: Sequence[Token], first: int, words: Words
) -> tuple[list[Token], int, bool]:
    """Return the words of the main clause before its predicate, the index of that or of the clause's end, and whether it is believed."""
    kept: list[Token] = []
    believed = False
    since = -1  # where the relative clause that is left out began
    stop = min(first + _REACH, len(tokens))
    for at in range(first, stop):
        within = since >= 0 and tokens[at].low not in words.firm.hard_end
        if within and not _resumes(tokens, at, since, words):
            continue
        part = _part(tokens, at, kept, words)
        since = at if part in ("relative", "glued") else -1
        if part == "end":
            return kept, at, believed
        if part == "predicate" and not _deed(tokens, first, at, words):
            equal = _copula(tokens, at, words)
            subject = [t for t in kept if t.low not in words.firm.markers]
            return (subject, equal, believed) if equal else (kept, at, believed)
        if part == "believed":
            kept, believed = [], True
        elif believed and not kept and tokens[at].low in words.firm.hard_end:
            continue  # "kami yakin bahwa"
        elif part in ("word", "glued", "predicate"):
            kept.append(tokens[at])
    return kept, stop, believed


def _part(tokens: Sequence[Token], at: int, kept: Sequence[Token], words: Words) -> Part:
    """Return what a token is to the main clause, of which ``kept`` has been read."""
    firm, low = words.firm, tokens[at].low
    if kept and _breaks_off(tokens, at, words):
        return "end"
    if low in firm.relative and (kept or _headless(tokens, at, firm)):
        return "mark" if kept and kept[-1].low in firm.markers else "relative"
    if _glued(low, firm):
        return "glued"
    if low in firm.believing and _believed(kept, words):
        return "end" if low_at(tokens, at + 1) in firm.will else "believed"  # "yakin akan": sure of
    others = low in firm.personal and not _spoken_of_self(kept, words)
    if others or _is_predicate(tokens, at, words):
        return "predicate"
    return _nominal(tokens, at, kept, firm)


def _nominal(tokens: Sequence[Token], at: int, kept: Sequence[Token], firm: FirmnessWords) -> Part:
    """Return what a word that is no verb is to the clause: part of its subject, or a predicate of its own."""
    if _settled(kept, tokens[at].low, firm) or (kept and _equates(tokens, at, firm)):
        return "end"
    return "word" if tokens[at].text[0].isalnum() and not _but(tokens, at, firm) else "mark"


def _equates(tokens: Sequence[Token], at: int, firm: FirmnessWords) -> bool:
    """Tell whether "sebagai" equates what "itu" points to ("hal itu sebagai bentuk dukungan")."""
    pointed = tokens[at].low in firm.equating and low_at(tokens, at - 1) in firm.this
    return pointed and low_at(tokens, at + 1) in firm.forms


def _but(tokens: Sequence[Token], at: int, firm: FirmnessWords) -> bool:
    """Tell whether "akan" belongs to "akan tetapi"."""
    return tokens[at].low in firm.will and low_at(tokens, at + 1) in firm.but


def _settled(kept: Sequence[Token], low: str, firm: FirmnessWords) -> bool:
    """Tell whether a predicate without a verb begins: behind aspect or negation ("masih dalam perawatan", "tidak besar")."""
    if not kept or kept[-1].low not in firm.settling or low in firm.before_predicate:
        return False
    return len(kept) == 1 or kept[-2].low not in firm.fronted  # "di tengah"


def _spoken_of_self(kept: Sequence[Token], words: Words) -> bool:
    """Tell whether nobody but the speaker has been named as subject."""
    firm, own = words.firm, words.own
    if any(t.low in own for t in (*kept[:1], *kept[-_NEAR:])):
        return True
    return all(t.low in own or t.low in firm.markers or t.low in firm.degrees for t in kept)


def _headless(tokens: Sequence[Token], at: int, firm: FirmnessWords) -> bool:
    """Tell whether "yang" opens the subject by itself ("yang masih diproses belum ..."), and nobody's fear or demand."""
    after = low_at(tokens, at + 1)
    return after in firm.aspect or not (after in firm.own or after in firm.markers)


def _glued(low: str, firm: FirmnessWords) -> bool:
    """Tell whether a scraper glued "yang" to a word ("headsetyang"): no word of the language has it behind a consonant."""
    return low.endswith(firm.glued) and low not in firm.not_glued


def _believed(kept: Sequence[Token], words: Words) -> bool:
    """Tell whether the speaker is who believes, and does."""
    denied = any(t.low in words.firm.negation for t in kept)
    return not denied and (not kept or kept[0].low in words.own)


def _breaks_off(tokens: Sequence[Token], at: int, words: Words) -> bool:
    """Tell whether another clause begins here: at a conjunction, or at "dan" with a subject of its own."""
    firm, low, after = words.firm, tokens[at].low, low_at(tokens, at + 1)
    if low in firm.clause_end or low in firm.hard_end:
        return not ((low in firm.foreclauses or low in firm.fronted) and after in firm.this)
    if low in firm.going_off and low_at(tokens, at - 1) == ",":
        return True
    return low in firm.joining and (after in firm.own or after in firm.turns)


def _is_predicate(tokens: Sequence[Token], at: int, words: Words) -> bool:
    """Tell whether the predicate stands here: a verb or a copula, and no word of firmness."""
    token, firm = tokens[at], words.firm
    if token.low in firm.gets and low_at(tokens, at + 1) in firm.gotten:
        return True
    if token.low in firm.markers or token.low in firm.seeming or token.low in firm.no_verbs:
        return False
    return token.low in firm.copula or (is_verb(token, words) and not _adjective(tokens, at, words))


def _adjective(tokens: Sequence[Token], at: int, words: Words) -> bool:
    """Tell whether a word in "ber-" or "ter-" only describes the noun before it, as a comma behind it shows."""
    return tokens[at].low.startswith(words.firm.describing) and low_at(tokens, at + 1) in (
        ",",
        ")",
        "(",
    )


def _copula(tokens: Sequence[Token], at: int, words: Words) -> int:
    """Return the index of the copula behind a verb that is part of its subject ("alasan ia menolak adalah ..."), or 0."""
    firm = words.firm
    for i in range(at + 1, min(at + _EQUAL, len(tokens))):
        low = tokens[i].low
        if low in firm.copula:
            return i
        if low in firm.clause_end or low in firm.relative or low == ",":
            return 0
    return 0


def _deed(tokens: Sequence[Token], first: int, at: int, words: Words) -> bool:
    """Tell whether a verb is part of the subject: a modal and a verb follow ("Memakai helm setiap hari dapat ...")."""
    firm = words.firm
    before = low_at(tokens, at - 1) if at > first else ""
    if tokens[at].low in firm.embedding or before in firm.markers or before in firm.own:
        return False
    for i in range(at + 1, min(at + _DEED, len(tokens) - 1)):
        low = tokens[i].low
        if low in firm.clause_end or low in firm.relative or low in firm.own or low == ",":
            return False
        if low in firm.modals and i > at + 1:
            near = tokens[i + 1 : i + _NEAR]
            return any(t.low in firm.markers or is_verb(t, words) for t in near)
    return False


def _resumes(tokens: Sequence[Token], at: int, since: int, words: Words) -> bool:
    """Tell whether the main clause goes on: at a comma, a copula, "itu", a word of firmness or a second verb."""
    low, firm, before = tokens[at].low, words.firm, tokens[at - 1]
    if low == "," or (low in firm.resume and at - since > 1):
        return True
    if at - since < _RELATIVE or before.low in firm.unending:
        return False
    of_noun = tokens[since].low not in firm.fronted  # "yang", not "untuk selanjutnya"
    if of_noun and at - since == _RELATIVE and before.low.endswith(firm.own_end):
        return False  # "yang lahannya akan dibebaskan"
    if low in firm.negation:
        return _denies_main(tokens, at, words)
    return low in firm.auxiliaries or _main_verb(tokens, at, since, words)


def _denies_main(tokens: Sequence[Token], at: int, words: Words) -> bool:
    """Tell whether a negation behind a relative clause is the main clause's, and describes no noun ("orang tidak dikenal")."""
    firm, before, after = words.firm, tokens[at - 1], low_at(tokens, at + 1)
    if before.low in firm.this:
        return True
    if before.low in firm.found or after.startswith(firm.describing):
        return False
    verb = at + 1 < len(tokens) and (is_verb(tokens[at + 1], words) or after in firm.markers)
    return (verb and not after.startswith(firm.undergoing)) or is_verb(before, words)


def _main_verb(tokens: Sequence[Token], at: int, since: int, words: Words) -> bool:
    """Tell whether a verb is the main clause's: behind an adjective ("yang kuat menang") or the relative clause's own verb."""
    before = tokens[at - 1]
    if not _is_predicate(tokens, at, words) or is_verb(before, words):
        return False
    verbs = [t.low for t in tokens[since + 1 : at] if is_verb(t, words)]
    active = tokens[at].low.startswith(words.firm.doing)
    if verbs:
        passive = tokens[at].low.startswith(words.firm.undergoing)
        own = active or passive or before.low in words.firm.this  # "pabrik berkapasitas besar"
        return own and words.firm.embedding.isdisjoint(verbs)
    return active and at - since == _RELATIVE and before.text.islower()
