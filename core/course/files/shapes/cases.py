"""The shapes of the cases in challenges/<slug>/challenge.yaml."""

from typing import Annotated, Literal

from pydantic import Field, JsonValue

from core.course.files.shapes.words import TEXT_PATTERN, Finite, Shape, Text, Tolerance
from sandbox.contract import Limits

PATH_PATTERN = r"^[A-Za-z_$][A-Za-z0-9_$]*(\.[A-Za-z_$][A-Za-z0-9_$]*)*$"
NAME_PATTERN = r"^[A-Za-z_$][A-Za-z0-9_$]*$"
_LONGEST_PATTERN = 100

type Files = Annotated[dict[str, str], Field(min_length=1, max_length=8)]
type Relative = Annotated[float, Field(ge=0, lt=1, allow_inf_nan=False)]
type Pair = Annotated[list[Finite], Field(min_length=2, max_length=2)]
type Count = Annotated[int, Field(ge=0)]
type Counts = Annotated[list[Count], Field(min_length=2, max_length=2)]
type Parts = Annotated[list[JsonValue], Field(min_length=1)]

ABSOLUTE = "How far off a float may be, wherever it stands in the value (absolute)."
RELATIVE = "The same as a share of what is expected: 0.01 is one per cent. The wider of the two counts."


class CallShape(Shape):
    """One step: something is called, and its result may be given a name for the steps that follow."""

    function: Annotated[
        str, Field(pattern=PATH_PATTERN, description="What is called: area, Account, account.deposit …")
    ]
    arguments: Annotated[list[JsonValue], Field(default_factory=list, description="Positional arguments.")]
    name: Annotated[
        str | None, Field(pattern=NAME_PATTERN, description="The name that its result is kept under.")
    ] = None


class HoldsShape(Shape):
    """Properties that a value or an output must have, all of them."""

    kind: Annotated[
        Literal["whole number", "number", "text", "boolean", "list", "mapping"] | None,
        Field(description="The kind of value."),
    ] = None
    order: Annotated[
        Literal["ascending", "descending"] | None,
        Field(description="Items or characters in order; equal neighbours are in order."),
    ] = None
    unique: Annotated[Literal[True] | None, Field(description="No item stands there twice.")] = None
    same_items_as_argument: Annotated[
        int | None,
        Field(ge=1, description="The items of that argument of the call (from 1), in any order."),
    ] = None
    length: Annotated[Count | None, Field(description="So many items, characters or keys.")] = None
    length_between: Annotated[Counts | None, Field(description="The least and the greatest length.")] = None
    between: Annotated[Pair | None, Field(description="The least and the greatest number.")] = None
    one_of: Annotated[Parts | None, Field(description="Any of these values.")] = None
    contains: Annotated[Parts | None, Field(description="All of these pieces, items or keys.")] = None
    lacks: Annotated[Parts | None, Field(description="None of these pieces, items or keys.")] = None
    starts_with: Annotated[Text | None, Field(description="How the text begins.")] = None
    ends_with: Annotated[Text | None, Field(description="How the text ends.")] = None
    matches: Annotated[
        str | None,
        Field(
            pattern=TEXT_PATTERN,
            max_length=_LONGEST_PATTERN,
            description="The form of the text: # is a digit, @ a letter, ? any character, * any number of "
            "them; all else stands for itself, and so does what follows a backslash.",
        ),
    ] = None
    each: Annotated[
        "HoldsShape | None", Field(description="What every item of the list, or line of the output, must be.")
    ] = None


class CaseShape(Shape):
    """One input and what must come of it: `expect`, `stdout`, `raises`, `state` or `holds`."""

    name: Annotated[Text, Field(description="A named idea; of a hidden case it is all the learner sees.")]
    hidden: Annotated[bool, Field(description="The learner sees only its name.")] = False
    call: Annotated[
        list[JsonValue] | None, Field(description="Positional arguments for the entry function.")
    ] = None
    calls: Annotated[
        list[CallShape] | None,
        Field(min_length=1, max_length=20, description="Several steps in place of one `call`: for classes."),
    ] = None
    stdin: Annotated[str | None, Field(description="What the program reads.")] = None
    files: Annotated[
        Files | None,
        Field(description="Text files that the program finds, by name; besides the challenge's."),
    ] = None
    wall_seconds: Annotated[
        float | None,
        Field(
            gt=0,
            le=Limits().wall_seconds,
            description="A time budget, for a case that tells a fast way from a slow one.",
        ),
    ] = None
    expect: Annotated[
        JsonValue, Field(description="The value that the last call returns (tuples compare as lists).")
    ] = None
    stdout: Annotated[str | None, Field(description="What is printed.")] = None
    raises: Annotated[
        str | None, Field(pattern=r"^[A-Za-z_]\w*$", description="Name of the exception: ValueError …")
    ] = None
    message: Annotated[Text | None, Field(description="With `raises`: a part of the exception's words.")] = (
        None
    )
    state: Annotated[
        dict[str, JsonValue] | None,
        Field(
            min_length=1,
            max_length=20,
            description="What names (or attributes: account.balance) stand for after the calls or the script.",
        ),
    ] = None
    holds: Annotated[
        HoldsShape | None,
        Field(description="Properties of what is returned or printed, where many answers are right."),
    ] = None
    tolerance: Annotated[Tolerance | None, Field(description=ABSOLUTE)] = None
    relative_tolerance: Annotated[Relative | None, Field(description=RELATIVE)] = None
    catches: Annotated[Text, Field(description="What a failure here usually means, speaking to the learner.")]
