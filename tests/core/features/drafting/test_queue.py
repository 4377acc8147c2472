"""What a model made is looked at one by one, and what was accepted goes into the course as one version."""

import asyncio

import pytest

from core.chat import Pressed, Say
from core.clock import FixedClock
from core.features.drafting.made import as_draft, draft_from, draft_in, group_in, kept
from core.making.build import build
from core.making.proposals import ProposedQuestion
from core.store.drafts import DraftItem, State
from tests.core.features.drafting.conftest import Give
from tests.core.features.drafting.making import made
from tests.core.features.drafting.scenes import CLUB, Scene, called, filled, labels, pressed, sent
from tests.core.making.scenes import DANCE, FAR, FRISCH, YEAR
from tests.pupil import Pupil

PROMPTS = [DANCE.prompt, FAR.prompt, FRISCH.prompt]


async def states(there: Scene) -> list[str]:
    return [state for (state,) in await there.rows("SELECT state FROM draft_items ORDER BY id")]


async def test_they_are_shown_one_by_one_with_the_passage_that_they_rest_on(
    there: Scene, mo: Pupil, give: Give
) -> None:
    await made(there, mo, give)
    words = await called(mo, "drafts")
    assert "To look at: 1 of 3" in words
    assert DANCE.prompt in words
    assert "= In which direction the food lies" in words
    assert "**It rests on:** “The angle of the dance shows the direction" in words
    assert labels(mo) == ["Accept", "Change it", "Drop it", "Next"]
    assert "To look at: 2 of 3" in await pressed(mo, "Next")
    await pressed(mo, "Next")
    assert "To look at: 1 of 3" in await pressed(mo, "Next")


async def test_what_is_decided_leads_to_the_next_and_is_audited(there: Scene, mo: Pupil, give: Give) -> None:
    await made(there, mo, give)
    await called(mo, "drafts")
    words = await pressed(mo, "Accept")
    assert "Accepted. It waits with the others" in words
    assert "To look at: 1 of 2" in words
    assert FAR.prompt in words
    assert FRISCH.prompt in await pressed(mo, "Drop it")
    assert "You have looked at all" in await pressed(mo, "Accept")
    assert await states(there) == ["accepted", "dropped", "accepted"]
    assert await there.acts() == ["draft-generate", "draft-accept", "draft-drop", "draft-accept"]
    assert labels(mo) == ["Put 2 into sample"]


async def test_what_was_accepted_goes_in_as_one_version_after_a_look_at_it(
    there: Scene, mo: Pupil, give: Give
) -> None:
    await made(there, mo, give)
    await called(mo, "drafts")
    for _ in range(3):
        await pressed(mo, "Accept")
    words = await pressed(mo, "Put 3 into sample")
    assert "3 questions come into A sample" in words
    assert "nobody meets this before you publish" in words
    assert await there.newest() == 1
    assert "Saved as version 2" in await pressed(mo, "Save it")
    items = (await there.files())["items/names.yaml"].decode()
    assert all(prompt in items for prompt in PROMPTS)
    assert await states(there) == ["placed"] * 3
    assert (await there.acts())[-1] == "course-drafts"
    assert "Nothing waits" in await called(mo, "drafts")


async def test_into_a_published_course_they_come_at_once(there: Scene, mo: Pupil, give: Give) -> None:
    await made(there, mo, give)
    await there.publish()
    await called(mo, "drafts")
    await pressed(mo, "Accept")
    await pressed(mo, "Put one into sample")
    await pressed(mo, "Save and publish")
    assert await there.learnt() == 2


async def test_a_draft_is_changed_by_a_form_before_it_is_accepted(
    there: Scene, mo: Pupil, give: Give
) -> None:
    await made(there, mo, give)
    await called(mo, "drafts")
    await pressed(mo, "Change it")
    assert "What does the angle say?" in await filled(mo, prompt="What does the angle say?")
    await pressed(mo, "Accept")
    await pressed(mo, "Put one into sample")
    await pressed(mo, "Save it")
    assert "What does the angle say?" in (await there.files())["items/names.yaml"].decode()
    assert "draft-edit" in await there.acts()


async def test_a_change_without_a_right_answer_is_refused_and_stays_in_the_form(
    there: Scene, mo: Pupil, give: Give
) -> None:
    await made(there, mo, give)
    await called(mo, "drafts")
    await pressed(mo, "Change it")
    assert "No answer is marked as right" in await filled(mo, answers="~ near\n~ far")
    assert "~ near\n~ far" in [one.value for one in mo.form().fields]
    assert "= near" in await filled(mo, answers="= near\n~ far # It is not.")


async def test_who_decides_second_is_told_who_was_first(
    there: Scene, mo: Pupil, kim: Pupil, give: Give
) -> None:
    await made(there, mo, give)
    await called(mo, "drafts")
    await called(kim, "drafts")
    await pressed(kim, "Drop it")
    assert "Kim has dropped it" in await pressed(mo, "Accept")
    assert (await states(there)).count("dropped") == 1
    assert "accepted" not in await states(there)


async def test_of_two_who_decide_in_the_same_moment_one_is_told(
    there: Scene, mo: Pupil, kim: Pupil, give: Give
) -> None:
    await made(there, mo, give)
    for one in (mo, kim):
        await called(one, "drafts")
    both = await asyncio.gather(pressed(mo, "Accept"), pressed(kim, "Drop it"))
    assert sum("It is decided already" in words for words in both) == 1
    assert (await there.acts()).count("draft-accept") + (await there.acts()).count("draft-drop") == 1


async def test_who_decides_about_what_was_changed_meanwhile_is_shown_it_first(
    there: Scene, mo: Pupil, kim: Pupil, give: Give
) -> None:
    await made(there, mo, give)
    await called(mo, "drafts")
    await called(kim, "drafts")
    await pressed(kim, "Change it")
    await filled(kim, prompt="What does the angle say?")
    words = await pressed(mo, "Accept")
    assert "Somebody has changed it meanwhile" in words
    assert "What does the angle say?" in words
    assert "accepted" not in await states(there)


async def test_two_who_change_it_at_once_both_see_both_texts(
    there: Scene, mo: Pupil, kim: Pupil, give: Give
) -> None:
    await made(there, mo, give)
    for one in (mo, kim):
        await called(one, "drafts")
        await pressed(one, "Change it")
    await filled(kim, prompt="What does the angle say?")
    words = await filled(mo, prompt="What is the angle for?")
    assert "What does the angle say?" in words
    assert "What is the angle for?" in words


async def test_what_two_put_in_at_once_is_in_once(there: Scene, mo: Pupil, kim: Pupil, give: Give) -> None:
    await made(there, mo, give)
    await called(mo, "drafts")
    await pressed(mo, "Accept")
    await called(kim, "drafts")
    for one in (mo, kim):
        await pressed(one, "Put one into sample")
    await pressed(kim, "Save it")
    assert "No accepted question waits" in await pressed(mo, "Save it")
    assert await there.newest() == 2


async def test_a_course_that_changed_since_the_look_is_looked_at_again(
    there: Scene, mo: Pupil, give: Give
) -> None:
    await made(there, mo, give)
    await called(mo, "drafts")
    await pressed(mo, "Accept")
    await pressed(mo, "Put one into sample")
    await there.keep("items/names.yaml", "It assigns.", "It binds.")
    assert "One question comes into" in await pressed(mo, "Save it")
    await pressed(mo, "Save it")
    items = (await there.files(3))["items/names.yaml"].decode()
    assert DANCE.prompt in items
    assert "It binds." in items


async def test_what_does_not_pass_the_check_is_told_and_waits_on(there: Scene, mo: Pupil, give: Give) -> None:
    await made(there, mo, give)
    await called(mo, "drafts")
    await pressed(mo, "Accept")
    await there.keep("items/names.yaml", "answer: 98.1", "answer: 9.81")
    words = await pressed(mo, "Put one into sample")
    assert "items/names.yaml:" in words
    assert "Save it" not in labels(mo)
    assert await states(there) == ["accepted", "waiting", "waiting"]


async def test_an_instructor_of_another_community_decides_nothing(
    there: Scene, mo: Pupil, kim: Pupil, give: Give
) -> None:
    await made(there, mo, give)
    assert "Nothing waits" in await called(kim, "drafts", CLUB)
    await called(mo, "drafts")
    accept = mo.choice("Accept")
    assert "isn't among those of this community" in await sent(mo, Pressed(accept.id), CLUB)
    assert await states(there) == ["waiting"] * 3


@pytest.mark.parametrize("proposal", [DANCE, FAR, FRISCH, YEAR])
def test_a_question_stays_what_it_is_on_its_way_through_a_row_and_a_form(
    proposal: ProposedQuestion, clock: FixedClock, say: Say
) -> None:
    draft = as_draft(build(proposal), "bees.md")
    assert draft is not None
    row = DraftItem(
        id="1",
        community="test/school",
        course="sample",
        lesson="",
        source="bees.md",
        passage="",
        made=kept(draft),
        state=State.WAITING,
        by=None,
        at=clock.now(),
    )
    assert draft_in(row) == draft
    again = draft_from(group_in(row, say), row)
    assert kept(again) == kept(draft)
