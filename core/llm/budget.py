"""How much a model may be used."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Budget:
    """The most tokens within a day, read and written together: of one learner, and of all of them."""

    learner: int = 20_000
    everybody: int = 2_000_000
