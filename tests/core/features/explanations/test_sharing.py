"""Sharing is the author's choice, under a name of theirs, and nothing goes out that gives away or hurts."""

from dataclasses import dataclass, field, replace

import pytest

from bot.wiring import OpenHouse
from core.chat import Membership, Pressed
from core.store import communities, moderation
from core.store.communities import Community
from core.store.explanations import State
from core.store.moderation import Act
from tests.core.features.asked import rows
from tests.core.features.doings import PYTHON
from tests.core.features.explanations.scenes import (
    SEARCHED,
    WORDS,
    call_in,
    explain,
    labels,
    learner,
    press_in,
    shown_to,
    state_of,
    vote_on,
    votes_of,
)
from tests.pupil import Pupil, words_of

HERE = Membership(community="7", place="1")
SHOUT = "print(input().upper() + '!!!')\n"
"""A solution of a challenge of the lesson on text."""
NAME = "a grey heron"


async def offered(pupil: Pupil, id_: str = "e", **changes: object) -> Pupil:
    """Have an explanation that was kept, and be asked whether others may see it."""
    await explain(pupil, id_, **{"shared": False, **changes})
    await pupil.say("/explanations")
    await pupil.press("My own")
    await pupil.press(labels(pupil)[0])
    await pupil.press("Let others learn from it")
    return pupil


async def trail(house: OpenHouse, id_: str = "e") -> list[tuple[str, str, str]]:
    acts = await house.dispatch.house.database.read(moderation.acts, id_)
    return [(act.act, act.by, act.reason) for act, _ in acts]


async def decided(house: OpenHouse, act: str, was: State, becomes: State) -> None:
    await house.dispatch.house.database.write(
        moderation.moderate,
        "e",
        Act(act=act, by="staff"),
        house.dispatch.clock.now(),
        was=was,
        becomes=becomes,
    )


async def test_what_somebody_else_has_said_word_for_word_is_not_shared_again(house: OpenHouse) -> None:
    ada, bob = await learner(house, "ada"), await learner(house, "bob")
    await explain(ada, "a", text=WORDS)
    await offered(bob, text=f"Listen. {WORDS}")
    said = words_of(await bob.press("Share it as a grey heron"))
    assert "Most of it is what somebody else has shared" in said
    assert await state_of(bob, "e") == (False, "shown", NAME)
    assert labels(bob)[0] == "Explain it again"


async def test_an_author_sees_what_others_would_and_shares_it_under_a_pseudonym(house: OpenHouse) -> None:
    ada, bob = await learner(house, "ada"), await learner(house, "bob")
    await offered(ada)
    assert SEARCHED in ada.words()
    assert ada.reply.private
    assert labels(ada) == ["Share it as a grey heron", "Under my own name", "Keep it to myself"]
    assert "provider" not in ada.words(), "nothing leaves the house"
    await bob.say("/explanations")
    assert shown_to(bob) is None
    await ada.press("Share it as a grey heron")
    assert await state_of(ada, "e") == (True, "shown", NAME)
    assert await trail(house) == []
    await bob.say("/explanations")
    assert shown_to(bob) == "e"


async def test_what_is_kept_is_seen_by_nobody(house: OpenHouse) -> None:
    ada, bob = await learner(house, "ada"), await learner(house, "bob")
    await offered(ada)
    await ada.press("Keep it to myself")
    assert "Nobody but you sees it" in ada.words()
    await bob.say("/explanations")
    assert shown_to(bob) is None


async def test_under_ones_own_name_it_is_told_after_the_vote(house: OpenHouse) -> None:
    ada, bob = await learner(house, "ada"), await learner(house, "bob")
    await offered(ada)
    await ada.press("Under my own name")
    assert ada.form().fields[0].value == "Ada"
    await ada.fill("  Ada   from *Leeds* ")
    assert await state_of(ada, "e") == (True, "shown", "Ada from Leeds")
    await bob.say("/explanations")
    assert "Leeds" not in bob.words()
    await bob.press("It helped me")
    assert "written by Ada from Leeds" in bob.words()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "A name has letters"),
        ("…!", "A name has letters"),
        ("ada.lovelace@gmail.com", "can't show that as a name"),
        ("see https://shop.example.biz/ada", "can't show that as a name"),
    ],
)
async def test_a_name_that_is_none_shares_nothing(house: OpenHouse, typed: str, told: str) -> None:
    ada = await offered(await learner(house, "ada"))
    await ada.press("Under my own name")
    await ada.fill(typed)
    assert told in ada.words()
    assert await state_of(ada, "e") == (False, "shown", NAME)


async def test_what_solves_a_challenge_of_its_lesson_is_not_shared_and_says_what_to_do(
    house: OpenHouse,
) -> None:
    text = {"lesson": "text", "skill": "strings"}
    ada = await offered(await learner(house, "ada"), code=SHOUT, **text)
    await ada.press("Share it as a grey heron")
    assert "solves a challenge of this course" in ada.words()
    assert await state_of(ada, "e") == (False, "shown", NAME)
    again = ada.choice("Explain it again").action
    assert (again.verb, again.arguments) == ("teachback.start", {"course": PYTHON, "lesson": "text"})


async def test_what_solves_a_challenge_of_another_lesson_is_not_shared_either(house: OpenHouse) -> None:
    ada = await offered(await learner(house, "ada"), code=SHOUT)
    await ada.press("Share it as a grey heron")
    assert "solves a challenge of this course" in ada.words()
    assert await state_of(ada, "e") == (False, "shown", NAME)


async def test_code_that_solves_nothing_is_shared(house: OpenHouse) -> None:
    ada = await offered(
        await learner(house, "ada"), code="print('hi'.lower())\n", lesson="text", skill="strings"
    )
    await ada.press("Share it as a grey heron")
    assert await state_of(ada, "e") == (True, "shown", NAME)


@pytest.mark.parametrize(
    ("text", "told", "kind"),
    [
        ("Look at https://shop.example.biz/cheap for all of it.", "that I may not show by myself", "link"),
        ("Ask me: ada.lovelace@gmail.com", "that I may not show by myself", "contact"),
        ("A name is a label. I want to kill myself.", "talk to somebody you trust", "self-harm"),
    ],
)
async def test_what_a_filter_finds_is_looked_at_first_and_its_author_is_told_kindly(
    house: OpenHouse, text: str, told: str, kind: str
) -> None:
    ada, bob = await learner(house, "ada"), await learner(house, "bob")
    await offered(ada, text=text)
    await ada.press("Share it as a grey heron")
    assert told in ada.words()
    assert await state_of(ada, "e") == (True, "review", NAME)
    ((act, by, reason),) = await trail(house)
    assert (act, by, reason.partition(":")[0]) == ("held", "filter", kind)
    await bob.say("/explanations")
    assert shown_to(bob) is None


@dataclass(slots=True)
class Flagging:
    """A moderation model that flags all it is asked."""

    asked: list[str] = field(default_factory=list[str])

    async def categories(self, text: str) -> tuple[str, ...]:
        self.asked.append(text)
        return ("harassment",)


async def test_where_a_model_moderates_that_is_said_before_and_it_reads_the_words_alone(
    house: OpenHouse,
) -> None:
    model = Flagging()
    house.dispatch.house = replace(house.dispatch.house, moderation=model)
    ada = await offered(await learner(house, "ada"), text="Tie a label to it.", code="x = 1")
    assert "goes to the provider" in ada.words()
    assert model.asked == []
    await ada.press("Under my own name")
    await ada.fill("Ada")
    assert model.asked == ["Tie a label to it.\n\n```python\nx = 1\n```"]
    assert await state_of(ada, "e") == (True, "review", "Ada")
    assert await trail(house) == [("held", "filter", "rude: harassment")]


async def test_what_somebody_let_through_is_not_held_again(house: OpenHouse) -> None:
    ada = await offered(await learner(house, "ada"), text="See https://shop.example.biz/cheap")
    await ada.press("Share it as a grey heron")
    await decided(house, "restored", State.REVIEW, State.SHOWN)
    await ada.press("To my explanation")
    await ada.press("Take it back")
    await ada.press("To my explanation")
    await ada.press("Let others learn from it")
    await ada.press("Share it as a grey heron")
    assert await state_of(ada, "e") == (True, "shown", NAME)
    assert [act for act, _, _ in await trail(house)] == ["held", "restored"]


async def test_what_is_hidden_cannot_be_shared_but_leads_to_an_appeal(house: OpenHouse) -> None:
    ada = await offered(await learner(house, "ada"))
    share = Pressed(ada.choice("Share it as a grey heron").id)
    await decided(house, "hidden", State.SHOWN, State.HIDDEN)
    assert "not shown to others" in words_of(await ada.send(share))
    assert await state_of(ada, "e") == (False, "hidden", NAME)
    await ada.say("/explanations")
    await ada.press("My own")
    assert "only you: it was hidden" in ada.words()
    await ada.press("1. Names for values")
    appeal = ada.choice("Ask for another look").action
    assert (appeal.verb, appeal.arguments) == ("moderation.appeal", {"explanation": "e"})


async def test_where_a_community_shares_nothing_it_is_kept(house: OpenHouse) -> None:
    closed = Community(platform="test", id="7", sharing=False)
    await house.dispatch.house.database.write(communities.keep, closed, house.dispatch.clock.now())
    ada = await offered(await learner(house, "ada"))
    await press_in(ada, "Share it as a grey heron", HERE)
    assert "not shown to others" in ada.words()
    assert await state_of(ada, "e") == (False, "shown", NAME)


async def test_what_was_told_in_a_community_that_shares_nothing_is_kept_elsewhere_too(
    house: OpenHouse,
) -> None:
    closed = Community(platform="test", id="7", sharing=False)
    await house.dispatch.house.database.write(communities.keep, closed, house.dispatch.clock.now())
    ada = await offered(await learner(house, "ada"), community="test/7")
    assert "not shown to others" in ada.words()
    assert "Share it as a grey heron" not in labels(ada)


async def test_a_press_on_somebody_elses_offer_shares_nothing(house: OpenHouse) -> None:
    ada, bob = await offered(await learner(house, "ada")), await learner(house, "bob")
    forged = Pressed(ada.choice("Share it as a grey heron").id)
    assert "made for somebody else" in words_of(await bob.send(forged))
    assert await state_of(ada, "e") == (False, "shown", NAME)


async def test_an_explanation_is_removed_after_one_question_with_all_that_was_said(house: OpenHouse) -> None:
    ada, bob = await learner(house, "ada"), await learner(house, "bob")
    await explain(ada, "e")
    assert await vote_on(bob, "e")
    await ada.say("/explanations")
    await ada.press("My own")
    assert "It helped: one person" in ada.words()
    await ada.press("1. Names for values")
    await ada.press("Remove it")
    await ada.press("No, keep it")
    assert SEARCHED in ada.words()
    await ada.press("Remove it")
    drop = Pressed(ada.choice("Yes, remove it").id)
    await ada.send(drop)
    assert await votes_of(ada) == []
    assert await rows(ada, "SELECT id FROM explanations") == []
    assert "not here any more" in words_of(await ada.send(drop))


async def test_what_is_taken_back_keeps_its_votes_and_is_shown_to_nobody(house: OpenHouse) -> None:
    ada, bob, eve = [await learner(house, name) for name in ("ada", "bob", "eve")]
    await explain(ada, "e")
    assert await vote_on(bob, "e")
    await ada.say("/explanations")
    await ada.press("My own")
    await ada.press("1. Names for values")
    await ada.press("Take it back")
    await eve.say("/explanations")
    assert shown_to(eve) is None
    assert len(await votes_of(ada)) == 1


async def test_ones_own_come_page_by_page(house: OpenHouse) -> None:
    ada = await learner(house, "ada")
    for number in range(7):
        await explain(ada, f"e{number}", text=f"The {number}th way to say it")
        house.dispatch.clock.advance(minutes=1)  # pyright: ignore[reportAttributeAccessIssue]
    await call_in(ada, "explanations", HERE)
    await ada.press("My own")
    assert "7 things" in ada.words()
    assert labels(ada)[:5] == [f"{number}. Names for values" for number in range(1, 6)]
    await ada.press("Earlier ones")
    assert [label for label in labels(ada) if "Names" in label] == [
        "6. Names for values",
        "7. Names for values",
    ]
    await ada.press("7. Names for values")
    assert "The 0th way" in ada.words()


async def test_who_has_explained_nothing_is_told_how(house: OpenHouse) -> None:
    ada = await learner(house, "ada")
    await ada.say("/explanations")
    await ada.press("My own")
    assert "/teach" in ada.words()


async def test_what_is_in_no_course_any_more_is_kept_and_not_shared(house: OpenHouse) -> None:
    ada = await offered(await learner(house, "ada"))
    share = Pressed(ada.choice("Share it as a grey heron").id)
    await rows(ada, "UPDATE explanations SET lesson = 'gone'")
    assert "in no course any more" in words_of(await ada.send(share))
    assert await state_of(ada, "e") == (False, "shown", NAME)


async def test_who_got_over_a_failing_test_explains_it_to_those_who_fall_over_it(house: OpenHouse) -> None:
    ada = await learner(house, "ada")
    await ada.say("/challenge shout")
    await ada.fill("print(input().upper() + '!')")
    await offered(ada, "before", lesson="text", skill="strings")
    await ada.press("Share it as a grey heron")
    await ada.say("/challenge shout")
    await ada.fill(SHOUT)
    await offered(
        ada, "after", lesson="text", skill="strings", at=house.dispatch.clock.now().replace(year=2027)
    )
    await ada.press("Share it as a grey heron")
    about = await rows(ada, "SELECT id, about FROM explanations ORDER BY id")
    assert about == [("after", "shout/a sentence: failed"), ("before", "")]


async def test_what_is_being_looked_at_cannot_be_taken_back_by_an_old_press(house: OpenHouse) -> None:
    ada = await learner(house, "ada")
    await explain(ada, "e")
    await ada.say("/explanations")
    await ada.press("My own")
    await ada.press(labels(ada)[0])
    old = ada.choice("Take it back").id
    await decided(house, "reported", State.SHOWN, State.REVIEW)
    await ada.send(Pressed(old))
    assert "Somebody is looking at this one" in ada.words()
    assert await state_of(ada, "e") == (True, "review", NAME)
