"""Which words are names, and of what kind: a linear-chain CRF over the stretches of text where a name can stand.

Only words near a capital letter are looked at (:func:`windows`); everything else is no name by construction, in
training as in use, and most of a page is never touched. The weights of what is true of a word alone are added up once
per word and kept, as :mod:`.features` says; a token's score is then five additions, and the best row of labels is
found over the few labels that are still possible (Viterbi; a label that cannot catch up with "no name" is dropped).
"""

from collections.abc import Sequence
from operator import add
from pathlib import Path
from typing import NamedTuple

from benang.languages.naming import Naming
from benang.reading.features import AROUND, EDGE, Features
from benang.reading.tokens import Token

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
_REMEMBERED = 200_000
_TRANSITION = ">"  # first field of the lines that hold transitions

Vector = tuple[float, ...]
_ZERO: Vector = (0.0,) * len(LABELS)


class Tagged(NamedTuple):
    """A name as token numbers ``[first, last)`` of its sentence."""

    first: int
    last: int
    kind: str


class Weights(NamedTuple):
    """A trained model: for each feature a score per label, and for each label the scores of what may follow it.

    ``places`` holds the features by where they are heard: at the word itself, then as in ``AROUND``.
    """

    places: tuple[dict[str, Vector], ...]
    transitions: tuple[Vector, ...]


class Tagger:
    """The trained tagger of a language pack."""

    def __init__(self, naming: Naming, weights: Path | None = None) -> None:
        self.features = Features(naming)
        self.weights = read_weights(weights or naming.weights)
        self._words: dict[str, tuple[Vector, ...]] = {}
        _, behind, before, _, _ = self.weights.places
        self._edge = (_ZERO, behind.get(EDGE, _ZERO), before.get(EDGE, _ZERO), _ZERO, _ZERO)
        none = self.weights.transitions[0]
        self._catches = [
            max(score - other for score, other in zip(row, none, strict=True))
            for row in self.weights.transitions
        ]

    def tag(self, tokens: Sequence[Token]) -> list[Tagged]:
        """Return the names among the tokens of one sentence, in order."""
        found: list[Tagged] = []
        words = [token.text for token in tokens]
        for first, last in self.features.windows(words):
            found += decode(self.labels(words, first, last), first)
        return found

    def labels(self, words: Sequence[str], first: int, last: int) -> list[str]:
        """Return the best row of labels for the words ``[first, last)`` of a sentence."""
        return [LABELS[label] for label in self._best(self._scores(words, first, last))]

    def _scores(self, words: Sequence[str], first: int, last: int) -> list[list[float]]:
        """Return the score of every label at every word, its neighbours heard but not its neighbours' labels."""
        edge, of_word = self._edge, self._of_word
        around = [
            of_word(words[at]) if 0 <= at < len(words) else edge
            for at in range(first - 2, last + 2)
        ]
        rows = [
            [
                own + behind + before + far + ahead
                for own, behind, before, far, ahead in zip(
                    around[at][0],
                    around[at - 1][1],
                    around[at + 1][2],
                    around[at - 2][3],
                    around[at + 2][4],
                    strict=True,
                )
            ]
            for at in range(2, len(around) - 2)
        ]
        weights = self.weights.places[0]
        for row, joint in zip(rows, self.features.joint(words, first, last), strict=True):
            for feature in joint:
                vector = weights.get(feature)
                if vector is not None:
                    row[:] = map(add, row, vector)
        return rows

    def _best(self, rows: Sequence[list[float]]) -> list[int]:
        """Return the labels of the row with the highest score."""
        transitions, catches = self.weights.transitions, self._catches
        none = transitions[0]
        scores = rows[0]
        came: list[list[int]] = []
        for row in rows[1:]:
            base = scores[0]
            new = [base + step for step in none]
            source = [0] * len(LABELS)
            for label, (score, catch) in enumerate(zip(scores, catches, strict=True)):
                if score + catch <= base or not label:
                    continue  # cannot catch up with "no name", whatever follows
                for to, step in enumerate(transitions[label]):
                    if score + step > new[to]:
                        new[to] = score + step
                        source[to] = label
            came.append(source)
            scores = list(map(add, new, row))
        label = max(range(len(LABELS)), key=scores.__getitem__)
        labels = [label]
        for source in reversed(came):
            label = source[label]
            labels.append(label)
        return labels[::-1]

    def _of_word(self, word: str) -> tuple[Vector, ...]:
        """Return the scores a word gives at its own place and to its neighbours."""
        known = self._words.get(word)
        if known is None:
            if len(self._words) > _REMEMBERED:
                self._words.clear()
            here, near, far = self.features.aspects(word)
            own, behind, before, far_behind, far_before = self.weights.places
            known = self._words[word] = (
                _sum(own, here),
                _sum(behind, near),
                _sum(before, near),
                _sum(far_behind, far),
                _sum(far_before, far),
            )
        return known


def _sum(weights: dict[str, Vector], features: Sequence[str]) -> Vector:
    vectors = [weights[feature] for feature in features if feature in weights]
    if len(vectors) < 2:  # noqa: PLR2004
        return vectors[0] if vectors else _ZERO
    return tuple(map(sum, zip(*vectors, strict=True)))


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
    places: tuple[dict[str, Vector], ...] = ({}, {}, {}, {}, {})
    prefixes = [prefix for _, prefix in AROUND]
    transitions: dict[str, Vector] = {}
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line or line.startswith("#"):
            continue
        name, _, scores = line.partition("\t")
        vector = list(_ZERO)
        for score in scores.split(" "):
            vector[int(score[0])] = float(score[1:])
        if name.startswith(_TRANSITION):
            transitions[name[len(_TRANSITION) :]] = tuple(vector)
        elif name[:2] in prefixes:
            places[prefixes.index(name[:2]) + 1][name[2:]] = tuple(vector)
        else:
            places[0][name] = tuple(vector)
    return Weights(places, tuple(transitions.get(label, _ZERO) for label in LABELS))


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
