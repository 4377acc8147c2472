"""What an explanation is worth, in bands: by a model's rubric where one may speak and is borne out, else by the lesson."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field

from core.course.folding import words_folded
from core.explaining.concepts import ideas_of, prose_of
from core.explaining.gaps import Appraisal
from core.explaining.manner import Band
from core.features.teachback.modelled import Wanted, made
from core.features.teachback.rules import SIDES, At
from core.llm import Answer, Call
from core.making.asking import NotFit
from core.making.foreign import foreign
from core.turn import Turn
from core.tutoring.fitness import Measure, excess

RUBRIC = "teachback/rubric"
MEASURE = Measure(words=40, grade=None)
"""Of what is said to one side."""
_MARK = re.compile(
    r"\b\d+\s*/\s*(?:5|10|20|100)\b|\b\d+ (?:out of|sobre|de) \d+|\b\d+\s*(?:points?|puntos?)\b",
    re.IGNORECASE,
)
"""A mark out of so many: nobody is given a bare number."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One side of an explanation, as a model judges it."""

    band: Literal["good", "more", "again"]
    quote: Annotated[str, Field(description="Words of the explanation that bear it out, or empty.")]
    why: Annotated[str, Field(description="One sentence to the learner.")]


@dataclass(frozen=True, slots=True)
class Rubric:
    """An explanation from its four sides."""

    coverage: Judged
    correctness: Judged
    clarity: Judged
    example: Judged

    @property
    def sides(self) -> Mapping[str, Judged]:
        """Each side by its name."""
        return {side: getattr(self, side) for side in SIDES}

    @property
    def words(self) -> str:
        """All that a learner would read of it."""
        return "\n".join(one.why for one in self.sides.values() if one.band != "good")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The bands by the names of the sides. Where a model gave them, `why` has its sentences and `message` its row."""

    bands: Mapping[str, Band]
    why: Mapping[str, str] = field(default_factory=dict[str, str])
    message: str = ""
    near: bool = False

    @property
    def sound(self) -> bool:
        """Whether it is about the lesson, and says enough of it to be worth something to others."""
        return Band.AGAIN not in (self.bands["coverage"], self.bands["correctness"])


def by_lesson(seen: Appraisal) -> Verdict:
    """What the lesson itself says of an explanation."""
    return Verdict(bands={side: getattr(seen, side) for side in SIDES})


async def judge(turn: Turn, at: At, seen: Appraisal) -> Verdict:
    """The bands of an explanation; those of the lesson wherever no model's can be had that hold."""
    plain = by_lesson(seen)
    values = {
        "task": at.lesson.teach_back,
        "lesson": "\n\n".join(filter(None, prose_of(at.lesson))),
        "beliefs": "\n".join(one.belief for one in ideas_of(at.lesson, at.course)),
        "told": at.teaching.text,
        "speaks": turn.house.words.best(turn.language),
    }

    def take(answer: Answer) -> Rubric:
        assert isinstance(answer.parsed, Rubric), "the answer is of the call's schema"
        if fault := unborne(answer.parsed, at.teaching.text) or kinder(answer.parsed, plain):
            raise NotFit("rubric", (fault,))
        return answer.parsed

    said = await made(
        turn,
        Wanted(
            kind="rubric",
            call=Call(prompt=turn.house.prompts[RUBRIC], values=values, schema=Rubric),
            at=at,
            take=take,
            shown=lambda rubric: rubric.words,
            earlier=tuple(one.words for one in at.teaching.asked),
        ),
    )
    if said is None:
        return plain
    sides = said.value.sides
    return Verdict(
        bands={side: Band(one.band) for side, one in sides.items()},
        why={side: one.why.strip() for side, one in sides.items() if one.band != "good"},
        message=said.message,
        near=said.near,
    )


def unborne(rubric: Rubric, text: str) -> str:
    """What in a rubric the explanation does not bear out, or what may not be said; "" for nothing.

    What is praised has to stand there, and so has what is said to be wrong.
    """
    there = words_folded(text)
    for side, one in rubric.sides.items():
        quote = words_folded(one.quote).strip(" \"'.…")
        if quote and quote not in there:
            return f"{side}: its quote is not in the explanation"
        if not quote and side != "clarity" and one.band == "good":
            return f"{side}: it is good by nothing"
        if not quote and side == "correctness" and one.band == "again":
            return "correctness: it is wrong by nothing"
        if one.band != "good" and (fault := _unsaid(one.why)):
            return f"{side}: {fault}"
    return ""


def _unsaid(why: str) -> str:
    if not why.strip():
        return "nothing is said of it"
    if _MARK.search(why):
        return "a mark"
    return excess(why, MEASURE) or foreign(why)


def kinder(rubric: Rubric, plain: Verdict) -> str:
    """Where a model praises what the lesson cannot find in the explanation at all, as where it was talked into it."""
    for side in ("coverage", "correctness"):
        if rubric.sides[side].band == "good" and plain.bands[side] is Band.AGAIN:
            return f"{side}: the lesson sees nothing of it"
    return ""
