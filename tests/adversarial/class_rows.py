"""What one class leaves in the tables, with a sign in all of it that is its community's alone."""

from bot.wiring import OpenHouse
from core.clock import FixedClock
from core.course.files.fault import Place
from core.features.drafting.made import kept
from core.interchange.draft import Draft, DraftTruth
from core.shelf import packed
from core.store import drafts, taught
from core.store.drafts import DraftItem, State
from tests.core.course.sample import SAMPLE

COURSE = "sample"
"""What both learn: a course of the house."""
KINDS = ("regrade", "draft", "class-export", "course-try", "course-look")

ROWS = (
    """INSERT INTO cohorts (id, community, course, title, code, by, at) VALUES
    ('cohort-{name}', '{community}', 'sample', '{sign} class', 'CODE{name}', {by}, '{now}')""",
    """INSERT INTO cohorts (id, community, course, title, code, by, at, archived_at) VALUES
    ('over-{name}', '{community}', 'sample', '{sign} old class', 'OVER{name}', {by}, '{now}', '{now}')""",
    """INSERT INTO cohort_members (cohort, learner_id, name, how, joined_at) VALUES
    ('cohort-{name}', {learner}, '{sign} learner', 'code', '{now}')""",
    """INSERT INTO assignments (id, cohort, course, kind, lesson, item, count, due_on, due_minute, by, at) VALUES
    ('assignment-{name}', 'cohort-{name}', 'sample', 'challenge', '', 'double', 0, '2026-02-01', 1440, {by}, '{now}')""",
    """INSERT INTO extensions (assignment, learner_id, due_on, due_minute, reason, by, at) VALUES
    ('assignment-{name}', {learner}, '2026-02-10', 1440, '{sign} reason', {by}, '{now}')""",
    """INSERT INTO announcements (id, cohort, text, by, at) VALUES
    ('announcement-{name}', 'cohort-{name}', '{sign} announcement', {by}, '{now}')""",
    """INSERT INTO announcement_receipts (announcement, learner_id, told_at) VALUES
    ('announcement-{name}', {learner}, '{now}')""",
    """INSERT INTO attempts (learner_id, course, item, revision, skill, activity, correct, score, assist_level, response,
    seq, at) SELECT {learner}, 'sample', 'double', '1', 'values', 'challenge', n = 2, n - 1, 0, jsonb_build_object(
    'kind', 'code', 'source', 'def double(n):\n    return n * n  # {sign} ' || n, 'outcome', 'failed',
    'failing', '{sign} case'), n, '{now}' FROM generate_series(1, 2) n""",
    """INSERT INTO comments (attempt, learner_id, text, by, at)
    SELECT min(id), {learner}, '{sign} comment', {by}, '{now}' FROM attempts WHERE learner_id = {learner}""",
    """INSERT INTO help_questions (id, learner_id, community, course, item, text, attempt, state, at) VALUES
    ('question-{name}', {learner}, '{community}', 'sample', 'double', '{sign} question', '{sign} try', 'open', '{now}')""",
    """INSERT INTO staff_invites (digest, community, role, by, expires_at) VALUES
    ('invite-{name}', '{community}', 'instructor', {by}, '2031-01-01')""",
    """INSERT INTO acts (learner_id, role, community, act, subject, detail, at) VALUES
    ({by}, 'instructor', '{community}', 'cohort-create', 'cohort-{name}', '{{"title": "{sign} act"}}', '{now}')""",
)
JOB = """INSERT INTO jobs (id, kind, community, by, state, done, total, given, result, at, changed_at) VALUES
    ('job-{kind}-{name}', '{kind}', '{community}', {by}, '{state}', 1, 2, '{given}', '{result}', '{now}', '{now}')"""
GIVEN = {
    "regrade": '{{"course": "sample", "challenge": "double"}}',
    "draft": '{{"course": "{name}-own", "source": "{sign}.pdf", "count": 2, "passages": []}}',
    "class-export": '{{"cohort": "cohort-{name}", "kind": "csv", "language": "en"}}',
    "course-look": '{{"course": "{name}-own", "key": "k", "name": "{sign}.zip", "language": "en"}}',
    "course-try": '{{"course": "{name}-own", "number": 1, "id": "{name}-own"}}',
}


async def own_course(house: OpenHouse, clock: FixedClock, name: str, sign: str, by: int) -> str:
    """A course of the community's own, kept and not yet published; its id."""
    files = {path: words.encode() for path, words in SAMPLE.items()}
    files["course.yaml"] = files["course.yaml"].replace(b"title: A sample", f"title: {sign} course".encode())
    course, now = f"{name}-own", clock.now()
    files["course.yaml"] = files["course.yaml"].replace(b"id: sample\n", f"id: {course}\n".encode())
    async with house.dispatch.house.database.transaction() as connection:
        await taught.create(
            connection,
            course,
            f"test/{name}",
            f"{sign} course",
            packed(files),
            note="create",
            by=by,
            now=now,
        )
        draft = Draft(place=Place("x"), prompt=f"{sign} question?", answer=DraftTruth(answer=True))
        item = DraftItem(
            id=f"draft-{name}",
            community=f"test/{name}",
            course=course,
            lesson="names",
            source=f"{sign}.pdf",
            passage=f"{sign} passage",
            made=kept(draft),
            state=State.WAITING,
            by=by,
            at=now,
        )
        await drafts.add(connection, [item])
    return course
