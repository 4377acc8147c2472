"""How interactions may be answered on the loopback Discord, and when not any more."""

import asyncio

import pytest

from tests.loopback.discord import Exchange, Message
from tests.loopback.forms import button, field, gallery, label, modal, option, row, second, select, text
from tests.loopback.raw_bot import NOBODY, RawBot

HELLO = {"content": "hello", "allowed_mentions": NOBODY}
ANSWER = {"type": 4, "data": HELLO}
DEFERRED = {"type": 5}


class TestFirstAnswers:
    async def test_a_message_is_told_back(self, raw: RawBot) -> None:
        exchange = await raw.called()
        answer = await raw.callback(exchange, ANSWER)
        assert answer.status == 200
        assert answer.body["interaction"]["response_message_loading"] is False
        assert answer.body["resource"]["message"]["content"] == "hello"
        assert answer.body["resource"]["message"]["interaction_metadata"]["name"] == "learn"
        assert exchange.text == "hello"

    async def test_a_second_answer_is_refused(self, raw: RawBot) -> None:
        exchange = await raw.called()
        await raw.callback(exchange, DEFERRED)
        answer = await raw.callback(exchange, ANSWER)
        assert (answer.status, answer.code) == (400, 40060)

    async def test_an_answer_after_three_seconds_is_refused(self, raw: RawBot) -> None:
        exchange = await raw.called()
        raw.discord.age(exchange, minutes=3.1 / 60)
        answer = await raw.callback(exchange, DEFERRED)
        assert (answer.status, answer.code) == (404, 10062)

    async def test_a_refused_answer_may_be_tried_again(self, raw: RawBot) -> None:
        exchange = await raw.called()
        assert (await raw.callback(exchange, {"type": 4, "data": {}})).code == 50006
        assert (await raw.callback(exchange, ANSWER)).status == 200
        assert exchange.callbacks == [4, 4]

    async def test_a_modal_is_not_answered_with_a_modal(self, raw: RawBot) -> None:
        exchange = await raw.called()
        await raw.callback(exchange, modal(label(field())))
        filled = await raw.ada.fill(exchange, code="x", settle=False)
        assert (await raw.callback(filled, modal(label(field())))).errors == ["type: BASE_TYPE_CHOICES"]
        assert (await raw.callback(filled, ANSWER)).status == 200

    async def test_completion_takes_suggestions_alone(self, raw: RawBot) -> None:
        await raw.called()
        await raw.commands({"name": "learn", "description": "Learn", "options": [option(autocomplete=True)]})
        typing = asyncio.create_task(raw.ada.complete(raw.channel, "learn", lesson="lo"))
        await raw.discord.until(lambda: any(one.type == 4 for one in raw.discord.stage.interactions.values()))
        exchange = Exchange(list(raw.discord.stage.interactions.values())[-1], raw.discord.stage)
        assert (await raw.callback(exchange, ANSWER)).errors == ["type: BASE_TYPE_CHOICES"]
        long = {"choices": [{"name": "Loops", "value": "x" * 101}]}
        assert (await raw.callback(exchange, {"type": 8, "data": long})).errors
        many = {"choices": [{"name": f"{number}", "value": "x"} for number in range(26)]}
        assert (await raw.callback(exchange, {"type": 8, "data": many})).status == 400
        await raw.callback(exchange, {"type": 8, "data": {"choices": [{"name": "Loops", "value": "loops"}]}})
        assert await typing == {"Loops": "loops"}


class TestLaterAnswers:
    async def test_an_unanswered_interaction_has_no_original(self, raw: RawBot) -> None:
        answer = await raw.webhook("PATCH", await raw.called(), HELLO, "@original")
        assert (answer.status, answer.code) == (404, 10015)

    @pytest.mark.parametrize(
        ("method", "message"), [("POST", ""), ("PATCH", "@original"), ("GET", "@original")]
    )
    async def test_a_token_is_good_for_fifteen_minutes(self, raw: RawBot, method: str, message: str) -> None:
        exchange = await raw.called()
        await raw.callback(exchange, ANSWER)
        raw.discord.age(exchange, minutes=14)
        body = None if method == "GET" else HELLO
        assert (await raw.webhook(method, exchange, body, message)).status == 200
        raw.discord.age(exchange, minutes=2)
        answer = await raw.webhook(method, exchange, body, message)
        assert (answer.status, answer.code) == (401, 50027)

    async def test_a_deferral_stays_ephemeral_whatever_the_answer_says(self, raw: RawBot) -> None:
        exchange = await raw.called()
        deferred = await raw.callback(exchange, {"type": 5, "data": {"flags": 64}})
        assert deferred.body["interaction"]["response_message_loading"] is True
        answer = await raw.webhook("POST", exchange, HELLO)
        assert answer.body["flags"] == 64
        assert exchange.original
        assert exchange.original.owner is raw.ada.user
        assert [one.text for one in exchange.messages] == ["hello"]

    async def test_an_ephemeral_message_is_not_found_in_its_channel(self, raw: RawBot) -> None:
        exchange = await raw.called()
        await raw.callback(exchange, {"type": 4, "data": {**HELLO, "flags": 64}})
        path = f"/channels/{raw.channel.id}/messages/{(await exchange.message()).id}"
        for method, body in (("GET", None), ("PATCH", HELLO), ("DELETE", None)):
            answer = await raw.ask(method, path, body)
            assert (answer.status, answer.code) == (404, 10008)

    async def test_a_deferral_becomes_components_v2(self, raw: RawBot) -> None:
        exchange = await raw.called()
        await raw.callback(exchange, DEFERRED)
        shown = await raw.webhook(
            "PATCH", exchange, second(text("Loops"), allowed_mentions=NOBODY), "@original"
        )
        assert shown.body["flags"] == 1 << 15
        assert exchange.text == "Loops"

    async def test_a_message_of_components_v2_stays_one(self, raw: RawBot) -> None:
        exchange = await raw.called()
        await raw.callback(exchange, {"type": 4, "data": second(text("Loops"), allowed_mentions=NOBODY)})
        content = await raw.webhook("PATCH", exchange, HELLO, "@original")
        assert content.errors == ["content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"]
        flags = await raw.webhook("PATCH", exchange, {"flags": 0, "components": []}, "@original")
        assert flags.errors == ["flags: MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG"]
        assert exchange.text == "Loops"

    async def test_a_message_with_content_becomes_components_v2_only_without_it(self, raw: RawBot) -> None:
        exchange = await raw.called()
        await raw.callback(exchange, ANSWER)
        body = second(text("Loops"), allowed_mentions=NOBODY)
        assert (await raw.webhook("PATCH", exchange, body, "@original")).code == 50035
        assert (await raw.webhook("PATCH", exchange, {**body, "content": None}, "@original")).status == 200

    async def test_a_guest_follows_up_five_times(self, raw: RawBot) -> None:
        elsewhere = raw.discord.guild("Elsewhere", owner=raw.ada, bot=False)
        exchange = await raw.called(channel=elsewhere.general)
        assert exchange.interaction.payload["authorizing_integration_owners"] == {"1": str(raw.ada.id)}
        await raw.callback(exchange, ANSWER)
        for _ in range(5):
            assert (await raw.webhook("POST", exchange, HELLO)).status == 200
        answer = await raw.webhook("POST", exchange, HELLO)
        assert (answer.status, answer.code) == (400, 40094)

    async def test_a_message_of_another_interaction_is_not_touched(self, raw: RawBot) -> None:
        first, other = await raw.called(), await raw.called()
        await raw.callback(first, ANSWER)
        await raw.callback(other, ANSWER)
        answer = await raw.webhook("PATCH", first, HELLO, str((await other.message()).id))
        assert (answer.status, answer.code) == (404, 10008)

    async def test_an_answer_can_be_deleted(self, raw: RawBot) -> None:
        exchange = await raw.called()
        await raw.callback(exchange, ANSWER)
        assert (await raw.webhook("DELETE", exchange, None, "@original")).status == 204
        assert exchange.messages == []
        assert (await raw.webhook("GET", exchange, None, "@original")).code == 10008

    async def test_files_come_along_and_are_downloaded(self, raw: RawBot) -> None:
        exchange = await raw.called()
        body = second(
            gallery("attachment://plot.png"),
            allowed_mentions=NOBODY,
            attachments=[{"id": 0, "filename": "plot.png", "description": "A line"}],
        )
        await raw.callback(exchange, {"type": 4, "data": body}, {"plot.png": b"0123"})
        (attachment,) = (await exchange.message()).attachments
        assert (attachment.name, attachment.description, attachment.content) == (
            "plot.png",
            "A line",
            b"0123",
        )
        async with raw.http.get(attachment.url) as response:
            assert await response.read() == b"0123"
        kept = second(
            gallery("attachment://plot.png"), allowed_mentions=NOBODY, attachments=[{"id": attachment.id}]
        )
        assert (await raw.webhook("PATCH", exchange, kept, "@original")).status == 200
        assert (await raw.webhook("PATCH", exchange, {**kept, "attachments": []}, "@original")).code == 50035
        assert raw.discord.violations[:-1] == []

    async def test_a_picture_that_comes_with_an_edit_is_not_found(self, raw: RawBot) -> None:
        exchange = await raw.called()
        await raw.callback(exchange, DEFERRED)
        body = second(
            gallery("attachment://plot.png"),
            allowed_mentions=NOBODY,
            attachments=[{"id": 0, "filename": "plot.png"}],
        )
        path = f"/webhooks/{raw.discord.world.bot.id}/{exchange.interaction.token}/messages/@original"
        answer = await raw.ask("PATCH", path, body, {"plot.png": b"0123"})
        assert answer.errors == [
            "components.0.items.0.media.url: UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"
        ]

    async def test_more_bytes_of_text_than_discord_can_handle_break_it(self, raw: RawBot) -> None:
        bytes_ = 10_170 - 12
        fits = await raw.post(second(text("語" * (bytes_ // 3)), allowed_mentions=NOBODY))
        broken = await raw.post(second(text("語" * (bytes_ // 3 + 1)), allowed_mentions=NOBODY))
        assert (fits.status, broken.status) == (200, 500)


class TestPeople:
    async def test_a_stranger_does_not_press_what_they_do_not_see(self, raw: RawBot) -> None:
        message = await self.shown(raw, flags=64, components=[row(button("Next"))])
        bob = raw.discord.user("Bob")
        raw.discord.join(raw.guild, bob)
        with pytest.raises(AssertionError, match="Bob does not see"):
            await bob.press(message, "Next")

    async def test_a_button_that_is_disabled_or_missing_is_not_pressed(self, raw: RawBot) -> None:
        message = await self.shown(raw, components=[row(button("Next", disabled=True))])
        with pytest.raises(AssertionError, match="disabled"):
            await raw.ada.press(message, "Next")
        with pytest.raises(AssertionError, match="0 buttons 'Back'"):
            await raw.ada.press(message, "Back")

    async def test_a_select_takes_its_own_options_alone(self, raw: RawBot) -> None:
        message = await self.shown(raw, components=[row(select("a", "b"))])
        with pytest.raises(AssertionError, match="takes 1 to 1"):
            await raw.ada.choose(message, "a", "b")
        with pytest.raises(AssertionError, match="No option 'c'"):
            await raw.ada.choose(message, "c")
        chosen = await raw.ada.choose(message, "b", settle=False)
        assert chosen.interaction.payload["data"]["values"] == ["b"]

    async def test_a_form_takes_what_its_fields_allow(self, raw: RawBot) -> None:
        exchange = await raw.called()
        fields = [
            label(field("code", max_length=5)),
            label(select("a", "b"), "Pick"),
            label({"type": 19, "custom_id": "up", "required": False, "min_values": 0}, "File"),
        ]
        await raw.callback(exchange, modal(*fields))
        with pytest.raises(AssertionError, match="1 to 5 characters"):
            await raw.ada.fill(exchange, code="", Pick="a", settle=False)
        with pytest.raises(AssertionError, match="No field 'nothing'"):
            await raw.ada.fill(exchange, nothing="x", settle=False)
        filled = await raw.ada.fill(exchange, code="x", Pick="b", File=("a.py", b"1"), settle=False)
        sent = filled.interaction.payload["data"]
        assert sent["components"][0]["component"]["value"] == "x"
        assert sent["components"][1]["component"]["values"] == ["b"]
        assert (
            sent["resolved"]["attachments"][sent["components"][2]["component"]["values"][0]]["filename"]
            == "a.py"
        )

    async def test_staff_commands_are_offered_to_staff(self, raw: RawBot) -> None:
        await raw.called()
        await raw.commands({"name": "setup", "description": "Set up", "default_member_permissions": 1 << 5})
        bob = raw.discord.user("Bob")
        raw.discord.join(raw.guild, bob)
        with pytest.raises(AssertionError, match="Bob is not offered 'setup'"):
            await bob.slash(raw.channel, "setup")
        assert await raw.ada.slash(raw.channel, "setup", settle=False)

    async def test_an_option_is_checked_as_a_client_does(self, raw: RawBot) -> None:
        await raw.called()
        options = [option("count", 4, required=True, max_value=5)]
        await raw.commands({"name": "quiz", "description": "Quiz", "options": options})
        with pytest.raises(AssertionError, match="needs"):
            await raw.ada.slash(raw.channel, "quiz")
        with pytest.raises(AssertionError, match="from None to 5"):
            await raw.ada.slash(raw.channel, "quiz", count=6)

    async def test_a_sub_command_is_called_by_its_path(self, raw: RawBot) -> None:
        await raw.called()
        inner = option("create", 1, options=[option("title", required=True)])
        await raw.commands({"name": "course", "description": "Courses", "options": [inner]})
        called = await raw.ada.slash(raw.channel, "course create", title="Loops", settle=False)
        sent = called.interaction.payload["data"]["options"]
        assert sent == [
            {"type": 1, "name": "create", "options": [{"name": "title", "type": 3, "value": "Loops"}]}
        ]

    async def shown(self, raw: RawBot, **more: object) -> Message:
        exchange = await raw.called()
        await raw.callback(exchange, {"type": 4, "data": {**HELLO, **more}})
        return await exchange.message()
