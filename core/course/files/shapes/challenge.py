"""The shape of challenges/<slug>/challenge.yaml."""

from typing import Annotated

from pydantic import ConfigDict, Field

from core.course.files.shapes.cases import CaseShape, Files
from core.course.files.shapes.draws import RandomShape
from core.course.files.shapes.words import FORMERLY, Id, MistakeShape, Shape, Text
from core.course.model.challenges import Category
from sandbox.contract import Limits

_MOST = Limits()
LONGEST = 120
"""Minutes of a time limit."""


class LadderShape(Shape):
    """The hints, each stronger than the one before; 15–160 words each, in plain words."""

    cue: Annotated[Text, Field(description="Where to look.")]
    question: Annotated[Text, Field(description="A question that leads on.")]
    concept: Annotated[Text, Field(description="The idea that is needed.")]
    example: Annotated[Text, Field(description="The same idea at work on something else.")]
    bottom_out: Annotated[Text, Field(description="Nearly the answer.")]


class WrongShape(MistakeShape):
    """A typical wrong solution; it must fail a case."""

    file: Annotated[str, Field(pattern=r"^[A-Za-z0-9_.-]+$", description="Its file in wrong/.")]


class LimitsShape(Shape):
    """Tighter limits than usual."""

    wall_seconds: Annotated[
        float, Field(gt=0, le=_MOST.wall_seconds, description="Seconds that a case may take.")
    ] = _MOST.wall_seconds
    memory_bytes: Annotated[int, Field(ge=2**24, le=_MOST.memory_bytes, description="Bytes of memory.")] = (
        _MOST.memory_bytes
    )
    output_bytes: Annotated[int, Field(ge=2**8, le=_MOST.output_bytes, description="Bytes of output.")] = (
        _MOST.output_bytes
    )


class ChallengeShape(Shape):
    """Code to write, judged by cases."""

    model_config = ConfigDict(title="A challenge (challenges/<slug>/challenge.yaml)")

    id: Annotated[Id, Field(description="The folder's name. Never changes: progress hangs on it.")]
    title: Annotated[Text, Field(description="A few words.")]
    skill: Annotated[Id, Field(description="The one skill it asks for.")]
    lesson: Annotated[Id, Field(description="The lesson it belongs to.")]
    difficulty: Annotated[int, Field(ge=1, le=5, description="1: most beginners manage … 5.")]
    category: Annotated[
        Category | None,
        Field(strict=False, description="What it is mostly about. Learners can list what is like it."),
    ] = None
    minutes: Annotated[
        int | None,
        Field(
            ge=1,
            le=LONGEST,
            description="A time limit. Who solves it later has solved it, without the points for the first try and for thought.",
        ),
    ] = None
    language: Annotated[
        Text | None,
        Field(description="What it is written in: python, javascript … Left out, the course's `code`."),
    ] = None
    prompt: Annotated[Text, Field(description="What to build, with one example. Markdown.")]
    starter: Annotated[Text | None, Field(description="Code that the editor opens with.")] = None
    entry: Annotated[
        str | None,
        Field(
            pattern=r"^[A-Za-z_]\w*$",
            description="The function that is called. Left out: the program reads stdin and prints.",
        ),
    ] = None
    cases: Annotated[list[CaseShape], Field(min_length=4, description="≥ 2 visible and ≥ 2 hidden.")]
    random: Annotated[
        list[RandomShape], Field(default_factory=list, description="Cases drawn anew for each attempt.")
    ]
    files: Annotated[
        Files | None, Field(description="Text files that the program finds in every case, by name.")
    ] = None
    hints: LadderShape
    explanation: Annotated[Text, Field(description="After passing: why this works, and another way.")]
    wrong: Annotated[list[WrongShape], Field(min_length=2, description="≥ 2 typical wrong solutions.")]
    limits: LimitsShape = LimitsShape()
    formerly: Annotated[list[Id], Field(default_factory=list, description=FORMERLY)]
