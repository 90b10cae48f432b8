"""Every judgement is a function of the set of pages: any order, any number of rows a key, the same rows."""

from hypothesis import given
from hypothesis import strategies as st

from benang.engines.inline import InlineEngine
from benang.engines.local import LocalEngine
from benang.languages import load
from benang.weaving.happenings import find_happenings
from benang.weaving.scene import Scene

PEOPLE = ("Sutan/AAA", "Marlina/BBB", "Rangkuti/AAA", "=CCC")
DAYS = tuple((f"2031-05-{d:02d}", f"2031-05-{d:02d}") for d in (7, 8, 9, 20))


def pile(desk):
    """Draft a dozen pages that announce, tell, deny and count visits and agreements."""
    drafts = []
    for n in range(12):
        text = f"Pernyataan nomor {n}.\nKunjungan dan perjanjian."
        page = desk.page(f"p{n}", text, f"Kabar {n % 5}", f"2031-05-{8 + n:02d}" if n % 6 else "")
        said = page.statement(f"Pernyataan nomor {n}", PEOPLE[n % 3], ("Rimba",) if n % 2 else ())
        page.event(
            "Kunjungan",
            modes=("visit",),
            who=(PEOPLE[n % 4],),
            when=DAYS[n % 4] if n % 3 else None,
            where="bukit lawang" if n % 2 else None,
            modality="planned" if n % 3 == 1 else "asserted",
            holders=(said,) if n % 2 else (),
            numbers=[(n, n, "orang")],
        )
        page.event(
            "perjanjian",
            "SUPPORT",
            who=("=AAA", "=BBB"),
            what=("perjanjian",),
            polarity="-" if n % 4 == 0 else "+",
        )
        drafts.append(page)
    return drafts


@given(order=st.permutations(range(12)))
def test_any_order_gives_the_same_rows(desk, weave, order):
    """Shuffled pages give equal happenings, claims, verdicts, plans, agreements, restrictions and links."""
    drafts = pile(desk)
    stories = [desk.story("s", *drafts[:7]), desk.story("t", *drafts[7:], links=("s",))]

    def rows(chosen):
        woven = weave(chosen, stories)
        links = sorted(woven.links, key=lambda k: (k.kind, k.left, k.right))
        return (
            woven.happenings,
            woven.claims,
            woven.verdicts,
            woven.plans,
            woven.agreements,
            woven.restrictions,
            links,
        )

    assert rows([drafts[i] for i in order]) == rows(drafts)


def test_ids_are_unique(desk, weave):
    """No two claims, verdicts, plans or agreements share an id, and no link is given twice."""
    drafts = pile(desk)
    woven = weave(drafts, [desk.story("s", *drafts)])
    for rows in (woven.claims, woven.verdicts, woven.plans, woven.agreements, woven.happenings):
        assert len({r.id for r in rows}) == len(rows)
    assert len({(k.kind, k.left, k.right) for k in woven.links}) == len(woven.links)
    assert len(woven.verdicts) == len(woven.claims)


def test_cores_give_what_one_process_gives(desk):
    """Joining on two worker processes gives the happenings and links that this process gives."""
    drafts = pile(desk)
    stories = [desk.story("s", *drafts[:7]), desk.story("t", *drafts[7:], links=("s",))]
    readings = [d.done() for d in drafts]
    with LocalEngine(2) as local:
        shared = find_happenings(readings, Scene({}, stories), local, load("id"))
    assert shared == find_happenings(readings, Scene({}, stories), InlineEngine(), load("id"))
