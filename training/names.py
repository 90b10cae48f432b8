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


def score(samples: Sequence[Sample], tagger: Tagger) -> str:
    """Return entity precision, recall and F1 (exact span and kind), whole and by kind."""
    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    true: Counter[str] = Counter()
    for sample in samples:
        found: list[Tagged] = []
        for first, last in tagger.features.windows(sample.words):
            found += decode(tagger.labels(sample.words, first, last), first)
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
    pack = HERE / asked.lang
    listed = [sample for name in LISTED for sample in read(asked.data / name)]
    head = "# words of names in NERGrit and the labels they have there (made by training/names.py)"
    table = "\n".join([head, *words_of_names(listed)]) + "\n"
    (pack / "name_words.tsv").write_text(table, encoding="utf-8")
    naming = Pack(asked.lang, pack).naming
    features = Features(naming)
    files = TAUGHT[:-1] if asked.score else TAUGHT
    samples = [sample for name in files for sample in read(asked.data / name)]
    chosen = (taught_by(sample, features, naming.states) for sample in listed)
    samples += [sample for sample in chosen if sample is not None]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "weights" if asked.score else asked.out
        train(samples, features, out)
        if asked.score:
            print(score(list(read(asked.data / HELD_OUT)), Tagger(naming, out)))
        else:
            print(f"{out.stat().st_size} bytes from {len(samples)} sentences")


if __name__ == "__main__":
    main()
