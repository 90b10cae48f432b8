"""The questions later parts of reading ask of a cast."""

from benang.reading.cast import Cast, Mention, is_state
from benang.records import Entity

BUDI = Entity("budi santoso", "Budi Santoso", "PER", role="menteri", country="IDN", sector="GOV")
RINA = Entity("rina", "Rina", "PER", role="menteri", country="JPN", sector="GOV")
JAPAN = Entity("JPN", "Jepang", "LOC", country="JPN", sector="GOV")
HOME = Entity("IDN", "Indonesia", "LOC", country="IDN", sector="GOV")
CROWD = Entity("para warga", "para warga", "PER")
ENTITIES = (BUDI, RINA, JAPAN, HOME, CROWD)
STARTS = (0, 100, 200, 300, 400, 500)


def mention(entity: Entity, start: int, *, rank: int = 1, plural: bool = False) -> Mention:
    """Return a mention ten characters long in the sentence that its start says."""
    stop = start + 10
    return Mention(start, stop, start, stop, entity, "named", plural, rank, start // 100)


def cast(*mentions: Mention) -> Cast:
    """Return a cast of the mentions."""
    return Cast((), ENTITIES, mentions, STARTS)


def test_within_and_covering() -> None:
    """Mentions are found by the stretch they stand in and by a character of theirs."""
    found = cast(mention(BUDI, 10), mention(RINA, 30))
    assert [m.entity for m in found.within(0, 25)] == [BUDI]
    assert found.within(12, 40)[0].entity == RINA
    covering = found.covering(39)
    assert covering is not None
    assert covering.entity == RINA
    assert found.covering(25) is None


def test_before_prefers_the_subject() -> None:
    """In one sentence the subject comes before whoever stands nearer."""
    found = cast(mention(BUDI, 110, rank=0), mention(RINA, 150))
    assert [m.entity for m in found.before(210)] == [BUDI, RINA]


def test_before_prefers_the_nearer_sentence() -> None:
    """A subject two sentences back comes after the subject of the last one."""
    found = cast(mention(BUDI, 10, rank=0), mention(RINA, 110, rank=0))
    assert [m.entity for m in found.before(210)] == [RINA, BUDI]


def test_before_looks_back_a_few_sentences_only() -> None:
    """Nobody is meant who was named long before."""
    assert cast(mention(BUDI, 10, rank=0)).before(590) == []


def test_before_leaves_groups_out_unless_asked() -> None:
    """One person is meant by "dia", a group only where a plural asks."""
    found = cast(mention(CROWD, 110, rank=0, plural=True))
    assert found.before(150) == []
    assert [m.entity for m in found.before(150, plural=True)] == [CROWD]


def test_both_of_two_persons() -> None:
    """Two persons in the sentence before are both."""
    found = cast(mention(BUDI, 110), mention(RINA, 150))
    assert [m.entity for m in found.both(210)] == [BUDI, RINA]


def test_both_is_empty_of_three_or_one() -> None:
    """With one or three it is not clear who the two are."""
    third = Entity("tono", "Tono", "PER")
    assert cast(mention(BUDI, 110)).both(210) == []
    assert cast(mention(BUDI, 110), mention(RINA, 130), mention(third, 150)).both(210) == []


def test_both_states_through_their_ministers() -> None:
    """The words "kedua negara" are the states two ministers stand for."""
    found = cast(mention(BUDI, 110), mention(RINA, 150))
    assert [m.entity for m in found.both(210, ("STATE",))] == [HOME, JAPAN]


def test_entity_by_key() -> None:
    """Entities are found by key; an unknown key gives None."""
    found = cast()
    assert found.entity("JPN") == JAPAN
    assert found.entity("nobody") is None


def test_is_state() -> None:
    """A key of three capitals is a state's, folded words are not."""
    assert is_state("JPN")
    assert not is_state("jpn")
