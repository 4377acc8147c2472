"""What an explanation of a lesson has to cover: ideas to be put right, and the parts of the lesson. Pure."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from core.course.model import Course, Lesson, Misconception, Prose
from core.explaining.likeness import Rarity, covered, found
from core.explaining.wording import wording

MOST = 6
"""Concepts of a lesson: more than an explanation of a minute or two can hold would only discourage."""
KEY_STEMS = 8
"""Stems of a concept that tell it from others; the rest of its words are there to make sentences."""
ENOUGH = 0.5
"""Share of the weight of its key stems with which a concept counts as covered: one may say it in other words."""
UNASKED = 0.1
"""What a concept weighs at least, however little the task touches it; the one that it touches most weighs 1."""
_EMPHASIS = re.compile(r"\*+(?=[^\W\d])|(?<=[\w.!?])\*+")


class Kind(StrEnum):
    """Where a concept comes from, and so how one asks about it."""

    IDEA = "idea"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Concept:
    """Something an explanation should say.

    `label` is how the course names it: a misconception's belief, or the heading of a part; Markdown. `text` is
    what the course says about it. `weight` is how much it belongs to the task.
    """

    key: str
    kind: Kind
    label: str
    text: str
    stems: tuple[str, ...]
    weight: float = UNASKED

    def covered(self, explanation: str, rarity: Rarity) -> float:
        """How much of it an explanation says, 0 to 1."""
        return min(1.0, covered(self.stems, frozenset(wording(explanation).stems), rarity) / ENOUGH)


def rarity_of(course: Course) -> Rarity:
    """How rare stems are over the steps and the misconceptions of a course."""
    steps = (text for lesson in course.lessons for text in prose_of(lesson))
    ideas = (f"{one.belief} {one.repair}" for one in course.misconceptions)
    return Rarity.of([*steps, *ideas])


def concepts(lesson: Lesson, course: Course, rarity: Rarity) -> tuple[Concept, ...]:
    """At most `MOST` concepts of a lesson, those that its task is about first; the lesson itself where it has none."""
    every = [*_ideas(lesson, course, rarity), *_parts(lesson, rarity)] or [_whole(lesson, rarity)]
    asked = tuple(dict.fromkeys(wording(lesson.teach_back).stems))
    touched = [_touched(asked, one, rarity) for one in every]
    most = max(touched, default=0.0) or 1.0
    weighed = [replace(one, weight=max(UNASKED, by / most)) for one, by in zip(every, touched, strict=True)]
    return tuple(sorted(weighed, key=lambda one: -one.weight)[:MOST])


def _touched(asked: tuple[str, ...], concept: Concept, rarity: Rarity) -> float:
    """How much of the task stands in one paragraph of a concept: a long part would else have something of any task."""
    paragraphs = concept.text.split("\n\n")
    return max(
        covered(asked, frozenset(wording(f"{concept.label} {one}").stems), rarity) for one in paragraphs
    )


def ideas_of(lesson: Lesson, course: Course) -> list[Misconception]:
    """What learners of a lesson's skills often wrongly believe."""
    return [one for one in course.misconceptions if one.skill in lesson.skills]


def _ideas(lesson: Lesson, course: Course, rarity: Rarity) -> Iterator[Concept]:
    for one in ideas_of(lesson, course):
        yield idea(one, rarity)


def idea(one: Misconception, rarity: Rarity) -> Concept:
    """What has to be said where something else is often believed."""
    believed = frozenset(wording(one.belief).stems)
    return Concept(one.id, Kind.IDEA, one.belief, one.repair, _key_stems(one.repair, rarity, believed), 1.0)


def _parts(lesson: Lesson, rarity: Rarity) -> Iterator[Concept]:
    for step, text in zip(lesson.steps, prose_of(lesson), strict=True):
        if step.heading and text:
            yield Concept(f"part {step.heading}", Kind.PART, step.heading, text, _key_stems(text, rarity))


def _whole(lesson: Lesson, rarity: Rarity) -> Concept:
    text = "\n\n".join([lesson.summary, *prose_of(lesson)])
    return Concept(f"part {lesson.title}", Kind.PART, lesson.title, text, _key_stems(text, rarity))


def prose_of(lesson: Lesson) -> list[str]:
    """The prose of each step, without marks of emphasis."""
    prose = [
        "\n\n".join(part.text for part in step.parts if isinstance(part, Prose)) for step in lesson.steps
    ]
    return [_EMPHASIS.sub("", text) for text in prose]


def _key_stems(text: str, rarity: Rarity, without: Collection[str] = ()) -> tuple[str, ...]:
    counts = Counter(one for one in wording(text).stems if not found(one, without))
    telling = sorted(counts, key=lambda one: -counts[one] * rarity.weight(one))
    return tuple(telling[:KEY_STEMS])
