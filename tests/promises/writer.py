"""A small writer of news pages for the invariances: paragraphs of sentences that attribute in every shape the language has.

Every name, place and sentence is made up. A page is a list of paragraphs, a paragraph a list of sentences, so that a test
can put something between two paragraphs or part one between two sentences.
"""

from hypothesis import strategies as st

Paragraphs = list[list[str]]

PERSONS = (
    "Yusuf Maulana", "Tirta Manggala", "Ratna Kusumastuti", "Hendra Gunawan", "Agus Prasetyo",
    "Siti Rahmawati",
)  # fmt: skip
OFFICES = (
    "Wali Kota Semarang", "Menteri Perhubungan", "Kepala Dinas Kesehatan", "Bupati Jember",
    "Direktur Utama PLN",
)  # fmt: skip
WIRES = ("Reuters", "AFP", "Antara", "Kyodo")
CLAUSES = (
    "harga beras turun sejak awal tahun", "jembatan itu sudah selesai dibangun", "pasokan pupuk cukup sampai musim tanam",
    "pemerintah akan menambah kapal penyeberangan", "hujan deras merusak dua gudang", "warga bisa kembali ke rumah besok",
    "jumlah penumpang naik dua kali lipat", "pengerjaan jalan belum dimulai", "anggaran itu tidak dipotong",
    "semua sekolah perlu diperiksa",
)  # fmt: skip
PLAIN = (
    "Pasar itu berdiri di tepi sungai.", "Jalan menuju pelabuhan ramai sejak pagi.", "Gudang lama terletak di belakang stasiun.",
)  # fmt: skip


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


SHAPES = (
    '"{C}," kata {office} {person}.',
    '"{C}," ujar {person}, Senin (8/4/2024).',
    '"{C}," kata {person}, seperti dikutip {wire}.',
    "{office} {person} mengatakan {c}.",
    "{person} menegaskan bahwa {c}.",
    "{office} {person} menyebut {c}.",
    "Menurut {person}, {c}.",
    "Dilansir {wire}, {office} {person} mengatakan {c}.",
    "{C}, kata {person}.",
    "{person} membantah bahwa {c}.",
    "{person} berharap {c}.",
    '{office} {person} mengatakan, "{C}."',
    "{C}, menurut laporan {wire}.",
)
GOING_ON = ('"{C}," ujarnya.', "Ia menambahkan, {c}.", "Menurutnya, {c}.", '"{C}," katanya lagi.')
"""Sentences whose speaker is the one before."""


@st.composite
def sentence(draw: st.DrawFn, shapes: tuple[str, ...] = SHAPES) -> str:
    """Return one sentence that attributes something."""
    clause = draw(st.sampled_from(CLAUSES))
    return draw(st.sampled_from(shapes)).format(
        c=clause,
        C=_capital(clause),
        person=draw(st.sampled_from(PERSONS)),
        office=draw(st.sampled_from(OFFICES)),
        wire=draw(st.sampled_from(WIRES)),
    )


@st.composite
def paragraph(draw: st.DrawFn) -> list[str]:
    """Return a paragraph: a statement, what its speaker goes on to say, what the page tells itself."""
    found = [draw(sentence())]
    if any(person in found[0] for person in PERSONS):
        found += draw(st.lists(sentence(GOING_ON), max_size=1))
    return found + draw(st.lists(st.sampled_from(PLAIN), max_size=1))


def paragraphs() -> st.SearchStrategy[Paragraphs]:
    """Return pages of two to five paragraphs without a sentence twice, which would be a page that repeats itself."""
    return st.lists(paragraph(), min_size=2, max_size=5).filter(_says_nothing_twice)


def _says_nothing_twice(page: Paragraphs) -> bool:
    sentences = [one for part in page for one in part]
    return len(set(sentences)) == len(sentences)


OPENING = "Kabar dari pasar dan pelabuhan itu datang menjelang malam, ketika hujan baru saja reda di sebagian kota."
CLOSING = "Sampai malam pasar tetap ramai, dan jalan yang menuju ke sana padat oleh kendaraan dari luar kota."


def written(page: Paragraphs) -> str:
    """Return the page as text between two paragraphs that say nothing, parted by empty lines."""
    return "\n\n".join([OPENING, *(" ".join(sentences) for sentences in page), CLOSING])
