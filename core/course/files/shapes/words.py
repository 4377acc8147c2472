"""The kinds of value that the files of a course are made of."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

ID_PATTERN = r"^[a-z0-9][a-z0-9-]*$"
TEXT_PATTERN = r"\S"
FORMERLY = "Ids that this had before. Progress hangs on ids: list the old one when you rename."

type Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
type Text = Annotated[str, StringConstraints(pattern=TEXT_PATTERN)]
type Finite = Annotated[float, Field(allow_inf_nan=False)]
type Tolerance = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class Shape(BaseModel):
    """A group of keys: none may be misspelt, and no value is taken for another type than it has."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class MistakeShape(Shape):
    """Something wrong that learners do, and what it tells."""

    misconception: Annotated[
        Id, Field(description="Id of the belief behind this wrong answer, from misconceptions.yaml.")
    ]
    feedback: Annotated[
        Text | None,
        Field(
            description="What is wrong with just this answer, speaking to the learner. "
            "Left out, the misconception's `repair` is said."
        ),
    ] = None
