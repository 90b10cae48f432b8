"""Numbers said in figures and in words."""

import pytest

from benang.languages import load
from benang.languages.comparing import load_comparing
from benang.weaving.numbers import counted

SAID = {
    "a figure": ("12 kapal", [12]),
    "dots group thousands": ("12.500 orang", [12500]),
    "a comma opens decimals": ("2,5 juta ton", [2_500_000]),
    "a word": ("tiga jam", [3]),
    "an article is no count": ("satu kapal", []),
    "a teen": ("delapan belas bulan", [18]),
    "tens and ones": ("dua puluh lima orang", [25]),
    "tens and one": ("dua puluh satu orang", [21]),
    "a word with its scale in it": ("seratus lima puluh rumah", [150]),
    "two scales": ("tiga ratus ribu ton", [300_000]),
    "scales one after the other": ("dua juta lima ratus ribu rupiah", [2_500_000]),
    "a group before a scale": ("dua puluh lima ribu penumpang", [25_000]),
    "two numbers": ("dua kapal dan 14 awak", [2, 14]),
    "a scale alone is no number": ("ribu orang", []),
    "a figure is not added to": ("5 juta dan 3 ribu", [5_000_000, 3_000]),
}


@pytest.mark.parametrize("name", SAID)
def test_numbers_have_their_value(name):
    """What a run of words counts is said by figures, number words and scales together."""
    said, values = SAID[name]
    words = load_comparing(load("id").folder)
    assert [n.value for n in counted(said.split(), words)] == values
