"""What an adapter asks the core for besides an answer: suggestions, what somebody was told, the languages."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from sqlalchemy import text

from bot.wiring import OpenHouse
from core.chat import Called, Membership, Pressed, Said
from core.errors import DatabaseAway
from core.store import communities
from core.store.communities import Community
from tests.core.features.doings import MEMORY, PYTHON, course_of, did
from tests.pupil import Pupil, words_of


async def values(pupil: Pupil, command: str, option: str, **options: str) -> list[str]:
    """What is suggested to the pupil, as it would be sent."""
    found = await pupil.house.door.suggest(pupil.incoming(Called(command, options)), option)
    assert len(found) <= 25
    assert all(0 < len(part) <= 100 for one in found for part in (one.label, one.value))
    return [one.value for one in found]


async def rows(house: OpenHouse) -> Sequence[int]:
    """How many learners, turns and conversations are kept."""
    tables = ("learners", "turns", "conversations")
    counts = ", ".join(f"(SELECT count(*) FROM {one})" for one in tables)
    async with house.dispatch.house.database.transaction() as connection:
        return tuple((await connection.execute(text(f"SELECT {counts}"))).one())


class TestSuggest:
    async def test_somebody_who_is_not_known_yet_stays_so(self, pupil: Pupil) -> None:
        assert await values(pupil, "settings", "setting") == ["Name", "Language", "Time zone"]
        assert await values(pupil, "learn", "lesson", lesson="lo") == [], "in no course yet"
        assert await rows(pupil.house) == (0, 0, 0)

    async def test_nothing_is_kept_of_what_was_typed(self, pupil: Pupil) -> None:
        await did(pupil, PYTHON)
        before = await rows(pupil.house)
        assert await values(pupil, "learn", "lesson", lesson="lo")
        assert await rows(pupil.house) == before

    async def test_in_a_community_somebody_new_is_in_its_course(self, pupil: Pupil) -> None:
        dispatch = pupil.house.dispatch
        community = Community(platform=pupil.platform, id="c", course=MEMORY)
        await dispatch.house.database.write(communities.keep, community, dispatch.clock.now())
        incoming = replace(pupil.incoming(Called("learn")), membership=Membership(community="c"))
        found = await pupil.house.door.suggest(incoming, "lesson")
        assert [one.label for one in found] == [one.title for one in course_of(pupil.house, MEMORY).lessons]

    async def test_a_command_may_be_named_in_the_language(self, pupil: Pupil) -> None:
        await pupil.say("/settings language es")
        assert await values(pupil, "ajustes", "setting") == ["Nombre", "Idioma", "Zona horaria"]

    @pytest.mark.parametrize(("command", "option"), [("dance", "lesson"), ("learn", "code"), ("", "lesson")])
    async def test_what_there_is_not_suggests_nothing(self, pupil: Pupil, command: str, option: str) -> None:
        assert await values(pupil, command, option) == []

    async def test_what_calls_no_command_suggests_nothing(self, pupil: Pupil) -> None:
        assert await pupil.house.door.suggest(pupil.incoming(Said("/learn")), "lesson") == ()

    async def test_without_a_database_nothing_is_suggested(
        self, pupil: Pupil, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async def away(*_: object) -> None:
            raise DatabaseAway

        monkeypatch.setattr(type(pupil.house.dispatch.house.database), "read", away)
        assert await values(pupil, "settings", "setting") == []


class TestTold:
    async def test_what_was_told_in_a_turn_is_found(self, pupil: Pupil) -> None:
        await pupil.say("/start")
        found = await pupil.house.door.told("test", pupil.name, pupil.deliveries[-1].turn)
        assert found == pupil.deliveries[-1]

    async def test_what_was_told_to_somebody_else_is_not_found(self, pupil: Pupil) -> None:
        await pupil.say("/start")
        bob = Pupil(pupil.house, name="bob")
        await bob.say("/start")
        assert await pupil.house.door.told("test", bob.name, pupil.deliveries[-1].turn) is None
        assert "made for somebody else" in words_of(await bob.send(Pressed(pupil.choices()[0].id)))

    async def test_a_turn_that_never_was_is_not_found(self, pupil: Pupil) -> None:
        await pupil.say("/start")
        assert await pupil.house.door.told("test", pupil.name, 4095) is None


def test_english_is_the_first_of_the_languages(house: OpenHouse) -> None:
    assert list(house.door.languages()) == ["en", "es"]
