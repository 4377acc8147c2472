"""What can be taken as an explanation, typed or spoken; what cannot is kindly asked for again, and not lost."""

from dataclasses import replace

import pytest

from bot.wiring import OpenHouse
from core.chat import Media, Said
from tests.core.features.doings import MEMORY, did
from tests.core.features.teachback.scenes import (
    PART,
    is_asked,
    question,
)
from tests.core.features.tutor.scenes import agree
from tests.loopback.openai import Heard
from tests.pupil import Pupil
from tests.sounds import wav
from tests.speaking import hearing


async def test_an_explanation_can_be_spoken(teacher: Pupil, house: OpenHouse) -> None:
    await agree(teacher)
    async with hearing(house) as openai:
        openai.plan(Heard(PART))
        note = (Media.of("note.wav", "audio/wav", wav(3)),)
        await house.door.receive(replace(teacher.incoming(Said("")), attachments=note))
        assert "there is one list with two names" in question(teacher)
        await teacher.say("/teach loops")
        assert "say it in a voice note" in teacher.words()


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ("🙂🙂🙂", "needs words"),
        ("???", "needs words"),
        ("A list changes.", "whole sentence or two"),
        (
            "Una lista es como una caja y las cosas que hay en la caja son los elementos.",
            "They understand English",
        ),
        ("asdf qwer zxcv uiop hjkl bnmm yxcv poiu lkjh", "They understand English"),
        ("リストはたくさんのものを入れる箱のようなものです。", "They understand English"),
        ("word " * 900, "at most 4,000 characters"),
    ],
)
async def test_what_is_no_explanation_is_kindly_asked_for_again(teacher: Pupil, told: str, says: str) -> None:
    await teacher.say(told)
    assert says in teacher.words()
    assert teacher.form().fields[0].value == "", "what was typed stands in the chat"
    await teacher.say(PART)
    assert "there is one list with two names" in question(teacher)


async def test_what_was_sent_by_a_form_is_not_lost_where_it_cannot_be_taken(teacher: Pupil) -> None:
    await teacher.fill("A list changes.")
    assert teacher.form().fields[0].value == "A list changes."


async def test_the_lessons_own_words_are_not_ones_own(pupil: Pupil) -> None:
    await did(pupil, MEMORY)
    await pupil.say("/teach Do I really know it?")
    await pupil.say(
        "There is a simple cure, and it is a strong one. Judge later, not right after studying. And before you judge, "
        "try: look only at the question and see what comes."
    )
    assert "Put it in words of your own" in pupil.words()


async def test_an_answer_may_be_a_single_word_and_must_leave_room(teacher: Pupil) -> None:
    await teacher.say(f"{PART} {'It is the same list each time. ' * 115}")
    await teacher.say(f"{'It is so because there is one list. ' * 100}")
    assert is_asked(teacher)
    await teacher.say(f"{'It is so because there is one list. ' * 100}")
    assert "characters" in teacher.words()
    await teacher.say("3")
    assert "characters" not in teacher.words()
