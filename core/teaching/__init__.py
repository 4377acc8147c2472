"""What a class is to do: when it is due for each learner, and how somebody stands to it."""

from core.teaching.due import DAY, Due, known_zone
from core.teaching.standing import State, nth_day, reminder_due, state_of
from core.teaching.tasks import Kind, Task

__all__ = [
    "DAY",
    "Due",
    "Kind",
    "State",
    "Task",
    "known_zone",
    "nth_day",
    "reminder_due",
    "state_of",
]
