"""What Discord refuses, the loopback Discord refuses, with the status, the code and the place of the mistake."""

from typing import Any

import pytest

from tests.loopback.forms import (
    box,
    button,
    command,
    field,
    file,
    gallery,
    label,
    modal,
    option,
    row,
    second,
    select,
    text,
)
from tests.loopback.raw_bot import RawBot

LONG = [f"b{number}" for number in range(30)]
EMBED = {"description": "x" * 3500}
MESSAGES: dict[str, tuple[Any, str]] = {
    "a long content": ({"content": "x" * 2001}, "content: BASE_TYPE_MAX_LENGTH"),
    "a content that is none": ({"content": ["x"]}, "content: STRING_TYPE_CONVERT"),
    "embeds that are too long together": ({"embeds": [EMBED, EMBED]}, "embeds: MAX_EMBED_SIZE_EXCEEDED"),
    "eleven embeds": ({"embeds": [{"title": "x"}] * 11}, "embeds: BASE_TYPE_MAX_LENGTH"),
    "an empty embed": ({"embeds": [{}]}, "embeds.0.description: BASE_TYPE_REQUIRED"),
    "a long title of an embed": ({"embeds": [{"title": "x" * 257}]}, "embeds.0.title: BASE_TYPE_MAX_LENGTH"),
    "a long field of an embed": (
        {"embeds": [{"fields": [{"name": "x", "value": "x" * 1025}]}]},
        "embeds.0.fields.0.value: BASE_TYPE_MAX_LENGTH",
    ),
    "content beside components V2": (
        second(text("x"), content="x"),
        "content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ),
    "embeds beside components V2": (
        second(text("x"), embeds=[{"title": "x"}]),
        "embeds: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ),
    "41 components": (second(*[text("x")] * 41), "components: BASE_TYPE_MAX_LENGTH"),
    "41 components, the nested ones counted": (
        second(box(*[text("x")] * 20), box(*[text("x")] * 19)),
        "components: COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
    ),
    "4,001 characters over all texts": (
        second(text("x" * 2000), box(text("x" * 2001))),
        "components: COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
    ),
    "an empty text": (second(text("")), "components.0.content: BASE_TYPE_MIN_LENGTH"),
    "a text without the flag": ({"components": [text("x")]}, "components.0.type: UNION_TYPE_CHOICES"),
    "a container in a container": (second(box(box(text("x")))), "components.0.components.0.type: UNION_TYPE_CHOICES"),
    "a bare button": ({"components": [button()]}, "components.0.type: UNION_TYPE_CHOICES"),
    "six rows": (
        {"content": "x", "components": [row(button(name)) for name in LONG[:6]]},
        "components: BASE_TYPE_BAD_LENGTH",
    ),
    "six buttons in a row": (
        {"content": "x", "components": [row(*map(button, LONG[:6]))]},
        "components.0.components: BASE_TYPE_MAX_LENGTH",
    ),
    "an empty row": ({"content": "x", "components": [row()]}, "components.0.components: BASE_TYPE_MIN_LENGTH"),
    "a select beside a button": (
        {"content": "x", "components": [row(button(), select("a"))]},
        "components.0.components.1: COMPONENT_LAYOUT_WIDTH_EXCEEDED",
    ),
    "26 options": (
        {"content": "x", "components": [row(select(*LONG[:26]))]},
        "components.0.components.0.options: BASE_TYPE_MAX_LENGTH",
    ),
    "a select without options": (
        {"content": "x", "components": [row(select())]},
        "components.0.components.0.options: BASE_TYPE_MIN_LENGTH",
    ),
    "an option with a long label": (
        {"content": "x", "components": [row(select("x" * 101))]},
        "components.0.components.0.options.0.label: BASE_TYPE_MAX_LENGTH",
    ),
    "an option with a long description": (
        {
            "content": "x",
            "components": [row(select(options=[{"label": "a", "value": "a", "description": "x" * 101}]))],
        },
        "components.0.components.0.options.0.description: BASE_TYPE_MAX_LENGTH",
    ),
    "the same option twice": (
        {"content": "x", "components": [row(select("a", "a"))]},
        "components.0.components.0.options.0.value: SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
    ),
    "more values than options": (
        {"content": "x", "components": [row(select("a", max_values=2))]},
        "components.0.components.0.max_values: SELECT_COMPONENT_MAX_VALUES_EXCEEDS_OPTIONS",
    ),
    "the same custom id twice": (
        {"content": "x", "components": [row(button("a"), button("b", custom_id="a"))]},
        "components.0.components.0.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED",
    ),
    "the same id twice": (
        second(text("a", id=7), box(text("b", id=7))),
        "components.0.id: COMPONENT_ID_DUPLICATED",
    ),
    "an empty custom id": (
        {"content": "x", "components": [row(button(custom_id=""))]},
        "components.0.components.0.custom_id: BASE_TYPE_MIN_LENGTH",
    ),
    "a long custom id": (
        {"content": "x", "components": [row(button(custom_id="x" * 101))]},
        "components.0.components.0.custom_id: BASE_TYPE_MAX_LENGTH",
    ),
    "a long label": (
        {"content": "x", "components": [row(button("x" * 81, custom_id="x"))]},
        "components.0.components.0.label: BASE_TYPE_MAX_LENGTH",
    ),
    "a button with nothing on it": (
        {"content": "x", "components": [row(button("", custom_id="x"))]},
        "components.0.components.0: BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED",
    ),
    "a button without a custom id": (
        {"content": "x", "components": [row(button(custom_id=None))]},
        "components.0.components.0.custom_id: BUTTON_COMPONENT_CUSTOM_ID_REQUIRED",
    ),
    "a link without an address": (
        {"content": "x", "components": [row(button(style=5, custom_id=None))]},
        "components.0.components.0.url: BUTTON_COMPONENT_URL_REQUIRED",
    ),
    "a link with a custom id": (
        {"content": "x", "components": [row(button(style=5, url="https://example.org"))]},
        "components.0.components.0.custom_id: BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
    ),
    "a link to a script": (
        {"content": "x", "components": [row(button(style=5, custom_id=None, url="javascript:x"))]},
        "components.0.components.0.url: URL_TYPE_INVALID_SCHEME",
    ),
    "a style of button that there is not": (
        {"content": "x", "components": [row(button(style=9))]},
        "components.0.components.0.style: BASE_TYPE_CHOICES",
    ),
    "a gallery without pictures": (second(gallery()), "components.0.items: BASE_TYPE_MIN_LENGTH"),
    "eleven pictures": (
        second(gallery(*["https://example.org/a.png"] * 11)),
        "components.0.items: BASE_TYPE_MAX_LENGTH",
    ),
    "a long alternative text": (
        second(gallery("https://example.org/a.png", alt="x" * 1025)),
        "components.0.items.0.description: BASE_TYPE_MAX_LENGTH",
    ),
    "a picture that did not come along": (
        second(gallery("attachment://plot.png")),
        "components.0.items.0.media.url: UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
    ),
    "a file from elsewhere": (
        second(file("https://example.org/a.txt")),
        "components.0.file.url: UNFURLED_MEDIA_ITEM_ATTACHMENT_REQUIRED",
    ),
    "a section without anything beside it": (
        second({"type": 9, "components": [text("x")]}),
        "components.0.accessory: BASE_TYPE_REQUIRED",
    ),
    "a long nonce": ({"content": "x", "nonce": "x" * 26}, "nonce: BASE_TYPE_MAX_LENGTH"),
    "a reply to nothing": (
        {"content": "x", "message_reference": {"message_id": "1"}},
        "message_reference: REPLIES_UNKNOWN_MESSAGE",
    ),
    "everybody and somebody pinged at once": (
        {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}},
        "allowed_mentions: MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
    ),
    "a kind of ping that there is not": (
        {"content": "x", "allowed_mentions": {"parse": ["all"]}},
        "allowed_mentions.parse.0: BASE_TYPE_CHOICES",
    ),
    "an attachment that did not come along": (
        {"content": "x", "attachments": [{"id": 0, "filename": "a.txt"}]},
        "attachments.0.id: ATTACHMENT_NOT_FOUND",
    ),
}  # fmt: skip
COMMANDS: dict[str, tuple[Any, str]] = {
    "upper case": ([command("Learn")], "0.name: APPLICATION_COMMAND_INVALID_NAME"),
    "a space in a name": ([command("learn it")], "0.name: APPLICATION_COMMAND_INVALID_NAME"),
    "a long name": ([command("x" * 33)], "0.name: BASE_TYPE_MAX_LENGTH"),
    "upper case in another language": (
        [command(name_localizations={"es-ES": "Aprender"})],
        "0.name_localizations.es-ES: APPLICATION_COMMAND_INVALID_NAME",
    ),
    "a language that Discord does not know": (
        [command(name_localizations={"es": "aprender"})],
        "0.name_localizations.es: BASE_TYPE_CHOICES",
    ),
    "no description": ([{"name": "learn"}], "0.description: BASE_TYPE_BAD_LENGTH"),
    "a long description": ([command(description="x" * 101)], "0.description: BASE_TYPE_MAX_LENGTH"),
    "the same name twice": ([command(), command()], "0: APPLICATION_COMMANDS_DUPLICATE_NAME"),
    "26 options": ([command("learn", *map(option, LONG[:26]))], "0.options: BASE_TYPE_MAX_LENGTH"),
    "the same option twice": (
        [command("learn", option(), option())],
        "0.options.0: APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
    ),
    "what is needed after what is not": (
        [command("learn", option("a"), option("b", required=True))],
        "0.options.1: APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
    ),
    "an option with an upper-case name": (
        [command("learn", option("Lesson"))],
        "0.options.0.name: APPLICATION_COMMAND_INVALID_NAME",
    ),
    "26 choices": (
        [command("learn", option(choices=[{"name": name, "value": name} for name in LONG[:26]]))],
        "0.options.0.choices: BASE_TYPE_MAX_LENGTH",
    ),
    "choices and completion at once": (
        [command("learn", option(autocomplete=True, choices=[{"name": "a", "value": "a"}]))],
        "0.options.0.autocomplete: APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID",
    ),
    "a group in a group": (
        [command("learn", option("a", 2, options=[option("b", 2, options=[])]))],
        "0.options.0.options.0.type: BASE_TYPE_CHOICES",
    ),
    "a sub-command beside an option": (
        [command("learn", option("a", 1), option("b"))],
        "0.options: APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
    ),
    "more than 8,000 characters": (
        [command("learn", *(option(name, description="x" * 100, choices=[
            {"name": f"{name}{number}", "value": "x" * 90} for number in range(4)]) for name in LONG[:18]))],
        "0: APPLICATION_COMMAND_TOO_LARGE",
    ),
    "a menu command with a description": (
        [{"name": "Run this code", "type": 3, "description": "Runs it"}],
        "0.description: APPLICATION_COMMAND_CONTEXT_MENU_FIELD",
    ),
}  # fmt: skip
CALLBACKS: dict[str, tuple[Any, str]] = {
    "a long title": (modal(label(field()), title="x" * 46), "data.title: BASE_TYPE_MAX_LENGTH"),
    "a modal without anything in it": (modal(), "data.components: BASE_TYPE_MIN_LENGTH"),
    "six fields": (
        modal(*(label(field(name)) for name in LONG[:6])),
        "data.components: BASE_TYPE_BAD_LENGTH",
    ),
    "a long label": (modal(label(field(), "x" * 46)), "data.components.0.label: BASE_TYPE_MAX_LENGTH"),
    "a long description": (
        modal(label(field(), description="x" * 101)),
        "data.components.0.description: BASE_TYPE_MAX_LENGTH",
    ),
    "a long value": (
        modal(label(field(value="x" * 4001))),
        "data.components.0.component.value: BASE_TYPE_MAX_LENGTH",
    ),
    "a value longer than its field": (
        modal(label(field(value="xxx", max_length=2))),
        "data.components.0.component.value: BASE_TYPE_BAD_LENGTH",
    ),
    "a field shorter than its shortest": (
        modal(label(field(min_length=3, max_length=2))),
        "data.components.0.component.max_length: BASE_TYPE_BAD_RANGE",
    ),
    "the same field twice": (
        modal(label(field()), label(field())),
        "data.components.0.component.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED",
    ),
    "a field without a label": (
        modal(row(field())),
        "data.components.0.components.0.label: BASE_TYPE_REQUIRED",
    ),
    "a button in a modal": (modal(row(button())), "data.components.0.components.0.type: BASE_TYPE_CHOICES"),
    "one choice among radio buttons": (
        modal(label({"type": 21, "custom_id": "a", "options": [{"label": "a", "value": "a"}]})),
        "data.components.0.component.options: BASE_TYPE_MIN_LENGTH",
    ),
    "an upload that is needed and may be left out": (
        modal(label({"type": 19, "custom_id": "a", "required": True, "min_values": 0})),
        "data.components.0.component.min_values: COMPONENT_REQUIRED_MIN_VALUES",
    ),
    "a kind of answer that there is not": ({"type": 3}, "type: UNION_TYPE_CHOICES"),
    "suggestions to a command": ({"type": 8, "data": {"choices": []}}, "type: BASE_TYPE_CHOICES"),
    "an update of no message": ({"type": 7, "data": {"content": "x"}}, "type: BASE_TYPE_CHOICES"),
    "a deferral of components V2": ({"type": 5, "data": {"flags": 1 << 15}}, "data.flags: BASE_TYPE_CHOICES"),
    "a long message": ({"type": 4, "data": {"content": "x" * 2001}}, "data.content: BASE_TYPE_MAX_LENGTH"),
}


@pytest.mark.parametrize("case", MESSAGES)
async def test_a_message_is_refused_for(raw: RawBot, case: str) -> None:
    body, mistake = MESSAGES[case]
    answer = await raw.post(body)
    assert (answer.status, answer.code) == (400, 50035), answer
    assert mistake in answer.errors
    assert any(mistake.partition(": ")[2] in one for one in raw.discord.violations)


@pytest.mark.parametrize("case", COMMANDS)
async def test_commands_are_refused_for(raw: RawBot, case: str) -> None:
    body, mistake = COMMANDS[case]
    answer = await raw.commands(*body)
    assert (answer.status, answer.code) == (400, 50035), answer
    assert mistake in answer.errors
    assert not raw.discord.world.commands.get(0)


@pytest.mark.parametrize("case", CALLBACKS)
async def test_an_answer_is_refused_for(raw: RawBot, case: str) -> None:
    body, mistake = CALLBACKS[case]
    exchange = await raw.called()
    answer = await raw.callback(exchange, body)
    assert (answer.status, answer.code) == (400, 50035), answer
    assert mistake in answer.errors
    assert exchange.acknowledged is None


async def test_a_101st_command_is_refused(raw: RawBot) -> None:
    answer = await raw.commands(*(command(f"learn{number}") for number in range(101)))
    assert (answer.status, answer.code) == (400, 30032)


@pytest.mark.parametrize("body", [{}, {"content": ""}, {"content": None, "embeds": []}, second()])
async def test_an_empty_message_is_refused(raw: RawBot, body: dict[str, Any]) -> None:
    answer = await raw.post(body)
    assert (answer.status, answer.code) == (400, 50006)


async def test_eleven_files_are_refused(raw: RawBot) -> None:
    answer = await raw.post({"content": "x"}, {f"{number}.txt": b"1" for number in range(11)})
    assert answer.errors == ["attachments: BASE_TYPE_MAX_LENGTH"]


@pytest.mark.parametrize("name", ["a/b.txt", "..", "a\nb.txt"])
async def test_a_file_that_is_a_path_is_refused(raw: RawBot, name: str) -> None:
    body = {"content": "x", "attachments": [{"id": 0, "filename": name}]}
    answer = await raw.post(body, {"a.txt": b"1"})
    assert answer.errors == ["attachments.0.filename: ATTACHMENT_FILENAME_INVALID"]


async def test_more_than_ten_megabytes_are_refused(raw: RawBot) -> None:
    answer = await raw.post({"content": "x"}, {"a.txt": bytes(10 * 2**20 + 1)})
    assert (answer.status, answer.code) == (413, 40005)


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/channels/1", 404, 10003),
        ("GET", "/channels/{channel}/messages/1", 404, 10008),
        ("GET", "/guilds/1", 404, 10004),
        ("GET", "/users/1", 404, 10013),
        ("GET", "/guilds/{guild}/members/1", 404, 10013),
        ("GET", "/applications/1/commands", 404, 10002),
        ("DELETE", "/applications/{bot}/commands/1", 404, 10063),
        ("POST", "/webhooks/{bot}/token", 401, 50027),
        ("POST", "/interactions/1/token/callback", 404, 10062),
        ("GET", "/nonsense", 404, 0),
    ],
)
async def test_what_is_not_there_is_refused(
    raw: RawBot, method: str, path: str, status: int, code: int
) -> None:
    place = path.format(channel=raw.channel.id, guild=raw.guild.id, bot=raw.discord.world.bot.id)
    answer = await raw.ask(method, place, {"type": 5} if method == "POST" else None)
    assert (answer.status, answer.code) == (status, code)


async def test_an_unknown_route_is_a_violation(raw: RawBot) -> None:
    await raw.ask("GET", "/nonsense")
    assert raw.discord.violations == ["unhandled route: GET /nonsense"]


async def test_a_wrong_token_is_refused_and_counted(raw: RawBot) -> None:
    answer = await raw.ask("GET", "/users/@me", token="wrong")
    assert (answer.status, answer.code, raw.discord.invalid) == (401, 0, 1)


async def test_a_body_that_is_no_json_is_refused(raw: RawBot) -> None:
    answer = await raw.ask("POST", "/users/@me/channels", "nothing")
    assert (answer.status, answer.code) == (400, 50035)


@pytest.mark.parametrize(
    ("mentions", "said"),
    [
        (None, "allowed_mentions is missing"),
        ({"parse": ["everyone"]}, "allowed_mentions lets parse ping"),
        ({"parse": [], "replied_user": True}, "allowed_mentions lets replied_user ping"),
    ],
)
async def test_a_message_that_could_ping_is_taken_and_noted(raw: RawBot, mentions: object, said: str) -> None:
    answer = await raw.post({"content": "@everyone", "allowed_mentions": mentions})
    assert answer.status == 200
    assert len(raw.discord.violations) == 1
    assert raw.discord.violations[0].startswith(said)


async def test_a_file_that_no_component_shows_is_noted(raw: RawBot) -> None:
    await raw.post(second(text("x")), {"plot.png": b"1"})
    assert raw.discord.violations == ["the file plot.png is shown by no component"]
