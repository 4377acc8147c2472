"""Those who learn in a class: what they are to do, what was said of what they did, and what they asked."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Date, ForeignKey, Identity, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from core.store.tables.base import Json, Table, learner_key


def cohort_key(*, primary_key: bool = False) -> Mapped[str]:
    """The column that says of which cohort a row is; the row goes with it."""
    return mapped_column(ForeignKey("cohorts.id", ondelete="CASCADE"), primary_key=primary_key)


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
