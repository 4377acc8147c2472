"""The pass to a form: who has it may fill that form in away from its chat, once, until it expires."""

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from struct import Struct

from core.chat import Block, Choices, FieldKind, Form, Reply, choice_id, parse_choice_id
from core.store import notes
from core.store.database import Database

LIFE = timedelta(days=3)
"""A task that is opened on a Friday is still there on Sunday. Whoever finds a link later than that finds nothing."""
OWNER, KEY = "(core)", "secret of the passes"
"""Where the secret is noted: no adapter is called so, since its name is that of a module."""

_PAYLOAD = Struct(">QHI")
"""The turn, the number of the form's action in it, and the second since 1970 in which the pass ends."""
_SIZE = _PAYLOAD.size + sha256().digest_size
_LONGEST = 100
"""Characters of what is looked at at all; a pass has 62."""


@dataclass(frozen=True, slots=True)
class Pass:
    """What a pass says: the id of the form, and until when it is good. Whose form that is, the turn's row knows."""

    form: str
    until: datetime


@dataclass(frozen=True, slots=True, repr=False)
class Passes:
    """Issues and reads passes, signed with HMAC-SHA-256. As text, one has 62 characters of A-Z, a-z, 0-9, - and _."""

    secret: bytes

    def issue(self, form: str, now: datetime) -> str:
        """A pass to the form of this id; "" for one that has no id as `choice_id` makes them."""
        parsed = parse_choice_id(form)
        if parsed is None or parsed[1] >= 2**16:
            return ""
        payload = _PAYLOAD.pack(*parsed, int((now + LIFE).timestamp()))
        return _text(payload + self._signature(payload))

    def read(self, token: str) -> Pass | None:
        """What a pass says, whether it is still good or not; None for whatever is not one, to the last bit."""
        content = _bytes(token)
        payload, signature = content[: _PAYLOAD.size], content[_PAYLOAD.size :]
        if len(content) != _SIZE or not hmac.compare_digest(signature, self._signature(payload)):
            return None
        turn, number, until = _PAYLOAD.unpack(payload)
        return Pass(choice_id(turn, number), datetime.fromtimestamp(until, UTC))

    def _signature(self, payload: bytes) -> bytes:
        return hmac.digest(self.secret, b"parley form pass 1:" + payload, sha256)


async def passes(database: Database, now: datetime) -> Passes:
    """Passes signed with the secret that all processes of this database agree on; the first one makes it."""
    offered = secrets.token_urlsafe(32)
    await database.write(notes.offer, OWNER, KEY, offered, now)
    secret = await database.read(notes.read, OWNER, KEY)
    assert secret
    return Passes(secret.encode())


def led_elsewhere(reply: Reply, page: Callable[[str], str]) -> Reply:
    """The same addressed reply; each form that asks for code has the address that `page` gives for its id."""

    def lead(block: Block) -> Block:
        if isinstance(block, Form) and any(field.kind is FieldKind.CODE for field in block.fields):
            return replace(block, elsewhere=page(block.id))
        return block

    return replace(reply, blocks=tuple(map(lead, reply.blocks)))


def asked_alone(reply: Reply, form: str) -> Reply | None:
    """Of an addressed reply, what is read and the one form of this id; None where that is not in it."""
    there = [block for block in reply.blocks if not isinstance(block, Choices | Form) or _is(block, form)]
    return replace(reply, blocks=tuple(there)) if any(_is(block, form) for block in there) else None


def _is(block: Block, form: str) -> bool:
    return isinstance(block, Form) and block.id == form


def _text(content: bytes) -> str:
    return urlsafe_b64encode(content).decode().rstrip("=")


def _bytes(token: str) -> bytes:
    """What a text stands for; nothing where it is not the one text that stands for that."""
    if not token.isascii() or len(token) > _LONGEST:
        return b""
    try:
        content = urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except NotBase64:
        return b""
    # The decoder skips what it does not know, and bits that are left over at the end: neither is ours.
    return content if _text(content) == token else b""
