"""What is a submission, and which challenge comes next."""

import pytest

from core.course.model import Course
from core.features.challenge import rules
from tests.core.course.conftest import course

__all__ = ["course"]


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("", "challenge-empty"),
        ("  \n\t\n", "challenge-empty"),
        ("# later\n", "challenge-empty"),
        ("def double(n):\n    ...\n\n# hm", "challenge-unchanged"),
        ("x" * 20_001, "challenge-too-long"),
        ("I don't know how to begin", "challenge-not-code"),
        ("hint", "challenge-not-code"),
        ("what is a function?", "challenge-not-code"),
        ("'", None),
        ("def double(n): return n", None),
        ("print hello", None),
        ("n * 2", None),
    ],
)
def test_what_is_no_submission_is_told_apart(course: Course, source: str, why: str | None) -> None:
    assert rules.refusal(course.challenge("double"), source) == why


def test_white_space_and_comments_make_no_difference(course: Course) -> None:
    challenge = course.challenge("double")
    assert rules.same(challenge, "a = 1\nb = 2\n", "# so\na = 1   \n\n\nb = 2")
    assert not rules.same(challenge, "if a:\n    b()", "if a:\nb()"), "an indent does"


def test_a_typical_wrong_solution_is_known_by_its_text(course: Course) -> None:
    challenge = course.challenge("double")
    found = rules.known_mistake(challenge, "def double(n):\n\n    return n * n   # squared?\n")
    assert found is None, "a comment behind code is not looked into"
    found = rules.known_mistake(challenge, "def double(n):\n\n    return n * n\n")
    assert found
    assert found.feedback == "This multiplies the number by itself."


def test_the_next_challenge_goes_round_and_ends(course: Course) -> None:
    easy, hard = rules.in_order(course)
    assert (easy.id, hard.id) == ("louder", "double")
    assert rules.next_of(course, ()) is easy
    assert rules.next_of(course, (), easy) is hard
    assert rules.next_of(course, (), hard) is easy
    assert rules.next_of(course, {"louder"}, hard) is None
