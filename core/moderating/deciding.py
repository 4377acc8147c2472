"""A decision about an explanation, whoever makes it: it is noted, and its author told."""

from datetime import datetime
from secrets import token_hex

from sqlalchemy.ext.asyncio import AsyncConnection

from core.chat import Say
from core.moderating.telling import of_decision
from core.store import moderation
from core.store.explanations import State
from core.store.moderation import Act, Case
from core.store.telling import tell_last


async def decide(
    connection: AsyncConnection, case: Case, act: Act, now: datetime, *, becomes: State, say: Say
) -> None:
    """Decide a case as it was read, in the caller's transaction; its author is told in the words of `say`.

    Of what was shown all along they hear nothing. Overtaken where something was done about it since.
    """
    if act.act != "kept":
        told = of_decision(act.act, case.text, act.reason, say)
        # Before the decision, so that whoever writes to the same two rows takes them in the same order.
        await tell_last(connection, case.author, told, f"moderation/{token_hex(16)}", now)
    await moderation.decide(connection, case, act, now, becomes=becomes)
