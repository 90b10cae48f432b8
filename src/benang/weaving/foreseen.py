"""What lies ahead and is nobody's plan: told in a tale, foretold by an outsider, a match on the calendar, mere readiness.

Each rule is a question about one mention or statement; its words stand in the language pack. A rule asks what the page
prints around the mention, never who the actor is: what a minister hopes for is no plan either.
"""

from collections.abc import Sequence

from benang.languages.lives import LifeWords
from benang.records import Span, Statement
from benang.weaving.lookup import Lookup, Said
from benang.weaving.mentions import OFFICIAL, Mention
from benang.weaving.near_words import words_of

_CUE = "event.planned"
_ACTS = frozenset({"promise", "threaten", "say"})
_ROUTINE = frozenset(
    {"ACCUSE", "AID", "COOPERATE", "SUPPORT", "CONCEDE"}
)  # what offices do all year
_OPENS = 5  # words a sentence's time of telling stands in
_BEHIND = 5  # words behind a noun in which its predicate stands
_PAIR = 2
_MANY = 3  # words of games that make a page one of sport
_LEAD = 60  # characters of a commitment in which it says how much


def is_plan(row: Mention, said: Said | None, lookup: Lookup, words: LifeWords) -> bool:
    """Return whether a mention told as ahead can be somebody's plan, by what its page prints around it."""
    around = _Around(row, lookup)
    set_for = row.days is not None and row.days[0] == row.days[1] and row.days[0] >= row.published
    return not (
        around.titled(words.tales | words.debunked)
        or _is_match(row, around, words)
        or (around.foretold(words) and not set_for)
        or around.looks_back(words)
        or (row.event.kind in _ROUTINE and around.goes_on(words))
        or around.asks()
        or around.of_another_verb(words)
        or around.only_hoped(words)
        or (row.event.kind == "AGREE" and not words.agrees.isdisjoint(around.cue))
        or (row.event.kind == "SUPPORT" and row.family != "sign" and not set_for)
        or not (around.cue or _promised(said) or around.says_ahead(words) or not row.event.why)
        or _of_a_condition(row, said)
        or _of_another(row, said)
    )


def is_promise(said: Said, lookup: Lookup, words: LifeWords) -> bool:
    """Return whether a statement told with a verb of promising or threatening announces a deed.

    Goods that promise a long life and players who promise a good fight announce none, nor does a resolve to go on serving.
    """
    statement = said.statement
    if _titled(said.page, lookup, words.tales | words.debunked):
        return False
    cue = (
        frozenset(words_of(lookup.text(statement.cue)))
        if statement.cue is not None
        else frozenset()
    )
    told = [w for piece in statement.pieces for w in words_of(lookup.text(piece))]
    if not cue.isdisjoint(words.resolves) or _looks_back(said, lookup, words):
        return False
    if statement.speaker.sector not in OFFICIAL and _is_of_sport(said.page, lookup, words):
        # players promise goals, and "threaten" whoever leads
        return statement.act == "threaten" and not words.will.isdisjoint(told[:_PAIR])
    if not cue.isdisjoint(words.commits):
        return _names_a_deed(statement, told, lookup, words)
    if not cue.isdisjoint(words.offers):
        return statement.speaker.sector in OFFICIAL or not words.will.isdisjoint(told[:_PAIR])
    return words.oneself.isdisjoint(told[:_BEHIND])


def _names_a_deed(
    statement: Statement, told: Sequence[str], lookup: Lookup, words: LifeWords
) -> bool:
    """Return whether a resolve says what will be done: with a word of the future or a figure, and not merely go on."""
    if not words.goes_on.isdisjoint(told[:_BEHIND]):
        return False
    figures = any(c.isdigit() for piece in statement.pieces[:1] for c in lookup.text(piece)[:_LEAD])
    return figures or not words.will.isdisjoint(told[:_PAIR])


class _Around:
    """The words of a mention's sentence before, in and behind it, and those of its page's headline."""

    def __init__(self, row: Mention, lookup: Lookup) -> None:
        span = row.event.span
        sentence = lookup.sentence(span)
        self.row, self.lookup = row, lookup
        stop = max(sentence.stop, span.stop)
        self.before = words_of(
            lookup.text(Span(span.page, min(sentence.start, span.start), span.start))
        )
        self.own = words_of(lookup.text(span))
        self.behind = words_of(lookup.text(Span(span.page, span.stop, stop)))
        self.cue = [w for why in row.event.why if why.rule == _CUE for w in why.args]

    def titled(self, words: frozenset[str]) -> bool:
        """Return whether the headline holds one of the words."""
        return _titled(self.row.page, self.lookup, words)

    def any_of(self, words: frozenset[str]) -> bool:
        """Return whether the sentence holds one of the words."""
        return not words.isdisjoint((*self.before, *self.own, *self.behind))

    def foretold(self, words: LifeWords) -> bool:
        """Return whether a word of foretelling or doubting stands before the mention, or in the headline."""
        told = (*self.before, *self.own)
        return not words.foretelling.isdisjoint(told) or self.titled(words.predicts)

    def only_hoped(self, words: LifeWords) -> bool:
        """Return whether the word of the future hangs on a wish ("agar ... mau")."""
        since = self.before[-_BEHIND - len(self._since_cue()) :]
        return not words.so_that.isdisjoint(since)

    def says_ahead(self, words: LifeWords) -> bool:
        """Return whether a word of the future stands right before the mention, or one in it that calls a plan off."""
        put_off = words.cancelled | words.postponed
        return not (words.will.isdisjoint(self.before[-_PAIR:]) and put_off.isdisjoint(self.own))

    def looks_back(self, words: LifeWords) -> bool:
        """Return whether the sentence opens as a tale of what was meant then ("semula", "saat itu")."""
        if _holds(self.before[:_OPENS], words.back_then):
            return True
        opened = [at for at, w in enumerate(self.before[:-1]) if w in words.meanwhile]
        ahead = self.row.days is not None and self.row.days[1] > self.row.published
        return bool(opened) and self.before[opened[-1] + 1] not in words.that and not ahead

    def asks(self) -> bool:
        """Return whether the outlet itself only asks it."""
        span = self.row.event.span
        sentence = self.lookup.sentence(span)
        told = self.lookup.text(sentence).rstrip()
        return not self.row.event.holders and told.endswith("?")

    def goes_on(self, words: LifeWords) -> bool:
        """Return whether what is announced is only that something goes on ("akan terus", "tetap")."""
        return not words.goes_on.isdisjoint(self._since_cue())

    def of_another_verb(self, words: LifeWords) -> bool:
        """Return whether the word of the future belongs to another verb: the deed is its purpose, or its subject."""
        since = self._since_cue()
        if not words.purpose.isdisjoint(since) and self.row.event.kind != "CONSULT":
            return True
        noun = not (words.plan_nouns | words.commits).isdisjoint(self.cue)
        if noun and (len(since) > _BEHIND or not words.joins.isdisjoint(since)):
            return True  # "rencana dan operasional", "komitmen pengadaan ... dengan"
        if self._refused(words):
            return True
        ahead = [at for at, w in enumerate(self.behind[:_BEHIND]) if w in words.will]
        if words.will.isdisjoint(self.before) and ahead and not since:
            rest = self.behind[ahead[0] + 1 : ahead[0] + 1 + _PAIR]
            refused = not words.negations.isdisjoint(self.behind[: ahead[0]])
            return refused or words.takes_place.isdisjoint(rest)
        return False

    def _refused(self, words: LifeWords) -> bool:
        """Return whether the word of the future is negated and the mention is not: another verb's deed is refused."""
        at = max((i for i, w in enumerate(self.before) if w in self.cue), default=0)
        return self.row.event.polarity == "+" and at > 0 and self.before[at - 1] in words.negations

    def _since_cue(self) -> list[str]:
        """Return the words between the word of the future and the mention; none when it does not stand before it."""
        at = max((i for i, w in enumerate(self.before) if w in self.cue), default=-1)
        return self.before[at + 1 :] if at >= 0 else []


def _titled(page: str, lookup: Lookup, words: frozenset[str]) -> bool:
    title = lookup.pages[page].article.title
    return _holds(words_of(title.text), words) if title is not None else False


def _holds(low: Sequence[str], words: frozenset[str]) -> bool:
    """Return whether one of the words, or of the pairs of words, stands in a run of words."""
    pairs = (" ".join(low[at : at + _PAIR]) for at in range(len(low) - 1))
    return not words.isdisjoint((*low, *pairs))


def _is_of_sport(page: str, lookup: Lookup, words: LifeWords) -> bool:
    """Return whether a page is about games: it is full of their words."""
    found = [w for w in words_of(lookup.pages[page].article.page.text) if w in words.sport]
    return len(found) >= _MANY


def _looks_back(said: Said, lookup: Lookup, words: LifeWords) -> bool:
    spans = [*said.statement.pieces, *([said.statement.cue] if said.statement.cue else [])]
    first = min(spans, default=None)
    if first is None:
        return False
    sentence = lookup.sentence(first)
    return _holds(words_of(lookup.text(sentence))[: _OPENS + _PAIR], words.back_then)


def _is_match(row: Mention, around: _Around, words: LifeWords) -> bool:
    """Return whether a meeting or visit is one of teams: a match is on a calendar, nobody announces it as a plan."""
    if row.event.kind != "CONSULT" or any(a.sector in OFFICIAL for a in row.event.who):
        return False
    return around.any_of(words.matches) or around.titled(words.matches)


def _of_a_condition(row: Mention, said: Said | None) -> bool:
    """Return whether the mention is the condition of a threat: what the other side is warned not to do."""
    return row.event.modality == "conditional" and not _is_holders(row, said)


def _of_another(row: Mention, said: Said | None) -> bool:
    """Return whether what is told as ahead is what somebody else does, with no word of the future of its own."""
    if said is None or not row.who or _is_holders(row, said):
        return False
    told_ahead = not row.event.why or any(why.rule == _CUE for why in row.event.why)
    carried = row.event.polarity == "-" or said.statement.act not in _ACTS
    return not told_ahead and not carried


def _promised(said: Said | None) -> bool:
    return said is not None and said.statement.act in ("promise", "threaten")


def _is_holders(row: Mention, said: Said | None) -> bool:
    """Return whether the holder, or the state the holder acts for, is among those who act."""
    if said is None:
        return False
    speaker = said.statement.speaker
    return any(
        p.id == said.speaker or (p.government and p.country and p.country == speaker.country)
        for p in row.who
    )
