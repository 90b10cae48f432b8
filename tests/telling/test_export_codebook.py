"""The codebook: every kind under every firmness has one code, and the derivation is the one that is written down."""

import itertools
from pathlib import Path
from typing import get_args

import pytest

from benang.languages import load
from benang.languages.abroad import folded
from benang.records import EventKind, Modality
from benang.telling.codebook import Stand, codebook, derive, states

CASES = [
    [*line.split("\t"), *[""] * 11][:11]
    for line in (Path(__file__).parents[1] / "cases" / "plover_derivation.tsv")
    .read_text("utf-8")
    .splitlines()
    if line and not line.startswith("#")
]
SAYS = {
    "outlet": {"party": True},
    "actor": {"party": True, "actor": True},
    "party": {"party": True},
    "outsider": {"party": False},
    "warner": {"party": False, "warned": True},
}
PACKS_KINDS = sorted(
    {(f.kind, mode) for f in load("id").happening.file.families for mode in (*f.modes, "")}
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: "-".join(filter(None, case[:5])))
def test_a_proposition_becomes_what_is_written(case):
    """Kind, mode, modality, polarity and who says so give the type, modes, quad, score and auxiliaries of the table."""
    kind, modes, modality, polarity, says, type_, turned, quad, scale, auxiliary, out = case
    stand = Stand(modality, "-" if polarity == "belum" else polarity, polarity == "belum")
    code = derive(kind, modes.split(), (), stand._replace(**SAYS[says]))
    assert (code.type, " ".join(code.modes), " ".join(code.auxiliary), code.out) == (
        type_,
        turned,
        auxiliary,
        out,
    )
    assert (code.quad, code.scale) == (int(quad) if quad else None, float(scale) if scale else None)


@pytest.mark.parametrize("kind", get_args(EventKind))
def test_every_proposition_has_a_code(kind):
    """Whatever the modality, polarity and speaker, the code is a type of PLOVER with modes of that type, or is left out."""
    book = codebook()
    modes = [mode for known, mode in PACKS_KINDS if known == kind]
    flags = itertools.product((True, False), repeat=4)
    for modality, polarity, (not_yet, party, actor, warned), mode in itertools.product(
        get_args(Modality), "+-", flags, modes
    ):
        stand = Stand(modality, polarity, not_yet, party, actor, warned)
        code = derive(kind, [mode] if mode else [], ("military", "tak dikenal"), stand)
        if not code.type:
            assert (kind, code.out) == ("OTHER", "plover.out.kind")
            continue
        assert set(code.modes) <= set(book.types[code.type].modes)
        assert code.quad == book.types[code.type].quad
        assert code.contexts[:1] == ("military",)
        assert set(code.contexts) <= set(book.contexts)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_rule_speaks(lang):
    """Every rule and every reason to leave out has a sentence in both languages."""
    phrases = load("id").phrases
    rules = {r.rule for r in codebook().rules} | {r.out for r in codebook().rules if r.out}
    named = ("no_actor", "no_recipient", "region", "undated")
    for rule in rules | {f"plover.out.{name}" for name in named}:
        assert rule in phrases.by_code
        assert phrases.words(rule, ("A", "B", "C", "D"), lang) != rule


def test_a_mode_brings_its_context():
    """Cyber coercion and misinformation add the context of the same name."""
    code = derive("COERCE", ["cyber"], ["economic"], Stand("asserted"))
    assert code.contexts == ("economic", "cyber")


def test_the_codebook_is_whole():
    """Sixteen types, thirty-seven contexts, the four quads, and tables of modes that lead to modes there are."""
    book = codebook()
    assert len(book.types) == 16
    assert len(book.contexts) == 37
    assert {t.quad for t in book.types.values()} == {1, 2, 3, 4}
    assert {name for name, t in book.types.items() if t.recipient} == {
        "COOPERATE",
        "AID",
        "SANCTION",
    }
    assert set(book.firmness) == set(get_args(Modality))
    all_modes = {mode for t in book.types.values() for mode in t.modes}
    for table in book.modes.values():
        assert set(table.values()) <= all_modes
        assert {key.split("-")[0] for key in table} <= set(book.types)


def test_the_sectors_of_the_pack_are_the_codebook_s():
    """Every sector a pack gives is one of PLOVER's, or one of the two kinds of bodies that are coded as a country."""
    naming, happening = load("id").naming, load("id").happening
    given = {b.sector for b in naming.bodies.values()} | set(naming.roles.values())
    given |= set(naming.body_sectors.values()) | set(happening.file.people.nouns)
    assert given - {""} <= {*codebook().sectors, "IGO", "NGO"}


def test_states_fold_and_have_numbers():
    """A territory counts as the state that controls it, Kosovo has its code, and every number belongs to one state."""
    table = states()
    assert table.code("IDN") == "IDN"
    assert table.numbers["IDN"] == 850
    assert table.code("GRL") == "DNK"
    assert table.code("XKX") == "KOS"
    assert [table.code(kept) for kept in ("HKG", "PSE", "ATA", "VAT")] == [
        "HKG",
        "PSE",
        "ATA",
        "VAT",
    ]
    assert table.code("") == ""
    assert len(set(table.numbers.values())) == len(table.numbers) == 195
    assert all(table.rows[row.code].code == row.code for row in table.rows.values())


def test_every_state_the_pack_knows_has_a_row():
    """There is no country the language pack can give that coding does not know."""
    assert set(load("id").naming.state_names) <= set(states().rows)


def test_names_abroad_are_folded_and_known():
    """Bodies with a code of their own are bodies of the pack, and disputed places belong to states there are."""
    pack = load("id")
    bodies = {folded(body.name) for body in pack.naming.bodies.values()}
    assert set(pack.abroad.internationals) <= bodies
    assert set(pack.abroad.disputed.values()) <= set(states().numbers)
    for name in (*pack.abroad.disputed, *pack.abroad.worlds):
        assert name == folded(name)
