"""What a model said to learners, and what the tutor keeps in mind of them."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from core.store.tables.base import Table, learner_key


class TutorMessage(Table):
    """What a model made for a learner, whether it was shown or not, and how it came about: enough to look into it later."""

    __tablename__ = "tutor_messages"
    __table_args__ = (
        Index("ix_tutor_messages_learner_id_at", "learner_id", "at"),
        Index("ix_tutor_messages_at", "at"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    """By which the learner's buttons name it, and whoever looks into it."""
    learner_id: Mapped[int] = learner_key()
    place: Mapped[str]
    """The chat in which it was said: PLATFORM/CHAT."""
    community: Mapped[str]
    """The community in which it was said: PLATFORM/ID; "" outside of all."""
    course: Mapped[str]
    item: Mapped[str]
    """The item before the learner; "" for none."""
    kind: Mapped[str]
    """What it is: a rung of the ladder of hints, an answer, an explanation, a memory …"""
    asked: Mapped[str]
    """What the learner said to it."""
    sources: Mapped[list[Any]] = mapped_column(JSONB)
    """What was found for it in courses and uploads."""
    prompt: Mapped[str]
    digest: Mapped[str]
    """Of the prompt's file."""
    model: Mapped[str]
    tries: Mapped[list[Any]] = mapped_column(JSONB)
    """What the model said each time, and why it was not shown, if it was not."""
    shown: Mapped[str | None]
    """What the learner saw of it; None where they saw the author's words."""
    cached: Mapped[bool]
    """Whether the same had been answered before, so that nobody was asked."""
    tokens_in: Mapped[int]
    tokens_out: Mapped[int]
    cost: Mapped[int] = mapped_column(BigInteger)
    """In millionths of the money in which the operator gave the prices."""
    seconds: Mapped[float]
    helpful: Mapped[bool | None]
    at: Mapped[datetime]


class TutorMemory(Table):
    """What the tutor keeps in mind of a learner over sessions, in words that they can read, mend and remove."""

    __tablename__ = "tutor_memories"

    learner_id: Mapped[int] = learner_key(primary_key=True)
    goal: Mapped[str]
    """What they learn for, in their own words."""
    notes: Mapped[str]
    """What a model noted of their conversations, or they themselves."""
    upto: Mapped[datetime | None]
    """What was said until then is in the notes, or was put aside."""
    updated_at: Mapped[datetime]
