"""What bots send and Discord takes, the loopback Discord takes, and answers in Discord's form."""

from typing import Any

import pytest

from tests.loopback.discord import May
from tests.loopback.forms import box, button, command, file, gallery, option, row, second, select, text
from tests.loopback.raw_bot import NOBODY, RawBot

EMBED = {"flags": 0, "type": "rich", "description": "pick", "title": "Tutor"}
LINK = {"type": 2, "style": 5, "label": "Read", "url": "https://example.org"}
MESSAGES: dict[str, tuple[dict[str, Any], dict[str, bytes]]] = {
    "text": ({"content": "x" * 2000}, {}),
    "text with an empty list of components": ({"content": "x", "components": [], "tts": False}, {}),
    "an embed": ({"content": None, "embeds": [EMBED], "flags": 0}, {}),
    "five rows of five": (
        {
            "content": "x",
            "components": [
                row(*(button(f"{line}.{number}") for number in range(5)), id=line) for line in range(1, 6)
            ],
        },
        {},
    ),
    "a row of links and emoji": (
        {
            "content": "x",
            "components": [row(LINK, button("", custom_id="e", emoji={"name": "🎉", "id": None}))],
        },
        {},
    ),
    "a select": (
        {
            "content": "x",
            "components": [
                row(select("Easy", "Hard", min_values=1, max_values=1, disabled=False, required=True))
            ],
        },
        {},
    ),
    "forty components": (second(box(*[text("x")] * 39)), {}),
    "4,000 characters": (second(text("x" * 2000), text("x" * 2000)), {}),
    "a section with a button": (
        second({"type": 9, "components": [text("x")], "accessory": button()}, {"type": 14, "spacing": 1}),
        {},
    ),
    "a picture and a file": (
        second(gallery("attachment://plot.png"), box(file("attachment://log.txt"), accent_color=0)),
        {"plot.png": b"1", "log.txt": b"2"},
    ),
    "a file by the number that discord.py sends": (
        {"content": "plot", "tts": False, "attachments": [{"id": 0, "filename": "plot.png"}]},
        {"plot.png": b"1"},
    ),
    "a file and nothing else": ({}, {"log.txt": b"2"}),
}


@pytest.mark.parametrize("case", MESSAGES)
async def test_a_message_is_taken_with(raw: RawBot, case: str) -> None:
    body, files = MESSAGES[case]
    answer = await raw.post(body, files)
    assert answer.status == 200, answer
    assert [one["filename"] for one in answer.body["attachments"]] == list(files)
    assert raw.discord.violations == []


async def test_components_are_told_back_with_ids_and_addresses(raw: RawBot) -> None:
    answer = await raw.post(second(text("x", id=1), gallery("attachment://a.png")), {"a.png": b"1"})
    shown, pictures = answer.body["components"]
    assert (shown["id"], pictures["id"]) == (1, 2)
    assert pictures["items"][0]["media"]["url"] == answer.body["attachments"][0]["url"]


async def test_a_reply_with_numbers_for_ids_is_taken(raw: RawBot) -> None:
    said = await raw.ada.say(raw.channel, "hello")
    reference = {"message_id": said.id, "channel_id": raw.channel.id, "guild_id": raw.guild.id}
    answer = await raw.post(
        {"content": "echo", "message_reference": reference, "nonce": "1039", "enforce_nonce": True}
    )
    assert (answer.body["type"], answer.body["referenced_message"]["id"]) == (19, str(said.id))


async def test_a_nonce_is_written_once(raw: RawBot) -> None:
    body = {"content": "echo", "nonce": "10391411244476706379", "enforce_nonce": True}
    assert (await raw.post(body)).body["id"] == (await raw.post(body)).body["id"]
    assert [one.text for one in raw.ada.messages(raw.channel)] == ["echo"]


async def test_a_message_is_changed_and_deleted(raw: RawBot) -> None:
    id_ = (await raw.post({"content": "one"})).body["id"]
    path = f"/channels/{raw.channel.id}/messages/{id_}"
    changed = await raw.ask("PATCH", path, {"content": "two", "allowed_mentions": NOBODY})
    assert (changed.body["content"], bool(changed.body["edited_timestamp"])) == ("two", True)
    assert (await raw.ask("GET", f"/channels/{raw.channel.id}/messages")).body[0]["id"] == id_
    assert (await raw.ask("DELETE", path)).status == 204
    assert (await raw.ask("GET", path)).code == 10008


async def test_what_others_wrote_is_not_changed(raw: RawBot) -> None:
    said = await raw.ada.say(raw.channel, "hello")
    path = f"/channels/{raw.channel.id}/messages/{said.id}"
    assert (await raw.ask("PATCH", path, {"content": "x", "allowed_mentions": NOBODY})).code == 50005
    assert (await raw.ask("DELETE", path)).code == 50013


class TestCommands:
    async def test_commands_as_discord_py_sends_them_are_taken(self, raw: RawBot) -> None:
        more = {"nsfw": False, "dm_permission": True, "contexts": None, "integration_types": None}
        staff = command("setup", type=1, default_member_permissions=32, **more)
        ask = command("ask", option("text", required=True, autocomplete=True), type=1, **more)
        menu = {"name": "Run this code", "type": 3, **more}
        answer = await raw.commands(staff, ask, menu)
        assert [one["name"] for one in answer.body] == ["setup", "ask", "Run this code"]
        assert answer.body[0]["default_member_permissions"] == "32"
        assert raw.discord.violations == []

    async def test_a_command_keeps_its_id_and_gets_a_new_version(self, raw: RawBot) -> None:
        first = (await raw.commands(command("learn"))).body[0]
        again = (await raw.commands(command("learn", option()))).body[0]
        assert first["id"] == again["id"]
        assert first["version"] != again["version"]

    async def test_other_languages_are_told_on_request(self, raw: RawBot) -> None:
        words = {
            "name_localizations": {"es-ES": "aprender"},
            "description_localizations": {"es-ES": "Aprende"},
        }
        await raw.commands(command("learn", option(name_localizations={"es-ES": "lección"}), **words))
        path = f"/applications/{raw.discord.world.bot.id}/commands"
        (whole,) = (await raw.ask("GET", f"{path}?with_localizations=true")).body
        (bare,) = (await raw.ask("GET", path)).body
        assert whole["options"][0]["name_localizations"] == {"es-ES": "lección"}
        assert "name_localizations" not in bare
        assert "name_localizations" not in bare["options"][0]

    async def test_a_command_of_a_server_is_written_changed_and_deleted(self, raw: RawBot) -> None:
        path = f"/applications/{raw.discord.world.bot.id}/guilds/{raw.guild.id}/commands"
        made = (await raw.ask("POST", path, command("learn"))).body
        changed = await raw.ask("PATCH", f"{path}/{made['id']}", {"description": "Learn more"})
        assert changed.body["description"] == "Learn more"
        assert (await raw.ask("DELETE", f"{path}/{made['id']}")).status == 204
        assert (await raw.ask("GET", path)).body == []


class TestPlaces:
    async def test_a_direct_message_goes_to_one_channel(self, raw: RawBot) -> None:
        first = await raw.ask("POST", "/users/@me/channels", {"recipient_id": raw.ada.id})
        again = await raw.ask("POST", "/users/@me/channels", {"recipient_id": str(raw.ada.id)})
        assert first.body["id"] == again.body["id"] == str(raw.ada.dm.id)

    async def test_a_private_thread_is_seen_by_whom_it_is_for(self, raw: RawBot) -> None:
        bob = raw.discord.user("Bob")
        raw.discord.join(raw.guild, bob)
        made = await raw.ask(
            "POST", f"/channels/{raw.channel.id}/threads", {"name": "Ada's desk", "type": 12}
        )
        await raw.ask("PUT", f"/channels/{made.body['id']}/thread-members/{raw.ada.id}")
        thread = raw.discord.world.channels[int(made.body["id"])]
        assert (raw.ada.is_in(thread), bob.is_in(thread)) == (True, False)
        members = await raw.ask("GET", f"/channels/{thread.id}/thread-members")
        assert {one["user_id"] for one in members.body} == {str(raw.ada.id), str(raw.discord.world.bot.id)}

    async def test_a_thread_without_permission_is_refused(self, raw: RawBot) -> None:
        raw.discord.overwrite(raw.channel, deny=May.CREATE_PRIVATE_THREADS | May.SEND_MESSAGES_IN_THREADS)
        path = f"/channels/{raw.channel.id}/threads"
        assert (await raw.ask("POST", path, {"name": "x"})).code == 50013
        public = await raw.ask("POST", path, {"name": "x", "type": 11})
        body = {"content": "x", "allowed_mentions": NOBODY}
        assert (await raw.ask("POST", f"/channels/{public.body['id']}/messages", body)).code == 50013

    async def test_an_archived_thread_is_not_edited_until_it_is_opened(self, raw: RawBot) -> None:
        made = await raw.ask("POST", f"/channels/{raw.channel.id}/threads", {"name": "x"})
        path = f"/channels/{made.body['id']}"
        assert (await raw.ask("PATCH", path, {"archived": True})).status == 200
        assert (await raw.ask("PATCH", path, {"name": "y"})).code == 50083
        assert (await raw.ask("PATCH", path, {"archived": False})).status == 200
        assert (await raw.ask("PATCH", path, {"locked": True})).code == 50013

    async def test_a_long_name_of_a_thread_is_refused(self, raw: RawBot) -> None:
        answer = await raw.ask("POST", f"/channels/{raw.channel.id}/threads", {"name": "x" * 101})
        assert answer.errors == ["name: BASE_TYPE_MAX_LENGTH"]

    async def test_a_deleted_channel_is_gone(self, raw: RawBot) -> None:
        other = raw.discord.channel(raw.guild, "other")
        raw.discord.delete_channel(other)
        answer = await raw.ask("GET", f"/channels/{other.id}")
        assert (answer.status, answer.code) == (404, 10003)

    async def test_a_server_is_read(self, raw: RawBot) -> None:
        path = f"/guilds/{raw.guild.id}"
        assert (await raw.ask("GET", path)).body["name"] == "Study hall"
        assert [one["name"] for one in (await raw.ask("GET", f"{path}/channels")).body] == ["general"]
        assert [one["name"] for one in (await raw.ask("GET", f"{path}/roles")).body] == [
            "@everyone",
            "Parley",
        ]
        assert (await raw.ask("GET", f"{path}/members/{raw.ada.id}")).body["user"]["global_name"] == "Ada"


class TestGateway:
    @pytest.mark.parametrize(
        ("changed", "code"),
        [
            ({"token": "wrong"}, 4004),
            ({"shard": [2, 2]}, 4010),
            ({"intents": 1 << 15}, 4014),
            ({"intents": -1}, 4013),
        ],
    )
    async def test_a_wrong_identify_is_refused(self, raw: RawBot, changed: dict[str, Any], code: int) -> None:
        await raw.identify(**changed)
        assert raw.wire
        await raw.wire.receive()
        assert raw.wire.close_code == code

    async def test_only_the_bot_is_a_known_member(self, raw: RawBot) -> None:
        await raw.identify()
        assert raw.wire
        ready, guild = await raw.wire.receive_json(), await raw.wire.receive_json()
        assert (ready["t"], guild["t"], guild["s"]) == ("READY", "GUILD_CREATE", 2)
        assert [one["user"]["username"] for one in guild["d"]["members"]] == ["parley"]

    async def test_a_frame_before_identify_is_refused(self, raw: RawBot) -> None:
        wire = await raw.http.ws_connect(raw.discord.gateway_url)
        await wire.receive_json()
        await wire.send_json({"op": 3, "d": {}})
        await wire.receive()
        assert wire.close_code == 4003

    async def test_an_unknown_session_is_not_resumed(self, raw: RawBot) -> None:
        wire = await raw.http.ws_connect(raw.discord.gateway_url)
        await wire.receive_json()
        await wire.send_json({"op": 6, "d": {"token": raw.discord.token, "session_id": "x", "seq": 1}})
        assert (await wire.receive_json())["op"] == 9
