"""Write the table of country names: ISO 3166 alpha-3 code and folded names, from Unicode CLDR by way of babel.

    python training/countries.py --lang id --out src/benang/languages/id/countries.tsv

The first name of a row is the one the language itself uses and is printed with its capitals; the others are English
forms that foreign names keep. Corrections belong in ``naming.toml``, never in the table.
"""

import argparse
import re
from pathlib import Path

from babel import Locale
from babel.core import get_global

# CLDR aliases that are withdrawn codes, or regions that are no states: the code that stands today
CURRENT = {
    "MM": "MMR",
    "CD": "COD",
    "DE": "DEU",
    "FR": "FRA",
    "TL": "TLS",
    "YE": "YEM",
    "XK": "XKX",
}
NOT_STATES = frozenset(
    ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"]
)
AMBIGUOUS = frozenset({"jordan", "jersey", "chad", "guernsey", "isle of man", "pulau natal"})


def rows(lang: str) -> list[tuple[str, str, str]]:
    """Return (code, name, English name) for every territory with a code, sorted by code."""
    aliases = get_global("territory_aliases")
    codes = {
        two[0]: three
        for three, two in aliases.items()
        if re.fullmatch("[A-Z]{3}", three) and len(two) == 1
    }
    codes.update(CURRENT)
    native, english = Locale.parse(lang).territories, Locale("en").territories
    return sorted(
        (codes[two], name, english[two])
        for two, name in native.items()
        if two in codes and two not in NOT_STATES and two.isalpha()
    )


def main() -> None:
    """Write the table named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lang", default="id")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    lines = [
        "# code\tname\tother forms; from Unicode CLDR (Unicode License v3), made by training/countries.py"
    ]
    for code, name, english in rows(asked.lang):
        short = name.split(" (", maxsplit=1)[0].removesuffix(" DAK Tiongkok")
        other = english.split(" (", maxsplit=1)[0].replace("’", "'")
        forms = "" if other.lower() in AMBIGUOUS | {short.lower()} else other
        lines.append(f"{code}\t{short.replace('’', chr(39))}\t{forms}")
    asked.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
