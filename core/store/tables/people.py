"""Learners, who they are, and what they agreed to."""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    Identity,
    Index,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from core.store.tables.base import Json, Table, learner_key


class Learner(Table):
    """A person who learns, on however many platforms.

    `version` is what a turn compares and swaps: it counts the turns that were committed, and numbers them.
    """

    __tablename__ = "learners"
    __table_args__ = (
        Index("ix_learners_erase_at", "erase_at", postgresql_where=text("erase_at IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    name: Mapped[str] = mapped_column(server_default="")
    language: Mapped[str | None]
    time_zone: Mapped[str | None]
    course: Mapped[str | None]
    """The course being learnt now."""
    version: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    created_at: Mapped[datetime]
    erase_at: Mapped[datetime | None]
    """When all that is theirs goes, where they asked for that."""
    erase_told_at: Mapped[datetime | None]
    """When they were last reminded of it."""


class PlatformIdentity(Table):
    """Who a learner is on one platform."""

    __tablename__ = "identities"

    platform: Mapped[str] = mapped_column(primary_key=True)
    external_id: Mapped[str] = mapped_column(primary_key=True)
    learner_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("learners.id", ondelete="CASCADE"), index=True
    )
    since: Mapped[datetime] = mapped_column(server_default=text("now()"))
    """Since when they have been this learner."""


class LinkCode(Table):
    """The newest code with which an account elsewhere becomes this learner's too. The code itself is not here.

    `platform`, `person`, `chat` and `address` say where it was given, so that its use can be told there.
    """

    __tablename__ = "link_codes"

    learner_id: Mapped[int] = learner_key(primary_key=True)
    digest: Mapped[str] = mapped_column(unique=True)
    """The code's SHA-256, in hexadecimal."""
    platform: Mapped[str]
    person: Mapped[str]
    chat: Mapped[str]
    address: Mapped[Json]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class LinkTry(Table):
    """One code that a learner entered and that was none."""

    __tablename__ = "link_tries"
    __table_args__ = (Index("ix_link_tries_learner_id_at", "learner_id", "at"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    learner_id: Mapped[int] = learner_key()
    at: Mapped[datetime]


class Consent(Table):
    """What a learner agreed to or refused. All of it is kept, and the newest of a purpose counts."""

    __tablename__ = "consents"

    learner_id: Mapped[int] = learner_key(primary_key=True)
    purpose: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(primary_key=True)
    given: Mapped[bool]
