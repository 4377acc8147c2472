"""Who teaches, the courses they keep, their long work, and what whoever runs Parley turned off."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from core.store.tables.base import Json, Table, learner_key

_NOTHING = text("0")
_EMPTY = text("'{}'")


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
