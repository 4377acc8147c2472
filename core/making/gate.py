"""The gate: a made question passes it only if everything that can be checked of it holds (P9)."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from core.course.folding import output_folded
from core.course.model import PredictOutput, Question
from core.llm import Answer
from core.making.asking import Ask, Prompts, Run
from core.making.build import Made, Malformed, build
from core.making.passages import Passage, source_of
from core.making.proposals import ProposedQuestion
from core.making.refusals import Dropped, Reason
from core.making.running import ran
from core.making.solving import solve
from core.making.sound import Fault, double_of, fault_of

AT_ONCE = 3
"""Questions that are run and answered in the same time."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that a question was made from, and the title of the passage in which they stand."""

    passage: str
    quote: str


@dataclass(frozen=True, slots=True)
class _Sound:
    """A question of which nothing is wrong so far, and what it was made from."""

    item: Made
    passage: Passage
    quote: str


@dataclass(slots=True, kw_only=True)
class Gate:
    """Lets questions from these passages through, or says why it does not. `known` are questions there are already."""

    passages: Sequence[Passage]
    language: str
    ask: Ask
    run: Run
    prompts: Prompts
    known: Sequence[Question] = ()
    items: list[Question] = field(default_factory=list[Question])
    evidence: dict[str, Evidence] = field(default_factory=dict[str, Evidence])
    dropped: list[Dropped] = field(default_factory=list[Dropped])
    answers: list[Answer] = field(default_factory=list[Answer])

    async def admit(self, proposals: Sequence[ProposedQuestion], count: int) -> None:
        """Have the proposals checked until `count` questions in all have passed, those of earlier calls among them.

        What is beyond that is not looked at: each second reading costs something.
        """
        waiting = [one for made in proposals if (one := self._sound(made))]
        while waiting and (missing := count - len(self.items)) > 0:
            now, waiting = waiting[:missing], waiting[missing:]
            fresh = [one for one in now if not self._is_double(one)]
            for one, fault in zip(fresh, await self._all_tried(fresh), strict=True):
                if fault is not None:
                    self._drop(one.item.prompt, fault)
                elif not self._is_double(one):
                    self.items.append(one.item)
                    self.evidence[one.item.id] = Evidence(one.passage.title, one.quote)

    def _sound(self, made: ProposedQuestion) -> _Sound | None:
        """The question, if nothing is wrong with it that can be seen without a model and a sandbox."""
        try:
            item = build(made)
        except Malformed as wrong:
            return self._drop(made.prompt, (Reason.MALFORMED, str(wrong)))
        passage = source_of(made.evidence, self.passages)
        if passage is None:
            return self._drop(made.prompt, (Reason.EVIDENCE, made.evidence))
        if (fault := fault_of(item, self.language)) is not None:
            return self._drop(made.prompt, fault)
        return _Sound(item, passage, made.evidence.strip())

    def _is_double(self, one: _Sound) -> bool:
        """Whether it asks what another does, which is then noted."""
        if (fault := double_of(one.item, [*self.known, *self.items])) is None:
            return False
        self._drop(one.item.prompt, fault)
        return True

    async def _all_tried(self, all_: Sequence[_Sound]) -> list[Fault | None]:
        """What is wrong with each, some of them looked at in the same time."""
        turn = asyncio.Semaphore(AT_ONCE)

        async def tried(one: _Sound) -> Fault | None:
            async with turn:
                return await self._tried(one)

        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(tried(one)) for one in all_]
        except BaseExceptionGroup as several:
            raise several.exceptions[
                0
            ] from None  # who called knows the failure, not that others ran beside it
        return [task.result() for task in tasks]

    async def _tried(self, one: _Sound) -> Fault | None:
        """What is wrong with it once its program is run and it is answered by somebody else."""
        if isinstance(one.item, PredictOutput) and (fault := await self._misprints(one.item)) is not None:
            return fault
        solved = await solve(one.item, one.passage, ask=self.ask, prompts=self.prompts)
        if solved.answer is not None:
            self.answers.append(solved.answer)
        return solved.fault

    async def _misprints(self, item: PredictOutput) -> Fault | None:
        came = await ran(item.code, self.run)
        if came.fault:
            return Reason.UNCHECKED if came.away else Reason.CODE, came.fault
        if came.output != output_folded(item.output):
            return Reason.CODE, f"it prints {came.output!r}, not {output_folded(item.output)!r}"
        return None

    def _drop(self, text: str, fault: Fault) -> None:
        self.dropped.append(Dropped(fault[0], text, fault[1]))
