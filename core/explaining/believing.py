"""Where somebody says what is often wrongly believed, and whether as a thing that is so. Pure."""

import re
from collections.abc import Iterable, Sequence

from core.course.model import Misconception
from core.explaining.likeness import Rarity, covered
from core.explaining.wording import Wording, clauses, sentences, wording

BELIEF, CLAIMED = 0.65, 0.75
"""How much of a belief a sentence has to say, and of nothing else, to be near it: of the whole, and of a part that says
something by itself. On the shipped courses' own words, under 1 % of what is true is taken for a belief so.
"""
ECHO = 0.45
"""The same for words that are about a belief, whether they say it or deny it."""
MARGIN = 0.1
"""By how much it has to be nearer to the belief than to what mends it."""
CLAIM, SAID = 4, 3
"""Stems with which a part of a belief, and a part of an explanation, say something by themselves."""
_APART = re.compile(
    r"\b(?:wrong\w*|mistake\w*|mistaken|myth|trap|untrue|false|believed?|people (?:think|say)|think(?:s|ing)? that|"
    r"thought|seems?|surpris\w+|instead|you might|equivocad\w+|error|mito|trampa|falso|cree[ns]?|piensan?|parece|"
    r"sorprende\w*|pensaba|dicen|en vez)\b",
    re.IGNORECASE,
)
"""Words with which one says a thing in order to put it right."""


def suspicious(ideas: Iterable[Misconception], explanation: str, rarity: Rarity) -> Misconception | None:
    """The misconception that some sentence says as if it were so, the most clearly said one of several.

    A sentence that denies, asks, or speaks of what is thought or wrong is let pass. This catches what is said in words
    like the course's own, and misses much; a belief that is not found is no sign that there is none.
    """
    plainly = [one for one in sentences(explanation) if not (_APART.search(one) or one.endswith("?"))]
    said = [wording(part) for sentence in plainly for part in dict.fromkeys([sentence, *clauses(sentence)])]
    nearest = [(max((_near(one, part, rarity) for part in said), default=0.0), one) for one in ideas]
    most, idea = max(nearest, key=lambda pair: pair[0], default=(0.0, None))
    return idea if most else None


def echoes(belief: str, words: str, rarity: Rarity) -> bool:
    """Whether these words are about the belief so closely that it would be odd to tell it as something new."""
    return any(_alike(claim, wording(words), rarity) >= ECHO for claim in _claims(belief))


def _near(one: Misconception, said: Wording, rarity: Rarity) -> float:
    """How near what is said is to a belief; 0 if it is not near, denies it, or is as near to what mends it."""
    if len(said.stems) < SAID:
        return 0.0
    whole, *parts = _claims(one.belief)
    fitting = [
        alike
        for claim, least in [(whole, BELIEF), *((part, CLAIMED) for part in parts)]
        if bool(claim.negations) == bool(said.negations) and (alike := _alike(claim, said, rarity)) >= least
    ]
    near = max(fitting, default=0.0)
    return near if near >= _alike(wording(one.repair), said, rarity) + MARGIN else 0.0


def _claims(belief: str) -> Sequence[Wording]:
    parts = [wording(part) for part in clauses(belief)]
    return [wording(belief), *(part for part in parts if len(part.stems) >= CLAIM)]


def _alike(one: Wording, other: Wording, rarity: Rarity) -> float:
    ours, theirs = tuple(dict.fromkeys(one.stems)), tuple(dict.fromkeys(other.stems))
    there, back = covered(ours, theirs, rarity), covered(theirs, ours, rarity)
    return 2 * there * back / (there + back) if there + back else 0.0
