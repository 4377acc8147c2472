"""A diagram that cannot be drawn is asked for once more."""

from dataclasses import replace

import pytest

from core.drawing import Diagram, Edge, Kind, Node
from core.llm import Call
from core.making.asking import NONE, NotFit, Prompts
from core.making.diagram import make_diagram
from tests.core.llm.scripted import Said, ScriptedModel
from tests.core.making.scenes import BEES

RING = Diagram(
    "A bee's day",
    Kind.CYCLE,
    [Node("a", "Fly out"), Node("b", "Find food"), Node("c", "Dance")],
    [Edge("a", "b"), Edge("b", "c"), Edge("c", "a")],
)


def draws(*answers: Said) -> ScriptedModel:
    waiting = list(answers)

    def script(_: Call) -> Said:
        return waiting.pop(0)

    return ScriptedModel(script)


async def test_a_diagram_that_can_be_drawn_is_given(prompts: Prompts):
    model = draws(RING)
    made = await make_diagram("A bee's day", [BEES], "en", ask=model.answer, prompts=prompts)
    assert made == RING
    assert model.calls[0].values["faults"] == NONE
    assert BEES.text in model.calls[0].values["passages"]


async def test_one_that_cannot_is_asked_for_once_more_and_told_why(prompts: Prompts):
    model = draws(replace(RING, edges=RING.edges[:2]), RING)
    assert await make_diagram("A bee's day", [BEES], "en", ask=model.answer, prompts=prompts) == RING
    assert "one ring" in model.calls[1].values["faults"]


async def test_one_that_cannot_be_drawn_twice_is_none(prompts: Prompts):
    broken = replace(RING, title="")
    model = draws(broken, broken)
    with pytest.raises(NotFit, match="no diagram") as raised:
        await make_diagram("A bee's day", [BEES], "en", ask=model.answer, prompts=prompts)
    assert len(raised.value.answers) == 2
