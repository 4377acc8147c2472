"""A model that does not answer, or may not be asked, leaves the learner with what the authors wrote."""

from dataclasses import replace

import pytest

from bot.wiring import OpenHouse
from core.llm import Call
from core.llm.failures import (
    Busy,
    CutOff,
    Faulty,
    Filtered,
    Garbled,
    ModelAway,
    NotTaken,
    Refused,
    TookTooLong,
    TooLong,
)
from core.tutoring import MODEL
from tests.core.features.doings import PYTHON, did
from tests.core.features.tutor.scenes import agree, with_model
from tests.core.features.tutor.talking import GOOD, LEAK, MADE, talk
from tests.core.llm.scripted import Breaks, Said
from tests.pupil import Pupil

FAILURES = (
    Busy("429"),
    Faulty("503"),
    Filtered(),
    Garbled(),
    NotTaken("401"),
    Refused(),
    TookTooLong(),
    TooLong(),
)


async def test_a_stream_that_is_cut_is_asked_for_once_more_and_the_learner_is_told(house: OpenHouse) -> None:
    said = iter([Breaks("Your function shows a number. It ", CutOff()), GOOD])
    ada = await talk(house, lambda _: next(said))
    assert GOOD in await ada.ask()
    assert "One moment, I'll put that better …" in ada.grown
    (row,) = await ada.rows()
    assert row["tries"] == [["", "CutOff"], [GOOD, ""]]


@pytest.mark.parametrize("failure", FAILURES, ids=lambda one: type(one).__name__)
async def test_a_model_that_gives_no_answer_leaves_the_learner_with_what_authors_wrote_and_a_word(
    house: OpenHouse, failure: ModelAway
) -> None:
    ada = await talk(house, lambda _: failure)
    reply = await ada.ask("what does return do in a function?")
    assert "The model gave no answer just now" in reply
    assert "Functions" in reply
    assert [one.label for one in ada.pupil.choices() if one.label.startswith("Read: ")]
    assert len(ada.model.calls) == 1
    (row,) = await ada.rows()
    assert (row["shown"], row["tries"]) == (None, [["", type(failure).__name__]])


async def test_after_twenty_seconds_nothing_is_asked_again(
    house: OpenHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(call: Call) -> Said:
        monkeypatch.setattr("core.tutoring.speaking.PATIENCE", 0.0)  # by then it is over
        return LEAK

    ada = await talk(house, slow)
    assert MADE not in await ada.ask()
    assert len(ada.model.calls) == 1


async def test_who_has_not_agreed_is_asked_and_nothing_goes_to_the_model(
    pupil: Pupil, house: OpenHouse
) -> None:
    model = with_model(house, lambda _: GOOD)
    house.dispatch.house = replace(house.dispatch.house, purposes=(MODEL,))
    await did(pupil, PYTHON)
    await pupil.say("what does a function hand back?")
    assert "could have a language model read" in pupil.words()
    assert model.calls == []
    await pupil.press("Yes, use a model")
    await pupil.say("what does a function hand back?")
    assert GOOD in pupil.words()


async def test_who_said_no_is_not_asked_again_and_nothing_goes_to_the_model(
    pupil: Pupil, house: OpenHouse
) -> None:
    model = with_model(house, lambda _: GOOD)
    await did(pupil, PYTHON)
    await agree(pupil, given=False)
    await pupil.say("what does a function hand back?")
    assert "language model" not in pupil.words()
    assert model.calls == []
