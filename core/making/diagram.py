"""A diagram of what was explained, as data to be drawn."""

from collections.abc import Sequence

from core.drawing import Diagram, faults_of
from core.llm import Answer, Call
from core.making.asking import NONE, Ask, NotFit, Prompts, listed
from core.making.passages import Passage, shown

PROMPT = "making/diagram"
TRIES = 2


async def make_diagram(
    subject: str, passages: Sequence[Passage], language: str, *, ask: Ask, prompts: Prompts
) -> Diagram:
    """A diagram of `subject` that can be drawn, its words in the human `language`.

    One that cannot be drawn is asked for once more, and then NotFit is raised.
    """
    answers: list[Answer] = []
    faults: Sequence[str] = ()
    for _ in range(TRIES):
        values = {
            "subject": subject,
            "passages": shown(passages) or NONE,
            "faults": listed(faults),
            "speaks": language,
        }
        answer = await ask(Call(prompt=prompts[PROMPT], values=values, schema=Diagram))
        answers.append(answer)
        assert isinstance(answer.parsed, Diagram), "the answer is of the call's schema"
        if not (faults := faults_of(answer.parsed)):
            return answer.parsed
    raise NotFit("no diagram", faults, answers)
