"""Questions made from passages, each of which has passed the gate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from core.course.model import Question
from core.llm import Answer, Call, ModelAway
from core.making.asking import NONE, Ask, Prompts, Run
from core.making.gate import Evidence, Gate
from core.making.passages import Passage, shown
from core.making.proposals import ProposedQuestions
from core.making.refusals import Dropped

PROMPT = "making/items"
MOST, AT_A_TIME, MOST_CALLS = 12, 4, 5
"""Questions that are made in all, and proposed in one answer, which has to come within a call's patience; and such calls."""


@dataclass(frozen=True, slots=True)
class MadeItems:
    """What passed the gate, at most as many as were wanted, and what did not."""

    items: tuple[Question, ...]
    evidence: Mapping[str, Evidence]
    """What each item was made from, by its id."""
    dropped: tuple[Dropped, ...]
    answers: tuple[Answer, ...]
    """All that the model answered, for what it cost."""


async def make_items(
    passages: Sequence[Passage],
    *,
    count: int,
    language: str,
    ask: Ask,
    run: Run,
    prompts: Prompts,
    known: Sequence[Question] = (),
) -> MadeItems:
    """Up to `count` questions (1 to `MOST`) from the passages, in the human `language`, a code like `en`.

    They are proposed a few at a time, until there are enough or none of the last ones passed. None of them asks what one
    of `known` does. Raises ModelAway where the model never answers; what nobody could check is among the dropped.
    """
    gate = Gate(passages=passages, language=language, ask=ask, run=run, prompts=prompts, known=known)
    wanted = min(max(count, 1), MOST)
    for _ in range(MOST_CALLS):
        before = len(gate.items)
        try:
            await fill(gate, wanted)
        except ModelAway:
            if not gate.answers:
                raise
            break
        if len(gate.items) in {before, wanted}:
            break
    return MadeItems(
        tuple(gate.items), MappingProxyType(gate.evidence), tuple(gate.dropped), tuple(gate.answers)
    )


async def fill(gate: Gate, count: int) -> None:
    """Have a model propose some of what is still missing to `count` questions, and the gate look at it."""
    asked = min(count - len(gate.items) + 1, AT_A_TIME)  # one more, since not all pass
    values = {
        "passages": shown(gate.passages),
        "count": str(asked),
        "speaks": gate.language,
        "known": "\n".join(f"- {one.prompt}" for one in (*gate.known, *gate.items)) or NONE,
    }
    answer = await gate.ask(Call(prompt=gate.prompts[PROMPT], values=values, schema=ProposedQuestions))
    gate.answers.append(answer)
    proposed = answer.parsed
    assert isinstance(proposed, ProposedQuestions), "the answer is of the call's schema"
    await gate.admit(proposed.questions, count)
