"""What is announced is a plan; what is foretold, told in a tale, meant long ago or merely gone on with is none."""

import pytest

from benang import build
from benang.engines.inline import InlineEngine
from benang.records import Given, Page

DAY = "2031-05-10"


def plans(text, title="Kabar dari Bukit Lawang"):
    """Return the plans of one page that is read and woven by itself."""
    page = Page("0" * 24, "one", text, given=Given(title=title, published=DAY, outlet="Kabar Pagi"))
    return build.weave_readings([build.read_page(page)], InlineEngine()).plans


@pytest.mark.parametrize(
    "text",
    [
        "Menteri Luar Negeri Sutan Harahap akan bertemu Presiden Norwegia pekan depan.",
        '"Kami akan menandatangani perjanjian dagang dengan Norwegia," kata Menteri Perdagangan Sutan Harahap.',
        "Gubernur Sutan Harahap berjanji akan memperbaiki jembatan itu.",
        "Norwegia mengancam akan menjatuhkan sanksi terhadap Swedia.",
        "Pertemuan Presiden Norwegia dengan Presiden Swedia akan digelar pada 20 Mei 2031.",
    ],
)
def test_what_is_announced(text):
    """What somebody says they will do, or what is set for a day, is a plan."""
    assert len(plans(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Pengamat Marlina Siregar memprediksi Swedia akan menyerang Norwegia.",
        "Semula Presiden Norwegia akan bertemu Presiden Swedia.",
        "Sampai kapan Norwegia akan menyerang Swedia?",
        "Pemerintah Norwegia akan terus membantu Swedia.",
        "Menteri Sutan Harahap bertekad membangun jembatan itu.",
        "Menteri Sutan Harahap berkomitmen mendukung kemajuan daerah.",
        "PT Kabut Pagi menjanjikan pengalaman belanja yang berbeda.",
        "Menteri Luar Negeri Sutan Harahap siap bekerja sama dengan Norwegia.",
        "Menteri Luar Negeri Sutan Harahap ingin bertemu Presiden Norwegia.",
        "Kerja sama Norwegia dan Swedia ini akan berlaku lima tahun.",
        "Menteri Sutan Harahap sedang berada di kota saat Norwegia akan menyerang Swedia.",
        "Presiden Norwegia meminta bantuan agar Swedia mau menyerang Denmark.",
        "Presiden Norwegia mengatakan akan mendukung Swedia.",
    ],
    ids=[
        "foretold",
        "meant then",
        "asked",
        "goes on",
        "resolve",
        "commitment without a deed",
        "goods that promise",
        "readiness",
        "wish",
        "of another verb",
        "about to",
        "so that",
        "a stance",
    ],
)
def test_what_announces_nothing(text):
    """What an outsider foretells, what was meant then, what is asked, goes on, or is only wished for is no plan."""
    assert plans(text) == ()


@pytest.mark.parametrize(
    "title",
    ["Sinopsis Kabut di Bukit Episode 12", "Cek Fakta: Kabar Pertemuan di Bukit Lawang"],
)
def test_tales_and_rumours(title):
    """A tale, and a page that takes a rumour apart, tell of no plan of anybody's."""
    text = "Menteri Luar Negeri Sutan Harahap akan bertemu Presiden Norwegia."
    assert plans(text, title) == ()


def test_players_promise_goals():
    """What is promised on a page full of the words of games is no plan, unless an office promises it."""
    game = " Laga itu laga kandang. Pelatih memuji pemain, kiper dan suporter klub."
    assert plans("Pemain Marlina Siregar berjanji akan mencetak gol." + game) == ()
    (only,) = plans("Menteri Olahraga Sutan Harahap berjanji akan membangun stadion." + game)
    assert only.kind == "promise"


def test_teams_meet_by_calendar():
    """A match between teams is on a calendar; a minister's visit to it is a plan."""
    assert plans("Tim Bukit Lawang akan bertemu Tim Teluk Bayur pada laga pembuka.") == ()
    assert plans("Presiden Norwegia akan mengunjungi Swedia untuk menonton laga pembuka.")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norwegia mengancam akan menyerang Swedia.", "threat"),
        ("Presiden Norwegia berjanji akan mengunjungi Swedia.", "promise"),
        ("Presiden Norwegia mengatakan tidak akan mengunjungi Swedia.", "denial"),
        ("Presiden Norwegia akan mengunjungi Swedia.", "plan"),
    ],
)
def test_kind_by_the_verb(text, kind):
    """A plan says by its verb whether it is a threat, a promise, a denial or a plain plan."""
    (only,) = plans(text)
    assert only.kind == kind


def test_a_threat_says_against_whom():
    """A threat names who makes it and against whom it is made."""
    (only,) = plans("Presiden Norwegia mengancam akan menyerang Swedia.")
    assert (only.kind, only.to_whom) == ("threat", ("Swedia",))
