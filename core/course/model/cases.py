"""A case of a challenge: what is put into the code, and what must come of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.course.model.draws import Draw
from core.course.model.properties import Property
from sandbox.contract import Call, File, Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Leeway:
    """How far off a float may be: by `absolute`, or by the share `relative` of what is expected."""

    absolute: float = 0.0
    relative: float = 0.0


EXACT = Leeway()
"""Nothing but a rounding error is let pass."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Returns:
    """The last call returns `value` (tuples compare as lists)."""

    value: Plain
    leeway: Leeway = EXACT
    shown: str = ""
    """How the language itself writes the value, where that is known; else it is worked out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prints:
    """Exactly this is printed; white space at the end of lines does not count."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Raises:
    """An exception of this type (its bare name) leaves the code, with `message` somewhere in its words."""

    type: str
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaves:
    """After the calls, or after the script, these paths of names stand for these values."""

    state: Mapping[str, Plain]
    leeway: Leeway = EXACT


@dataclass(frozen=True, slots=True, kw_only=True)
class Holds:
    """What the last call returns, or else what is printed, has all of these properties."""

    properties: tuple[Property, ...]


type Expectation = Returns | Prints | Raises | Leaves | Holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What a case gives to the code: calls of it, or none where it runs as a script.

    `wall_seconds` is the time budget of a case that is about time.
    """

    calls: tuple[Call, ...] = ()
    stdin: str = ""
    files: tuple[File, ...] = ()
    wall_seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One input and what must come of it. Of a hidden one the learner sees `name`, a named idea, alone.

    `catches` says, to the learner, what a failure here usually means (P8).
    """

    name: str
    expectation: Expectation
    catches: str
    inputs: Inputs = field(default_factory=Inputs)
    hidden: bool = False

    @property
    def look(self) -> tuple[str, ...]:
        """The names that are looked at in the end."""
        return tuple(self.expectation.state) if isinstance(self.expectation, Leaves) else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RandomCases:
    """Cases whose inputs are drawn anew for each attempt; the reference says what must come of them.

    The entry function is called with `arguments`; without one, each of `lines` is a line to be read.
    """

    name: str
    catches: str
    count: int
    arguments: tuple[Draw, ...] = ()
    lines: tuple[Draw, ...] = ()
    hidden: bool = True
    leeway: Leeway = EXACT
