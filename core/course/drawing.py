"""Drawing values for a case at random. Pure: the same generator in the same state draws the same."""

from collections.abc import Sequence
from random import Random
from typing import assert_never

from core.course.model.draws import (
    Draw,
    DrawBoolean,
    DrawFloat,
    DrawInteger,
    DrawList,
    DrawMapping,
    DrawOne,
    DrawText,
)
from sandbox.contract import Plain


def drawn(draw: Draw, random: Random) -> Plain:
    """One value."""
    match draw:
        case DrawInteger():
            return random.randint(draw.least, draw.most)
        case DrawFloat():
            return round(random.uniform(draw.least, draw.most), draw.decimals)
        case DrawBoolean():
            return random.random() < 0.5
        case DrawText():
            return "".join(random.choices(draw.alphabet, k=random.randint(draw.least, draw.most)))
        case DrawOne():
            return random.choice(draw.values)
        case DrawList():
            return [drawn(draw.item, random) for _ in range(random.randint(draw.least, draw.most))]
        case DrawMapping():
            keys = random.sample(draw.keys, k=random.randint(draw.least, draw.most))
            return {key: drawn(draw.value, random) for key in keys}
        case _:
            assert_never(draw)


def line_of(value: Plain) -> str:
    """A value as somebody types it on one line: the items of a list with spaces between."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return " ".join(map(line_of, value))
    return str(value)


def size_of(draw: Draw) -> int:
    """How many characters and values may be drawn at the most."""
    match draw:
        case DrawText():
            return draw.most
        case DrawList():
            return 1 + draw.most * size_of(draw.item)
        case DrawMapping():
            return 1 + draw.most * size_of(draw.value)
        case DrawInteger() | DrawFloat() | DrawBoolean() | DrawOne():
            return 1
        case _:
            assert_never(draw)
