"""Whoever runs Parley sees how it is, blocks an account on all of its platforms, and turns the model or the sandbox off."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from bot.wiring import OpenHouse
from core.chat import Called, Picture
from core.errors import LearnerError
from core.features.operating import jobs, pages, rules
from core.roles import Role, Standing
from core.store import acts
from core.store.health import Cost
from tests.core.features.doings import PYTHON, did
from tests.core.features.tutor.talking import used
from tests.core.teachers import HERE, STAFF, call, done, in_class, number_of, rows, shown, teaches
from tests.pupil import Pupil, RecordingPlatform, words_of

OPERATOR = Standing("house/main", Role.OPERATOR)


@pytest.fixture
def boss(house: OpenHouse) -> Pupil:
    """Somebody who runs Parley."""
    house.dispatch.house = replace(house.dispatch.house, operators=frozenset({"test/boss"}))
    return Pupil(house, name="boss")


def heard(pupil: Pupil) -> list[str]:
    return [words_of(one.reply) for one in pupil.deliveries]


@pytest.mark.parametrize("command", ["health", "communities", "spend", "block", "switch"])
async def test_nobody_else_sees_any_of_it(house: OpenHouse, pupil: Pupil, boss: Pupil, command: str) -> None:
    await teaches(pupil, role=Role.ADMIN)
    said = words_of(await call(pupil, f"operator {command}", STAFF))
    assert said == house.dispatch.house.words.say("en")("role-operators-only")
    said = words_of(await boss.call(f"operator {command}"))
    assert said != house.dispatch.house.words.say("en")("role-operators-only")
    assert boss.reply.private


async def test_health_asks_all_that_parley_stands_on(house: OpenHouse, boss: Pupil) -> None:
    said = words_of(await boss.call("operator health"))
    assert "Sandbox: runs programs" in said
    assert "Redis: none is set" in said
    assert "Model: none is set" in said
    assert "Processes: 1" in said
    assert "PostgreSQL" in said
    assert "database form 00" in said
    assert house.dispatch.house.switches.off("sandbox") is False


async def test_communities_are_listed_with_who_is_there(boss: Pupil, pupil: Pupil) -> None:
    await call(pupil, "help", HERE)
    await in_class(pupil, "python-first-steps", "house/main")
    said = words_of(await boss.call("operator communities")).replace("\\", "")
    assert "test/school" in said
    assert "house/main" in said
    assert "People: 1. Classes: 1." in said


async def test_spending_is_summed_up_and_drawn_with_words_for_it(boss: Pupil, pupil: Pupil) -> None:
    await number_of(pupil)
    await used(pupil, tokens=1200, cost=30_000, community="test/school")
    await used(pupil, tokens=300)
    said = words_of(await boss.call("operator spend")).replace("\\", "")
    assert "In all: 1,500 tokens, 0.03" in said
    assert "test/school: 1,200 tokens" in said
    assert "outside of all: 300 tokens" in said
    (picture,) = (one for one in boss.reply.blocks if isinstance(one, Picture))
    assert "1,500 tokens" in picture.alt


def test_days_that_cost_nothing_are_days_too() -> None:
    costs = [Cost(day=date(2026, 11, 25), community="", kind="answer", messages=1, tokens=5, money=0)]
    days = rules.days(costs, date(2026, 11, 27))
    assert len(days) == rules.DAYS
    assert [one.tokens for one in days[-3:]] == [5, 0, 0]


async def test_a_blocked_account_is_told_once_and_may_still_take_along_and_delete(
    house: OpenHouse, boss: Pupil, pupil: Pupil
) -> None:
    await number_of(pupil)
    await boss.call("operator block", account="test/ada")
    assert "Block Ada?" in words_of(boss.reply)
    await boss.fill("Sends nothing but links")
    await house.dispatch.recover()
    assert "Your account is blocked for now" in heard(pupil)[-1]
    assert "links" not in heard(pupil)[-1], "the reason stays with the operators"
    for body in ("/learn", "hello there", "/run print(1)", "/ask what is a loop?"):
        assert words_of(await pupil.say(body)).startswith("I don't answer this account")
    said = words_of(await pupil.say("/privacy"))
    assert "I don't answer" not in said
    await pupil.press(pupil.choices()[0].label)
    assert "I don't answer" not in words_of(pupil.reply)
    (noted,) = await house.dispatch.house.database.read(acts.newest, "house/main", 5)
    assert (noted.act, noted.subject) == ("block", "test/ada")


async def test_it_is_blocked_on_every_platform_of_the_same_learner(
    house: OpenHouse, boss: Pupil, pupil: Pupil
) -> None:
    other = RecordingPlatform(name="other")
    house.dispatch.outbox.platforms["other"] = other
    elsewhere = Pupil(house, name="ada-elsewhere", platform="other")
    await number_of(pupil)
    await number_of(elsewhere)
    mine = await number_of(pupil)
    async with house.dispatch.house.database.transaction() as connection:
        await connection.execute(
            text("UPDATE identities SET learner_id = :mine WHERE platform = 'other'"), {"mine": mine}
        )
    await boss.call("operator block", account="other/ada-elsewhere", reason="spam")
    assert words_of(await pupil.say("hello")).startswith("I don't answer this account")
    assert words_of(await elsewhere.say("hello")).startswith("I don't answer this account")
    await boss.call("operator block")
    await boss.press("Answer Ada again")
    assert "I don't answer" not in words_of(await elsewhere.say("/help"))


async def test_nothing_is_suggested_or_shared_to_who_is_blocked(
    house: OpenHouse, boss: Pupil, pupil: Pupil
) -> None:
    await number_of(pupil)
    await did(pupil, PYTHON)
    body = Called("challenge", {"challenge": ""})
    assert await house.door.suggest(pupil.incoming(body), "challenge") != ()
    await boss.call("operator block", account="test/ada", reason="spam")
    assert await house.door.suggest(pupil.incoming(body), "challenge") == ()


async def test_who_runs_parley_cannot_be_blocked_nor_who_is_not_there(boss: Pupil) -> None:
    assert "cannot be blocked" in words_of(
        await boss.call("operator block", account="test/boss", reason="a slip")
    )
    assert "don't know an account" in words_of(await boss.call("operator block", account="test/nobody"))


async def test_a_switch_is_turned_everywhere_and_back(house: OpenHouse, boss: Pupil, pupil: Pupil) -> None:
    said = words_of(await boss.call("operator switch", what="sandbox", to="off", reason="an escape"))
    assert "off since" in said
    assert "an escape" in said
    await jobs.look_at_switches(house.dispatch.house, house.dispatch.clock.now())
    assert "Code cannot run at the moment" in words_of(await pupil.call("run", code="print(1)"))
    assert "Sandbox: turned off" in words_of(await boss.call("operator health"))
    await boss.press("Kill switches")
    await boss.press("Turn the sandbox on")
    await jobs.look_at_switches(house.dispatch.house, house.dispatch.clock.now())
    assert "1" in words_of(await pupil.call("run", code="print(1)"))
    assert await rows(house, "SELECT act FROM acts ORDER BY id") == [("switch",), ("switch",)]


async def test_a_switch_that_there_is_not_is_told(boss: Pupil) -> None:
    assert "don't know “door”" in words_of(await boss.call("operator switch", what="door", to="off"))


async def test_the_pages_show_and_do_the_same(house: OpenHouse, boss: Pupil, pupil: Pupil) -> None:
    await number_of(pupil)
    await number_of(boss)
    assert "Turn the model off" in repr(await shown(pages.health, boss, OPERATOR))
    assert await done(pages.switch, boss, OPERATOR, {"what": "model", "to": "off", "reason": "dear"}) == (
        "operator/health"
    )
    assert "dear" in repr(await shown(pages.health, boss, OPERATOR))
    given = {"account": "test/ada", "reason": "spam"}
    assert await done(pages.block, boss, OPERATOR, given) == "operator/accounts"
    assert "spam" in repr(await shown(pages.accounts, boss, OPERATOR))
    with pytest.raises(LearnerError, match="operating-is-blocked"):
        await done(pages.block, boss, OPERATOR, given)
    who = str(await number_of(pupil))
    assert await done(pages.unblock, boss, OPERATOR, {"learner": who}) == "operator/accounts"
    assert "Nobody is blocked" in repr(await shown(pages.accounts, boss, OPERATOR))
    assert "Communities" in repr(await shown(pages.communities, boss, OPERATOR))
    assert "A bar for each" in repr(await shown(pages.spend, boss, OPERATOR))
