"""What becomes of votes: they are weighed, pay the author, bring what divides readers before somebody, and are told of."""

import logging
import secrets
from datetime import datetime

from core.errors import Unavailable
from core.features.explanations import own_views as views
from core.play.points import for_help
from core.play.ranking import divided
from core.store import moderation, points, telling, thanking, votes
from core.store.explanations import State
from core.store.moderation import Act
from core.store.thanking import Helped
from core.store.votes import Judged
from core.turn import House

log = logging.getLogger(__name__)

ROUNDS = 20
"""Explanations of so many skills are weighed at a time; the others are due again in the next round."""
AT_ONCE = 100
"""Authors who are told at a time."""
DIVIDED = Act(act="divided", by="votes")


async def weigh(house: House, now: datetime) -> None:
    """Weigh what is due. Who helped others has points for it in the same transaction."""
    for _ in range(ROUNDS):
        if not await _weigh_one_skill(house, now):
            return


async def tell_helped(house: House, now: datetime) -> None:
    """Tell authors whom their explanations helped: all at once, and once a day at most. One cannot keep the others."""
    for author in await house.database.read(thanking.to_tell, now, AT_ONCE):
        try:
            await _tell(house, author, now)
        except Unavailable:
            raise
        except Exception:  # an edge, as in Noticeboard.retry; the next round tries it again
            log.exception("learner %d cannot be told that they helped", author)


async def _tell(house: House, author: int, now: datetime) -> None:
    async with house.database.transaction() as connection:
        language, found = await thanking.tell_helped(connection, author, now)
        named = [(one, title) for one in found if (title := _title(house, one))]
        if named:
            reply = views.helped(named, house.words.say(language))
            event = f"helped/{secrets.token_hex(16)}"
            await telling.tell_last(connection, author, reply, event, now)


async def _weigh_one_skill(house: House, now: datetime) -> bool:
    async with house.database.transaction() as connection:
        weighed = await votes.weigh_due(connection, now)
        # In one order, so that two processes that pay the same authors do not wait for each other.
        for _, one in sorted(weighed.items(), key=lambda pair: (pair[1].author, pair[0])):
            await points.give(
                connection, one.author, for_help(one.taught, one.weighed.up), one.community, now
            )
        for id_ in sorted(_divided(weighed)):
            if not any(act.act == DIVIDED.act for act, _ in await moderation.acts(connection, id_)):
                shown = State.SHOWN
                await moderation.moderate(connection, id_, DIVIDED, now, was=shown, becomes=shown)
    return bool(weighed)


def _divided(weighed: dict[str, Judged]) -> list[str]:
    return [id_ for id_, one in weighed.items() if divided(one.weighed)]


def _title(house: House, one: Helped) -> str:
    """What was explained; "" where that is in no course any more."""
    found = house.catalogue.find_lesson(one.course, one.lesson)
    return found[1].title if found else ""
