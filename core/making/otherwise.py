"""An explanation said another way: in simpler words, one level deeper, or as a worked example."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, assert_never

from pydantic import Field

from core.course.folding import output_folded
from core.course.reading_level import grade_level, plain_text
from core.llm import Answer, Call
from core.making.asking import NONE, Ask, NotFit, Prompts, Run, listed
from core.making.foreign import HARDEST_GRADE, foreign, too_hard
from core.making.passages import Passage, shown
from core.making.running import ran
from core.markdown import fence

MOST_WORDS = 160
"""Of all that is said, programs aside (P7)."""
SIMPLE_GRADE = 5.0
"""English of this grade is simple, however simple the explanation was."""
TRIES = 2

_PROGRAM = re.compile(r"^```(?P<language>[^\n`]*)\n(?P<source>.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
_RUN = frozenset({"", "python", "py", "python3"})


class Kind(StrEnum):
    """The ways in which an explanation can be said again; each has its prompt."""

    SIMPLER = "simpler"
    DEEPER = "deeper"
    EXAMPLE = "example"


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """An example as a model proposes it."""

    before: Annotated[str, Field(description="What the case is, and what is wanted.")]
    code: Annotated[str, Field(description="A whole Python program, or empty.")]
    output: Annotated[str, Field(description="Exactly what it prints, or empty.")]
    after: Annotated[str, Field(description="The example, followed to its end.")]


async def say_otherwise(
    kind: Kind,
    explanation: str,
    passages: Sequence[Passage],
    language: str,
    *,
    ask: Ask,
    run: Run,
    prompts: Prompts,
) -> str:
    """The explanation said another way, as Markdown in the human `language`, every program in it run.

    What is not fit to be shown is asked for once more; then NotFit is raised. Whether it gives an item away is not
    looked at here: that is the guard's.
    """
    prompt = prompts[f"making/{kind}"]
    answers: list[Answer] = []
    faults: tuple[str, ...] = ()
    for _ in range(TRIES):
        values = {
            "explanation": explanation,
            "passages": shown(passages) or NONE,
            "faults": listed(faults),
            "speaks": language,
        }
        schema = WorkedExample if kind is Kind.EXAMPLE else None
        answer = await ask(Call(prompt=prompt, values=values, schema=schema))
        answers.append(answer)
        if isinstance(answer.parsed, WorkedExample):
            text, fault = _written_out(answer.parsed), await _fault_of_example(answer.parsed, run)
        else:
            text, fault = answer.text.strip(), await _fault_of_programs(answer.text, run)
        fault = fault or _unfit(kind, text, explanation, language)
        if not fault:
            return text
        faults = (fault,)
    raise NotFit(f"nothing {kind}", faults, answers)


def _written_out(made: WorkedExample) -> str:
    """The example as Markdown; what it prints is what was checked."""
    parts = [made.before.strip()]
    if made.code.strip():
        parts += [fence(made.code.strip("\n"), "python"), fence(output_folded(made.output))]
    return "\n\n".join(filter(None, [*parts, made.after.strip()]))


async def _fault_of_example(made: WorkedExample, run: Run) -> str:
    """A model that is mistaken about what its program prints is mistaken about what it says of it."""
    if not made.before.strip() or not made.after.strip():
        return "something has to be said before the program and after it"
    if what := foreign(made.before) or foreign(made.after):
        return f"{what} stands in its words"
    if not made.code.strip():
        return "there is an output without a program" if made.output.strip() else ""
    came = await ran(made.code, run)
    if not came.fault and came.output != output_folded(made.output):
        return f"the program prints {came.output!r}, not {output_folded(made.output)!r}"
    return came.fault


async def _fault_of_programs(text: str, run: Run) -> str:
    """What is wrong with a text, or with a program that stands in it."""
    if what := foreign(_PROGRAM.sub("", text)):
        return f"{what} stands in its words"
    for one in _PROGRAM.finditer(text):
        if one["language"].strip().casefold() in _RUN and (came := await ran(one["source"], run)).fault:
            return came.fault
    return ""


def _unfit(kind: Kind, text: str, explanation: str, language: str) -> str:
    """Why a text is not fit to be shown, whatever it says."""
    words = len(plain_text(text).split())
    if not 1 <= words <= MOST_WORDS:
        return f"it has {words} words, and may have 1 to {MOST_WORDS}"
    match kind:
        case Kind.SIMPLER:
            return too_hard(text, language, min(HARDEST_GRADE, max(SIMPLE_GRADE, grade_level(explanation))))
        case Kind.DEEPER | Kind.EXAMPLE:
            return ""
        case _:
            assert_never(kind)
