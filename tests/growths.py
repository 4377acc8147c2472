"""A platform that shows answers while they grow, and remembers each state of them."""

from dataclasses import dataclass, field

from core.chat import Delivery
from tests.pupil import RecordingPlatform


@dataclass(slots=True)
class GrowingPlatform(RecordingPlatform):
    """See `RecordingPlatform`; `grown` are the states that were shown before their replies, in order."""

    grown: list[Delivery] = field(default_factory=list[Delivery])

    async def grow(self, delivery: Delivery) -> None:
        self.grown.append(delivery)
