"""What is done when the week to think better of it is over."""

import logging
from datetime import datetime

from core.errors import Unavailable
from core.store import erasure
from core.turn import House

log = logging.getLogger(__name__)


async def erase_due(house: House, now: datetime) -> None:
    """Erase those whose day has come, each in a transaction of their own. One with a bug in it keeps no other."""
    for learner in await house.database.read(erasure.due, now):
        try:
            gone = await house.database.write(erasure.erase, learner, now)
        except Unavailable:
            raise
        except Exception:  # an edge, as in Noticeboard.retry; the next round tries it again
            log.exception("learner %d cannot be erased", learner)
        else:
            if gone:
                log.info("learner %d was erased, as they had asked", learner)
