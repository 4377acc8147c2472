"""An explanation said another way is short, readable, and every program in it has run."""

import pytest

from core.llm import Call
from core.llm.failures import Busy
from core.making.asking import NONE, NotFit, Prompts
from core.making.otherwise import Kind, WorkedExample, say_otherwise
from sandbox.contract import Runner
from tests.core.llm.scripted import Said, ScriptedModel
from tests.core.making.scenes import LISTS

EXPLANATION = "The method `append` adds an item to the end of a list, so that its length grows by one."
SIMPLE = (
    "Think of a queue. Who comes last stands at the end. `append` puts one more thing at the end of the list."
)
HEAVY = (
    "Appending constitutes an amortised constant-time modification of the underlying dynamically "
    "reallocated contiguous representation, notwithstanding occasional reallocation, " * 2
)
EXAMPLE = WorkedExample(
    "You write down what to buy.",
    "shopping = ['tea']\nshopping.append('milk')\nprint(shopping)",
    "['tea', 'milk']",
    "First the list holds tea. Then `append` puts milk behind it.",
)


def says(*answers: Said) -> ScriptedModel:
    waiting = list(answers)

    def script(_: Call) -> Said:
        return waiting.pop(0)

    return ScriptedModel(script)


async def said_by(
    model: ScriptedModel, kind: Kind, prompts: Prompts, runner: Runner, language: str = "en"
) -> str:
    return await say_otherwise(
        kind, EXPLANATION, [LISTS], language, ask=model.answer, run=runner.run, prompts=prompts
    )


@pytest.mark.parametrize("kind", [Kind.SIMPLER, Kind.DEEPER])
async def test_words_that_are_fit_are_given_as_they_are(prompts: Prompts, runner: Runner, kind: Kind):
    model = says(f"\n{SIMPLE}\n")
    assert await said_by(model, kind, prompts, runner, "es") == SIMPLE
    (call,) = model.calls
    assert call.prompt.name == f"making/{kind}"
    assert call.values["explanation"] == EXPLANATION
    assert LISTS.text in call.values["passages"]
    assert call.values["speaks"] == "es"
    assert call.values["faults"] == NONE


@pytest.mark.parametrize(
    ("first", "fault"),
    [
        ("", "0 words"),
        ("word " * 161, "161 words"),
        (HEAVY, "grade"),
        ("See [the manual](https://docs.example).", "a link"),
        ("# A heading\n\nAnd words.", "a heading"),
    ],
)
async def test_what_is_not_fit_is_asked_for_once_more(
    prompts: Prompts, runner: Runner, first: str, fault: str
):
    model = says(first, SIMPLE)
    assert await said_by(model, Kind.SIMPLER, prompts, runner) == SIMPLE
    assert fault in model.calls[1].values["faults"]


async def test_what_is_not_fit_twice_is_not_said(prompts: Prompts, runner: Runner):
    with pytest.raises(NotFit) as raised:
        await said_by(says(HEAVY, HEAVY), Kind.SIMPLER, prompts, runner)
    assert "grade" in raised.value.reasons[0]
    assert len(raised.value.answers) == 2


async def test_how_hard_it_is_to_read_is_told_of_english_and_of_simpler_words_alone(
    prompts: Prompts, runner: Runner
):
    assert await said_by(says(HEAVY), Kind.SIMPLER, prompts, runner, "es") == HEAVY.strip()
    assert await said_by(says(HEAVY), Kind.DEEPER, prompts, runner) == HEAVY.strip()


async def test_a_program_in_the_words_has_to_run(prompts: Prompts, runner: Runner):
    broken = "It grows:\n\n```python\nprint(len(things))\n```"
    whole = "It grows:\n\n```python\nthings = [1]\nprint(len(things))\n```"
    model = says(broken, whole)
    assert await said_by(model, Kind.DEEPER, prompts, runner) == whole
    assert "NameError" in model.calls[1].values["faults"]


async def test_an_example_shows_its_program_and_what_that_really_prints(prompts: Prompts, runner: Runner):
    said = await said_by(says(EXAMPLE), Kind.EXAMPLE, prompts, runner)
    assert said == (
        f"{EXAMPLE.before}\n\n```python\n{EXAMPLE.code}\n```\n\n```\n{EXAMPLE.output}\n```\n\n{EXAMPLE.after}"
    )


@pytest.mark.parametrize(
    ("first", "fault"),
    [
        (WorkedExample("Buy.", EXAMPLE.code, "['milk', 'tea']", "So it is."), "prints \"['tea', 'milk']\""),
        (WorkedExample("Buy.", "print(shopping)", "tea", "So it is."), "NameError"),
        (WorkedExample("Buy.", "", "tea", "So it is."), "output without a program"),
        (WorkedExample("Buy.", EXAMPLE.code, EXAMPLE.output, " "), "something has to be said"),
        (WorkedExample("Buy.", EXAMPLE.code, EXAMPLE.output, "See http://x.example"), "a link"),
    ],
)
async def test_an_example_that_is_mistaken_about_its_program_is_asked_for_once_more(
    prompts: Prompts, runner: Runner, first: WorkedExample, fault: str
):
    model = says(first, EXAMPLE)
    assert EXAMPLE.before in await said_by(model, Kind.EXAMPLE, prompts, runner)
    assert fault in model.calls[1].values["faults"]


async def test_an_example_without_a_program_is_words_alone(prompts: Prompts, runner: Runner):
    words = WorkedExample("A bee finds a lime tree.", "", "", "She flies home. Then she dances.")
    assert await said_by(says(words), Kind.EXAMPLE, prompts, runner) == f"{words.before}\n\n{words.after}"


async def test_a_model_that_is_away_is_told_as_such(prompts: Prompts, runner: Runner):
    with pytest.raises(Busy):
        await said_by(says(Busy()), Kind.DEEPER, prompts, runner)
