"""A dial holds from the course before the community before the house, and for who learns in a class, everywhere."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.wiring import OpenHouse
from core.chat import Called, Plain
from core.clock import FixedClock
from core.dials import ATTEMPTS, Dial, Dials, Source, dials_in, dials_of, is_fit, stand
from core.errors import LearnerError
from core.store import communities, dials, tutoring
from core.store.communities import Community
from core.tutoring import Help, Silence
from core.tutoring.leave import leave, share_used
from tests.core.features.tutor.scenes import agree, with_model
from tests.core.features.tutor.talking import used
from tests.core.teachers import HERE, SCHOOL, in_class, number_of
from tests.pupil import Pupil

SET_UP = Community(
    platform="test",
    id="school",
    tutor="hints",
    dials={"": {"attempts": 5, "budget": 1000}, "python": {"attempts": 2, "tutor": "off", "budget": 5}},
)


def test_a_course_comes_before_the_community_and_that_before_the_house() -> None:
    assert Dials() == Dials(attempts=ATTEMPTS, tutor="full", sharing=True, boards=True)
    assert (dials_in(SET_UP).attempts, dials_in(SET_UP, "other").attempts) == (5, 5)
    python = dials_in(SET_UP, "python")
    assert (python.attempts, python.tutor, python.community) == (2, "off", "test/school")
    standing = stand(SET_UP, "python")
    assert standing[Dial.TUTOR] == ("off", Source.COURSE)
    assert standing[Dial.HINT_COST][1] is Source.HOUSE
    assert stand(SET_UP)[Dial.TUTOR] == ("hints", Source.COMMUNITY)


def test_a_budget_belongs_to_no_course() -> None:
    assert dials_in(SET_UP, "python").budget == 1000


@pytest.mark.parametrize(
    ("dial", "value"),
    [
        (Dial.ATTEMPTS, 0),
        (Dial.ATTEMPTS, True),
        (Dial.ATTEMPTS, "3"),
        (Dial.TUTOR, "loud"),
        (Dial.QUIET_HOURS, [22]),
        (Dial.QUIET_HOURS, [22, 22]),
        (Dial.QUIET_HOURS, [22, 24]),
        (Dial.LANGUAGES, ["klingon"]),
        (Dial.SHARING, 1),
        (Dial.BUDGET, -1),
    ],
)
def test_what_is_kept_and_no_value_of_a_dial_is_as_if_it_were_not_set(dial: Dial, value: Plain) -> None:
    assert not is_fit(dial, value)
    odd = Community(platform="test", id="school", dials={"": {dial.value: value}})
    assert dials_in(odd) == Dials(community="test/school")


@pytest.mark.parametrize(
    ("hours", "quiet"), [([22, 7], {22, 23, 0, 6}), ([13, 15], {13, 14}), ([], set[int]())]
)
def test_quiet_hours_are_those_of_the_learners_own_day(hours: list[int], quiet: set[int]) -> None:
    set_up = dials_in(Community(platform="test", id="school", dials={"": {"quiet-hours": hours}}))
    for hour in (22, 23, 0, 6, 7, 12, 13, 14, 15, 21):
        noon = datetime(2026, 11, 27, hour, 30, tzinfo=UTC)
        assert set_up.quiet_at(noon, None) == (hour in quiet)
    in_new_york = datetime(2026, 11, 28, 3, 30, tzinfo=UTC)  # 22:30 there
    assert set_up.quiet_at(in_new_york, "America/New_York") == (22 in quiet)
    assert set_up.quiet_at(in_new_york, None, "America/New_York") == (22 in quiet)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)), st.sampled_from(("Asia/Tokyo", None)))  # noqa: DTZ001 - told the zone below
def test_it_is_quiet_at_night_unless_somebody_sets_it_otherwise(moment: datetime, zone: str | None) -> None:
    now = moment.replace(tzinfo=UTC)
    hour = now.astimezone(ZoneInfo(zone or "UTC")).hour
    assert dials_in(None).quiet_at(now, zone) == (hour >= 22 or hour < 8)


def test_code_in_another_language_than_those_allowed_is_refused_and_libraries_make_no_other_language() -> (
    None
):
    set_up = Dials(languages=("python",))
    set_up.admit_language("python-data")
    Dials().admit_language("javascript")
    with pytest.raises(LearnerError) as refused:
        set_up.admit_language("javascript")
    assert refused.value.values == {"language": "JavaScript", "allowed": "Python"}


async def test_two_who_turn_two_dials_at_once_do_not_undo_each_other(
    house: OpenHouse,
) -> None:
    now, database = house.dispatch.clock.now(), house.dispatch.house.database
    await asyncio.gather(
        *(
            database.write(communities.keep, Community(platform="test", id="school", name="Hall"), now),
            turned(house, "attempts", 7),
            turned(house, "tutor", "off"),
            turned(house, "hint-cost", 0, course="python"),
            turned(house, "attempts", 1, course="python"),
            turned(house, "sharing", False),
        )
    )
    # What is set up anew from an older look leaves the dials as they are.
    await database.write(communities.keep, Community(platform="test", id="school", name="Hall"), now)
    found = await database.read(communities.find, "test", "school")
    assert found is not None
    assert found.dials == {"": {"attempts": 7}, "python": {"hint-cost": 0, "attempts": 1}}
    assert (found.tutor, found.sharing, found.boards) == ("off", False, True)


async def test_a_dial_that_is_left_to_what_stands_above_is_forgotten(house: OpenHouse) -> None:
    await turned(house, "attempts", 7, course="python")
    await turned(house, "attempts", None, course="python")
    found = await house.dispatch.house.database.read(communities.find, "test", "school")
    assert found is not None
    assert dials_in(found, "python").attempts == ATTEMPTS


async def turned(house: OpenHouse, dial: str, value: Plain, *, course: str = "") -> None:
    now = house.dispatch.clock.now()
    async with house.dispatch.house.database.transaction() as connection:
        await dials.turn_to(connection, SCHOOL, dial, value, now, course=course)


async def held(pupil: Pupil, course: str = "", *, inside: bool = False) -> Dials:
    """The dials that hold for somebody now."""
    incoming = pupil.incoming(Called("help"))
    turn = await pupil.house.dispatch.glance(replace(incoming, membership=HERE if inside else None))
    return await dials_of(turn, course)


async def test_in_private_the_dials_of_the_class_hold_at_its_course_alone(
    house: OpenHouse, pupil: Pupil
) -> None:
    await turned(house, "attempts", 7)
    await number_of(pupil)
    assert (await held(pupil, "python")).attempts == ATTEMPTS
    assert (await held(pupil, "python", inside=True)).attempts == 7
    await in_class(pupil, "python")
    assert (await held(pupil, "python")).attempts == 7
    assert await held(pupil, "memory") == Dials(), "no class of theirs takes that course"


async def test_of_two_classes_the_one_that_was_joined_last_counts(
    house: OpenHouse, pupil: Pupil, clock: FixedClock
) -> None:
    await turned(house, "attempts", 7)
    await in_class(pupil, "python", "test/other", cohort="first")
    clock.advance(hours=1)
    await in_class(pupil, "python", cohort="second")
    assert (await held(pupil, "python")).community == SCHOOL


async def test_the_budget_of_a_class_counts_what_its_learners_use_in_private(
    house: OpenHouse, pupil: Pupil
) -> None:
    with_model(house, lambda _: "Which line runs first?")
    await in_class(pupil, "python")
    await agree(pupil)
    await turned(house, "budget", 1000)
    await used(pupil, tokens=900)
    turn = await pupil.house.dispatch.glance(pupil.incoming(Called("help")))
    assert await share_used(turn, await dials_of(turn, "python")) == pytest.approx(0.9)
    await used(pupil, tokens=200)
    assert await leave(turn, Help.TALK, "python") is Silence.SPENT
    assert not isinstance(await leave(turn, Help.TALK, "memory"), Silence), (
        "that budget is not of this course"
    )
    bea = Pupil(house, name="bea")
    await number_of(bea)
    await used(bea, tokens=500)
    spent = await house.dispatch.house.database.read(
        tutoring.spent, await number_of(bea), SCHOOL, house.dispatch.clock.now().replace(year=2000)
    )
    assert spent.community.tokens == 1100, "what somebody else uses in private is not the class's"


async def test_a_course_can_have_its_own_tutor(house: OpenHouse, pupil: Pupil) -> None:
    with_model(house, lambda _: "Which line runs first?")
    await number_of(pupil)
    await agree(pupil)
    await turned(house, "tutor", "off", course="python")
    incoming = replace(pupil.incoming(Called("help")), membership=HERE)
    turn = await house.dispatch.glance(incoming)
    assert await leave(turn, Help.TALK, "python") is Silence.DIAL
    assert not isinstance(await leave(turn, Help.TALK, "memory"), Silence)
