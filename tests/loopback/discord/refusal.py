"""How Discord says no: a status, a code, and for a form the place of each mistake.

Numbers and statuses are Discord's, as far as they are known to us, and so is the tree of places. The name of one mistake
(`COMPONENT_ID_DUPLICATED`) is ours where Discord's was not known, and nothing should hang on it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tests.loopback.discord.bodies import Json, Path

MESSAGES = {
    0: "401: Unauthorized",
    500: "500: Internal Server Error",
    404: "404: Not Found",
    10002: "Unknown Application",
    10003: "Unknown Channel",
    10004: "Unknown Guild",
    10007: "Unknown Member",
    10008: "Unknown Message",
    10013: "Unknown User",
    10015: "Unknown Webhook",
    10062: "Unknown interaction",
    10063: "Unknown application command",
    30032: "Maximum number of application commands reached (100)",
    40005: "Request entity too large",
    40060: "Interaction has already been acknowledged.",
    40094: "Maximum number of follow-up messages reached",
    50001: "Missing Access",
    50005: "Cannot edit a message authored by another user",
    50006: "Cannot send an empty message",
    50007: "Cannot send messages to this user",
    50013: "Missing Permissions",
    50024: "Cannot execute action on this channel type",
    50027: "Invalid Webhook Token",
    50035: "Invalid Form Body",
    50083: "Thread is archived",
    50109: "The request body contains invalid JSON.",
}
STATUSES = {
    0: 401,
    500: 500,
    404: 404,
    40005: 413,
    50001: 403,
    50005: 403,
    50007: 403,
    50013: 403,
    50027: 401,
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a form, and where it is."""

    path: Path
    code: str
    message: str


class Refused(Exception):
    """What a request is answered with that Discord does not carry out."""

    def __init__(self, code: int, mistakes: Iterable[Mistake] = ()) -> None:
        self.code = code
        self.mistakes = tuple(mistakes)
        unknown = 10000 <= code < 20000
        self.status = STATUSES.get(code, 404 if unknown else 400)
        super().__init__(f"{self.status} {code} {MESSAGES[code]} {self.errors or ''}".rstrip())

    @property
    def errors(self) -> Json:
        """The mistakes as the tree in which Discord names them."""
        tree: Json = {}
        for mistake in self.mistakes:
            node = tree
            for step in mistake.path:
                node = node.setdefault(str(step), {})
            node.setdefault("_errors", []).append({"code": mistake.code, "message": mistake.message})
        return tree

    @property
    def body(self) -> Json:
        """The JSON of the answer."""
        said: Json = {"message": MESSAGES[self.code], "code": 0 if self.code in (404, 500) else self.code}
        return {**said, "errors": self.errors} if self.mistakes else said


def refuse_form(mistakes: Iterable[Mistake]) -> None:
    """Raise Refused where there are mistakes."""
    if found := tuple(mistakes):
        raise Refused(50035, found)
