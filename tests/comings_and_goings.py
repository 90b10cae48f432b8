"""Invented pages that copy, quote, follow and contradict one another, for piles to which pages come and from which they go."""

from functools import lru_cache

from tests.promises.pile import page

from benang.records import Reading

PLAN = """
{town}, {outlet} - Bupati {town} Rukmana Belo berencana menutup Jembatan Kali Serayu pada Senin ({day}/5/2031).
"Kami akan menutup jembatan itu karena 14 tiangnya retak," kata Rukmana Belo kepada wartawan, Jumat (2/5/2031).
Dinas Jalan Rawa (DJR) menolak rencana itu. Sekar Lestari, juru bicara Dinas Jalan Rawa, menyebutnya tergesa-gesa.
"DJR belum pernah menyetujui penutupan jembatan," ujar Sekar Lestari seperti dikutip {wire}.
Warga {town} diminta memakai perahu.
"""
DEED = """
Bupati {town} Rukmana Belo menutup Jembatan Kali Serayu pada Senin (12/5/2031), {n} hari setelah retak ditemukan.
"Jembatan itu kami tutup karena {n} tiangnya retak," kata Belo, Selasa (13/5/2031).
Polisi menangkap {n} orang yang merusak pagar jembatan, kata Sekar Lestari.
Dinas Jalan Rawa akan memperbaiki tiang jembatan tahun depan.
"""
VISIT = """
Menteri Luar Negeri {land} {name} mengunjungi Jakarta pada Kamis ({day}/6/2031) dan bertemu Menteri Pertahanan Indonesia Bagas Tirta.
Keduanya menandatangani perjanjian kerja sama maritim, menurut {wire}.
"Kami sepakat berpatroli bersama di perairan utara," kata {name}.
Menteri Pertahanan Bagas Tirta membantah kabar bahwa {land} akan menjual 12 kapal perang.
"""
AHEAD = """
Menteri Luar Negeri {land} {name} akan mengunjungi Jakarta pada Kamis (5/6/2031) dan bertemu Menteri Pertahanan Indonesia Bagas Tirta.
"Saya akan mengunjungi Jakarta hari Kamis," kata {name}, Senin (2/6/2031).
Menurut {wire}, perjanjian kerja sama maritim akan dibahas di Jakarta.
"""
AGAIN = """
Dua kapal rumah sakit Norwegia singgah di Bitung, Selasa (18/11/2031), sebulan setelah gempa merusak {n} puskesmas.
"Dokter kami merawat {n} pasien setiap hari," kata {name}, yang meninjau bangsal bersama Bagas Tirta.
Bagas Tirta akan mengunjungi Oslo pada Jumat (28/11/2031) untuk membahas kapal rumah sakit, menurut {wire}.
Perawat Indonesia belajar dari dokter Norwegia di atas kapal itu.
"""
PRICE = """
Harga cabai di Pasar Legi naik menjadi Rp {n}.000 per kilogram, kata pedagang Sumirah Wati, Rabu ({day}/7/2031).
"Pasokan dari petani tersendat hujan," ujar Sumirah Wati.
Bupati Serayu Rukmana Belo dan Dinas Jaringan Rakyat (DJR) akan menggelar pasar murah pekan depan.
"""
OUTLETS = ("Warta Pesisir", "Kabar Lontar", "Harian Seberang", "Suara Kali")
WIRES = ("Kantor Berita Lontar", "Radio Samudra")
NAMES = ("Ingrid Solheim", "Ingrid Solhaim", "Ingrid Astrid Solheim")


@lru_cache(maxsize=1)
def pool() -> tuple[Reading, ...]:
    """Return the pages: a bridge that is to be closed and is, a visit and the story that follows it, prices, copies."""
    found: list[Reading] = []

    def add(name: str, text: str, day: str, title: str) -> None:
        outlet = OUTLETS[len(found) % len(OUTLETS)]
        url = f"https://{outlet.split()[-1].lower()}.example/{name}"
        found.append(page(name, text, outlet=outlet, day=day, title=title, url=url))

    for n in range(4):
        filled = PLAN.format(
            town=("Serayu", "Serayu", "Rawa Indah")[n % 3],
            outlet=OUTLETS[n],
            day=(12, 12, 19, 12)[n],
            wire=WIRES[n % 2],
        )
        add(f"rencana-{n}", filled, f"2031-05-0{2 + n}", "Jembatan Kali Serayu Akan Ditutup")
    for n in range(4):
        filled = DEED.format(town="Serayu", n=(14, 14, 15, 23)[n])
        add(f"ditutup-{n}", filled, f"2031-05-{13 + n}", "Jembatan Kali Serayu Ditutup")
    for n in range(4):
        filled = VISIT.format(
            land=("Norwegia", "Swedia")[n == 3], name=NAMES[n % 3], day=5, wire=WIRES[n % 2]
        )
        add(f"kunjungan-{n}", filled, f"2031-06-0{5 + n}", f"{NAMES[n % 3]} ke Jakarta")
    for n in range(2):
        filled = AHEAD.format(land="Norwegia", name=NAMES[n], wire=WIRES[n])
        add(f"jadwal-{n}", filled, f"2031-06-0{2 + n}", f"{NAMES[n]} Akan ke Jakarta")
        filled = AGAIN.format(name=NAMES[n], n=10 + n, wire=WIRES[n])
        add(f"kembali-{n}", filled, f"2031-11-{19 + 11 * n}", "Kapal Rumah Sakit di Bitung")
    for n in range(3):
        add(f"cabai-{n}", PRICE.format(n=60 + n, day=2 + 7 * n), f"2031-07-{10 + n}", "Harga Cabai")
    for n, text in enumerate((PLAN, DEED)):
        filled = text.format(town="Serayu", outlet=OUTLETS[0], day=12, wire=WIRES[0], n=14)
        add(f"salinan-{n}", filled, "2031-05-20" if n else "", "Disalin: Jembatan Kali Serayu")
    return tuple(found)
