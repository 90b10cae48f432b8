"""A pile of invented pages that copy one another, tell three sagas of two stories each, and what is kept of it."""

import random

from tests.weaving.pages import person, reading

from benang.engines.inline import InlineEngine
from benang.ground import News
from benang.languages import load
from benang.weaving.bare_ground import BareGround
from benang.weaving.pile import find_changes
from benang.weaving.rulings import NONE

PAGES_A_RUN = 20
TALES = [
    (
        "Perahu wisata karam di Teluk Lumba saat angin barat, nakhoda dan sembilan penumpang diselamatkan nelayan.",
        "Nelayan Teluk Lumba menarik penumpang perahu wisata yang karam diterjang angin barat ke dermaga.",
        "Nakhoda perahu wisata yang karam di Teluk Lumba diperiksa syahbandar soal muatan dan pelampung.",
        "Pelampung kurang, syahbandar Teluk Lumba membekukan izin perahu wisata yang karam oleh angin barat.",
    ),
    (
        "Panen garam di tambak Rawa Putih gagal karena hujan deras, petambak meminta bibit dan keringanan utang.",
        "Petambak garam Rawa Putih menuntut keringanan utang setelah hujan deras merusak panen tambak mereka.",
        "Koperasi Rawa Putih menjanjikan bibit bagi petambak garam yang gagal panen diguyur hujan deras.",
        "Hujan deras merendam tambak garam Rawa Putih, koperasi menghitung kerugian petambak dan utangnya.",
    ),
    (
        "Konduktor Laras Wening memimpin orkes remaja pada malam pembukaan gedung kesenian Kota Sagu.",
        "Gedung kesenian Kota Sagu dibuka dengan orkes remaja yang dipimpin konduktor Laras Wening.",
        "Orkes remaja pimpinan Laras Wening mengulang konser pembukaan gedung kesenian karena tiket habis.",
        "Tiket konser orkes remaja di gedung kesenian Kota Sagu habis, Laras Wening menambah malam.",
    ),
]
LATER = [
    (
        "Jaka Tiram membuka kursus menyelam bagi anak pesisir di Teluk Lumba dengan sumbangan alumni.",
        "Kursus menyelam Jaka Tiram di Teluk Lumba diikuti puluhan anak pesisir, alumni menyumbang tabung.",
        "Anak pesisir lulusan kursus menyelam Jaka Tiram menanam karang di Teluk Lumba bersama alumni.",
        "Tabung sumbangan alumni dipakai anak pesisir menanam karang dalam kursus menyelam Jaka Tiram.",
    ),
    (
        "Minah Suci terpilih memimpin Koperasi Rawa dan mengubah gudang tua menjadi pasar malam.",
        "Pasar malam di gudang tua Koperasi Rawa digagas Minah Suci, pemimpin barunya.",
        "Pemimpin baru Koperasi Rawa, Minah Suci, menyewakan gudang tua bagi pedagang pasar malam.",
        "Pedagang pasar malam memuji gudang tua Koperasi Rawa yang dibenahi Minah Suci.",
    ),
    (
        "Laras Wening menerima beasiswa komposisi di luar negeri dan pamit kepada Orkes Sagu.",
        "Beasiswa komposisi membawa Laras Wening ke luar negeri; Orkes Sagu mencari pengganti.",
        "Orkes Sagu melepas Laras Wening yang menerima beasiswa komposisi di luar negeri.",
        "Pengganti Laras Wening diumumkan Orkes Sagu setelah beasiswa komposisi ke luar negeri.",
    ),
]
CAST = [
    [
        person("Teluk Lumba", kind="LOC"),
        person("Syahbandar Teluk", kind="ORG"),
        person("Jaka Tiram"),
    ],
    [person("Rawa Putih", kind="LOC"), person("Koperasi Rawa", kind="ORG"), person("Minah Suci")],
    [person("Kota Sagu", kind="LOC"), person("Laras Wening"), person("Orkes Sagu", kind="ORG")],
]
FILLER = (
    "Warga sekitar mengikuti perkembangan itu dari warung kopi sambil menunggu kabar berikutnya dari petugas. "
    "Seorang pedagang bercerita bahwa kejadian serupa pernah dialami kampungnya bertahun-tahun yang lalu. "
    "Petugas mencatat keterangan para saksi dan berjanji memberi penjelasan setelah semuanya terkumpul."
)


def pile(count, seed=0):
    """Return so many pages: every third or so copies another one, days lie near and half a year apart, some have none."""
    rnd = random.Random(seed)
    made, bodies = [], {}
    for n in range(count):
        tale = n % len(TALES)
        month = rnd.choice((3, 9))
        lines = rnd.sample((TALES if month == 3 else LATER)[tale], 3)
        body = "\n".join([*lines, rnd.choice(FILLER.split(". "))])
        known = bodies.setdefault((tale, month), [])
        if known and rnd.random() < 0.35:
            body = rnd.choice(known) + rnd.choice(["", f" Laporan {n} disunting ulang."])
        known.append(body)
        made.append(
            reading(
                f"h{n}",
                body,
                outlet=f"kabar {n % 5}",
                day=f"2031-{month:02}-{rnd.randrange(1, 9):02}" if n % 12 else "",
                title=lines[0][:60],
                entities=[*rnd.sample(CAST[tale], 2), CAST[tale][1]],
                url=f"https://contoh.example/{n % 9}" if n % 4 == 0 else "",
            )
        )
    return made


class Kept:
    """A ground, and the links and stories that its changes add up to."""

    def __init__(self, ground=None):
        """Start with nothing kept."""
        self.ground = ground or BareGround()
        self.links = {}
        self.stories = {}

    def news(self, fresh, gone=(), rulings=NONE):
        """Find and apply what news changes; everything that goes must have been there, nothing may come twice."""
        news = News(fresh, frozenset(r.article.page.id for r in gone), rulings)
        changed = find_changes(self.ground, news, InlineEngine(), load("id"))
        for key in changed.links_gone:
            del self.links[key]
        for link in changed.links_new:
            assert self.links.setdefault((link.kind, link.left, link.right), link) is link
        for story in changed.stories_gone:
            del self.stories[story]
        for story in changed.stories_new:
            assert self.stories.setdefault(story.id, story) is story
        self.ground.apply(changed, fresh)
        return changed


def at_once(readings, rulings=NONE):
    """Return what is kept when all pages come together."""
    kept = Kept()
    kept.news(readings, rulings=rulings)
    return kept
