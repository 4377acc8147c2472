"""What is said where: conversations, communities, posts, notes and turns."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Identity,
    Index,
    Text,
    UniqueConstraint,
    text,
    true,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from core.store.tables.base import Json, Table, learner_key


class Conversation(Table):
    """Where a learner stands in one chat: the activity, its state, and the reply whose form or choices are open."""

    __tablename__ = "conversations"

    learner_id: Mapped[int] = learner_key(primary_key=True)
    platform: Mapped[str] = mapped_column(primary_key=True)
    chat: Mapped[str] = mapped_column(primary_key=True)
    activity: Mapped[str | None]
    state: Mapped[Json] = mapped_column(server_default=text("'{}'"))
    open_turn: Mapped[int | None] = mapped_column(BigInteger)


class Community(Table):
    """A server or a group that has taken Parley in, and what was set up for it."""

    __tablename__ = "communities"

    platform: Mapped[str] = mapped_column(primary_key=True)
    external_id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(server_default="")
    language: Mapped[str | None]
    time_zone: Mapped[str | None]
    course: Mapped[str | None]
    channel: Mapped[str | None]
    staff_role: Mapped[str | None]
    daily_hour: Mapped[int | None]
    """The hour of the local day, 0 to 23, at which something to do is posted."""
    tutor: Mapped[str] = mapped_column(server_default="full")
    """How much a model may help there: off, hints, full."""
    boards: Mapped[bool] = mapped_column(server_default=true())
    """Whether there is a board of those who learn there."""
    sharing: Mapped[bool] = mapped_column(server_default=true())
    """Whether explanations may be shown to others from there."""
    quiet: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    """The places there without points, by the platform's own ids."""
    dials: Mapped[Json] = mapped_column(server_default=text("'{}'"))
    """What instructors set for teaching there, by course and "" for all (see `core.dials`)."""
    cohort_roles: Mapped[Json] = mapped_column(server_default=text("'{}'"))
    """The cohorts that those with a role of it are in, by the role's id."""
    created_at: Mapped[datetime]
    left_at: Mapped[datetime | None]
    """Since when Parley is there no more."""


class Post(Table):
    """What Parley said in a community by itself. `key` says on what occasion: there is one post for each.

    It is numbered among the turns, so that the id of a choice says which of the two holds it.
    """

    __tablename__ = "posts"
    __table_args__ = (
        UniqueConstraint("platform", "community", "key"),
        Index("ix_posts_pending", "created_at", postgresql_where=text("done_at IS NULL")),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    platform: Mapped[str]
    community: Mapped[str]
    key: Mapped[str]
    channel: Mapped[str]
    language: Mapped[str | None]
    reply: Mapped[Json]
    created_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    """When it was up, or was refused for good."""


class Note(Table):
    """What an adapter has to remember of its platform: which thread is whose, say. `key` is its own."""

    __tablename__ = "notes"

    platform: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
    written_at: Mapped[datetime]
    fleeting: Mapped[bool] = mapped_column(server_default=text("false"))
    """Whether it goes with the messages of its time."""


class Turn(Table):
    """One event and its answer. A row that is not `sent` is an outbox entry; one without a reply is unfinished.

    `worker` is the process that has the turn in hand: it holds an advisory lock of that number while it lives.
    """

    __tablename__ = "turns"
    __table_args__ = (
        UniqueConstraint("platform", "event_id"),
        Index("ix_turns_pending", "worker", postgresql_where=text("sent_at IS NULL")),
        Index("ix_turns_history", "learner_id", "platform", "chat", "seq"),
        Index("ix_turns_blobs", "blobs", postgresql_using="gin", postgresql_where=text("blobs IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    platform: Mapped[str]
    event_id: Mapped[str]
    person: Mapped[str]
    """Who it was, by the platform's own id."""
    learner_id: Mapped[int] = learner_key()
    chat: Mapped[str]
    address: Mapped[Json]
    body: Mapped[Json]
    attachments: Mapped[list[Any] | None] = mapped_column(JSONB(none_as_null=True))
    """Names, types and keys of the files that came along and are still wanted."""
    membership: Mapped[Json | None] = mapped_column(JSONB(none_as_null=True))
    """The community in which it happened, and what the person was there."""
    blobs: Mapped[list[str] | None] = mapped_column(ARRAY(Text))
    """Keys of all that the attachments and the reply need of the blob store."""
    seq: Mapped[int | None] = mapped_column(BigInteger)
    """Its number among the turns of whoever its learner was then: it grows with every turn of the same person, and
    stays when two learners become one, since pages go on from it."""
    reply: Mapped[Json | None]
    worker: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
