"""What a decision makes of an explanation. Pure."""

from core.store.explanations import State
from core.store.moderation import Case


def can_show(case: Case) -> bool:
    """Whether it may be shown: it waits, or it is not shown, and that can be taken back."""
    return case.waits or case.state is not State.SHOWN


def can_hide(case: Case) -> bool:
    """Whether it may be hidden: it waits, or it is not hidden yet."""
    return case.waits or case.state is not State.HIDDEN


def following(ids: list[str], after: str) -> int:
    """The place of the one behind `after`; from the end, or where that is there no more, the first one's."""
    return (ids.index(after) + 1) % len(ids) if after in ids else 0
