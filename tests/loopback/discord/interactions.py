"""An interaction: what somebody did, how the bot may still answer it, and how it has."""

import time
from dataclasses import dataclass, field

from tests.loopback.discord.bodies import Json
from tests.loopback.discord.refusal import Refused
from tests.loopback.discord.wire import user_json
from tests.loopback.discord.world import Channel, Message, User

COMMAND, COMPONENT, COMPLETION, SUBMISSION = 2, 3, 4, 5
"""Types of interaction."""
MESSAGE, DEFERRED, UNCHANGED, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
"""Types of callback."""
ACKNOWLEDGE = 3.0
"""Seconds within which the first answer comes."""
LIFE = 15 * 60
"""Seconds that the token of an interaction is good for."""
GUEST_FOLLOWUPS = 5
"""Most follow-ups where the app is only the user's own."""


@dataclass(slots=True, kw_only=True, eq=False)
class Interaction:
    """One interaction. Times are of the monotonic clock; `aged` are seconds that a test let pass at once."""

    id: int
    token: str
    type: int
    user: User
    channel: Channel
    payload: Json
    guest: bool = False
    """Whether the app is only the user's own, the bot not being in the guild."""
    message: Message | None = None
    parent: "Interaction | None" = None
    born: float = field(default_factory=time.monotonic)
    aged: float = 0
    tried: list[int] = field(default_factory=list[int])
    """The types of all callbacks, the refused ones too."""
    callback: int | None = None
    acknowledged: float | None = None
    ephemeral: bool = False
    loading: bool = False
    original: Message | None = None
    messages: list[Message] = field(default_factory=list[Message])
    followups: int = 0
    modal: Json | None = None
    choices: list[Json] | None = None
    progress: int = 0
    """Counts what the bot has shown: messages, edits, a modal, choices."""

    @property
    def age(self) -> float:
        """Seconds since it was dispatched."""
        return time.monotonic() - self.born + self.aged

    def check_callback(self, kind: int) -> None:
        """Raise Refused where no first answer is taken any more; else it is acknowledged."""
        self.tried.append(kind)
        if self.callback is not None:
            raise Refused(40060)
        if self.age > ACKNOWLEDGE:
            raise Refused(10062)

    def check_token(self) -> None:
        """Raise Refused where the token is not good any more, or not yet."""
        if self.age > LIFE:
            raise Refused(50027)
        if self.callback is None:
            raise Refused(10015)

    def fits(self, kind: int) -> bool:
        """Whether a callback of this type answers an interaction of this type."""
        match kind:
            case 8:
                return self.type == COMPLETION
            case 6 | 7:
                from_component = self.type == SUBMISSION and self.message is not None
                return self.type == COMPONENT or from_component
            case 9:
                return self.type in {COMMAND, COMPONENT}
            case _:
                return self.type != COMPLETION and kind in {MESSAGE, DEFERRED}

    def metadata(self) -> Json:
        """What messages say of the interaction that they answer."""
        written: Json = {
            "id": str(self.id), "type": self.type, "user": user_json(self.user),
            "authorizing_integration_owners": self.payload["authorizing_integration_owners"],
        }  # fmt: skip
        if self.type == COMMAND:
            written["name"] = self.payload["data"]["name"]
        if self.parent:
            written["triggering_interaction_metadata"] = self.parent.metadata()
        return written
