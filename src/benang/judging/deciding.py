"""What happens to the judgements of a ledger: one is entered, one is taken back, all are settled before weaving.

The clock is the caller's. Entering checks everything first and writes nothing when something is wrong.
"""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from msgspec.structs import replace

from benang.errors import UsageError
from benang.ids import make_id
from benang.judging.setting import apply
from benang.judging.standing import rulings_of, stand, wanted_of
from benang.judging.things import Named, named
from benang.judging.values import HOME, parse_setting
from benang.languages import load
from benang.ledger import Ledger
from benang.records import Article, Judgement, Mark, Reading, Rulings

Kind = Literal["same", "different", "copy", "not-copy", "set"]
KINDS: tuple[Kind, ...] = ("same", "different", "copy", "not-copy", "set")
PAIRED = ("same", "different", "copy", "not-copy")
OF_PAGES = ("copy", "not-copy")
LONGEST = 2_000
"""Characters of a name or a reason; more is a mistake of the hand."""


class Word(NamedTuple):
    """Whose judgement it is, why, and when it is entered (ISO 8601)."""

    by: str
    why: str
    when: str


class Decided(NamedTuple):
    """A judgement as it is kept, whether it is new, and what it is about."""

    judgement: Judgement
    new: bool
    things: tuple[Named, ...]


def decide(ledger: Ledger, kind: str, given: Sequence[str], word: Word) -> Decided:
    """Return the judgement now kept in the ledger; UsageError when an id, field or value is none, and nothing is written."""
    kind = _check(kind, given, word)
    left = named(ledger, given[0])
    right: Named | None = None
    value = ""
    if kind == "set":
        value = str(parse_setting(left.sort, given[1]))
    else:
        right = named(ledger, given[1])
        _check_pair(kind, left, right)
        left, right = sorted((left, right), key=lambda n: n.mark)
    judgement = Judgement(
        id="",
        kind=kind,
        left=left.mark,
        right=right.mark if right else None,
        value=value,
        by=word.by.strip(),
        why=word.why.strip(),
        when=word.when,
    )
    judgement = replace(judgement, id=judgement_id(judgement))
    return Decided(judgement, ledger.judge(judgement), (left, right) if right else (left,))


def take_back(ledger: Ledger, given: Sequence[str], when: str) -> Judgement:
    """Return the judgement that holds no longer; UsageError when none with the one id given is in force."""
    if len(given) != 1:
        message = f"`judge undo` takes the id of one judgement, not {len(given)}"
        raise UsageError(message)
    id_ = given[0].strip()
    found = next((j for j in ledger.judgements() if j.id == id_), None)
    if found is None:
        message = f"no judgement in force has the id {id_!r}: `benang judge LEDGER list` shows them"
        raise UsageError(message)
    ledger.undo(found.id, when)
    return found


def settle(ledger: Ledger, read: Callable[[Article], Reading]) -> Rulings:
    """Return what weaving has to obey, after storing how every judgement stands and the readings people want.

    ``read`` reads an article again, for pages whose day of publication people set. Where nothing changed since the last
    time no page is looked at.
    """
    rules = load(HOME).version
    known = ledger.settled(rules)
    if known is not None:
        return rulings_of(known)
    judgements = ledger.judgements()
    about = {mark.span.page for j in judgements for mark in (j.left, j.right) if mark is not None}
    found = ((page, ledger.reading(page, as_read=True)) for page in sorted(about))
    readings = {page: reading for page, reading in found if reading is not None}
    standings = stand(judgements, readings)
    wanted = wanted_of(standings)
    judged = {page: apply(readings[page], wants, read) for page, wants in sorted(wanted.items())}
    ledger.settle(standings, judged, rules)
    return rulings_of(standings)


def _check(kind: str, given: Sequence[str], word: Word) -> Kind:
    known = next((k for k in KINDS if k == kind), None)
    if known is None:
        message = f"{kind!r} is no kind of judgement: there are {', '.join(KINDS)}"
        raise UsageError(message)
    if len(given) != 2:  # noqa: PLR2004 (two sides, or a side and its value)
        what = "two ids" if kind in PAIRED else "an id and a field=value"
        message = f"`judge {kind}` takes {what}, not {len(given)}"
        raise UsageError(message)
    if not word.by.strip() or not word.why.strip():
        message = "a judgement says who and why: add --by NAME and --why TEXT"
        raise UsageError(message)
    long = [text for text in (word.by, word.why, *given) if len(text) > LONGEST]
    if long:
        message = f"{long[0][:40]!r}... is longer than {LONGEST} characters"
        raise UsageError(message)
    return known


def _check_pair(kind: Kind, left: Named, right: Named) -> None:
    if left.id == right.id:
        message = f"both ids name the same {left.sort}: a pair needs two"
        raise UsageError(message)
    if left.sort != right.sort or left.sort == "moment":
        message = f"{left.sort} and {right.sort} cannot be {kind}: give two statements, two events, two people or two pages"
        raise UsageError(message)
    if kind in OF_PAGES and left.sort != "page":
        message = (
            f"only pages are copies, and these are two {left.sort}s: give the ids of two pages"
        )
        raise UsageError(message)


def judgement_id(judgement: Judgement) -> str:
    """Return the id of a judgement: what is decided about which places by whom, not why and not when."""
    parts = [
        part
        for mark in (judgement.left, judgement.right)
        if mark is not None
        for part in _parts(mark)
    ]
    return make_id("judgement", judgement.kind, *parts, judgement.value, judgement.by)


def _parts(mark: Mark) -> tuple[str, ...]:
    return (mark.thing, mark.span.page, str(mark.span.start), str(mark.span.stop), mark.name)
