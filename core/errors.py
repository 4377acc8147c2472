"""The exceptions that cross rooms.

    ParleyError
    ├── LearnerError    shown to the learner, in their language; nothing is wrong with Parley
    │   └── TooFast         they send more than they may: nothing was read, and nothing is kept of it
    ├── NoCourse        the learner is in no course: they are welcomed instead
    ├── Unavailable     something outside does not answer: told, and worth trying again
    │   └── DatabaseAway    without it nothing can be kept: the platform is asked to deliver again
    ├── Overtaken       what a turn was answered from is no longer so: it is begun again
    ├── NotAllowed      the platform will not let Parley do this there, however often it is tried
    └── SetupError      Parley cannot start like this: told to the operator, with what to do

Everything else that is raised is a bug: it is caught at the edges only, logged under a reference that the
learner is told.
"""


class ParleyError(Exception):
    """The root of the tree above."""


class LearnerError(ParleyError):
    """What a learner should do otherwise. `message` is an id of the words, `values` fill its variables."""

    def __init__(self, message: str, **values: str | float) -> None:
        super().__init__(message)
        self.message = message
        self.values = values


class TooFast(LearnerError):
    """Somebody sends more than they may, and has just been told so; what they send in `again` seconds is read.

    Whoever asked may send the event again then, or say these words once more where silence would look like a fault.
    """

    def __init__(self, message: str, again: int) -> None:
        super().__init__(message, seconds=again)
        self.again = again


class NoCourse(ParleyError):
    """What was wanted needs a course, and the learner has chosen none, or theirs is gone."""


class Unavailable(ParleyError):
    """A thing outside (the sandbox, a model, the database) does not answer now. `what` names it for the log."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} is not available")
        self.what = what


class DatabaseAway(Unavailable):
    """PostgreSQL does not answer."""

    def __init__(self) -> None:
        super().__init__("the database")


class Overtaken(ParleyError):
    """What a turn was answered from has changed meanwhile. Raised by what it writes, it has the turn begun again."""


class NotAllowed(ParleyError):
    """The platform will not let Parley do this there, and trying again changes nothing. `what` names it for the log."""

    def __init__(self, what: str) -> None:
        super().__init__(f"not allowed: {what}")
        self.what = what


class SetupError(ParleyError):
    """Parley cannot start; the message says why and what to do about it."""
