"""How Telegram says no: a status, a sentence, and for some of them what to do about it.

Sentences are Telegram's as far as they are known to us. Where one was not known (a draft in a group, an argument of a
wrong type) it is in Telegram's manner, and nothing should hang on its words.
"""

from tests.loopback.telegram.bodies import Json

PREFIXES = {
    400: "Bad Request: ",
    401: "Unauthorized",
    403: "Forbidden: ",
    404: "Not Found: ",
    409: "Conflict: ",
    413: "Request Entity Too Large",
    429: "Too Many Requests: ",
}
MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
OLD = "query is too old and response timeout expired or query ID is invalid"


class Refused(Exception):
    """What a request is answered with that Telegram does not carry out.

    `ours`: that no request of ours should ever meet it, whatever people do meanwhile.
    """

    def __init__(
        self, status: int, said: str = "", *, ours: bool = False, parameters: Json | None = None
    ) -> None:
        self.status = status
        self.description = PREFIXES[status] + said
        self.ours = ours
        self.parameters = parameters
        super().__init__(f"{status} {self.description}")

    @property
    def body(self) -> Json:
        """The JSON of the answer."""
        told: Json = {"ok": False, "error_code": self.status, "description": self.description}
        return {**told, "parameters": self.parameters} if self.parameters else told


def wrong(said: str) -> Refused:
    """A request that could have been known to be wrong before it was sent."""
    return Refused(400, said, ours=True)


def bad(said: str) -> Refused:
    """A request that is refused for what others have done meanwhile."""
    return Refused(400, said)


def forbidden(said: str) -> Refused:
    """A chat in which the bot may do nothing."""
    return Refused(403, said)


def flooded(seconds: float) -> Refused:
    """A request too many."""
    return Refused(429, f"retry after {seconds}", parameters={"retry_after": seconds})
