"""What others were not to see does not get to them by being told again, or by being removed and told again."""

import pytest

from bot.wiring import OpenHouse
from core.store.explanations import State
from tests.core.features.asked import rows
from tests.core.features.explanations.scenes import WORDS, explain, labels, learner, state_of
from tests.core.features.explanations.test_sharing import NAME, decided, offered, trail
from tests.pupil import words_of

AGAIN = [
    f"Listen. {WORDS}",
    WORDS.partition(". ")[0],
    f"{WORDS} " + "What comes after that is all new, and there is a good deal more of it than before. " * 3,
]
"""What says much the same as `WORDS`: a little more, a part of it, and much more."""


@pytest.mark.parametrize("state", [State.HIDDEN, State.REVIEW])
@pytest.mark.parametrize("text", AGAIN)
async def test_what_others_were_not_to_see_is_looked_at_when_its_author_says_it_again(
    house: OpenHouse, state: State, text: str
) -> None:
    ada = await learner(house, "ada")
    await explain(ada, "before", text=WORDS, state=state, at=house.dispatch.clock.now().replace(year=2025))
    await offered(ada, text=text)
    said = words_of(await ada.press("Share it as a grey heron"))
    assert "You said much the same before, and that was not shown to others" in said
    assert await state_of(ada, "e") == (True, "review", NAME)
    assert await trail(house) == [("held", "filter", "again")]
    await decided(house, "restored", State.REVIEW, State.SHOWN)
    await ada.press("To my explanation")
    await ada.press("Take it back")
    await ada.press("To my explanation")
    await ada.press("Let others learn from it")
    await ada.press("Share it as a grey heron")
    assert await state_of(ada, "e") == (True, "shown", NAME), "somebody has looked at it"


async def test_what_says_something_else_than_what_was_hidden_is_shared(house: OpenHouse) -> None:
    ada, bob = await learner(house, "ada"), await learner(house, "bob")
    for author, state, text in ((ada, State.HIDDEN, "Names are boxes."), (ada, State.SHOWN, WORDS)):
        await explain(author, f"before-{state}", text=text, state=state, shared=False)
    await explain(bob, "hidden", text=WORDS, state=State.HIDDEN, shared=False)
    await explain(ada, "e", text=WORDS, shared=False, at=house.dispatch.clock.now().replace(year=2027))
    await ada.say("/explanations")
    await ada.press("My own")
    await ada.press(labels(ada)[0])
    await ada.press("Let others learn from it")
    await ada.press("Share it as a grey heron")
    assert await state_of(ada, "e") == (True, "shown", NAME)


@pytest.mark.parametrize("state", [State.HIDDEN, State.REVIEW])
async def test_what_its_author_removed_while_it_was_not_shown_is_looked_at_when_it_comes_again(
    house: OpenHouse, state: State
) -> None:
    ada = await learner(house, "ada")
    await explain(ada, "before", text=WORDS, state=state)
    await ada.say("/explanations")
    for label in ("My own", "1. Names for values", "Remove it", "Yes, remove it"):
        await ada.press(label)
    assert await rows(ada, "SELECT id FROM explanations") == []
    await offered(ada, text=WORDS.lower().replace(". ", " -- "))
    await ada.press("Share it as a grey heron")
    assert await state_of(ada, "e") == (True, "review", NAME)
    assert await trail(house) == [("held", "filter", "again")]
