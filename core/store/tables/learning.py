"""What was learnt, and what is believed of it."""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Identity,
    Index,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from core.store.tables.base import Json, Table, learner_key


class Enrolment(Table):
    """A learner in a course, and the estimate of their general ability there (logits)."""

    __tablename__ = "enrolments"

    learner_id: Mapped[int] = learner_key(primary_key=True)
    course: Mapped[str] = mapped_column(primary_key=True)
    enrolled_at: Mapped[datetime]
    ability_mean: Mapped[float]
    ability_variance: Mapped[float]


class LessonProgress(Table):
    """How far a learner is in a lesson. `step` counts the steps already seen."""

    __tablename__ = "lesson_progress"

    learner_id: Mapped[int] = learner_key(primary_key=True)
    course: Mapped[str] = mapped_column(primary_key=True)
    lesson: Mapped[str] = mapped_column(primary_key=True)
    step: Mapped[int]
    started_at: Mapped[datetime]
    completed_at: Mapped[datetime | None]


class Attempt(Table):
    """One graded answer to an item. It is a fact and never changes."""

    __tablename__ = "attempts"
    __table_args__ = (Index("ix_attempts_item", "learner_id", "course", "item", "at"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    learner_id: Mapped[int] = learner_key()
    course: Mapped[str]
    item: Mapped[str]
    revision: Mapped[str]
    """Which wording of the item was answered."""
    skill: Mapped[str]
    activity: Mapped[str]
    correct: Mapped[bool]
    score: Mapped[float]
    misconception: Mapped[str | None]
    assist_level: Mapped[int]
    """0 is unassisted; above it, the help that was seen before the answer."""
    response: Mapped[Json]
    seq: Mapped[int] = mapped_column(BigInteger)
    """The number of the turn in which it was answered."""
    at: Mapped[datetime]


class Work(Table):
    """What a learner has under way at a challenge: the code they sent last, and how they were helped."""

    __tablename__ = "works"

    learner_id: Mapped[int] = learner_key(primary_key=True)
    course: Mapped[str] = mapped_column(primary_key=True)
    item: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str]
    """"" where nothing was sent yet."""
    ladder: Mapped[Json]
    """The hints that were seen and the tries between them, as the activity keeps them."""
    updated_at: Mapped[datetime]


class SkillState(Table):
    """What is believed of a learner's skill: the estimate from unassisted work, and counts of both kinds."""

    __tablename__ = "skill_states"

    learner_id: Mapped[int] = learner_key(primary_key=True)
    course: Mapped[str] = mapped_column(primary_key=True)
    skill: Mapped[str] = mapped_column(primary_key=True)
    mean: Mapped[float]
    variance: Mapped[float]
    run: Mapped[int] = mapped_column(server_default=text("0"))
    """How many of the last unassisted answers were right without a break."""
    unassisted: Mapped[int] = mapped_column(server_default=text("0"))
    unassisted_right: Mapped[int] = mapped_column(server_default=text("0"))
    assisted: Mapped[int] = mapped_column(server_default=text("0"))
    assisted_right: Mapped[int] = mapped_column(server_default=text("0"))
    updated_at: Mapped[datetime]


class ItemState(Table):
    """How easy an item has turned out (logits), over all learners; moved by increments only."""

    __tablename__ = "item_states"

    course: Mapped[str] = mapped_column(primary_key=True)
    item: Mapped[str] = mapped_column(primary_key=True)
    mean: Mapped[float]
    variance: Mapped[float]
    answers: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))


class Memory(Table):
    """The forgetting model's card of an item, and when it is due."""

    __tablename__ = "memories"
    __table_args__ = (Index("ix_memories_due", "learner_id", "course", "due"),)

    learner_id: Mapped[int] = learner_key(primary_key=True)
    course: Mapped[str] = mapped_column(primary_key=True)
    item: Mapped[str] = mapped_column(primary_key=True)
    card: Mapped[Json]
    due: Mapped[datetime]
    last: Mapped[datetime]
    """When it was last answered."""
