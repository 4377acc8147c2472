"""An instructor's verbs about the courses that their community keeps: to begin one, look at it, and put it away."""

from core.authoring.keeping import keep_files
from core.authoring.mine import learners_of, own_course, own_courses, taken_ids
from core.chat import Reply
from core.features.authoring import rules, views
from core.features.authoring.choosing import chosen
from core.interchange.ids import free, slug
from core.roles import audit
from core.shelf import packed
from core.store import taught
from core.store.taught import State, TaughtCourse
from core.turn import Turn


async def create(turn: Turn) -> Reply:
    """Begin a course in which there is nothing yet: a draft, for something to be imported into or written into."""
    row = await created(turn)
    return views.created(row, turn.say)


async def created(turn: Turn) -> TaughtCourse:
    """Keep a course of the title and language that were given."""
    title = rules.title(turn.values.get("title") or turn.argument("title"))
    given = (turn.values.get("language") or turn.argument("language")).strip()
    language = rules.language(given or turn.language or "en")
    course = free(slug(title, "course"), await taken_ids(turn.house))
    files = rules.empty_course(course, title, language, turn.house.words.say(language))
    keep_files(turn, course, title, packed(files), "create/", 0)
    return TaughtCourse(
        course=course,
        community=turn.standing.community,
        title=title,
        state=State.DRAFT,
        version=None,
        newest=1,
        changed_at=turn.now,
    )


async def list_(turn: Turn) -> Reply:
    """List the community's courses."""
    rows = await own_courses(turn)
    learners = await turn.read(taught.learners, [one.course for one in rows[: views.MOST_LISTED]])
    return views.listed(rows, list(learners.values()), turn.say)


async def open_(turn: Turn) -> Reply:
    """Show one course: how it stands, and what can be done with it."""
    course = await chosen(turn, "authoring.open")
    if isinstance(course, Reply):
        return course
    return views.opened(course, await learners_of(turn, course), turn.language, turn.say)


async def versions(turn: Turn) -> Reply:
    """List a course's versions, those that came last first."""
    course = await chosen(turn, "authoring.versions")
    if isinstance(course, Reply):
        return course
    found = await turn.read(taught.versions, course.course)
    page = rules.page(found, turn.number("page") if "page" in turn.arguments else 0)
    return views.versions(course, page, turn.language, turn.learner.time_zone, turn.say)


async def archive(turn: Turn) -> Reply:
    """Say what becomes of those who learn a course when it is put away, and ask."""
    course = await chosen(turn, "authoring.archive")
    if isinstance(course, Reply):
        return course
    learners = await learners_of(turn, course)
    if course.state is State.ARCHIVED:
        return views.put_away(course, learners, turn.say)
    return views.ask_archive(course, learners, turn.say)


async def archived(turn: Turn) -> Reply:
    """Put a course away: it is offered to nobody any more, and who learns it goes on."""
    course = await put_away(turn, await own_course(turn, turn.argument("id")))
    return views.put_away(course, await learners_of(turn, course), turn.say)


async def put_away(turn: Turn, course: TaughtCourse) -> TaughtCourse:
    """Archive a course, once."""
    return _moved(turn, course, State.ARCHIVED, "course-archive")


async def restore(turn: Turn) -> Reply:
    """Take a course up again that was put away."""
    course = await taken_up(turn, await own_course(turn, turn.argument("id")))
    return views.opened(course, await learners_of(turn, course), turn.language, turn.say)


async def taken_up(turn: Turn, course: TaughtCourse) -> TaughtCourse:
    """Have a course be what it was before it was archived."""
    if course.state is not State.ARCHIVED:
        return course
    before = State.DRAFT if course.version is None else State.PUBLISHED
    return _moved(turn, course, before, "course-restore")


def _moved(turn: Turn, course: TaughtCourse, state: State, act: str) -> TaughtCourse:
    if course.state is state:
        return course
    turn.write(taught.set_state, course, state, turn.now)
    turn.reshelves = True
    audit(turn, act, course.course)
    return rules.in_state(course, state)


async def leave(turn: Turn) -> Reply:
    """Leave everything as it is."""
    return views.left(turn.argument("id"), turn.say)
