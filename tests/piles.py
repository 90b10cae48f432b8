"""A pile of pages of our own making, as large as a test wants: small stories, each told by several outlets.

The same seed gives the same pages on every machine. In a story some outlets write for themselves, one carries a wire, one
copies another word for word, and a later page says what became of the plan. The names are invented.
"""

import json
import random
from datetime import date, timedelta
from pathlib import Path

OUTLETS = ("Kabar Selat", "Harian Bukit", "Suara Muara", "Warta Tanjung", "Lensa Rawa")
WIRES = ("Kantor Berita Samudra", "Kantor Berita Lontar")
OFFICES = ("Bupati", "Gubernur", "Wali Kota", "Menteri Kelautan", "Kepala Kepolisian")
SYLLABLES = [consonant + vowel for consonant in "bklmnrstw" for vowel in "aeou"]
PLANS = (
    ("akan mengirim {sum} ton beras ke {town}", "mengirim {sum} ton beras ke {town}"),
    ("akan mengunjungi {town} pada {then}", "mengunjungi {town}, {then}"),
    (
        "akan menandatangani perjanjian air bersih dengan {other} di {town}",
        "menandatangani perjanjian air bersih dengan {other} di {town}, {then}",
    ),
    ("akan menjatuhkan sanksi terhadap {other}", "menjatuhkan sanksi terhadap {other}, {then}"),
)
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def spell(day: date) -> str:
    """Return a day as Indonesian pages print it: ``Kamis (3/4/2031)``."""
    return f"{DAYS[day.weekday()]} ({day.day}/{day.month}/{day.year})"


def name(dice: random.Random, words: int = 1) -> str:
    """Return an invented name of some words, so that two stories hardly ever share one."""
    return " ".join(
        "".join(dice.choices(SYLLABLES, k=dice.randrange(3, 5))).title() for _ in range(words)
    )


def story(n: int, dice: random.Random) -> list[dict[str, str]]:
    """Return the rows of one story: five pages, among them a wire's text, a copy of it, and what came of the plan."""
    town, person, other, wire = name(dice), name(dice, 2), name(dice, 2), dice.choice(WIRES)
    office, (plan, deed) = dice.choice(OFFICES), dice.choice(PLANS)
    day = date(2031, 1, 6) + timedelta(days=dice.randrange(300))
    later, dead = day + timedelta(days=9), dice.randrange(2, 40)
    words = {"sum": dice.randrange(20, 900), "town": town, "then": spell(later), "other": other}
    plan, deed = plan.format(**words), deed.format(**words)
    wired = (
        f"{office} {person} mengatakan dia {plan}.\n\n"
        f"“Warga {town} menunggu kami sejak banjir {name(dice)},” kata {person} kepada {wire}, {spell(day)}.\n\n"
        f"{person} juga bertemu dengan {other} di {town}, {spell(day)}.\n"
    )
    hurt = (
        f"Sedikitnya {dead} orang terluka akibat banjir di {town}, {spell(day)}.\n\n"
        f"Menurut {person}, sedikitnya {dead + dice.randrange(3)} orang terluka dan {name(dice)} terendam.\n\n"
        f"“Kami belum tahu penyebab banjir {town},” ujar {office} {person}.\n"
    )
    denied = (
        f"{other} membantah warga {town} ditelantarkan, demikian dilaporkan {wire}.\n\n"
        f"“Tidak benar warga {town} dan {name(dice)} ditelantarkan,” kata {other}, {spell(day + timedelta(days=1))}.\n"
    )
    kept = (
        f"{office} {person} {deed}.\n\n"
        f"“Janji kepada warga {town} sudah kami tepati,” kata {person} di {town}.\n"
    )
    texts = (wired, f"{wired}\nSumber: {wire}\n", hurt, denied, kept)
    days = (day, day, day, day + timedelta(days=1), later)
    return [
        {
            "id": f"c{n}-{k}",
            "url": f"https://{OUTLETS[k].lower().replace(' ', '')}.example/{n}/{k}",
            "outlet": OUTLETS[k],
            "title": f"{town}: {' '.join(text.split()[:7])}",
            "published": f"{when.isoformat()}T{8 + k:02}:15+07:00",
            "text": text,
        }
        for k, (text, when) in enumerate(zip(texts, days, strict=True))
    ]


def rows(count: int, seed: int = 1) -> list[dict[str, str]]:
    """Return ``count`` rows of JSON Lines input, stories mixed."""
    dice = random.Random(seed)
    found = [row for n in range(-(-count // 5)) for row in story(n, dice)][:count]
    dice.shuffle(found)
    return found


def write_pile(path: Path, count: int, seed: int = 1) -> Path:
    """Write a pile as a JSON Lines file and return its path."""
    lines = (json.dumps(row, ensure_ascii=False) for row in rows(count, seed))
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path
