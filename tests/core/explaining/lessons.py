"""Lessons of the courses that ship, and explanations of them as learners would write them, piece by piece."""

from pathlib import Path

from core.course.model import Course, Lesson
from core.words import Words
from tests.catalogues import catalogue_of

ROOT = Path(__file__).parents[3]
WORDS = Words.load([ROOT / "core" / "words"])
COURSES = ("python-first-steps", "how-memory-works")

LISTS = {
    "part Two names, one list": "After b = a there is one list with two names, like a nickname. Change it by either name, "
    "and the other name shows the change.",
    "alias-is-copy": "If you want your own list, copy it: a.copy() gives a list that was made for that name alone.",
    "part Lists can change": 'A list is not like a string: guests.append("Dora") or any such method changes the list '
    "itself and replaces nothing.",
    "part The first one is number 0": "The index counts steps from the beginning, in square brackets, so the first "
    "element has index 0.",
    "in-looks-inside-elements": "Python compares the whole word, exactly.",
    "part Is it in there?": '"Zoe" in guests is True or False, and it is strict: "ben" and "Ben" are almost the same, but '
    "not in the list. not in is the opposite.",
}
PRACTICE = {
    "part How long a gap?": "The longer away the test, the longer the gap: days for a test in three weeks. A gap that is "
    "too short costs more than one too long at review.",
    "part What beside what?": "Instead of ten problems about circles as a block, shuffle circles, cubes and cones.",
    "one-gap-fits-all": "The gap grows with how long you want to remember, yet as a share it shrinks.",
    "one-kind-at-a-time": "In a mixed pile you choose the method yourself, since the question does not tell you, and that "
    "makes it real.",
    "more-time-in-all": "In a fair experiment both groups had the same time, they differ in the gaps.",
    "mixing-trains-speed": "The mix adds a step before the sum: seeing which one the question needs.",
}
TOLD = {("python-first-steps", "lists"): LISTS, ("how-memory-works", "when-to-practise"): PRACTICE}
"""For each concept of a lesson, by its key, how a learner may put it."""


def course_of(name: str) -> Course:
    return catalogue_of(ROOT / "content").course(name)


def lesson_of(name: str, lesson: str) -> tuple[Lesson, Course]:
    course = course_of(name)
    return course.lesson(lesson), course


def without(told: dict[str, str], gap: str) -> str:
    """An explanation of everything but one concept."""
    return " ".join(piece for key, piece in told.items() if key != gap)
