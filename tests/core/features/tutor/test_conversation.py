"""What becomes of what a model says in a conversation: shown in sentences, made again, cited, or withheld."""

import pytest

from bot.wiring import OpenHouse
from core.chat import Called, Choices
from tests.core.features.doings import PYTHON, course_of, did
from tests.core.features.tutor.scenes import agree, with_model
from tests.core.features.tutor.talking import GOOD, LEAK, MADE, talk
from tests.pupil import Pupil


async def test_a_message_that_asks_two_things_is_made_again(house: OpenHouse) -> None:
    said = iter(["What does line 2 do? And what is a room?", GOOD])
    ada = await talk(house, lambda _: next(said))
    assert GOOD in await ada.ask()
    (row,) = await ada.rows()
    assert row["tries"] == [
        ["What does line 2 do? And what is a room?", "more than one question"],
        [GOOD, ""],
    ]
    assert not [one for one in ada.grown if "room?" in one]


async def test_after_two_unfit_messages_the_authors_help_and_nothing_of_them_is_shown(
    house: OpenHouse,
) -> None:
    ada = await talk(house, lambda _: LEAK)
    reply = await ada.ask("what does return do in a function?")
    assert len(ada.model.calls) == 2
    assert MADE not in reply
    assert "celsius * 9 / 5 + 32" not in reply
    assert "Look at your last try first" in reply, "asking before telling takes no model"
    (row,) = await ada.rows()
    assert row["shown"] is None
    assert [why for _, why in row["tries"]] == ["guard: code (to-fahrenheit)"] * 2


async def test_what_a_message_cites_can_be_opened_and_stray_numbers_are_taken_out(house: OpenHouse) -> None:
    ada = await talk(
        house, lambda _: "The word return hands it back [1]. It ends there [7, 9]. What comes back?"
    )
    reply = await ada.ask("what does return do in a function?")
    assert "hands it back [1]." in reply
    assert "[7" not in reply
    assert "9]" not in reply
    (row,) = await ada.rows()
    source = row["sources"][0]
    (opens,) = [one for one in ada.pupil.choices() if one.label.startswith("[1] ")]
    assert opens.action.arguments == {"lesson": source["lesson"], "step": source["step"]}
    await ada.pupil.press(opens.label)
    lesson = next(one for one in course_of(house, PYTHON).lessons if one.id == source["lesson"])
    assert lesson.title in ada.pupil.words()


async def test_only_whole_sentences_that_passed_are_shown_while_a_message_grows(house: OpenHouse) -> None:
    said = "Your function shows a number. That is for people. Who else would want it?"
    ada = await talk(house, lambda _: said)
    await ada.ask()
    assert ada.grown[-1] in said
    assert len(ada.grown) >= 2
    for one in ada.grown:
        assert said.startswith(one)
        assert one.endswith((".", "?"))


@pytest.mark.parametrize(
    "leak",
    [
        "```python\ndef to_fahrenheit(celsius):\n    return celsius * 9 / 5 + 32\n```",
        "Multiply the degrees by 9, divide that by 5, add 32, and return it.",
        "`return celsius * 9 / 5 + 32` is all you need.",
    ],
)
async def test_a_leak_in_the_middle_of_a_stream_is_never_shown_not_even_its_beginning(
    house: OpenHouse, leak: str
) -> None:
    before = "Your function shows a number. That is a start."
    ada = await talk(house, lambda _: f"{before} {leak}\n\nDoes that help?")
    reply = await ada.ask()
    shown = "\n".join((*ada.grown, reply))
    assert before in shown
    for part in ("9 / 5", "def to_fahrenheit", "Multiply", "divide that"):
        assert part not in shown, part


async def test_a_sentence_in_the_form_for_code_goes_to_the_tutor(house: OpenHouse) -> None:
    ada = await talk(house)
    await ada.pupil.say("I do not see who gets the number")
    assert GOOD in ada.pupil.words()
    assert "I do not see who gets the number" in ada.prompt
    assert "Back to “How warm is that?”" in [one.label for one in ada.pupil.choices()]


async def test_without_a_model_a_sentence_in_the_form_for_code_is_refused_kindly(
    pupil: Pupil, house: OpenHouse
) -> None:
    await did(pupil, PYTHON)
    await pupil.say("/challenge to-fahrenheit")
    await pupil.say("I do not see who gets the number")
    assert pupil.words() == house.dispatch.house.words.say("en")("challenge-not-code")


async def test_whether_it_helped_is_noted_and_leads_back_to_the_task(house: OpenHouse) -> None:
    ada = await talk(house)
    await ada.ask()
    await ada.pupil.press("Didn't help")
    (row,) = await ada.rows()
    assert row["helpful"] is False
    assert [one.label for one in ada.pupil.choices()] == ["Back to “How warm is that?”", "Hint"]


async def test_a_reply_of_the_tutor_offers_ways_and_a_growing_one_none(house: OpenHouse) -> None:
    ada = await talk(house)
    await ada.ask()
    assert [one for one in ada.pupil.reply.blocks if isinstance(one, Choices)]
    assert not [one for shown in ada.platform.grown for one in shown.reply.blocks if isinstance(one, Choices)]


async def test_a_question_of_nothing_leads_home(pupil: Pupil, house: OpenHouse) -> None:
    model = with_model(house, lambda _: GOOD)
    await did(pupil, PYTHON)
    await agree(pupil)
    await pupil.send(Called("ask", {"question": "  "}))
    assert model.calls == []
    assert pupil.choices()
