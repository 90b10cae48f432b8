"""What a perfect reader finds in the founding pages, point by point. What does not hold yet is a strict xfail with its reason."""

import pytest

from benang.reading.moments import best
from benang.records import Plan, Utterance
from gate import seeds
from gate.material import NOT_HERE, SEEDS, reference
from gate.material import seeds as pages

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=NOT_HERE)

QUOTE = ("000-s07", "000-s08", "001-s04")
TOAST = ("000-s09", "002-s07")


def test_body_lines() -> None:
    """Every body line is told to be body, and no other line is."""
    assert seeds.body_lines() == 1.0


def test_roles_of_all_lines() -> None:
    """At most three of the 122 lines have another role than the reference gives them."""
    assert len(seeds.wrong_roles()) <= 3, seeds.wrong_roles()


def test_exactly_the_two_wrong_dates_are_doubted() -> None:
    """Two dates that never existed are doubted, with the right day as the top repair, and no other date is."""
    doubted = [(page, best(m)) for page, r in pages().items() for m in r.moments if m.doubt]
    assert doubted == [
        ("004", ("2024-06-19", "2024-06-19")),
        ("004", ("2024-06-20", "2024-06-20")),
    ]


def test_every_printed_relay_is_found_and_none_invented() -> None:
    """Chains hold every relay the reference prints, and no name that its page does not print as a relay."""
    found, invented = seeds.relays()
    assert invented == []
    assert found == 1.0


def test_broadcaster_spoken_to_is_an_addressee() -> None:
    """The station a statement was made to stands in `to`, not in the chain."""
    statement = seeds.matched()["000-s07"]
    assert [t for t in statement.to if "Russia 1" in t.name]
    assert all("Russia 1" not in r.name for r in statement.chain)


@pytest.mark.parametrize("ids", [QUOTE, TOAST], ids=["quotation", "toast"])
def test_renderings_meet(ids: tuple[str, ...]) -> None:
    """The translations of one passage, through different wires, are renderings of one utterance."""
    assert len({_utterance(id_).id for id_ in ids}) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [(str(r["a"]), str(r["b"])) for r in reference("links.json") if not r["link"]]
    if SEEDS.is_dir()
    else [],
)
def test_near_misses_stay_apart(left: str, right: str) -> None:
    """Two statements that only look alike are two utterances."""
    assert _utterance(left).id != _utterance(right).id


def test_two_stories_one_following_the_other() -> None:
    """The visit of one year and the pact of the next are two stories, linked."""
    woven = seeds.woven()
    assert sorted(len(s.pages) for s in woven.stories) == [1, 4]
    assert [k.kind for k in woven.links if k.kind == "follows"] == ["follows"]


@pytest.mark.parametrize(
    ("word", "state"), [("Komsomolsk", "realised"), ("Vladivostok", "open"), ("Lavrov", "open")]
)
def test_plans_as_of_the_sixteenth(word: str, state: str) -> None:
    """As of 16 September 2023 one announced visit is done and two are still open."""
    assert {p.state for p in _plans("2023-09-16", word)} == {state}


def test_plans_as_of_today() -> None:
    """With all pages, the month's visit is over and no page says: due, never guessed."""
    assert {p.state for p in _plans("", "Lavrov")} == {"due"}


def test_lunch_and_dinner_stand_side_by_side() -> None:
    """The meal is one happening with two values, and the conflict is told."""
    woven = seeds.woven()
    meals = [{v.value for v in h.values if v.slot == "meal"} for h in woven.happenings]
    assert {"lunch", "dinner"} in meals
    conflicts = {v.claim for v in woven.verdicts if v.kind == "conflict"}
    assert {c.slot for c in woven.claims if c.id in conflicts} >= {"meal"}


def test_denied_agreement_is_superseded_not_contradicted() -> None:
    """Nothing signed in one year and a pact in the next: a supersedes link, and no conflict between them."""
    woven = seeds.woven()
    assert [k for k in woven.links if k.kind == "supersedes"]


def test_alleged_supply_is_disputed() -> None:
    """What some officials fear and both states deny is disputed."""
    assert [v for v in seeds.woven().verdicts if v.kind == "disputed"]


def _utterance(reference_id: str) -> Utterance:
    statement = seeds.matched().get(reference_id)
    assert statement is not None, f"{reference_id} was not found as a statement"
    return next(u for u in seeds.woven().utterances if statement.id in u.members)


def _plans(as_of: str, word: str) -> list[Plan]:
    """Return the plans whose mention is the planned one nearest before or around a word of page 002."""
    woven = seeds.woven(as_of)
    reading = pages()["002"]
    text = reading.article.page.text
    about = {m: h.id for h in woven.happenings for m in h.members}
    chosen = set()
    for event in reading.events:
        things = [*event.what, *([event.where] if event.where else [])]
        parties = [*event.who, *event.to_whom]
        words = " ".join(
            [
                text[event.span.start : event.span.stop],
                *(t.name for t in things),
                *(p.name for p in parties),
            ]
        )
        if event.modality == "planned" and word in words:
            chosen.add(about[event.id])
    found = [p for p in woven.plans if p.about in chosen]
    assert found, f"no plan about {word}"
    return found
