"""Instructors set how teaching goes in their community, for all courses or for one, and nowhere else."""

import pytest

from bot.wiring import OpenHouse
from core.chat import FieldKind, Plain
from core.dials import Dial, Source, dials_in
from core.features.dials import pages, rules
from core.features.dials.rules import NotReadable
from core.roles import Role, Standing
from core.store import acts, communities
from core.store.communities import Community
from tests.core.features.doings import PYTHON
from tests.core.teachers import HERE, SCHOOL, STAFF, call, done, fill, press, shown, teaches
from tests.pupil import Pupil, words_of


async def kept(house: OpenHouse, id_: str = "school") -> Community | None:
    return await house.dispatch.house.database.read(communities.find, "test", id_)


async def test_all_dials_are_shown_with_where_their_values_come_from(pupil: Pupil) -> None:
    said = words_of(await call(pupil, "course dials", STAFF))
    assert "Tries before a solution: 3 (nobody changed it)" in said
    assert pupil.reply.private
    assert "Languages of code: all (nobody changed it)" in said


async def test_a_dial_is_set_for_all_and_for_one_course_and_each_is_written_down(
    house: OpenHouse, pupil: Pupil
) -> None:
    await call(pupil, "course dials", STAFF)
    await press(pupil, "Tries before a solution", STAFF)
    said = words_of(await fill(pupil, "6", STAFF))  # as set above it, 1, 2, 3, 4, 5
    assert "Tries before a solution: 5" in said
    said = words_of(await call(pupil, "course dials", STAFF, course=PYTHON))
    assert "Tries before a solution: 5 (as for all courses here)" in said
    assert "leaderboard" not in said, "that is of no course"
    await press(pupil, "The tutor", STAFF)
    await fill(pupil, "4", STAFF)
    found = await kept(house)
    assert found is not None
    assert (found.name, found.tutor) == ("Study hall", "full")
    assert (dials_in(found, PYTHON).tutor, dials_in(found, PYTHON).attempts) == ("off", 5)
    noted = await house.dispatch.house.database.read(acts.newest, SCHOOL, 5)
    assert [(one.act, one.subject, dict(one.detail)) for one in noted] == [
        ("dial-turn", PYTHON, {"dial": "tutor", "to": "off"}),
        ("dial-turn", SCHOOL, {"dial": "attempts", "to": 5}),
    ]


async def test_the_old_commands_turn_the_same_dials(house: OpenHouse, pupil: Pupil) -> None:
    await call(pupil, "tutor", STAFF, help="off")
    await call(pupil, "play", STAFF)
    await press(pupil, "Do without a leaderboard", STAFF)
    said = words_of(await call(pupil, "course dials", STAFF))
    assert "The tutor: off: authors' words only" in said
    assert "A leaderboard: off" in said
    await press(pupil, "The tutor", STAFF)
    await fill(pupil, "2", STAFF)
    assert "Now: hints only" in words_of(await call(pupil, "tutor", STAFF))


async def test_what_cannot_be_read_changes_nothing_and_says_how_it_is_written(
    house: OpenHouse, pupil: Pupil
) -> None:
    await call(pupil, "course dials", STAFF)
    await press(pupil, "Quiet hours", STAFF)
    assert "such as 22-7" in words_of(await fill(pupil, "at night", STAFF))
    assert await kept(house) is None


async def test_an_instructor_of_another_community_sets_their_own(house: OpenHouse, pupil: Pupil) -> None:
    await teaches(pupil, "test/other")
    await pupil.call("course dials")
    await pupil.press("A leaderboard")
    await pupil.fill("2")
    here, there = await kept(house), await kept(house, "other")
    assert here is None
    assert there is not None
    assert not there.boards


async def test_a_learner_is_refused_also_at_the_press_of_somebody_elses_day(pupil: Pupil) -> None:
    await call(pupil, "course dials", STAFF)
    await press(pupil, "The tutor", STAFF)
    assert "teach" in words_of(await fill(pupil, "3", HERE)).casefold()


async def test_a_course_that_is_not_there_is_told(pupil: Pupil) -> None:
    assert "don't find a course" in words_of(await call(pupil, "course dials", STAFF, course="astrology"))


@pytest.mark.parametrize(
    ("dial", "given", "value"),
    [
        (Dial.QUIET_HOURS, "22-7", [22, 7]),
        (Dial.QUIET_HOURS, "22:00 – 7:00", [22, 7]),
        (Dial.QUIET_HOURS, "22 h a 7 h", [22, 7]),
        (Dial.QUIET_HOURS, "none", []),
        (Dial.QUIET_HOURS, "-", None),
        (Dial.BUDGET, "200 000", 200_000),
        (Dial.BUDGET, "", None),
        (Dial.LANGUAGES, "2", ["python"]),
        (Dial.LANGUAGES, "1 2", []),
        (Dial.ATTEMPTS, "1", None),
        (Dial.ATTEMPTS, "2", 1),
    ],
)
def test_what_is_typed_is_read(dial: Dial, given: str, value: Plain) -> None:
    assert rules.read(dial, given, "python", none="none") == value


@pytest.mark.parametrize(
    ("dial", "given"),
    [
        (Dial.QUIET_HOURS, "22-22"),
        (Dial.QUIET_HOURS, "25-3"),
        (Dial.QUIET_HOURS, "22"),
        (Dial.BUDGET, "many"),
        (Dial.BUDGET, "99999999999"),
        (Dial.LANGUAGES, "7"),
        (Dial.ATTEMPTS, "0"),
        (Dial.TUTOR, "off"),
    ],
)
def test_what_is_no_value_is_not_read_as_one(dial: Dial, given: str) -> None:
    with pytest.raises(NotReadable):
        rules.read(dial, given, "", none="none")


@pytest.mark.parametrize("dial", list(Dial))
def test_what_stands_in_a_field_is_read_as_how_the_dial_stands(house: OpenHouse, dial: Dial) -> None:
    value = {Dial.QUIET_HOURS: (22, 7), Dial.BUDGET: 5000, Dial.LANGUAGES: ("python",)}.get(dial)
    own = rules.OFFERED[dial][1] if value is None else value
    say = house.dispatch.house.words.say("en")
    field = rules.field(dial, own, Source.COMMUNITY, "", say)
    assert field.kind in {FieldKind.ONE, FieldKind.MANY, FieldKind.LINE}
    read = rules.read(dial, field.value, "", none="none")
    assert (tuple(read) if isinstance(read, list) else read) == own


async def test_the_page_shows_the_same_and_turns_the_same(house: OpenHouse, pupil: Pupil) -> None:
    await teaches(pupil)
    mine = Standing(SCHOOL, Role.INSTRUCTOR)
    to = await done(pages.turn_to, pupil, mine, {"course": PYTHON, "dial": "hint-cost", "value": "2"})
    assert to == f"dials?course={PYTHON}"
    page = await shown(pages.dials, pupil, mine, course=PYTHON)
    assert "What a hint costs" in repr(page)
    assert "'nothing'" in repr(page)
    found = await kept(house)
    assert found is not None
    assert dials_in(found, PYTHON).hint_cost == 0
