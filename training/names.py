"""Train and score the name tagger of the Indonesian pack.

    python training/names.py --data DIR --out src/benang/languages/id/names.crfsuite   # all files, what is shipped
    python training/names.py --data DIR --score                                        # idner_dev held out, entity F1

DIR holds idner_train.txt and idner_dev.txt (idner-news-2k, MIT) and nergrit_train.txt and nergrit_valid.txt (NERGrit).
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pycrfsuite

from benang.languages import HERE, Pack
from benang.languages.naming import Naming
from benang.reading.tokens import tokenize
from benang.reading.tagging import Features, Tagged, decode

KINDS = {"PERSON": "PER", "ORGANISATION": "ORG", "PLACE": "LOC"}
REPEAT = 1  # how often a sentence of idner counts beside one of NERGrit, which is not news
PLACED = ("di", "ke", "dari")
HELD_OUT = "idner_dev.txt"
FILES = ("idner_train.txt", "nergrit_train.txt", "nergrit_valid.txt", HELD_OUT)
SETTINGS = {"c1": 0.08, "c2": 0.03, "max_iterations": 150, "feature.minfreq": 1}


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


def as_idner(sample: Sample, naming: Naming) -> Sample:
    """Return a NERGrit sentence labelled as idner labels: a state is a place only after a preposition of place."""
    labels = list(sample.labels)
    for name in decode(sample.labels):
        low = " ".join(sample.words[name.first : name.last]).lower()
        before = sample.words[name.first - 1].lower() if name.first else ""
        if name.kind == "LOC" and low in naming.states and before not in PLACED:
            labels[name.first : name.last] = ["O"] * (name.last - name.first)
    return Sample(sample.words, labels)


def train(samples: Sequence[Sample], features: Features, out: Path) -> None:
    """Write the weights learnt from the samples."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for sample in samples:
        for first, last in features.windows(sample.words):
            trainer.append(features.of(sample.words, first, last), sample.labels[first:last])
    trainer.set_params(SETTINGS)
    trainer.train(str(out))


def score(samples: Sequence[Sample], features: Features, weights: Path) -> str:
    """Return entity precision, recall and F1 (exact span and kind), whole and by kind."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(weights))
    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    true: Counter[str] = Counter()
    for sample in samples:
        found: list[Tagged] = []
        for first, last in features.windows(sample.words):
            found += decode(tagger.tag(features.of(sample.words, first, last)), first)
        gold = set(decode(sample.labels))
        for table, names in ((said, found), (true, gold), (right, gold & set(found))):
            table.update(name.kind for name in names)
    lines = [_line("all", right.total(), said.total(), true.total())]
    lines += [_line(kind, right[kind], said[kind], true[kind]) for kind in sorted(true)]
    return "\n".join(lines)


def _line(name: str, right: int, said: int, true: int) -> str:
    precision, recall = right / max(said, 1), right / max(true, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"{name:4} P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}  ({true} names)"


def main() -> None:
    """Train on what the command line names, then write the weights or print a score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--lang", default="id")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--score", action="store_true")
    asked = parser.parse_args()
    naming = Pack(asked.lang, HERE / asked.lang).naming
    features = Features(naming)
    samples: list[Sample] = []
    for name in FILES[:-1] if asked.score else FILES:
        read_in = list(read(asked.data / name))
        samples += [as_idner(s, naming) for s in read_in] if "nergrit" in name else read_in * REPEAT
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "weights" if asked.score else asked.out
        train(samples, features, out)
        if asked.score:
            print(score(list(read(asked.data / HELD_OUT)), features, out))
        else:
            print(f"{out.stat().st_size} bytes from {len(samples)} sentences")


if __name__ == "__main__":
    main()
