"""Who takes part in what is coded: one party each, on one side, with the country and sector a codebook gives it.

Pages name the same side as a person, a government or a capital: a bare state is folded into whoever acts for it, unless
a page names both. Who stands on both sides goes to the side more mentions put it on.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from benang.languages import Pack
from benang.languages.abroad import folded
from benang.records import Span, Thing
from benang.telling.codebook import codebook, states
from benang.telling.coding import Holder, Mention, Side

GOVERNMENT = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD"})
"""Sectors that act for a state."""
_HOME = GOVERNMENT | {"PTY"}
"""Sectors whose state goes without saying where no other state is named."""
_ISO3 = 3


class Party(NamedTuple):
    """One party: ``code`` is a state's alpha-3 code, that of a body between states, or "" for none.

    ``basis`` says where the code is from: ``printed``, or ``home`` where pages that name no other state leave their own out.
    ``region`` marks what stands beside states and is none ("the West"). ``who`` and ``whom`` count the mentions that have
    it on either side, those that decide the happening first.
    """

    id: str
    name: str
    names: tuple[str, ...]
    code: str
    basis: str
    sectors: tuple[str, ...]
    role: str
    region: bool
    cites: tuple[Span, ...]
    who: tuple[int, int]
    whom: tuple[int, int]

    @property
    def acts(self) -> bool:
        """Whether it stands on the actor's side; on both alike it does."""
        return self.who >= self.whom

    @property
    def government(self) -> bool:
        """Whether it acts for a state."""
        return bool(self.code) and not GOVERNMENT.isdisjoint(self.sectors)


class _Tally:
    """What the mentions say of one party; votes are those of deciding mentions, then of all."""

    def __init__(self) -> None:
        self.names: Counter[str] = Counter()
        self.countries: Counter[str] = Counter()
        self.sectors: Counter[str] = Counter()
        self.roles: Counter[str] = Counter()
        self.domestic = True
        self.known = False
        self.named = False
        self.cites: list[Span] = []
        self.votes = {"who": [0, 0], "to_whom": [0, 0]}

    def add(self, side: Side, mention: Mention, *, decides: bool) -> None:
        """Count a mention."""
        self.domestic &= mention.origin.domestic
        actor = side.actor
        country, sector = actor.country or side.person.country, actor.sector or side.person.sector
        self.names[actor.name] += 1
        self.countries[country] += bool(country)
        self.sectors[sector] += bool(sector)
        self.roles[side.role] += bool(side.role)
        self.known |= bool(actor.key)
        self.named |= actor.resolved == "named"
        if actor.span is not None:
            self.cites.append(actor.span)
        self.votes[side.side][0] += decides
        self.votes[side.side][1] += 1

    def add_all(self, other: "_Tally") -> None:
        """Count all that another has counted, too."""
        for mine, theirs in (
            (self.names, other.names),
            (self.countries, other.countries),
            (self.sectors, other.sectors),
            (self.roles, other.roles),
        ):
            mine.update(theirs)
        self.domestic &= other.domestic
        self.cites += other.cites
        for side, (first, second) in other.votes.items():
            self.votes[side][0] += first
            self.votes[side][1] += second


def parties_of(mentions: Sequence[Mention], deciding: Sequence[Mention], pack: Pack) -> list[Party]:
    """Return every party of the mentions once, those named most first; ``deciding`` ones have the first vote on sides."""
    decided = {m.event.id for m in deciding}
    tallies: dict[str, _Tally] = {}
    together: set[frozenset[str]] = set()
    for mention in mentions:
        ids = [party_id(s) for s in mention.sides]
        together.update(frozenset((a, b)) for a in ids for b in ids if a != b)
        for id_, side in zip(ids, mention.sides, strict=True):
            tallies.setdefault(id_, _Tally()).add(
                side, mention, decides=mention.event.id in decided
            )
    _fold_states(tallies, together)
    found = [_party(id_, tally, pack) for id_, tally in tallies.items()]
    return sorted(found, key=lambda p: (-p.who[1] - p.whom[1], p.name, p.id))


def party_id(side: Side) -> str:
    """Return what is the same for one party on every page: a state's code, a person's id, a key, or the folded name."""
    return _id(side.actor.key, side.person.id, side.actor.name)


def _id(key: str, person: str, name: str) -> str:
    return key if is_state(key) else person or key or folded(name)


def is_state(key: str) -> bool:
    """Return whether a key is that of a state: three capital letters."""
    return len(key) == _ISO3 and key.isascii() and key.isupper()


def holder_party(holder: Holder, pack: Pack) -> Party:
    """Return a holder as a party, for what it does by saying so."""
    tally = _Tally()
    tally.known, tally.domestic = bool(holder.key), holder.domestic
    tally.names[holder.name] += 1
    tally.countries[holder.country] += bool(holder.country)
    tally.sectors[holder.sector] += bool(holder.sector)
    tally.roles[holder.role] += bool(holder.role)
    tally.cites += holder.spans
    return _party(_id(holder.key, holder.person.id, holder.name), tally, pack)


def is_party(holder: Holder, sides: Iterable[Side]) -> bool:
    """Return whether the holder is one of the parties, or speaks for a government that is."""
    governs = holder.sector in GOVERNMENT and holder.country
    for side in sides:
        actor, person = side.actor, side.person
        if holder.key and holder.key == actor.key:
            return True
        if holder.person.id and holder.person.id == person.id:
            return True
        country, sector = actor.country or person.country, actor.sector or person.sector
        if governs and country == holder.country and sector in GOVERNMENT:
            return True
    return False


def host_of(place: Thing | None, parties: Sequence[Party]) -> tuple[Party, ...]:
    """Return the state that is visited, where the place is a state that no party is of; else none."""
    code = states().code(place.key) if place is not None else ""
    if place is None or not code or any(p.code == code for p in parties):
        return ()
    host = Party(
        id=code,
        name=place.name,
        names=(place.name,),
        code=code,
        basis="printed",
        sectors=("GOV",),
        role="",
        region=False,
        cites=(place.span,),
        who=(0, 0),
        whom=(1, 1),
    )
    return (host,)


def _fold_states(tallies: dict[str, _Tally], together: set[frozenset[str]]) -> None:
    """Let the mentions that name a bare state count for whoever acts for it on other mentions."""
    for state in sorted(filter(is_state, tallies)):
        acting = [
            id_
            for id_, tally in tallies.items()
            if not is_state(id_)
            and tally.known
            and _most(tally.countries) == state
            and _most(tally.sectors) in GOVERNMENT
            and frozenset((id_, state)) not in together
        ]
        if acting:
            best = min(acting, key=lambda id_: (-sum(tallies[id_].names.values()), id_))
            tallies[best].add_all(tallies.pop(state))


def _party(id_: str, tally: _Tally, pack: Pack) -> Party:
    names = tuple(sorted(tally.names, key=lambda n: (-len(n.split()), -tally.names[n], n)))
    role = _most(tally.roles)
    sector = _most(tally.sectors)
    country = states().code(_most(tally.countries))
    others = sorted(s for s in tally.sectors if s != sector)
    code, first = _coded(names[0], role, (country, sector), pack)
    if not code and sector == "UAF" and tally.named:
        code = "IMG"
    region = not code and _is_region(names[0], pack)
    home = not code and not region and _at_home(tally, sector, role, pack)
    sectors = tuple(dict.fromkeys([first, *others] if first else others))
    return Party(
        id=id_,
        name=names[0],
        names=names,
        code=pack.naming.home if home else code,
        basis="home" if home else "printed" if code else "",
        sectors=tuple(s for s in sectors if s in codebook().sectors),
        role=role,
        region=region,
        cites=tuple(sorted(set(tally.cites))),
        who=(tally.votes["who"][0], tally.votes["who"][1]),
        whom=(tally.votes["to_whom"][0], tally.votes["to_whom"][1]),
    )


def _coded(name: str, role: str, given: tuple[str, str], pack: Pack) -> tuple[str, str]:
    """Return the code and the first sector: bodies between states and disputed places have their own."""
    country, sector = given
    parent = pack.abroad.disputed.get(folded(name))
    if parent and country in ("", parent):
        return parent, "PRE"
    body = _body(name, role, pack)
    if sector == "IGO":
        return pack.abroad.internationals.get(body, "IGO"), ""
    if (
        sector == "NGO"
    ):  # known bodies without a country work across borders; others are people of some country
        return ("NGO", "") if body and not country else (country, "CVL")
    return country, sector


def _body(name: str, role: str, pack: Pack) -> str:
    """Return the folded name of the known body that somebody is or that their role ends in, or ""."""
    for words in (name.lower().split(), role.lower().split()):
        for at in range(len(words)):
            body = pack.naming.bodies.get(" ".join(words[at:]))
            if body is not None:
                return folded(body.name)
    return ""


def _at_home(tally: _Tally, sector: str, role: str, pack: Pack) -> bool:
    """Return whether pages that name no other state leave it unsaid that somebody is of their own.

    That is so for officials and for people without a name, not for offices that are named with their state.
    """
    unnamed = bool(sector) and not tally.known
    called = [f"{name} " for name in (role, *map(folded, tally.names))]
    abroad = any(name.startswith(f"{office} ") for name in called for office in pack.abroad.offices)
    return tally.domestic and (unnamed or sector in _HOME) and not abroad


def _is_region(name: str, pack: Pack) -> bool:
    words = folded(name).split()
    return any(" ".join(words[at:]) in pack.abroad.worlds for at in range(len(words)))


def _most(counts: Counter[str]) -> str:
    """Return what is counted most often, the least of equals, or ""."""
    kept = +counts
    return min(kept, key=lambda v: (-kept[v], v)) if kept else ""
