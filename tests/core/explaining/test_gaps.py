"""An explanation is seen for what it covers, what it gets wrong, and how it is told; with room for other words."""

import pytest

from core.explaining.believing import suspicious
from core.explaining.concepts import ideas_of, prose_of, rarity_of
from core.explaining.gaps import appraise
from core.explaining.manner import Band, clarity, example, lix
from core.explaining.scorer import Graded
from core.explaining.wording import sentences
from tests.core.explaining.lessons import COURSES, TOLD, course_of, lesson_of

SAID = {
    "lists": "When you write b = a you only give the same list a second name, like a nickname for a person. If you change "
    "the list through b, a shows the change too. If you need your own list, make a copy with a.copy().",
    "loops": "total = 0 inside the loop wipes out what was collected, because it happens again in each round. So in the "
    "last round the total is 0 plus the last number. Put the start before the loop and it keeps what it has so far.",
    "functions": "print only shows the value on the screen for people to look at. return hands it back to whoever called "
    "the function, so the program can go on working with it. The waiter who calls out the plate is print.",
    "why-we-forget": "If you close the book and try to remember, you have to find the words yourself, and that makes memory "
    "grow. Rereading only puts the words in front of you once more. People who reread knew more after five minutes, but a "
    "week later those who had tried knew more, 61 % against 40 %.",
}


def _appraised(lesson_id: str, explanation: str):
    name = next(name for name in COURSES if course_of(name).find_lesson(lesson_id))
    lesson, course = lesson_of(name, lesson_id)
    return appraise(lesson, course, explanation)


@pytest.mark.parametrize("lesson", SAID)
def test_a_good_explanation_in_own_words_is_taken_for_one(lesson: str):
    appraisal = _appraised(lesson, SAID[lesson])
    assert appraisal.coverage in {Band.GOOD, Band.MORE}
    assert (appraisal.correctness, appraisal.clarity, appraisal.suspicious) == (Band.GOOD, Band.GOOD, None)


@pytest.mark.parametrize("lesson", SAID)
def test_what_is_about_something_else_is_to_be_looked_at_again(lesson: str):
    pizza = "Pizza is my favourite food and my dog likes to run in the park every single morning."
    appraisal = _appraised(lesson, pizza)
    assert (appraisal.coverage, appraisal.correctness) == (Band.AGAIN, Band.AGAIN)


@pytest.mark.parametrize("place", TOLD, ids=lambda place: place[0])
def test_saying_all_of_it_is_well_covered_and_leaves_no_gap(place: tuple[str, str]):
    lesson, course = lesson_of(*place)
    appraisal = appraise(lesson, course, " ".join(TOLD[place].values()))
    assert appraisal.coverage is Band.GOOD
    assert not appraisal.gaps


@pytest.mark.parametrize("course", COURSES)
def test_what_is_often_wrongly_believed_is_seen_where_it_is_said_plainly(course: str):
    rarity = rarity_of(course_of(course))
    seen = [
        suspicious(ideas_of(lesson, course_of(course)), idea.belief, rarity) == idea
        for lesson in course_of(course).lessons
        for idea in ideas_of(lesson, course_of(course))
    ]
    assert sum(seen) / len(seen) > 0.9


@pytest.mark.parametrize("course", COURSES)
def test_what_the_course_itself_says_is_hardly_ever_taken_for_a_wrong_belief(course: str):
    known = course_of(course)
    rarity = rarity_of(known)
    taken = [
        suspicious(ideas_of(lesson, known), sentence, rarity) is not None
        for lesson in known.lessons
        for text in [*prose_of(lesson), *(idea.repair for idea in ideas_of(lesson, known))]
        for sentence in sentences(text)
    ]
    assert sum(taken) / len(taken) < 0.02


@pytest.mark.parametrize(
    "said",
    [
        "Many people think that reading a thing again is the best way to keep it.",
        "Reading a thing again is not the best way to keep it.",
        "Is reading a thing again the best way to keep it?",
    ],
)
def test_to_deny_a_belief_to_ask_or_to_tell_it_of_others_is_not_to_hold_it(said: str):
    assert _appraised("why-we-forget", said).suspicious is None
    held = _appraised("why-we-forget", "Reading a thing again is the best way to keep it.")
    assert held.suspicious is not None
    assert held.suspicious.id == held.least_covered.key == "rereading-is-enough"


def test_others_grades_of_the_same_task_decide_what_counts_as_covered():
    lesson, course = lesson_of("python-first-steps", "lists")
    shelf = "A shelf with two labels: take a thing off, and it is gone under either label."
    alike = [shelf.replace("thing", thing) for thing in ("book", "cup", "plate", "vase", "clock")]
    high, low = (
        appraise(lesson, course, shelf, [Graded(answer, grade) for answer in alike]) for grade in (1.0, 0.0)
    )
    assert (high.coverage, low.coverage) == (Band.GOOD, Band.AGAIN)


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("For example, a waiter who brings the plate.", Band.GOOD),
        ("Por ejemplo, quien trae el plato.", Band.GOOD),
        ("Then you write `a.copy()` instead.", Band.GOOD),
        ("The names are like this: Ada knows it.", Band.MORE),
        ("It took 15 minutes.", Band.MORE),
        ("It is the name of the thing.", Band.AGAIN),
    ],
)
def test_an_example_is_known_by_code_or_by_being_called_one(text: str, band: Band):
    assert example(text) is band


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("It just does.", Band.AGAIN),
        ("A list keeps many things. Each has a number. The first number is zero.", Band.MORE),
        ("A list keeps many things in a row. " * 6, Band.GOOD),
        ("Una lista guarda muchas cosas en fila. " * 6, Band.GOOD),
        ("A list keeps many things and " * 12 + "then it ends.", Band.AGAIN),
        ("Instantiation encapsulates heterogeneous representational abstractions. " * 6, Band.AGAIN),
    ],
)
def test_what_is_clear_is_long_enough_in_sentences_that_are_not_too_long(text: str, band: Band):
    assert clarity(text) is band


def test_lix_adds_words_a_sentence_and_the_share_of_long_words():
    # 8 words in 2 sentences: 4; 2 of 8 with more than six letters: 25
    assert lix("We remember the words. Then we forgot everything.") == pytest.approx(29)
