"""A draft in which nothing is wrong into the course that the program uses."""

from core.course.files.build_challenge import challenge_of
from core.course.files.build_item import Setting, question_of
from core.course.files.draft import Draft, DraftLesson
from core.course.files.shapes.course import CourseShape, MisconceptionShape, SkillShape
from core.course.model import Course, Lesson, Misconception, Skill


def built(draft: Draft, course: CourseShape) -> Course:
    """The course. Nothing may be wrong with the draft any more."""
    lessons = {lesson.shape.id: _lesson(lesson) for lesson in draft.lessons}
    repairs = {belief.shape.id: belief.shape.repair for belief in draft.misconceptions}
    setting = Setting(course.code or "", repairs)
    return Course(
        id=course.id,
        title=course.title,
        summary=course.summary.strip(),
        language=course.language,
        code=setting.code,
        skills=tuple(_skill(skill) for skill in course.skills),
        misconceptions=tuple(_misconception(belief.shape) for belief in draft.misconceptions),
        lessons=tuple(lessons[name] for name in course.lessons),
        items=(
            *(question_of(item.shape, setting) for item in draft.items),
            *(challenge_of(challenge, setting) for challenge in draft.challenges),
        ),
        formerly=tuple(course.formerly),
    )


def _skill(shape: SkillShape) -> Skill:
    return Skill(
        id=shape.id,
        title=shape.title,
        summary=shape.summary.strip(),
        requires=tuple(shape.requires),
        formerly=tuple(shape.formerly),
    )


def _misconception(shape: MisconceptionShape) -> Misconception:
    return Misconception(
        id=shape.id,
        skill=shape.skill,
        belief=shape.belief.strip(),
        repair=shape.repair.strip(),
        formerly=tuple(shape.formerly),
    )


def _lesson(draft: DraftLesson) -> Lesson:
    shape = draft.shape
    return Lesson(
        id=shape.id,
        title=shape.title,
        summary=shape.summary.strip(),
        skills=tuple(shape.skills),
        minutes=shape.minutes,
        teach_back=shape.teach_back.strip(),
        recall=tuple(shape.recall),
        steps=draft.text.steps,
        formerly=tuple(shape.formerly),
    )
