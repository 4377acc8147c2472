"""Score public graded answers with the scorer of explanations: python -m bench.explanations DATA_DIR.

No question of a test is in its training, whatever its number; graded answers of the same question are drawn at random and
not scored themselves. The form that ships, with weights of our own, stands beside the one fitted here. Nothing is kept.
"""

import csv
import gzip
import math
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import correlation, fmean
from time import perf_counter

from bench.report import Figure, arguments, show
from core.explaining.features import features
from core.explaining.scorer import Example, Graded, Scorer

SEED = 42
FOLDS = 10
DEALS = 3
"""How often questions are dealt into folds anew: one deal is luck by a point or two."""
KNOWN = 10
"""Graded answers a question that the scorer is shown, of some 28."""
RESAMPLES = 500
TIMED = 100
CS, BEETLE = "computer science, 0 to 5 by two people", "Beetle, right or not"


@dataclass(frozen=True, slots=True)
class Row:
    """A graded answer of the data; `grades` are those of two people where there were two."""

    id: str
    """Of the question. Two may ask in the same words and have different references."""
    example: Example
    grades: tuple[float, float] = (0.0, 0.0)
    test: bool = False

    @property
    def asked(self) -> str:
        """The question in a form in which the same words are the same."""
        return self.example.question.strip().casefold()


type Predictions = Sequence[float]
type Make = Callable[[Sequence[Example]], Scorer]


def fitted(examples: Sequence[Example]) -> Scorer:
    """The form that learns from graded answers."""
    return Scorer.fit(examples, SEED)


def unfitted(examples: Sequence[Example]) -> Scorer:
    """The form that ships. It reads questions and references, as a course has them, and no answer or grade."""
    return Scorer.prior(text for one in examples for text in (one.question, *one.references))


FORMS: dict[str, Make] = {"fitted": fitted, "unfitted": unfitted}


def read_cs(folder: Path) -> list[Row]:
    """`answers-cs.csv.gz`; grades are brought to 0 to 1."""
    with gzip.open(folder / "answers-cs.csv.gz", "rt", encoding="utf-8", newline="") as file:
        return [
            Row(
                row["question_id"],
                Example(row["question"], (row["reference"],), row["answer"], float(row["score"]) / 5),
                (float(row["score_1"]), float(row["score_2"])),
            )
            for row in csv.DictReader(file)
        ]


def read_beetle(folder: Path) -> list[Row]:
    """`answers-beetle.tsv.gz`; only `correct` is right."""
    with gzip.open(folder / "answers-beetle.tsv.gz", "rt", encoding="utf-8", newline="") as file:
        return [
            Row(
                row["question_id"],
                Example(
                    row["question"],
                    tuple(one.strip() for one in row["references"].split("||") if one.strip()),
                    row["answer"],
                    float(row["label"] == "correct"),
                ),
                test=row["split"] != "train",
            )
            for row in csv.DictReader(file, delimiter="\t")
        ]


def by_question(rows: Iterable[Row]) -> dict[str, list[int]]:
    """The places of each question's answers."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        places[row.id].append(place)
    return dict(places)


def deal(questions: Iterable[str], seed: int) -> list[frozenset[str]]:
    """The questions in `FOLDS` folds."""
    shuffled = sorted(questions)
    Random(seed).shuffle(shuffled)
    return [frozenset(shuffled[start::FOLDS]) for start in range(FOLDS)]


@dataclass(frozen=True, slots=True)
class Unseen:
    """Rows, and for each question, as it is asked, a scorer that has seen neither it nor its answers."""

    rows: Sequence[Row]
    scorers: Mapping[str, Scorer]

    @classmethod
    def of(cls, rows: Sequence[Row], make: Make, seed: int) -> "Unseen":
        """One scorer for each fold, made of the others."""
        scorers: dict[str, Scorer] = {}
        for fold in deal({row.asked for row in rows}, seed):
            scorer = make([row.example for row in rows if row.asked not in fold])
            scorers |= dict.fromkeys(fold, scorer)
        return cls(rows, scorers)

    def predict(self, known: int = 0, seed: int = SEED) -> dict[int, float]:
        """The score of each row by its place, without the `known` of each question that the scorer is shown."""
        rng = Random(seed)
        scores: dict[int, float] = {}
        for places in by_question(self.rows).values():
            shown = set(rng.sample(places, min(known, len(places))))
            rest = [place for place in places if place not in shown]
            graded = [Graded(self.rows[n].example.answer, self.rows[n].example.grade) for n in sorted(shown)]
            asked = self.rows[places[0]].example
            answers = [self.rows[place].example.answer for place in rest]
            found = self.scorers[self.rows[places[0]].asked].scores(
                asked.question, asked.references, answers, graded
            )
            scores |= dict(zip(rest, found, strict=True))
        return scores


def pearson(rows: Sequence[Row], scores: Mapping[int, float]) -> float:
    """The correlation of scores with the grades of the same rows."""
    return correlation(list(scores.values()), [rows[place].example.grade for place in scores])


def pearson_interval(rows: Sequence[Row], scores: Mapping[int, float]) -> tuple[float, float]:
    """The 95% interval of that correlation, by a bootstrap over questions."""
    sums: defaultdict[str, list[float]] = defaultdict(lambda: [0.0] * 6)
    for place, x in scores.items():
        y = rows[place].example.grade
        own = sums[rows[place].id]
        for n, value in enumerate((1.0, x, y, x * x, y * y, x * y)):
            own[n] += value

    def resampled(sample: Sequence[Sequence[float]]) -> float:
        count, x, y, xx, yy, xy = (sum(column) for column in zip(*sample, strict=True))
        return (count * xy - x * y) / math.sqrt((count * xx - x * x) * (count * yy - y * y))

    return _interval(list(sums.values()), resampled)


def accuracy_interval(rights: Mapping[str, Sequence[bool]]) -> tuple[float, float]:
    """The 95% interval of a share of right decisions, by a bootstrap over questions."""

    def resampled(sample: Sequence[tuple[int, int]]) -> float:
        return sum(right for right, _ in sample) / sum(count for _, count in sample)

    return _interval([(sum(own), len(own)) for own in rights.values()], resampled)


def _interval[T](units: Sequence[T], measure: Callable[[Sequence[T]], float]) -> tuple[float, float]:
    rng = Random(SEED)
    found = sorted(measure(rng.choices(units, k=len(units))) for _ in range(RESAMPLES))
    return found[round(0.025 * RESAMPLES)], found[round(0.975 * RESAMPLES) - 1]


def measure_cs(rows: Sequence[Row]) -> Iterator[Figure]:
    """Pearson on questions that were not seen, and with graded answers of the same question."""
    yield Figure("answers", len(rows), group=CS)
    yield Figure("questions", len(by_question(rows)), group=CS)
    people = correlation([row.grades[0] for row in rows], [row.grades[1] for row in rows])
    yield Figure("Pearson, one person to the other", people, group=CS)
    yield Figure("Pearson, overlap of pieces of words alone", pearson(rows, _pieces_alone(rows)), group=CS)
    for form, make in FORMS.items():
        deals = [Unseen.of(rows, make, SEED + n) for n in range(DEALS)]
        for known, least in ((0, 0.60), (KNOWN, 0.70)):
            name = f"Pearson, {form}, " + (f"{known} graded answers shown" if known else "unseen questions")
            scores = [unseen.predict(known, SEED + n) for n, unseen in enumerate(deals)]
            promised = least if form == "fitted" else None
            mean = fmean(pearson(rows, one) for one in scores)
            yield Figure(name, mean, group=CS, at_least=promised)
            low, high = pearson_interval(rows, scores[0])
            yield Figure(f"{name}, 95% from", low, group=CS)
            yield Figure(f"{name}, 95% to", high, group=CS)
        yield from _times(form, deals[0].scorers[rows[0].asked], rows)


def _pieces_alone(rows: Sequence[Row]) -> dict[int, float]:
    rarity = unfitted([row.example for row in rows]).rarity
    examples = (row.example for row in rows)
    return {
        n: features(one.question, one.references, one.answer, rarity)["piece_cosine"]
        for n, one in enumerate(examples)
    }


def _times(form: str, scorer: Scorer, rows: Sequence[Row]) -> Iterator[Figure]:
    places = by_question(rows)[rows[0].id]
    shown = [Graded(rows[place].example.answer, rows[place].example.grade) for place in places[:KNOWN]]
    others = [row.example for row in rows if row.asked != rows[0].asked][:TIMED]
    for name, graded in (("alone", ()), (f"beside {KNOWN} graded", shown)):
        began = perf_counter()
        for one in others:
            scorer.score(one.question, one.references, one.answer, graded)
        yield Figure(
            f"one answer, {form}, {name}", (perf_counter() - began) / len(others) * 1e3, "ms", group=CS
        )


def measure_beetle(rows: Sequence[Row]) -> Iterator[Figure]:
    """Two-way accuracy on answers that were not seen, to questions of which others were."""
    train, test = ([row for row in rows if row.test is late] for late in (False, True))
    majority = max(fmean(row.example.grade == side for row in test) for side in (0.0, 1.0))
    yield Figure("answers of the training", len(train), group=BEETLE)
    yield Figure("answers of the test", len(test), group=BEETLE)
    yield Figure("accuracy, always the more frequent", majority, group=BEETLE)
    for form, make in FORMS.items():
        scorer = make([row.example for row in train])
        for neighbours in (False, True):
            name = f"accuracy, {form}, {'with' if neighbours else 'without'} neighbours of the same question"
            rights = decisions(scorer, train if neighbours else (), test)
            promised = 0.84 if form == "fitted" and neighbours else None
            share = fmean(right for own in rights.values() for right in own)
            yield Figure(name, share, group=BEETLE, at_least=promised)
            low, high = accuracy_interval(rights)
            yield Figure(f"{name}, 95% from", low, group=BEETLE)
            yield Figure(f"{name}, 95% to", high, group=BEETLE)


def decisions(scorer: Scorer, known: Sequence[Row], test: Sequence[Row]) -> dict[str, list[bool]]:
    """For each question, whether each answer of the test is on the right side of one half."""
    shown = by_question(known)
    rights: dict[str, list[bool]] = {}
    for question, places in by_question(test).items():
        examples = [test[place].example for place in places]
        graded = [Graded(known[n].example.answer, known[n].example.grade) for n in shown.get(question, ())]
        scores = scorer.scores(
            examples[0].question, examples[0].references, [one.answer for one in examples], graded
        )
        rights[question] = [
            (score > 0.5) == (one.grade > 0.5) for score, one in zip(scores, examples, strict=True)
        ]
    return rights


def main() -> int:
    assert __doc__ is not None
    parser = arguments(__doc__)
    parser.add_argument("data", type=Path, metavar="DATA_DIR", help="the folder with answers-*.gz")
    options = parser.parse_args()
    try:
        cs, beetle = read_cs(options.data), read_beetle(options.data)
    except FileNotFoundError as missing:
        print(
            f"There is no {missing.filename}. This benchmark scores public graded answers that are not part of "
            "Parley: name the folder that holds answers-cs.csv.gz and answers-beetle.tsv.gz.",
            file=sys.stderr,
        )
        return 2
    return show("explanations", [*measure_cs(cs), *measure_beetle(beetle)], as_json=options.json)


if __name__ == "__main__":
    sys.exit(main())
