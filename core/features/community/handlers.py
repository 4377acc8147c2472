"""The verbs of whoever sets Parley up for a community."""

from dataclasses import replace

from core.chat import Reply
from core.course.model import Course
from core.errors import LearnerError, NotAllowed, Unavailable
from core.features.community import rules, views
from core.features.community.rules import NotReadable
from core.features.community.views import SetUp
from core.store import communities
from core.store.communities import Community
from core.turn import Turn
from core.words import zones


async def show(turn: Turn) -> Reply:
    """Show what is set up, and a form for it."""
    community = _community(turn)
    if turn.community is None:
        return views.first(community, _courses(turn), turn.language, turn.say, has_rooms=_has_rooms(turn))
    return await _shown(turn, community)


async def save(turn: Turn) -> Reply:
    """Set up what the form says, and look whether Parley may do there what it has to."""
    before, courses = _community(turn), _courses(turn)
    try:
        here = "" if _has_rooms(turn) else _place(turn)
        community = rules.filled(before, turn.values, courses, place=here)
    except NotReadable as wrong:
        raise LearnerError("community-unreadable", given=wrong.given[:40]) from wrong
    zone = turn.values.get("zone", "")
    found = zones.zones(zone, turn.language, turn.now) if zone.strip() else ["UTC"]
    if len(found) != 1:
        near = found or zones.guesses(zone, turn.language, turn.now)
        meant = replace(community, time_zone=zone)
        return views.which_zone(meant, near, courses, turn.language, turn.say, has_rooms=_has_rooms(turn))
    community = replace(community, time_zone=found[0], language=turn.house.words.best(turn.language))
    turn.write(communities.keep, community, turn.now)
    return await _shown(turn, community)


async def check(turn: Turn) -> Reply:
    """Look again whether Parley may do there what it has to."""
    return await _shown(turn, _community(turn))


async def test(turn: Turn) -> Reply:
    """Post something in the channel, as everybody there will see it."""
    community = _community(turn)
    if community.channel is None or await _lacking(turn, community) != ():
        return await _shown(turn, community)
    course = turn.house.catalogue.find(community.course or "")
    welcome = views.welcome(course, turn.house.words.say(community.language))
    noticeboard = turn.house.noticeboard
    try:
        # The same number in each try of this turn, as it is drawn by the event: so it is posted once.
        key = f"test/{turn.random.getrandbits(63):x}"
        await turn.slow.once("test", lambda: noticeboard.put_up(community, key, welcome))
    except NotAllowed:
        return await _shown(turn, community, refused=True)
    return views.posted(_channel(turn, community), turn.say)


async def _shown(turn: Turn, community: Community, *, refused: bool = False) -> Reply:
    noticeboard = turn.house.noticeboard
    now = SetUp(
        community=community,
        course=turn.house.catalogue.find(community.course or ""),
        channel=_channel(turn, community),
        has_rooms=_has_rooms(turn),
        role=noticeboard.called(community, community.staff_role),
        lacking=await _lacking(turn, community),
        refused=refused,
    )
    return views.set_up(now, _courses(turn), turn.language, turn.say)


async def _lacking(turn: Turn, community: Community) -> tuple[str, ...] | None:
    """Which rights are missing in the channel; None where that cannot be told now."""
    if community.channel is None:
        return ()
    try:
        return await turn.house.noticeboard.lacking(community, turn.language)
    except Unavailable:
        return None


def _has_rooms(turn: Turn) -> bool:
    return turn.house.noticeboard.has_rooms(turn.platform)


def _place(turn: Turn) -> str:
    assert turn.membership is not None, "the router lets nobody in who is in no community"
    return turn.membership.place


def _channel(turn: Turn, community: Community) -> str:
    """What people call the channel in which Parley posts; "" while there is none."""
    if _has_rooms(turn) or community.channel is None:
        return turn.house.noticeboard.called(community, community.channel)
    return community.name or turn.say("community-here")


def _community(turn: Turn) -> Community:
    """The community as it is set up, or as a new one begins."""
    if turn.community is not None:
        return turn.community_here
    courses = turn.courses
    return replace(
        turn.community_here,
        time_zone=turn.learner.time_zone,
        course=courses[0].id if len(courses) == 1 else None,
    )


def _courses(turn: Turn) -> tuple[Course, ...]:
    return turn.courses[: rules.MOST_COURSES]
