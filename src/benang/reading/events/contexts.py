"""What a paragraph is about, as PLOVER's contexts: several may hold, and none says anything of the event itself."""

from collections.abc import Iterable, Sequence

from benang.languages.happening import HappeningWords
from benang.reading.events.lines import bare, match


def contexts_of(lows: Sequence[str], words: HappeningWords) -> tuple[str, ...]:
    """Return the contexts that the words of a paragraph are signs of, sorted."""
    return tuple(sorted(set(_found([bare(low) for low in lows], words))))


def _found(lows: Sequence[str], words: HappeningWords) -> Iterable[str]:
    for at, low in enumerate(lows):
        if low in words.contexts:
            hit = match(words.contexts, lows, at)
            if hit:
                yield hit[1]
