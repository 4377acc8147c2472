"""Answers are scored beside references, by weights of our own or by what graders did, and near graded answers."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.explaining.scorer import FEWEST, Example, Graded, Scorer

QUESTION = "What is a stack?"
REFERENCES = ("A structure in which the last element added is the first one removed.",)
PRIOR = Scorer.prior(
    [QUESTION, *REFERENCES, "What is a queue?", "The first element added is the first removed."]
)


def _score(answer: str, *graded: Graded) -> float:
    return PRIOR.score(QUESTION, REFERENCES, answer, graded)


def test_saying_it_scores_above_saying_part_above_repeating_the_question_above_something_else():
    said = [
        "The last element that is added is the first that is removed.",
        "The last element comes first.",
        "A stack is a stack.",
        "My dog likes pizza.",
    ]
    scores = list(map(_score, said))
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


def test_bent_and_mistyped_words_count():
    right, mistyped, other = map(
        _score,
        (
            "last element added, first removed",
            "last elemnt adding, first remooved",
            "last thing, first thing",
        ),
    )
    assert right > mistyped > other


def test_the_closest_of_several_references_counts():
    both = (*REFERENCES, "Last in, first out.")
    assert PRIOR.score(QUESTION, both, "last in first out") > _score("last in first out")


def test_a_graded_answer_draws_the_score_of_those_like_it():
    answer, alone = "like plates in a pile", _score("like plates in a pile")
    assert _score(answer, Graded("like a pile of plates", 1.0)) > alone
    assert _score(answer, Graded("like a pile of plates", 0.0)) < alone
    near = _score(answer, Graded("like a pile of plates", 1.0)) - alone
    far = _score(answer, Graded("you push on it and pop from it", 1.0)) - alone
    assert near > far


@given(
    st.text(max_size=80),
    st.lists(st.tuples(st.text(max_size=40), st.floats(0, 1)), max_size=4),
    st.lists(st.text(max_size=40), max_size=2),
)
def test_a_score_lies_between_0_and_1_whatever_is_said(
    answer: str, graded: list[tuple[str, float]], references: list[str]
):
    score = PRIOR.score(QUESTION, references, answer, [Graded(*one) for one in graded])
    assert 0 <= score <= 1


FILLING = [
    "it",
    "goes",
    "through",
    "the",
    "row",
    "from",
    "left",
    "once",
    "again",
    "and",
    "then",
    "we",
    "count",
    "them",
    "all",
    "very",
    "slowly",
]


def _counted(number: int) -> Example:
    """An answer of a community where only answers with the number in them are taken for good."""
    rng = Random(number)
    words = [*rng.sample(FILLING, rng.randrange(2, 9)), "12" if number % 2 else "some", "steps"]
    return Example(
        f"How does way {number // 4} work?", ("It takes 12 steps.",), " ".join(words), float(number % 2)
    )


def test_a_fitted_scorer_has_learnt_what_its_graders_look_for():
    scorer = Scorer.fit([_counted(number) for number in range(FEWEST)])
    right, wrong = scorer.scores(
        "How does another way work?", ("It takes 12 steps.",), ["I think 12 steps", "I think some steps"]
    )
    assert right > 0.8
    assert wrong < 0.2


def test_too_few_graded_answers_change_no_weight():
    few = [_counted(number) for number in range(FEWEST - 1)]
    prior = Scorer.prior(text for one in few for text in (one.question, *one.references, one.answer))
    answer = "It takes 12 steps to go through"
    assert Scorer.fit(few).score(few[0].question, few[0].references, answer) == pytest.approx(
        prior.score(few[0].question, few[0].references, answer)
    )


def test_answers_score_alike_alone_and_among_others():
    scorer = Scorer.fit([_counted(number) for number in range(FEWEST)])
    graded = [Graded("it takes 12 steps", 1.0), Graded("no idea", 0.0)]
    answers = ["it takes 12 steps, I think", "it depends", ""]
    together = scorer.scores(QUESTION, REFERENCES, answers, graded)
    assert together == pytest.approx([scorer.score(QUESTION, REFERENCES, one, graded) for one in answers])
