"""A question answered by a model that has read the passage, and does not know the key."""

from dataclasses import dataclass
from random import Random

from core.course.answers import check
from core.course.marks import Answer as Given
from core.course.marks import Judged, Marked, Picked, Written
from core.course.model import SingleChoice, TrueFalse
from core.llm import Answer, Call, ModelAway
from core.making.asking import NONE, Ask, Prompts
from core.making.build import Made
from core.making.passages import Passage, shown
from core.making.proposals import SolvedQuestion
from core.making.refusals import Reason
from core.making.sound import Fault

PROMPT = "making/solve"


@dataclass(frozen=True, slots=True)
class Solved:
    """What came of a second reading: a fault, or None where it agrees with the key, and the model's answer."""

    fault: Fault | None
    answer: Answer | None


async def solve(item: Made, passage: Passage, *, ask: Ask, prompts: Prompts) -> Solved:
    """Have it answered by somebody who sees the passage, and the question with its options in another order."""
    options = _options(item)
    values = {
        "passage": shown([passage]),
        "question": item.prompt,
        "code": item.code or NONE,
        "options": "\n".join(f"{n}. {text}" for n, (text, _) in enumerate(options, 1)) or NONE,
    }
    try:
        answer = await ask(Call(prompt=prompts[PROMPT], values=values, schema=SolvedQuestion))
    except ModelAway as away:
        return Solved((Reason.UNCHECKED, str(away)), None)
    said = answer.parsed
    assert isinstance(said, SolvedQuestion), "the answer is of the call's schema"
    given = _given(item, said, [place for _, place in options])
    marked = check(item, given) if given is not None else None
    if isinstance(marked, Marked) and marked.correct:
        return Solved(None, answer)
    return Solved((Reason.DISPUTED, f"answered otherwise: {said.answer or said.right}"), answer)


def _options(item: Made) -> list[tuple[str, int]]:
    """What is to be picked from, each with its place in the item. The key never comes first.

    It is the first that a proposal names, and the first that an order hidden in a passage would name.
    """
    if isinstance(item, TrueFalse):
        return [(("false", "true")[value], value) for value in (not item.answer, item.answer)]
    if not isinstance(item, SingleChoice):
        return []
    random = Random(item.id)
    order = list(range(len(item.options)))
    random.shuffle(order)
    if item.options[order[0]].correct:
        other = random.randrange(1, len(order))
        order[0], order[other] = order[other], order[0]
    return [(item.options[place].text, place) for place in order]


def _given(item: Made, said: SolvedQuestion, places: list[int]) -> Given | None:
    """The answer as a learner gives it; None where it names what was not there, or no option, or several."""
    if not places:
        return Written(said.answer)
    if len(set(said.right)) != 1 or not 1 <= said.right[0] <= len(places):
        return None
    place = places[said.right[0] - 1]
    return Judged(bool(place)) if isinstance(item, TrueFalse) else Picked((place,))
