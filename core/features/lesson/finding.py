"""Which lesson somebody means: by its number, its id, words of its title, or something close to them. Pure."""

from collections.abc import Sequence
from difflib import SequenceMatcher, get_close_matches

from core.course.model import Course, Lesson

SURE, POSSIBLE = 0.75, 0.45
"""How like a title (0 to 1) words must be to be taken for it, and to be asked about."""


def find(course: Course, words: str) -> Lesson | Sequence[Lesson]:
    """The lesson that `words` name, or else those that they may mean, the nearest first (maybe none)."""
    wanted = " ".join(words.casefold().split())
    if wanted.isdecimal() and 1 <= int(wanted[:6]) <= len(course.lessons):
        return course.lessons[int(wanted) - 1]
    if named := course.find_lesson(wanted):
        return named
    for holds in (_title_is, _title_holds, _heading_holds):
        match [lesson for lesson in course.lessons if holds(lesson, wanted)]:
            case [lesson]:
                return lesson
            case [*several] if several:
                return several
            case _:
                pass
    return _nearest(course, wanted)


def _title_is(lesson: Lesson, wanted: str) -> bool:
    return lesson.title.casefold() == wanted


def _title_holds(lesson: Lesson, wanted: str) -> bool:
    return wanted in f"{lesson.id} {lesson.title} {lesson.summary}".casefold()


def _heading_holds(lesson: Lesson, wanted: str) -> bool:
    return any(wanted in step.heading.casefold() for step in lesson.steps)


def _nearest(course: Course, wanted: str) -> Lesson | Sequence[Lesson]:
    likeness = {lesson.id: _likeness(lesson, wanted) for lesson in course.lessons}
    near = sorted(course.lessons, key=lambda lesson: -likeness[lesson.id])
    near = [lesson for lesson in near if likeness[lesson.id] >= POSSIBLE]
    sure = [lesson for lesson in near if likeness[lesson.id] >= SURE]
    return sure[0] if len(sure) == 1 else near


def _likeness(lesson: Lesson, wanted: str) -> float:
    """How like `wanted` is to the title, the id or one word of them (0 to 1)."""
    title = lesson.title.casefold()
    names = (title, lesson.id, *title.split())
    close = get_close_matches(wanted, names, n=1, cutoff=0.0)
    return max((SequenceMatcher(None, wanted, name).ratio() for name in close), default=0.0)
