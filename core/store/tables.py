"""The tables that features share, as the migrations make them."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import (
    BigInteger,
    Boolean,
    Computed,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    MetaData,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, REAL, REGCONFIG, TSVECTOR
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

Json = dict[str, Any]


class Table(DeclarativeBase):
    """What all tables have in common: how Python's types and the names of constraints look in PostgreSQL."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {
        int: Integer,
        str: Text,
        float: REAL,
        bool: Boolean,
        datetime: DateTime(timezone=True),
        Json: JSONB,
    }


def _learner(*, primary_key: bool = False) -> Mapped[int]:
    return mapped_column(BigInteger, ForeignKey("learners.id", ondelete="CASCADE"), primary_key=primary_key)


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

    learner_id: Mapped[int] = _learner(primary_key=True)
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
    learner_id: Mapped[int] = _learner()
    at: Mapped[datetime]


class Conversation(Table):
    """Where a learner stands in one chat: the activity, its state, and the reply whose form or choices are open."""

    __tablename__ = "conversations"

    learner_id: Mapped[int] = _learner(primary_key=True)
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
    learner_id: Mapped[int] = _learner()
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


class Enrolment(Table):
    """A learner in a course, and the estimate of their general ability there (logits)."""

    __tablename__ = "enrolments"

    learner_id: Mapped[int] = _learner(primary_key=True)
    course: Mapped[str] = mapped_column(primary_key=True)
    enrolled_at: Mapped[datetime]
    ability_mean: Mapped[float]
    ability_variance: Mapped[float]


class LessonProgress(Table):
    """How far a learner is in a lesson. `step` counts the steps already seen."""

    __tablename__ = "lesson_progress"

    learner_id: Mapped[int] = _learner(primary_key=True)
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
    learner_id: Mapped[int] = _learner()
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

    learner_id: Mapped[int] = _learner(primary_key=True)
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

    learner_id: Mapped[int] = _learner(primary_key=True)
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

    learner_id: Mapped[int] = _learner(primary_key=True)
    course: Mapped[str] = mapped_column(primary_key=True)
    item: Mapped[str] = mapped_column(primary_key=True)
    card: Mapped[Json]
    due: Mapped[datetime]
    last: Mapped[datetime]
    """When it was last answered."""


class Consent(Table):
    """What a learner agreed to or refused. All of it is kept, and the newest of a purpose counts."""

    __tablename__ = "consents"

    learner_id: Mapped[int] = _learner(primary_key=True)
    purpose: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(primary_key=True)
    given: Mapped[bool]


class TutorMessage(Table):
    """What a model made for a learner, whether it was shown or not, and how it came about: enough to look into it later."""

    __tablename__ = "tutor_messages"
    __table_args__ = (
        Index("ix_tutor_messages_learner_id_at", "learner_id", "at"),
        Index("ix_tutor_messages_at", "at"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    """By which the learner's buttons name it, and whoever looks into it."""
    learner_id: Mapped[int] = _learner()
    course: Mapped[str]
    item: Mapped[str]
    rung: Mapped[str]
    prompt: Mapped[str]
    digest: Mapped[str]
    """Of the prompt's file."""
    model: Mapped[str]
    tries: Mapped[list[Any]] = mapped_column(JSONB)
    """What the model said each time, and why it was not shown, if it was not."""
    shown: Mapped[str | None]
    """What the learner saw of it; None where they saw the author's words."""
    tokens: Mapped[int]
    seconds: Mapped[float]
    helpful: Mapped[bool | None]
    at: Mapped[datetime]


class CarriedRename(Table):
    """An id of a course's files that changed, and was changed in all rows too. `kind` names the column."""

    __tablename__ = "carried_renames"

    kind: Mapped[str] = mapped_column(primary_key=True)
    course: Mapped[str] = mapped_column(primary_key=True)
    old: Mapped[str] = mapped_column(primary_key=True)
    new: Mapped[str]


class CourseText(Table):
    """A course's words for full-text search, kept equal to its files at each start."""

    __tablename__ = "course_texts"
    __table_args__ = (Index("ix_course_texts_words", "words", postgresql_using="gin"),)

    course: Mapped[str] = mapped_column(primary_key=True)
    revision: Mapped[str]
    dictionary: Mapped[str] = mapped_column(REGCONFIG)
    """PostgreSQL's dictionary for the course's language, so that "loop" finds "loops"."""
    title: Mapped[str]
    body: Mapped[str]
    words: Mapped[Any] = mapped_column(
        TSVECTOR,
        Computed(
            "setweight(to_tsvector(dictionary, title), 'A') || setweight(to_tsvector(dictionary, body), 'B')",
            persisted=True,
        ),
    )
