"""Nobody is on a board, or sees one, without having said so; who is on it sees where they stand, and can leave."""

from dataclasses import replace

import pytest

from bot.wiring import OpenHouse
from core.chat import Called, Membership, Pressed, Said
from core.clock import FixedClock
from core.features.boards.rules import LONGEST_NAME
from core.moderating.names import clean_name
from tests.core.features.boards.members import (
    HERE,
    SCHOOL,
    STAFF,
    board,
    dialled,
    earn,
    inside,
    labels,
    learner_of,
    member,
    named,
    press_inside,
    rows,
)
from tests.pupil import Pupil, RecordingPlatform, words_of

JOIN = "Join as "


def offered(pupil: Pupil) -> str:
    """The name with which one may join at one press."""
    (label,) = (one for one in labels(pupil.reply) if one.startswith(JOIN))
    return label.removeprefix(JOIN)


class TestJoining:
    async def test_of_two_with_points_who_has_not_joined_appears_in_no_reply(self, house: OpenHouse) -> None:
        bob = Pupil(house, name="zebulon77")
        await board(bob)
        await earn(bob, 500)
        ada = await member(house, "Ada", 20)
        seen = [await board(ada)]
        seen += [await press_inside(ada, one) for one in ("The first ten", "This month", "All time")]
        for said in seen:
            assert "zebulon" not in said.casefold()
            assert "500" not in said
            assert "1: ▸ Ada (you) · 20 points" in said, "nor do they push anybody down"

    async def test_who_has_not_joined_sees_nobody_and_is_told_what_a_board_is(self, house: OpenHouse) -> None:
        await member(house, "Zebulon", 20)
        eve = Pupil(house, name="eve")
        for which in ("", "all", "community month"):
            said = await board(eve, which)
            assert "Zebulon" not in said
            assert "Nobody is on one unless they say so" in said
            assert "Study hall" in said
        assert eve.reply.private

    async def test_one_press_joins_under_a_name_that_is_not_ones_own(self, house: OpenHouse) -> None:
        ada = Pupil(house)
        await board(ada)
        name = offered(ada)
        assert clean_name(name, LONGEST_NAME) == name
        assert "ada" not in name.casefold().split()
        assert f"You are on it, as {name}" in await press_inside(ada, f"{JOIN}{name}")
        await earn(ada, 5)
        await press_inside(ada, "See the board")
        assert rows(ada.reply) == [f"1 ▸ {name} (you) · 5 points"]

    async def test_another_name_is_offered_as_often_as_one_likes(self, house: OpenHouse) -> None:
        ada = Pupil(house)
        await board(ada)
        seen = {offered(ada)}
        for _ in range(6):
            await press_inside(ada, "Another name")
            seen.add(offered(ada))
        assert len(seen) > 3
        assert "Study hall" in ada.words()

    async def test_what_was_earned_before_counts_from_the_first_moment(self, house: OpenHouse) -> None:
        ada = Pupil(house)
        await board(ada)
        await earn(ada, 30)
        await earn(ada, 9, "test/elsewhere")
        await named(ada, "Ada")
        await board(ada)
        assert rows(ada.reply) == ["1 ▸ Ada (you) · 30 points"], "and what was earned elsewhere does not"

    async def test_what_one_types_after_an_offer_is_no_name(self, house: OpenHouse) -> None:
        ada = Pupil(house)
        await board(ada)
        await inside(ada, Said("what is a loop?"))
        assert "Nobody is on one unless" in await board(ada)

    async def test_a_typed_name_is_a_name_once_it_was_asked_for(self, house: OpenHouse) -> None:
        ada = Pupil(house)
        await board(ada)
        await press_inside(ada, "A name of my own")
        said = words_of(await inside(ada, Said("  Countess\u202e of  Lovelace ")))
        assert "You are on it, as Countess of Lovelace" in said

    @pytest.mark.parametrize(
        ("typed", "told"),
        [("\u200b!!", "at least a letter or a digit"), ("shithead", "can't show to others")],
    )
    async def test_a_name_that_cannot_be_shown_joins_nobody(
        self, house: OpenHouse, typed: str, told: str
    ) -> None:
        ada = Pupil(house)
        await board(ada)
        assert told in await named(ada, typed)
        assert "Nobody is on one unless" in await board(ada)

    async def test_a_name_may_be_changed_and_the_place_stays(self, house: OpenHouse) -> None:
        ada = await member(house, "Ada", 20)
        await board(ada)
        await press_inside(ada, "Change my name")
        assert ada.form().fields[0].value == "Ada"
        assert "you are **Countess** now" in words_of(await ada.fill("Countess"))
        await press_inside(ada, "See the board")
        assert rows(ada.reply) == ["1 ▸ Countess (you) · 20 points"]

    async def test_two_may_be_called_the_same(self, house: OpenHouse) -> None:
        ada = await member(house, "Ada", 20)
        bob = Pupil(house, name="bob")
        await board(bob)
        await named(bob, "Ada")
        await earn(bob, 10)
        await board(ada)
        assert rows(ada.reply) == ["1 ▸ Ada (you) · 20 points", "2 Ada · 10 points"]


class TestLooking:
    async def test_one_sees_those_around_oneself_first_and_equals_share_their_rank(
        self, house: OpenHouse
    ) -> None:
        names = ["Ada", "Bea", "Cleo", "Dora", "Emmy", "Fay", "Gus", "Hal", "Ida", "Jo", "Kit", "Lou"]
        everybody = [await member(house, name, 100 - place // 2 * 10) for place, name in enumerate(names)]
        await board(everybody[5])
        assert rows(everybody[5].reply) == [
            "=3 Cleo · 90 points",
            "=3 Dora · 90 points",
            "=5 Emmy · 80 points",
            "=5 ▸ Fay (you) · 80 points",
            "=7 Gus · 70 points",
            "=7 Hal · 70 points",
            "=9 Ida · 60 points",
        ]
        platform = house.dispatch.outbox.platforms["test"]
        assert isinstance(platform, RecordingPlatform)
        platform.capabilities = replace(platform.capabilities, edits=True)
        await press_inside(everybody[5], "The first ten")
        first = rows(everybody[5].reply)
        assert first[:2] == ["=1 Ada · 100 points", "=1 Bea · 100 points"]
        assert len(first) == 10
        assert everybody[5].reply.edits
        await press_inside(everybody[5], "Around me")
        assert len(rows(everybody[5].reply)) == 7

    async def test_a_week_and_a_month_begin_anew_at_midnight_in_utc(
        self, house: OpenHouse, clock: FixedClock
    ) -> None:
        ada = await member(house, "Ada")
        clock.advance(days=6, hours=14, minutes=59)  # Sunday, 23:59
        await earn(ada, 30)
        await board(ada)
        assert rows(ada.reply) == ["1 ▸ Ada (you) · 30 points"]
        clock.advance(minutes=1)
        await board(ada)
        assert rows(ada.reply) == []
        assert "You have no points here for this time yet" in ada.words()
        assert "Nobody has points here" in await press_inside(ada, "The first ten")
        await board(ada, "month")
        assert rows(ada.reply) == ["1 ▸ Ada (you) · 30 points"]
        clock.advance(days=20)
        await board(ada, "community month")
        assert rows(ada.reply) == []
        await press_inside(ada, "All time")
        assert rows(ada.reply) == ["1 ▸ Ada (you) · 30 points"]

    async def test_in_a_chat_of_ones_own_one_sees_the_board_of_the_community(self, house: OpenHouse) -> None:
        await dialled(house)
        ada = await member(house, "Ada", 20)
        said = words_of(await ada.call("board"))
        assert rows(ada.reply) == ["1 ▸ Ada (you) · 20 points"]
        assert said.startswith("Study hall\n")
        await ada.call("board", which="community all")
        assert rows(ada.reply) == ["1 ▸ Ada (you) · 20 points"]

    async def test_a_community_that_nobody_set_up_has_a_name_of_some_kind(self, house: OpenHouse) -> None:
        ada = await member(house, "Ada", 20)
        assert words_of(await ada.call("board")).startswith("A community on test\n")

    async def test_on_none_one_is_told_where_they_are(self, pupil: Pupil) -> None:
        said = words_of(await pupil.call("board"))
        assert "type /board there" in said
        assert labels(pupil.reply) == ["Begin one with friends"]
        assert words_of(await pupil.call("board", which="community")) == said

    async def test_of_several_boards_one_is_chosen(self, house: OpenHouse, clock: FixedClock) -> None:
        await dialled(house)
        ada = await member(house, "Ada", 20)
        clock.advance(minutes=1)
        there = replace(HERE, community="club", name="Club")
        await board(ada, here=there)
        await named(ada, "Countess")
        await earn(ada, 7, "test/club")
        await ada.call("board", which="all")
        assert labels(ada.reply) == ["Study hall", "A community on test", "Begin one with friends"]
        await ada.press("A community on test")
        assert rows(ada.reply) == ["1 ▸ Countess (you) · 7 points"]
        assert "All time" in ada.words().splitlines()[1]
        await ada.press("My boards")
        await ada.press("Study hall")
        assert rows(ada.reply) == ["1 ▸ Ada (you) · 20 points"]

    async def test_what_is_not_understood_is_said_and_every_suggestion_is_understood(
        self, house: OpenHouse
    ) -> None:
        ada = await member(house, "Ada", 20)
        assert "I can't read the moon" in await board(ada, "the moon")
        for language in ("en", "es"):
            await ada.say(f"/settings language {language}")
            found = await house.door.suggest(ada.incoming(Called("board")), "which")
            assert len(found) == 6
            for one in found:
                said = await board(ada, one.value)
                assert "/board with" not in said
                assert "No entiendo" not in said

    async def test_in_spanish_it_is_all_spanish(self, house: OpenHouse) -> None:
        ada = await member(house, "Ada", 20)
        await ada.say("/settings language es")
        await inside(ada, Said("/tabla"))
        assert rows(ada.reply) == ["1 ▸ Ada (tú) · 20 puntos"]
        assert "Salir de esta clasificación" in labels(ada.reply)


class TestLeaving:
    async def test_one_press_leaves_and_nothing_of_one_is_left(self, house: OpenHouse) -> None:
        ada = await member(house, "Ada", 20)
        bob = await member(house, "Bob", 10)
        await board(ada)
        assert "your name and your place there are gone" in await press_inside(ada, "Leave this board")
        await board(bob)
        assert rows(bob.reply) == ["1 ▸ Bob (you) · 10 points"]
        assert "Nobody is on one unless" in await board(ada)
        async with house.dispatch.house.database.transaction() as connection:
            for table in ("board_members", "board_standings"):
                query = f"SELECT count(*) FROM {table} WHERE learner_id = {await learner_of(ada)}"
                found = await connection.exec_driver_sql(query)
                assert found.scalar_one() == 0

    async def test_who_comes_back_has_all_points_again(self, house: OpenHouse) -> None:
        ada = await member(house, "Ada", 20)
        await board(ada)
        await press_inside(ada, "Leave this board")
        await earn(ada, 5)
        await board(ada)
        await named(ada, "Ada again")
        await board(ada)
        assert rows(ada.reply) == ["1 ▸ Ada again (you) · 25 points"]

    @pytest.mark.parametrize("label", ["All time", "The first ten", "Leave this board"])
    async def test_what_was_shown_before_leads_nowhere_afterwards(self, house: OpenHouse, label: str) -> None:
        ada = await member(house, "Ada", 20)
        await member(house, "Zebulon", 10)
        await board(ada)
        old = ada.choice(label).id
        await press_inside(ada, "Leave this board")
        said = words_of(await inside(ada, Pressed(old)))
        assert "You aren't on that board any more" in said
        assert "Zebulon" not in said


class TestForging:
    async def test_nobody_presses_what_another_was_shown(self, house: OpenHouse) -> None:
        ada = await member(house, "Ada", 20)
        await board(ada)
        eve = Pupil(house, name="eve")
        for label in ("Leave this board", "The first ten", "Change my name"):
            said = words_of(await inside(eve, Pressed(ada.choice(label).id)))
            assert "made for somebody else" in said
            assert "Ada" not in said
        await board(ada)
        assert rows(ada.reply) == ["1 ▸ Ada (you) · 20 points"]

    async def test_nobody_joins_with_what_another_was_offered(self, house: OpenHouse) -> None:
        ada, eve = Pupil(house), Pupil(house, name="eve")
        await board(ada)
        join = ada.choice(f"{JOIN}{offered(ada)}").id
        assert "made for somebody else" in words_of(await inside(eve, Pressed(join)))
        assert "Nobody is on one unless" in await board(eve)

    async def test_from_another_community_nobody_sees_the_board(self, house: OpenHouse) -> None:
        await member(house, "Zebulon", 20)
        eve = Pupil(house, name="eve")
        there = Membership(community="other", place="hall", name="Other")
        await board(eve, here=there)
        await press_inside(eve, f"{JOIN}{offered(eve)}", there)
        await earn(eve, 3, "test/other")
        for which in ("", "all", "community all"):
            assert "Zebulon" not in await board(eve, which, there)
            assert "Zebulon" not in words_of(await eve.call("board", which=which))

    async def test_what_is_pressed_twice_is_joined_once(self, house: OpenHouse) -> None:
        ada = Pupil(house)
        await board(ada)
        join = Pressed(ada.choice(f"{JOIN}{offered(ada)}").id)
        name = offered(ada)
        await inside(ada, join)
        assert f"you are **{name}** now" in words_of(await inside(ada, join))
        await earn(ada, 4, SCHOOL)
        await board(ada)
        assert rows(ada.reply) == [f"1 ▸ {name} (you) · 4 points"]


class TestWithoutABoard:
    async def test_a_community_may_do_without_one_and_what_was_there_is_shown_to_nobody(
        self, house: OpenHouse
    ) -> None:
        ada = await member(house, "Ada", 20)
        await member(house, "Zebulon", 10)
        await board(ada)
        old = ada.choice("The first ten").id
        await dialled(house, boards=False)
        seen = [
            await board(ada),
            words_of(await inside(ada, Pressed(old))),
            words_of(await ada.call("board")),
            await board(Pupil(house, name="eve")),
        ]
        for said in seen:
            assert "does without a leaderboard" in said
            assert "Zebulon" not in said
        await dialled(house, boards=True)
        await board(ada)
        assert len(rows(ada.reply)) == 2

    async def test_an_offer_from_before_joins_nobody(self, house: OpenHouse) -> None:
        ada = Pupil(house)
        await board(ada)
        join, another = ada.choice(f"{JOIN}{offered(ada)}").id, ada.choice("Another name").id
        await dialled(house, boards=False)
        for pressed in (join, another):
            assert "does without a leaderboard" in words_of(await inside(ada, Pressed(pressed), STAFF))
        await dialled(house, boards=True)
        assert "Nobody is on one unless" in await board(ada)
