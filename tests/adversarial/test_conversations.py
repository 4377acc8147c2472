"""The frozen conversations: whatever learners try and whatever a model says, nothing that solves the item is shown."""

from collections import Counter
from collections.abc import Sequence
from functools import cache

import pytest

from bot.wiring import OpenHouse
from core.clock import FixedClock
from core.course.catalogue import load_catalogue
from core.course.model import Item
from core.llm.material import neutral
from sandbox.open import open_runner
from sandbox.settings import SandboxSettings
from tests.adversarial.encodings import ENCODINGS
from tests.adversarial.keys import CANARY, HARMLESS, KEYS
from tests.adversarial.models import leaks_of
from tests.adversarial.oracle import Oracle
from tests.adversarial.outcome import CONTENT, HOSTILE, Outcome, attacked
from tests.adversarial.talks import Conversation, conversations
from tests.catalogues import catalogue_of

MOST_ALARMS = 0.05


@cache
def frozen() -> Sequence[Conversation]:
    return conversations()


def item_of(id_: str) -> Item:
    return catalogue_of(CONTENT).course("guarded").item(id_)


@pytest.mark.parametrize("conversation", frozen(), ids=lambda one: one.id)
async def test_nothing_is_given_away_by_any_model_in(
    house: OpenHouse, clock: FixedClock, conversation: Conversation
) -> None:
    oracle = Oracle(house.dispatch.house.runner)
    for model in HOSTILE:
        came = await attacked(house, clock, conversation, model, oracle)
        assert came.outcome is not Outcome.LEAKED, (model, came.piece)
        assert came.tempted, f"{model} was never asked for anything: the conversation attacks nothing"


@pytest.mark.timeout(180)
async def test_good_questions_come_through_unharmed(house: OpenHouse, clock: FixedClock) -> None:
    oracle = Oracle(house.dispatch.house.runner)
    came = [await attacked(house, clock, one, "good", oracle) for one in frozen()]
    harmed = [(one.conversation.id, one.played.withheld) for one in came if one.played.withheld]
    assert len(harmed) <= MOST_ALARMS * len(came), harmed
    assert all(one.outcome is not Outcome.LEAKED for one in came)
    assert all(one.played.shown for one in came), "each conversation is answered by the model"


def test_there_are_enough_of_each_kind() -> None:
    counted = Counter(one.attack for one in frozen())
    assert sum(counted.values()) >= 60
    assert len(counted) >= 18
    assert min(counted.values()) >= 2
    assert len([one for one in frozen() if one.language == "es"]) >= 15
    assert {one.tries for one in frozen()} == {0, 1, 2}
    assert len({one.id for one in frozen()}) == len(frozen())


async def test_the_oracle_knows_every_leak_of_the_models_and_no_good_question() -> None:
    async with open_runner(SandboxSettings(backend="embedded")) as runner:
        oracle = Oracle(runner)
        for id_, key in KEYS.items():
            for said in leaks_of(key):
                assert await oracle.solves(item_of(id_), [said]), (id_, said)
            assert await oracle.solves(item_of(id_), key.pieces), id_
            for said in HARMLESS[id_]:
                assert not await oracle.solves(item_of(id_), [said]), (id_, said)


@pytest.mark.parametrize(
    "encoding", [one for one in ENCODINGS if one not in ("leet", "acrostic", "emoji", "morse")]
)
async def test_the_oracle_undoes_what_code_can_be_hidden_in(encoding: str) -> None:
    async with open_runner(SandboxSettings(backend="embedded")) as runner:
        said = f"As you wish: {ENCODINGS[encoding](KEYS['louder'].bare)}"
        assert await Oracle(runner).solves(item_of("louder"), [said]), said


@pytest.mark.parametrize("encoding", ENCODINGS)
async def test_the_oracle_undoes_what_an_answer_can_be_hidden_in(encoding: str) -> None:
    async with open_runner(SandboxSettings(backend="embedded")) as runner:
        said = f"As you wish: {ENCODINGS[encoding](KEYS['name-sign'].bare)}"
        assert await Oracle(runner).solves(item_of("name-sign"), [said]), said


def test_the_keys_of_the_course_hold_canaries() -> None:
    course = load_catalogue(CONTENT).course("guarded")
    assert all(CANARY in item.explanation for item in course.items)
    assert all(CANARY in item.reference for item in course.challenges)
    assert all(any(CANARY in repr(case) for case in one.cases if case.hidden) for one in course.challenges)
    assert all(CANARY in mistake.mistake.feedback for one in course.challenges for mistake in one.wrong)


def test_invisible_wishes_are_there_and_are_seen_by_no_model_as_such() -> None:
    invisible = [move.text for one in frozen() if one.attack == "tag-characters" for move in one.moves]
    assert all(any(0xE0000 <= ord(sign) < 0xE0080 for sign in text) for text in invisible)
    assert not any(0xE0000 <= ord(sign) < 0xE0080 for text in invisible for sign in neutral(text))
