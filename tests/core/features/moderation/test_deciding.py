"""Staff decide, once each, about what is theirs to decide; authors are told why."""

import asyncio
import re

import pytest

from core.chat import Action, Called, Membership, Pressed
from core.store.explanations import State
from tests.core.features.moderation.scenes import (
    SCHOOL,
    STAFF,
    STAFF_OF_CLUB,
    Scene,
    filled,
    hidden,
    led,
    moderate,
    pressed,
    sent,
    told_unasked,
)
from tests.pupil import words_of

FASTER = "Somebody was faster"


async def test_what_is_shown_again_is_out_of_the_queue_and_its_author_is_told(there: Scene) -> None:
    ada, mo = await there.pupil("ada"), await there.pupil("mo")
    await there.held("ada", "e")
    await moderate(mo)
    assert "Others may see it again" in words_of(await pressed(mo, "Show it", STAFF))
    assert await there.state("e") is State.SHOWN
    assert "Nothing to look at" in words_of(await pressed(mo, "What else waits", STAFF))
    said = await told_unasked(there, ada)
    assert "Your explanation may be shown" in said
    assert "e: what one recalls" in said


async def test_what_is_hidden_is_told_to_its_author_with_the_reason_and_the_way_to_appeal(
    there: Scene,
) -> None:
    ada, _ = await hidden(there)
    said = await told_unasked(there, ada)
    for expected in (
        "Others don't see this explanation any more",
        "Why: Advertising",
        "ask for another look",
    ):
        assert expected in said
    assert not re.search(r"\bmo\b", said, re.IGNORECASE), "nobody is told who decided"


async def test_a_reason_that_would_hurt_its_author_decides_nothing(there: Scene) -> None:
    ada, mo = await there.pupil("ada"), await there.pupil("mo")
    await there.held("ada", "e")
    await moderate(mo)
    await pressed(mo, "Hide it", STAFF)
    said = words_of(await filled(mo, "you stupid idiot, look at https://shop.example.biz", STAFF))
    assert "Say it in other words" in said
    assert await there.state("e") is State.REVIEW
    assert await told_unasked(there, ada) == ""


async def test_an_author_is_told_in_their_own_language(there: Scene) -> None:
    ada, mo = await there.pupil("ada"), await there.pupil("mo")
    await there.rows("UPDATE learners SET language = 'es' WHERE name = 'Ada'")
    await there.held("ada", "e")
    await moderate(mo)
    await pressed(mo, "Hide it", STAFF)
    await filled(mo, "names a *pupil*", STAFF)
    said = await told_unasked(there, ada)
    assert "Los demás ya no ven esta explicación" in said
    assert "“names a \\*pupil\\*”" in said


async def test_of_two_who_decide_at_once_one_does_and_the_other_is_told(there: Scene) -> None:
    ada = await there.pupil("ada")
    staff = [await there.pupil(name) for name in ("mo", "ned")]
    await there.held("ada", "e")
    for one in staff:
        await moderate(one)
        await pressed(one, "Hide it", STAFF)
    said = await asyncio.gather(*(pressed(one, "Advertising", STAFF) for one in staff))
    assert sorted(FASTER in words_of(one) for one in said) == [False, True]
    assert await there.acts("e") == ["held", "hidden"]
    assert (await told_unasked(there, ada)).count("Others don't see") == 1


async def test_a_press_on_an_old_screen_decides_nothing_and_shows_what_happened(there: Scene) -> None:
    await there.pupil("ada")
    mo, ned = await there.pupil("mo"), await there.pupil("ned")
    await there.held("ada", "e")
    await moderate(mo)
    await moderate(ned)
    await pressed(ned, "Show it", STAFF)
    old = mo.choice("Hide it").id
    assert FASTER in words_of(await sent(mo, Pressed(old), STAFF))
    assert "shown again, by Ned" in mo.words()
    assert await there.state("e") is State.SHOWN


async def test_nobody_decides_about_their_own(there: Scene) -> None:
    mo = await there.pupil("mo")
    await there.held("mo", "e")
    assert "Nothing to look at" in await moderate(mo)
    for verb in ("show", "ask", "hide"):
        action = Action(f"moderation.{verb}", {"explanation": "e", "seen": 1, "reason": "rude"})
        assert "That one is your own" in words_of(await led(mo, action, STAFF))
    assert await there.state("e") is State.REVIEW


@pytest.mark.parametrize("verb", ["show", "hide", "ask", "queue", "lately"])
@pytest.mark.parametrize("within", [SCHOOL, None])
async def test_who_is_not_staff_reaches_none_of_it(
    there: Scene, verb: str, within: Membership | None
) -> None:
    await there.pupil("ada")
    eve = await there.pupil("eve")
    await there.held("ada", "e")
    seen = (await there.case("e")).last
    action = Action(f"moderation.{verb}", {"explanation": "e", "seen": seen, "reason": "rude"})
    said = words_of(await led(eve, action, within))
    assert "e: what one recalls" not in said
    assert await there.acts("e") == ["held"]
    assert "what one recalls" not in words_of(await sent(eve, Called("moderate"), within))


@pytest.mark.parametrize("verb", ["show", "hide", "ask", "trail"])
async def test_staff_of_another_community_reach_none_of_it(there: Scene, verb: str) -> None:
    await there.pupil("ada")
    eve = await there.pupil("eve")
    await there.held("ada", "e")
    seen = (await there.case("e")).last
    action = Action(f"moderation.{verb}", {"explanation": "e", "seen": seen, "reason": "rude"})
    assert "isn't here any more" in words_of(await led(eve, action, STAFF_OF_CLUB))
    assert "Nothing to look at" in await moderate(eve, STAFF_OF_CLUB)
    assert await there.acts("e") == ["held"]


@pytest.mark.parametrize("verb", ["show", "hide", "ask", "trail"])
@pytest.mark.parametrize("at", ["test/school", ""])
async def test_two_with_a_community_of_their_own_decide_nothing_by_reporting_there(
    there: Scene, verb: str, at: str
) -> None:
    await there.pupil("ada")
    eve, fay = await there.pupil("eve"), await there.pupil("fay")
    await there.told("ada", "e", at=at)
    for one in (eve, fay):
        await there.report(one, "e", within=STAFF_OF_CLUB)
    assert await there.state("e") is State.REVIEW, "they are two, and independent"
    seen = (await there.case("e")).last
    assert "Nothing to look at" in await moderate(eve, STAFF_OF_CLUB)
    action = Action(f"moderation.{verb}", {"explanation": "e", "seen": seen, "reason": "rude"})
    assert "isn't here any more" in words_of(await led(eve, action, STAFF_OF_CLUB))
    assert await there.acts("e") == ["reported"]
    await there.decided("e", State.SHOWN)
    await led(eve, Action("moderation.lately"), STAFF_OF_CLUB)
    assert "Nothing was decided here" in eve.words()


async def test_a_decision_can_be_taken_back(there: Scene) -> None:
    ada, mo = await hidden(there)
    await moderate(mo)
    await pressed(mo, "Decided lately", STAFF)
    assert "hidden (Advertising), by you" in words_of(await pressed(mo, "No. 1", STAFF))
    await pressed(mo, "Show it", STAFF)
    assert await there.state("e") is State.SHOWN
    assert "Your explanation may be shown" in await told_unasked(there, ada)
