"""Whether a text is fit to be said by a tutor, whatever it says: short, easy to read, one question (P7, P17). Pure."""

from dataclasses import dataclass

from core.course.reading_level import grade_level

GRADED = "en"
"""The language whose reading level we can tell."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The most words, how hard they may be to read (a school grade; None: as they are), and the most questions."""

    words: int = 160
    grade: float | None = 9.0
    questions: int = 1


HINT = Measure()
TALK = Measure(grade=None)
"""Of a conversation: the learner sets its level by how they ask."""


def unfit(text: str, measure: Measure, language: str) -> str:
    """Why a text is not fit to be said; "" where it is."""
    if not text.strip():
        return "empty"
    if too_much := excess(text, measure):
        return too_much
    if measure.grade is not None and language == GRADED and grade_level(text) > measure.grade:
        return "too hard to read"
    return ""


def excess(text: str, measure: Measure) -> str:
    """What there is too much of in a text, or already in its beginning; "" for nothing."""
    if len(text.split()) > measure.words:
        return "too long"
    return "more than one question" if questions(text) > measure.questions else ""


def questions(text: str) -> int:
    """The questions in a text; several signs in a row are one."""
    return sum(
        1
        for place, sign in enumerate(text)
        if sign in "?？" and text[place + 1 : place + 2] not in ("?", "？")
    )
