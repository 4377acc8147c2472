"""What a decision makes of an explanation. Pure."""

from core.store.explanations import State
from core.store.moderation import Case


def can_show(case: Case, *, home: bool) -> bool:
    """Whether it may be shown: it waits, or it is hidden and was told here (`home`), where decisions can be taken back."""
    return case.waits or (home and case.state is not State.SHOWN)


def can_hide(case: Case, *, home: bool) -> bool:
    """Whether it may be hidden: as above. What was merely read and reported here is not ours to hide at any time."""
    return case.waits or (home and case.state is not State.HIDDEN)


def following(ids: list[str], after: str) -> int:
    """The place of the one behind `after`; from the end, or where that is there no more, the first one's."""
    return (ids.index(after) + 1) % len(ids) if after in ids else 0
