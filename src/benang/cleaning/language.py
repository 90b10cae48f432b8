"""The language of a page: a cheap vote first, a trained identifier only in doubt.

Among the first words of an Indonesian page about a third are its forty commonest words, and no other language comes
near. Only a page that fails this vote is shown to py3langid, which takes a moment to load. A language that the input gives and a
pack reads is believed unless another is clearly ahead: a short Indonesian page is easily taken for Malay or Javanese.
"""

from functools import lru_cache

from benang.languages import languages, load

SAMPLE = 1500
SURE = 0.12
LIKELY = 0.06
FEW = 8
SHOWN = 4000
CLEARLY = 0.5
"""Log-likelihood a character by which another language must lead the one the input gives.

Twelve words of Indonesian lean to another language by 0.2 at most, names and all (a prayer in Arabic among them by 0.8); those of Javanese and English lean by 1 and more.
"""
DEFAULT = "id"


def find_language(text: str, given: str) -> str:
    """Return the code of a text's language; what the input gives counts where the text is too short to tell."""
    words = text[:SAMPLE].casefold().split()
    best, share = DEFAULT, 0.0
    for lang in languages():
        common = _common(lang)
        found = sum(w in common for w in words) / max(len(words), 1)
        if found > share:
            best, share = lang, found
    if share >= SURE:
        return best
    code = given.casefold()[:2]
    if len(words) < FEW:
        return code or best
    said = _identified(text[:SHOWN], code if code in languages() else "")
    # Tables, names and lyrics thin out the common words; a neighbouring language without a pack is not believed then.
    return best if said not in languages() and share >= LIKELY else said


@lru_cache(maxsize=8)
def _common(lang: str) -> frozenset[str]:
    return frozenset(load(lang).furniture.words.common)


def _identified(text: str, given: str) -> str:
    """Return the language the trained model says, or the given one where no other is clearly ahead of it."""
    from py3langid import rank  # noqa: PLC0415 (loading the model costs more than reading a page)

    plain = " ".join(text.split())
    ranked = rank(plain)
    said, lead = str(ranked[0][0]), float(ranked[0][1])
    own = next((float(found) for lang, found in ranked if lang == given), None)
    return given if own is not None and lead - own < CLEARLY * len(plain) else said
