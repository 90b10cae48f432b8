"""What is put forward first: the condition, the words before the predicate, and the predicate of the first sentence said.

Indonesian sets its words of firmness before the predicate: subject, then "tidak", "akan", "bisa", "harus", then the verb. So what
stands behind the first predicate belongs to a complement or a later clause ("ingin memastikan warga dapat ...") and says
nothing about the proposition itself. Relative clauses of the subject and what is fronted ("Setelah itu, ...") are left out too.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from benang.languages.firmness import FirmnessWords
from benang.languages.speech import ClauseWords
from benang.reading.statements.phrases import is_verbal
from benang.reading.tokens import Token

_EQUAL = 12  # tokens from a verb to the copula of its subject
_GAP = 3  # characters between tokens, where something is left out
_REACH = 40  # tokens read: a subject with its relative clauses is rarely longer
_FRONTED = 24  # tokens of what is fronted up to its comma
_FRAGMENT = 3  # words of a sentence that puts something forward
_INITIAL = 2  # letters of an initial or a short title
_NEAR = 3
_RELATIVE = 2  # tokens of the shortest relative clause with its "yang"
_DEED = 7  # tokens of a deed that is subject ("Memakai helm setiap hari dapat ...")


Part = Literal["word", "mark", "relative", "glued", "believed", "predicate", "end"]


class Words(NamedTuple):
    """The words a proposition is read by."""

    firm: FirmnessWords
    clause: ClauseWords


class Proposition(NamedTuple):
    """The first proposition of what is said.

    ``opened`` is the word of a condition or question it begins with; ``line`` are its words and marks without relative clauses of the
    subject; at ``stop`` its predicate stands, or it ends; ``asked`` tells whether it ends in a question mark.
    """

    opened: str
    line: tuple[Token, ...]
    stop: int
    asked: bool

    @property
    def before(self) -> tuple[Token, ...]:
        """The words before the predicate."""
        return self.line[: self.stop]


def read_proposition(tokens: Sequence[Token], words: Words) -> Proposition:
    """Return the first proposition of the tokens said."""
    tokens, asked = _first_sentence(tokens, words)
    at = _skip_turns(tokens, _behind_turn(tokens, words), words)
    while at < len(tokens):
        opened = _condition(tokens, at, words)
        if opened:
            return Proposition(opened, tuple(tokens[at:]), 0, asked)
        behind = _behind_fronted(tokens, at, words)
        if behind == at:
            break
        at = _skip_turns(tokens, behind, words)
    kept, stop = _up_to_predicate(tokens, at, words)
    return Proposition("", (*kept, *tokens[stop : stop + _REACH]), len(kept), asked)


def _first_sentence(tokens: Sequence[Token], words: Words) -> tuple[Sequence[Token], bool]:
    """Return the first sentence that is more than a fragment ("Betul. ..."), and whether it asks."""
    firm = words.firm
    start = 0
    for at, token in enumerate(tokens):
        if not _ends(tokens, at):
            continue
        said = [t for t in tokens[start:at] if t.text[0].isalnum()]
        telling = any(t.low in firm.requested or t.low in firm.negation for t in said)
        if len(said) >= _FRAGMENT or telling:
            answered = _low(tokens, at + 1) in firm.turned_out
            return tokens[start:at], token.text == "?" and not answered
        start = at + 1
    return tokens[start:] or tokens, False


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a sentence ends here; the full stop of an initial ends none."""
    if tokens[at].text in "!?":
        return True
    return tokens[at].text == "." and at > 0 and len(tokens[at - 1].text) > _INITIAL


def _behind_turn(tokens: Sequence[Token], words: Words) -> int:
    """Return where what turned out begins ("sempat akan ..., tetapi ternyata tidak"), or 0."""
    for at, token in enumerate(tokens[:-_FRAGMENT]):
        if token.low in words.firm.but and any(
            t.low in words.firm.turned_out for t in tokens[at + 1 : at + _FRAGMENT]
        ):
            return at + 1
    return 0


def _skip_turns(tokens: Sequence[Token], at: int, words: Words) -> int:
    """Return the index behind words that only lead in ("Jadi", "Pertama,") and marks."""
    firm = words.firm
    while at < len(tokens) - 1 and (
        tokens[at].low in firm.turns
        or not tokens[at].text[0].isalnum()
        or (tokens[at + 1].text == "," and tokens[at].low not in firm.telling)
    ):
        at += 1
    return at


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""


def _condition(tokens: Sequence[Token], at: int, words: Words) -> str:
    """Return the word of condition or question that opens a clause here, or nothing."""
    low = tokens[at].low
    if low in words.firm.whether:
        return low
    if low not in words.firm.conditional or _topic(tokens, at, words):
        return ""
    return low


def _topic(tokens: Sequence[Token], at: int, words: Words) -> bool:
    """Tell whether "kalau" only names what is spoken of ("kalau soal itu, ...", "kalau saya, ...")."""
    firm = words.firm
    if tokens[at].low not in firm.naming_topic:
        return False
    inside = [t.low for t in tokens[at + 1 : _comma(tokens, at)]]
    if _low(tokens, at + 1) in firm.aspects or not firm.considering.isdisjoint(inside[:_NEAR]):
        return True
    if not 0 < len(inside) < _NEAR or inside[0].endswith(firm.own_end):
        return False
    if len(inside) == 1 and inside[0] in firm.markers:  # "kalau perlu, ..."
        return True
    return not any(
        is_verb(t, words) or t.low in firm.telling or t.low in firm.degrees
        for t in tokens[at + 1 : at + 1 + len(inside)]
    )


def _comma(tokens: Sequence[Token], at: int) -> int:
    """Return the index where what is fronted ends: a comma, or the gap of what is not said; ``at`` where none is near."""
    for i in range(at + 1, min(at + _FRONTED, len(tokens) - 1)):
        if tokens[i].text == "," or tokens[i].start - tokens[i - 1].stop > _GAP:
            return i
    return at


def _behind_fronted(tokens: Sequence[Token], at: int, words: Words) -> int:
    """Return the index behind a phrase or clause set before the main clause, or ``at``."""
    firm, low = words.firm, tokens[at].low
    if low in firm.naming_topic:
        return _comma(tokens, at)
    if low not in firm.fronted and low not in firm.foreclauses:
        return at
    for width in (1, 2):  # "untuk itu", "oleh karena itu"
        if _low(tokens, at + width) in firm.this and _low(tokens, at + 1) in firm.this_or_clause:
            return at + width + 1
    stop = _comma(tokens, at)
    if _low(tokens, stop + 1) in firm.going_on:
        return at
    if low in firm.foreclauses:
        return stop
    inside = tokens[at + 2 : stop]
    plain = not any(t.low in firm.relative for t in inside)
    return at if plain and any(t.low in firm.auxiliaries for t in inside) else stop


def _up_to_predicate(tokens: Sequence[Token], first: int, words: Words) -> tuple[list[Token], int]:
    """Return the words of the main clause before its predicate, and the index of the predicate or of the clause's end."""
    kept: list[Token] = []
    since = -1  # where the relative clause that is left out began
    stop = min(first + _REACH, len(tokens))
    for at in range(first, stop):
        within = since >= 0 and tokens[at].low not in words.firm.hard_end
        if within and not _resumes(tokens, at, since, words):
            continue
        part = _part(tokens, at, kept, words)
        since = at if part in ("relative", "glued") else -1
        if part == "end":
            return kept, at
        if part == "predicate" and not _deed(tokens, first, at, words):
            equal = _copula(tokens, at, words)
            subject = [t for t in kept if t.low not in words.firm.markers]
            return (subject, equal) if equal else (kept, at)
        if part == "believed":
            kept = []
        elif part in ("word", "glued", "predicate"):
            kept.append(tokens[at])
    return kept, stop


def _part(tokens: Sequence[Token], at: int, kept: Sequence[Token], words: Words) -> Part:
    """Return what a token is to the main clause, of which ``kept`` has been read."""
    firm, low = words.firm, tokens[at].low
    if kept and _breaks_off(tokens, at, words):
        return "end"
    if low in firm.relative and (kept or _headless(tokens, at, firm)):
        return "mark" if kept and kept[-1].low in firm.markers else "relative"
    if _glued(low, firm):
        return "glued"
    if low in firm.believing and _believed(kept, firm):
        return "end" if _low(tokens, at + 1) in firm.will else "believed"  # "yakin akan": sure of
    others = low in firm.personal and not _spoken_of_self(kept, firm)
    if others or _is_predicate(tokens, at, words):
        return "predicate"
    return _nominal(tokens, at, kept, firm)


def _nominal(tokens: Sequence[Token], at: int, kept: Sequence[Token], firm: FirmnessWords) -> Part:
    """Return what a word that is no verb is to the clause: part of its subject, or a predicate of its own."""
    if _settled(kept, tokens[at].low, firm):
        return "end"
    return "word" if tokens[at].text[0].isalnum() and not _but(tokens, at, firm) else "mark"


def _but(tokens: Sequence[Token], at: int, firm: FirmnessWords) -> bool:
    """Tell whether "akan" belongs to "akan tetapi"."""
    return tokens[at].low in firm.will and _low(tokens, at + 1) in firm.but


def _settled(kept: Sequence[Token], low: str, firm: FirmnessWords) -> bool:
    """Tell whether a predicate without a verb begins: behind aspect or negation ("masih dalam perawatan", "tidak besar")."""
    if not kept or kept[-1].low not in firm.settling or low in firm.before_predicate:
        return False
    return len(kept) == 1 or kept[-2].low not in firm.fronted  # "di tengah"


def _spoken_of_self(kept: Sequence[Token], firm: FirmnessWords) -> bool:
    """Tell whether nobody but the speaker has been named as subject."""
    if any(t.low in firm.own for t in (*kept[:1], *kept[-_NEAR:])):
        return True
    return all(t.low in firm.own or t.low in firm.markers or t.low in firm.degrees for t in kept)


def _headless(tokens: Sequence[Token], at: int, firm: FirmnessWords) -> bool:
    """Tell whether "yang" opens the subject by itself ("yang masih diproses belum ..."), and nobody's fear or demand."""
    after = _low(tokens, at + 1)
    return after in firm.aspect or not (after in firm.own or after in firm.markers)


def _glued(low: str, firm: FirmnessWords) -> bool:
    """Tell whether a scraper glued "yang" to a word ("headsetyang"): no word of the language has it behind a consonant."""
    return low.endswith(firm.glued) and low not in firm.not_glued


def _believed(kept: Sequence[Token], firm: FirmnessWords) -> bool:
    """Tell whether the speaker is who believes, and does."""
    denied = any(t.low in firm.negation for t in kept)
    return not denied and (not kept or kept[0].low in firm.own)


def _breaks_off(tokens: Sequence[Token], at: int, words: Words) -> bool:
    """Tell whether another clause begins here: at a conjunction, or at "dan" with a subject of its own."""
    firm, low, after = words.firm, tokens[at].low, _low(tokens, at + 1)
    if low in firm.clause_end or low in firm.hard_end:
        return not ((low in firm.foreclauses or low in firm.fronted) and after in firm.this)
    return low in firm.joining and (after in firm.own or after in firm.turns)


def _is_predicate(tokens: Sequence[Token], at: int, words: Words) -> bool:
    """Tell whether the predicate stands here: a verb or a copula, and no word of firmness."""
    token, firm = tokens[at], words.firm
    if token.low in firm.gets and _low(tokens, at + 1) in firm.gotten:
        return True
    if token.low in firm.markers or token.low in firm.seeming or token.low in firm.no_verbs:
        return False
    return token.low in firm.copula or (is_verb(token, words) and not _adjective(tokens, at, words))


def is_verb(token: Token, words: Words) -> bool:
    """Tell whether a word is a verb or another predicate of its own; "mesinnya" is none, as "mesin" is not."""
    firm, low = words.firm, token.low
    if low in firm.predicates:
        return True
    if low in firm.no_verbs:
        return False
    stem = low.removesuffix(firm.own_end)
    if stem in words.clause.nominal or stem in firm.no_verbs:
        return False
    half = len(low) // 2
    again = low[:half] == low[half + 1 :]  # "bersih-bersih"
    return not again and is_verbal(token, words.clause)


def _adjective(tokens: Sequence[Token], at: int, words: Words) -> bool:
    """Tell whether a word in "ber-" or "ter-" only describes the noun before it, as a comma behind it shows."""
    return tokens[at].low.startswith(words.firm.describing) and _low(tokens, at + 1) in (
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
    before = _low(tokens, at - 1) if at > first else ""
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
    if low in firm.negation:
        return _denies_main(tokens, at, words)
    return low in firm.auxiliaries or _main_verb(tokens, at, since, words)


def _denies_main(tokens: Sequence[Token], at: int, words: Words) -> bool:
    """Tell whether a negation behind a relative clause is the main clause's, and describes no noun ("orang tidak dikenal")."""
    firm, before, after = words.firm, tokens[at - 1], _low(tokens, at + 1)
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
