"""Passages, proposals that are sound, and models that write them and read them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from core.course.model import Question
from core.llm import Call
from core.making.asking import Prompts
from core.making.items import MadeItems, make_items
from core.making.proposals import ProposedQuestion, ProposedQuestions, SolvedQuestion, WrongAnswer
from core.making.refusals import Reason
from sandbox.contract import Job, Status, Verdict
from tests.core.llm.scripted import Said, ScriptedModel


@dataclass(frozen=True, slots=True)
class Page:
    """A passage."""

    title: str
    text: str


BEES = Page(
    "How bees tell the way",
    "A bee that has found food dances in the hive. The angle of the **dance** shows the direction of the food, "
    "measured from the sun. The longer the waggle lasts, the farther away the food is.\n\n"
    "Karl von Frisch was given the Nobel Prize for this in 1973.",
)
LISTS = Page(
    "Lists",
    "The method `append` adds one item to the end of a list. The first item of a list has the index 0.",
)

DANCE = ProposedQuestion(
    kind="single_choice",
    prompt="What does the angle of a bee's dance tell the others?",
    code="",
    answer="In which direction the food lies",
    also=[],
    wrong=[
        WrongAnswer("How far away the food is", "That is told by how long the waggle lasts."),
        WrongAnswer("How sweet the food is", "Nothing in the dance's angle speaks of taste."),
    ],
    explanation="The angle is measured from the sun and points to where the food is.",
    evidence="The angle of the dance shows the direction of the food, measured from the sun.",
)
FAR = ProposedQuestion(
    kind="true_false",
    prompt="A long waggle means that the food is near the hive.",
    code="",
    answer="false",
    also=[],
    wrong=[WrongAnswer("true", "It is the other way round: long stands for far.")],
    explanation="The waggle lasts longer when the food is farther away.",
    evidence="The longer the waggle lasts, the farther away the food is.",
)
FRISCH = ProposedQuestion(
    kind="short_text",
    prompt="Who was honoured for finding out what the dance of the bees means?",
    code="",
    answer="Karl von Frisch",
    also=["von Frisch", "Frisch"],
    wrong=[WrongAnswer("Konrad Lorenz", "He shared the prize, and his subject was geese.")],
    explanation="He worked out how bees tell each other where food is.",
    evidence="Karl von Frisch was given the Nobel Prize for this in 1973.",
)
YEAR = ProposedQuestion(
    kind="number",
    prompt="In which year was the work on the dance of the bees honoured?",
    code="",
    answer="1973",
    also=[],
    wrong=[WrongAnswer("1937", "Two digits have changed places in that year.")],
    explanation="The prize came some fifty years after the work had begun.",
    evidence="was given the Nobel Prize for this in 1973",
)
APPEND = ProposedQuestion(
    kind="predict_output",
    prompt="What does this program print?",
    code="names = ['Ada']\nnames.append('Alan')\nprint(names[0])\nprint(len(names))",
    answer="Ada\n2",
    also=[],
    wrong=[WrongAnswer("Alan\n2", "The index 0 is the first item, and the new one went to the end.")],
    explanation="The new item goes to the end, so the first one stays what it was.",
    evidence="The method append adds one item to the end of a list.",
)
KEYS: Mapping[str, str] = {one.prompt: one.answer for one in (DANCE, FAR, FRISCH, YEAR, APPEND)}
_OPTION = re.compile(r"^(\d+)\. (.*)$", re.MULTILINE)


def options_of(call: Call) -> dict[str, int]:
    """The options that a call shows, each with its number."""
    return {text: int(number) for number, text in _OPTION.findall(call.values["options"])}


def read_well(call: Call, keys: Mapping[str, str] = KEYS) -> SolvedQuestion:
    """Somebody who knows the right answers, and is told no key."""
    right = keys[call.values["question"]]
    options = options_of(call)
    return SolvedQuestion([options[right]], "") if options else SolvedQuestion([], right)


def marks_the_first(call: Call) -> SolvedQuestion:
    """Somebody who does what an order in the passage says."""
    return SolvedQuestion([1], "")


def author(
    *proposals: ProposedQuestion, reader: Callable[[Call], Said] = read_well, then: tuple[Said, ...] = ()
) -> ScriptedModel:
    """A model that proposes these (at later calls each of `then`, and then nothing), and answers as `reader` does."""
    waiting = [ProposedQuestions(list(proposals)), *then]

    def script(call: Call) -> Said:
        match call.prompt.name:
            case "making/items":
                return waiting.pop(0) if waiting else ProposedQuestions([])
            case "making/solve":
                return reader(call)
            case name:
                raise AssertionError(f"nobody was to ask {name}")

    return ScriptedModel(script)


@dataclass(slots=True)
class NoSandbox:
    """A sandbox that is away, and counts what was wanted of it."""

    jobs: list[Job] = field(default_factory=list[Job])

    async def __call__(self, job: Job) -> Verdict:
        self.jobs.append(job)
        return Verdict(status=Status.UNAVAILABLE, note="It is switched off.")


async def made_by(
    model: ScriptedModel, prompts: Prompts, *passages: Page, count: int = 5, known: tuple[Question, ...] = ()
) -> MadeItems:
    """What comes of a model where no program is to be run."""
    return await make_items(
        passages or (BEES,),
        count=count,
        language="en",
        ask=model.answer,
        run=NoSandbox(),
        prompts=prompts,
        known=known,
    )


async def refused(model: ScriptedModel, prompts: Prompts, *passages: Page) -> tuple[Reason, str]:
    """Why the one question of a model was refused."""
    made = await made_by(model, prompts, *passages)
    assert made.items == ()
    (dropped,) = made.dropped
    return dropped.reason, dropped.detail
