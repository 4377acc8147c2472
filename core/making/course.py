"""A course that holds made questions and nothing else, for whatever asks, marks and answers questions of a course."""

from collections.abc import Sequence
from hashlib import blake2b

from core.course.model import Course, Lesson, Question, Skill
from core.making.build import CODE, MADE

_MINUTES_EACH = 1


def as_course(title: str, language: str, items: Sequence[Question]) -> Course:
    """A course of one lesson and one skill, both called by `title`, in which exactly these items are asked.

    The same title and items make the course of the same id; nothing in it is of a course that somebody wrote.
    """
    ids = tuple(item.id for item in items)
    name = blake2b("/".join((title, language, *ids)).encode(), digest_size=6).hexdigest()
    return Course(
        id=f"{MADE}-{name}",
        title=title,
        summary="",
        language=language,
        code=CODE,
        skills=(Skill(id=MADE, title=title, summary=""),),
        misconceptions=(),
        lessons=(
            Lesson(
                id=MADE,
                title=title,
                summary="",
                skills=(MADE,),
                minutes=_MINUTES_EACH * len(items),
                teach_back="",
                recall=ids,
                steps=(),
            ),
        ),
        items=tuple(items),
    )
