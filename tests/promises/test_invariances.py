"""What must not change what a page says: furniture, breaks, blanks, marks, other names, the voice; and what must turn it round."""

import gzip
import json
import re
from itertools import islice, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.promises.pile import page
from tests.promises.writer import OFFICES, PERSONS, WIRES, Paragraphs, paragraphs, written
from tests.reading.pages import pack

from benang.languages.happening import Family
from benang.records import Event, Reading

FEW = settings(max_examples=60, deadline=None)
FURNITURE = (
    "Baca juga: Tiga Resep Sayur Lodeh untuk Akhir Pekan", "ADVERTISEMENT", "SCROLL TO CONTINUE WITH CONTENT", "Iklan",
    "Bagikan:", "Simak Video: Kapal Baru Bersandar di Dermaga", "[Gambas:Video 20detik]", "Lihat Juga: Panen Raya di Lereng Utara",
    "Ikuti berita terbaru di Google News",
)  # fmt: skip
MARKS = str.maketrans({"“": '"', "”": '"', "\u00a0": " "})


def read(text: str) -> Reading:
    """Return the reading of a page of our own outlet."""
    return page("halaman", text, outlet="Lembar Uji", day="2024-04-10")


def said(text: str, names: dict[str, str] | None = None) -> set[tuple[object, ...]]:
    """Return all that is said on a page: words, speaker, how known, how firm, chain; some names put for others."""
    reading = read(text)
    return {
        (
            tuple(_plain(text[p.start : p.stop], names) for p in s.pieces),
            s.form,
            _plain(s.speaker.name, names),
            s.speaker.resolved,
            (s.modality, s.polarity, s.not_yet),
            tuple((r.step, _plain(r.name, names)) for r in s.chain),
        )
        for s in reading.statements
    }


def _plain(words: str, names: dict[str, str] | None) -> str:
    plain = " ".join(words.translate(MARKS).split())
    return _exchanged(plain, names) if names else plain


def _exchanged(text: str, names: dict[str, str]) -> str:
    found = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    return found.sub(lambda name: names[name[0]], text)


@FEW
@given(paragraphs(), st.data())
def test_furniture_between_paragraphs_changes_nothing(
    made: Paragraphs, data: st.DataObject
) -> None:
    """A link, an advertisement or a share line between two paragraphs changes no statement."""
    at = data.draw(st.integers(1, len(made) - 1))
    line = data.draw(st.sampled_from(FURNITURE))
    assert said(written([*made[:at], [line], *made[at:]])) == said(written(made))


@FEW
@given(paragraphs(), st.data())
def test_a_paragraph_parted_says_the_same(made: Paragraphs, data: st.DataObject) -> None:
    """A paragraph parted between two of its sentences changes no statement."""
    spots = [(i, j) for i, p in enumerate(made) for j in range(1, len(p))]
    if not spots:
        return
    i, j = data.draw(st.sampled_from(spots))
    parted = [*made[:i], made[i][:j], made[i][j:], *made[i + 1 :]]
    assert said(written(parted)) == said(written(made))


@FEW
@given(paragraphs())
def test_blanks_that_do_not_break_change_nothing(made: Paragraphs) -> None:
    """Every blank as one that does not break changes nothing but the blanks."""
    text = written(made)
    assert said(text.replace(" ", "\u00a0")) == said(text)


@FEW
@given(paragraphs())
def test_curly_marks_change_nothing_but_the_marks(made: Paragraphs) -> None:
    """Curly quotation marks for straight ones change nothing but the marks."""
    text = written(made)
    assert said(re.sub(r'"([^"]*)"', r"“\1”", text)) == said(text)


@FEW
@given(paragraphs(), st.permutations(PERSONS), st.permutations(WIRES), st.permutations(OFFICES))
def test_other_names_change_only_names(
    made: Paragraphs, persons: list[str], wires: list[str], offices: list[str]
) -> None:
    """Persons for persons, wires for wires and offices for offices change only names."""
    there = dict(zip((*PERSONS, *WIRES, *OFFICES), (*persons, *wires, *offices), strict=True))
    back = {new: old for old, new in there.items()}
    text = written(made)
    assert said(_exchanged(text, there), back) == said(text)


# --- what turns it round --------------------------------------------------------------------------

TURNED = [
    ("Wali Kota Semarang Sekar Wulandari mengatakan harga beras {} turun.", "", "+"),
    ("Wali Kota Semarang Sekar Wulandari mengatakan harga beras {} turun.", "tidak", "-"),
    ("Wali Kota Semarang Sekar Wulandari mengatakan harga beras {} turun.", "belum", "not yet"),
    ('"Harga beras {} turun," kata Wali Kota Semarang Sekar Wulandari.', "", "+"),
    ('"Harga beras {} turun," kata Wali Kota Semarang Sekar Wulandari.', "tidak", "-"),
    ('"Harga beras {} turun," kata Wali Kota Semarang Sekar Wulandari.', "belum", "not yet"),
    ("Menurut Sekar Wulandari, gudang itu {} diperiksa.", "", "+"),
    ("Menurut Sekar Wulandari, gudang itu {} diperiksa.", "tak", "-"),
    ("Menurut Sekar Wulandari, gudang itu {} diperiksa.", "belum", "not yet"),
    ("Sekar Wulandari {} harga beras turun.", "menyatakan", "+"),
    ("Sekar Wulandari {} harga beras turun.", "membantah", "-"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "word", "sign"), TURNED)
def test_negation_turns_a_statement_round(line: str, word: str, sign: str) -> None:
    """Tidak and membantah make a statement negative, belum one that is not so yet."""
    (statement,) = read(" ".join(line.format(word).split())).statements
    polarity = "not yet" if statement.not_yet else statement.polarity
    assert (polarity, statement.polarity) == (sign, "+" if sign == "+" else "-")


DEEDS = ("menangkap Bima Raharja", "menahan dua pelajar", "menyerang gudang senjata")


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize(
    ("word", "sign"), [("", "+"), ("tidak", "-"), ("belum", "not yet"), ("membantah", "-")]
)
def test_negation_turns_an_event_round(deed: str, word: str, sign: str) -> None:
    """Tidak and membantah make an event negative, belum one that has not happened yet."""
    line = " ".join(f"Polisi Semarang {word} {deed} di pelabuhan pada Senin (8/4/2024).".split())
    (event,) = [e for e in read(line).events if e.kind != "REJECT"]
    assert ("not yet" if event.not_yet else event.polarity) == sign


# --- the voice ------------------------------------------------------------------------------------

PAIRS = (("Rusia", "Ukraina", "oleh "), ("Kepala Polisi Semarang Darma Wisesa", "Bima Raharja", ""))
THING = "naskah perjanjian"
PLACE = "Pelabuhan Merak"
MOST = 0.9
"""Share of the twins of which both are found: "dipanggil polisi" is an inquiry, "polisi memanggil" may be any call."""


def twins() -> list[tuple[str, str, str, str]]:
    """Return (active line, its verb, passive line, its verb) for every verb of the pack that has both voices."""
    found = []
    for family in pack().happening.file.families:
        for verb in family.verbs:
            active, _, bare = verb.partition("/")
            for actor, other, by in PAIRS:
                taken = _object(family, other)
                end = "di Surabaya pada Senin (8/4/2024)."
                done = f"{taken[0].upper()}{taken[1:]} di{bare}"
                passive = f"{done} {by}{actor} {end}"
                found.append((f"{actor} {active} {taken} {end}", active, passive, f"di{bare}"))
    return found


def _object(family: Family, other: str) -> str:
    if family.object == "whom":
        return other
    return min(family.things, default=PLACE if family.object == "place" else THING)


def told(line: str, verb: str) -> list[Event]:
    """Return the events of a page that are printed with a verb."""
    text = f"Kabar ini datang menjelang malam.\n{line}\nWarga pulang."
    return [e for e in read(text).events if text[e.span.start : e.span.stop].lower() == verb]


def slots(event: Event) -> tuple[object, ...]:
    """Return who, to whom, where, when and how firm, however capitals are set."""
    sides = (event.who, event.to_whom)
    names = tuple(tuple((a.key or a.name).lower() for a in side) for side in sides)
    where = event.where.name if event.where else ""
    return (*names, where, event.when, event.modality, event.polarity)


def test_active_and_passive_twins_tell_the_same() -> None:
    """One deed in the active and in the passive has the same doer, sufferer, place, day and firmness, for every verb of the pack."""
    both, lonely, different = 0, 0, []
    for active, verb, passive, suffered in twins():
        one, other = told(active, verb), told(passive, suffered)
        if not one and not other:
            continue
        if not one or not other:
            lonely += 1
        elif one[0].kind == other[0].kind:
            both += 1
            if slots(one[0]) != slots(other[0]):
                different.append((active, slots(one[0]), slots(other[0])))
    assert different == []
    assert both > 300
    assert both >= MOST * (both + lonely)


# --- real pages -----------------------------------------------------------------------------------

PAGES = 120


@pytest.fixture(scope="module")
def real(shared: Path) -> list[str]:
    """Give the texts of some real pages, none of which holds a blank that does not break."""
    with gzip.open(shared / "data" / "articles_id.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, 4000, None, 150)]
    return [text for text in texts if "\u00a0" not in text][:PAGES]


@pytest.mark.slow
@pytest.mark.parametrize("change", ["furniture", "breaks", "blanks"])
def test_real_pages_say_the_same(real: list[str], change: str) -> None:
    """Of the statements of real pages not one in two hundred changes with furniture, a paragraph parted, or other blanks."""
    before, lost = 0, 0
    for number, text in enumerate(real):
        plain = said(text)
        before += len(plain)
        lost += len(plain - said(_changed(text, change, number)))
    assert before > 3 * len(real)
    assert lost * 200 <= before


def _changed(text: str, change: str, number: int) -> str:
    """Return a page with something put between two of its body lines, a paragraph parted, or blanks that do not break."""
    if change == "blanks":
        return text.replace(" ", "\u00a0")
    reading = read(text)
    body = [b.span for b in reading.article.blocks if b.role == "body"]
    if change == "furniture":
        gaps = [a.stop for a, b in pairwise(body) if not text[a.stop : b.start].strip()]
        gaps = [at for at in gaps if text[at : at + 1] == "\n"]
        put = f"\n\n{FURNITURE[number % len(FURNITURE)]}\n"
        return _put(text, gaps, put)
    ends = [
        a.span.stop
        for a, b in pairwise(reading.sentences)
        if a.paragraph == b.paragraph and text[a.span.stop : b.span.start] == " "
    ]
    return _put(text, [at for at in ends if not _quoting(text, at)], "\n\n")


def _put(text: str, places: list[int], put: str) -> str:
    if not places:
        return text
    at = places[len(places) // 2]
    return text[:at] + put + text[at:].lstrip(" ")


def _quoting(text: str, at: int) -> bool:
    """Return whether a quotation that began in its line is still open at an offset, as far as its marks tell."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return line.count('"') % 2 == 1 or line.count("“") != line.count("”")
