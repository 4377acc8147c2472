"""Who teaches, the courses they keep and those who learn in a class of theirs."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Date, ForeignKey, Identity, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from core.store.tables.base import Json, Table, learner_key

_NOTHING = text("0")
_EMPTY = text("'{}'")


def cohort_key(*, primary_key: bool = False) -> Mapped[str]:
    """The column that says of which cohort a row is; the row goes with it."""
    return mapped_column(ForeignKey("cohorts.id", ondelete="CASCADE"), primary_key=primary_key)


class Staff(Table):
    """Somebody who may do more than learn in a community, PLATFORM/ID (or house/main, outside of all)."""

    __tablename__ = "staff"
    __table_args__ = (Index("ix_staff_learner_id", "learner_id", "seen_at"),)

    community: Mapped[str] = mapped_column(primary_key=True)
    learner_id: Mapped[int] = learner_key(primary_key=True)
    role: Mapped[str]
    """instructor or admin."""
    granted: Mapped[bool]
    """Whether somebody made them so here; else the platform says what they are, and is asked each time."""
    by: Mapped[int | None] = mapped_column(BigInteger)
    """The number of the learner who did; it may be of somebody who is gone. None for the platform and the operator."""
    at: Mapped[datetime]
    seen_at: Mapped[datetime]
    """When they last did something there."""
    email: Mapped[str] = mapped_column(server_default="")
    """Where their weekly digest goes besides the chat, once they proved that it is theirs."""
    digest: Mapped[bool] = mapped_column(server_default=text("true"))
    digest_at: Mapped[datetime | None]
    """When they were last sent one."""


class StaffInvite(Table):
    """A code that makes one person instructor or admin of a community, once. The code itself is not here."""

    __tablename__ = "staff_invites"

    digest: Mapped[str] = mapped_column(primary_key=True)
    community: Mapped[str]
    role: Mapped[str]
    by: Mapped[int | None] = mapped_column(BigInteger)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class Act(Table):
    """One thing that somebody did in a role of theirs. It never changes."""

    __tablename__ = "acts"
    __table_args__ = (
        Index("ix_acts_community", "community", "id"),
        Index("ix_acts_learner_id", "learner_id", "id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    community: Mapped[str]
    learner_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("learners.id", ondelete="SET NULL"))
    """Who did it; None for the operator at the machine, and for somebody who is gone."""
    role: Mapped[str]
    act: Mapped[str]
    """A word such as course-publish."""
    subject: Mapped[str]
    """What it was done to: the id of a course, a cohort, an attempt."""
    detail: Mapped[Json] = mapped_column(server_default=_EMPTY)
    at: Mapped[datetime]


class DeskLink(Table):
    """A link to the instructors' pages, good for one opening. The token itself is not here."""

    __tablename__ = "desk_links"

    digest: Mapped[str] = mapped_column(primary_key=True)
    learner_id: Mapped[int] = learner_key()
    community: Mapped[str]
    platform: Mapped[str]
    person: Mapped[str]
    """As whom, by the platform's own id, they asked for it."""
    path: Mapped[str]
    """The page that it opens."""
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class DeskSession(Table):
    """A browser in which a link was opened."""

    __tablename__ = "desk_sessions"

    digest: Mapped[str] = mapped_column(primary_key=True)
    learner_id: Mapped[int] = learner_key()
    community: Mapped[str]
    platform: Mapped[str]
    person: Mapped[str]
    """See DeskLink."""
    expires_at: Mapped[datetime]


class TaughtCourse(Table):
    """A course that instructors of a community keep. `version` is the one that is learnt, None before the first."""

    __tablename__ = "taught_courses"
    __table_args__ = (Index("ix_taught_courses_community", "community"),)

    course: Mapped[str] = mapped_column(primary_key=True)
    community: Mapped[str]
    title: Mapped[str]
    state: Mapped[str]
    """draft, published or archived."""
    version: Mapped[int | None]
    newest: Mapped[int]
    """The number of the newest version."""
    by: Mapped[int | None] = mapped_column(BigInteger)
    at: Mapped[datetime]
    changed_at: Mapped[datetime]


class CourseVersion(Table):
    """The files of a course as they were once, in a zip. It never changes."""

    __tablename__ = "course_versions"

    course: Mapped[str] = mapped_column(
        ForeignKey("taught_courses.course", ondelete="CASCADE", onupdate="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    archive: Mapped[bytes] = mapped_column(LargeBinary)
    note: Mapped[str]
    """What was changed, in a word of ours or the author's own."""
    by: Mapped[int | None] = mapped_column(BigInteger)
    at: Mapped[datetime]


class DraftItem(Table):
    """A question that a model made of a text, and that waits for an instructor: accepted, edited or dropped."""

    __tablename__ = "draft_items"
    __table_args__ = (Index("ix_draft_items_state", "community", "state", "at", "id"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    community: Mapped[str]
    course: Mapped[str]
    lesson: Mapped[str]
    source: Mapped[str]
    """The name of the text that it was made of."""
    passage: Mapped[str]
    """What it rests on, word for word."""
    made: Mapped[Json]
    """The question, as a draft of `core.interchange`."""
    state: Mapped[str]
    """waiting, accepted (by somebody, and not in the course yet), placed (in the course) or dropped."""
    by: Mapped[int | None] = mapped_column(BigInteger)
    at: Mapped[datetime]
    decided_by: Mapped[int | None] = mapped_column(BigInteger)
    decided_at: Mapped[datetime | None]


class Cohort(Table):
    """A class: learners who take a course together."""

    __tablename__ = "cohorts"
    __table_args__ = (
        Index("ix_cohorts_community", "community"),
        UniqueConstraint("code"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    community: Mapped[str]
    course: Mapped[str]
    title: Mapped[str]
    code: Mapped[str]
    """With it one joins."""
    role: Mapped[str | None]
    """A role of the community, by the platform's own id, whose holders are in it."""
    by: Mapped[int | None] = mapped_column(BigInteger)
    at: Mapped[datetime]
    archived_at: Mapped[datetime | None]


class CohortMember(Table):
    """A learner in a cohort."""

    __tablename__ = "cohort_members"
    __table_args__ = (Index("ix_cohort_members_learner_id", "learner_id"),)

    cohort: Mapped[str] = cohort_key(primary_key=True)
    learner_id: Mapped[int] = learner_key(primary_key=True)
    name: Mapped[str]
    """What they are called in the roster."""
    how: Mapped[str]
    """code, link, role, or role-gone: of a role that they have lost since."""
    joined_at: Mapped[datetime]
    left_at: Mapped[datetime | None]


class Assignment(Table):
    """What a cohort is to do, and by when."""

    __tablename__ = "assignments"
    __table_args__ = (Index("ix_assignments_cohort", "cohort"), Index("ix_assignments_due_on", "due_on"))

    id: Mapped[str] = mapped_column(primary_key=True)
    cohort: Mapped[str] = cohort_key()
    course: Mapped[str]
    kind: Mapped[str]
    """lesson, quiz, challenge or review."""
    lesson: Mapped[str]
    """Of a lesson or a quiz; "" for others."""
    item: Mapped[str]
    """Of a challenge; "" for others."""
    count: Mapped[int]
    """Of reviews: on how many days; 0 for others."""
    due_on: Mapped[date | None] = mapped_column(Date)
    """The local day of each learner by whose end it is to be done, unless `due_minute` says earlier; None for no date."""
    due_minute: Mapped[int]
    """The minute of that day, 1 to 1440."""
    by: Mapped[int | None] = mapped_column(BigInteger)
    at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


class Extension(Table):
    """A later date for one learner."""

    __tablename__ = "extensions"
    __table_args__ = (Index("ix_extensions_learner_id", "learner_id"),)

    assignment: Mapped[str] = mapped_column(
        ForeignKey("assignments.id", ondelete="CASCADE"), primary_key=True
    )
    learner_id: Mapped[int] = learner_key(primary_key=True)
    due_on: Mapped[date] = mapped_column(Date)
    due_minute: Mapped[int]
    reason: Mapped[str]
    by: Mapped[int | None] = mapped_column(BigInteger)
    at: Mapped[datetime]


class Reminder(Table):
    """That a learner was reminded of something; `kind` says how long before."""

    __tablename__ = "reminders"
    __table_args__ = (Index("ix_reminders_learner_id", "learner_id"),)

    assignment: Mapped[str] = mapped_column(
        ForeignKey("assignments.id", ondelete="CASCADE"), primary_key=True
    )
    learner_id: Mapped[int] = learner_key(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class Announcement(Table):
    """What an instructor told a whole cohort."""

    __tablename__ = "announcements"
    __table_args__ = (Index("ix_announcements_cohort", "cohort", "at"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    cohort: Mapped[str] = cohort_key()
    text: Mapped[str]
    by: Mapped[int | None] = mapped_column(BigInteger)
    at: Mapped[datetime]


class AnnouncementReceipt(Table):
    """A learner who is to get an announcement. `event` is that of the turn it was put into; None while it waits."""

    __tablename__ = "announcement_receipts"
    __table_args__ = (
        Index("ix_announcement_receipts_learner_id", "learner_id"),
        Index("ix_announcement_receipts_waiting", "announcement", postgresql_where=text("told_at IS NULL")),
    )

    announcement: Mapped[str] = mapped_column(
        ForeignKey("announcements.id", ondelete="CASCADE"), primary_key=True
    )
    learner_id: Mapped[int] = learner_key(primary_key=True)
    event: Mapped[str | None]
    told_at: Mapped[datetime | None]
    """When it was put into their outbox, or was found to have nowhere to go (then there is no event)."""


class Comment(Table):
    """What an instructor said about a submission."""

    __tablename__ = "comments"
    __table_args__ = (
        Index("ix_comments_attempt", "attempt"),
        Index("ix_comments_learner_id", "learner_id", "at", "id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    attempt: Mapped[int] = mapped_column(BigInteger, ForeignKey("attempts.id", ondelete="CASCADE"))
    learner_id: Mapped[int] = learner_key()
    """Whose submission it is."""
    text: Mapped[str]
    by: Mapped[int | None] = mapped_column(BigInteger)
    community: Mapped[str] = mapped_column(server_default="")
    """For whose classes it was said: others do not read it."""
    at: Mapped[datetime]


class Override(Table):
    """How a submission counts instead of how it was graded. The newest of an attempt and a community holds."""

    __tablename__ = "overrides"
    __table_args__ = (
        Index("ix_overrides_attempt", "attempt", "id"),
        Index("ix_overrides_learner_id", "learner_id", "at", "id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    attempt: Mapped[int] = mapped_column(BigInteger, ForeignKey("attempts.id", ondelete="CASCADE"))
    learner_id: Mapped[int] = learner_key()
    """Whose submission it is."""
    correct: Mapped[bool]
    score: Mapped[float]
    reason: Mapped[str]
    job: Mapped[str | None]
    """The regrading that it came of; None where somebody decided it."""
    by: Mapped[int | None] = mapped_column(BigInteger)
    community: Mapped[str] = mapped_column(server_default="")
    """In whose classes it counts so. In those of another community, which anybody may have, it counts as it did."""
    at: Mapped[datetime]


class Job(Table):
    """Long work of an instructor's, done by the chores of whichever process, a piece at a time."""

    __tablename__ = "jobs"
    __table_args__ = (
        Index("ix_jobs_open", "at", postgresql_where=text("state = 'open'")),
        Index("ix_jobs_community", "community", "at"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    """regrade, draft, export or import."""
    community: Mapped[str]
    by: Mapped[int | None] = mapped_column(BigInteger)
    state: Mapped[str]
    """open, done, failed or cancelled."""
    done: Mapped[int] = mapped_column(server_default=_NOTHING)
    total: Mapped[int] = mapped_column(server_default=_NOTHING)
    given: Mapped[Json]
    """What it is to do."""
    result: Mapped[Json] = mapped_column(server_default=_EMPTY)
    """What came of it so far."""
    at: Mapped[datetime]
    changed_at: Mapped[datetime]
    worker: Mapped[int] = mapped_column(BigInteger, server_default=_NOTHING)
    """The process that has it in hand, as with turns; 0 before the first."""


class HelpQuestion(Table):
    """A question that a learner raised for a person to answer."""

    __tablename__ = "help_questions"
    __table_args__ = (
        Index("ix_help_questions_open", "community", "at", "id", postgresql_where=text("state = 'open'")),
        Index("ix_help_questions_learner_id", "learner_id", "at", "id"),
        Index(
            "ix_help_questions_untold",
            "answered_at",
            postgresql_where=text("state = 'answered' AND told_at IS NULL"),
        ),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    learner_id: Mapped[int] = learner_key()
    community: Mapped[str]
    course: Mapped[str]
    """"" where it is about none."""
    item: Mapped[str]
    """What was before them; "" for nothing."""
    text: Mapped[str]
    attempt: Mapped[str]
    """What they had written or answered; "" for nothing."""
    state: Mapped[str]
    """open, answered or withdrawn."""
    at: Mapped[datetime]
    answer: Mapped[str] = mapped_column(server_default="")
    by: Mapped[int | None] = mapped_column(BigInteger)
    answered_at: Mapped[datetime | None]
    told_at: Mapped[datetime | None]
    """When the answer was told, or was found to have nowhere to go: at once, unless it is in quiet hours."""


class ClassFigures(Table):
    """What an overview of a cohort shows, worked out at `at`, which took so many seconds."""

    __tablename__ = "class_figures"

    cohort: Mapped[str] = cohort_key(primary_key=True)
    figures: Mapped[Json]
    took: Mapped[float]
    at: Mapped[datetime]
    begun_at: Mapped[datetime | None]
    """Since when somebody works them out anew."""


class Blocked(Table):
    """An account whose messages are not answered."""

    __tablename__ = "blocked"

    learner_id: Mapped[int] = learner_key(primary_key=True)
    reason: Mapped[str]
    by: Mapped[int | None] = mapped_column(BigInteger)
    at: Mapped[datetime]


class Switch(Table):
    """Something of the whole of Parley that the operator turned off: the model or the sandbox."""

    __tablename__ = "switches"

    name: Mapped[str] = mapped_column(primary_key=True)
    off: Mapped[bool]
    reason: Mapped[str]
    by: Mapped[int | None] = mapped_column(BigInteger)
    at: Mapped[datetime]
