"""Questions made of a document that an instructor brings: asked for in a chat, made as a job, put before them one by one."""

from collections.abc import Sequence

from core.authoring.mine import own_courses, own_shelf
from core.chat import Action, Media, Reply
from core.documents import read_document
from core.errors import LearnerError
from core.features.drafting import generating_views as views
from core.features.drafting.jobs import KIND, Given, Source, spent
from core.finding import meant
from core.jobs import start
from core.plain import to_plain
from core.roles import audit
from core.store import consents, jobs
from core.store.jobs import Job
from core.store.taught import TaughtCourse
from core.studies import documents_among
from core.switches import MODEL as MODEL_SWITCH
from core.turn import Turn
from core.tutoring.leave import MODEL
from core.tutoring.views import invitation

USUAL, MOST = 8, 24
"""Questions that are made of a document, unless another number is wished for, and at most."""
FEWEST_WORDS = 40
"""Of a passage from which something can be asked."""
MOST_PASSAGES = 60
"""Of a document, taken from all over it: more than are needed, since not all that is made is kept."""


async def generate(turn: Turn) -> Reply:
    """Have questions made of the document that came along. They wait for an instructor; no learner meets one before."""
    if turn.house.model is None:
        raise LearnerError("drafting-no-model")
    if turn.house.switches.off(MODEL_SWITCH):
        raise LearnerError("drafting-model-off")
    file = _document(turn)
    courses = await own_courses(turn)
    if not courses:
        raise LearnerError("drafting-no-course")
    course = _meant(turn, courses)
    if course is None:
        again = [(one.title, _again(turn, one.course, file)) for one in courses]
        return views.which_course(again, turn.say)
    if not await turn.read(consents.stands, turn.learner.id, MODEL):
        return views.ask_consent(_again(turn, course.course, file), invitation(turn.say), turn.say)
    if await spent(turn.house, turn.standing.community, turn.now):
        raise LearnerError("drafting-spent")
    return await _begun(turn, course, file)


async def look(turn: Turn) -> Reply:
    """Show how far it is."""
    job = await _job(turn)
    return views.progress(job, turn.say)


async def cancel(turn: Turn) -> Reply:
    """Have it stop; what was made so far waits for a look."""
    job = await _job(turn)
    turn.write(jobs.cancel, job.id, turn.standing.community, turn.now)
    audit(turn, "draft-stop", str(job.given.get("course")), job=job.id)
    return views.cancelled(turn.say)


async def _job(turn: Turn) -> Job:
    """The job of the action; LearnerError where the community has none such."""
    job = await turn.read(jobs.find, turn.argument("job"), turn.standing.community)
    if job is None or job.kind != KIND:
        raise LearnerError("drafting-job-gone")
    return job


async def _begun(turn: Turn, course: TaughtCourse, file: Media) -> Reply:
    count = _count(turn)
    content = await turn.content(file)
    document = await turn.slow.once(("read", file.key), lambda: read_document(file.name, file.mime, content))
    fit = [one for one in document.passages if len(one.text.split()) >= FEWEST_WORDS]
    if not fit:
        raise LearnerError("drafting-nothing-to-ask", name=file.name)
    sources = tuple(
        Source(title=" · ".join(filter(None, (one.heading, one.place))) or document.title, text=one.text)
        for one in spread(fit, MOST_PASSAGES)
    )
    given = Given(course=course.course, source=file.name, count=count, passages=sources)
    id_ = start(turn, KIND, to_plain(Given, given))
    audit(turn, "draft-generate", course.course, source=file.name, count=count)
    return views.begun(id_, course.title, file.name, count, turn.say, cut=document.cut)


def spread[T](things: Sequence[T], most: int) -> list[T]:
    """At most so many of them, from the first to the last at even distances."""
    if len(things) <= most:
        return list(things)
    return [things[number * len(things) // most] for number in range(most)]


def _meant(turn: Turn, courses: Sequence[TaughtCourse]) -> TaughtCourse | None:
    """The course that was named, or the only one; None where it may be several."""
    return meant(own_shelf(courses), turn.argument("course").strip()).sure


def _document(turn: Turn) -> Media:
    files = documents_among(turn.files)
    if not files:
        raise LearnerError("drafting-no-document")
    return files[0]


def _count(turn: Turn) -> int:
    if not turn.argument("count").strip():
        return USUAL
    count = turn.number("count")
    if count not in range(1, MOST + 1):
        raise LearnerError("drafting-how-many", most=MOST)
    return count


def _again(turn: Turn, course: str, file: Media) -> Action:
    return Action("drafting.generate", {"course": course, "count": turn.argument("count")}, (file,))
