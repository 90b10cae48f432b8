"""Mentions and happenings of invented actors, as coding takes them."""

from pathlib import Path

from msgspec.structs import replace

from benang.ids import make_id
from benang.languages import load
from benang.records import Actor, Event, Happening, Span
from benang.telling.coded import code_of
from benang.telling.coding import Holder, Mention, Origin, Person, Side

PACK = load("id")
CASES = Path(__file__).parent / "cases"
PAGE = Origin("p1", "1.txt", "", "Warta Ombak", "Judul", "2031-04-05", "id", (), (), ())
RATU = Actor("Salote Fine", "salote fine", "TON", "GOV")
TAMU = Actor("Joni Vuki", "joni vuki", "FJI", "GOV")
TONGA = Actor("Tonga", "TON", "TON", "GOV")
BARAT = Actor("negara-negara Barat", "negara negara barat", "", "UNK")
WARGA = Actor("ratusan warga", "", "", "CVL", None, "unnamed")


def holder(actor=None, *, said="", act="say", name=""):
    """Return a holder: an actor of the event, or somebody else."""
    one = actor or Actor(name or "Analis", "analis", "WSM", "EDU")
    return Holder("s1", act, one.name, one.key, Person(), one.country, one.sector, "", (), said, ())


def mention(kind, who=(), to_whom=(), *, held=None, page=PAGE, **more):
    """Return a mention of something of a kind between some parties."""
    id_ = make_id(kind, repr(who), repr(to_whom), repr(more), page.page)
    event = Event(id_, Span(page.page, 5, 9), kind, **more)
    sides = [*(Side("who", a, Person(), "") for a in who)]
    sides += [Side("to_whom", a, Person(), "") for a in to_whom]
    return Mention(
        replace(event, who=tuple(who), to_whom=tuple(to_whom)),
        page,
        tuple(sides),
        (held,) if held else (),
        "kata",
        (0, 20),
        "Kalimat yang utuh.",
        1,
    )


def happening(mentions, **more):
    """Return the happening of some mentions, as firm as the first."""
    first = mentions[0].event
    plain = Happening(
        "h1",
        tuple(m.event.id for m in mentions),
        first.kind,
        (),
        (),
        (),
        first.where.name if first.where else "",
        first.when,
        (),
        (),
        2,
        1,
        1,
        first.modality,
        first.polarity,
        first.background,
    )
    return replace(plain, **more)


def coded(*mentions, **more):
    """Return some mentions coded as one happening."""
    return code_of(happening(mentions, **more), mentions, PACK)


def names(parties):
    """Return the names of parties."""
    return [p.name for p in parties]


def reasons(one):
    """Return why something is left out."""
    return [why.rule.removeprefix("plover.out.") for why in one.out]


# --- who acts on whom ----------------------------------------------------------------------------
