"""What learners explain to each other, how that is judged, and what they earn."""

from datetime import date, datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from core.store.tables.base import Json, Table, learner_key

_NOTHING = text("0")
_EMPTY = text("'{}'")


def explanation_key(*, primary_key: bool = False) -> Mapped[str]:
    """The column that says of which explanation a row is; the row goes with it."""
    return mapped_column(ForeignKey("explanations.id", ondelete="CASCADE"), primary_key=primary_key)


class Explanation(Table):
    """How a learner explained a skill. `up` and `down` are its independent votes, as they were last weighed."""

    __tablename__ = "explanations"
    __table_args__ = (
        Index("ix_explanations_learner_id_at", "learner_id", "at", "id"),
        Index("ix_explanations_under_review", "learner_id", postgresql_where=text("state = 'review'")),
        Index("ix_explanations_weigh_at", "weigh_at"),
        Index("ix_explanations_untold", "learner_id", postgresql_where=text("helped > told")),
        Index(
            "ix_explanations_rank",
            "course",
            "skill",
            "score",
            postgresql_where=text("shared AND state = 'shown'"),
        ),
        Index(
            "ix_explanations_rank_of_lesson",
            "course",
            "lesson",
            "score",
            postgresql_where=text("shared AND state = 'shown'"),
        ),
        Index(
            "ix_explanations_new",
            "course",
            "lesson",
            "votes",
            postgresql_where=text("shared AND state = 'shown'"),
        ),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    learner_id: Mapped[int] = learner_key()
    course: Mapped[str]
    lesson: Mapped[str]
    skill: Mapped[str]
    about: Mapped[str]
    """The misconception or the failing test that it answers; "" for the skill at large."""
    text: Mapped[str]
    code: Mapped[str]
    """An example; "" without one."""
    pseudonym: Mapped[str]
    """Who wrote it, as others are told."""
    shared: Mapped[bool]
    state: Mapped[str]
    """shown, hidden or review."""
    at: Mapped[datetime]
    up: Mapped[float] = mapped_column(server_default=_NOTHING)
    down: Mapped[float] = mapped_column(server_default=_NOTHING)
    votes: Mapped[float] = mapped_column(server_default=_NOTHING)
    """Both together."""
    score: Mapped[float] = mapped_column(server_default=_NOTHING)
    """By which it is ranked."""
    weigh_at: Mapped[datetime]
    """When its votes are to be weighed again."""
    community: Mapped[str] = mapped_column(server_default="")
    """Where it was told, as PLATFORM/ID; "" outside of all."""
    bands: Mapped[Json] = mapped_column(server_default=_EMPTY)
    """How each of its sides was judged: good, more or again."""
    helped: Mapped[int] = mapped_column(server_default=_NOTHING)
    """How many said that it helped, when its votes were last weighed."""
    told: Mapped[int] = mapped_column(server_default=_NOTHING)
    """How many it helped of whom its author was told, and when last."""
    told_at: Mapped[datetime | None]


class Vote(Table):
    """What a learner thinks of another's explanation. `author` is the explanation's, so that no one needs to look there."""

    __tablename__ = "votes"
    __table_args__ = (
        CheckConstraint("author <> learner_id", name="not_on_ones_own"),
        Index("ix_votes_learner_id_author", "learner_id", "author"),
        Index("ix_votes_learner_id_at", "learner_id", "at"),
        Index("ix_votes_author", "author"),
    )

    explanation: Mapped[str] = explanation_key(primary_key=True)
    learner_id: Mapped[int] = learner_key(primary_key=True)
    author: Mapped[int] = mapped_column(BigInteger)
    helped: Mapped[bool]
    because: Mapped[str]
    """Why it did not help; "" where nothing was said."""
    at: Mapped[datetime]
    """When they first voted."""
    changed_at: Mapped[datetime]


class Report(Table):
    """A learner who says that an explanation is not fit to be shown."""

    __tablename__ = "reports"
    __table_args__ = (Index("ix_reports_learner_id_at", "learner_id", "at"),)

    explanation: Mapped[str] = explanation_key(primary_key=True)
    learner_id: Mapped[int] = learner_key(primary_key=True)
    reason: Mapped[str]
    at: Mapped[datetime]


class ModerationEvent(Table):
    """One thing that was done about an explanation. `learner_id` is its author, who may know of it."""

    __tablename__ = "moderation_events"
    __table_args__ = (
        Index("ix_moderation_events_explanation", "explanation", "id"),
        Index("ix_moderation_events_learner_id", "learner_id", "id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    explanation: Mapped[str] = explanation_key()
    learner_id: Mapped[int] = learner_key()
    act: Mapped[str]
    """One of `core.store.moderation.OPENING` or `CLOSING`."""
    by: Mapped[str]
    """staff, operator, author, filter, learners or votes."""
    moderator: Mapped[int | None] = mapped_column(BigInteger)
    """The number of the learner who did it, where it was one; it may be of somebody who is gone."""
    reason: Mapped[str]
    at: Mapped[datetime]


class Withheld(Table):
    """An explanation that its author removed while others were not to see it."""

    __tablename__ = "withheld"

    learner_id: Mapped[int] = learner_key(primary_key=True)
    digest: Mapped[str] = mapped_column(primary_key=True)
    """A hash of its words, which are kept nowhere."""
    at: Mapped[datetime]


class Point(Table):
    """Points, and what for. The same reason and subject give a learner points once."""

    __tablename__ = "points"
    __table_args__ = (
        Index(
            "uq_points_learner_id_reason_subject",
            "learner_id",
            "reason",
            "subject",
            unique=True,
            postgresql_include=["amount"],
        ),
        Index("ix_points_learner_id_at", "learner_id", "at", "id"),
        Index("ix_points_daily", "subject", postgresql_where=text("reason = 'daily'")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    learner_id: Mapped[int] = learner_key()
    reason: Mapped[str]
    subject: Mapped[str]
    amount: Mapped[int]
    community: Mapped[str]
    """Where, as PLATFORM/ID; "" outside of all."""
    at: Mapped[datetime]


class Badge(Table):
    """A badge that a learner has. `subject` is what for, where there may be several."""

    __tablename__ = "badges"

    learner_id: Mapped[int] = learner_key(primary_key=True)
    badge: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class Streak(Table):
    """A learner's days in a row, as `core.play.streaks` has them."""

    __tablename__ = "streaks"

    learner_id: Mapped[int] = learner_key(primary_key=True)
    days: Mapped[int]
    best: Mapped[int]
    last: Mapped[date | None] = mapped_column(Date)
    seen: Mapped[datetime | None]
    freezes: Mapped[int]
    toward: Mapped[int]
    rests_from: Mapped[date | None] = mapped_column(Date)
    rests_until: Mapped[date | None] = mapped_column(Date)


class StreakDay(Table):
    """A local day of a learner that counted, or for which a freeze was used."""

    __tablename__ = "streak_days"

    learner_id: Mapped[int] = learner_key(primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    kept: Mapped[str]
    """learnt or freeze."""


class BoardMember(Table):
    """A learner who wants to be on a board. Nobody is on one without such a row."""

    __tablename__ = "board_members"
    __table_args__ = (Index("ix_board_members_learner_id", "learner_id"),)

    board: Mapped[str] = mapped_column(primary_key=True)
    learner_id: Mapped[int] = learner_key(primary_key=True)
    community: Mapped[str]
    """Whose points count, as PLATFORM/ID; "" where all do."""
    name: Mapped[str]
    """What they are called there."""
    at: Mapped[datetime]


class BoardStanding(Table):
    """The points of a member in a week, in a month and in all: sums of `points`, which can be made anew at any time."""

    __tablename__ = "board_standings"
    __table_args__ = (
        ForeignKeyConstraint(
            ["board", "learner_id"],
            ["board_members.board", "board_members.learner_id"],
            name="fk_board_standings_board_learner_id",
            ondelete="CASCADE",
            onupdate="CASCADE",
        ),
        Index("ix_board_standings_place", "board", "period", text("points DESC"), "learner_id"),
        Index("ix_board_standings_changed_at", "board", "period", "changed_at"),
        Index("ix_board_standings_learner_id", "learner_id"),
    )

    board: Mapped[str] = mapped_column(primary_key=True)
    period: Mapped[str] = mapped_column(primary_key=True)
    """all, a week as 2026-W02, or a month as 2026-01."""
    learner_id: Mapped[int] = learner_key(primary_key=True)
    points: Mapped[int]
    changed_at: Mapped[datetime]
    """By the database's own clock, which all processes have in common."""
