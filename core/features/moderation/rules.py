"""Which of the explanations that wait is looked at next. Pure."""


def following(ids: list[str], after: str) -> int:
    """The place of the one behind `after`; from the end, or where that is there no more, the first one's."""
    return (ids.index(after) + 1) % len(ids) if after in ids else 0
