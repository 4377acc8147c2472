"""Which course to suggest, which words of a lesson to quote, and in which order commands are listed. Pure."""

import re
from collections.abc import Sequence

from core.course.model import Course, Prose, Step
from core.markdown import pieces

LONGEST = 300
"""Characters of a quotation."""
STEM = 4
"""Letters that must agree for two words to be about the same: forms of a word differ at its end."""
WORD = re.compile(r"\w+")
BLANK_LINES = re.compile(r"\n\s*\n")


def suggested(courses: Sequence[Course], language: str | None) -> Course | None:
    """The course to begin with: in the learner's language where there is one, and the one with most in it."""
    spoken = (language or "").partition("-")[0].casefold()

    def rank(course: Course) -> tuple[bool, int]:
        return course.language.partition("-")[0].casefold() == spoken, len(course.lessons)

    return max(courses, key=rank, default=None)


def quotation(step: Step, question: str) -> str:
    """The paragraph of a step that has most words of the question in it, as Markdown, cut where it is long."""
    prose = (part.text for part in step.parts if isinstance(part, Prose))
    paragraphs = [one.strip() for text in prose for one in BLANK_LINES.split(text) if one.strip()]
    if not paragraphs:
        return ""
    asked = _stems(question)
    best = max(paragraphs, key=lambda one: len(asked & _stems(one)))
    if len(best) <= LONGEST:
        return best
    first = next(one for one in pieces(best, LONGEST) if isinstance(one, str))
    return f"{first.rstrip(' .,;:')} …"


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in WORD.findall(text.casefold()) if len(word) >= STEM}
