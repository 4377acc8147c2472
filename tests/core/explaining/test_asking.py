"""The listener asks why or how about the widest gap, in the learner's own words, and not the same twice in a row."""

import re
from itertools import pairwise

import pytest

from core.chat import plain
from core.explaining.asking import wonder
from core.explaining.gaps import appraise
from tests.core.explaining.lessons import COURSES, TOLD, WORDS, course_of, lesson_of, without

LANGUAGES = ("en", "es")
WHY_OR_HOW = {"en": r"\b(?:why|how)\b", "es": r"\b(?:por qué|cómo)\b"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", TOLD, ids=lambda place: place[0])
def test_five_explanations_with_different_gaps_get_five_different_questions(
    place: tuple[str, str], language: str
):
    lesson, course = lesson_of(*place)
    questions: list[str] = []
    for gap in list(TOLD[place])[:5]:
        explanation = without(TOLD[place], gap)
        question = wonder(appraise(lesson, course, explanation))
        assert question.concept.key == gap
        assert question.said in explanation
        put = question.put(WORDS.say(language))
        assert plain(question.said) in put
        questions.append(put)
    assert len(set(questions)) == 5


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("course", COURSES)
def test_whatever_was_explained_one_why_or_how_is_asked_and_never_the_same_twice_in_a_row(
    course: str, language: str
):
    for lesson in course_of(course).lessons:
        for explanation in ("", "I don't know?", lesson.summary, " ".join(_prose(course, lesson.id))):
            appraisal = appraise(lesson, course_of(course), explanation)
            asked: list[str] = []
            put: list[str] = []
            for _ in range(9):
                question = wonder(appraisal, asked)
                asked.append(question.key)
                put.append(question.put(WORDS.say(language)))
            assert all(one != two for one, two in pairwise(put))
            assert all(text.count("?") == 1 for text in put)
            assert all(re.search(WHY_OR_HOW[language], text, re.IGNORECASE) for text in put)


def _prose(course: str, lesson: str) -> list[str]:
    return [
        mistaken.repair
        for mistaken in course_of(course).misconceptions
        if mistaken.skill in course_of(course).lesson(lesson).skills
    ]


def test_every_gap_is_asked_about_before_one_is_asked_about_again():
    lesson, course = lesson_of("python-first-steps", "lists")
    appraisal = appraise(lesson, course, "A list is like a shelf with many things on it.")
    asked: list[str] = []
    about: list[str] = []
    for _ in appraisal.gaps:
        question = wonder(appraisal, asked)
        asked.append(question.key)
        about.append(question.concept.key)
    assert about == [gap.key for gap in appraisal.gaps]


def test_a_wrong_belief_is_asked_back_in_the_learners_words_and_not_told_again():
    lesson, course = lesson_of("python-first-steps", "lists")
    question = wonder(
        appraise(lesson, course, "b = a makes a second list, so when I change b, a stays as it was.")
    )
    assert (question.concept.key, question.word) == ("alias-is-copy", "tutee-doubt")
    assert question.said == "b = a makes a second list"
    assert course.misconception("alias-is-copy").belief not in question.put(WORDS.say("en"))


def test_where_nothing_was_said_yet_the_listener_asks_how_it_begins():
    lesson, course = lesson_of("how-memory-works", "why-we-forget")
    assert wonder(appraise(lesson, course, "…")).word == "tutee-begin"


def test_where_nothing_is_missing_the_listener_asks_further():
    lesson, course = lesson_of("python-first-steps", "lists")
    appraisal = appraise(lesson, course, " ".join(TOLD["python-first-steps", "lists"].values()))
    assert not appraisal.gaps
    assert wonder(appraisal).word == "tutee-deeper"
