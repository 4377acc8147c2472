"""Readers report: two who have nothing to do with each other are heeded, and nobody can silence others alone."""

import asyncio
from dataclasses import replace

import pytest

from core.chat import Action, Pressed
from core.store import explanations, moderation
from core.store.explanations import State
from tests.core.features.moderation.scenes import (
    SCHOOL,
    STAFF,
    STAFF_OF_CLUB,
    Scene,
    filled,
    led,
    moderate,
    pressed,
)
from tests.pupil import Pupil, words_of

THANKS = "Thank you for telling us"


async def people(there: Scene, *names: str) -> list[Pupil]:
    return [await there.pupil(name) for name in names]


async def test_two_reports_have_somebody_look_and_one_does_not(there: Scene) -> None:
    _, bo, cy = await people(there, "ada", "bo", "cy")
    await there.told("ada", "e")
    assert THANKS in await there.report(bo, "e")
    assert await there.state("e") is State.SHOWN
    assert THANKS in await there.report(cy, "e", "harmful")
    assert await there.state("e") is State.REVIEW
    assert (await there.case("e")).reasons == {"rude": 1, "harmful": 1}


async def test_meanwhile_nothing_of_its_author_is_shown(there: Scene) -> None:
    _, bo, cy = await people(there, "ada", "bo", "cy")
    await there.told("ada", "e")
    await there.told("ada", "other")
    await there.report(bo, "e")
    await there.report(cy, "e")
    house, reader = there.house.dispatch.house, await there.pupil("di")
    turn = await there.house.dispatch.glance(reader.incoming(Pressed("1.0")))
    me = await there.number("di")
    found = await house.database.read(explanations.to_judge, me, "how-memory-works", "recall", turn.random)
    assert found is None


async def test_saying_it_again_changes_nothing(there: Scene) -> None:
    _, bo = await people(there, "ada", "bo")
    await there.told("ada", "e")
    for reason in ("rude", "harmful", "rude"):
        assert THANKS in await there.report(bo, "e", reason)
    assert await there.state("e") is State.SHOWN
    assert (await there.case("e")).reasons == {"rude": 1}


async def test_of_two_who_report_at_once_one_is_heeded_as_the_second(there: Scene) -> None:
    await people(there, "ada")
    pupils = await people(there, "bo", "cy", "di", "ed")
    await there.told("ada", "e")
    for one in pupils:
        await led(one, Action("moderation.report", {"explanation": "e"}), SCHOOL)
    there.clock.advance(seconds=1)
    await asyncio.gather(*(pressed(one, "Advertising", SCHOOL) for one in pupils))
    assert await there.acts("e") == ["reported"]
    assert await there.state("e") is State.REVIEW
    assert (await there.case("e")).reasons == {"advertising": 4}


async def test_staff_are_heeded_at_once_where_it_was_told_and_nowhere_else(there: Scene) -> None:
    _, eve, bo = await people(there, "ada", "eve", "bo")
    await there.told("ada", "e")
    await there.told("ada", "f", at="")
    for id_ in ("e", "f"):
        await there.report(eve, id_, within=STAFF_OF_CLUB)
        assert await there.state(id_) is State.SHOWN, "anybody can have a server of their own"
    await there.report(bo, "e", within=STAFF)
    assert await there.state("e") is State.REVIEW


async def test_what_its_author_takes_back_while_it_is_reported_is_left_alone(there: Scene) -> None:
    _, bo, cy = await people(there, "ada", "bo", "cy")
    await there.told("ada", "e")
    await there.report(bo, "e")
    await led(cy, Action("moderation.report", {"explanation": "e"}), STAFF)
    await there.taken_back("ada", "e")
    assert "it is not shared now" in words_of(await pressed(cy, "Advertising", STAFF))
    database = there.house.dispatch.house.database
    assert not await database.write(moderation.heed, "e", there.clock.now(), staff_of="test/school")
    assert await there.acts("e") == []


async def test_accounts_of_today_count_as_one_together(there: Scene) -> None:
    await people(there, "ada")
    await there.told("ada", "e")
    for name in ("x", "y", "z"):
        await there.report(await there.pupil(name, days=0), "e")
    assert await there.state("e") is State.SHOWN
    await there.report(await there.pupil("bo"), "e")
    assert await there.state("e") is State.REVIEW


async def test_who_reports_everything_counts_no_more_until_one_is_borne_out(there: Scene) -> None:
    _, eve, bo, cy, mo = await people(there, "ada", "eve", "bo", "cy", "mo")
    for place in range(5):
        id_ = await there.told("ada", f"e{place}")
        await there.report(eve, id_)
        await there.report(mo, id_, within=STAFF)
        await moderate(mo)
        await pressed(mo, "Show it", STAFF)
        there.clock.advance(minutes=1)
    await there.told("ada", "last")
    await there.report(eve, "last")
    await there.report(bo, "last")
    assert await there.state("last") is State.SHOWN
    await there.report(cy, "last")
    assert await there.state("last") is State.REVIEW
    await moderate(mo)
    await pressed(mo, "Hide it", STAFF)
    await pressed(mo, "Advertising", STAFF)
    there.clock.advance(minutes=1)
    await there.told("ada", "next")
    await there.report(eve, "next")
    await there.report(bo, "next")
    assert await there.state("next") is State.REVIEW


async def test_reports_of_before_a_decision_are_settled(there: Scene) -> None:
    _, bo, cy, di, mo = await people(there, "ada", "bo", "cy", "di", "mo")
    await there.told("ada", "e")
    await there.report(bo, "e")
    await there.report(cy, "e")
    await moderate(mo)
    await pressed(mo, "Show it", STAFF)
    there.clock.advance(minutes=1)
    await there.report(di, "e")
    assert await there.state("e") is State.SHOWN


async def test_own_words_are_kept_for_those_who_decide(there: Scene) -> None:
    _, bo, mo = await people(there, "ada", "bo", "mo")
    await there.told("ada", "e")
    await led(bo, Action("moderation.report", {"explanation": "e"}), STAFF)
    assert "There was nothing in it" in words_of(await filled(bo, "  \n ", STAFF))
    await led(bo, Action("moderation.report", {"explanation": "e"}), STAFF)
    assert THANKS in words_of(await filled(bo, "it *names*\nmy sister " + "x" * 999, STAFF))
    (reason,) = (await there.case("e")).reasons
    assert reason.startswith("it *names* my sister x")
    assert len(reason) == 300
    assert "it \\*names\\* my sister" in await moderate(mo)


async def test_of_many_own_words_some_are_told(there: Scene) -> None:
    _, mo = await people(there, "ada", "mo")
    await there.told("ada", "e")
    for number in range(15):
        reader = await there.pupil(f"reader{number}")
        await led(reader, Action("moderation.report", {"explanation": "e"}), SCHOOL)
        await filled(reader, f"reason {number}.", SCHOOL)
    assert (await moderate(mo)).count("reason ") == 10


@pytest.mark.parametrize("verb", ["report", "because"])
async def test_nobody_reports_their_own_nor_what_is_not_there_or_not_shared(there: Scene, verb: str) -> None:
    ada, bo = await people(there, "ada", "bo")
    await there.told("ada", "e")
    await there.told("ada", "kept", shared=False)

    async def tried(pupil: Pupil, id_: str) -> str:
        action = Action(f"moderation.{verb}", {"explanation": id_, "reason": "rude"})
        return words_of(await led(pupil, action, SCHOOL))

    assert "That one is yours" in await tried(ada, "e")
    for id_ in ("kept", "nowhere", ""):
        assert "isn't here any more" in await tried(bo, id_)
    assert await there.rows("SELECT count(*) FROM reports") == [(0,)]


async def test_a_reason_that_there_is_not_is_none(there: Scene) -> None:
    _, bo = await people(there, "ada", "bo")
    await there.told("ada", "e")
    await led(bo, Action("moderation.because", {"explanation": "e", "reason": "forged"}), SCHOOL)
    assert await there.rows("SELECT count(*) FROM reports") == [(0,)]


async def test_a_form_that_somebody_else_was_shown_reports_nothing(there: Scene) -> None:
    _, bo, cy = await people(there, "ada", "bo", "cy")
    await there.told("ada", "e")
    await led(bo, Action("moderation.report", {"explanation": "e"}), SCHOOL)
    event = replace(cy.incoming(Pressed(bo.choice("Advertising").id)), membership=SCHOOL)
    await cy.house.door.receive(event)
    assert THANKS not in cy.words()
    assert await there.rows("SELECT count(*) FROM reports") == [(0,)]


async def test_all_that_is_said_to_a_reader_is_for_their_eyes_alone(there: Scene) -> None:
    _, bo = await people(there, "ada", "bo")
    await there.told("ada", "e")
    await there.report(bo, "e")
    assert [one.reply.private for one in bo.deliveries[-2:]] == [True, True]
