"""The language of a page."""

import subprocess
import sys

import pytest

from benang.cleaning.language import find_language

TEXTS = {
    "id": "Warga desa itu menunggu kapal yang akan membawa mereka ke kota pada malam hari.",
    "en": "The villagers were waiting for the boat that would take them to the city at night, she said.",
    "fr": "Les habitants du village attendaient le bateau qui devait les emmener en ville la nuit.",
}


@pytest.mark.parametrize("lang", TEXTS)
def test_languages_are_told_apart(lang):
    """Indonesian, English and French pages are found to be what they are, whatever the input claims."""
    assert find_language(TEXTS[lang], "id") == lang


def test_a_few_words_are_what_the_input_says():
    """Where the text is too short to tell, the input is believed, and without one the default holds."""
    assert find_language("Selesai sudah.", "en") == "en"
    assert find_language("", "") == "id"


def test_the_given_language_is_believed_in_doubt():
    """A short page in words that a neighbouring language shares is what the input says; one clearly in another language is not."""
    text = "Sekolah dibuka semula esok pagi, guru besar minta ibu bapa hadir awal"
    assert find_language(text, "id") == "id"
    assert find_language(text, "") == "ms"
    wong = "Wong desa iku padha nunggu prau sing arep nggawa wong-wong mau menyang kutha bengi iki"
    assert find_language(wong, "id") == "jv"


def test_tables_are_no_other_language():
    """A page of names and numbers with a few Indonesian words is not taken for a neighbouring language."""
    text = "Klasemen sementara: " + "Rajawali Timur 10 3 2 dan Elang Laut 9 di " * 12
    assert find_language(text, "") == "id"


def test_the_identifier_is_not_loaded_for_indonesian():
    """Cleaning an Indonesian page does not load the trained model."""
    code = (
        "import sys; from benang.cleaning.language import find_language; "
        f"assert find_language({TEXTS['id']!r}, '') == 'id'; assert 'py3langid' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
