"""The instructor's verbs about classes themselves: to begin one, to see all, to have people come, to end one."""

from core.chat import CommunityPlatform, Reply
from core.course.model import Course
from core.errors import LearnerError
from core.features.cohorts import acting, rules, views
from core.features.cohorts.choosing import chosen, courses, given, open_cohort
from core.finding import course_shelf, meant
from core.store import cohorts
from core.store.cohorts import Cohort
from core.turn import Turn


async def list_(turn: Turn) -> Reply:
    """Show all classes of the community."""
    every = await turn.read(cohorts.of_community, turn.standing.community)
    over = await turn.read(cohorts.of_community, turn.standing.community, archived=True)
    titles = {one.id: one.title for one in turn.house.catalogue.courses}
    return views.listing(every, titles, len(over), turn.say)


async def create(turn: Turn) -> Reply:
    """Begin a class: `/cohort create TITLE`; its title and its course are asked for where they are not clear."""
    title, offered = given(turn, "title"), courses(turn)
    if not offered:
        raise LearnerError("cohorts-no-course")
    if not title:
        return views.ask_title(turn.say)
    course = _course(turn)
    if course is None:
        return views.ask_course(title, offered[: rules.MOST_CHOICES], turn.say)
    typed = given(turn, "role")
    role = rules.role_meant(typed) if typed else None
    if typed and role is None:
        raise LearnerError("cohorts-role-unread", given=typed[:40])
    cohort = await acting.create(turn, title, course, role)
    return _invitation(turn, cohort, cohort.code, began=True)


def _course(turn: Turn) -> Course | None:
    """The course that was named, else the community's own, or the only one there is."""
    offered, wanted = courses(turn), given(turn, "course")
    found = meant(course_shelf(offered), wanted).sure
    if wanted or found is not None:
        return found
    own = turn.community.course if turn.community else None
    return next((one for one in offered if one.id == own), None)


async def invite(turn: Turn) -> Reply:
    """Show how people come into a class."""
    cohort = await chosen(turn, "cohorts.invite")
    return cohort if isinstance(cohort, Reply) else _invitation(turn, cohort, cohort.code)


async def recode(turn: Turn) -> Reply:
    """Give a class another code."""
    cohort = await open_cohort(turn)
    return _invitation(turn, cohort, acting.recode(turn, cohort), anew=True)


async def role(turn: Turn) -> Reply:
    """Ask for a role whose holders are in a class, or take the one that was chosen."""
    cohort, typed = await open_cohort(turn), turn.values.get("role", "").strip()
    if not typed:
        return views.ask_role(cohort, turn.say)
    chosen_role = acting.give_role(turn, cohort, typed)
    return views.role_given(cohort, _called(turn, chosen_role), turn.say)


async def archive(turn: Turn) -> Reply:
    """Say what it means that a class is over, and ask whether that is wanted."""
    cohort = await chosen(turn, "cohorts.archive")
    return cohort if isinstance(cohort, Reply) else views.ask_archive(cohort, turn.say)


async def archived(turn: Turn) -> Reply:
    """End a class, now that it was said what that means."""
    cohort = await open_cohort(turn)
    acting.archive(turn, cohort)
    return views.archived(cohort, turn.say)


def _invitation(turn: Turn, cohort: Cohort, code: str, *, began: bool = False, anew: bool = False) -> Reply:
    entrances = turn.house.entrances.to(f"class_{code}")
    has_roles = turn.membership is not None and _has_rooms(turn)
    called = _called(turn, cohort.role) if cohort.role else ""
    course = turn.house.catalogue.find(cohort.course)
    return views.invitation(
        cohort, code, entrances, called, course, turn.say, has_roles=has_roles, began=began, anew=anew
    )


def _has_rooms(turn: Turn) -> bool:
    platform = turn.house.noticeboard.platforms.get(turn.platform)
    return isinstance(platform, CommunityPlatform) and platform.has_rooms


def _called(turn: Turn, id_: str) -> str:
    """What people call a role, where that is known here."""
    if turn.membership is None or not _has_rooms(turn):
        return id_
    return turn.house.noticeboard.called(turn.community_here, id_)
