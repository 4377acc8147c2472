"""Lessons in steps the size of a message, and skills with enough items to be measured by."""

import re
from collections import Counter
from collections.abc import Iterator

from core.course.files.fault import Fault, Place
from core.course.files.load import Loaded
from core.course.model import Code, Course, Prose, Step

STEP_CHARACTERS = 900
FEWEST_STEPS = 3
FEWEST_ITEMS = 3

_INLINE_CODE = re.compile(r"`[^`]*`")
_FOREIGN = {
    "a picture": re.compile(r"!\[[^\]]*\]\("),
    "HTML": re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE),
    "a table": re.compile(r"^\s*\|.*\|\s*$", re.MULTILINE),
}
"""Markdown that not every chat can show."""


def size_faults(loaded: Loaded, course: Course) -> Iterator[Fault]:
    """Steps that are too long, lessons that are too short, skills that are hardly asked for."""
    for lesson in course.lessons:
        text, path = loaded.lessons[lesson.id], loaded.spots[lesson.id].path
        if len(lesson.steps) < FEWEST_STEPS:
            yield Fault(
                Place(path, text.headings[-1] if text.headings else 1),
                f"this lesson has {len(lesson.steps)} steps; a lesson has at least {FEWEST_STEPS}",
                "Open a new step with a line `## Heading`.",
            )
        for step, line in zip(lesson.steps, text.headings, strict=True):
            yield from _step(step, Place(path, line))
    yield from _skills(loaded, course)


def _step(step: Step, place: Place) -> Iterator[Fault]:
    written = step_length(step)
    if written > STEP_CHARACTERS:
        message = f"this step has {written} characters; {STEP_CHARACTERS} fit into a message"
        yield Fault(place, message, "Shorten it, or split it with a line `## Heading`.")
    for part in step.parts:
        if isinstance(part, Prose):
            for kind, pattern in _FOREIGN.items():
                if pattern.search(_INLINE_CODE.sub("", part.text)):
                    yield Fault(
                        place, f"{kind} stands in this step, which a chat cannot show", "Say it in words."
                    )


def step_length(step: Step) -> int:
    """Characters of the prose and the code of a step."""
    return sum(len(part.text) for part in step.parts if isinstance(part, Prose)) + sum(
        len(part.source) for part in step.parts if isinstance(part, Code)
    )


def _skills(loaded: Loaded, course: Course) -> Iterator[Fault]:
    items = Counter(item.skill for item in course.items)
    for index, skill in enumerate(course.skills):
        if items[skill.id] < FEWEST_ITEMS:
            yield loaded.top.fault(
                "skills",
                index,
                message=f"the skill {skill.id} has {items[skill.id]} items; to be measured it needs {FEWEST_ITEMS}",
                advice="Write more items for it, or join it with another skill.",
            )
