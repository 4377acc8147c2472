"""When a model may help, and how much: the budgets of a day, and the dial of a community."""

from dataclasses import replace

import pytest

from bot.wiring import OpenHouse
from core.chat import Called, Membership, Pressed
from core.llm import Bound, Budget
from core.llm.budget import Price
from tests.core.features.doings import PYTHON, did
from tests.core.features.tutor.scenes import agree, with_model
from tests.core.features.tutor.talking import GOOD, HERE, MADE, dial, said_within, talk, used
from tests.pupil import Pupil, words_of

STAFF = Membership(community="school", roles=frozenset({"teachers"}))
MUCH = Bound(1_000_000, 1_000_000)
SPENT = "Today's help by a model is used up"
NEAR = "There is not much left of today's help"


def with_budget(house: OpenHouse, budget: Budget) -> None:
    house.dispatch.house = replace(house.dispatch.house, budget=budget)


@pytest.mark.parametrize("what", ["tokens", "cost"])
@pytest.mark.parametrize("whose", ["learner", "community", "everybody"])
async def test_when_a_budget_is_used_up_the_authors_help_and_it_is_said(
    house: OpenHouse, whose: str, what: str
) -> None:
    small = Bound(1_000, 1_000)
    bounds = [small if one == whose else MUCH for one in ("learner", "community", "everybody")]
    with_budget(house, Budget(learner=bounds[0], community=bounds[1], everybody=bounds[2]))
    ada = await talk(house)
    assert GOOD in await ada.ask("what is wrong here?", within=HERE)
    by = ada.pupil if whose == "learner" else Pupil(house, "bo")
    await did(by, PYTHON)
    await used(by, **{what: 1_000}, community="test/school")
    asked = len(ada.model.calls)
    reply = await ada.ask("and what is wrong now?", within=HERE)
    assert SPENT in reply
    assert MADE not in reply
    assert len(ada.model.calls) == asked


async def test_what_others_used_elsewhere_takes_nothing_from_a_learner_or_a_community(
    house: OpenHouse,
) -> None:
    with_budget(house, Budget(learner=Bound(5_000), community=Bound(5_000), everybody=MUCH))
    bo = Pupil(house, "bo")
    await did(bo, PYTHON)
    await used(bo, tokens=4_900, community="test/other")
    ada = await talk(house)
    assert GOOD in await ada.ask(within=HERE)


async def test_a_community_s_budget_is_nothing_to_who_asks_outside_of_it(house: OpenHouse) -> None:
    with_budget(house, Budget(learner=MUCH, community=Bound(0), everybody=MUCH))
    ada = await talk(house)
    assert GOOD in await ada.ask()
    assert SPENT in await ada.ask("and now?", within=HERE)


async def test_near_the_limit_it_is_said_beside_the_answer(house: OpenHouse) -> None:
    with_budget(house, Budget(learner=Bound(10_000), everybody=MUCH))
    ada = await talk(house)
    assert NEAR not in await ada.ask()
    await used(ada.pupil, tokens=8_000)
    reply = await ada.ask("and now?")
    assert GOOD in reply
    assert NEAR in reply


async def test_what_is_asked_costs_its_price(house: OpenHouse) -> None:
    with_budget(house, Budget(learner=MUCH, everybody=MUCH, price=Price(read=2.0, written=10.0)))
    ada = await talk(house)
    await ada.ask()
    (row,) = await ada.rows()
    assert row["tokens_in"] > row["tokens_out"] > 0
    assert row["cost"] == 2 * row["tokens_in"] + 10 * row["tokens_out"]


async def test_what_was_made_in_vain_is_counted_too(house: OpenHouse) -> None:
    said = iter(["Is it this? Or is it that?", GOOD])
    ada = await talk(house, lambda _: next(said))
    await ada.ask()
    bo = await talk(house, lambda _: GOOD, name="bo")
    await bo.ask("another question?")
    once, twice = sorted(await ada.rows(), key=lambda row: len(row["tries"]))
    assert twice["tokens_in"] > 1.5 * once["tokens_in"]


@pytest.mark.parametrize(
    ("to", "hint", "talks"), [("off", False, False), ("hints", True, False), ("full", True, True)]
)
async def test_the_dial_of_a_community_says_how_much_a_model_helps_there(
    house: OpenHouse, to: str, hint: bool, talks: bool
) -> None:
    await dial(house, to)
    ada = await talk(house)
    await said_within(ada.pupil, Called("challenge", {"challenge": "to-fahrenheit"}), HERE)
    pressed = ada.pupil.choice("Hint").id
    reply = await said_within(ada.pupil, Pressed(pressed), HERE)
    assert (MADE in words_of(reply)) is hint
    reply = await ada.ask(within=HERE)
    assert (MADE in reply) is talks
    assert ("that is how the people who run this place have set it" in reply) is not talks
    assert MADE in await ada.ask("and at home?"), "outside of it, it is nothing"


async def test_the_dial_is_for_staff_who_see_it_turn_it_and_are_told_what_was_used(
    pupil: Pupil, house: OpenHouse
) -> None:
    with_model(house, lambda _: GOOD)
    await dial(house, "full", staff_role="teachers")
    await used_by_somebody(house)
    refused = words_of(await said_within(pupil, Called("tutor", {}), HERE))
    assert "Help by a language model" not in refused
    shown = words_of(await said_within(pupil, Called("tutor", {}), STAFF))
    assert "hints and conversation" in shown
    assert "1,234 tokens" in shown
    turned = words_of(await said_within(pupil, Pressed(pupil.choice("Hints only").id), STAFF))
    assert "hints only" in turned
    assert await kept(house) == "hints"
    await said_within(pupil, Called("tutor", {"help": "off"}), STAFF)
    assert await kept(house) == "off"
    again = words_of(await said_within(pupil, Called("tutor", {"help": "a bit"}), STAFF))
    assert "is none of these" in again
    assert await kept(house) == "off"


async def test_a_press_on_the_dial_by_somebody_who_is_no_staff_any_more_does_nothing(
    pupil: Pupil, house: OpenHouse
) -> None:
    await dial(house, "full", staff_role="teachers")
    await said_within(pupil, Called("tutor", {}), STAFF)
    await said_within(pupil, Pressed(pupil.choice("Turn it off").id), HERE)
    assert await kept(house) == "full"


async def test_consent_is_still_each_learner_s_own_where_the_dial_is_full(house: OpenHouse) -> None:
    await dial(house, "full")
    ada = await talk(house)
    await agree(ada.pupil, given=False)
    asked = len(ada.model.calls)
    assert MADE not in await ada.ask(within=HERE)
    assert len(ada.model.calls) == asked


async def used_by_somebody(house: OpenHouse) -> None:
    bo = Pupil(house, "bo")
    await did(bo, PYTHON)
    await used(bo, tokens=1_234, community="test/school")


async def kept(house: OpenHouse) -> str:
    """Where the dial stands."""
    async with house.dispatch.house.database.transaction() as connection:
        found = await connection.exec_driver_sql("SELECT tutor FROM communities")
        return str(found.scalar_one())
