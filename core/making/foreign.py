"""What may not stand in what a model made: addresses it made up, pictures, HTML, and what no chat shows. Pure."""

import re

from core.course.lints.hints import WORDS_TO_GRADE
from core.course.reading_level import grade_level, words_of
from core.markdown import CODE_SPAN

HARDEST_GRADE = 9.0
"""The hardest English, by the grade of school (P7)."""

_SPAN = re.compile(CODE_SPAN)
_FOREIGN = {
    "a link or a picture": re.compile(
        r"\]\s*\(|\]\s*:\s*\S|https?:|www\.|\w\.(?:com|org|net|io)\b", re.IGNORECASE
    ),
    "HTML": re.compile(r"</?[a-z!][^<>]*>", re.IGNORECASE),
    "a table": re.compile(r"^\s*\|.*\|\s*$", re.MULTILINE),
    "a block of code": re.compile(r"^\s*(?:`{3,}|~{3,})", re.MULTILINE),
    "a heading": re.compile(r"^\s{0,3}#{1,6}\s", re.MULTILINE),
    "a mark of ours": re.compile("[⟦⟧]"),
}


def foreign(markdown: str) -> str:
    """What stands in a text that may not; "" for nothing. What is set as code within a line may be anything."""
    text = _SPAN.sub("code", markdown)
    return next((what for what, pattern in _FOREIGN.items() if pattern.search(text)), "")


def too_hard(markdown: str, language: str, hardest: float = HARDEST_GRADE) -> str:
    """How hard a text is to read, where that is too hard; "" where it is not, or where nobody can tell."""
    if language.partition("-")[0] != "en" or len(words_of(markdown)) < WORDS_TO_GRADE:
        return ""
    grade = grade_level(markdown)
    return f"it reads like grade {grade:.1f}, {hardest:.1f} is the hardest" if grade > hardest else ""
