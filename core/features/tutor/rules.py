"""What is quoted of a lesson, what a model is told of a learner, and how the dial is read. Pure."""

import re
from collections.abc import Collection, Sequence
from enum import StrEnum

from core.course.model import Course, Item, Prose, Skill, Step
from core.learning.mastery import Level
from core.markdown import pieces
from core.search.passages import Passage

LONGEST = 300
"""Characters of a quotation."""
STEM = 4
"""Letters that must agree for two words to be about the same: forms of a word differ at its end."""
WORD = re.compile(r"\w+")
BLANK_LINES = re.compile(r"\n\s*\n")
LONGEST_GOAL, LONGEST_NOTES = 200, 2_000
"""Characters that a learner may keep as their goal and as notes."""


class Where(StrEnum):
    """What holds a learner up at a task, as they see it."""

    START = "start"
    ELSE = "else"
    """It does something else than they want."""
    IDEA = "idea"
    """They do not understand an idea that it needs."""


class Dial(StrEnum):
    """How much a model may help in a community."""

    OFF = "off"
    HINTS = "hints"
    FULL = "full"


def quotation(step: Step, question: str) -> str:
    """The paragraph of a step that has most words of the question in it, as Markdown, cut where it is long."""
    prose = (part.text for part in step.parts if isinstance(part, Prose))
    paragraphs = [one.strip() for text in prose for one in BLANK_LINES.split(text) if one.strip()]
    if not paragraphs:
        return ""
    sought = _stems(question)
    best = max(paragraphs, key=lambda one: len(sought & _stems(one)))
    if len(best) <= LONGEST:
        return best
    first = next(one for one in pieces(best, LONGEST) if isinstance(one, str))
    return f"{first.rstrip(' .,;:')} …"


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in WORD.findall(text.casefold()) if len(word) >= STEM}


def touched(course: Course, item: Item | None, passages: Collection[Passage]) -> tuple[Skill, ...]:
    """The skills of the open item, else those of the lessons in which the passages stand, in the course's order."""
    if item is not None:
        return (course.skill(item.skill),)
    lessons = {one.lesson for one in passages if not one.study}
    skills = {one.skill for one in course.items if one.lesson in lessons}
    return tuple(one for one in course.skills if one.id in skills)


def known(levels: Sequence[tuple[Skill, Level]], beliefs: Sequence[str]) -> str:
    """How far a learner is, in English: it is for a model."""
    lines = [f"{skill.title}: {level.value}" for skill, level in levels]
    lines += [f"Believed lately, and wrong: {one}" for one in beliefs]
    return "\n".join(lines)


def remembered(goal: str, notes: str) -> str:
    """What is kept in mind of a learner, for a model."""
    return "\n".join(filter(None, (f"Learns for: {goal}" if goal else "", notes)))
