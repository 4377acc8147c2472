"""What is posted in communities by itself."""

import logging
from datetime import date, datetime, timedelta

from core.errors import NotAllowed, Unavailable
from core.features.community import rules, views
from core.features.community.views import Today
from core.play.daily import Occasion
from core.store import communities, points
from core.store.communities import DAILY, Community
from core.turn import House

log = logging.getLogger(__name__)


async def post_daily(house: House, now: datetime) -> None:
    """Post what there is to do today where the hour for it has come. One that cannot be posted keeps no other."""
    platforms = tuple(house.noticeboard.platforms)
    for community, day in await house.database.read(communities.daily, platforms, now):
        try:
            await _post(house, community, day)
        except (NotAllowed, Unavailable) as error:
            log.warning("no daily post in community %s: %s", community.id, error)
        except Exception:  # an edge, as in Noticeboard.retry, which has this post from now on
            log.exception("no daily post in community %s", community.id)


async def _post(house: House, community: Community, day: date) -> None:
    course = house.catalogue.find(community.course or "")
    if course is None:
        return
    before = Occasion(f"{community.platform}/{community.id}", day - timedelta(days=1))
    today = Today(
        course=course,
        challenge=rules.of_the_day(course, day),
        day=day,
        points=community.channel not in community.quiet,
        solvers=await house.database.read(points.solvers, str(before)),
    )
    await house.noticeboard.put_up(
        community, f"{DAILY}{day}", views.daily(today, house.words.say(community.language))
    )
