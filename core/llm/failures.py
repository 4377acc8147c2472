"""What can go wrong when a model is asked.

    ModelAway(Unavailable)
    ├── TookTooLong    it had not answered within the patience of the call
    ├── Busy           429: too much is asked of it, or the account is used up
    ├── Faulty         it cannot be reached, or fails by itself (5xx)
    ├── CutOff         the answer stopped in the middle
    ├── Garbled        what came is not what the interface promises: no JSON, no choice, no text
    ├── Filtered       a filter of the provider stopped the question or the answer
    ├── Refused        the model will not answer this
    ├── TooLong        more tokens were needed than the call, or the model, has
    ├── WrongShape     the answer is not of the wanted schema, twice
    └── NotTaken       key, model or request are not accepted: only an operator can mend that

None of them carries words of the provider: those may hold a key, or what a learner wrote.
"""

from dataclasses import dataclass

from core.errors import Unavailable


@dataclass(frozen=True, slots=True)
class Tokens:
    """What was read and written, counted by the provider or `estimated` by us."""

    read: int = 0
    written: int = 0
    estimated: bool = False

    def __add__(self, other: "Tokens") -> "Tokens":
        return Tokens(self.read + other.read, self.written + other.written, self.estimated or other.estimated)


class ModelAway(Unavailable):
    """The model gave no answer that can be used. `spent` is what all tries for it have cost."""

    worth_another: bool = False
    """Whether the same question may be answered at another try."""

    def __init__(self, detail: str = "", spent: Tokens = Tokens()) -> None:
        super().__init__(f"the model ({type(self).__name__}{': ' if detail else ''}{detail})")
        self.detail = detail
        self.spent = spent


class TookTooLong(ModelAway):
    """It had not answered within the patience of the call."""


class Busy(ModelAway):
    """Too much is asked of it. `again` is after how many seconds it wants to be asked again, where it said so."""

    def __init__(self, detail: str = "", *, again: float | None = None, used_up: bool = False) -> None:
        super().__init__(detail)
        self.again = again
        self.worth_another = not used_up  # an account without money has none in a second either


class Faulty(ModelAway):
    """It cannot be reached, or fails by itself."""

    worth_another = True


class CutOff(ModelAway):
    """The answer stopped in the middle. Where pieces of it were given away already, it is not tried again."""

    worth_another = True


class Garbled(ModelAway):
    """What came is not what the interface promises."""

    worth_another = True


class Filtered(ModelAway):
    """A filter of the provider stopped the question or the answer."""


class Refused(ModelAway):
    """The model will not answer this."""


class TooLong(ModelAway):
    """More tokens were needed than the call, or the model, has."""


class WrongShape(ModelAway):
    """The answer is not of the wanted schema, even after the model was told so.

    `faults` tells the model what is wrong where; it is for nobody else, since it may hold words of the answer.
    """

    def __init__(self, faults: str = "") -> None:
        super().__init__()
        self.faults = faults


class NotTaken(ModelAway):
    """Key, model or request are not accepted: only an operator can mend that."""
