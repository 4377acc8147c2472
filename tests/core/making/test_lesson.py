"""A made lesson has three to five steps on its sources, programs that really ran, and questions that passed the gate."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from core.llm import Call
from core.llm.failures import Busy, Refused
from core.making.asking import NONE, NotFit, Prompts
from core.making.lesson import MadeLesson, ProposedLesson, ProposedStep, make_lesson
from core.making.passages import Passage
from core.making.proposals import ProposedQuestion, ProposedQuestions, SolvedQuestion
from core.making.refusals import Reason
from sandbox.contract import Runner
from tests.core.llm.scripted import Said, ScriptedModel
from tests.core.making.scenes import BEES, DANCE, FAR, FRISCH, NoSandbox, Page, read_well

DANCING = ProposedStep(
    "Why they dance",
    "A bee that comes home has news. She cannot speak, so she dances. "
    "The angle of the dance shows the direction of the food, measured from the sun.",
    "",
    "A bee that has found food dances in the hive.",
)
WAGGLING = ProposedStep(
    "How far it is",
    "She shakes as she runs. The longer the waggle lasts, the farther away the food is.",
    "seconds = 2\nprint(seconds * 1000, 'metres')",
    "The longer the waggle lasts, the farther away the food is.",
)
FINDING = ProposedStep(
    "Who found it out",
    "For years one man watched bees. Karl von Frisch was given the Nobel Prize for this in 1973.",
    "",
    "Karl von Frisch was given the Nobel Prize for this in 1973.",
)
LESSON = ProposedLesson(
    "The dance of the bees", "You can say how bees tell each other the way.", [DANCING, WAGGLING, FINDING]
)
SOUND = ProposedQuestions([DANCE, FAR, FRISCH])


def model_of(
    *lessons: Said, questions: Sequence[Said] = (SOUND,), reader: Said | None = None
) -> ScriptedModel:
    """A model that writes these lessons, one a call, then these questions, and reads well."""
    lessons_left, questions_left = list(lessons), list(questions)

    def script(call: Call) -> Said:
        match call.prompt.name:
            case "making/lesson":
                return lessons_left.pop(0)
            case "making/items":
                return questions_left.pop(0)
            case _:
                return reader or read_well(call)

    return ScriptedModel(script)


async def lesson_by(
    model: ScriptedModel, prompts: Prompts, runner: Runner, sources: Sequence[Passage] = (BEES,)
) -> MadeLesson:
    return await make_lesson(
        "How bees tell the way",
        "nothing yet",
        "en",
        sources,
        ask=model.answer,
        run=runner.run,
        prompts=prompts,
    )


def calls_of(model: ScriptedModel, name: str) -> list[Call]:
    return [call for call in model.calls if call.prompt.name == name]


def with_step(step: ProposedStep) -> ProposedLesson:
    return replace(LESSON, steps=[DANCING, step, FINDING])


async def test_a_sound_lesson_comes_with_real_output_its_sources_and_questions(
    prompts: Prompts, runner: Runner
):
    model = model_of(LESSON)
    made = await lesson_by(model, prompts, runner)
    assert made.title == LESSON.title
    assert [step.heading for step in made.steps] == [one.heading for one in LESSON.steps]
    assert [step.output for step in made.steps] == ["", "2000 metres", ""]
    assert {step.source for step in made.steps} == {BEES.title}
    assert [item.type for item in made.items] == ["single_choice", "true_false", "short_text"]
    assert made.dropped == ()
    assert len(made.answers) == len(model.calls) == 1 + 1 + 3


async def test_the_questions_are_asked_about_what_the_lesson_says(prompts: Prompts, runner: Runner):
    model = model_of(LESSON)
    await lesson_by(model, prompts, runner)
    (asked,) = calls_of(model, "making/items")
    assert DANCING.markdown in asked.values["passages"]
    assert BEES.text not in asked.values["passages"]


@pytest.mark.parametrize(
    ("step", "fault"),
    [
        (replace(WAGGLING, code="print(seconds)"), "NameError"),
        (replace(WAGGLING, code="import time\nprint(time.perf_counter_ns())"), "something else each time"),
        (replace(WAGGLING, code="for n in range(99):\n    print(n)"), "more than 20 lines"),
        (replace(WAGGLING, code="x = 1\n" * 16), "15 lines"),
        (replace(WAGGLING, markdown="word " * 121), "121 words"),
        (replace(WAGGLING, markdown="See https://bees.example for more of this."), "a link"),
        (replace(WAGGLING, markdown="So it is:\n\n```python\nprint(1)\n```"), "a block of code"),
        (replace(WAGGLING, heading=""), "heading"),
        (replace(WAGGLING, evidence="The waggle is measured in whole seconds."), "stands in no passage"),
        (
            replace(
                WAGGLING,
                markdown="Directional communication necessitates extraordinary neurological sophistication "
                * 5,
            ),
            "grade",
        ),
    ],
)
async def test_a_step_with_a_fault_is_asked_for_once_more_and_told_what_it_was(
    prompts: Prompts, runner: Runner, step: ProposedStep, fault: str
):
    model = model_of(with_step(step), LESSON)
    made = await lesson_by(model, prompts, runner)
    first, second = calls_of(model, "making/lesson")
    assert first.values["faults"] == NONE
    assert fault in second.values["faults"]
    assert "step 2" in second.values["faults"]
    assert len(made.steps) == 3


async def test_a_program_that_fails_again_takes_its_step_along(prompts: Prompts, runner: Runner):
    broken = replace(WAGGLING, heading="It breaks", code="print(seconds)")
    four = replace(LESSON, steps=[DANCING, broken, WAGGLING, FINDING])
    made = await lesson_by(model_of(four, four), prompts, runner)
    assert [step.heading for step in made.steps] == ["Why they dance", "How far it is", "Who found it out"]


async def test_too_few_sound_steps_are_no_lesson(prompts: Prompts, runner: Runner):
    broken = with_step(replace(WAGGLING, code="print(seconds)"))
    model = model_of(broken, broken)
    with pytest.raises(NotFit) as raised:
        await lesson_by(model, prompts, runner)
    assert "NameError" in raised.value.reasons[0]
    assert len(raised.value.answers) == 2


async def test_a_first_try_that_is_whole_is_kept_where_the_second_is_worse(prompts: Prompts, runner: Runner):
    first = replace(LESSON, steps=[*LESSON.steps, replace(WAGGLING, code="print(seconds)")])
    second = replace(LESSON, title="Another", steps=LESSON.steps[:2])
    made = await lesson_by(model_of(first, second), prompts, runner)
    assert made.title == LESSON.title
    assert len(made.steps) == 3


@pytest.mark.parametrize("count", [2, 6])
async def test_a_lesson_has_three_to_five_steps(prompts: Prompts, runner: Runner, count: int):
    steps = [replace(DANCING, heading=f"Part {number}") for number in range(count)]
    model = model_of(replace(LESSON, steps=steps), LESSON)
    assert len((await lesson_by(model, prompts, runner)).steps) == 3
    assert f"{count} steps" in calls_of(model, "making/lesson")[1].values["faults"]


async def test_without_sources_nothing_has_to_be_quoted(prompts: Prompts, runner: Runner):
    steps = [replace(one, evidence="") for one in LESSON.steps]
    made = await lesson_by(model_of(replace(LESSON, steps=steps)), prompts, runner, sources=())
    assert {step.source for step in made.steps} == {""}


async def test_questions_are_asked_for_once_more_where_too_few_passed(prompts: Prompts, runner: Runner):
    model = model_of(LESSON, questions=[ProposedQuestions([DANCE]), ProposedQuestions([FRISCH])])
    made = await lesson_by(model, prompts, runner)
    assert [item.type for item in made.items] == ["single_choice", "short_text"]
    assert DANCE.prompt in calls_of(model, "making/items")[1].values["known"]


@pytest.mark.parametrize("second", [ProposedQuestions([]), Refused()], ids=["none", "refused"])
async def test_a_lesson_that_nobody_can_be_asked_about_is_none(
    prompts: Prompts, runner: Runner, second: Said
):
    wrong: ProposedQuestion = replace(
        FRISCH, answer="Konrad Lorenz", also=[], wrong=[replace(FRISCH.wrong[0], answer="Frisch")]
    )
    model = model_of(LESSON, questions=[ProposedQuestions([wrong]), second])
    with pytest.raises(NotFit) as raised:
        await lesson_by(model, prompts, runner)
    assert any(reason.startswith(Reason.DISPUTED) for reason in raised.value.reasons)


async def test_a_model_that_is_away_is_told_as_such(prompts: Prompts, runner: Runner):
    with pytest.raises(Busy):
        await lesson_by(model_of(Busy()), prompts, runner)


async def test_without_a_sandbox_no_program_is_shown(prompts: Prompts):
    model = model_of(LESSON, LESSON)
    with pytest.raises(NotFit):
        await make_lesson(
            "Bees",
            "nothing",
            "en",
            [Page(BEES.title, BEES.text)],
            ask=model.answer,
            run=NoSandbox(),
            prompts=prompts,
        )


async def test_what_readers_dispute_is_told_with_the_lesson(prompts: Prompts, runner: Runner):
    wrong = replace(
        FRISCH, answer="Konrad Lorenz", also=[], wrong=[replace(FRISCH.wrong[0], answer="Frisch")]
    )
    made = await lesson_by(
        model_of(LESSON, questions=[ProposedQuestions([DANCE, FAR, wrong])]), prompts, runner
    )
    assert [one.reason for one in made.dropped] == [Reason.DISPUTED]
    assert SolvedQuestion in {type(one.parsed) for one in made.answers}
