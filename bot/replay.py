"""How a message of the tutor's came about, for whoever looks into it."""

import json

from bot.serve import Tell
from bot.settings import Settings
from bot.wiring import database_url
from core.store import tutoring
from core.store.database import Database


async def replay(settings: Settings, message: str, tell: Tell) -> bool:
    """Print all that is known of a message as JSON; whether there is one of this id."""
    async with database_url(settings, tell) as url:
        database = Database(url)
        try:
            found = await database.read(tutoring.find, message)
        finally:
            await database.close()
    if found is None:
        tell(f"There is no message {message}.")
        return False
    print(json.dumps(found, default=str, ensure_ascii=False, indent=2))  # noqa: T201 - what was asked for
    return True
