"""Explanations are read blind and judged once by each, and only then it is told whose they are and what others think."""

import asyncio

import pytest

from bot.wiring import OpenHouse
from core.chat import Membership, Pressed
from core.clock import FixedClock
from core.store import moderation
from core.store.explanations import State
from core.store.moderation import Act
from tests.core.features.asked import rows
from tests.core.features.explanations.scenes import (
    SEARCHED,
    call_in,
    everything,
    explain,
    labels,
    learner,
    number_of,
    shown_to,
    state_of,
    vote_on,
    votes_of,
)
from tests.core.features.link.sides import link, open_platforms
from tests.pupil import Pupil, words_of

NAME = "a grey heron"
GONE = "That explanation is not shown any more"


async def hide(house: OpenHouse, id_: str) -> None:
    act = Act(act="hidden", by="staff")
    await house.dispatch.house.database.write(
        moderation.moderate, id_, act, house.dispatch.clock.now(), was=State.SHOWN, becomes=State.HIDDEN
    )


async def test_no_reply_says_whose_it_is_or_what_others_think_before_the_reader_has_voted(
    house: OpenHouse, clock: FixedClock
) -> None:
    ada, reader = await learner(house, "ada"), await learner(house, "eve")
    await explain(ada, "e", pseudonym="Zebedee")
    for name in ("bob", "cyd", "dan"):
        assert await vote_on(await learner(house, name), "e")
        clock.advance(hours=1)
    await reader.say("/explanations")
    assert SEARCHED in reader.words()
    for label in ("Another one", "It didn't help", "In my own words"):
        await reader.press(label)
    await reader.say("/explanations names for values")
    await reader.press("Another one")
    await reader.press("My own")
    told = everything(reader)
    assert "Zebedee" not in told
    assert f"learner={await number_of(ada)}" not in told
    assert "has helped" not in told
    await reader.say("/explanations")
    assert reader.reply.private
    await reader.press("It helped me")
    assert "written by Zebedee" in reader.words()
    assert "helped 4 people" in reader.words(), "the reader's own vote is among them"
    assert reader.reply.private, "others have to judge by themselves"
    assert await votes_of(reader) == [("e", True, "")] * 4


async def test_who_was_not_helped_says_why_and_can_say_it_in_their_own_words(house: OpenHouse) -> None:
    ada, bob, eve = [await learner(house, name) for name in ("ada", "bob", "eve")]
    await explain(ada, "e")
    await bob.say("/explanations")
    await bob.press("It didn't help")
    assert await votes_of(bob) == [], "nothing is counted before there is a reason"
    await bob.press("it is hard to follow")
    await eve.say("/explanations")
    await eve.press("It didn't help")
    await eve.press("In my own words")
    await eve.say("What is a *label*?")
    assert "2 say that it did not" in eve.words()
    reasons = {because for _, helped, because in await votes_of(bob) if not helped}
    assert reasons == {"hard-to-follow", "What is a *label*?"}
    await ada.say("/explanations")
    await ada.press("My own")
    await ada.press("1. Names for values")
    assert "- it is hard to follow" in ada.words()
    assert r"- What is a \*label\*?" in ada.words()
    for name in ("Bob", "Eve"):
        assert name not in ada.words()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("   ", "That was empty"),
        ("x" * 301, "longer than 300"),
        ("write me at eve.smith@gmail.com", "can't pass that on"),
    ],
)
async def test_a_reason_that_cannot_be_passed_on_counts_nothing_and_can_be_said_otherwise(
    house: OpenHouse, typed: str, told: str
) -> None:
    ada, bob = await learner(house, "ada"), await learner(house, "bob")
    await explain(ada, "e")
    await bob.say("/explanations")
    await bob.press("It didn't help")
    form = await bob.press("In my own words")
    await bob.fill(typed)
    assert told in bob.words()
    assert await votes_of(bob) == []
    assert any(action.verb == "explanations.vote" for action in form.actions())


async def test_a_vote_can_be_changed_for_a_day_and_never_after(house: OpenHouse, clock: FixedClock) -> None:
    ada, bob = await learner(house, "ada"), await learner(house, "bob")
    await explain(ada, "e")
    assert await vote_on(bob, "e")
    clock.advance(hours=23)
    await bob.press("Change my vote")
    assert SEARCHED in bob.words()
    no = Pressed(bob.choice("It didn't help").id)
    yes = Pressed(bob.choice("It helped me").id)
    await bob.send(no)
    await bob.press("something in it is not right")
    assert await votes_of(bob) == [("e", False, "wrong")]
    assert "one says that it did not" in bob.words()
    clock.advance(hours=2)
    for late in (yes, no):
        assert "that day is over" in words_of(await bob.send(late))
    assert await votes_of(bob) == [("e", False, "wrong")]


async def test_nobody_is_shown_their_own_or_anything_twice(house: OpenHouse) -> None:
    ada, bob = await learner(house, "ada"), await learner(house, "bob")
    await explain(ada, "mine")
    await explain(bob, "theirs")
    await ada.say("/explanations")
    assert shown_to(ada) == "theirs"
    await ada.press("It helped me")
    await ada.press("Another one")
    assert "nothing to judge right now" in ada.words()
    assert labels(ada) == ["Explain it myself", "Go on learning", "My own"]


async def test_a_press_on_somebody_elses_reply_votes_for_nobody(house: OpenHouse) -> None:
    ada, bob = await learner(house, "ada"), await learner(house, "bob")
    await explain(ada, "e")
    await bob.say("/explanations")
    pressed = Pressed(bob.choice("It helped me").id)
    for forger in (ada, await learner(house, "eve")):
        assert "made for somebody else" in words_of(await forger.send(pressed))
    assert await votes_of(bob) == []


async def test_what_was_hidden_or_taken_back_meanwhile_is_not_voted_on(house: OpenHouse) -> None:
    ada, bob = await learner(house, "ada"), await learner(house, "bob")
    await explain(ada, "e")
    await bob.say("/explanations")
    helped, not_ = (Pressed(bob.choice(label).id) for label in ("It helped me", "It didn't help"))
    await hide(house, "e")
    for pressed in (helped, not_):
        assert GONE in words_of(await bob.send(pressed))
    assert await votes_of(bob) == []


async def test_what_is_hidden_after_the_vote_is_not_shown_again(house: OpenHouse) -> None:
    ada, bob = await learner(house, "ada"), await learner(house, "bob")
    await explain(ada, "e")
    assert await vote_on(bob, "e")
    await hide(house, "e")
    await bob.press("Change my vote")
    assert GONE in bob.words()
    assert SEARCHED not in bob.words()


async def test_while_one_of_its_authors_is_looked_at_no_open_reply_leads_to_it(house: OpenHouse) -> None:
    ada, bob, eve = [await learner(house, name) for name in ("ada", "bob", "eve")]
    await explain(ada, "e")
    assert await vote_on(bob, "e")
    await eve.say("/explanations")
    await explain(ada, "other", skill="loops")
    await rows(ada, "UPDATE explanations SET state = 'review' WHERE id = 'other'")
    await bob.press("Change my vote")
    await eve.press("It helped me")
    for one in (bob, eve):
        assert GONE in one.words()
    assert len(await votes_of(ada)) == 1


async def test_what_staff_let_through_a_filter_is_for_their_own_community(
    house: OpenHouse, clock: FixedClock
) -> None:
    ada, bob = await learner(house, "ada"), await learner(house, "bob")
    theirs, others = Membership(community="7"), Membership(community="8")
    await explain(ada, "e", community="test/7")
    inside, shown, review = house.dispatch.house, State.SHOWN, State.REVIEW
    held, restored = Act(act="held", by="filter"), Act(act="restored", by="staff")
    now = clock.now()
    await inside.database.write(moderation.moderate, "e", held, now, was=shown, becomes=review)
    await inside.database.write(moderation.moderate, "e", restored, now, was=review, becomes=shown)
    await call_in(bob, "explanations", others)
    assert shown_to(bob) is None
    await bob.say("/explanations")
    assert shown_to(bob) is None
    await call_in(bob, "explanations", theirs)
    assert shown_to(bob) == "e"
    let = Act(act="kept", by="operator")
    await inside.database.write(moderation.moderate, "e", let, now, was=shown, becomes=shown)
    await bob.say("/explanations")
    assert shown_to(bob) == "e", "the operator is nobody's friend"


async def test_two_who_vote_at_once_both_count(house: OpenHouse) -> None:
    ada, *readers = [await learner(house, name) for name in ("ada", "bob", "cyd", "dan", "eve")]
    await explain(ada, "e")
    for one in readers:
        await one.say("/explanations")
    await asyncio.gather(*(one.press("It helped me") for one in readers))
    assert await votes_of(ada) == [("e", True, "")] * 4


async def test_one_who_presses_twice_at_once_has_one_vote(house: OpenHouse) -> None:
    ada, bob = await learner(house, "ada"), await learner(house, "bob")
    await explain(ada, "e")
    await bob.say("/explanations")
    pressed = Pressed(bob.choice("It helped me").id)
    await asyncio.gather(*(house.door.receive(bob.incoming(pressed)) for _ in range(3)))
    assert await votes_of(bob) == [("e", True, "")]


async def test_a_vote_on_what_turns_out_to_be_ones_own_is_none(house: OpenHouse) -> None:
    open_platforms(house)
    ada = await learner(house, "ada")
    other = Pupil(house, name="ada-there", platform="web")
    await explain(ada, "e")
    await other.say("/start")
    await learn_elsewhere(other)
    await other.say("/explanations")
    assert shown_to(other) == "e"
    pressed = Pressed(other.choice("It helped me").id)
    await other.send(pressed)
    await link(ada, other)
    assert await votes_of(ada) == []
    await other.send(pressed)
    assert await votes_of(ada) == []


async def learn_elsewhere(pupil: Pupil) -> None:
    """Have done the lessons on another platform."""
    author = await learner(pupil.house, "somebody")
    there = await number_of(pupil)
    done = "INSERT INTO lesson_progress (learner_id, course, lesson, step, started_at, completed_at)"
    await rows(
        pupil,
        f"{done} SELECT {there}, course, lesson, step, started_at, completed_at FROM lesson_progress"
        f" WHERE learner_id = {await number_of(author)}",
    )
    await rows(
        pupil,
        f"UPDATE learners SET course = (SELECT course FROM learners WHERE id = {await number_of(author)})"
        f" WHERE id = {there}",
    )


async def test_the_reader_of_a_lesson_sees_what_is_about_it_alone(house: OpenHouse) -> None:
    ada, bob = await learner(house, "ada"), await learner(house, "bob")
    await explain(ada, "names")
    await explain(ada, "text", lesson="text", skill="strings")
    for _ in range(5):
        await bob.say("/explanations working with text")
        assert shown_to(bob) == "text"
    await bob.press("It didn't help")
    await bob.press("it needs an example")
    await bob.press("Another one")
    assert "nothing to judge" in bob.words()
    await bob.say("/explanations")
    assert shown_to(bob) == "names"


async def test_of_a_skill_with_several_lessons_only_what_is_about_those_that_are_done_is_shown(
    house: OpenHouse,
) -> None:
    ada, bob = await learner(house, "ada"), await learner(house, "bob", lessons=2)
    await explain(ada, "done", lesson="names", skill="variables")
    for number in range(5):
        await explain(await learner(house, f"a{number}"), f"e{number}", lesson="text", skill="variables")
    for typed in ("/explanations", "/explanations names for values"):
        for _ in range(5):
            await bob.say(typed)
            assert shown_to(bob) == "done"
    await bob.press("It helped me")
    await bob.press("Another one")
    assert "nothing to judge" in bob.words()


async def test_it_takes_learning_to_judge(house: OpenHouse) -> None:
    ada, bob = await learner(house, "ada"), await learner(house, "bob", lessons=1)
    await explain(ada, "e")
    await bob.say("/explanations")
    assert "nothing to judge" in bob.words()
    await bob.say("/explanations names for values")
    assert "Do **Names for values** first" in bob.words()
    assert labels(bob) == ["To the lesson", "My own"]
    assert SEARCHED not in everything(bob)
    fresh = await learner(house, "eve", lessons=0)
    await fresh.say("/explanations")
    assert "Do a lesson first" in fresh.words()


@pytest.mark.parametrize("typed", ["/explanations working", "/explanations zzzz qqqq"])
async def test_words_that_name_no_lesson_are_answered_with_what_they_may_mean(
    house: OpenHouse, typed: str
) -> None:
    pupil = await learner(house, "ada")
    await pupil.say(typed)
    assert "My own" in labels(pupil)
    assert "Is it one of these" in pupil.words() or "I find no lesson" in pupil.words()


async def test_in_a_community_nobody_else_reads_along(house: OpenHouse) -> None:
    ada, bob = await learner(house, "ada"), await learner(house, "bob")
    await explain(ada, "e")
    reply = await call_in(bob, "explanations", Membership(community="7", place="1"))
    assert SEARCHED in words_of(reply)
    assert reply.private


async def test_what_a_learner_wrote_is_shown_literally(house: OpenHouse) -> None:
    ada, bob = await learner(house, "ada"), await learner(house, "bob")
    await explain(ada, "e", text="# Loud\n\n[here](https://evil.example) *now*", code="print('x')\n")
    await bob.say("/explanations")
    assert r"\# Loud" in bob.words()
    assert r"\[here\]\(https://evil" in bob.words()
    assert "print('x')" in bob.words()


async def test_an_author_who_is_erased_takes_along_what_was_said(house: OpenHouse) -> None:
    ada, bob = await learner(house, "ada"), await learner(house, "bob")
    await explain(ada, "e")
    await bob.say("/explanations")
    helped = Pressed(bob.choice("It helped me").id)
    await rows(bob, f"DELETE FROM learners WHERE id = {await number_of(ada)}")
    assert GONE in words_of(await bob.send(helped))
    assert await votes_of(bob) == []


async def test_what_is_reported_leads_to_whoever_takes_reports(house: OpenHouse) -> None:
    ada, bob = await learner(house, "ada"), await learner(house, "bob")
    await explain(ada, "e")
    await bob.say("/explanations")
    action = bob.choice("Report it").action
    assert (action.verb, action.arguments) == ("moderation.report", {"explanation": "e"})
    assert await state_of(bob, "e") == (True, "shown", NAME)
