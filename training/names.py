"""Train and score the name tagger of the Indonesian pack.

    python training/names.py --data DIR --out src/benang/languages/id/names.tsv   # all files, what is shipped
    python training/names.py --data DIR --score                                        # idner_dev held out, entity F1

DIR holds idner_train.txt and idner_dev.txt (idner-news-2k, MIT), which the tagger learns from, and nergrit_train.txt and
nergrit_valid.txt (NERGrit), of which it learns a list of words and the sentences that idner would label alike. See names.md beside the weights.
"""

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pycrfsuite

from benang.languages import HERE, Pack
from benang.languages.naming import Naming
from benang.reading.features import Features
from benang.reading.tagging import Tagged, Tagger, decode, write_weights
from benang.reading.tokens import tokenize

KINDS = {"PERSON": "PER", "ORGANISATION": "ORG", "PLACE": "LOC"}
LETTERS = {
    "O": "-",
    "B-PER": "P",
    "I-PER": "p",
    "B-ORG": "O",
    "I-ORG": "o",
    "B-LOC": "L",
    "I-LOC": "l",
}
HELD_OUT = "idner_dev.txt"
TAUGHT = ("idner_train.txt", HELD_OUT)
LISTED = ("nergrit_train.txt", "nergrit_valid.txt")
SETTINGS = {"c1": 0.0, "c2": 0.7, "max_iterations": 150, "feature.minfreq": 1}


class Sample(NamedTuple):
    """A sentence as printed words and its labels."""

    words: list[str]
    labels: list[str]


def read(path: Path) -> Iterator[Sample]:
    """Yield the sentences of a file: a word and, last on its line, a label; an empty line ends a sentence.

    Words are cut as pages are ("(MK)" is three tokens), so that training sees what use sees.
    """
    words: list[str] = []
    labels: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        columns = line.split()
        if len(columns) > 1:
            edge, _, kind = columns[-1].partition("-")
            for token in tokenize(columns[0]):
                words.append(token.text)
                labels.append(f"{edge}-{KINDS.get(kind, kind)}" if kind else "O")
                edge = "I"
        elif words:
            yield Sample(words, labels)
            words, labels = [], []


def words_of_names(samples: Sequence[Sample]) -> Iterator[str]:
    """Yield, for each word of a name, the labels it has: P O L at the beginning of a name, p o l inside, + for most.

    NERGrit is not news and draws other lines than idner, so most of its sentences would teach the wrong ones; what
    its words are is worth knowing all the same.
    """
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for sample in samples:
        for place, (word, label) in enumerate(zip(sample.words, sample.labels, strict=True)):
            if word[0].isupper() and (place or label != "O"):
                table[word.lower()][LETTERS[label]] += 1
    for word, counts in sorted(table.items()):
        letters = sorted(letter for letter in counts if letter != "-")
        if letters:
            half = counts.total() / 2
            yield word + "\t" + "".join(x + "+" * (counts[x] >= half) for x in letters)


def taught_by(sample: Sample, features: Features, states: dict[str, str]) -> Sample | None:
    """Return a NERGrit sentence that idner might have, or None: it names a person, and every capital is in a name.

    idner calls a state a place only behind a preposition of place; elsewhere its label is taken off.
    """
    if "B-PER" not in sample.labels:
        return None
    for place, (word, label) in enumerate(zip(sample.words, sample.labels, strict=True)):
        initial = place == 0 or sample.words[place - 1] in '."“('
        if label == "O" and word[0].isupper() and not initial and not features.is_small(word):
            return None
    labels = list(sample.labels)
    for name in decode(sample.labels):
        low = " ".join(sample.words[name.first : name.last]).lower()
        before = sample.words[name.first - 1].lower() if name.first else ""
        if name.kind == "LOC" and low in states and before not in ("di", "ke", "dari"):
            labels[name.first : name.last] = ["O"] * (name.last - name.first)
    return Sample(sample.words, labels)


def samples_of(data: Path, naming: Naming, files: Sequence[str]) -> list[Sample]:
    """Return what the tagger learns from: the sentences of the files, and those of NERGrit that may teach."""
    features = Features(naming)
    taught = (taught_by(sample, features, naming.states) for sample in _listed(data))
    samples = [sample for name in files for sample in read(data / name)]
    return [*samples, *(sample for sample in taught if sample is not None)]


def _listed(data: Path) -> list[Sample]:
    return [sample for name in LISTED for sample in read(data / name)]


def train(samples: Sequence[Sample], features: Features, out: Path) -> None:
    """Write the weights learnt from the samples, as a table that reading needs no CRF library for."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for sample in samples:
        for first, last in features.windows(sample.words):
            trainer.append(features.of(sample.words, first, last), sample.labels[first:last])
    trainer.set_params(SETTINGS)
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "model")
        trainer.train(model)
        learnt = pycrfsuite.Tagger()
        learnt.open(model)
        info = learnt.info()
        write_weights(out, info.state_features, info.transitions)


class Tally(NamedTuple):
    """Names by kind: those found rightly (span and kind), those found, those there are."""

    right: Counter[str]
    said: Counter[str]
    true: Counter[str]

    def f1(self) -> float:
        """Return the entity F1 over all kinds."""
        return _f1(self.right.total(), self.said.total(), self.true.total())

    def table(self) -> str:
        """Return precision, recall and F1, whole and by kind, a line each."""
        lines = [_line("all", self.right.total(), self.said.total(), self.true.total())]
        lines += [_line(k, self.right[k], self.said[k], self.true[k]) for k in sorted(self.true)]
        return "\n".join(lines)


def tally(samples: Sequence[Sample], tagger: Tagger) -> Tally:
    """Return what a tagger finds in labelled sentences, counted."""
    counted = Tally(Counter(), Counter(), Counter())
    for sample in samples:
        found: list[Tagged] = []
        for first, last in tagger.features.windows(sample.words):
            found += decode(tagger.labels(sample.words, first, last), first)
        gold = set(decode(sample.labels))
        names_of = zip(counted, (gold & set(found), found, gold), strict=True)
        for table, names in names_of:
            table.update(name.kind for name in names)
    return counted


def held_out(data: Path, naming: Naming) -> Tally:
    """Return how a tagger does on idner's dev half that is learnt here and now without it."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "weights"
        train(samples_of(data, naming, TAUGHT[:-1]), Features(naming), out)
        return tally(list(read(data / HELD_OUT)), Tagger(naming, out))


def _line(name: str, right: int, said: int, true: int) -> str:
    precision, recall = right / max(said, 1), right / max(true, 1)
    f1 = _f1(right, said, true)
    return f"{name:4} P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}  ({true} names)"


def _f1(right: int, said: int, true: int) -> float:
    return 2 * right / max(said + true, 1)


def main() -> None:
    """Train on what the command line names, then write the weights or print a score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--lang", default="id")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--score", action="store_true")
    asked = parser.parse_args()
    pack = HERE / asked.lang
    if asked.score:
        print(held_out(asked.data, Pack(asked.lang, pack).naming).table())
        return
    head = "# words of names in NERGrit and the labels they have there (made by training/names.py)"
    table = "\n".join([head, *words_of_names(_listed(asked.data))]) + "\n"
    (pack / "name_words.tsv").write_text(table, encoding="utf-8")
    naming = Pack(asked.lang, pack).naming
    samples = samples_of(asked.data, naming, TAUGHT)
    train(samples, Features(naming), asked.out)
    print(f"{asked.out.stat().st_size} bytes from {len(samples)} sentences")


if __name__ == "__main__":
    main()
