"""Commands are called by any of their names, in groups too, and only by those for whom they are."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import core.words
from bot.wiring import OpenHouse
from core.chat import (
    Action,
    Audience,
    Body,
    Called,
    Choice,
    Choices,
    CommandOption,
    CommandSpec,
    Field,
    FieldKind,
    Filled,
    Form,
    Membership,
    OptionKind,
    Pressed,
    Reply,
    Said,
    Suggestion,
    Text,
)
from core.errors import LearnerError
from core.feature import Command, Feature, admits, in_order
from core.routing import Router
from core.store import communities
from core.store.communities import Community
from core.turn import Turn
from core.words import Words
from tests.pupil import Pupil, words_of

ROLE = "7"
LEARNER = Membership(community="c", roles=frozenset({"1"}))
STAFF = Membership(community="c", roles=frozenset({"1", ROLE}))
MANAGER = Membership(community="c", manages=True)


async def tell(turn: Turn) -> Reply:
    given = " ".join(f"{name}={value}" for name, value in turn.arguments.items())
    return Reply.of(Text(f"told {given}"))


async def offer(_: Turn) -> Reply:
    options = tuple(Choice(verb, Action(f"toy.{verb}")) for verb in ("tell", "close"))
    return Reply.of(Choices(options))


async def ask(_: Turn) -> Reply:
    fields = (Field(name="code", label="Code", kind=FieldKind.CODE), Field(name="why", label="Why?"))
    return Reply.of(Form(fields=fields, action=Action("toy.filled"), submit="ok"))


async def filled(turn: Turn) -> Reply:
    return Reply.of(Text(f"{turn.values['code']} | {turn.values['why']} | {len(turn.files)}"))


async def remember(turn: Turn) -> Sequence[Suggestion]:
    return [Suggestion(f"{turn.learner.name} {turn.arguments.get('name', '')}", turn.text)]


async def refuse(_: Turn) -> Sequence[Suggestion]:
    raise LearnerError("asking-over")


TITLE = CommandOption(name="title", rest=True)
TOY = Feature(
    name="toy",
    words=Path(),
    commands=(
        Command(
            name="course create",
            handler=tell,
            options=(CommandOption(name="name"), TITLE),
            suggest={"name": remember, "title": refuse},
        ),
        Command(name="course close", handler=tell, audience=Audience.STAFF, suggest={}),
        Command(name="setup", handler=tell, audience=Audience.MANAGERS),
        Command(name="offer", handler=offer),
        Command(name="ask", handler=ask),
        Command(
            name="send",
            handler=tell,
            options=(
                CommandOption(name="file", kind=OptionKind.FILE, required=True),
                CommandOption(name="note", rest=True),
            ),
        ),
    ),
    actions={"tell": tell, "close": tell, "filled": filled},
    audiences={"close": Audience.STAFF},
    fallback=tell,
)


@pytest.fixture
def pupil(house: OpenHouse, tmp_path: Path) -> Pupil:
    dispatch = house.dispatch
    (tmp_path / "en.ftl").write_text("command-send-file = The file\n", "utf-8")
    (tmp_path / "es.ftl").write_text("called-course = curso\ncalled-course-create = crear\n", "utf-8")
    words = Words.load([Path(core.words.__file__).parent, tmp_path])
    dispatch.router, dispatch.house = Router.of([TOY]), replace(dispatch.house, words=words)
    return Pupil(house)


async def within(pupil: Pupil, membership: Membership | None, body: Body) -> str:
    """What is said to somebody who is this in the community."""
    await pupil.house.door.receive(replace(pupil.incoming(body), membership=membership))
    return pupil.words()


async def staffed(pupil: Pupil) -> None:
    """Have the community named a role as its staff."""
    dispatch = pupil.house.dispatch
    community = Community(platform=pupil.platform, id="c", staff_role=ROLE)
    await dispatch.house.database.write(communities.keep, community, dispatch.clock.now())


class TestNames:
    async def test_one_of_a_group_is_called_by_its_words(self, pupil: Pupil) -> None:
        for line in ("/course create x y  z", "/Course  CREATE x y  z", "/course@parley create x y  z"):
            assert words_of(await pupil.say(line)) == "told name=x title=y  z"
        assert words_of(await pupil.call("course create", name="x")) == "told name=x"

    async def test_a_group_has_a_name_in_the_language_as_well(self, pupil: Pupil) -> None:
        incoming = pupil.incoming(Said("/curso crear x"))
        await pupil.house.door.receive(replace(incoming, person=replace(incoming.person, language="es")))
        assert pupil.words() == "told name=x"
        assert "/curso crear" in words_of(await pupil.say("/course")).replace("\\", "")

    async def test_a_group_alone_is_answered_with_its_commands(self, pupil: Pupil) -> None:
        said = words_of(await pupil.say("/course"))
        assert "/course create" in said.replace("\\", "")
        assert "close" not in said, "which is not for everyone"

    async def test_another_word_behind_a_group_is_no_command_of_it(self, pupil: Pupil) -> None:
        assert "needs one word more" in words_of(await pupil.say("/course paint"))

    async def test_a_command_is_called_in_the_language_and_in_english(self, house: OpenHouse) -> None:
        pupil = Pupil(house)
        assert "no /aprender" in words_of(await pupil.say("/aprender"))
        await pupil.say("/settings language es")
        for line in ("/aprender", "/learn", "/APRENDER"):
            assert "Hola, Ada" in words_of(await pupil.say(line)), "without a course"
        assert "Todavía no hablo *x*" in words_of(await pupil.say("/ajustes idioma *x*")).replace("\\", "")

    async def test_a_name_that_is_nearly_right_is_guessed_in_the_language(self, house: OpenHouse) -> None:
        pupil = Pupil(house)
        await pupil.say("/settings language es")
        assert "/ajustes?" in words_of(await pupil.say("/ajuste")).replace("\\", "")
        assert "/progress?" in words_of(await pupil.say("/progres")).replace("\\", "")

    async def test_what_may_not_be_called_is_not_guessed(self, pupil: Pupil) -> None:
        assert "Did you mean" not in words_of(await pupil.say("/setu"))
        assert "Did you mean" in await within(pupil, MANAGER, Said("/setu"))

    async def test_a_file_is_not_read_from_a_typed_line(self, pupil: Pupil) -> None:
        assert words_of(await pupil.attach("/send see here", a_txt="x")).endswith("told note=see here")

    async def test_a_file_that_must_be_there_is_asked_for_by_what_it_is(self, pupil: Pupil) -> None:
        assert words_of(await pupil.say("/send see here")) == "/send needs one thing more: The file"


class TestAudience:
    @pytest.mark.parametrize(
        ("audience", "membership", "role", "admitted"),
        [
            (Audience.EVERYONE, None, None, True),
            (Audience.EVERYONE, LEARNER, ROLE, True),
            (Audience.STAFF, None, None, False),
            (Audience.STAFF, LEARNER, ROLE, False),
            (Audience.STAFF, LEARNER, None, False),
            (Audience.STAFF, STAFF, None, False),
            (Audience.STAFF, STAFF, ROLE, True),
            (Audience.STAFF, MANAGER, None, True),
            (Audience.MANAGERS, None, None, False),
            (Audience.MANAGERS, STAFF, ROLE, False),
            (Audience.MANAGERS, MANAGER, None, True),
        ],
    )
    def test_who_is_of_an_audience(
        self, audience: Audience, membership: Membership | None, role: str | None, *, admitted: bool
    ) -> None:
        assert admits(audience, membership, role) is admitted

    async def test_a_command_of_the_staff_is_for_those_with_the_role(self, pupil: Pupil) -> None:
        close = Called("course close")
        assert "for the staff" in await within(pupil, STAFF, close), "before there is a role for it"
        await staffed(pupil)
        assert "for the staff" in await within(pupil, LEARNER, close)
        assert await within(pupil, STAFF, close) == "told"
        assert await within(pupil, MANAGER, Said("/course close")) == "told"

    async def test_a_command_of_those_who_manage_is_not_for_the_staff(self, pupil: Pupil) -> None:
        await staffed(pupil)
        assert "those who manage" in await within(pupil, STAFF, Called("setup"))
        assert await within(pupil, MANAGER, Called("setup")) == "told"

    async def test_outside_of_a_community_such_a_command_belongs_elsewhere(self, pupil: Pupil) -> None:
        for line in ("/setup", "/course close"):
            assert "belongs to a community" in words_of(await pupil.say(line))

    async def test_a_button_is_only_for_those_for_whom_its_action_is(self, pupil: Pupil) -> None:
        await staffed(pupil)
        await pupil.say("/offer")
        everyone, staff = (Pressed(one.id) for one in pupil.choices())
        assert await within(pupil, LEARNER, everyone) == "told"
        assert "for the staff" in await within(pupil, LEARNER, staff)
        assert await within(pupil, STAFF, staff) == "told"

    async def test_the_help_lists_what_may_be_called_here(self, house: OpenHouse) -> None:
        pupil, dispatch = Pupil(house), house.dispatch
        review = replace(dispatch.router.commands["review"].spec(), audience=Audience.MANAGERS)
        commands = [review if one.name == "review" else one for one in dispatch.house.commands]
        dispatch.house = replace(dispatch.house, commands=commands)
        assert "/review" not in words_of(await pupil.say("/help"))
        assert "/review" in await within(pupil, MANAGER, Said("/help"))


class TestAnother:
    async def test_a_press_on_somebody_elses_button_is_told_what_to_do(self, pupil: Pupil) -> None:
        await pupil.say("/offer")
        bob = Pupil(pupil.house, name="bob")
        assert "made for somebody else" in words_of(await bob.send(Pressed(pupil.choices()[0].id)))

    async def test_a_form_of_somebody_else_is_not_filled(self, pupil: Pupil) -> None:
        await pupil.say("/ask")
        bob = Pupil(pupil.house, name="bob")
        values = {"code": "1", "why": "2"}
        assert "made for somebody else" in words_of(await bob.send(Filled(pupil.form().id, values)))

    async def test_a_press_that_leads_nowhere_is_not_somebody_elses(self, pupil: Pupil) -> None:
        assert "leads nowhere" in words_of(await pupil.send(Pressed("fff.0")))


class TestFilled:
    async def test_an_attached_program_stands_for_code_that_was_left_out(self, pupil: Pupil) -> None:
        await pupil.say("/ask")
        empty = Filled(pupil.form().id, {"code": " ", "why": "so"})
        assert words_of(await pupil.send(empty, files={"a.py": b"x = 1"})).endswith("x = 1 | so | 0")

    async def test_beside_code_that_was_typed_a_program_is_a_file(self, pupil: Pupil) -> None:
        await pupil.say("/ask")
        typed = Filled(pupil.form().id, {"code": "y = 2", "why": "so"})
        assert words_of(await pupil.send(typed, files={"a.py": b"x = 1"})).endswith("y = 2 | so | 1")


class TestSuggestions:
    async def suggest(self, pupil: Pupil, option: str, **options: str) -> Sequence[Suggestion]:
        incoming = pupil.incoming(Called("course create", options))
        return await pupil.house.door.suggest(incoming, option)

    async def test_the_handler_is_given_what_was_typed_so_far(self, pupil: Pupil) -> None:
        assert await self.suggest(pupil, "name", name=" lo ") == (Suggestion("Ada  lo ", "lo"),)

    @pytest.mark.parametrize("option", ["title", "colour"])
    async def test_an_option_that_knows_nothing_suggests_nothing(self, pupil: Pupil, option: str) -> None:
        assert await self.suggest(pupil, option, name="x") == ()

    async def test_what_an_option_suggests_is_declared_once(self, pupil: Pupil) -> None:
        commands = list(pupil.house.dispatch.router.commands.values())
        assert [one.suggests for one in commands[0].spec().options] == [True, True]
        assert [one.suggests for one in commands[-1].spec().options] == [False, False]


@pytest.mark.parametrize(
    ("commands", "wrong"),
    [
        ((Command(name="x", handler=tell), Command(name="x", handler=ask)), "declared by two features: /x"),
        ((Command(name="x", handler=tell), Command(name="x y", handler=ask)), "a group and a command: /x"),
        ((Command(name="x", handler=tell, suggest={"y": refuse}),), "/x has no option y"),
    ],
)
def test_what_no_platform_could_show_is_a_bug(commands: tuple[Command, ...], wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        Router.of([Feature(name="toy", words=Path(), commands=commands, fallback=tell)])


def test_commands_of_plugins_stand_between_those_for_learning_and_those_about_the_house() -> None:
    names = ["cancel", "help", "quiz", "chess", "settings", "learn", "start"]
    listed = [one.name for one in in_order([CommandSpec(name=name) for name in names])]
    assert listed == ["learn", "quiz", "chess", "settings", "start", "help", "cancel"]
