"""What can be pressed, and how its id says what it leads to: `KIND:` and the core's id of a choice or a form."""

WAY, ANSWER = "c", "a"
"""A choice: a way to go on, or an answer to a question."""
WAYS, ANSWERS = "s", "q"
"""A menu of either. Which choice it is, its value says."""
FORM, MODAL = "f", "m"
"""The button that opens a form, and the form itself, filled in."""
KEPT = "o"
"""The button to an answer that is kept for its owner. Its id is that of the turn's first choice, if it had one."""


def component(custom_id: str, value: str = "") -> tuple[str, str]:
    """What a component that was used leads to (a way, a form, a form filled in, a kept answer), and the id of that.

    `value` is what was chosen, where it is a menu. ("", "") for a component that is none of ours.
    """
    kind, _, id_ = custom_id.partition(":")
    match kind:
        case "c" | "a":
            return WAY, id_
        case "s" | "q" if value:
            return WAY, value
        case "f" | "m" | "o":
            return kind, id_
        case _:
            return "", ""


LONGEST = 20
"""Digits of an id of Discord's."""


def number(id_: str) -> int:
    """An id of Discord's; 0, which nothing has, for a text that is none."""
    return int(id_) if id_.isascii() and id_.isdecimal() and len(id_) <= LONGEST else 0
