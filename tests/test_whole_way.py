"""The whole way on the example pages: what the README and the folder's README say of them is what comes out."""

import pytest

from benang.records import Happening, Plan, Reading, Statement, Utterance, Weave


def statement(reading: Reading, start: str) -> Statement:
    """Return the statement of a page whose words begin so."""
    text = reading.article.page.text
    found = [
        s
        for s in reading.statements
        if text[s.pieces[0].start : s.pieces[0].stop].startswith(start)
        and reading.article.page.text[s.pieces[0].start - 1] != " "
    ] or [
        s
        for s in reading.statements
        if text[s.pieces[0].start : s.pieces[0].stop].startswith(start)
    ]
    assert found, start
    return found[0]


def utterance(weave: Weave, one: Statement) -> Utterance:
    """Return the utterance a statement renders."""
    return next(u for u in weave.utterances if one.id in u.members)


def happenings(weave: Weave, reading: Reading, word: str) -> list[Happening]:
    """Return the happenings one of whose mentions on the page is printed with a word."""
    text = reading.article.page.text
    ids = {e.id for e in reading.events if word in text[e.span.start : e.span.stop].lower()}
    return [h for h in weave.happenings if ids & set(h.members)]


def plans(weave: Weave, reading: Reading, word: str) -> list[Plan]:
    """Return the plans about happenings that the page mentions with a word."""
    about = {h.id for h in happenings(weave, reading, word)}
    return [p for p in weave.plans if p.about in about]


def test_two_translations_of_one_quotation_meet(
    summit: dict[str, Reading], summit_weave: Weave
) -> None:
    """The quotation that came through two agencies is one utterance, though the words differ."""
    left = statement(summit["01"], "Namun ruang untuk bekerja sama")
    right = statement(summit["02"], "Kami menghormati batas")
    assert utterance(summit_weave, left).id == utterance(summit_weave, right).id
    assert [r.name for r in left.chain] == ["Banda Press"]
    assert [r.name for r in right.chain] == ["Oseania Wire"]


def test_the_station_spoken_to_is_not_a_relay(summit: dict[str, Reading]) -> None:
    """A broadcaster spoken to is an addressee; the agency that carried it is the chain."""
    said = statement(summit["01"], "Ada batas yang kami hormati")
    assert ["TV Karang" in t.name for t in said.to] == [True]
    assert [r.name for r in said.chain] == ["Banda Press"]


def test_a_photo_credit_is_never_a_relay(summit: dict[str, Reading]) -> None:
    """The agency under the picture of page 09 stands in no chain of that page."""
    names = {r.name.casefold() for s in summit["09"].statements for r in s.chain}
    assert "banda press" not in names


def test_a_body_printed_twice_is_read_once(summit: dict[str, Reading]) -> None:
    """Page 01 prints five paragraphs twice; each statement is there once, and the second time is a repeat."""
    texts = [
        summit["01"].article.page.text[s.pieces[0].start : s.pieces[0].stop]
        for s in summit["01"].statements
    ]
    assert len(texts) == len(set(texts))
    assert sum(b.role == "repeat" for b in summit["01"].article.blocks) == 5


def test_a_copy_is_found_with_its_direction(
    summit: dict[str, Reading], summit_weave: Weave
) -> None:
    """Page 08 says it is page 07: one copy link, the copying page on the left."""
    copies = [(k.left, k.right) for k in summit_weave.links if k.kind == "copy"]
    assert copies == [(summit["08"].article.page.id, summit["07"].article.page.id)]


def test_an_announced_visit_is_done(summit: dict[str, Reading], summit_weave: Weave) -> None:
    """The visit that page 03 announces is realised by the pages that report it."""
    states = {p.state for p in plans(summit_weave, summit["03"], "mengunjungi")}
    assert "realised" in states


def test_the_wrong_weekday_is_doubted_and_repaired(summit: dict[str, Reading]) -> None:
    """Page 09 prints a date that does not fall on its weekday; the day of the caption is the top repair."""
    doubted = [m for r in summit.values() for m in r.moments if m.doubt]
    assert [(m.doubt, m.first, m.repairs[0].first) for m in doubted] == [
        ("weekday", "2025-06-19", "2025-06-18")
    ]


def test_nothing_signed_and_then_a_pact(summit: dict[str, Reading], summit_weave: Weave) -> None:
    """Page 04 denies a signing, page 09 reports one: both are told, the denial as a denial."""
    denied = happenings(summit_weave, summit["04"], "ditandatangani")
    signed = happenings(summit_weave, summit["09"], "menandatangani")
    assert {h.polarity for h in denied} == {"-"}
    assert {h.polarity for h in signed} == {"+"}
    assert not {h.id for h in denied} & {h.id for h in signed}


@pytest.mark.parametrize("name", ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10"])
def test_every_character_of_a_page_is_accounted_for(summit: dict[str, Reading], name: str) -> None:
    """Each non-blank character of a page is in exactly one block."""
    article = summit[name].article
    times = [0] * len(article.page.text)
    for block in article.blocks:
        for at in range(block.span.start, block.span.stop):
            times[at] += 1
    assert {times[at] for at, c in enumerate(article.page.text) if not c.isspace()} == {1}
    assert max(times) == 1


def test_outlets_are_taken_from_the_pages(summit: dict[str, Reading]) -> None:
    """Five of the six invented outlets print their name in a dateline or a copyright line."""
    names = {r.article.outlet for r in summit.values()} - {""}
    assert len(names) >= 4


def test_a_number_that_grows_is_an_update(summit_weave: Weave) -> None:
    """Fourteen arrested on one day and twenty-three on the next are an update, not a contradiction."""
    updates = {v.claim for v in summit_weave.verdicts if v.kind == "update"}
    values = {c.value for c in summit_weave.claims if c.id in updates and c.slot == "number"}
    assert any("23" in value for value in values)


def test_lunch_and_dinner_stand_side_by_side(summit_weave: Weave) -> None:
    """The meal is one happening with two values, and the conflict is told."""
    meals = [{v.value for v in h.values if v.slot == "meal"} for h in summit_weave.happenings]
    assert {"lunch", "dinner"} in meals
