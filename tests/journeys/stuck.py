"""Somebody who is stuck at a challenge and asks the tutor, on each platform: what they do, and what they were shown meanwhile.

What was shown is read where it arrives: from the requests that a loopback server took, and from the stream of the page.
"""

import asyncio
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any, Protocol

from playwright.async_api import CDPSession, Page, expect

from tests.adapters.discord.visitor import Visitor as Guest
from tests.chromium import say, theirs
from tests.journeys.correspondent import Correspondent
from tests.journeys.visitor import Visitor
from tests.loopback.discord import LoopbackDiscord
from tests.loopback.telegram import LoopbackTelegram

FIRST = "Start the first lesson"
SLOWLY = 45_000
"""Milliseconds for an answer in the browser: a killed process has to come back first."""


class Stuck(Protocol):
    """A learner on one platform. What they do returns when they read the last words of the answer to it."""

    async def agree(self) -> None:
        """Begin the course, and let a model read what they write."""
        ...

    async def try_(self, title: str, source: str) -> None:
        """Open the challenge of this title, and send a program that is wrong."""
        ...

    async def ask(self, question: str, *, reads: str) -> None:
        """Ask with /ask."""
        ...

    async def press(self, label: str, *, reads: str) -> None:
        """Press a button of the newest reply."""
        ...

    async def sees(self, text: str) -> None:
        """Wait until the answer that grows has come so far."""
        ...

    def states(self) -> Sequence[str]:
        """All that was shown in turn as the answer to what they did last, its end included."""
        ...

    async def answers(self, text: str) -> int:
        """How many messages say this now."""
        ...

    def wire(self) -> str:
        """All that ever reached their platform."""
        ...


# ── Discord ─────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class OnDiscord:
    """In a channel of a server, by slash commands and buttons."""

    guest: Guest
    discord: LoopbackDiscord

    async def agree(self) -> None:
        """See Stuck."""
        await self.guest.call("start")
        await self.guest.press(FIRST)
        await self.guest.call("privacy", what="model", answer="yes")

    async def try_(self, title: str, source: str) -> None:
        """See Stuck."""
        await self.guest.call("challenge", challenge=title)
        await self.guest.fill(await self.guest.open("Write code"), code=source)
        await self.guest.reads("cases pass")

    async def ask(self, question: str, *, reads: str) -> None:
        """See Stuck."""
        await self.guest.call("ask", question=question)
        await self.guest.reads(reads)

    async def press(self, label: str, *, reads: str) -> None:
        """See Stuck."""
        await self.guest.press(label)
        await self.guest.reads(reads)

    async def sees(self, text: str) -> None:
        """See Stuck."""
        await self.discord.until(lambda: self.guest.exchange and text in self.states())

    def states(self) -> Sequence[str]:
        """See Stuck."""
        return [one for message in self.guest.shown for one in message.versions if one]

    async def answers(self, text: str) -> int:
        """See Stuck."""
        places = (self.guest.channel, self.guest.person.dm)
        return sum(text in one.text for place in places for one in self.guest.person.messages(place))

    def wire(self) -> str:
        """See Stuck."""
        return "\n".join(str(one.body) for one in self.discord.traffic)


# ── Telegram ────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class OnTelegram:
    """In their own chat with the bot, where an answer grows in a draft."""

    pupil: Correspondent
    telegram: LoopbackTelegram
    before: int = 0
    """Requests that were there when they did something last."""

    async def agree(self) -> None:
        """See Stuck."""
        await self.pupil.start()
        await self.pupil.press(FIRST)
        await self.pupil.say("/privacy model yes")

    async def try_(self, title: str, source: str) -> None:
        """See Stuck."""
        await self.pupil.say(f"/challenge {title}")
        await self.pupil.say(f"```python\n{source}```")
        await self.pupil.reads("cases pass")

    async def ask(self, question: str, *, reads: str) -> None:
        """See Stuck."""
        self.before = len(self.telegram.traffic)
        await self.pupil.say(f"/ask {question}")
        await self.pupil.reads(reads)

    async def press(self, label: str, *, reads: str) -> None:
        """See Stuck."""
        self.before = len(self.telegram.traffic)
        await self.pupil.press(label)
        await self.pupil.reads(reads)

    async def sees(self, text: str) -> None:
        """See Stuck."""
        await self.telegram.until(lambda: text in self.states())

    def states(self) -> Sequence[str]:
        """See Stuck."""
        shown = [
            bare(one.arguments["text"])
            for one in self.telegram.traffic[self.before :]
            if one.status == 200 and one.method in ("sendMessageDraft", "sendMessage")
        ]
        return [one for number, one in enumerate(shown) if shown[number - 1 : number] != [one]]

    async def answers(self, text: str) -> int:
        """See Stuck."""
        return sum(text in one.text for one in self.pupil.bots)

    def wire(self) -> str:
        """See Stuck."""
        return "\n".join(str(one.arguments) for one in self.telegram.traffic)


# ── the web ─────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class OnTheWeb:
    """At a page of the widget, whose stream is listened to."""

    visitor: Visitor
    heard: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    """What came over the stream."""
    before: int = 0

    async def listen(self) -> CDPSession:
        """Keep from now on what comes over the page's stream."""
        session = await self.page.context.new_cdp_session(self.page)

        def hear(told: dict[str, Any]) -> None:
            if told["data"]:
                self.heard.append(json.loads(told["data"]))

        session.on("Network.eventSourceMessageReceived", hear)
        await session.send("Network.enable")
        return session

    @property
    def page(self) -> Page:
        """The page."""
        return self.visitor.page

    async def agree(self) -> None:
        """See Stuck."""
        await self.page.get_by_role("button", name="Start learning").click()
        await self._come(1, "Parley")
        await self.visitor.press(FIRST)
        await self.visitor.say("/privacy model yes")

    async def try_(self, title: str, source: str) -> None:
        """See Stuck."""
        await self.visitor.say(f"/challenge {title}")
        await self.visitor.submit_code(source)
        await expect(self.visitor.newest).to_contain_text("cases pass")

    async def ask(self, question: str, *, reads: str) -> None:
        """See Stuck."""
        there = await self._begin()
        await say(self.page, f"/ask {question}")
        await self._come(there + 1, reads)

    async def press(self, label: str, *, reads: str) -> None:
        """See Stuck."""
        there = await self._begin()
        await self.visitor.newest.get_by_role("button", name=label, exact=True).click()
        await self._come(there + 1, reads)

    async def sees(self, text: str) -> None:
        """See Stuck."""
        await expect(self.page.locator(".theirs.growing .prose")).to_have_text(text, timeout=SLOWLY)

    def states(self) -> Sequence[str]:
        """See Stuck."""
        return [_read(data) for data in self.heard[self.before :] if "blocks" in data]

    async def answers(self, text: str) -> int:
        """See Stuck."""
        return await theirs(self.page).filter(has_text=text).count()

    def wire(self) -> str:
        """See Stuck."""
        return "\n".join(json.dumps(data, ensure_ascii=False) for data in self.heard)

    async def _begin(self) -> int:
        self.before = len(self.heard)
        return await theirs(self.page).count()

    async def _come(self, count: int, text: str) -> None:
        await expect(theirs(self.page)).to_have_count(count, timeout=SLOWLY)
        await expect(self.visitor.newest).to_contain_text(text, timeout=SLOWLY)
        await expect(self.page.locator(".theirs.growing")).to_have_count(0, timeout=SLOWLY)


def _read(data: dict[str, Any]) -> str:
    return "\n".join(bare(one["html"]) for one in data["blocks"] if one["kind"] == "text")


def bare(html: str) -> str:
    """The words of a piece of HTML."""
    return unescape(re.sub(r"<[^>]+>", "", html)).strip()


async def all_of(*doing: Any) -> None:
    """Do this at once."""
    async with asyncio.TaskGroup() as group:
        for one in doing:
            group.create_task(one)
