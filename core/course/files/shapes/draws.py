"""The shapes of cases that are drawn at random, in challenges/<slug>/challenge.yaml."""

from typing import Annotated, Literal

from pydantic import Field

from core.course.files.shapes.cases import ABSOLUTE, RELATIVE, Counts, Parts, Relative
from core.course.files.shapes.words import Finite, Shape, Text, Tolerance

MOST_DRAWN = 20
"""Cases that are drawn for one attempt."""
_DECIMALS = 6


class DrawTextShape(Shape):
    """A text of random characters."""

    alphabet: Annotated[str, Field(min_length=1, description="The characters that may stand in it.")]
    length: Annotated[Counts, Field(description="The least and the greatest number of them.")]


class DrawListShape(Shape):
    """A list of random items."""

    of: Annotated["DrawShape", Field(description="What each item is.")]
    length: Annotated[Counts, Field(description="The least and the greatest number of items.")]


class DrawMappingShape(Shape):
    """A mapping with random keys and values."""

    keys: Annotated[list[str], Field(min_length=1, description="The keys that may stand in it.")]
    of: Annotated["DrawShape", Field(description="What each value is.")]
    length: Annotated[Counts, Field(description="The least and the greatest number of keys.")]


class DrawFloatShape(Shape):
    """A number with decimals."""

    least: Annotated[Finite, Field(description="The least that it may be.")]
    most: Annotated[Finite, Field(description="The most that it may be.")]
    decimals: Annotated[int, Field(ge=0, le=_DECIMALS, description="Digits after the point.")] = 2


class DrawShape(Shape):
    """A value to be drawn: just one of these keys."""

    integer: Annotated[
        list[int] | None, Field(min_length=2, max_length=2, description="A whole number: [least, most].")
    ] = None
    number: Annotated[DrawFloatShape | None, Field(description="A number with decimals.")] = None
    boolean: Annotated[Literal[True] | None, Field(description="True or false.")] = None
    text: Annotated[DrawTextShape | None, Field(description="A text of an alphabet's characters.")] = None
    one_of: Annotated[Parts | None, Field(description="One of these values.")] = None
    list: Annotated[DrawListShape | None, Field(description="A list of values, each drawn alike.")] = None
    mapping: Annotated[DrawMappingShape | None, Field(description="A mapping, its values drawn alike.")] = (
        None
    )


class RandomShape(Shape):
    """Cases drawn anew for each attempt; the reference solution says what must come of them."""

    name: Annotated[Text, Field(description="A named idea; of hidden cases it is all the learner sees.")]
    count: Annotated[int, Field(ge=1, le=MOST_DRAWN, description="How many are drawn for an attempt.")]
    hidden: Annotated[
        bool, Field(description="The learner sees only the name. Random cases are, by custom.")
    ] = True
    arguments: Annotated[
        list[DrawShape] | None, Field(min_length=1, description="The arguments of the entry function.")
    ] = None
    lines: Annotated[
        list[DrawShape] | None,
        Field(min_length=1, description="Without an entry: the lines to be read; a list fills one line."),
    ] = None
    tolerance: Annotated[Tolerance | None, Field(description=ABSOLUTE)] = None
    relative_tolerance: Annotated[Relative | None, Field(description=RELATIVE)] = None
    catches: Annotated[Text, Field(description="What a failure here usually means, speaking to the learner.")]
