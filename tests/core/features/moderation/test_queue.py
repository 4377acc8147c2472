"""Staff are shown what waits for them, for their eyes alone, and nothing that waits for others."""

from dataclasses import replace

from core.chat import Action
from core.store import votes
from core.store.votes import Ballotbox
from tests.core.features.moderation.scenes import (
    SCHOOL,
    STAFF,
    STAFF_OF_CLUB,
    Scene,
    appealed,
    hidden,
    led,
    moderate,
    pressed,
    told_unasked,
)
from tests.pupil import words_of


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
    ):
        assert expected in first
    second = words_of(await pressed(mo, "Next", STAFF))
    assert "To look at: 2 of 2" in second
    assert "A word that can hurt: idiot" in second
    assert "To look at: 1 of 2" in words_of(await pressed(mo, "Next", STAFF))


async def test_under_which_name_it_is_shown_is_told_to_whoever_has_decided(there: Scene) -> None:
    await there.pupil("ada")
    mo, ned = await there.pupil("mo"), await there.pupil("ned")
    await there.held("ada", "e")
    for one in (mo, ned):
        await moderate(one)
        await pressed(one, "What happened", STAFF)
    await moderate(mo)
    await pressed(mo, "Show it", STAFF)
    await led(ned, Action("moderation.lately"), STAFF)
    await pressed(ned, "No. 1", STAFF)
    for one in (mo, ned):
        assert all("a heron" not in words_of(sent.reply) for sent in one.deliveries)
    assert "a heron" in words_of(await pressed(mo, "What happened", STAFF))
    database, now = there.house.dispatch.house.database, there.clock.now()
    for name, box in (("mo", Ballotbox.DECIDED), ("ned", Ballotbox.OPEN)):
        assert await database.read(votes.ballotbox, await there.number(name), "e", now) is box


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
    assert await told_unasked(there, ada) == "", "nothing has changed for its author"


async def test_with_its_author_it_goes_from_every_screen(there: Scene) -> None:
    await there.pupil("ada")
    mo = await there.pupil("mo")
    await there.held("ada", "e")
    await moderate(mo)
    await there.rows("DELETE FROM learners WHERE name = 'Ada'")
    assert "isn't here any more" in words_of(await pressed(mo, "Show it", STAFF))
    assert "Nothing to look at" in await moderate(mo)


async def test_all_that_staff_are_shown_is_for_their_eyes_alone(there: Scene) -> None:
    _, mo = await hidden(there)
    await moderate(mo)
    await pressed(mo, "Decided lately", STAFF)
    await pressed(mo, "No. 1", STAFF)
    shown = [one.reply for one in mo.deliveries if "what one recalls" in words_of(one.reply)]
    assert len(shown) >= 3
    assert all(one.private for one in shown)
