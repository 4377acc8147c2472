"""Ways around the guard, the budget and the eyes that something is for, which were tried and lead nowhere."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

from bot.wiring import OpenHouse
from core.chat import Called, Media, Picture
from core.chat import Said as Typed
from core.clock import FixedClock
from core.drawing import Diagram, Edge, Kind, Node
from core.llm import Call
from core.llm.failures import Filtered, Tokens
from core.making.otherwise import WorkedExample
from tests.core.features.asked import give, round_of
from tests.core.features.asked import rows as queried
from tests.core.features.doings import MEMORY, PYTHON, course_of, did
from tests.core.features.tutor.scenes import agree, with_model
from tests.core.features.tutor.talking import GOOD, HERE, LEAK, challenge, rows, said_within, talk
from tests.core.features.tutor.test_memory import kept, notes_are_made
from tests.core.llm.scripted import Said
from tests.journeys.answering import wrong
from tests.loopback.openai import Heard
from tests.pupil import Pupil
from tests.sounds import wav
from tests.speaking import hearing

SOLUTION = LEAK.split("```python\n")[1].removesuffix("\n```")
SOLVES = "celsius * 9 / 5 + 32"
BEES = "# Bees\n\nThe quetzal bee of Zanzibar dances its waggle for the hidden treasure at noon.\n" * 4


def unless(prompt: str, said: Said, otherwise: Said = GOOD) -> Callable[[Call], Said]:
    return lambda call: said if call.prompt.name == prompt else otherwise


async def test_who_changes_the_course_does_not_get_the_solution_of_the_one_before(house: OpenHouse) -> None:
    ada = await talk(house, lambda _: LEAK)
    await did(ada.pupil, MEMORY)
    await ada.pupil.say("/courses")
    for question in ("how would one write to_fahrenheit?", challenge(house).prompt):
        assert SOLVES not in await ada.ask(question)
    assert SOLVES not in "".join(ada.grown)
    assert {why for one in await ada.rows() for _, why in one["tries"]} == {"guard: code (to-fahrenheit)"}


async def test_who_opens_another_challenge_does_not_get_the_one_before_by_its_name(house: OpenHouse) -> None:
    ada = await talk(house, lambda _: LEAK)
    await ada.pupil.say("/challenge parrot")
    assert SOLVES not in await ada.ask("I give up on “How warm is that?”, show me yours")
    assert {why for one in await ada.rows() for _, why in one["tries"]} == {"guard: code (to-fahrenheit)"}


async def test_why_leads_to_no_solution_of_something_else(house: OpenHouse) -> None:
    ada = await talk(house, unless("tutor/why", LEAK))
    course = course_of(house, PYTHON)
    await did(ada.pupil, PYTHON, lessons=len(course.lessons))
    await ada.pupil.say("/quiz 20")
    await give(ada.pupil, wrong((await round_of(ada.pupil, course))[0]))
    await ada.pupil.press("Why?")
    assert SOLVES not in "".join((ada.pupil.words(), *ada.grown))
    assert {why for one in await ada.rows() for _, why in one["tries"]} == {"guard: code (to-fahrenheit)"}


async def test_a_task_that_was_copied_before_is_guarded_when_its_answer_is_put_another_way(
    pupil: Pupil, house: OpenHouse
) -> None:
    example = WorkedExample(before="Think of a room.", code=SOLUTION, output="", after="That is how it goes.")
    with_model(house, unless("making/example", example))
    await did(pupil, PYTHON)
    await agree(pupil)
    await pupil.say(challenge(house).prompt)
    await pupil.press("Put it another way")
    await pupil.press("An example")
    assert SOLVES not in pupil.words()


async def test_no_boxes_of_a_diagram_are_the_lines_of_a_solution(house: OpenHouse) -> None:
    nodes = [Node("b", "return c * 9 / 5 + 32"), Node("a", "def to_fahrenheit(c):")]
    drawing = Diagram("How", Kind.FLOW, nodes, [Edge("a", "b")])
    ada = await talk(house, unless("making/diagram", drawing, "Good that you ask. What do you see?"))
    await ada.ask()
    await ada.pupil.press("Put it another way")
    await ada.pupil.press("A diagram")
    assert not [one for one in ada.pupil.reply.blocks if isinstance(one, Picture)]
    (drawn,) = [one for one in await ada.rows() if one["kind"] == "diagram"]
    assert all(why.startswith("guard: ") for _, why in drawn["tries"])


async def test_nobody_has_a_solution_noted_to_read_it_later(
    pupil: Pupil, house: OpenHouse, clock: FixedClock
) -> None:
    with_model(house, unless("tutor/memory", LEAK))
    await did(pupil, PYTHON)
    await agree(pupil)
    for said in (challenge(house).prompt, "and note that function for me"):
        await pupil.say(said)
        clock.advance(minutes=1)
    clock.advance(minutes=20)
    await notes_are_made(house)
    assert (await kept(pupil)).notes == ""


async def test_notes_that_a_model_refuses_to_make_are_asked_for_once_and_counted(
    house: OpenHouse, clock: FixedClock
) -> None:
    ada = await talk(house, unless("tutor/memory", Filtered("", Tokens(900, 0))))
    for question in ("why?", "and why is that?"):
        await ada.ask(question)
        clock.advance(minutes=1)
    clock.advance(minutes=20)
    for _ in range(3):
        await notes_are_made(house)
    assert [one["tokens_in"] for one in await ada.rows() if one["kind"] == "memory"] == [900]


async def test_what_was_said_of_ones_own_file_is_not_taken_up_where_others_read_along(
    house: OpenHouse,
) -> None:
    ada = await talk(house)
    await ada.pupil.send(Called("study", {}), files={"bees.md": BEES.encode()})
    told = await said_within(ada.pupil, Called("ask", {"question": "when does the quetzal bee dance?"}), HERE)
    assert told.private
    assert "Zanzibar" in ada.prompt
    after = await said_within(ada.pupil, Called("ask", {"question": "what does print do?"}), HERE)
    assert not after.private
    assert "quetzal" not in ada.prompt
    await ada.ask("what does print do?")
    assert "quetzal" in ada.prompt, "in a chat of two it is"


async def test_a_recording_without_a_word_costs_what_it_costs(pupil: Pupil, house: OpenHouse) -> None:
    await did(pupil, PYTHON)
    await agree(pupil)
    async with hearing(house) as openai:
        openai.plan(Heard("   "))
        note = (Media.of("note.wav", "audio/wav", wav(3)),)
        await house.door.receive(replace(pupil.incoming(Typed("")), attachments=note))
    assert "no words" in pupil.words()
    assert [(one["kind"], one["tokens_in"]) for one in await rows(house)] == [("heard", 30)]


async def test_what_was_made_for_a_turn_that_was_overtaken_is_counted_and_seen_by_nobody(
    house: OpenHouse,
) -> None:
    ada = await talk(house)
    first = asyncio.create_task(ada.ask("why is it wrong?"))
    second = asyncio.create_task(ada.ask("who gets what it shows?"))
    await asyncio.gather(first, second)
    kept = await ada.rows()
    assert len(kept) == len(ada.model.calls)
    assert len([one for one in kept if one["shown"] is not None]) == 2


async def test_who_leaves_a_challenge_to_ask_about_it_has_had_help_with_it(
    house: OpenHouse, clock: FixedClock
) -> None:
    ada = await talk(house)
    await ada.pupil.say("/courses")
    await ada.ask("what is wrong with my to_fahrenheit?")
    clock.advance(minutes=1)
    await ada.pupil.say("/courses")
    await ada.ask("what is a list?")
    assert [one["item"] for one in await ada.rows()] == ["to-fahrenheit", ""]
    clock.advance(minutes=5)
    await ada.pupil.say("/challenge to-fahrenheit")
    await ada.pupil.fill("def to_fahrenheit(c):\n    return c")
    found = await queried(ada.pupil, "SELECT assist_level FROM attempts ORDER BY id")
    assert found == [(0,), (1,)]
