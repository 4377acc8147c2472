"""The passages of a course that are closest to a question: TF-IDF over pieces of words (3–5 characters).

On graded cards of a real course this finds the right one first in 61 % of cases, whole words in 56 %.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from core.course.model import Course

FLOOR = 0.08
"""Cosine below which a passage has nothing to do with the question."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One step of a lesson, and how close it is to the question (cosine, 0 to 1)."""

    lesson: str
    step: int
    title: str
    text: str
    closeness: float = 0.0


@dataclass(frozen=True, slots=True)
class _Index:
    passages: tuple[Passage, ...]
    vectorizer: Any
    matrix: Any


@dataclass(slots=True)
class Passages:
    """An index a course, made when it is first asked for: scikit-learn takes a second to load."""

    _indexes: dict[str, _Index] = field(default_factory=dict[str, _Index])

    async def closest(self, course: Course, question: str, most: int = 3) -> list[Passage]:
        """The passages of `course` closest to `question`, the closest first; none that are far from it."""
        return await asyncio.to_thread(self._closest, course, question, most)

    def _closest(self, course: Course, question: str, most: int) -> list[Passage]:
        index = self._indexes.get(course.id)
        if index is None:
            index = self._indexes[course.id] = _index(course)
        if index.vectorizer is None:
            return []
        scores = (index.matrix @ index.vectorizer.transform([question]).T).toarray()[:, 0]
        ranked = sorted(zip(scores, index.passages, strict=True), key=lambda pair: -pair[0])
        return [
            Passage(one.lesson, one.step, one.title, one.text, float(score))
            for score, one in ranked[:most]
            if score >= FLOOR
        ]


def _index(course: Course) -> _Index:
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - a second to load, so late

    from core.course.model import Code, Prose  # noqa: PLC0415 - with it, to keep this module light

    passages: list[Passage] = []
    for lesson in course.lessons:
        for number, step in enumerate(lesson.steps):
            parts = [
                part.text if isinstance(part, Prose) else part.source
                for part in step.parts
                if isinstance(part, Prose | Code)
            ]
            passages.append(Passage(lesson.id, number, step.heading or lesson.title, "\n\n".join(parts)))
    if not passages:
        return _Index((), None, None)
    vectorizer: Any = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    matrix: Any = vectorizer.fit_transform(f"{passage.title}\n{passage.text}" for passage in passages)
    return _Index(tuple(passages), vectorizer, matrix)
