"""The menus of commands hold what people may call, in their language, and nothing that Telegram refuses."""

from collections.abc import Mapping

import pytest

from adapters.telegram.adapter import Telegram
from adapters.telegram.commands import ADMINISTRATORS, GROUPS, LONGEST, MOST, PRIVATE, menus
from bot.wiring import OpenHouse
from core.chat import Audience, CommandSpec, Say
from tests.adapters.telegram.parley import connected
from tests.loopback.telegram import LoopbackTelegram, Person

LEARN = CommandSpec(name="learn")
CREATE = CommandSpec(name="course create", audience=Audience.MANAGERS)
WORDS = {"command-learn": "Go on", "called-learn": "learn", "command-course": "Courses"}
PALABRAS = {"command-learn": "Sigue", "called-learn": "aprender", "called-course": "lección"}


def say(words: Mapping[str, str]) -> Say:
    def said(key: str, /, **values: str | float) -> str:
        del values
        return words.get(key, key.partition("-")[2])

    return said


def listed(specs: list[CommandSpec], **languages: Mapping[str, str]) -> dict[tuple[str, str], dict[str, str]]:
    made = menus(specs, {name.replace("_", "-"): say(words) for name, words in languages.items()})
    return {(one.scope, one.language): dict(one.commands) for one in made}


def setting(loopback: LoopbackTelegram) -> int:
    return sum(one.method == "setMyCommands" for one in loopback.traffic)


class TestDeclared:
    def test_each_scope_has_what_is_for_it(self) -> None:
        found = listed([LEARN, CREATE], en=WORDS)
        assert found[PRIVATE, ""] == found[GROUPS, ""] == {"learn": "Go on"}
        assert found[ADMINISTRATORS, ""] == {"learn": "Go on", "course": "Courses"}

    def test_each_language_has_its_names_and_words_and_the_first_stands_for_all_others(self) -> None:
        found = listed([LEARN], en=WORDS, es=PALABRAS)
        assert found[PRIVATE, "es"] == {"aprender": "Sigue"}
        assert {language for _, language in found} == {"", "es"}

    def test_a_name_that_telegram_would_not_take_is_the_declared_one(self) -> None:
        assert "course" in listed([CREATE], en=WORDS, es=PALABRAS)[ADMINISTRATORS, "es"]

    def test_telegram_knows_languages_and_no_regions(self) -> None:
        found = listed([LEARN], en=WORDS, pt_BR=PALABRAS, pt=WORDS)
        assert {language for _, language in found} == {"", "pt"}
        assert found[PRIVATE, "pt"] == {"aprender": "Sigue"}

    def test_no_limit_is_broken(self) -> None:
        many = [CommandSpec(name=f"c{number}") for number in range(MOST + 20)]
        words = {f"command-c{number}": "long " * 100 for number in range(MOST + 20)}
        found = listed(many, en=words)[PRIVATE, ""]
        assert len(found) == MOST
        assert all(len(described) == LONGEST for described in found.values())

    def test_a_group_of_commands_is_there_once(self) -> None:
        both = [CREATE, CommandSpec(name="course edit", audience=Audience.MANAGERS)]
        assert listed(both, en=WORDS)[ADMINISTRATORS, ""] == {"course": "Courses"}


class TestShown:
    async def test_everybody_sees_what_is_for_them(
        self, parley: Telegram, loopback: LoopbackTelegram, ada: Person
    ) -> None:
        bob = loopback.user("Bob", language="es")
        carl = loopback.user("Carl", language="xx")
        group = loopback.supergroup("Study hall", owner=ada)
        loopback.join(group, bob, carl)
        assert {"start", "help", "settings", "learn", "quiz"} <= ada.menu().keys()
        assert carl.menu() == ada.menu()
        assert len(bob.menu()) == len(ada.menu())
        assert bob.menu().items() != ada.menu().items()
        assert bob.menu(group) == bob.menu()
        assert ada.menu(group).keys() > ada.menu().keys()

    async def test_what_is_in_the_menu_can_be_called(
        self, platform: Telegram, loopback: LoopbackTelegram, ada: Person
    ) -> None:
        for name in ("ask", "menu", "start"):
            assert name in ada.menu()
            assert await ada.answer(await ada.say(ada.chat, f"/{name}"))

    async def test_a_command_of_a_group_is_called_with_a_space_or_without(
        self, parley: Telegram, ada: Person
    ) -> None:
        spaced, joined = [
            (await ada.answer(await ada.say(ada.chat, f"/cohort{gap}create Algebra"))).text for gap in " _"
        ]
        assert spaced == joined
        assert "for those who teach here" in joined

    async def test_a_command_of_a_group_that_is_told_is_sent_whole_at_a_touch(
        self, parley: Telegram, loopback: LoopbackTelegram, ada: Person
    ) -> None:
        group = loopback.supergroup("Study hall", owner=ada)
        await ada.answer(await ada.say(ada.chat, "/help"))
        await ada.say(group, "/cohort_list")
        await loopback.until(lambda: any("with /cohort_create." in one.text for one in ada.messages()))

    async def test_menus_that_are_as_they_should_be_are_left_alone(
        self, playroom: OpenHouse, loopback: LoopbackTelegram, ada: Person
    ) -> None:
        async with connected(playroom, loopback) as first:
            await first.started.wait()
            assert setting(loopback) == 6
        async with connected(playroom, loopback) as second:
            await second.started.wait()
            assert setting(loopback) == 6
        loopback.world.commands["all_private_chats", "es"] = [{"command": "old", "description": "Gone"}]
        async with connected(playroom, loopback) as third:
            await third.started.wait()
            assert setting(loopback) == 7

    @pytest.mark.parametrize("status", [502, 0, 429])
    async def test_one_menu_that_fails_keeps_no_other(
        self, status: int, playroom: OpenHouse, loopback: LoopbackTelegram, ada: Person
    ) -> None:
        loopback.fail("setMyCommands", status, retry_after=0.1)
        async with connected(playroom, loopback) as first:
            await first.started.wait()
        assert sum(map(bool, loopback.world.commands.values())) == 6
