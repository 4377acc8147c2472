"""Replay public response logs through the learner model as it is shipped: python -m bench.learner DATA_DIR.

Learners of training and test are disjoint. A prediction sees only that learner's earlier answers; items learn from
the training learners alone. The item mean, in the same run, is the baseline. Nothing of the data is kept.
"""

import csv
import gzip
import math
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from random import Random
from statistics import fmean
from time import perf_counter

from bench.report import Figure, arguments, ratio, show
from core.learning.estimate import (
    MIDDLING,
    NEW_LEARNER,
    NEW_SKILL,
    Belief,
    Estimate,
    item_prior,
    observe,
    predict,
)
from core.learning.mastery import Level, Mastery, Practice, level, mastery, typical_ease
from core.learning.outcome import Outcome

SEED = 42
RESAMPLES = 300
NEXT_ANSWERS = 5
PSEUDO_ANSWERS = 5
BINS = 10
OUTCOMES = {correct: Outcome(correct) for correct in (False, True)}


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of a log: the first go of a learner at an item."""

    learner: str
    item: str
    skill: str
    correct: bool


@dataclass(frozen=True, slots=True)
class Log:
    """The answers of the training learners and of the test learners, each in the order they were given."""

    name: str
    train: Sequence[Answer]
    test: Sequence[Answer]


@dataclass(slots=True)
class Replay:
    """The estimates of all learners, skills and items at one point of a log."""

    learners: dict[str, Estimate] = field(default_factory=dict[str, Estimate])
    skills: dict[tuple[str, str], Estimate] = field(default_factory=dict[tuple[str, str], Estimate])
    items: dict[str, Estimate] = field(default_factory=dict[str, Estimate])

    def step(self, answer: Answer, *, items_learn: bool) -> float:
        """The probability given to the answer before it was seen; then learn from it."""
        own = (answer.learner, answer.skill)
        belief = Belief(
            self.learners.get(answer.learner, NEW_LEARNER),
            self.skills.get(own, NEW_SKILL),
            self.items.get(answer.item, UNMARKED_ITEM),
        )
        probability = predict(belief)
        learned = observe(belief, OUTCOMES[answer.correct]).belief
        self.learners[answer.learner], self.skills[own] = learned.learner, learned.skill
        if items_learn:
            self.items[answer.item] = learned.item
        return probability


UNMARKED_ITEM = item_prior(MIDDLING)


def read_logs(folder: Path) -> Iterator[Log]:
    """The three logs of the data folder, one at a time. Raises FileNotFoundError."""
    for name in ("assistments09", "statics"):
        train, test = (_answers(folder / f"responses-{name}-{split}.tsv.gz") for split in ("train", "test"))
        yield Log(name, [answer for answer, _ in train], [answer for answer, _ in test])
    rows = list(_answers(folder / "responses-assist2015.tsv.gz"))
    yield Log("assist2015", [a for a, fold in rows if fold != "5"], [a for a, fold in rows if fold == "5"])


def _answers(path: Path) -> Iterator[tuple[Answer, str]]:
    """Each row with its fold, if it has one; where a log names no items, the skill is the item."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            item = row.get("item_id") or row["skill_id"]
            yield Answer(row["user_id"], item, row["skill_id"], row["correct"] == "1"), row.get("fold", "")


def item_means(train: Iterable[Answer]) -> Callable[[Answer], float]:
    """The baseline: the share of right answers to the item, with five answers at the overall mean added to it."""
    tallies: defaultdict[str, list[bool]] = defaultdict(list)
    for answer in train:
        tallies[answer.item].append(answer.correct)
    overall = fmean(correct for tally in tallies.values() for correct in tally)
    means = {i: (sum(t) + PSEUDO_ANSWERS * overall) / (len(t) + PSEUDO_ANSWERS) for i, t in tallies.items()}
    return lambda answer: means.get(answer.item, overall)


def auc(probabilities: Sequence[float], correct: Sequence[bool]) -> float:
    """The chance that a right answer was given a higher probability than a wrong one; ties count half."""
    order = sorted(zip(probabilities, correct, strict=True))
    bounds = [0, *(n for n, (a, b) in enumerate(pairwise(order), 1) if a[0] != b[0]), len(order)]
    rank_sum = 0.0
    for start, end in pairwise(bounds):
        rank_sum += (start + 1 + end) / 2 * sum(right for _, right in order[start:end])
    rights = sum(correct)
    return (rank_sum - rights * (rights + 1) / 2) / (rights * (len(order) - rights))


def losses(probabilities: Iterable[float], correct: Iterable[bool]) -> list[float]:
    """The log loss of each prediction, in nats."""
    return [-math.log(p if right else 1 - p) for p, right in zip(probabilities, correct, strict=True)]


def calibration_error(probabilities: Iterable[float], correct: Iterable[bool]) -> float:
    """The mean distance of predicted and observed shares over ten equal bins, weighted by their answers."""
    gaps = [0.0] * BINS
    answers = 0
    for p, right in zip(probabilities, correct, strict=True):
        gaps[min(BINS - 1, int(p * BINS))] += p - right
        answers += 1
    return sum(map(abs, gaps)) / answers


def gain_interval(log: Sequence[Answer], gains: Sequence[float]) -> tuple[float, float]:
    """The 95% interval of a mean over answers, by a bootstrap over learners."""
    by_learner: defaultdict[str, list[float]] = defaultdict(list)
    for answer, gain in zip(log, gains, strict=True):
        by_learner[answer.learner].append(gain)
    sums = [(sum(own), len(own)) for own in by_learner.values()]
    rng = Random(SEED)
    means: list[float] = []
    for _ in range(RESAMPLES):
        sample = rng.choices(sums, k=len(sums))
        means.append(sum(total for total, _ in sample) / sum(answers for _, answers in sample))
    means.sort()
    return means[round(0.025 * RESAMPLES)], means[round(0.975 * RESAMPLES) - 1]


type Rule = Callable[[Mastery, Practice], bool]
RULES: dict[str, Rule] = {
    "the mastery rule": lambda reached, practice: level(reached, practice) is Level.MASTERED,
    "three in a row": lambda _, practice: practice.right_in_a_row >= 3,
}


def after_mastery(trained: Replay, log: Log, rule: Rule) -> tuple[int, float]:
    """Replay the test learners; how many of their skills a rule declares mastered at some answer, and the share of
    right answers among the next five or fewer in the skill after it first does.
    """
    ease = _ease_by_skill(trained, log.train)
    replay = Replay(items=dict(trained.items))
    tallies: defaultdict[tuple[str, str], Practice] = defaultdict(Practice)
    later: defaultdict[tuple[str, str], list[bool]] = defaultdict(list)
    for answer in log.test:
        own = (answer.learner, answer.skill)
        if own in later:
            later[own].append(answer.correct)
        replay.step(answer, items_learn=False)
        tallies[own] = tallies[own].after(OUTCOMES[answer.correct])
        reached = mastery(replay.learners[answer.learner], replay.skills[own], ease(answer.skill))
        if own not in later and rule(reached, tallies[own]):
            later[own] = []
    judged = [right for rights in later.values() for right in rights[:NEXT_ANSWERS]]
    return len(later), fmean(judged) if judged else math.nan


def _ease_by_skill(trained: Replay, train: Iterable[Answer]) -> Callable[[str], float]:
    items: defaultdict[str, set[str]] = defaultdict(set)
    for answer in train:
        items[answer.skill].add(answer.item)
    eases = {skill: typical_ease(trained.items[item] for item in own) for skill, own in items.items()}
    return lambda skill: eases.get(skill, typical_ease(()))


def measure(log: Log) -> list[Figure]:
    """All figures of one log."""
    trained = Replay()
    started = perf_counter()
    for answer in log.train:
        trained.step(answer, items_learn=True)
    microseconds = (perf_counter() - started) / len(log.train) * 1e6
    return [
        Figure("answers of training learners", len(log.train), group=log.name),
        Figure("answers of test learners", len(log.test), group=log.name),
        Figure("predict and update, with look-ups", microseconds, "µs", log.name),
        *_prediction_figures(trained, log),
        *_mastery_figures(trained, log),
    ]


def _prediction_figures(trained: Replay, log: Log) -> Iterator[Figure]:
    replay = Replay(items=dict(trained.items))
    predictions = {
        "learner model": [replay.step(answer, items_learn=False) for answer in log.test],
        "item mean": list(map(item_means(log.train), log.test)),
    }
    correct = [answer.correct for answer in log.test]
    for name, probabilities in predictions.items():
        yield Figure(f"AUC, {name}", auc(probabilities, correct), group=log.name)
        yield Figure(f"log loss, {name}", fmean(losses(probabilities, correct)), "nats", log.name)
        yield Figure(f"calibration error, {name}", calibration_error(probabilities, correct), group=log.name)
    ours, theirs = (losses(probabilities, correct) for probabilities in predictions.values())
    yield ratio("log loss, model to item mean", fmean(ours), fmean(theirs), group=log.name)
    low, high = gain_interval(log.test, [b - m for m, b in zip(ours, theirs, strict=True)])
    yield Figure("log loss saved, 95% from", low, "nats", log.name)
    yield Figure("log loss saved, 95% to", high, "nats", log.name)


def _mastery_figures(trained: Replay, log: Log) -> Iterator[Figure]:
    skills = len({(answer.learner, answer.skill) for answer in log.test})
    yield Figure("skills of test learners", skills, group=log.name)
    for name, rule in RULES.items():
        declared, accuracy = after_mastery(trained, log, rule)
        yield Figure(f"declared by {name}", declared, group=log.name)
        yield Figure(f"right in the next ≤ {NEXT_ANSWERS} after {name}", accuracy, group=log.name)


def main() -> int:
    assert __doc__ is not None
    parser = arguments(__doc__)
    parser.add_argument("data", type=Path, metavar="DATA_DIR", help="the folder with responses-*.tsv.gz")
    options = parser.parse_args()
    try:
        figures = [figure for log in read_logs(options.data) for figure in measure(log)]
    except FileNotFoundError as missing:
        print(
            f"There is no {missing.filename}. This benchmark replays public response logs that are not part of "
            "Parley: name the folder that holds responses-assistments09-train.tsv.gz and the others.",
            file=sys.stderr,
        )
        return 2
    return show("learner", figures, as_json=options.json)


if __name__ == "__main__":
    sys.exit(main())
