"""Which questions a quiz may ask, and what its options mean. Pure."""

from collections.abc import Mapping, Sequence

from core.asking.likelihood import likely_right
from core.course.model import Course, Lesson, Skill
from core.finding import Named
from core.learning.selection import Candidate
from core.store.courses import LessonProgress
from core.store.knowledge import Gaussian, Met, SkillRow

DEFAULT, MOST = 5, 20
"""Questions in a quiz: without a word, and at most."""


def shelf(course: Course) -> tuple[Named[Skill], ...]:
    """The skills that a quiz can be about, with what they can be found by."""
    return tuple(Named(one, (one.title, one.id)) for one in course.skills)


def read_options(course: Course, topic: str, count: str) -> tuple[str, int]:
    """The topic and the number of questions, also where they were typed together: `/quiz 10`, `/quiz loops 10`.

    A number that belongs to the name of a topic stays there.
    """
    if _named(course, topic.strip().casefold()):
        count = count or str(DEFAULT)
    if not count and topic.strip().isdecimal():
        topic, count = "", topic
    *words, last = topic.split() or [""]
    if not count and words and last.isdecimal():
        topic, count = " ".join(words), last
    wanted = int(count) if count.strip().isdecimal() and len(count) < 6 else DEFAULT
    return topic.strip(), min(max(wanted, 1), MOST)


def skills_for(course: Course, topic: str) -> tuple[Skill, ...]:
    """The skills that a topic names: by id or title of the skill, or of a lesson. All without a topic."""
    wanted = topic.casefold()
    if not wanted:
        return course.skills
    within = (one for one in course.skills if wanted in f"{one.id} {one.title}".casefold())
    return _named(course, wanted) or tuple(within)


def _named(course: Course, wanted: str) -> tuple[Skill, ...]:
    """The skills whose very name this is, or that of a lesson in which they are taught."""
    lessons = [one for one in course.lessons if wanted in (one.id, one.title.casefold())]
    taught = {skill for one in lessons for skill in one.skills}
    return tuple(one for one in course.skills if one.id in taught or wanted in (one.id, one.title.casefold()))


def candidates(
    course: Course,
    *,
    skills: frozenset[str],
    progress: Mapping[str, LessonProgress],
    ability: Gaussian | None,
    known: Mapping[str, SkillRow],
    ease: Mapping[str, Gaussian],
    met: Sequence[Met],
) -> list[Candidate[str]]:
    """The questions of these skills that may be asked, and how likely each is right.

    That are those of lessons which were read to the end, what was met before, and what may be asked before
    its explanation was read (P16) in a lesson that was begun.
    """
    seen = {one.item: one.last for one in met}
    read = {one.id for one in course.lessons if one.id in progress and _is_read(one, progress[one.id])}
    return [
        Candidate(
            item=item.id,
            skill=item.skill,
            success=likely_right(item, ability, known.get(item.skill), ease.get(item.id)),
            seen=seen.get(item.id),
        )
        for item in course.questions
        if item.skill in skills
        and (item.lesson in read or item.id in seen or (item.try_first and item.lesson in progress))
    ]


def _is_read(lesson: Lesson, progress: LessonProgress) -> bool:
    return progress.completed or progress.step >= len(lesson.steps)
