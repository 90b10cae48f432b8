"""Names, titles and entities of a page, on sentences of our own."""

import tempfile
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, product
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benang.languages import HERE, Pack
from benang.reading.cast import Cast
from benang.reading.features import AROUND, shape
from benang.reading.folding import abbreviates, fold, written
from benang.reading.lexicon import Lexicon
from benang.reading.names import find_names
from benang.reading.printed import Found
from benang.reading.scan import Passage, scan
from benang.reading.tagging import (
    LABELS,
    Tagger,
    decode,
    packed,
    read_weights,
    unpacked,
    write_weights,
)
from benang.reading.tokens import tokenize
from benang.records import Article, Block, Page, Role, Span, Why

CASES = Path(__file__).parents[1] / "cases" / "names.toml"


class Case(msgspec.Struct, forbid_unknown_fields=True):
    """A text and what is named in it."""

    label: str
    comment: str
    text: str
    names: list[tuple[str, str, str]]
    roles: list[tuple[str, str, str, str]] = []


class Cases(msgspec.Struct):
    """The file of cases."""

    case: list[Case]


@lru_cache(maxsize=1)
def pack() -> Pack:
    """Return the Indonesian pack, loaded once."""
    return Pack("id", HERE / "id")


def cast_of(text: str, *, title: str = "") -> Cast:
    """Return the cast of a page whose lines are all body, under a headline if one is given."""
    whole = f"{title}\n{text}" if title else text
    blocks = []
    at = 0
    for number, line in enumerate(whole.split("\n")):
        role: Role = "title" if title and number == 0 else "body"
        if line.strip():
            blocks.append(Block(Span("p", at, at + len(line)), role, Why("test")))
        at += len(line) + 1
    article = Article(Page("p", "", whole), "id", "", None, (), "", None, tuple(blocks))
    return find_names(scan(article, pack()), article, pack())


def cases() -> list[Case]:
    """Return the cases of the file."""
    return msgspec.toml.decode(CASES.read_bytes(), type=Cases).case


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.label)
def test_names_of_cases(case: Case) -> None:
    """Each printed name has the kind and the entity an editor gives it."""
    cast = cast_of(case.text)
    found = [(case.text[n.span.start : n.span.stop], n.kind, n.key) for n in cast.names]
    for name in case.names:
        assert name in found


@pytest.mark.parametrize("case", [c for c in cases() if c.roles], ids=lambda case: case.label)
def test_roles_of_cases(case: Case) -> None:
    """A title gives its bearer role, state and sector."""
    cast = cast_of(case.text)
    for key, role, country, sector in case.roles:
        entity = cast.entity(key)
        assert entity is not None
        assert (entity.role, entity.country, entity.sector) == (role, country, sector)


@pytest.mark.parametrize(
    "text",
    [
        "Harga minyak naik menjadi US$ 75 per barel.",
        "Ia juara Japan Open tahun lalu.",
        "Drs. Hermawan, M.Si., hadir.",
    ],
)
def test_what_is_no_name(text: str) -> None:
    """A currency, a tournament's state and a degree are not printed names."""
    found = {text[name.span.start : name.span.stop] for name in cast_of(text).names}
    assert found.isdisjoint({"US", "Japan", "M.Si"})


def test_no_name_runs_over_a_wide_gap() -> None:
    """A heading and the paragraph two spaces behind it are never one name."""
    text = "Ratusan calon mendaftar ke Universitas Wersi  Ketua Panitia Penerimaan Rudi Hartawan hadir."
    gap = text.index("  ")
    assert not [n for n in cast_of(text).names if n.span.start < gap < n.span.stop]


def test_headline_names_come_from_the_body() -> None:
    """In a line of capitals only names that the body or a table confirms are names."""
    title = "Hartawan Desak Jepang Buka Data Lama Soal Gempa Besar"
    cast = cast_of(
        "Menteri Rudi Hartawan berbicara di depan para peneliti kemarin pagi.", title=title
    )
    found = [title[n.span.start : n.span.stop] for n in cast.names if n.span.stop <= len(title)]
    assert found == ["Hartawan", "Jepang"]


def test_a_name_found_again_ends_with_its_line() -> None:
    """A line that ends in a name which begins a longer one of the page gives the name, and none past its end."""
    lines = [
        tokenize("Timnas Lereng Biru Muda Putri menang."),
        tokenize("Timnas Lereng menang."),
        tokenize("Pemain baru di Timnas Lereng"),
    ]
    passages = [Passage(0, 1, "body", n, tuple(tokens)) for n, tokens in enumerate(lines)]
    found = [[Found(0, 0, 5, "ORG")], [Found(1, 0, 2, "ORG")], []]
    again = Lexicon(passages, found, pack().naming).match(lines[2], set(), 2)
    assert [(name.first, name.last) for name in again] == [(3, 5)]


def test_mention_holds_title_and_name() -> None:
    """A mention is the whole phrase, its head the name alone."""
    text = (
        "Direktur Utama PT Maju Jaya, Rina Wulandari, menolak menyebut angka kerugian perusahaan."
    )
    (mention,) = [m for m in cast_of(text).mentions if m.entity.key == "rina wulandari"]
    assert text[mention.start : mention.stop] == "Direktur Utama PT Maju Jaya, Rina Wulandari"
    assert text[mention.head_start : mention.head_stop] == "Rina Wulandari"


def test_relation_is_no_title() -> None:
    """Whoever stands behind "istri" is not the wife."""
    entity = cast_of("Istri Rudi Hartawan menunggu di rumah sakit sejak kemarin.").entity(
        "rudi hartawan"
    )
    assert entity is not None
    assert entity.role == ""


def test_described_people_are_mentions() -> None:
    """People who are described and not named are mentions with the description as name."""
    text = "Para pejabat Prancis menolak berkomentar. Seorang saksi mendengar ledakan dari arah pabrik."
    found = {m.entity.name: m for m in cast_of(text).mentions}
    assert found["Para pejabat Prancis"].plural
    assert found["Para pejabat Prancis"].entity.country == "FRA"
    assert not found["Seorang saksi"].plural


def test_role_alone_means_its_only_bearer() -> None:
    """The words "menteri itu" are the one minister of the page."""
    text = "Menteri Perdagangan Sinta Larasati membuka pameran itu. Menteri tersebut lalu berkeliling melihat barang."
    (mention,) = [m for m in cast_of(text).mentions if m.resolved == "role"]
    assert mention.entity.key == "sinta larasati"


def test_role_alone_of_two_bearers_means_nobody() -> None:
    """With two ministers on the page "menteri itu" is left open."""
    text = (
        "Menteri Perdagangan Sinta Larasati bertemu Menteri Perdagangan Hiroshi Tanaka di gedung itu. "
        "Menteri itu kemudian pulang lebih awal dari jadwal semula."
    )
    assert not [m for m in cast_of(text).mentions if m.resolved == "role"]


def test_described_again() -> None:
    """The words "pejabat itu" are the official described before."""
    text = "Seorang pejabat Jepang menyebut rencana itu mahal. Pejabat itu meminta namanya tidak ditulis."
    keys = [m.entity.key for m in cast_of(text).mentions if m.entity.role == "pejabat"]
    assert keys == ["seorang pejabat jepang"] * 2


@pytest.mark.parametrize(
    ("word", "code"),
    [("rusia", "RUS"), ("korsel", "KOR"), ("gedung putih", "USA"), ("kyiv", "UKR"), ("meja", "")],
)
def test_country(word: str, code: str) -> None:
    """Names, short forms, capitals and seats give their state's code; other words give none."""
    assert pack().naming.country(word) == code


def test_state_codes_have_names() -> None:
    """Every code of the tables has a name to show."""
    naming = pack().naming
    codes = {*naming.states.values(), *naming.capitals.values(), *naming.seats.values()}
    assert codes <= set(naming.state_names)


def test_fold_and_written() -> None:
    """Hyphens, accents and glue do not matter to keys; glue gets its space in what is shown."""
    assert fold("Park Ji-Hoon") == fold("Park  Ji Hoon") == "park ji hoon"
    assert fold("Türkiye") == "turkiye"
    glued = tokenize("PemerintahRusia")
    halves = [t._replace(text=t.text, start=t.start) for t in glued]
    assert written(halves) in ("PemerintahRusia", "Pemerintah Rusia")
    assert abbreviates("BANP", "Badan Antariksa Nasional Purnama")
    assert not abbreviates("XYZ", "Badan Antariksa Nasional Purnama")


def test_decode_labels() -> None:
    """Rows of labels become spans; an inside label without a beginning begins one."""
    names = decode(["B-PER", "I-PER", "O", "I-ORG", "B-ORG"], 3)
    assert [(n.first, n.last, n.kind) for n in names] == [
        (3, 5, "PER"),
        (6, 7, "ORG"),
        (7, 8, "ORG"),
    ]


def test_shape() -> None:
    """The look of a word keeps its pattern and forgets its length."""
    assert shape("Jong-un") == "Xxx-xx"
    assert shape("2024") == "dd"


words = st.sampled_from(
    [
        "Budi",
        "Santoso",
        "Rusia",
        "presiden",
        "itu",
        "menteri",
        ",",
        ".",
        "(",
        ")",
        "AS",
        "di",
        "juru",
        "bicara",
        "Korea",
        "Utara",
        "seorang",
        "para",
        "kata",
        '"',
        "Kementerian",
        "-",
        "dan",
        "selaku",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(words, min_size=1, max_size=40))
def test_spans_stay_inside_and_in_order(parts: list[str]) -> None:
    """Whatever stands in a page, names and mentions are ordered slices of it and every key has its entity."""
    text = " ".join(parts)
    cast = cast_of(text)
    starts = [m.start for m in cast.mentions]
    assert starts == sorted(starts)
    for mention in cast.mentions:
        assert (
            0
            <= mention.start
            <= mention.head_start
            < mention.head_stop
            <= mention.stop
            <= len(text)
        )
    ends = [(n.span.start, n.span.stop) for n in cast.names]
    assert all(a[1] <= b[0] for a, b in pairwise(ends))
    assert all(cast.entity(n.key) is not None for n in cast.names)


def test_one_long_line_is_read_in_time() -> None:
    """A hostile line of brackets and capitals costs no more than its length."""
    text = "Menteri ( Budi " * 4000
    assert cast_of(text).mentions is not None


WEIGHTS = """# own small weights
=Rara\t13 2-2
p2=wi\t22.5
s=XxX\t31
-1=kata\t12
+1^\t0.5
>O\t01 12 2-1
>B-PER\t00.5 22
>I-PER\t01 22
"""


@given(
    st.lists(
        st.sampled_from(["Rara", "Wira", "kata", "Bank", "di", "Wening", "XxX"]),
        min_size=1,
        max_size=7,
    )
)
def test_the_best_row_is_the_best_of_all(words: list[str]) -> None:
    """No row of labels scores higher than the one the tagger gives: nothing that could win is dropped on the way."""
    tagger = small_tagger()
    rows = tagger._scores(words, 0, len(words))
    best = tagger._best(rows)
    steps = [unpacked(row) for row in tagger.weights.transitions]

    def score(labels: Sequence[int]) -> float:
        own = sum(unpacked(row)[label] for row, label in zip(rows, labels, strict=True))
        return own + sum(steps[a][b] for a, b in pairwise(labels))

    for length in range(len(words)):
        for label in range(len(LABELS)):
            other = [*best[:length], label, *best[length + 1 :]]
            assert score(best) >= score(other)
    if len(words) <= 3:
        assert score(best) >= max(map(score, product(range(len(LABELS)), repeat=len(words))))


def test_weights_come_back_as_they_were_written(tmp_path: Path) -> None:
    """A table of weights that is written and read holds the same scores at the same places."""
    path = tmp_path / "weights.tsv"
    write_weights(path, {("=rara", "B-PER"): 1.5, ("-1=kata", "O"): -0.25}, {("O", "B-PER"): 2.0})
    weights = read_weights(path)
    assert unpacked(weights.places[0]["=rara"])[LABELS.index("B-PER")] == 15_000
    assert unpacked(weights.places[1]["=kata"])[0] == -2_500
    assert unpacked(weights.transitions[0])[LABELS.index("B-PER")] == 20_000


def test_the_tagger_adds_up_what_training_sees() -> None:
    """A word's score is the sum of the weights of exactly the features that training gives it."""
    tagger = Tagger(pack().naming)
    words = ["Kata", "Menteri", "Rara", "Wening", "(", "MRW", ")", "di", "Bank", "Utara"]
    places = tagger.weights.places
    prefixes = [prefix for _, prefix in AROUND]
    for row, features in zip(
        tagger._scores(words, 0, len(words)),
        tagger.features.of(words, 0, len(words)),
        strict=True,
    ):
        total = 0
        for feature in features:
            where = prefixes.index(feature[:2]) + 1 if feature[:2] in prefixes else 0
            total += places[where].get(feature[2:] if where else feature, 0)
        assert row == total


@given(st.lists(st.dictionaries(st.integers(0, len(LABELS) - 1), st.integers(-60_000, 60_000))))
def test_rows_add_up_label_by_label(rows: list[dict[int, int]]) -> None:
    """Adding rows as they are packed adds the score of every label, whatever their signs."""
    whole = sum(packed({label: score / 10_000 for label, score in row.items()}) for row in rows)
    assert unpacked(whole) == tuple(
        sum(row.get(label, 0) for row in rows) for label in range(len(LABELS))
    )


@lru_cache(maxsize=1)
def small_tagger() -> Tagger:
    """Return a tagger with a handful of weights."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "weights.tsv"
        path.write_text(WEIGHTS, encoding="utf-8")
        return Tagger(pack().naming, path)
