"""The best hint there is for an attempt, and the source of those that a model makes.

The author's hint on the same rung is what is shown wherever there is no model, no consent, no budget, no answer, or no
answer that is fit to be shown (P9). The ladder, its rungs and its pauses are the same either way (P4, P6).
"""

from core.chat import Block
from core.course.model import Challenge
from core.hints import Hinted, HintWanted, NoHint
from core.llm import Call
from core.store import tutoring
from core.turn import Turn
from core.tutoring.attempts import asked
from core.tutoring.fitness import HINT
from core.tutoring.leave import Help, Leave, leave
from core.tutoring.speaking import Spoken, Wanted, speak
from core.tutoring.views import marked, silence

FOR_CODE, FOR_AN_ANSWER = "challenge/hint", "tutor/question-hint"


async def best_hint(turn: Turn, wanted: HintWanted) -> Hinted:
    """The hint of the first source that has one; the author's, with why nobody else has one, where none has."""
    told: tuple[Block, ...] = ()
    for source in () if wanted.solves else turn.house.hint_sources:
        found = await source(turn, wanted)
        if isinstance(found, Hinted):
            return found
        told = told or found.told
    return Hinted(text=wanted.authored, below=told)


async def made_hint(turn: Turn, wanted: HintWanted) -> Hinted | NoHint:
    """A hint that a model makes for this very attempt, and that gives nothing away."""
    let = await leave(turn, Help.HINT, wanted.course.id)
    if not isinstance(let, Leave):
        return NoHint(silence(let, turn.say))
    if not wanted.attempt.strip():
        return NoHint()
    said = await speak(turn, await _wanted(turn, wanted))
    if not isinstance(said, Spoken):
        return NoHint(silence(said, turn.say))
    return Hinted(text=said.text, below=(marked(said, turn.say),), message=said.id)


async def _wanted(turn: Turn, wanted: HintWanted) -> Wanted:
    item = wanted.item
    told = await turn.read(tutoring.shown, turn.learner.id, wanted.course.id, item.id)
    values = {
        "task": item.prompt if isinstance(item, Challenge) else asked(item),
        "attempt": wanted.attempt,
        "outcome": await wanted.outcome(),
        "ladder": wanted.authored,
        "speaks": turn.house.words.best(turn.language),
    }
    if isinstance(item, Challenge):
        values["language"] = item.language
    prompt = turn.house.prompts[FOR_CODE if isinstance(item, Challenge) else FOR_AN_ANSWER]
    return Wanted(
        kind=wanted.rung,
        help=Help.HINT,
        call=Call(prompt=prompt, values=values),
        measure=HINT,
        course=wanted.course.id,
        item=item.id,
        guards=(item,),
        earlier=tuple(words for _, words in told),
        growing=wanted.growing,
    )
