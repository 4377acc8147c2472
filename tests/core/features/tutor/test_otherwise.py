"""An explanation can be had in another way: simpler, deeper, by an example that fades, drawn, or read aloud."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from sqlalchemy import text

from bot.wiring import OpenHouse
from core.chat import File, Picture, Pressed
from core.course.catalogue import Catalogue
from core.course.model import Item
from core.drawing import Diagram
from core.drawing.diagram import Edge, Kind, Node
from core.llm import Call
from core.llm.failures import Faulty
from core.making.otherwise import WorkedExample
from core.speech import Spoken, Transcript
from tests.core.features.doings import PYTHON, Answer, course_of, did
from tests.core.features.tutor.scenes import QUESTION, agree, with_model
from tests.core.llm.scripted import Said
from tests.pupil import Pupil

SIMPLE = "A name is like a label on a jar. You put a thing in, and later you ask for it by its label."
EXAMPLE = WorkedExample(
    before="We want to know what two apples cost.",
    code="price = 3\ncost = 2 * price\nprint(cost)",
    output="6",
    after="First the price gets a name. Then two of them are put together. At the end we see it.",
)
NAMES = Diagram("Names", Kind.FLOW, [Node("a", "a value"), Node("b", "a name")], [Edge("a", "b", "gets")])
SOLUTION = "number = int(input())\nif number % 2 == 0:\n    print('right')\nelse:\n    print('left')"


def script(**made: Said) -> Callable[[Call], Said]:
    """What a model says to prompts of these names; to all others that it is about names."""
    return lambda call: made.get(
        call.prompt.name.rpartition("/")[2], f"A name stands for a value [1]. {QUESTION}"
    )


@dataclass(frozen=True, slots=True)
class Voice:
    """A speech model that says what it is given as bytes."""

    hears: bool = False
    speaks: bool = True

    async def transcribe(self, audio: bytes, language: str | None) -> Transcript:
        raise AssertionError(f"{len(audio)} bytes, {language}: nobody speaks to it")

    async def speak(self, text: str, language: str | None) -> Spoken:
        return Spoken(
            audio=f"{language}: {text}".encode(), mime="audio/mpeg", name="parley.mp3", characters=len(text)
        )


async def explained(pupil: Pupil, *answers: Answer) -> None:
    """Have something explained by the tutor."""
    await did(pupil, PYTHON, *answers)
    await agree(pupil)
    await pupil.say("what is a variable?")
    await pupil.press("Put it another way")


async def rows(house: OpenHouse, what: str) -> list[tuple[object, ...]]:
    async with house.dispatch.house.database.transaction() as connection:
        found = await connection.execute(text(f"SELECT {what} FROM tutor_messages ORDER BY at, id"))
        return [tuple(row) for row in found]


async def test_it_is_said_more_simply_and_then_in_yet_another_way(pupil: Pupil, house: OpenHouse) -> None:
    with_model(house, script(simpler=SIMPLE))
    await explained(pupil)
    assert [one.label for one in pupil.choices()] == ["Simpler", "Deeper", "An example", "A diagram"]
    await pupil.press("Simpler")
    assert SIMPLE in pupil.words()
    assert "A language model wrote this" in pupil.words()
    await pupil.press("Put it another way")
    assert "How shall I put it?" in pupil.words()
    assert sorted(str(kind) for (kind,) in await rows(house, "kind")) == ["answer", "simpler"]


async def test_what_leans_on_a_passage_is_made_of_that_passage(pupil: Pupil, house: OpenHouse) -> None:
    model = with_model(house, script(simpler=SIMPLE))
    await explained(pupil)
    await pupil.press("Simpler")
    told = "\n".join(words for _, words in model.calls[-1].messages())
    assert "People also call such a name a *variable*" in told
    assert "A name stands for a value" in told


async def test_a_step_of_a_lesson_is_put_another_way_too(pupil: Pupil, house: OpenHouse) -> None:
    with_model(house, script(simpler=SIMPLE))
    await did(pupil, PYTHON)
    await agree(pupil)
    await pupil.say("/learn Names for values")
    while "Put it another way" not in [one.label for one in pupil.choices()]:
        await pupil.press("Skip")
    await pupil.press("Put it another way")
    await pupil.press("Simpler")
    assert SIMPLE in pupil.words()
    await pupil.press("Back to the lesson")
    assert "Names for values" in pupil.words()


async def test_nothing_is_put_another_way_while_the_guard_cannot_read_what_is_open(
    pupil: Pupil, house: OpenHouse
) -> None:
    model = with_model(house, script(simpler=SIMPLE))
    await explained(pupil)
    simpler = pupil.choice("Simpler").id
    in_javascript(house, "to-fahrenheit")
    await pupil.say("/challenge to-fahrenheit")
    asked = len(model.calls)
    await pupil.send(Pressed(simpler))
    assert "I have no better words for it" in pupil.words()
    assert len(model.calls) == asked


def in_javascript(house: OpenHouse, challenge: str) -> None:
    """Let a challenge be one in a language that the guard cannot read."""

    def other(item: Item) -> Item:
        return replace(item, language="javascript") if item.id == challenge else item

    old = house.dispatch.house.catalogue
    courses = tuple(replace(one, items=tuple(map(other, one.items))) for one in old.courses)
    house.dispatch.house = replace(house.dispatch.house, catalogue=Catalogue(courses=courses))


async def test_without_a_model_no_other_way_is_offered(pupil: Pupil) -> None:
    await did(pupil, PYTHON)
    await pupil.say("what is a variable?")
    assert "Put it another way" not in pupil.words()
    await pupil.say("/learn Names for values")
    assert "Put it another way" not in pupil.words()


async def test_an_example_is_whole_for_a_beginner_and_fades(pupil: Pupil, house: OpenHouse) -> None:
    with_model(house, script(example=EXAMPLE))
    course = course_of(house, PYTHON)
    lesson = next(one for one in course.lessons if one.title == "Names for values")
    skill = course.items_of_lesson(lesson.id)[0].skill
    items = [one.id for one in course.items_of_skill(skill)]
    await did(pupil, PYTHON)
    await agree(pupil)
    for answers, line in (((), "cost = 2 * price"), ((items[0],), "cost = 2 * price\nprint(____)")):
        await did(pupil, PYTHON, *(Answer(one) for one in answers))
        await _example_at(pupil, lesson.id)
        assert line in pupil.words()
    await did(pupil, PYTHON, *(Answer(one) for one in items * 6))
    await _example_at(pupil, lesson.id)
    assert "price = 3" not in pupil.words()
    assert "write the example yourself" in pupil.words()


async def _example_at(pupil: Pupil, lesson: str) -> None:
    """Ask for an example at the first step of a lesson."""
    await pupil.say(f"/learn {lesson}")
    while "Put it another way" not in [one.label for one in pupil.choices()]:
        await pupil.press("Skip")
    await pupil.press("Put it another way")
    await pupil.press("An example")


async def test_a_diagram_is_drawn_with_words_for_who_does_not_see_it(pupil: Pupil, house: OpenHouse) -> None:
    with_model(house, script(diagram=NAMES))
    await explained(pupil)
    await pupil.press("A diagram")
    (picture,) = (one for one in pupil.reply.blocks if isinstance(one, Picture))
    assert "a value" in picture.alt
    assert "a name" in picture.alt
    content = await house.dispatch.blobs.get(picture.media.key)
    assert content.startswith(b"\x89PNG")


async def test_it_is_read_aloud_where_there_is_a_voice(pupil: Pupil, house: OpenHouse) -> None:
    with_model(house, script())
    house.dispatch.house = replace(house.dispatch.house, speech=Voice())
    await explained(pupil)
    await pupil.press("Listen")
    (file,) = (one for one in pupil.reply.blocks if isinstance(one, File))
    content = await house.dispatch.blobs.get(file.media.key)
    assert content.decode().startswith("en: A name stands for a value")


@pytest.mark.parametrize("way", ["Simpler", "Deeper", "A diagram"])
async def test_where_nothing_fit_is_made_nothing_is_shown_and_it_is_said(
    pupil: Pupil, house: OpenHouse, way: str
) -> None:
    broken = Diagram("Names", Kind.FLOW, [Node("a", "a value")], [])
    with_model(house, script(simpler="word " * 200, deeper="", diagram=broken))
    await explained(pupil)
    await pupil.press(way)
    assert "no better words" in pupil.words()
    shown = await rows(house, "kind, shown")
    assert [words for kind, words in shown if kind != "answer"] == [None]


async def test_a_model_that_fails_says_so_kindly(pupil: Pupil, house: OpenHouse) -> None:
    with_model(house, script(simpler=Faulty("503")))
    await explained(pupil)
    await pupil.press("Simpler")
    assert "gave no answer just now" in pupil.words()


async def test_what_would_solve_an_open_challenge_is_not_shown(pupil: Pupil, house: OpenHouse) -> None:
    model = with_model(house, script(simpler=f"Do it like this:\n\n```python\n{SOLUTION}\n```"))
    await did(pupil, PYTHON)
    await agree(pupil)
    await pupil.say("/challenge even or odd")
    await pupil.fill("print('right')")
    await pupil.press("I'm stuck")
    await pupil.press("Put it another way")
    await pupil.press("Simpler")
    assert len([one for one in model.calls if one.prompt.name == "making/simpler"]) == 2
    assert "print('left')" not in pupil.words()
    assert "no better words" in pupil.words()


async def test_what_another_learner_was_told_cannot_be_had(pupil: Pupil, house: OpenHouse) -> None:
    with_model(house, script(simpler=SIMPLE))
    await explained(pupil)
    theirs = pupil.choice("Simpler").id
    eve = Pupil(house, name="eve")
    await did(eve, PYTHON)
    await eve.send(Pressed(theirs))
    assert SIMPLE not in eve.words()
