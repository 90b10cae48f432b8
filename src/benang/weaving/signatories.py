"""Who the parties of an agreement are where the mention itself names fewer than two.

They are printed beside it: behind "antara", "dengan" or "bersama" in its sentence, else as the only two bodies of a
sentence just before it ("kedua pihak"). A name found so is shown; it joins no agreement to another.
"""

from collections.abc import Iterable, Iterator

from benang.languages.lives import LifeWords
from benang.records import Name, Span
from benang.weaving.lookup import Lookup
from benang.weaving.mentions import Mention, is_state
from benang.weaving.near_words import words_of

_TWO = 2
_NEAR = 3  # words between the word that opens a partner and its name ("dengan pihak PT ...")
_JOINED = 6  # words between two partners, with the "dan" that joins them and their titles
_BACK = 2  # sentences before that may name both


def signatories(mentions: Iterable[Mention], lookup: Lookup, words: LifeWords) -> tuple[str, ...]:
    """Return the names of the parties that the first telling mention prints beside it, or none."""
    found: tuple[str, ...] = ()
    for mention in mentions:
        beside = tuple(_beside(mention, lookup, words))
        if len(set(beside)) >= _TWO:
            return tuple(sorted(set(beside)))
        found = found or beside
        both = _both(mention, lookup, words)
        if not beside and both:
            return both
    return tuple(sorted(set(found)))


def _beside(mention: Mention, lookup: Lookup, words: LifeWords) -> Iterator[str]:
    """Yield the bodies behind a word for partners in the mention's sentence, and those joined to them."""
    sentence = lookup.sentence(mention.event.span)
    at, open_ = sentence.start, False
    for name in _names(sentence, lookup):
        between = words_of(lookup.text(Span(sentence.page, at, name.span.start)))
        if not words.partners.isdisjoint(between[-_NEAR:]):
            open_ = True
        elif len(between) > _JOINED or (between and words.joins.isdisjoint(between)):
            open_ = False
        at = name.span.stop
        if open_:
            yield _shown(name, lookup)


def _both(mention: Mention, lookup: Lookup, words: LifeWords) -> tuple[str, ...]:
    """Return the two bodies of the nearest sentence before one that speaks of "both", if it names exactly two."""
    told = lookup.sentence(mention.event.span)
    if words.both.isdisjoint(words_of(lookup.text(told))):
        return ()
    start = told.start
    before = [s.span for s in lookup.pages[mention.page].sentences if s.span.start < start]
    for sentence in reversed(before[-_BACK:]):
        shown = sorted({_shown(name, lookup) for name in _names(sentence, lookup)})
        if len(shown) >= _TWO:
            return tuple(shown) if len(shown) == _TWO else ()
    return ()


def _names(sentence: Span, lookup: Lookup) -> list[Name]:
    """Return the names of bodies and states in a sentence, in order."""
    return sorted(
        (
            name
            for name in lookup.pages[sentence.page].names
            if sentence.start <= name.span.start < sentence.stop
            and (name.kind == "ORG" or is_state(name.key))
        ),
        key=lambda name: name.span,
    )


def _shown(name: Name, lookup: Lookup) -> str:
    entities = lookup.pages[name.span.page].entities
    return next((e.name for e in entities if e.key == name.key), lookup.text(name.span))
