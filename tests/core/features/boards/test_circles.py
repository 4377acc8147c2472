"""Friends compare among themselves: whoever has the code may join, and nobody else knows of it."""

import re

import pytest

from bot.wiring import OpenHouse
from core.chat import Code, Pressed, Reply
from core.clock import FixedClock
from core.features.boards.rules import ALPHABET, LENGTH, MOST_CIRCLES
from core.store import boards
from tests.core.features.boards.members import board, dialled, earn, labels, learner_of, rows
from tests.core.features.link.sides import DeepLinking
from tests.pupil import Pupil, words_of


async def begin(pupil: Pupil, name: str) -> str:
    """Begin a circle under this name; its code as it is shown."""
    await pupil.call("board", which="friends")
    if "Begin one with friends" in labels(pupil.reply):
        await pupil.press("Begin one with friends")
    elif "My boards" in labels(pupil.reply):
        await pupil.press("My boards")
        await pupil.press("Begin one with friends")
    await pupil.press("A name of my own")
    return code_in(await pupil.fill(name))


def code_in(reply: Reply) -> str:
    (typed,) = (block.source for block in reply.blocks if isinstance(block, Code))
    return typed.removeprefix("/board ")


async def come(pupil: Pupil, code: str, name: str) -> str:
    """Join by a code; what is said to it."""
    await pupil.say(f"/board {code}")
    await pupil.press("A name of my own")
    return words_of(await pupil.fill(name))


async def test_friends_join_by_a_code_and_all_that_they_earn_anywhere_counts(house: OpenHouse) -> None:
    ada, bob = Pupil(house), Pupil(house, name="bob")
    code = await begin(ada, "Ada")
    assert re.fullmatch(rf"(?:[{ALPHABET}]{{4}}-?){{{LENGTH // 4}}}", code)
    assert "Friends type this" in ada.words()
    await come(bob, code, "Bob")
    await earn(ada, 5)
    await earn(ada, 6, "")
    await earn(bob, 20, "discord/9")
    await bob.press("See the board")
    assert rows(bob.reply) == ["1 ▸ Bob (you) · 20 points", "2 Ada · 11 points"]
    assert bob.words().startswith("Friends: Ada\n")
    await ada.call("board", which="friends")
    assert rows(ada.reply) == ["1 Bob · 20 points", "2 ▸ Ada (you) · 11 points"]


async def test_by_the_code_alone_nobody_is_on_it_nor_told_who_is(house: OpenHouse) -> None:
    ada, eve = Pupil(house, name="zebulon"), Pupil(house, name="eve")
    code = await begin(ada, "Zebulon")
    for line in (f"/board {code}", f"/board {code.lower().replace('-', ' ')}", f"/start friends_{code}"):
        said = words_of(await eve.say(line))
        assert "with one person on it so far" in said
        assert "Zebulon" not in said
        assert await house.dispatch.house.database.read(boards.joined, await learner_of(eve)) == []


async def test_an_address_leads_straight_to_it(house: OpenHouse) -> None:
    house.dispatch.outbox.platforms["telegram"] = DeepLinking(name="telegram")
    ada, bob = Pupil(house), Pupil(house, name="bob", platform="telegram")
    code = await begin(ada, "Ada")
    found = re.search(r"\[Telegram\]\(https://telegram.test/(friends_\w+)\)", ada.words())
    assert found
    await bob.say(f"/start {found[1]}")
    await bob.press("Another name")
    await bob.press(next(one for one in labels(bob.reply) if one.startswith("Join as ")))
    await ada.press("See the board")
    await ada.press("Invite friends")
    assert code_in(ada.reply) == code
    found = await house.dispatch.house.database.read(boards.joined, await learner_of(bob))
    assert [one.board for one in found] == [boards.of_friends(code.replace("-", ""))]


@pytest.mark.parametrize("line", ["/board KKKK-KKKK-KKKK", "/start friends_", "/start friends_nothing"])
async def test_a_code_that_is_none_is_answered_kindly(pupil: Pupil, line: str) -> None:
    assert "I know no board by that code" in words_of(await pupil.say(line))


async def test_whoever_is_on_it_already_sees_it(house: OpenHouse) -> None:
    ada = Pupil(house)
    code = await begin(ada, "Ada")
    await earn(ada, 3)
    await ada.say(f"/board {code}")
    assert rows(ada.reply) == ["1 ▸ Ada (you) · 3 points"]
    assert ada.words().startswith("Friends: only you so far\n")


async def test_the_last_who_leaves_ends_it(house: OpenHouse) -> None:
    ada, bob = Pupil(house), Pupil(house, name="bob")
    code = await begin(ada, "Ada")
    await come(bob, code, "Bob")
    await ada.call("board")
    await ada.press("Leave this board")
    assert "the last one to leave ends it" in ada.words()
    await ada.say(f"/board {code}")
    assert "with one person on it so far" in ada.words(), "it goes on without who began it"
    await bob.call("board")
    await bob.press("Leave this board")
    assert "I know no board by that code" in words_of(await bob.say(f"/board {code}"))


async def test_an_offer_of_a_circle_that_has_ended_joins_nobody(house: OpenHouse) -> None:
    ada, bob = Pupil(house), Pupil(house, name="bob")
    code = await begin(ada, "Ada")
    await bob.say(f"/board {code}")
    await ada.call("board")
    await ada.press("Leave this board")
    label = next(one for one in labels(bob.reply) if one.startswith("Join as "))
    assert "I know no board by that code" in words_of(await bob.press(label))
    assert await house.dispatch.house.database.read(boards.joined, await learner_of(bob)) == []


async def test_a_circle_that_is_full_takes_nobody(house: OpenHouse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.features.boards.circles.MOST_IN_CIRCLE", 2)
    ada, bob, eve = Pupil(house), Pupil(house, name="bob"), Pupil(house, name="eve")
    code = await begin(ada, "Ada")
    await come(bob, code, "Bob")
    assert "That board is full: 2 are on it" in words_of(await eve.say(f"/board {code}"))


async def test_nobody_is_on_more_than_can_be_kept_apart(house: OpenHouse) -> None:
    ada, bob = Pupil(house), Pupil(house, name="bob")
    for place in range(MOST_CIRCLES):
        await begin(ada, f"Ada {place}")
    code = await begin(bob, "Bob")
    await ada.call("board", which="friends")
    assert labels(ada.reply).count("Friends: only you so far") == MOST_CIRCLES
    for told in (await ada.press("Begin one with friends"), await ada.say(f"/board {code}")):
        assert f"You are on {MOST_CIRCLES} boards with friends" in words_of(told)


async def test_circles_are_told_apart_by_who_is_on_them(house: OpenHouse, clock: FixedClock) -> None:
    ada = Pupil(house)
    others = [Pupil(house, name=name) for name in ("bea", "cleo", "dora")]
    code = await begin(ada, "Ada")
    for one in others:
        clock.advance(minutes=1)
        await come(one, code, one.name.title())
    code = await begin(ada, "A.")
    await come(others[0], code, "B.")
    await ada.call("board", which="friends")
    assert labels(ada.reply)[:2] == ["Friends: Bea, Cleo and 1 more", "Friends: B."]


async def test_they_go_on_where_a_community_does_without_a_board(house: OpenHouse) -> None:
    ada = Pupil(house)
    await begin(ada, "Ada")
    await earn(ada, 3)
    await dialled(house, boards=False)
    await board(ada, "friends")
    assert rows(ada.reply) == ["1 ▸ Ada (you) · 3 points"]
    assert ada.reply.private


async def test_nobody_invites_to_a_board_that_they_have_left(house: OpenHouse) -> None:
    ada, bob = Pupil(house), Pupil(house, name="bob")
    code = await begin(ada, "Ada")
    await come(bob, code, "Bob")
    await ada.press("See the board")
    old = ada.choice("Invite friends").id
    await ada.press("Leave this board")
    said = words_of(await ada.send(Pressed(old)))
    assert "You aren't on that board any more" in said
    assert code not in said
