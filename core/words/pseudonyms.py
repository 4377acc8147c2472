"""Names for whoever does not want to be known, and does not want to think of one either. Pure."""

from random import Random

from core.chat import Say


def pseudonym(say: Say, random: Random) -> str:
    """A name of two words, in the language of whoever bears it."""
    like, who = (random.choice(say(f"pseudonym-{part}").split()) for part in ("like", "who"))
    return say("pseudonym", like=like, who=who)
