"""A small bot of discord.py that lives in the tests' process, to try the loopback Discord with the real library."""

import asyncio
import io
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import discord
import pytest
import yarl
from discord import app_commands, ui
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.loopback.discord import LoopbackDiscord

QUIET = discord.AllowedMentions.none()


class Answer(ui.Modal, title="Write code"):
    """A form with a program and a language."""

    code: ui.Label["Answer"] = ui.Label(
        text="Code", component=ui.TextInput(style=discord.TextStyle.paragraph)
    )
    kind: ui.Label["Answer"] = ui.Label(
        text="Language",
        component=ui.Select(
            options=[discord.SelectOption(label="Python"), discord.SelectOption(label="Rust")]
        ),
    )

    async def on_submit(self, interaction: discord.Interaction, /) -> None:
        code, kind = self.code.component, self.kind.component
        assert isinstance(code, ui.TextInput)
        assert isinstance(kind, ui.Select)
        await interaction.response.send_message(f"{kind.values[0]}: {code.value}", ephemeral=True)


class Start(ui.View):
    """Two buttons and a select."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @ui.button(label="Write code", custom_id="write")
    async def write(self, interaction: discord.Interaction, _: "ui.Button[Start]") -> None:
        await interaction.response.send_modal(Answer())

    @ui.button(label="Next", custom_id="next")
    async def next(self, interaction: discord.Interaction, _: "ui.Button[Start]") -> None:
        await interaction.response.edit_message(content="page 2", view=None)

    @ui.select(
        custom_id="level", options=[discord.SelectOption(label="Easy"), discord.SelectOption(label="Hard")]
    )
    async def level(self, interaction: discord.Interaction, select: "ui.Select[Start]") -> None:
        await interaction.response.send_message(f"{interaction.user.name} chose {select.values[0]}")


class Bot(discord.Client):
    """Knows /start, /ask, /slow, a menu command, and echoes what it is told."""

    def __init__(self) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        super().__init__(intents=intents, allowed_mentions=QUIET)
        self.tree = app_commands.CommandTree(self)
        self.failures: list[Exception] = []
        self.go_on = asyncio.Event()
        self.heard: list[str] = []
        self.resumed = asyncio.Event()

    async def setup_hook(self) -> None:
        self.add_view(Start())
        _add_commands(self)
        await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        if not message.author.bot:
            self.heard.append(message.content)
            files = [await one.read() for one in message.attachments]
            await message.reply(f"echo: {message.content} {files}")

    async def on_resumed(self) -> None:
        self.resumed.set()


def _add_commands(bot: Bot) -> None:
    @bot.tree.command(description="Open the menu")
    async def start(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("Welcome", view=Start())

    @bot.tree.command(description="Ask a question")
    async def ask(
        interaction: discord.Interaction, text: str, file: discord.Attachment | None = None
    ) -> None:
        size = len(await file.read()) if file else 0
        await interaction.response.send_message(f"{text}? {size} bytes", ephemeral=True)

    @ask.autocomplete("text")
    async def suggest(_: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=f"{current}oops", value="loops")]

    @bot.tree.command(description="Take a while")
    async def slow(interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True)
        await interaction.edit_original_response(content="working")
        await bot.go_on.wait()
        layout = ui.LayoutView()
        text: ui.TextDisplay[ui.LayoutView] = ui.TextDisplay("# Plot")
        gallery: ui.MediaGallery[ui.LayoutView] = ui.MediaGallery(_picture())
        box: ui.Container[ui.LayoutView] = ui.Container(text, gallery)
        layout.add_item(box)
        # Discord takes no picture with an edit, so the place of what was there is taken by words.
        await _kept(bot, interaction.edit_original_response(content="the plot"))
        await _kept(bot, interaction.followup.send(view=layout, file=_file("plot.png"), ephemeral=True))
        await _kept(bot, interaction.followup.send("the log", file=_file("log.txt"), ephemeral=True))

    @bot.tree.context_menu(name="Run this code")
    async def run(interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"ran {message.content}")

    del start, suggest, slow, run


async def _kept(bot: Bot, doing: Any) -> None:
    try:
        await doing
    except discord.HTTPException as error:
        bot.failures.append(error)


def _picture() -> discord.MediaGalleryItem:
    return discord.MediaGalleryItem("attachment://plot.png", description="A line that rises")


def _file(name: str) -> discord.File:
    return discord.File(io.BytesIO(b"0123456789"), name)


@contextmanager
def pointed_at(loopback: LoopbackDiscord) -> Generator[None]:
    """The library goes to the loopback Discord meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Route, "BASE", loopback.api)
        patch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(loopback.gateway_url))
        yield


@asynccontextmanager
async def running(loopback: LoopbackDiscord, bot: Bot) -> AsyncGenerator[Bot]:
    """The bot while it is connected and its commands are there."""
    with pointed_at(loopback):
        run = asyncio.create_task(bot.start(loopback.token))
        try:
            await loopback.until(lambda: run.done() or loopback.is_ready())
            if run.done():
                await run
            yield bot
        finally:
            await bot.close()
            await asyncio.gather(run, return_exceptions=True)
