"""What can be assigned to a class."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is to be done."""

    LESSON = "lesson"
    QUIZ = "quiz"
    CHALLENGE = "challenge"
    REVIEW = "review"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something to do in a course: a lesson, a quiz on all questions of one, a challenge (`item`), or reviews on `count` days."""

    course: str
    kind: Kind
    lesson: str = ""
    item: str = ""
    count: int = 0
