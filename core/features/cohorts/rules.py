"""What is meant by what an instructor wrote: a kind of assignment, a role, a number of days. Pure."""

import re
from collections.abc import Mapping, Sequence

from core.course.model import Challenge, Course
from core.finding import Named, find, lesson_shelf
from core.store.cohorts import Member
from core.teaching import Kind

LONGEST_TITLE, LONGEST_REASON, LONGEST_TEXT = 60, 200, 6000
"""Characters."""
MOST_DAYS = 60
"""Of reviews."""
MOST_AHEAD = 2 * 365
"""Days that a due date may be off."""
SHOWN, ON_PAGE = 10, 100
"""Members of a class at once, in a chat and on a page."""
MOST_CHOICES = 20
"""To be pressed at once; more are named."""
MOST_LISTED = 60
"""Titles that are read before one is named."""
MENTION = re.compile(r"<@&(\d+)>")


def kind_meant(typed: str, words: Mapping[Kind, str]) -> Kind | None:
    """The kind of assignment that a word means, in English or as `words` have it; None where it means none."""
    wanted = typed.strip().casefold()
    known = {one.value: one for one in Kind} | {"reviews": Kind.REVIEW}
    known |= {word.strip().casefold(): kind for kind, said in words.items() for word in said.split(",")}
    return known.get(wanted)


def role_meant(typed: str) -> str | None:
    """The platform's own id of a role that was mentioned, chosen or written; None for what can be none."""
    typed = typed.strip()
    mention = MENTION.fullmatch(typed)
    return mention[1] if mention else typed if re.fullmatch(r"\S{1,64}", typed) else None


def days_meant(typed: str) -> int | None:
    """On how many days reviews are to be done; None where that is no number of days."""
    typed = typed.strip()
    found = int(typed) if re.fullmatch("[0-9]{1,3}", typed) else 0
    return found if 1 <= found <= MOST_DAYS else None


def member_shelf(members: Sequence[Member]) -> tuple[Named[Member], ...]:
    """Members of a class, with what they can be found by."""
    return tuple(Named(one, (one.name,)) for one in members)


def challenge_shelf(course: Course) -> tuple[Named[Challenge], ...]:
    """The challenges of a course, with what they can be found by."""
    return tuple(Named(one, (one.title, one.id)) for one in course.challenges)


def choices_of(course: Course, kind: Kind) -> dict[str, str]:
    """What can be assigned of a kind: titles by ids, in the order of the course; a quiz needs a lesson with questions."""
    match kind:
        case Kind.LESSON:
            return {one.id: one.title for one in course.lessons}
        case Kind.QUIZ:
            asked = {one.lesson for one in course.questions}
            return {one.id: one.title for one in course.lessons if one.id in asked}
        case Kind.CHALLENGE:
            return {one.id: one.title for one in course.challenges}
        case Kind.REVIEW:
            return {}


def what_meant(course: Course, kind: Kind, typed: str) -> tuple[str | None, list[str]]:
    """The id of what is to be assigned, or the ids of what may have been meant."""
    known = choices_of(course, kind)
    if typed in known:
        return typed, []
    if kind is Kind.CHALLENGE:
        place = int(typed) if re.fullmatch("[0-9]{1,4}", typed) else 0
        if 1 <= place <= len(course.challenges):
            return course.challenges[place - 1].id, []
        challenge = find(challenge_shelf(course), typed)
        return challenge.sure and challenge.sure.id, [one.id for one in challenge.near]
    lesson = find(lesson_shelf([one for one in course.lessons if one.id in known]), typed)
    return lesson.sure and lesson.sure.id, [one.id for one in lesson.near]
