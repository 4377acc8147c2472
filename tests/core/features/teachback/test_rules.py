"""Which lesson is to be explained, how long is asked, and what is an explanation at all."""

import re
from pathlib import Path

import pytest

from core.explaining.concepts import prose_of
from core.explaining.gaps import appraise
from core.features.teachback import rules
from core.features.teachback.reading import in_other_words, is_one_of, unreadable
from core.features.teachback.rules import MOST, Asked, Teaching, answers, to_teach, wants_more
from tests.core.explaining.lessons import COURSES, TOLD, course_of, lesson_of, without

MEMORY = course_of("how-memory-works")
FIRST, SECOND, THIRD = (one.id for one in MEMORY.lessons)
FEW = 20
"""Words below which it may be that nobody can tell."""
WORDS = Path(__file__).parents[4] / "core" / "features" / "teachback" / "words"


@pytest.mark.parametrize(
    ("done", "begun", "taught", "lesson"),
    [
        ((), (), (), None),
        ((), (FIRST,), (), FIRST),
        ((), (FIRST,), (FIRST,), FIRST),
        ((FIRST, SECOND), (FIRST, SECOND, THIRD), (), SECOND),
        ((FIRST, SECOND), (FIRST, SECOND, THIRD), (SECOND,), FIRST),
        ((FIRST, SECOND), (FIRST, SECOND, THIRD), (FIRST, SECOND), THIRD),
        ((FIRST, SECOND), (FIRST, SECOND), (FIRST, SECOND), SECOND),
    ],
)
def test_the_last_lesson_that_is_done_and_not_explained_comes_first(
    done: tuple[str, ...], begun: tuple[str, ...], taught: tuple[str, ...], lesson: str | None
) -> None:
    found = to_teach(MEMORY, done, begun, taught)
    assert (found and found.id) == lesson


def test_one_question_is_asked_in_any_case_and_never_more_than_three() -> None:
    lesson, course = lesson_of("python-first-steps", "lists")
    told = TOLD["python-first-steps", "lists"]
    everything, something = " ".join(told.values()), told["part Two names, one list"]
    for text, most in ((everything, 1), (something, 3)):
        seen = appraise(lesson, course, text)
        at = rules.told(rules.at(course, lesson), text)
        asked = 0
        while wants_more(at.teaching, seen):
            asked += 1
            at = rules.asked(at, Asked(words="Why?", key=f"tutee-part/0/{asked}"))
        assert asked == most


def test_where_no_room_is_left_for_an_answer_nothing_more_is_asked() -> None:
    lesson, course = lesson_of("python-first-steps", "lists")
    seen = appraise(lesson, course, "A list is a list.")
    full = Teaching(
        course=course.id,
        lesson=lesson.id,
        told=("a" * (MOST - 10),),
        asked=(Asked(words="Why?", key="a/0/b"),),
    )
    assert not wants_more(full, seen)


def test_an_explanation_answers_the_belief_that_it_puts_right_and_none_that_it_leaves_out() -> None:
    lesson, course = lesson_of("python-first-steps", "lists")
    told = TOLD["python-first-steps", "lists"]
    assert answers(appraise(lesson, course, " ".join(told.values())), course) == "alias-is-copy"
    assert answers(appraise(lesson, course, without(told, "alias-is-copy")), course) != "alias-is-copy"


@pytest.mark.parametrize("course", COURSES)
def test_every_paragraph_of_a_course_can_be_read_as_its_language(course: str) -> None:
    paragraphs = [
        one for lesson in course_of(course).lessons for text in prose_of(lesson) for one in text.split("\n\n")
    ]
    told = [one for place, parts in TOLD.items() if place[0] == course for one in parts.values()]
    for one in (*paragraphs, *told):
        assert not in_other_words(re.findall(r"\w+", one.casefold()), one, "en"), one
    assert len(paragraphs) > 50


def test_spanish_is_told_from_english_both_ways() -> None:
    for language, other in (("en", "es"), ("es", "en")):
        text = (WORDS / f"{language}.ftl").read_text("utf-8")
        for line in re.findall(r"= ([^{}|\n]{60,}[.:])$", text, re.MULTILINE):
            said = re.findall(r"\w+", line.casefold())
            assert not in_other_words(said, line, language), line
            assert in_other_words(said, line, other) or len(said) < FEW, line


def test_nobody_can_tell_in_a_language_that_is_not_known() -> None:
    text = "etwas ganz anderes als das was man hier erwartet hatte"
    assert not in_other_words(re.findall(r"\w+", text), text, "de")


def test_what_has_no_answer_is_known_whatever_its_signs() -> None:
    assert is_one_of("No idea!", "no idea|idk")
    assert is_one_of("  IDK ", "no idea|idk")
    assert not is_one_of("No idea is the same as another.", "no idea|idk")


def test_a_whole_program_needs_no_words_and_an_answer_no_sentence() -> None:
    lesson, course = lesson_of("python-first-steps", "lists")
    fresh = rules.at(course, lesson)
    assert unreadable(fresh, "```python\nprint(1)\n```") == ""
    assert unreadable(fresh, "one") == "short"
    begun = rules.told(fresh, "A list.")
    assert unreadable(begun, "one") == ""
    assert unreadable(begun, "3") == ""
    assert unreadable(begun, "👍") == "no-words"
