"""/points: everything that somebody earned and what for, theirs alone, in words and in a picture that says the same."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert

from bot.wiring import OpenHouse
from core.chat import Action, Called, Membership, Pressed, Progress, Reply, Weight
from core.course.catalogue import Catalogue
from core.feature import Command
from core.play.badges import Count, Rule
from core.play.points import Award, Reason
from core.store import erasure, learners, points, tables
from core.store.knowledge import Gaussian
from core.store.merging import Merger, merge
from core.turn import Turn
from tests.core.features.doings import MEMORY, PYTHON, course_of
from tests.core.features.elsewhere import stand_in
from tests.core.features.points.earners import (
    DAY,
    clock_of,
    database_of,
    given,
    learnt,
    number,
    picture_of,
    zoned,
)
from tests.core.play.test_badges import badge
from tests.pupil import Pupil, words_of


@pytest.fixture
def pupil(house: OpenHouse) -> Pupil:
    stand_in(house, "points")
    return Pupil(house)


@pytest.fixture
def bob(pupil: Pupil) -> Pupil:
    return Pupil(pupil.house, "bob")


def titles(house: OpenHouse) -> tuple[str, str]:
    """The id and the title of a challenge."""
    challenge = course_of(house, PYTHON).challenges[0]
    return f"{PYTHON}/{challenge.id}", challenge.title


async def test_somebody_new_is_told_what_gives_points_and_sees_no_empty_picture(pupil: Pupil) -> None:
    reply = await pupil.say("/points")
    assert "First tries and thinking count, speed never does." in words_of(reply)
    (primary,) = (one for one in pupil.choices() if one.weight is Weight.PRIMARY)
    assert primary.action == Action("lesson.next")
    assert len(reply.blocks) == 2


async def test_each_point_says_what_for_and_when(pupil: Pupil) -> None:
    subject, title = titles(pupil.house)
    lesson = course_of(pupil.house, MEMORY).lessons[0]
    await given(
        pupil,
        Award(Reason.SOLVED, subject, 20),
        Award(Reason.FIRST_TRY, subject, 10),
        Award(Reason.THOUGHT, subject, 3),
        Award(Reason.HINTS, subject, -4),
        Award(Reason.REVIEW, f"{MEMORY}/7", 6),
        Award(Reason.GAME, f"{MEMORY}/8", 9),
        Award(Reason.EXPLAINED, f"{MEMORY}/{lesson.id}", 15),
        Award(Reason.HELPED, f"{MEMORY}/{lesson.id}/1", 5),
        at=clock_of(pupil.house).now() - DAY,
    )
    said = words_of(await pupil.say("/points"))
    memory = course_of(pupil.house, MEMORY).title
    for line in (
        f"- **+20** Solved “{title}”, yesterday",
        f"- **+10** Solved “{title}” at the first try, yesterday",
        f"- **+3** Took time to think about “{title}”, yesterday",
        f"- **−4** Hints at “{title}”, yesterday",
        f"- **+6** Remembered what came back for review in “{memory}”, yesterday",
        f"- **+9** Played a game in “{memory}”, yesterday",
        f"- **+15** Explained “{lesson.title}”, yesterday",
        f"- **+5** Helped somebody with your explanation of “{lesson.title}”, yesterday",
    ):
        assert line in said.replace("\\", "")
    assert "64 points" in said
    assert "For explaining: 20 points" in said


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("reason", Reason)
async def test_what_is_gone_is_told_in_words_that_need_no_title(
    pupil: Pupil, reason: Reason, language: str
) -> None:
    await given(pupil, Award(reason, "no-such-course/thing", 5))
    await database_of(pupil.house).write(learners.change, await number(pupil), language=language)
    said = words_of(await pupil.say("/points"))
    (line,) = (one for one in said.splitlines() if one.startswith("- **+5**"))
    assert "no-such-course" not in said
    assert "“" not in line
    assert "«" not in line
    assert len(line) > 20


async def test_the_level_is_shown_with_the_way_to_the_next_one(pupil: Pupil) -> None:
    await given(pupil, Award(Reason.SOLVED, "c/i", 70))
    reply = await pupil.say("/points")
    (bar,) = (one for one in reply.blocks if isinstance(one, Progress))
    assert bar == Progress("Level 2, 80 points to level 3", 20, 100)


async def test_days_in_a_row_are_those_of_the_learners_own_zone(pupil: Pupil) -> None:
    now = clock_of(pupil.house).now()  # nine in the morning, UTC
    await zoned(pupil, "America/Los_Angeles")
    late = now - timedelta(hours=2)  # eleven in the evening there, of the day before
    await learnt(pupil, [late - 2 * DAY, late - DAY, late], "America/Los_Angeles", due=late - 9 * DAY)
    said = words_of(await pupil.say("/points"))
    assert "Days in a row: 3 days" in said
    assert "Most in a row: 3 days" in said
    assert "learnt Fri, Sat, Sun" in said, "it is Monday in UTC alone"
    assert "Greenwich" not in said
    clock_of(pupil.house).advance(days=3)
    said = words_of(await pupil.say("/points"))
    assert "Days in a row: 3 days" in said, "nothing came back that was due"


async def test_a_row_that_is_over_is_told_without_blame_and_the_best_stays(pupil: Pupil) -> None:
    now = clock_of(pupil.house).now()
    await learnt(pupil, [now - 9 * DAY, now - 8 * DAY], due=now - 20 * DAY)
    who = await number(pupil)
    async with database_of(pupil.house).transaction() as connection:
        await connection.execute(
            insert(tables.Memory).values(
                learner_id=who, course="c", item="i", card={}, due=now - 7 * DAY, last=now - 8 * DAY
            )
        )
    said = words_of(await pupil.say("/points"))
    assert "Days in a row: 0 days" in said
    assert "Most in a row: 2 days" in said
    assert "Your next day of learning begins a new row." in said


async def test_without_a_zone_days_are_those_of_utc_and_a_press_leads_to_the_setting(pupil: Pupil) -> None:
    await given(pupil, Award(Reason.SOLVED, "c/i", 70))
    assert "counted by the clock in Greenwich" in words_of(await pupil.say("/points"))
    assert pupil.choice("Set my time zone").action == Action("account.ask", {"setting": "zone"})
    await zoned(pupil, "Europe/Madrid")
    await pupil.say("/points")
    assert "Set my time zone" not in [one.label for one in pupil.choices()]


async def test_the_picture_says_in_words_what_it_shows_and_the_words_say_it_too(pupil: Pupil) -> None:
    now = clock_of(pupil.house).now()
    await learnt(pupil, [now - 3 * DAY, now - DAY, now])
    await given(pupil, Award(Reason.SOLVED, titles(pupil.house)[0], 20))
    reply = await pupil.say("/points")
    picture = picture_of(reply)
    assert (await pupil.house.door.media(picture.media.key)).startswith(b"\x89PNG")
    week = "From Dec 30: learnt Fri, Sun, Mon; nothing due Sat"
    assert f"A calendar of the last four weeks. {week}." in picture.alt
    assert "Below it, badges: First solution." in picture.alt
    others = "\n".join(words_of(Reply.of(one)) for one in reply.blocks if one is not picture)
    assert week in others
    assert "Badges: **First solution**" in others


async def test_words_and_picture_are_in_the_learners_language(pupil: Pupil) -> None:
    await learnt(pupil, [clock_of(pupil.house).now()])
    await given(pupil, Award(Reason.HELPED, "e/1", 5))
    english = picture_of(await pupil.say("/points"))
    await database_of(pupil.house).write(learners.change, await number(pupil), language="es")
    reply = await pupil.say("/puntos")
    spanish = picture_of(reply)
    assert spanish.media.key != english.media.key
    assert spanish.alt.startswith(
        "Un calendario de las últimas cuatro semanas. Desde el 30 dic: aprendiste lun."
    )
    assert "Insignias: **Una mano**" in words_of(reply)
    assert "Ayudaste a alguien con una explicación, hoy" in words_of(reply)


async def test_all_points_are_there_page_by_page_the_newest_first(pupil: Pupil) -> None:
    now = clock_of(pupil.house).now()
    for place in range(33):
        await given(pupil, Award(Reason.GAME, f"g{place}", 100 + place), at=now - (33 - place) * DAY / 100)
    first = words_of(await pupil.say("/points"))
    assert "**+132**" in first
    assert "**+122**" not in first, "only the newest ten"
    seen = words_of(await pupil.press("All my points"))
    assert [one.label for one in pupil.choices()] == ["Older", "To my points"]
    seen += words_of(await pupil.press("Older"))
    seen += words_of(await pupil.press("Older"))
    assert [one.label for one in pupil.choices()] == ["Newer", "To my points"]
    amounts = [int(line[5:8]) for line in seen.splitlines() if line.startswith("- **+")]
    assert amounts == list(range(132, 99, -1))


@pytest.mark.parametrize("page", [-7, 10**30, "9"])
async def test_a_page_that_there_is_not_is_an_empty_one(pupil: Pupil, page: Any) -> None:
    await given(pupil, Award(Reason.GAME, "g", 5))
    said = words_of(await pressed(pupil, Action("points.rows", {"page": page})))
    assert ("Played a game" in said) == (page == -7)
    assert ("nothing further back" in said) == (page != -7)


async def test_a_page_that_is_no_number_is_told(pupil: Pupil) -> None:
    assert "is not a number" in words_of(await pressed(pupil, Action("points.rows", {"page": "x"})))


async def pressed(pupil: Pupil, action: Action) -> Reply:
    """What comes of an action, as though a reply had led there."""
    router = pupil.house.dispatch.router

    async def forged(turn: Turn) -> Action:
        del turn
        return action

    forging = {**router.commands, "prepare": Command(name="prepare", handler=forged)}
    pupil.house.dispatch.router = replace(router, commands=forging)
    return await pupil.send(Called("prepare"))


async def test_nobody_sees_what_another_has_earned_also_not_by_a_press_of_theirs(
    pupil: Pupil, bob: Pupil
) -> None:
    await given(pupil, Award(Reason.GAME, "g", 77))
    await pupil.say("/points")
    theirs = pupil.choice("All my points")
    await given(bob, Award(Reason.GAME, "g", 5))
    said = words_of(await bob.send(Pressed(theirs.id)))
    assert "77" not in said
    assert "77" not in words_of(await bob.say("/points"))


async def test_in_a_community_only_the_learner_sees_it(pupil: Pupil) -> None:
    await given(pupil, Award(Reason.GAME, "g", 5))
    here = replace(pupil.incoming(Called("points")), membership=Membership(community="server"))
    await pupil.house.door.receive(here)
    assert pupil.reply.private
    for label in ("All my points", "Badges", "Take a rest"):
        await pupil.say("/points")
        assert (await pupil.press(label)).private


async def test_two_accounts_that_become_one_have_all_that_both_earned(pupil: Pupil, bob: Pupil) -> None:
    now = clock_of(pupil.house).now()
    subject, _ = titles(pupil.house)
    await given(pupil, Award(Reason.SOLVED, subject, 20), Award(Reason.GAME, "a", 1))
    await given(bob, Award(Reason.SOLVED, subject, 20), Award(Reason.GAME, "b", 2))
    await learnt(pupil, [now - 2 * DAY])
    await learnt(bob, [now - DAY, now])
    await bob.say("/points")  # which gives the badge

    def mine(one: Gaussian, _: Gaussian) -> Gaussian:
        return one

    merger = Merger(stays=await number(pupil), goes=await number(bob), now=now, ability=mine, skill=mine)
    async with database_of(pupil.house).transaction() as connection:
        await merge(connection, merger)
    for one in (pupil, bob):
        said = words_of(await one.say("/points"))
        assert "23 points" in said
        assert said.count("Solved “") == 1
        assert "learnt Sat, Sun, Mon" in said
        assert "Badges: **First solution**" in said
        assert "A new badge" not in said


async def test_of_somebody_who_is_erased_nothing_is_left(pupil: Pupil) -> None:
    now = clock_of(pupil.house).now()
    await given(pupil, Award(Reason.SOLVED, titles(pupil.house)[0], 20))
    await learnt(pupil, [now])
    await pupil.say("/points")
    who = await number(pupil)
    async with database_of(pupil.house).transaction() as connection:
        await erasure.ask(connection, who, now, now)
        assert await erasure.erase(connection, who, now)
    assert (await database_of(pupil.house).read(points.record, who)).tally.points == 0
    assert await database_of(pupil.house).read(points.badges, who) == []
    assert "First tries and thinking count" in words_of(await pupil.say("/points"))


class TestBadges:
    async def test_there_are_those_one_has_and_what_the_others_take(self, pupil: Pupil) -> None:
        await given(
            pupil,
            *(Award(Reason.FIRST_TRY, f"c/{place}", 5) for place in range(3)),
            Award(Reason.HELPED, "e/1", 5),
        )
        await pupil.say("/points")
        clock_of(pupil.house).advance(days=1)
        said = words_of(await pupil.press("Badges"))
        assert "- **A hand** (yesterday). Something you explained helped somebody who was stuck\\." in said
        assert "- **Thought first**: solve 5 challenges at the first try, without a hint. So far: 3." in said
        assert "- **Many hands**: help 10 others with explanations. So far: 1." in said
        assert "- **First solution**: solve a challenge. So far: 0." in said
        assert "- **A week in a row**: 7 days in a row. Your most so far: 0." in said
        assert said.index("Your badges") < said.index("What else there is")

    @pytest.mark.parametrize("language", ["en", "es"])
    async def test_what_each_takes_is_told_in_every_language(self, pupil: Pupil, language: str) -> None:
        house = pupil.house.dispatch.house
        ours = [badge(f"b-{count}-{least}", count, least) for count in Count for least in (1000, 1001)]
        ours.append(badge("of-course", rule=Rule(Count.COURSES, 1, MEMORY)))
        pupil.house.dispatch.house = replace(house, catalogue=replace(house.catalogue, badges=tuple(ours)))
        await database_of(pupil.house).write(learners.change, await number(pupil), language=language)
        await pupil.say("/points")
        said = words_of(await pupil.press({"en": "Badges", "es": "Insignias"}[language])).replace("\\", "")
        for one in ours:
            assert f"**{one.id}**: " in said
        assert course_of(pupil.house, MEMORY).title in said

    async def test_one_that_is_due_by_now_is_given_and_told_once(self, pupil: Pupil) -> None:
        await given(pupil, Award(Reason.HELPED, "e/1", 5))
        assert "A new badge: **A hand**" in words_of(await pupil.say("/points"))
        assert "A new badge" not in words_of(await pupil.say("/points"))
        (badge,) = await database_of(pupil.house).read(points.badges, await number(pupil))
        assert (badge.badge, badge.subject) == ("a-hand", "")

    async def test_one_whose_file_is_gone_stays_and_one_that_was_renamed_is_not_given_again(
        self, pupil: Pupil
    ) -> None:
        who = await number(pupil)
        for one in ("old-hand", "long-gone"):
            await database_of(pupil.house).write(points.earn_badge, who, one, "", clock_of(pupil.house).now())
        await given(pupil, Award(Reason.HELPED, "e/1", 5))
        house = pupil.house.dispatch.house
        renamed = [
            replace(one, formerly=("old-hand",)) if one.id == "a-hand" else one
            for one in house.catalogue.badges
        ]
        pupil.house.dispatch.house = replace(house, catalogue=_with(house.catalogue, renamed))
        said = words_of(await pupil.say("/points"))
        assert "A new badge" not in said
        assert "Badges: **A hand**" in said
        said = words_of(await pupil.press("Badges"))
        assert "- **A hand** (today)" in said
        assert "And one from earlier days that is no longer given. It stays yours." in said
        assert "long" not in said.replace("no longer", "")

    async def test_where_there_are_none_that_is_said(self, pupil: Pupil) -> None:
        house = pupil.house.dispatch.house
        pupil.house.dispatch.house = replace(house, catalogue=_with(house.catalogue, []))
        await pupil.say("/points")
        assert "There are no badges here." in words_of(await pupil.press("Badges"))


def _with(catalogue: Catalogue, badges: Any) -> Catalogue:
    return replace(catalogue, badges=tuple(badges))
