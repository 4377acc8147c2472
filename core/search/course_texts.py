"""What each course is found by in the catalogue's full-text search."""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from core.course.model import Course, Prose
from core.store.courses import CourseText


def course_texts(courses: Iterable[Course]) -> list[CourseText]:
    """The searchable text of each course: its title, and all its prose."""
    return [_text(course) for course in courses]


def _text(course: Course) -> CourseText:
    body = "\n".join(_prose(course))
    return CourseText(
        course=course.id,
        revision=sha256(f"{course.language}\n{course.title}\n{body}".encode()).hexdigest(),
        language=course.language,
        title=course.title,
        body=body,
    )


def _prose(course: Course) -> Iterator[str]:
    yield course.summary
    for skill in course.skills:
        yield f"{skill.title}. {skill.summary}"
    for lesson in course.lessons:
        yield f"{lesson.title}. {lesson.summary}"
        yield from (part.text for step in lesson.steps for part in step.parts if isinstance(part, Prose))
