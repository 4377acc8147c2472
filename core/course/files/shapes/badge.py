"""The shape of badges/<id>.yaml."""

from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints

from core.course.files.shapes.words import FORMERLY, Id, Shape, Text
from core.play.badges import Colour, Count, Symbol

type Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
type Words = dict[Language, Text]

_LANGUAGES = "By language; `en` is needed, and is said to those whose language is missing."


class RuleShape(Shape):
    """What it takes. Nothing here counts speed, nor the time that was spent."""

    count: Annotated[
        Count,
        Field(
            strict=False,
            description="What is counted: points, level, days-in-a-row (the most there ever were), solved (challenges), "
            "first-try (of these, at the first try and without a hint), reviews, explained (lessons), "
            "helped (learners), courses (completed).",
        ),
    ]
    least: Annotated[int, Field(ge=1, description="How many at the least.")]
    course: Annotated[
        Id | None, Field(description="Id of the one course that counts; only where courses are counted.")
    ] = None


class BadgeShape(Shape):
    """A badge that learners can earn."""

    model_config = ConfigDict(title="A badge (badges/<id>.yaml)")

    id: Annotated[
        Id, Field(description="The file's name without .yaml. Never changes: who has it has the id.")
    ]
    title: Annotated[Words, Field(description=f"A few words. {_LANGUAGES}")]
    praise: Annotated[
        Words,
        Field(description=f"One sentence: what it says of whoever has it, speaking to them. {_LANGUAGES}"),
    ]
    rule: RuleShape
    symbol: Annotated[Symbol, Field(strict=False, description="What is drawn on it.")]
    colour: Annotated[Colour, Field(strict=False, description="The colour that it is drawn on.")]
    formerly: Annotated[list[Id], Field(default_factory=list, description=FORMERLY)]
