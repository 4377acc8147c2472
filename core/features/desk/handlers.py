"""The verbs of whoever teaches: a link to the pages, and the log."""

from core.chat import Audience, Reply
from core.desk_tokens import digest, new_token
from core.features.desk import rules, views
from core.roles import HOUSE, standing
from core.store import acts, communities, desk, staff
from core.store.acts import Act
from core.store.desk import Seat
from core.turn import Turn

SHOWN = 10
"""Acts that a chat shows at once."""
MOST_OTHERS = 5
"""Other communities of theirs that are offered."""


async def open_(turn: Turn) -> Reply:
    """Give a link to the pages, to the one at `path`; of another `community` of theirs, where that is asked for."""
    if community := turn.argument("community"):
        turn.desk = community
        turn.staff = await standing(turn, Audience.INSTRUCTORS)
    token = new_token()
    address = turn.house.entrances.desk(token)
    if not address:
        return views.nowhere(turn.say)
    # The reply's row holds the address until the link has ended and longer; what lies in `desk_links` is a digest.
    here = turn.standing.community
    seat = Seat(learner=turn.learner.id, community=here, platform=turn.platform, person=turn.person)
    until = turn.now + rules.LINK_LIFE
    turn.write(desk.offer, digest(token), seat, turn.argument("path")[:500], until)
    others = await _others(turn, here)
    return views.link(address, await name_of(turn, here), others, turn.say)


async def log(turn: Turn) -> Reply:
    """What was done in the community, the newest first."""
    found, older = await page_of_log(turn, SHOWN)
    return views.log(found, older, turn.language, turn.learner.time_zone, turn.say)


async def page_of_log(turn: Turn, most: int) -> tuple[list[Act], int | None]:
    """Acts of the community below the number `before`, and below which the next ones are; None where these are the last."""
    before = turn.number("before") if turn.argument("before") else None
    found = await turn.read(acts.newest, turn.standing.community, most + 1, before=before)
    return list(found[:most]), found[most - 1].id if len(found) > most else None


async def name_of(turn: Turn, community: str) -> str:
    """What people call a community."""
    if community == HOUSE:
        return turn.say("desk-house")
    known = await turn.read(communities.named, community)
    return (known and known.name) or community


async def _others(turn: Turn, here: str) -> list[tuple[str, str]]:
    """Other communities in which they teach, those of late first, each with its name."""
    found = await turn.read(staff.posts, turn.learner.id)
    others = [one.community for one in found.rows if one.community != here][:MOST_OTHERS]
    return [(one, await name_of(turn, one)) for one in others]
