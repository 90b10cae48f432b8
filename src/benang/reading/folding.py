"""The key a name is looked up by: lower case, ascii, hyphens as spaces."""

import re
import unicodedata
from functools import lru_cache

_MARKS = re.compile(r"[^a-z0-9]+")
_FOLD = str.maketrans({"-": " ", "‐": " ", "‑": " ", "'": "", "’": "", "‘": ""})


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Return the words of a name in lower case ascii letters and digits, with single spaces for all marks."""
    plain = unicodedata.normalize("NFKD", text.translate(_FOLD)).encode("ascii", "ignore")
    return _MARKS.sub(" ", plain.decode().lower()).strip()
