"""What the features declare becomes Discord's commands, which are told to Discord only where they differ from those it has."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

import adapters.discord
import core.words
from adapters.discord.commands import THREAD, Commands, Payload, same
from bot import plugins
from bot.wiring import OpenHouse
from core.chat import Audience, CommandOption, CommandSpec, OptionKind
from core.words import Words
from tests.adapters.discord.golden import check
from tests.adapters.discord.parley import connected
from tests.adapters.discord.visitor import Visitor
from tests.loopback.discord import Guild, LoopbackDiscord

COURSE = (
    CommandSpec(
        name="course create", options=(CommandOption(name="name", required=True),), audience=Audience.STAFF
    ),
    CommandSpec(name="course staff add", options=(CommandOption(name="file", kind=OptionKind.FILE),)),
    CommandSpec(name="course staff list"),
)
NUMBER = CommandOption(name="count", kind=OptionKind.NUMBER, least=1, most=20)


def echo(message: str, /, **_: str | float) -> str:
    """Words that are their own ids."""
    return message


def made(*specs: CommandSpec, everywhere: bool = True) -> list[Payload]:
    return Commands({"en": echo, "es": echo}, everywhere=everywhere).payloads(specs)


def shipped() -> list[Payload]:
    """The commands of all features that ship, in all languages."""
    features = plugins.features()
    own = [Path(core.words.__file__).parent, adapters.discord.platform.words]
    words = Words.load([*own, *(one.words for one in features)])
    specs = [command.spec() for one in features for command in one.commands]
    languages = {one: words.say(one) for one in words.languages}
    return Commands(languages, everywhere=True).payloads([*specs, THREAD])


async def people(house: OpenHouse) -> int:
    """How many learners there are."""
    async with house.dispatch.house.database.transaction() as connection:
        return (await connection.execute(text("SELECT count(*) FROM learners"))).scalar_one()


def named(payloads: list[Payload], name: str) -> Payload:
    return next(one for one in payloads if one["name"] == name)


def asked(loopback: LoopbackDiscord) -> list[str]:
    """How the lists of commands were read and written."""
    return [one.method for one in loopback.traffic if one.path.endswith("/commands")]


class TestPayloads:
    def test_the_commands_that_ship_are_as_they_were(self) -> None:
        check("commands", shipped())

    def test_names_and_descriptions_are_in_both_kinds_of_spanish(self) -> None:
        learn = named(shipped(), "learn")
        for told in ("name_localizations", "description_localizations"):
            assert learn[told].keys() == {"es-419", "es-ES"}
        assert learn["name_localizations"]["es-ES"] != "learn"

    def test_a_command_for_managers_is_shown_to_them_in_servers_only(self) -> None:
        setup = named(shipped(), "setup")
        assert int(setup["default_member_permissions"]) == 1 << 5
        assert setup["contexts"] == setup["integration_types"] == [0]

    def test_a_command_for_everyone_can_be_used_everywhere(self) -> None:
        learn = named(shipped(), "learn")
        assert learn["default_member_permissions"] is None
        assert learn["contexts"] == [0, 1, 2]
        assert learn["integration_types"] == [0, 1]

    def test_in_one_server_nothing_is_said_of_other_places(self) -> None:
        assert made(COURSE[0], everywhere=False)[0].keys().isdisjoint({"contexts", "integration_types"})

    def test_options_have_types_and_bounds_and_those_that_must_be_come_first(self) -> None:
        topic = CommandOption(name="topic", suggests=True)
        must = CommandOption(name="file", kind=OptionKind.FILE, required=True)
        (quiz,) = made(CommandSpec(name="quiz", options=(topic, NUMBER, must)))
        known = [(one["name"], one["type"], one["required"]) for one in quiz["options"]]
        assert known == [("file", 11, True), ("topic", 3, False), ("count", 4, False)]
        _, suggested, count = quiz["options"]
        assert suggested["autocomplete"]
        assert (count["min_value"], count["max_value"]) == (1, 20)
        assert "autocomplete" not in count

    def test_words_after_the_first_are_groups_and_commands_in_them(self) -> None:
        (course,) = made(*COURSE)
        create, staff = course["options"]
        assert (create["name"], create["type"]) == ("create", 1)
        assert [one["name"] for one in create["options"]] == ["name"]
        assert (staff["name"], staff["type"]) == ("staff", 2)
        assert [(one["name"], one["type"]) for one in staff["options"]] == [("add", 1), ("list", 1)]
        assert staff["options"][0]["description"] == "command-course-staff-add"
        assert (
            staff["options"][0]["options"][0]["name_localizations"]["es-ES"] == "called-course-staff-add-file"
        )

    def test_a_group_of_several_audiences_is_shown_to_everyone(self) -> None:
        assert made(*COURSE)[0]["default_member_permissions"] is None
        assert made(COURSE[0])[0]["default_member_permissions"] == str(1 << 13)

    def test_a_command_that_takes_code_is_in_the_menu_of_messages(self) -> None:
        run = CommandSpec(name="run", options=(CommandOption(name="code", code=True),))
        menu = made(run)[-1]
        assert (menu["type"], menu["name"]) == (3, "discord-run-menu")
        assert "description" not in menu
        assert [one["type"] for one in made(COURSE[0])] == [1]


class TestSame:
    def test_what_discord_adds_of_its_own_does_not_count(self) -> None:
        ours = made(*COURSE)
        theirs = [
            {**one, "id": "1", "version": "2", "nsfw": False, "dm_permission": True} for one in reversed(ours)
        ]
        assert same(ours, theirs)

    @pytest.mark.parametrize(
        "change",
        [
            {"description": "another"},
            {"name_localizations": {"es-ES": "curso"}},
            {"default_member_permissions": "0"},
            {"contexts": [0]},
            {"options": []},
        ],
    )
    def test_what_is_ours_to_say_does(self, change: dict[str, Any]) -> None:
        (ours,) = made(*COURSE)
        assert not same([ours], [{**ours, **change}])
        assert not same([ours], [])

    @pytest.mark.parametrize("theirs", [{"min_value": 1}, {"min_value": None}, {"max_value": 20}])
    def test_a_bound_of_zero_does(self, theirs: dict[str, int | None]) -> None:
        count = CommandOption(name="count", kind=OptionKind.NUMBER, least=0, most=0)
        (ours,) = made(CommandSpec(name="quiz", options=(count,)))
        (option,) = ours["options"]
        assert (option["min_value"], option["max_value"]) == (0, 0)
        assert same([ours], [ours])
        assert not same([ours], [{**ours, "options": [{**option, **theirs}]}])

    def test_where_a_command_of_one_server_can_be_used_does_not(self) -> None:
        ours = made(*COURSE, everywhere=False)
        assert same(ours, [{**one, "contexts": None, "integration_types": [0]} for one in ours])
        assert same(ours, [{**one, "contexts": [0], "integration_types": [0, 1]} for one in ours])


class TestSync:
    async def test_a_second_start_only_reads(
        self, playroom: OpenHouse, loopback: LoopbackDiscord, guild: Guild
    ) -> None:
        for _ in range(2):
            async with connected(playroom, loopback):
                pass
        assert asked(loopback) == ["GET", "PUT", "GET"]

    async def test_a_start_after_something_changed_writes_again(
        self, playroom: OpenHouse, loopback: LoopbackDiscord, guild: Guild
    ) -> None:
        async with connected(playroom, loopback):
            pass
        loopback.world.commands[0][0]["description"] = "Something older"
        async with connected(playroom, loopback):
            pass
        assert asked(loopback) == ["GET", "PUT", "GET", "PUT"]
        assert "Something older" not in str(loopback.world.commands)

    async def test_one_server_can_have_them_to_itself(
        self, playroom: OpenHouse, loopback: LoopbackDiscord, guild: Guild, ada: Visitor
    ) -> None:
        async with connected(playroom, loopback, guild_id=guild.id):
            assert loopback.world.commands.keys() == {guild.id}
            assert "A question" in (await ada.call("ask")).text

    async def test_what_discord_says_of_places_in_a_server_is_not_told_again(
        self, playroom: OpenHouse, loopback: LoopbackDiscord, guild: Guild
    ) -> None:
        async with connected(playroom, loopback, guild_id=guild.id):
            pass
        for command in loopback.world.commands[guild.id]:
            command |= {"contexts": [0], "integration_types": [0, 1]}
        async with connected(playroom, loopback, guild_id=guild.id):
            pass
        assert asked(loopback) == ["GET", "PUT", "GET"]

    async def test_a_server_that_parley_is_not_in_has_them_when_it_is(
        self, playroom: OpenHouse, loopback: LoopbackDiscord, guild: Guild, ada: Visitor,
        caplog: pytest.LogCaptureFixture,
    ) -> None:  # fmt: skip
        guild.bot = False
        ready = loopback.gateway.ready
        async with connected(playroom, loopback, guild_id=guild.id, when=ready) as platform:
            assert "Parley is not in the server that DISCORD_GUILD_ID names" in caplog.text
            assert platform.url in caplog.text
            await platform.started.wait()
            loopback.invite_bot(guild)
            await loopback.ready()
            assert "A question" in (await ada.call("ask")).text

    async def test_of_several_processes_the_one_with_the_first_shard_tells_them(
        self, playroom: OpenHouse, loopback: LoopbackDiscord
    ) -> None:
        def identified(shards: int) -> Any:
            return lambda: loopback.gateway.identified == shards

        async with connected(playroom, loopback, shards=2, shard_ids=(1,), when=identified(1)):
            assert asked(loopback) == []
        async with connected(playroom, loopback, shards=2, shard_ids=(0,), when=identified(2)):
            assert asked(loopback) == ["GET", "PUT"]


@pytest.mark.usefixtures("parley")
class TestSuggestions:
    @pytest.mark.parametrize(
        ("command", "options", "expected"),
        [
            ("learn", {"lesson": "hello"}, "Saying hello"),
            ("quiz", {"topic": "decis"}, "Making decisions"),
            ("challenge", {"challenge": "parr"}, "The parrot"),
            ("settings", {"setting": "lang"}, "Language"),
            ("courses", {"search": "python"}, "Python: first steps"),
        ],
    )
    async def test_things_of_the_course_are_suggested(
        self, ada: Visitor, command: str, options: dict[str, str], expected: str
    ) -> None:
        await ada.call("start")
        await ada.press("Start the first lesson")
        found = await ada.person.complete(ada.channel, command, **options)
        assert next(iter(found)) == expected

    async def test_what_depends_on_another_option_knows_it(self, ada: Visitor) -> None:
        found = await ada.person.complete(ada.channel, "settings", setting="Language", value="esp")
        assert list(found) == ["Español"]

    async def test_who_asks_for_suggestions_is_not_written_down(self, ada: Visitor, house: OpenHouse) -> None:
        await ada.person.complete(ada.channel, "learn", lesson="loop")
        assert await people(house) == 0

    async def test_nothing_that_fits_suggests_nothing(self, ada: Visitor) -> None:
        assert await ada.person.complete(ada.channel, "learn", lesson="qqqqqq") == {}
