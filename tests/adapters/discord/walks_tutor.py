"""Walks with the tutor: without a model, with one, and for who steers how much it may help."""

from collections.abc import Callable
from dataclasses import replace

from core.chat import Media, Membership, Picture
from core.drawing import Diagram, draw
from core.drawing.diagram import Edge, Kind, Node
from core.errors import LearnerError
from core.features.tutor.rules import LONGEST_NOTES
from core.llm import Bound, Budget, Call
from core.llm.failures import Faulty
from core.making.otherwise import WorkedExample
from core.tutoring import MEMORY, MODEL
from tests.adapters.discord.product import Walk
from tests.adapters.discord.walks_voice import Echo
from tests.core.features.asked import give, round_of
from tests.core.features.doings import PYTHON, Answer, course_of, did
from tests.core.llm.scripted import Said, ScriptedModel
from tests.journeys.answering import wrong

CHALLENGE, SOLUTION = "Which side of the street?", "print('right')"
SAID = "A name stands for a value [1]. What does yours stand for?"
SIMPLE = "A name is a label on a jar. You put a thing in, and ask for it by its label."
EXAMPLE = WorkedExample(
    before="We want to know what two apples cost.",
    code="price = 3\ncost = 2 * price\nprint(cost)",
    output="6",
    after="First the price gets a name. Then two of them are put together.",
)
NAMES = Diagram("Names", Kind.FLOW, [Node("a", "a value"), Node("b", "a name")], [Edge("a", "b", "gets")])
LOOP = Diagram(
    "A loop",
    Kind.CYCLE,
    [Node("a", "look at the condition"), Node("b", "do the body"), Node("c", "count on")],
    [Edge("a", "b", "if it holds"), Edge("b", "c"), Edge("c", "a")],
)
TYPES = Diagram(
    "Values",
    Kind.TREE,
    [Node("a", "values"), Node("b", "numbers"), Node("c", "texts")],
    [Edge("a", "b", "to reckon with"), Edge("a", "c")],
)
PAIRS = Diagram(
    "Two ways to keep things",
    Kind.COMPARE_TABLE,
    [Node("a", "list"), Node("b", "set"), Node("c", "order")],
    [Edge("c", "a", "stays"), Edge("c", "b", "does not count")],
)
OTHERS: dict[str, Said] = {"simpler": SIMPLE, "deeper": "", "example": EXAMPLE, "diagram": NAMES}


async def without_model(walk: Walk) -> None:
    """Asking, being stuck, and wondering why, with what the authors wrote."""
    await walk.call("", "start", where=f"join_{PYTHON}")
    await walk.call("found", "ask", question="what do quotation marks do?")
    await walk.call("unknown", "ask", question="xylophone")
    await _at_challenge(walk)
    await walk.hear("asks-at-a-challenge", "/ask what is even?")
    await walk.call("", "challenge", challenge=CHALLENGE)
    await walk.press("stuck", "tutor.stuck")
    for where in ("start", "else", "idea"):
        await walk.press(f"unstuck-{where}", "tutor.unstick", where=where)
        await walk.call("", "challenge", challenge=CHALLENGE)
        await walk.press("", "tutor.stuck")
    await walk.call("", "challenge", challenge=CHALLENGE)
    await walk.fill("", SOLUTION)
    await walk.hear("asks-at-an-attempt", "/ask what is even?")
    await _answered_wrongly(walk)
    await walk.press("why", "tutor.why")
    await walk.call("", "quiz")
    await walk.hear("asks-at-a-question", "/ask what is a variable?")
    await _memory(walk)
    await walk.refused("sound-spent", LearnerError("sound-spent"))


async def with_model(walk: Walk) -> None:
    """Talking with a model, in all ways in which it can be put, and where it does not speak."""
    dispatch, before = walk.guest.house.dispatch, walk.guest.house.dispatch.house
    _speaks(walk, _script(SAID))
    await walk.call("", "start", where=f"join_{PYTHON}")
    await walk.call("asked-to-agree", "ask", question="what is a variable?")
    await walk.press("", "privacy.decide", purpose="model", given=True)
    await _talks(walk)
    await _other_ways(walk)
    await _answered_wrongly(walk)
    await walk.press("why", "tutor.why")
    await _memory(walk)
    _speaks(walk, lambda _: Faulty("503"))
    await walk.call("away", "ask", question="what is a loop?")
    dispatch.house = replace(dispatch.house, budget=Budget(learner=Bound(1)))
    await walk.call("spent", "ask", question="what is a loop?")
    dispatch.house = replace(before, speech=Echo(""))
    _speaks(walk, _script(SAID))
    await walk.call("", "ask", question="what is a variable?")
    await walk.press("ways-where-one-can-listen", "tutor.ways")
    await walk.press("listened", "tutor.listen")
    dispatch.house = before


async def dial(walk: Walk) -> None:
    """How much a model may help in a server."""
    walk.guest.membership = Membership(community="1", place="20", name="Study", manages=True)
    await walk.call("without-a-model", "tutor")
    _speaks(walk, _script(SAID))
    await walk.call("full", "tutor")
    await walk.press("hints", "tutor.dial", help="hints")
    await walk.call("off", "tutor", help="off")
    await walk.call("unknown", "tutor", help="loud")
    await walk.call("", "start", where=f"join_{PYTHON}")
    await walk.call("silent", "ask", question="what is a loop?")


def _speaks(walk: Walk, script: Callable[[Call], Said]) -> None:
    dispatch = walk.guest.house.dispatch
    purposes = (*(one for one in dispatch.house.purposes if not one.needs_model), MODEL, MEMORY)
    dispatch.house = replace(dispatch.house, model=ScriptedModel(script), purposes=purposes)


def _script(said: str) -> Callable[[Call], Said]:
    return lambda call: OTHERS.get(call.prompt.name.rpartition("/")[2], said)


async def _at_challenge(walk: Walk) -> None:
    await walk.call("", "challenge", challenge=CHALLENGE)


async def _talks(walk: Walk) -> None:
    """Answers, outside of all and at a challenge."""
    await walk.call("answered", "ask", question="what is a variable?")
    await walk.press("rated", "tutor.rate", helpful=True)
    await _at_challenge(walk)
    await walk.fill("", SOLUTION)
    await walk.press("stuck", "tutor.stuck")
    dispatch = walk.guest.house.dispatch
    house, used = dispatch.house, 900
    dispatch.house = replace(house, budget=Budget(learner=Bound(used * 10)))
    for _ in range(20):  # until four fifths are used
        await walk.call("", "ask", question=f"what is a variable? {_}")
        if "not much left" in walk.guest.words() or "Queda poco" in walk.guest.words():
            break
    walk.keep("near-the-limit")
    dispatch.house = house


async def _other_ways(walk: Walk) -> None:
    await walk.call("", "cancel")
    await walk.call("", "ask", question="what is a variable?")
    await walk.press("ways", "tutor.ways")
    for way, verb in (("simpler", "otherwise"), ("deeper", "otherwise"), ("diagram", "draw")):
        await walk.press(f"put-{way}", f"tutor.{verb}", way=way)
        await walk.call("", "ask", question="what is a variable?")
        await walk.press("", "tutor.ways")
    for diagram in (LOOP, TYPES, PAIRS):
        picture = await draw(diagram, walk.say)
        walk.show(
            f"drawn-{diagram.kind}", Picture(Media.of("diagram.png", "image/png", picture.png), picture.alt)
        )
    await walk.act("gone", "tutor.ways", message="none")
    course = course_of(walk.guest.house, PYTHON)
    lesson = next(one for one in course.lessons if one.id == "names")
    items = [one.id for one in course.items_of_skill(course.items_of_lesson(lesson.id)[0].skill)]
    for scene, answers in (("learning", items[:1]), ("mastered", items * 6)):
        await did(walk.guest, PYTHON, *(Answer(one) for one in answers))
        where = {"course": PYTHON, "lesson": lesson.id, "step": 0}
        await walk.act(f"example-{scene}", "tutor.otherwise", **where, way="example")


async def _answered_wrongly(walk: Walk) -> None:
    """Answer the first question of a quiz wrongly."""
    await did(walk.guest, PYTHON, lessons=3)
    await walk.call("", "quiz")
    question, *_ = await round_of(walk.guest, course_of(walk.guest.house, PYTHON))
    await give(walk.guest, wrong(question))


async def _memory(walk: Walk) -> None:
    await walk.call("memory", "memory")
    await walk.fill("memory-too-long", "x", "x" * (LONGEST_NOTES + 1))
    await walk.call("", "memory")
    await walk.fill("memory-kept", "write a *game*", "- knows names\n- mixes up <b>")
    await walk.press("memory-forgotten", "tutor.forget")
