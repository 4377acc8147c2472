"""The replay of response logs measures what it says, and lets no answer leak into its own prediction."""

import csv
import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest

from bench.learner import RULES, Answer, Log, Replay, after_mastery, auc, calibration_error, item_means, main
from core.learning.estimate import logistic


def simulated(learners: Iterable[int], seed: int) -> list[Answer]:
    rng = Random(seed)
    answers: list[Answer] = []
    for learner in learners:
        ability = rng.gauss(0, 0.9)
        for _ in range(25):
            item = rng.randrange(12)
            right = rng.random() < logistic(ability + 2.4 - 0.3 * item)
            answers.append(Answer(f"{learner}", f"{item}", f"{item % 3}", right))
    return answers


TRAIN, TEST = simulated(range(60), 1), simulated(range(100, 130), 2)


def trained() -> Replay:
    replay = Replay()
    for answer in TRAIN:
        replay.step(answer, items_learn=True)
    return replay


def predictions(answers: list[Answer]) -> list[float]:
    replay = trained()
    return [replay.step(answer, items_learn=False) for answer in answers]


@pytest.mark.parametrize("at", [0, 300, len(TEST) - 1])
def test_flipping_an_answer_changes_only_later_predictions_for_the_same_learner(at: int):
    flipped = [*TEST]
    flipped[at] = Answer(TEST[at].learner, TEST[at].item, TEST[at].skill, not TEST[at].correct)
    changed = [
        n for n, (a, b) in enumerate(zip(predictions(TEST), predictions(flipped), strict=True)) if a != b
    ]
    same_learner_later = [n for n in range(at + 1, len(TEST)) if TEST[n].learner == TEST[at].learner]
    assert changed == same_learner_later


def test_the_learner_model_beats_the_item_mean_on_simulated_learners():
    correct = [answer.correct for answer in TEST]
    baseline = item_means(TRAIN)
    assert auc(predictions(TEST), correct) > auc([baseline(answer) for answer in TEST], correct) + 0.02


def test_auc_counts_pairs_in_order_and_half_of_ties():
    # right: .8 and .4, wrong: .4 and .2 → pairs won 1 + 1 + ½ + 1 of 4
    assert auc([0.8, 0.4, 0.4, 0.2], [True, True, False, False]) == pytest.approx(3.5 / 4)


def test_calibration_error_is_the_weighted_gap_of_the_bins():
    # bin .2–.3: 2 × .25 predicted, 1 right, gap .5; bin .9–1: 2 × .95 predicted, 2 right, gap .1
    assert calibration_error([0.25, 0.25, 0.95, 0.95], [True, False, True, True]) == pytest.approx(0.6 / 4)


def test_mastery_is_judged_only_by_answers_after_it():
    first_three = [Answer("x", "0", "0", True)] * 3
    last_two = [Answer("x", "0", "0", False)] * 2
    log = Log("log", TRAIN, [*first_three, *last_two])
    assert after_mastery(trained(), log, RULES["three in a row"]) == (1, 0.0)


def write(path: Path, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    with gzip.open(path, "wt", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter="\t").writerows([columns, *rows])


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["bench.learner", *arguments])
    return main()


def test_the_logs_of_a_folder_are_replayed_and_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    columns = ("user_id", "item_id", "timestamp", "correct", "skill_id")
    for name in ("assistments09", "statics"):
        for split, answers in (("train", TRAIN), ("test", TEST)):
            rows = ((a.learner, a.item, 0, int(a.correct), a.skill) for a in answers)
            write(tmp_path / f"responses-{name}-{split}.tsv.gz", columns, rows)
    folds = ((1 + n % 5, a.learner, a.skill, int(a.correct)) for n, a in enumerate(TRAIN))
    write(tmp_path / "responses-assist2015.tsv.gz", ("fold", "user_id", "skill_id", "correct"), folds)
    assert run(monkeypatch, str(tmp_path), "--json") == 0
    figures = json.loads(capsys.readouterr().out)["figures"]
    answers = {f["group"]: f["value"] for f in figures if f["name"] == "answers of test learners"}
    assert answers == {"assistments09": len(TEST), "statics": len(TEST), "assist2015": len(TRAIN) // 5}


def test_a_missing_folder_is_named_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    assert run(monkeypatch, str(tmp_path / "nowhere")) == 2
    said = capsys.readouterr().err
    assert "nowhere/responses-assistments09-train.tsv.gz" in said
    assert "name the folder" in said
