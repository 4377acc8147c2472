"""What an author is told of a decision about their explanation; it is not told who decided. Pure."""

from core.chat import Card, Reply, Say, Text, Tone, plain
from core.moderating.reasons import named

BEGINNING = 80
"""Characters by which an author knows which of theirs is meant."""


def of_decision(act: str, explanation: str, reason: str, say: Say) -> Reply | None:
    """What the author is told: that it was `hidden`, `upheld` or `restored`, why, and what they can do.

    None where it was `kept`: of what was shown all along they hear nothing.
    """
    if act == "kept":
        return None
    begins = plain(beginning(explanation))
    text = say(f"moderating-told-{act}-text", begins=begins)
    why = (Text(say("moderating-told-why", reason=named(reason, say))),) if reason else ()
    tone = Tone.GOOD if act == "restored" else Tone.CARE
    card = Card(say(f"moderating-told-{act}"), text, tone=tone)
    more = (Text(say("moderating-told-appeal")),) if act == "hidden" else ()
    return Reply(blocks=(card, *why, *more), private=True)


def beginning(text: str, most: int = BEGINNING) -> str:
    """How a text begins, in one line of at most `most` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rsplit(' ', 1)[0]}…"
