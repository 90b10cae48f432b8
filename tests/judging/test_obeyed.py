"""Whatever people decide of pairs is so in every weave, in every kind of group, and every member stays in exactly one."""

from random import Random

import pytest
from tests.judging.conftest import Desk, run

from benang import build, judging
from benang.engines.inline import InlineEngine
from benang.errors import UsageError
from benang.judging.standing import rulings_of, stand
from benang.ledger import Ledger
from benang.records import Reading, Weave

WORD = judging.Word("Sari", "dicek", "2031-01-01")


def things(readings: list[Reading]) -> dict[str, list[str]]:
    """Return the ids of all that can stand in a group, by the kind of group."""
    return {
        "utterances": [s.id for r in readings for s in r.statements],
        "happenings": [e.id for r in readings for e in r.events],
        "people": [f"{r.article.page.id}/{e.key}" for r in readings for e in r.entities],
        "stories": [r.article.page.id for r in readings],
    }


def homes(woven: Weave, kind: str) -> dict[str, str]:
    """Return the group of every member; a member of two is caught."""
    found: dict[str, str] = {}
    for group in getattr(woven, kind):
        for member in group.pages if kind == "stories" else group.members:
            assert member not in found, (kind, member)
            found[member] = group.id
    return found


@pytest.mark.parametrize("seed", range(8))
def test_any_judgements_are_obeyed(summit: dict[str, Reading], seed: int) -> None:
    """Random pairs of every sort, contradictions among them: what is in force holds in the weave, and nothing is lost."""
    readings, dice = list(summit.values()), Random(seed)
    with Ledger.memory() as ledger:
        ledger.add(readings)
        build.weave(ledger, InlineEngine())
        for ids in things(readings).values():
            near = dice.sample(ids, min(8, len(ids)))
            for _ in range(7):
                kind = dice.choice(("same", "different"))
                judging.decide(ledger, kind, dice.sample(near, 2), WORD)
        build.weave(ledger, InlineEngine())
        woven = ledger.weave()
        judgements = ledger.judgements()
    by_page = {r.article.page.id: r for r in readings}
    rulings = rulings_of(stand(judgements, by_page))
    assert rulings.same
    assert rulings.different
    for kind, ids in things(readings).items():
        home = homes(woven, kind)
        assert home.keys() == set(ids)
        for left, right in rulings.same:
            assert home.get(left) == home.get(right), (kind, left, right)
        for left, right in rulings.different:
            if left in home:
                assert home[left] != home[right], (kind, left, right)


@pytest.mark.parametrize("kind", ["same_utterance", "same_happening", "same_entity", "same_story"])
def test_links_carry_who_and_why(summit: dict[str, Reading], kind: str) -> None:
    """The link of a decided pair says who decided and why, joined or kept a candidate."""
    sort = {
        "same_utterance": "utterances",
        "same_happening": "happenings",
        "same_entity": "people",
        "same_story": "stories",
    }[kind]
    readings = [summit["05"], summit["06"]] if kind != "same_story" else list(summit.values())
    with Ledger.memory() as ledger:
        ledger.add(readings)
        build.weave(ledger, InlineEngine())
        ids = things(readings)[sort]
        one, two, three = ids[0], ids[-1], ids[len(ids) // 2]
        judging.decide(ledger, "same", (one, two), WORD)
        judging.decide(ledger, "different", (one, three), WORD)
        build.weave(ledger, InlineEngine())
        links = {(k.left, k.right): k for k in ledger.weave().links if k.kind == kind}
    joined, apart = (links[tuple(sorted(pair))] for pair in ((one, two), (one, three)))
    assert joined.state == "joined"
    assert ("judged.same", ("Sari", "dicek")) in [(r.rule, r.args) for r in joined.reasons]
    assert apart.state == "candidate"
    assert ("judged.different", ("Sari", "dicek")) in [(r.rule, r.args) for r in apart.reasons]


def test_copies_carry_who_and_why(desk: Desk) -> None:
    """A copy that a person declares says so, and counts as one: the copying page adds no origin of its own."""
    one, three = desk.page("07"), desk.page("01")
    desk.decided("copy", one, three)
    ((reasons,),) = desk.ask(
        'SELECT reasons FROM links WHERE kind = \'copy\' AND "left" = ? AND "right" = ?', one, three
    )
    assert "judged.copy" in reasons
    assert desk.group("copy", one) == desk.group("copy", three) != ""


def test_a_new_speaker_meets_the_same_one_elsewhere(desk: Desk) -> None:
    """A speaker whom the page does not name is, once set, the same person as on the pages that do."""
    said = desk.statement("04", "Mahendra akan meneruskan lawatannya")
    desk.decided("set", said, "speaker=Daud Matulessy")
    here, there = (f"{desk.page(n)}/daud matulessy" for n in ("04", "05"))
    assert desk.group("person", here) == desk.group("person", there) != ""
    assert "Daud Matulessy" in run("explain", str(desk.path), said, "--lang", "en").output


def test_an_unknown_kind_is_refused(summit: dict[str, Reading]) -> None:
    """The function under the command refuses a kind of judgement that is none, in words."""
    with Ledger.memory() as ledger:
        ledger.add(list(summit.values()))
        with pytest.raises(UsageError, match="no kind of judgement"):
            judging.decide(ledger, "maybe", ("a", "b"), WORD)


@pytest.mark.parametrize("text", ["", "x" * 3000])
def test_reasons_have_a_length(summit: dict[str, Reading], text: str) -> None:
    """An empty reason, or one longer than any person writes, is refused."""
    with Ledger.memory() as ledger:
        ledger.add(list(summit.values()))
        with pytest.raises(UsageError):
            judging.decide(ledger, "same", ("a", "b"), judging.Word("Sari", text, ""))
