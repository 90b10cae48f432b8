"""Which words are names, and of what kind: a linear-chain CRF over the stretches of text where a name can stand.

Only words near a capital letter are looked at (:func:`windows`); everything else is no name by construction, in
training as in use, and most of a page is never touched. The weights of what is true of a word alone are added up once
per word and kept, as :mod:`.features` says; a token's score is then five additions, and the best row of labels is
found over the few labels that are still possible (Viterbi; a label that cannot catch up with "no name" is dropped).
"""

from collections.abc import Sequence
from operator import add
from pathlib import Path
from struct import Struct
from typing import NamedTuple

from benang.languages.naming import Naming
from benang.reading.features import AROUND, EDGE, Features
from benang.reading.tokens import Token

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
_REMEMBERED = 200_000
_TRANSITION = ">"  # first field of the lines that hold transitions

_PARTS = (
    10_000  # weights are written with four places, so scores are whole numbers of ten-thousandths
)
_BITS = 32  # of one label's score in a row; a sum of weights never fills them
_ROW = Struct(f"<{len(LABELS)}i")
_BYTES = len(LABELS) * _BITS // 8
_SIGNS = sum(1 << (_BITS * place + _BITS - 1) for place in range(len(LABELS)))
_WIDTH = len(LABELS) * _BITS  # of a row
_MASK = (1 << _WIDTH) - 1
_WIDE_SIGNS = sum(_SIGNS << _WIDTH * place for place in range(1 + len(AROUND)))
_NEVER = -(1 << 40)  # below every score
_FROM_NONE = (0,) * len(LABELS)


class Tagged(NamedTuple):
    """A name as token numbers ``[first, last)`` of its sentence."""

    first: int
    last: int
    kind: str


class Weights(NamedTuple):
    """A trained model: for each feature a score per label, and for each label the scores of what may follow it.

    ``places`` holds the features by where they are heard: at the word itself, then as in ``AROUND``. Every value is a row
    of scores as :func:`packed` makes it: rows are added up as they are, and one sum adds all labels at once.
    """

    places: tuple[dict[str, int], ...]
    transitions: tuple[int, ...]


def packed(scores: dict[int, float]) -> int:
    """Return a row of scores by label as one whole number."""
    return sum(round(score * _PARTS) << (_BITS * label) for label, score in scores.items())


def unpacked(row: int) -> tuple[int, ...]:
    """Return the score of every label of a row, in ten-thousandths."""
    return _ROW.unpack(((row + _SIGNS) ^ _SIGNS).to_bytes(_BYTES, "little"))


class Tagger:
    """The trained tagger of a language pack."""

    def __init__(self, naming: Naming, weights: Path | None = None) -> None:
        self.features = Features(naming)
        self.weights = read_weights(weights or naming.weights)
        self._words: dict[str, tuple[int, ...]] = {}
        _, behind, before, _, _ = self.weights.places
        self._heard = _heard(self.weights.places)
        self._edge = (0, behind.get(EDGE, 0), before.get(EDGE, 0), 0, 0)
        self._none = self.weights.transitions[0]
        # What a label is followed by more or less gladly than "no name" is, and the most it can win by that.
        self._steps = [_gladly(row - self._none) for row in self.weights.transitions]
        self._catches = (_NEVER, *(steps[0][0] for steps in self._steps[1:]))

    def tag(self, tokens: Sequence[Token]) -> list[Tagged]:
        """Return the names among the tokens of one sentence, in order."""
        found: list[Tagged] = []
        words = [token.text for token in tokens]
        for first, last in self.features.windows(words):
            labels = self._best(self._scores(words, first, last))
            if any(labels):
                found += decode([LABELS[label] for label in labels], first)
        return found

    def labels(self, words: Sequence[str], first: int, last: int) -> list[str]:
        """Return the best row of labels for the words ``[first, last)`` of a sentence."""
        return [LABELS[label] for label in self._best(self._scores(words, first, last))]

    def _scores(self, words: Sequence[str], first: int, last: int) -> list[int]:
        """Return the scores of the labels at every word, its neighbours heard but not its neighbours' labels."""
        known, of_word = self._words.get, self._of_word
        around = [
            *[self._edge] * (2 - first),
            *[known(word) or of_word(word) for word in words[max(0, first - 2) : last + 2]],
            *[self._edge] * (last + 2 - len(words)),
        ]
        rows = [
            far[3] + behind[1] + word[0] + before[2] + ahead[4]
            for far, behind, word, before, ahead in zip(
                around, around[1:], around[2:], around[3:], around[4:], strict=False
            )
        ]
        weights = self.weights.places[0]
        for at, joint in enumerate(self.features.joint(words, first, last)):
            for feature in joint:
                rows[at] += weights.get(feature, 0)
        return rows

    def _best(self, rows: Sequence[int]) -> list[int]:
        """Return the labels of the row with the highest score."""
        steps, catches, none = self._steps, self._catches, self._none + _SIGNS
        scores: Sequence[int] = unpacked(rows[0])
        came: list[Sequence[int]] = []
        bare = b"".join([((row + none) ^ _SIGNS).to_bytes(_BYTES, "little") for row in rows[1:]])
        for behind_none in _ROW.iter_unpack(bare):
            base = scores[0]
            if max(map(add, scores, catches)) <= base:
                # No name can catch up with "no name", whatever follows: all go on from there.
                came.append(_FROM_NONE)
                scores = behind_none
                continue
            new = [base] * len(LABELS)
            sources = [0] * len(LABELS)
            for label, (score, catch) in enumerate(zip(scores, catches, strict=True)):
                if score + catch <= base:
                    continue
                for step, to in steps[label]:
                    total = score + step
                    if total <= base:
                        break  # nor for what is liked less
                    if total > new[to]:
                        new[to] = total
                        sources[to] = label
            came.append(sources)
            scores = list(map(add, new, behind_none))
        label = max(range(len(LABELS)), key=scores.__getitem__)
        labels = [label]
        for source in reversed(came):
            label = source[label]
            labels.append(label)
        return labels[::-1]

    def _of_word(self, word: str) -> tuple[int, ...]:
        """Return the scores a word gives at its own place and to its neighbours."""
        known = self._words.get(word)
        if known is None:
            if len(self._words) > _REMEMBERED:
                self._words.clear()
            # What is told to the words around is told at the word itself too, so one sum adds up all places.
            row = sum(filter(None, map(self._heard.get, self.features.here(word)))) + _WIDE_SIGNS
            known = self._words[word] = (
                (row & _MASK) - _SIGNS,
                (row >> _WIDTH & _MASK) - _SIGNS,
                (row >> 2 * _WIDTH & _MASK) - _SIGNS,
                (row >> 3 * _WIDTH & _MASK) - _SIGNS,
                (row >> 4 * _WIDTH & _MASK) - _SIGNS,
            )
        return known


def _heard(places: Sequence[dict[str, int]]) -> dict[str, int]:
    """Return the rows of a feature at all places as one whole number, the word's own place lowest."""
    found: dict[str, int] = {}
    for place, rows in enumerate(places):
        for feature, row in rows.items():
            found[feature] = found.get(feature, 0) + (row << _WIDTH * place)
    return found


def _gladly(row: int) -> list[tuple[int, int]]:
    """Return the scores of a row with their labels, best first."""
    return sorted(((score, label) for label, score in enumerate(unpacked(row))), reverse=True)


def decode(labels: Sequence[str], offset: int = 0) -> list[Tagged]:
    """Return the names that a row of B-, I- and O labels says; an I- without its beginning begins one."""
    found: list[Tagged] = []
    begun, kind = -1, ""
    for place, label in enumerate(labels):
        if begun >= 0 and not (label[0] == "I" and label[2:] == kind):
            found.append(Tagged(offset + begun, offset + place, kind))
            begun = -1
        if label != "O" and begun < 0:
            begun, kind = place, label[2:]
    if begun >= 0:
        found.append(Tagged(offset + begun, offset + len(labels), kind))
    return found


def read_weights(path: Path) -> Weights:
    """Return the weights of a file: a feature and its scores by label a line, transitions behind ">"."""
    places: tuple[dict[str, int], ...] = ({}, {}, {}, {}, {})
    prefixes = [prefix for _, prefix in AROUND]
    transitions: dict[str, int] = {}
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line or line.startswith("#"):
            continue
        name, _, scores = line.partition("\t")
        row = packed({int(score[0]): float(score[1:]) for score in scores.split(" ")})
        if name.startswith(_TRANSITION):
            transitions[name[len(_TRANSITION) :]] = row
        elif name[:2] in prefixes:
            places[prefixes.index(name[:2]) + 1][name[2:]] = row
        else:
            places[0][name] = row
    return Weights(places, tuple(transitions.get(label, 0) for label in LABELS))


def write_weights(
    path: Path, state: dict[tuple[str, str], float], steps: dict[tuple[str, str], float]
) -> None:
    """Write weights by (feature, label) and by (label, label) in the form that ``read_weights`` reads."""
    lines: dict[str, list[str]] = {}
    named = [((_TRANSITION + before, label), w) for (before, label), w in steps.items()]
    for (name, label), weight in sorted([*named, *state.items()]):
        rounded = f"{weight:.4f}".rstrip("0").rstrip(".")
        if rounded not in ("0", "-0"):
            lines.setdefault(name, []).append(f"{LABELS.index(label)}{rounded}")
    head = (
        "# features of names and the score each gives a label (made by training/names.py): "
        + " ".join(LABELS)
    )
    text = [f"{name}\t{' '.join(scores)}" for name, scores in lines.items()]
    path.write_text("\n".join([head, *text]) + "\n", encoding="utf-8")
