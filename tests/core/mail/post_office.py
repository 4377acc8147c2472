"""A server for e-mail on this machine, that keeps what it is sent and can be told to refuse."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.smtp import SMTP


@dataclass(slots=True)
class PostOffice:
    """Takes letters; `refusal` is what it says to the next recipients instead, "" for nothing."""

    letters: list[EmailMessage] = field(default_factory=list[EmailMessage])
    refusal: str = ""
    port: int = 0

    async def handle_RCPT(  # noqa: N802 - as the server's library calls it
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        del server, session, options
        if self.refusal:
            return self.refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - as above
        del server, session
        letter = message_from_bytes(envelope.content, policy=default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        return "250 OK"

    @property
    def url(self) -> str:
        """Where it is."""
        return f"smtp://127.0.0.1:{self.port}"


@asynccontextmanager
async def post_office() -> AsyncGenerator[PostOffice]:
    """A server that is open until the block ends."""
    office = PostOffice()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(office, loop=loop, hostname="localhost"), "127.0.0.1", 0)
    async with server:
        office.port = server.sockets[0].getsockname()[1]
        yield office


def text_of(letter: EmailMessage, kind: str = "plain") -> str:
    """A letter's words, as plain text or as HTML."""
    body = letter.get_body((kind,))
    assert body is not None
    return str(body.get_content())
