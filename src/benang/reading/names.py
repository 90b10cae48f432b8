"""Names of a page: find them, say what kind each is, and gather them into a cast.

``find_names`` is the only way in. Finding (here) and resolving (:mod:`benang.reading.entities`) are separate steps.
"""

import unicodedata
from typing import NamedTuple

from benang.languages import Pack
from benang.languages.naming import Naming
from benang.reading.cast import Cast, Mention
from benang.reading.scan import Passage, Scan
from benang.reading.tokens import Token
from benang.records import Article, Entity, Name, NameKind, Span

_FOLD = str.maketrans({"-": " ", "'": "", ".": " "})


class Found(NamedTuple):
    """A printed name before anyone knows whose it is."""

    start: int
    stop: int
    kind: NameKind
    sentence: int


def fold(text: str) -> str:
    """Return the words of a name, lower case and ascii, hyphens as spaces: the key it is looked up by."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return " ".join(plain.lower().translate(_FOLD).split())


def find_names(scan: Scan, article: Article, pack: Pack) -> Cast:
    """Return the cast of the page: names, entities, and all mentions with their titles and roles."""
    del article
    naming = pack.naming
    found = [name for index, s in enumerate(scan.sentences) for name in _runs(s, index, naming)]
    names: list[Name] = []
    entities: dict[str, Entity] = {}
    mentions: list[Mention] = []
    for name in found:
        text = scan.text[name.start : name.stop]
        low = " ".join(text.lower().split())
        code = naming.country(low)
        key = code or fold(text)
        entity = entities.setdefault(
            key,
            Entity(key, naming.state_names.get(code, text), name.kind, (text,), country=code),
        )
        names.append(Name(Span(scan.page, name.start, name.stop), name.kind, key))
        mentions.append(
            Mention(
                name.start, name.stop, name.start, name.stop, entity, "named", sentence=name.sentence
            )
        )
    return Cast(
        names,
        sorted(entities.values(), key=lambda e: e.key),
        mentions,
        [s.start for s in scan.sentences],
    )


def _runs(sentence: Passage, index: int, naming: Naming) -> list[Found]:
    found: list[Found] = []
    run: list[Token] = []
    after_role = False
    tokens = sentence.tokens
    for position, token in enumerate((*tokens, None)):
        upper = token is not None and token.text[0].isupper() and token.text[0].isalpha()
        if token is not None and upper and not (position == 0 and _common(token, naming)):
            if token.low in naming.openers and not run:
                after_role = True
                continue
            run.append(token)
            continue
        if run:
            low = " ".join(t.low for t in run)
            kind: NameKind = "LOC" if naming.country(low) else "PER" if after_role else "ORG"
            found.append(Found(run[0].start, run[-1].stop, kind, index))
        run = []
        after_role = token is not None and token.low in naming.openers
    return found


def _common(token: Token, naming: Naming) -> bool:
    return not naming.country(token.low)
