"""The scoring of graded answers measures what it says, and sees no grade that it predicts."""

import csv
import gzip
import json
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from bench import explanations
from bench.explanations import FOLDS, Row, Unseen, by_question, deal, decisions, fitted, main, unfitted
from core.explaining.scorer import Example

NOUNS = [
    "stack",
    "queue",
    "tree",
    "list",
    "node",
    "array",
    "pointer",
    "loop",
    "class",
    "graph",
    "heap",
    "string",
]
VERBS = ["holds", "moves", "copies", "frees", "counts", "sorts"]


def simulated(answers: int = 26) -> list[Row]:
    """Questions about things; the more of the reference an answer has, the better its grade."""
    rng = Random(1)
    rows: list[Row] = []
    for number, noun in enumerate(NOUNS):
        reference = " ".join(rng.sample(VERBS, 3) + rng.sample(NOUNS, 3))
        for _ in range(answers):
            kept = [word for word in reference.split() if rng.random() < 0.6]
            example = Example(
                f"What does the {noun} do?",
                (reference,),
                " ".join([*kept, *rng.sample(NOUNS, 2)]),
                round(len(kept) / 6, 2),
            )
            noisy = min(5.0, max(0.0, example.grade * 5 + rng.choice((-1, 0, 1))))
            rows.append(Row(str(number), example, (example.grade * 5, noisy), rng.random() < 0.3))
    return rows


ROWS = simulated()


def regraded(rows: list[Row], at: int) -> list[Row]:
    return [
        replace(row, example=replace(row.example, grade=1 - row.example.grade)) if n == at else row
        for n, row in enumerate(rows)
    ]


def test_a_grade_changes_no_score_of_its_own_question_unless_it_is_shown(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(explanations, "FOLDS", 4)  # each is a scorer that is fitted
    before, after = (Unseen.of(rows, fitted, 1).predict() for rows in (ROWS, regraded(ROWS, 0)))
    own = by_question(ROWS)["0"]
    assert [before[n] for n in own] == [after[n] for n in own]
    assert any(before[n] != after[n] for n in before if n not in own)


def test_what_is_shown_is_not_scored_and_draws_only_its_own_question():
    plain = Unseen.of(ROWS, unfitted, 1).predict()
    unseen = Unseen.of(ROWS, unfitted, 1)
    drawn = unseen.predict(known=5)
    for places in by_question(ROWS).values():
        assert len([n for n in places if n in drawn]) == len(places) - 5
    shown = next(n for n in by_question(ROWS)["0"] if n not in drawn)
    changed = Unseen(regraded(ROWS, shown), unseen.scorers).predict(known=5)
    assert {ROWS[n].id for n in drawn if drawn[n] != changed[n]} == {"0"}
    assert any(drawn[n] != plain[n] for n in drawn)


def test_the_same_question_under_two_numbers_lies_in_one_fold():
    twice = [*ROWS, *(replace(row, id=f"again {row.id}") for row in ROWS[:26])]
    folds = deal({row.asked for row in twice}, 1)
    assert len(folds) == FOLDS
    assert sum("what does the stack do?" in fold for fold in folds) == 1
    assert len(by_question(twice)) == len(NOUNS) + 1


def test_a_decision_is_right_on_the_side_of_its_grade():
    rows = [replace(row, example=replace(row.example, grade=round(row.example.grade))) for row in ROWS]
    train, test = ([row for row in rows if row.test is late] for late in (False, True))
    scorer = fitted([row.example for row in train])
    rights = decisions(scorer, train, test)
    turned = [replace(row, example=replace(row.example, grade=1 - row.example.grade)) for row in test]
    assert decisions(scorer, train, turned) == {
        question: [not right for right in own] for question, own in rights.items()
    }


def write(folder: Path, rows: list[Row]) -> None:
    with gzip.open(folder / "answers-cs.csv.gz", "wt", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["question_id", "question", "reference", "answer", "score_1", "score_2", "score"])
        for row in rows:
            one = row.example
            table.writerow(
                [row.id, one.question, one.references[0], one.answer, *row.grades, sum(row.grades) / 2]
            )
    with gzip.open(folder / "answers-beetle.tsv.gz", "wt", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter="\t")
        table.writerow(["question_id", "split", "question", "answer", "references", "label"])
        for row in rows:
            one = row.example
            label = "correct" if one.grade > 0.5 else "contradictory"
            split = "unseen-answers" if row.test else "train"
            table.writerow([row.id, split, one.question, one.answer, f"{one.references[0]} || ", label])


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["bench.explanations", *arguments])
    return main()


def test_the_answers_of_a_folder_are_scored_and_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    write(tmp_path, ROWS)
    for name, less in (("DEALS", 1), ("RESAMPLES", 100), ("TIMED", 5)):
        monkeypatch.setattr(explanations, name, less)
    run(monkeypatch, str(tmp_path), "--json")
    figures = {f["name"]: f for f in json.loads(capsys.readouterr().out)["figures"]}
    assert figures["answers"]["value"] == len(ROWS)
    assert figures["answers of the test"]["value"] == sum(row.test for row in ROWS)
    fit = figures["Pearson, fitted, unseen questions"]
    assert fit["value"] > 0.6
    assert (fit["at_least"], figures["Pearson, fitted, 10 graded answers shown"]["at_least"]) == (0.6, 0.7)
    low, high = (figures[f"Pearson, fitted, unseen questions, 95% {end}"]["value"] for end in ("from", "to"))
    assert low < fit["value"] < high
    assert figures["accuracy, fitted, with neighbours of the same question"]["at_least"] == 0.84


def test_a_missing_folder_is_named_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    assert run(monkeypatch, str(tmp_path / "nowhere")) == 2
    said = capsys.readouterr().err
    assert "nowhere/answers-cs.csv.gz" in said
    assert "name the folder" in said
