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
        return views.first(community, _courses(turn), turn.language, turn.say)
    return await _shown(turn, community)


async def save(turn: Turn) -> Reply:
    """Set up what the form says, and look whether Parley may do there what it has to."""
    before, courses = _community(turn), _courses(turn)
    try:
        community = rules.filled(before, turn.values, courses)
    except NotReadable as wrong:
        raise LearnerError("community-unreadable", given=wrong.given[:40]) from wrong
    zone = turn.values.get("zone", "")
    found = zones.zones(zone, turn.language, turn.now) if zone.strip() else ["UTC"]
    if len(found) != 1:
        near = found or zones.guesses(zone, turn.language, turn.now)
        return views.which_zone(replace(community, time_zone=zone), near, courses, turn.language, turn.say)
    community = replace(community, time_zone=found[0], language=turn.house.words.best(turn.language))
    turn.write(communities.keep, community, turn.now)
    return await _shown(turn, community)


async def check(turn: Turn) -> Reply:
    """Look again whether Parley may do there what it has to."""
    return await _shown(turn, _community(turn))


async def test(turn: Turn) -> Reply:
    """Post something in the channel, as everybody there will see it."""
    community = _community(turn)
    if community.channel is None:
        return await _shown(turn, community)
    course = turn.house.catalogue.find(community.course or "")
    welcome = views.welcome(course, turn.house.words.say(community.language))
    noticeboard = turn.house.noticeboard
    try:
        await turn.slow.once(
            ("test", turn.seq),
            lambda: noticeboard.put_up(community, f"test/{turn.learner.id}/{turn.seq}", welcome),
        )
    except NotAllowed:
        return await _shown(turn, community, refused=True)
    return views.posted(noticeboard.called(community, community.channel), turn.say)


async def _shown(turn: Turn, community: Community, *, refused: bool = False) -> Reply:
    noticeboard = turn.house.noticeboard
    lacking: tuple[str, ...] | None = ()
    try:
        if community.channel:
            lacking = await noticeboard.lacking(community, turn.language)
    except Unavailable:
        lacking = None
    now = SetUp(
        community=community,
        course=turn.house.catalogue.find(community.course or ""),
        channel=noticeboard.called(community, community.channel),
        role=noticeboard.called(community, community.staff_role),
        lacking=lacking,
        refused=refused,
    )
    return views.set_up(now, _courses(turn), turn.language, turn.say)


def _community(turn: Turn) -> Community:
    """The community as it is set up, or as a new one begins."""
    assert turn.membership is not None, "the router lets nobody in who is in no community"
    here = turn.membership
    known = turn.community or Community(
        platform=turn.platform,
        id=here.community,
        time_zone=turn.learner.time_zone,
        course=_suggested(_courses(turn), turn.language),
    )
    return replace(known, name=here.name or known.name)


def _courses(turn: Turn) -> tuple[Course, ...]:
    return tuple(turn.house.catalogue.courses[: rules.MOST_COURSES])


def _suggested(courses: tuple[Course, ...], language: str | None) -> str | None:
    """The course that a new community probably wants: the first one in its language."""
    wanted = (language or "").partition("-")[0]
    fitting = (one for one in courses if one.language.partition("-")[0] == wanted)
    found = next(fitting, courses[0] if courses else None)
    return found.id if found else None
