"""A short lesson on a topic: steps whose programs have run, and questions about them that have passed the gate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated

from pydantic import Field

from core.course.model import Question
from core.llm import Answer, Call, ModelAway
from core.making.asking import NONE, Ask, NotFit, Prompts, Run, listed
from core.making.foreign import foreign, too_hard
from core.making.gate import Evidence, Gate
from core.making.items import fill
from core.making.passages import Passage, shown, source_of
from core.making.refusals import Dropped
from core.making.running import ran

PROMPT = "making/lesson"
TRIES = 2
STEPS = range(3, 6)
MOST_WORDS, MOST_LINES, LONGEST_TITLE, MOST_OF_SUMMARY = 120, 15, 80, 40
"""Words of a step, lines of its program, characters of a title or a heading, words of the summary."""
FEWEST_ITEMS, ITEMS = 2, 3
"""How many questions a lesson has at least, and how many it is to have (P10)."""


@dataclass(frozen=True, slots=True)
class ProposedStep:
    """A step as a model proposes it."""

    heading: str
    markdown: Annotated[str, Field(description="At most 120 words, one thought.")]
    code: Annotated[str, Field(description="A whole Python program, or empty.")]
    evidence: Annotated[
        str, Field(description="The words of a passage that the step rests on, to the letter.")
    ]


@dataclass(frozen=True, slots=True)
class ProposedLesson:
    """A lesson as a model proposes it."""

    title: str
    summary: str
    steps: Annotated[list[ProposedStep], Field(description="3 to 5 of them.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeStep:
    """A step as it is shown. `output` is what `code` really printed; both are "" where there is no program."""

    heading: str
    markdown: str
    code: str = ""
    output: str = ""
    source: str = ""
    """The title of the passage that it rests on; "" where the lesson was made without sources."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeLesson:
    """A lesson, and the questions to ask after it."""

    title: str
    summary: str
    steps: tuple[MadeStep, ...]
    items: tuple[Question, ...]
    evidence: Mapping[str, Evidence]
    """The step on which each item rests, and the words there, by its id."""
    dropped: tuple[Dropped, ...]
    answers: tuple[Answer, ...]
    """All that the model answered, for what it cost."""


@dataclass(frozen=True, slots=True)
class _Tried:
    """What came of one proposal: its sound steps, and all that was wrong."""

    title: str
    summary: str
    steps: tuple[MadeStep, ...]
    faults: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether enough is left of it for a lesson."""
        return bool(self.title and self.summary) and len(self.steps) in STEPS

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong with it."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class _Told:
    """A step as a passage: what is asked after a lesson stands in the lesson."""

    title: str
    text: str


async def make_lesson(
    topic: str,
    level: str,
    language: str,
    sources: Sequence[Passage],
    *,
    ask: Ask,
    run: Run,
    prompts: Prompts,
) -> MadeLesson:
    """A lesson of 3 to 5 steps on `topic` in the human `language`, for somebody who knows what `level` says.

    With sources, each step rests on words that stand in them. A lesson with faults is asked for once more, and then a
    step that has one is left out. Raises NotFit where too little is left, ModelAway where nothing came at all.
    """
    answers: list[Answer] = []
    tries: list[_Tried] = []
    while len(tries) < TRIES and not (tries and tries[-1].sound):
        values = {
            "topic": topic,
            "level": level,
            "passages": shown(sources) or NONE,
            "faults": listed(tries[-1].faults if tries else ()),
            "speaks": language,
        }
        answer = await ask(Call(prompt=prompts[PROMPT], values=values, schema=ProposedLesson))
        answers.append(answer)
        assert isinstance(answer.parsed, ProposedLesson), "the answer is of the call's schema"
        tries.append(await _tried(answer.parsed, language, sources, run))
    whole = [one for one in tries if one.whole]
    if not whole:
        raise NotFit("no lesson", [fault for one in tries for fault in one.faults], answers)
    lesson = max(whole, key=lambda one: (one.sound, len(one.steps)))
    told = [_Told(one.heading, "\n\n".join(filter(None, (one.markdown, one.code)))) for one in lesson.steps]
    gate = Gate(passages=told, language=language, ask=ask, run=run, prompts=prompts)
    await _recalled(gate, answers)
    return MadeLesson(
        title=lesson.title,
        summary=lesson.summary,
        steps=lesson.steps,
        items=tuple(gate.items),
        evidence=MappingProxyType(gate.evidence),
        dropped=tuple(gate.dropped),
        answers=(*answers, *gate.answers),
    )


async def _recalled(gate: Gate, answers: Sequence[Answer]) -> None:
    """Have questions made, and once more if too few passed. NotFit where there are too few even so."""
    reasons: list[str] = []
    for _ in range(TRIES):
        try:
            await fill(gate, ITEMS)
        except ModelAway as away:
            reasons.append(str(away))
            break
        if len(gate.items) >= FEWEST_ITEMS:
            return
    if len(gate.items) < FEWEST_ITEMS:
        reasons += [f"{one.reason}: {one.text}: {one.detail}" for one in gate.dropped]
        raise NotFit("no questions to a lesson", reasons, (*answers, *gate.answers))


async def _tried(made: ProposedLesson, language: str, sources: Sequence[Passage], run: Run) -> _Tried:
    """The steps of a proposal that are sound, and what is wrong with the others."""
    title, summary = made.title.strip(), made.summary.strip()
    faults: list[str] = []
    if not title or len(title) > LONGEST_TITLE or "\n" in title or foreign(title):
        faults.append(f"the title has to be one plain line of at most {LONGEST_TITLE} characters")
        title = ""
    if not summary or len(summary.split()) > MOST_OF_SUMMARY or foreign(summary):
        faults.append(f"the summary has to be plain words, at most {MOST_OF_SUMMARY}")
        summary = ""
    if len(made.steps) not in STEPS:
        faults.append(f"there are {len(made.steps)} steps; 3 to 5 are wanted")
    steps: list[MadeStep] = []
    for number, step in enumerate(made.steps[: STEPS.stop - 1], 1):
        done = await _step(step, language, sources, run)
        if isinstance(done, str):
            faults.append(f"step {number}: {done}")
        else:
            steps.append(done)
    return _Tried(title, summary, tuple(steps), tuple(faults))


async def _step(made: ProposedStep, language: str, sources: Sequence[Passage], run: Run) -> MadeStep | str:
    """The step with what its program prints, or what is wrong with it."""
    if fault := _unsound(made, language):
        return fault
    source = source_of(made.evidence, sources)
    if sources and source is None:
        return f"its evidence stands in no passage: {made.evidence!r}"
    code = made.code.strip("\n")
    output = ""
    if code.strip():
        came = await ran(code, run)
        if came.fault:
            return came.fault
        output = came.output
    return MadeStep(
        heading=made.heading.strip(),
        markdown=made.markdown.strip(),
        code=code,
        output=output,
        source=source.title if source else "",
    )


def _unsound(made: ProposedStep, language: str) -> str:
    """What is wrong with its words, or with how much there is of it."""
    heading, words = made.heading.strip(), len(made.markdown.split())
    if not heading or len(heading) > LONGEST_TITLE or "\n" in heading:
        return f"its heading has to be one line of at most {LONGEST_TITLE} characters"
    if not 1 <= words <= MOST_WORDS:
        return f"it has {words} words, and may have 1 to {MOST_WORDS}"
    if what := foreign(heading) or foreign(made.markdown):
        return f"{what} stands in its words"
    if len(made.code.strip().splitlines()) > MOST_LINES:
        return f"its program has more than {MOST_LINES} lines"
    return too_hard(made.markdown, language)
