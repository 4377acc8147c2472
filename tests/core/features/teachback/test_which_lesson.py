"""Which lesson is explained: the one that is named, else the one whose turn it is."""

from bot.wiring import OpenHouse
from core.chat import Called
from tests.core.features.doings import MEMORY, did
from tests.core.features.teachback.scenes import (
    PRACTICE,
    to_the_end,
)
from tests.pupil import Pupil


async def test_without_a_name_it_is_the_last_lesson_that_is_done_and_not_explained(pupil: Pupil) -> None:
    await did(pupil, MEMORY, lessons=2)
    await pupil.say("/teach")
    assert "Explain: When to practise" in pupil.words()
    await pupil.say(PRACTICE["one-gap-fits-all"])
    await to_the_end(pupil)
    await pupil.say("/teach")
    assert "Explain: Why it slips away" in pupil.words()


async def test_without_a_lesson_that_is_done_it_is_the_one_under_way(pupil: Pupil) -> None:
    await did(pupil, MEMORY, begun=1)
    await pupil.say("/teach")
    assert "Explain: Why it slips away" in pupil.words()


async def test_who_has_learnt_nothing_yet_is_led_to_a_lesson(pupil: Pupil) -> None:
    await did(pupil, MEMORY)
    await pupil.say("/teach")
    assert "first comes something to learn" in pupil.words()
    await pupil.press("Learn something")
    assert "At the end you explain it" in pupil.words()


async def test_a_name_that_fits_no_lesson_gets_those_there_are(pupil: Pupil) -> None:
    await did(pupil, MEMORY)
    await pupil.say("/teach xyzzy")
    assert "I find no lesson by xyzzy" in pupil.words()
    await pupil.press("Do I really know it?")
    assert "Explain: Do I really know it?" in pupil.words()


async def test_lessons_are_suggested_while_one_types(pupil: Pupil, house: OpenHouse) -> None:
    await did(pupil, MEMORY)
    incoming = pupil.incoming(Called("teach", {"lesson": "slips"}))
    found = await house.door.suggest(incoming, "lesson")
    assert [one.label for one in found] == ["Why it slips away"]
