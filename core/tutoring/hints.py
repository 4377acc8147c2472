"""Hints that a model makes for a learner's last attempt, in place of the author's: only if the guard lets them through.

The author's hint on the same rung is what is shown wherever there is no model, no consent, no budget, no answer, or no
answer that is fit to be shown (P9). The ladder, its rungs and its pauses are the same either way (P4, P6).
"""

from collections.abc import Callable
from dataclasses import dataclass

from core.chat import Reply
from core.course.model import Challenge, Course, Question
from core.llm import Call
from core.store import tutoring
from core.turn import Turn
from core.tutoring.attempts import asked
from core.tutoring.fitness import HINT
from core.tutoring.leave import Help, Silence
from core.tutoring.speaking import Spoken, Wanted, speak

FOR_CODE, FOR_AN_ANSWER = "challenge/hint", "tutor/question-hint"


@dataclass(frozen=True, slots=True, kw_only=True)
class HintWanted:
    """What a hint is wanted for: the author's on this rung, the last attempt, and what came of it, as far as may be seen (P2).

    `rung` names the hint in the row that is kept, and `growing` makes the reply in which it is shown while it comes.
    """

    course: Course
    item: Challenge | Question
    rung: str
    authored: str
    attempt: str
    outcome: str
    growing: Callable[[str], Reply]


async def made_hint(turn: Turn, wanted: HintWanted) -> Spoken | Silence:
    """A hint for this very attempt, which gives nothing away, or why there is none."""
    item = wanted.item
    told = await turn.read(tutoring.shown, turn.learner.id, wanted.course.id, item.id)
    values = {
        "task": item.prompt if isinstance(item, Challenge) else asked(item),
        "attempt": wanted.attempt,
        "outcome": wanted.outcome,
        "ladder": wanted.authored,
        "speaks": turn.house.words.best(turn.language),
    }
    if isinstance(item, Challenge):
        values["language"] = item.language
    prompt = turn.house.prompts[FOR_CODE if isinstance(item, Challenge) else FOR_AN_ANSWER]
    return await speak(
        turn,
        Wanted(
            kind=wanted.rung,
            help=Help.HINT,
            call=Call(prompt=prompt, values=values),
            measure=HINT,
            course=wanted.course.id,
            item=item.id,
            guards=(item,),
            earlier=tuple(words for _, words in told),
            growing=wanted.growing,
        ),
    )
