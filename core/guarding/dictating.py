"""Whether prose or pseudocode dictates a program: how many of its steps are said, in their order. Pure."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from core.course.model import Challenge
from core.guarding.found import HARMLESS, Found, Kind, Why
from core.guarding.numerals import large_in_digits
from core.guarding.pieces import FENCE, SPAN, parsed
from core.guarding.stating import is_question, sentences
from core.guarding.steps import Step, steps_of

SHARE = 0.8
"""Of the steps that have to be said, in a program of more than three; of a shorter one all."""
_NEAR = 170
"""Characters before and after the word of a step within which the rest of it is looked for."""
_SHORT = 3


def dictated(challenge: Challenge, text: str) -> Found:
    """What is found in the words of `text`, without questions, and without code that can be run."""
    steps = steps_of(challenge.reference)
    given = steps_of(challenge.starter)
    steps = steps[len(given) :] if steps[: len(given)] == given else steps
    prose = FENCE.sub(lambda m: "\n" if parsed(m[1]) else f"\n{m[1]}\n", text)
    if len(steps) <= _SHORT:
        prose = SPAN.sub(lambda m: " " if _is_run(m[2]) else m[0], prose)
    told = _told(prose)
    if told.strip() and _enough(steps, told):
        said = in_order(steps, told)
        return Found(Why(Kind.STEPS, told, f"{said} of {len(steps)} steps in their order"))
    return HARMLESS


def _is_run(span: str) -> bool:
    """Whether a span is code that says something by itself, and so is found by running it."""
    return parsed(span) is not None and re.search(r"[-+*/%=(]", span) is not None


def _told(prose: str) -> str:
    """What a text tells, without what it asks and what it quotes of the learner."""
    told = (one for one in sentences(prose) if not is_question(one) and not _QUOTES.search(one))
    return _plain(large_in_digits(" ".join(told)))


def _enough(steps: Sequence[Step], told: str) -> bool:
    """Whether so much is said, and as something to be done, that nothing is left but to type it.

    Showing or handing back what is there already says little, so it counts only where a program does little else.
    """
    telling = [step for step in steps if len(step.groups) > 1 or step.name not in {"show", "return"}]
    plain = not any(len(step.groups) > 1 for step in telling)
    counted = steps if plain else telling
    needed = len(counted) if len(counted) <= _SHORT else -int(-len(counted) * SHARE // 1)
    return len(_TO_DO.findall(told)) >= (2 if plain else 1) and in_order(counted, told) >= needed


_TO_DO = re.compile(
    r"(?:^|[.:;,!\n({]|\b(?:then|and|first|finally|next|now|just|(?:you|to) (?:need to|have to|can|should|must)|luego|despues|primero|y|e|por ultimo|step \d|paso \d)\b|\d[.)])[\s\"'`*-]*(?:(?:you|we) )?"
    r"(?:let|for|read|print|show|display|output|set|start|begin|let|make|create|keep|store|save|put|add|append|return|hand|multiply|divide|take|loop|"
    r"for each|for every|go through|repeat|check|compare|turn|convert|copy|use|cut|split|join|while|if|write|get|ask|call|input|increase|subtract|"
    r"lee|imprim\w*|muestr\w*|ensen\w*|pon\w*|suma\w*|anad\w*|agreg\w*|devuelv\w*|multiplic\w*|divid\w*|recorr\w*|repit\w*|guard\w*|empieza|inicia|crea|"
    r"convierte\w*|pasa\w*|toma|resta\w*|escrib\w*|compar\w*|separ\w*|mientras|para cada|si|pide|copia|usa)\b|(?:^|[\n.;,:])\s*\w+ *(?::?=|<-|←)",
)
"""Where a clause opens with something to be done."""

_QUOTES = re.compile(r"\byou (?:wrote|typed|have written)\b|\b(?:escribiste|has escrito)\b", re.IGNORECASE)
"""What a learner wrote is no news to them."""


def _plain(text: str) -> str:
    """Small letters without accents: patterns and texts are both read so."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in parts if unicodedata.category(c) != "Mn")


def in_order(steps: Sequence[Step], text: str) -> int:
    """How many of the steps are said one after the other: the longest rising chain of places."""
    ends: list[int] = []
    for step in steps:
        for place in sorted(_places(step, text), reverse=True):
            at = (bisect_right if step.name == "read" else bisect_left)(ends, place)
            ends[at : at + 1] = [place]
    return len(ends)


def _places(step: Step, text: str) -> set[int]:
    """Where a step is said: at its first group, with all others near."""
    if not step.groups:
        return set()
    return {
        match.start()
        for match in re.finditer(_plain(step.groups[0]), text)
        if all(
            re.search(_plain(group), text[max(0, match.start() - _NEAR) : match.end() + _NEAR])
            for group in step.groups[1:]
        )
    }
