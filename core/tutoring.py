"""Hints that a model makes for a learner's last attempt, in place of the author's: only if the guard lets them through.

The author's hint on the same rung is what is shown wherever there is no model, no consent, no budget, no answer, or no
answer that is fit to be shown (P9). The ladder, its rungs and its pauses are the same either way (P4, P6).
"""

import logging
from dataclasses import dataclass
from datetime import timedelta

from core.course.model import Challenge, Course, Hint, Rung
from core.course.reading_level import grade_level
from core.guarding.guard import check
from core.llm import Answer, Call, ModelAway
from core.store import consents, tutoring
from core.store.consents import Purpose
from core.store.tutoring import TutorMessage
from core.turn import Turn

log = logging.getLogger(__name__)

MODEL = Purpose("model", given=False, needs_model=True)
"""That what a learner writes goes to the provider of a language model."""
PROMPT = "challenge/hint"
TRIES = 2
"""A hint that is not fit to be shown is made once more, and then the author's is taken."""
WORDS, GRADE, QUESTIONS = 160, 9.0, 1
"""The most words of a hint and how hard they may be to read (P7), and the questions it may ask (P17)."""
DAY = timedelta(days=1)
GRADED = "en"
"""The language whose reading level we can tell."""
GUARDED = "python"
"""The language of code that the guard can read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a hint is wanted for. `outcome` says what came of the attempt, as far as the learner may see it (P2)."""

    course: Course
    challenge: Challenge
    authored: Hint
    attempt: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Made:
    """A hint that was made for this attempt."""

    id: str
    text: str


async def may_make(turn: Turn) -> bool:
    """Whether hints may be made for this learner now: there is a model, they agreed, and there is budget left."""
    if turn.house.model is None or not await turn.read(consents.stands, turn.learner.id, MODEL):
        return False
    mine, all_ = await turn.read(tutoring.spent, turn.learner.id, turn.now - DAY)
    budget = turn.house.budget
    if mine < budget.learner and all_ < budget.everybody:
        return True
    log.info("learner %d is hinted at by authors: the day's tokens are used up", turn.learner.id)
    return False


async def made(turn: Turn, wanted: Wanted) -> Made | None:
    """A hint for this very attempt, which gives nothing away; None where the author's is to be shown.

    The last rung is the author's: it says the solution, which no guard would let through.
    """
    guarded = wanted.challenge.syntax == GUARDED and wanted.authored.rung is not Rung.BOTTOM_OUT
    if not guarded or not wanted.attempt.strip() or not await may_make(turn):
        return None
    key = (PROMPT, wanted.challenge.id, wanted.authored.rung, wanted.attempt)
    message: TutorMessage = await turn.slow.once(key, lambda: _make(turn, wanted))
    turn.write(tutoring.keep, turn.learner.id, message, turn.now)
    return Made(message.id, message.shown) if message.shown else None


async def _make(turn: Turn, wanted: Wanted) -> TutorMessage:
    """Ask the model until a hint is fit to be shown, and write down what it said."""
    model, prompt = turn.house.model, turn.house.prompts[PROMPT]
    assert model is not None, "nobody asks where there is none"
    earlier = [
        words
        for _, words in await turn.read(
            tutoring.shown, turn.learner.id, wanted.course.id, wanted.challenge.id
        )
    ]
    call = Call(prompt=prompt, values=_values(turn, wanted))
    tries: list[tuple[str, str]] = []
    tokens, seconds, shown = 0, 0.0, None
    while shown is None and len(tries) < TRIES:
        try:
            answer: Answer = await model.answer(call)
        except ModelAway as away:
            log.warning("no hint was made: %s", away)
            tokens += away.spent.read + away.spent.written
            tries.append(("", type(away).__name__))
            break
        tokens, seconds = tokens + answer.tokens_in + answer.tokens_out, seconds + answer.seconds
        text = answer.text.strip()
        fault = unfit(text, turn.house.words.best(turn.language))
        if not fault and (found := await check(text, wanted.challenge, earlier, turn.run)).why:
            fault = f"guard: {found.why.kind}"
        tries.append((text, fault))
        shown = None if fault else text
    return TutorMessage(
        id=f"{turn.random.getrandbits(96):024x}",
        course=wanted.course.id,
        item=wanted.challenge.id,
        rung=wanted.authored.rung.value,
        prompt=prompt.name,
        digest=prompt.digest,
        model=model.name,
        tries=tuple(tries),
        shown=shown,
        tokens=tokens,
        seconds=seconds,
    )


def unfit(text: str, language: str) -> str:
    """Why a text is no hint, whatever it says; "" where it is one."""
    if not text:
        return "empty"
    if len(text.split()) > WORDS:
        return "too long"
    if text.count("?") > QUESTIONS:
        return "more than one question"
    if language == GRADED and grade_level(text) > GRADE:
        return "too hard to read"
    return ""


def _values(turn: Turn, wanted: Wanted) -> dict[str, str]:
    return {
        "task": wanted.challenge.prompt,
        "language": wanted.challenge.language,
        "attempt": wanted.attempt,
        "outcome": wanted.outcome,
        "ladder": wanted.authored.text,
        "speaks": turn.house.words.best(turn.language),
    }
