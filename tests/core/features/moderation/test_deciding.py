"""Staff decide, once each, about what is theirs to decide; authors are told why, and may ask for one other look."""

import asyncio
import json
import re
from dataclasses import replace

import pytest

from core.chat import Action, Called, Membership, Pressed
from core.features.privacy.archive import first_part
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
    sent,
)
from tests.pupil import Pupil, words_of

FASTER = "Somebody was faster"


async def told(there: Scene, pupil: Pupil) -> str:
    """What an author is told without asking."""
    before = len(pupil.deliveries)
    await there.house.recover()
    return "\n".join(words_of(one.reply) for one in pupil.deliveries[before:])


async def hidden(there: Scene, id_: str = "e", reason: str = "Advertising") -> tuple[Pupil, Pupil]:
    """An explanation of ada's that mo has hidden; both."""
    ada, mo = await there.pupil("ada"), await there.pupil("mo")
    await there.held("ada", id_)
    await moderate(mo)
    await pressed(mo, "Hide it", STAFF)
    await pressed(mo, reason, STAFF)
    assert await there.state(id_) is State.HIDDEN
    return ada, mo


async def appealed(there: Scene, ada: Pupil, why: str = "It names nobody.") -> str:
    await led(ada, Action("moderation.appeal", {"explanation": "e"}), None)
    return words_of(await filled(ada, why, None))


# ── the queue ────────────────────────────────────────────────────────────────────────────────────────────────


async def test_the_queue_has_what_waits_here_the_longest_first_with_why(there: Scene) -> None:
    await there.pupil("ada")
    mo = await there.pupil("mo")
    assert "Nothing to look at" in await moderate(mo)
    await there.held("ada", "first", code="print(1)")
    there.clock.advance(minutes=1)
    await there.held("ada", "second", "rude: idiot")
    await there.held("ada", "elsewhere", at="test/club")
    await there.held("ada", "nowhere", at="")
    first = await moderate(mo)
    for expected in (
        "To look at: 1 of 2",
        "first: what one recalls",
        "print(1)",
        "A link: evil\\.com",
        "a heron",
    ):
        assert expected in first
    second = words_of(await pressed(mo, "Next", STAFF))
    assert "To look at: 2 of 2" in second
    assert "A word that can hurt: idiot" in second
    assert "To look at: 1 of 2" in words_of(await pressed(mo, "Next", STAFF))


async def test_what_is_reported_elsewhere_waits_for_staff_of_where_it_was_told(there: Scene) -> None:
    await there.pupil("ada")
    bo, cy, mo = [await there.pupil(name) for name in ("bo", "cy", "mo")]
    await there.told("ada", "e", at="test/club")
    await there.report(bo, "e", "personal", within=SCHOOL)
    await there.report(cy, "e", "personal", within=None)
    assert "Reported 2 times: Tells who or where somebody is" in await moderate(mo, STAFF_OF_CLUB)
    assert "Nothing to look at" in await moderate(mo, STAFF)


async def test_a_group_with_another_id_takes_its_queue_along(there: Scene) -> None:
    await there.pupil("ada")
    mo = await there.pupil("mo")
    await there.held("ada", "first")
    await there.held("ada", "second")
    await there.house.door.moved("test", "school", "academy")
    assert "To look at: 1 of 2" in await moderate(mo, replace(STAFF, community="academy"))


async def test_what_its_author_took_back_waits_once_they_share_it_again(there: Scene) -> None:
    await there.pupil("ada")
    mo = await there.pupil("mo")
    await there.divided("ada", "seen")
    await there.held("ada", "held")
    await there.taken_back("ada", "seen", "held")
    assert "Nothing to look at" in await moderate(mo)
    assert [(await there.case(id_)).waits for id_ in ("seen", "held")] == [False, False]
    await there.rows("UPDATE explanations SET shared = true")
    assert "To look at: 1 of 2" in await moderate(mo)
    assert [(await there.case(id_)).waits for id_ in ("seen", "held")] == [True, True]


async def test_what_its_author_took_back_waits_where_they_ask_for_another_look(there: Scene) -> None:
    ada, mo = await hidden(there)
    await there.taken_back("ada", "e")
    assert "Nothing to look at" in await moderate(mo)
    await appealed(there, ada, "It names nobody.")
    assert "Its author asks for another look" in await moderate(mo)
    assert (await there.case("e")).waits


async def test_where_votes_differ_staff_are_asked_and_may_leave_it(there: Scene) -> None:
    ada, mo = await there.pupil("ada"), await there.pupil("mo")
    await there.divided("ada", "e")
    said = await moderate(mo)
    assert "Opinions differ" in said
    assert "0" not in said, "how many voted is not for those who have not (P18)"
    assert "It stays as it was" in words_of(await pressed(mo, "Leave it as it is", STAFF))
    assert await there.acts("e") == ["divided", "kept"]
    assert "Nothing to look at" in await moderate(mo)
    assert await told(there, ada) == "", "nothing has changed for its author"


# ── deciding ─────────────────────────────────────────────────────────────────────────────────────────────────


async def test_what_is_shown_again_is_out_of_the_queue_and_its_author_is_told(there: Scene) -> None:
    ada, mo = await there.pupil("ada"), await there.pupil("mo")
    await there.held("ada", "e")
    await moderate(mo)
    assert "Others may see it again" in words_of(await pressed(mo, "Show it", STAFF))
    assert await there.state("e") is State.SHOWN
    assert "Nothing to look at" in words_of(await pressed(mo, "What else waits", STAFF))
    said = await told(there, ada)
    assert "Your explanation may be shown" in said
    assert "e: what one recalls" in said


async def test_what_is_hidden_is_told_to_its_author_with_the_reason_and_the_way_to_appeal(
    there: Scene,
) -> None:
    ada, _ = await hidden(there)
    said = await told(there, ada)
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
    assert await told(there, ada) == ""


async def test_an_author_is_told_in_their_own_language(there: Scene) -> None:
    ada, mo = await there.pupil("ada"), await there.pupil("mo")
    await there.rows("UPDATE learners SET language = 'es' WHERE name = 'Ada'")
    await there.held("ada", "e")
    await moderate(mo)
    await pressed(mo, "Hide it", STAFF)
    await filled(mo, "names a *pupil*", STAFF)
    said = await told(there, ada)
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
    assert (await told(there, ada)).count("Others don't see") == 1


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
    assert "Your explanation may be shown" in await told(there, ada)


# ── asking for another look ──────────────────────────────────────────────────────────────────────────────────


async def test_an_author_may_ask_for_one_other_look_and_is_told_what_comes_of_it(there: Scene) -> None:
    ada, mo = await hidden(there)
    assert "Somebody looks at it once more" in await appealed(there, ada, "It *names* nobody.")
    assert await there.state("e") is State.HIDDEN
    assert "Somebody is going to look at that one" in words_of(
        await led(ada, Action("moderation.appeal", {"explanation": "e"}), None)
    )
    assert "Its author asks for another look: “It \\*names\\* nobody\\.”" in await moderate(mo)
    await pressed(mo, "Leave it hidden", STAFF)
    assert "It stays hidden" in words_of(await pressed(mo, "Advertising", STAFF))
    assert "It stays hidden" in await told(there, ada)
    assert await there.acts("e") == ["held", "hidden", "appealed", "upheld"]
    again = words_of(await led(ada, Action("moderation.appeal", {"explanation": "e"}), None))
    assert "Somebody has looked at that one twice" in again


async def test_what_is_appealed_against_can_be_shown_again_and_hidden_anew_and_appealed_anew(
    there: Scene,
) -> None:
    ada, mo = await hidden(there)
    await appealed(there, ada)
    await moderate(mo)
    await pressed(mo, "Show it", STAFF)
    assert await there.state("e") is State.SHOWN
    assert "Your explanation may be shown" in await told(there, ada)
    shown = words_of(await led(ada, Action("moderation.appeal", {"explanation": "e"}), None))
    assert "That one isn't hidden" in shown
    await led(mo, Action("moderation.trail", {"explanation": "e"}), STAFF)
    await pressed(mo, "Hide it", STAFF)
    await pressed(mo, "Advertising", STAFF)
    assert "Somebody looks at it once more" in await appealed(there, ada)


async def test_what_waits_for_nobody_since_it_was_taken_back_cannot_be_appealed(there: Scene) -> None:
    ada = await there.pupil("ada")
    await there.held("ada", "e")
    await there.taken_back("ada", "e")
    said = words_of(await led(ada, Action("moderation.appeal", {"explanation": "e"}), None))
    assert "it is not shared now" in said


@pytest.mark.parametrize("verb", ["appeal", "appealed"])
async def test_nobody_appeals_for_somebody_else(there: Scene, verb: str) -> None:
    await hidden(there)
    eve = await there.pupil("eve")
    said = await led(eve, Action(f"moderation.{verb}", {"explanation": "e"}), None)
    assert "isn't here any more" in words_of(said)
    assert await there.acts("e") == ["held", "hidden"]


async def test_an_appeal_without_a_word_is_none(there: Scene) -> None:
    ada, _ = await hidden(there)
    assert "There was nothing in it" in await appealed(there, ada, "   ")
    assert await there.acts("e") == ["held", "hidden"]


# ── the trail ────────────────────────────────────────────────────────────────────────────────────────────────


async def test_authors_see_what_happened_without_who_did_it(there: Scene) -> None:
    ada, _ = await hidden(there)
    said = words_of(await led(ada, Action("moderation.trail", {"explanation": "e"}), SCHOOL))
    assert "held by the filter (A link: evil\\.com)" in said
    assert "hidden (Advertising)" in said
    assert "by Mo" not in said
    assert "[Ask for another look]" in said
    assert ada.reply.private


async def test_others_see_no_trail(there: Scene) -> None:
    await hidden(there)
    eve = await there.pupil("eve")
    said = words_of(await led(eve, Action("moderation.trail", {"explanation": "e"}), SCHOOL))
    assert "hidden" not in said


async def test_a_moderator_who_is_gone_leaves_what_they_did(there: Scene) -> None:
    await hidden(there)
    ned = await there.pupil("ned")
    await there.rows("DELETE FROM learners WHERE name = 'Mo'")
    said = words_of(await led(ned, Action("moderation.trail", {"explanation": "e"}), STAFF))
    assert "hidden (Advertising), by somebody who is gone" in said


async def test_with_its_author_it_goes_from_every_screen(there: Scene) -> None:
    await there.pupil("ada")
    mo = await there.pupil("mo")
    await there.held("ada", "e")
    await moderate(mo)
    await there.rows("DELETE FROM learners WHERE name = 'Ada'")
    assert "isn't here any more" in words_of(await pressed(mo, "Show it", STAFF))
    assert "Nothing to look at" in await moderate(mo)


async def test_an_export_has_what_was_done_and_not_who_did_it(there: Scene) -> None:
    ada, _ = await hidden(there)
    await appealed(there, ada)
    rows = await exported(there, ada)
    assert [one["act"] for one in rows] == ["held", "hidden", "appealed"]
    assert [one["reason"] for one in rows] == ["link: evil.com", "advertising", "It names nobody."]
    assert all("moderator" not in one for one in rows)


async def exported(there: Scene, pupil: Pupil) -> list[dict[str, object]]:
    house = there.house.dispatch
    number = await there.number(pupil.name)

    async def none(_: object) -> bytes:
        raise KeyError

    part = await first_part(house.house.database, none, number, "", there.clock.now())
    assert part.media.content is not None
    return json.loads(part.media.content)["moderation"]


async def test_all_that_staff_are_shown_is_for_their_eyes_alone(there: Scene) -> None:
    _, mo = await hidden(there)
    await moderate(mo)
    await pressed(mo, "Decided lately", STAFF)
    await pressed(mo, "No. 1", STAFF)
    shown = [one.reply for one in mo.deliveries if "what one recalls" in words_of(one.reply)]
    assert len(shown) >= 3
    assert all(one.private for one in shown)
