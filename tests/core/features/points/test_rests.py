"""A rest is set beforehand, keeps the days that it has, and can be changed, taken back and ended early."""

from datetime import date, datetime

import pytest

from bot.wiring import OpenHouse
from core.chat import Action, Card, Form
from core.play.streaks import Kept, Vacation
from core.store import learners
from tests.core.features.doings import MEMORY, Answer, course_of, did
from tests.core.features.elsewhere import stand_in
from tests.core.features.points.earners import (
    clock_of,
    database_of,
    days_of,
    learnt,
    number,
    streak_of,
    zoned,
)
from tests.pupil import Pupil, words_of

MONDAY = date(2026, 1, 5)
"""The day on which every test begins."""


@pytest.fixture
async def pupil(house: OpenHouse) -> Pupil:
    """Somebody who learnt yesterday and today, and has something due since then."""
    stand_in(house, "points")
    pupil = Pupil(house)
    await did(pupil, MEMORY, Answer(course_of(house, MEMORY).questions[0].id))
    return pupil


async def rest(pupil: Pupil, *days: str) -> str:
    await pupil.say("/points")
    labels = [one.label for one in pupil.choices()]
    await pupil.press("Take a rest" if "Take a rest" in labels else "Change my rest")
    return words_of(await pupil.fill(*days))


async def test_a_rest_is_set_from_day_to_day_and_shown(pupil: Pupil) -> None:
    await pupil.say("/points")
    await pupil.press("Take a rest")
    first, last = pupil.form().fields
    assert (first.value, last.value) == ("tomorrow", "")
    assert "Tue, Jan 6 to Tue, Jan 20" in words_of(await pupil.fill("tomorrow", "20 January"))
    assert (await streak_of(pupil)).vacation == Vacation(date(2026, 1, 6), date(2026, 1, 20))
    said = words_of(await pupil.press("To my points"))
    assert "Rest: Tue, Jan 6 to Tue, Jan 20" in said
    assert [one.label for one in pupil.choices() if "rest" in one.label] == ["Change my rest", "End my rest"]


async def test_where_fields_are_asked_one_by_one_both_days_are_typed(pupil: Pupil) -> None:
    await pupil.say("/points")
    await pupil.press("Take a rest")
    await pupil.say("2026-01-07")
    assert "Wed, Jan 7 to Fri, Jan 9" in words_of(await pupil.say("2026-01-09"))


async def test_days_of_a_rest_keep_the_row_though_much_is_due(pupil: Pupil) -> None:
    await rest(pupil, "tomorrow", "5 February")
    clock_of(pupil.house).advance(days=32)  # the 6th, on which the rest is over
    await did(pupil, MEMORY, Answer(course_of(pupil.house, MEMORY).questions[0].id))
    assert (await streak_of(pupil)).days == 2
    said = words_of(await pupil.say("/points"))
    assert "rest Sat, Sun, Mon, Tue, Wed, Thu, Fri" in said
    assert set((await days_of(pupil)).values()) == {Kept.LEARNT}


async def test_learning_on_a_day_of_a_rest_counts_as_always(pupil: Pupil) -> None:
    await rest(pupil, "today", "9 January")
    clock_of(pupil.house).advance(days=1)
    await did(pupil, MEMORY, Answer(course_of(pupil.house, MEMORY).questions[1].id))
    assert (await streak_of(pupil)).days == 2
    assert date(2026, 1, 6) in await days_of(pupil)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (("soon", "9 January"), "I cannot read soon as a day."),
        (("tomorrow", ""), "as a day."),
        (("2026-01-04", "9 January"), "That day is over."),
        (("9 January", "8 January"), "The last day comes before the first one"),
        (("tomorrow", "2026-03-08"), "longer than the 60 days"),
    ],
)
async def test_what_cannot_be_a_rest_is_told_and_nothing_is_set(
    pupil: Pupil, days: tuple[str, str], told: str
) -> None:
    assert told in await rest(pupil, *days)
    assert (await streak_of(pupil)).vacation is None
    assert (await streak_of(pupil)).days == 1


async def test_one_that_is_ahead_is_taken_back_or_set_anew(pupil: Pupil) -> None:
    await rest(pupil, "tomorrow", "9 January")
    assert "Thu, Jan 8 to Sat, Jan 10" in await rest(pupil, "8 January", "10 January")
    await pupil.say("/points")
    await pupil.press("End my rest")
    assert (await streak_of(pupil)).vacation is None


async def test_one_that_is_on_is_made_longer_without_giving_up_the_days_that_it_had(pupil: Pupil) -> None:
    await rest(pupil, "tomorrow", "9 January")
    clock_of(pupil.house).advance(days=3)
    await pupil.say("/points")
    await pupil.press("Change my rest")
    assert [one.name for one in pupil.form().fields] == ["last"]
    assert "Tue, Jan 6 to Mon, Jan 12" in words_of(await pupil.fill("12 January"))


async def test_who_is_back_early_keeps_the_days_that_they_rested(pupil: Pupil) -> None:
    await rest(pupil, "tomorrow", "20 January")
    clock_of(pupil.house).advance(days=10)
    await pupil.say("/points")
    await pupil.press("End my rest")
    assert (await streak_of(pupil)).vacation == Vacation(date(2026, 1, 6), date(2026, 1, 14))
    await did(pupil, MEMORY, Answer(course_of(pupil.house, MEMORY).questions[0].id))
    assert (await streak_of(pupil)).days == 2


async def test_one_that_still_keeps_days_is_not_given_up_for_another(pupil: Pupil) -> None:
    await rest(pupil, "tomorrow", "9 January")
    await pupil.say("/points")
    await pupil.press("Change my rest")
    form = pupil.form()
    clock_of(pupil.house).advance(days=5)
    await pupil.say("/points")
    said = words_of(await pupil.press("Take a rest"))
    assert "Your last rest still keeps the days that it had." in said
    assert form.action == Action("points.away")
    await did(pupil, MEMORY, Answer(course_of(pupil.house, MEMORY).questions[0].id))
    assert (await streak_of(pupil)).days == 2
    assert "Sun, Jan 11 to Tue, Jan 13" in await rest(pupil, "11 January", "13 January")


async def test_today_is_the_learners_own_day(pupil: Pupil) -> None:
    await zoned(pupil, "Pacific/Kiritimati")  # where it is almost midnight
    clock_of(pupil.house).advance(hours=2)
    await rest(pupil, "today", "tomorrow")
    assert (await streak_of(pupil)).vacation == Vacation(date(2026, 1, 6), date(2026, 1, 7))


async def test_in_spanish_days_are_written_in_spanish(pupil: Pupil) -> None:
    await database_of(pupil.house).write(learners.change, await number(pupil), language="es")
    await pupil.say("/puntos")
    reply = await pupil.press("Tomarme un descanso")
    assert any(isinstance(one, Card) for one in reply.blocks)
    assert any(isinstance(one, Form) for one in reply.blocks)
    assert "mié, 7 ene a vie, 9 ene" in words_of(await pupil.fill("7 de enero", "9/1"))


async def test_somebody_who_has_learnt_nothing_yet_can_rest_too(house: OpenHouse) -> None:
    stand_in(house, "points")
    eve = Pupil(house, "eve")
    await learnt(eve, [datetime.fromisoformat("2026-01-05T08:00+00:00")])
    assert "Tue, Jan 6 to Wed, Jan 7" in await rest(eve, "tomorrow", "7 January")
