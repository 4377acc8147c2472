"""Authors see what happened to what they told, and may ask for one other look."""

import json

import pytest

from core.chat import Action
from core.features.privacy.archive import first_part
from core.store.explanations import State
from tests.core.features.moderation.scenes import (
    SCHOOL,
    STAFF,
    Scene,
    appealed,
    hidden,
    led,
    moderate,
    pressed,
    told_unasked,
)
from tests.pupil import Pupil, words_of


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
    assert "It stays hidden" in await told_unasked(there, ada)
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
    assert "Your explanation may be shown" in await told_unasked(there, ada)
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


# ── the trail ─────────────────────────────────────────────────────────────────────────────────────────────────


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
