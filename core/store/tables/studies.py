"""What learners brought to learn from, and what was made of it for them."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from core.store.tables.base import Json, Table, learner_key


def study_key() -> Mapped[str]:
    """The column that says of which set a row is; the row goes with it."""
    return mapped_column(ForeignKey("study_sets.id", ondelete="CASCADE"), primary_key=True)


class StudySet(Table):
    """A file that a learner brought, or a lesson that was made for them. It never changes, but can be removed."""

    __tablename__ = "study_sets"
    __table_args__ = (
        Index("ix_study_sets_learner_id_at", "learner_id", "at", "id"),
        Index("ix_study_sets_key", "key", postgresql_where=text("key IS NOT NULL")),
        Index("ix_study_sets_source", "source", postgresql_where=text("source IS NOT NULL")),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    learner_id: Mapped[int] = learner_key()
    kind: Mapped[str]
    """file or lesson."""
    title: Mapped[str]
    asked: Mapped[str]
    """Of a lesson: the topic that was asked for, or the number of the passage in `source` where it begins."""
    source: Mapped[str | None] = mapped_column(ForeignKey("study_sets.id", ondelete="CASCADE"))
    """The set that a lesson was made from; it goes with that one."""
    name: Mapped[str]
    """Of the file; "" for a lesson, as are the next two."""
    mime: Mapped[str]
    key: Mapped[str | None]
    """Where the file lies in the blob store; None for a lesson."""
    size: Mapped[int]
    """Bytes of the file."""
    cut: Mapped[bool]
    """Whether the file goes on behind the last passage."""
    at: Mapped[datetime]


class StudyPassage(Table):
    """A passage of a file, or a step of a lesson; `code` and what it printed are a step's."""

    __tablename__ = "study_passages"
    __table_args__ = (Index("ix_study_passages_learner_id", "learner_id"),)

    study: Mapped[str] = study_key()
    number: Mapped[int] = mapped_column(primary_key=True)
    learner_id: Mapped[int] = learner_key()
    heading: Mapped[str]
    text: Mapped[str]
    place: Mapped[str]
    """Where it stands in the file, as learners are told; of a step, the title of what it rests on."""
    code: Mapped[str]
    output: Mapped[str]


class StudyItem(Table):
    """A question that a model made from a passage, and that passed the gate."""

    __tablename__ = "study_items"
    __table_args__ = (Index("ix_study_items_learner_id", "learner_id"),)

    study: Mapped[str] = study_key()
    id: Mapped[str] = mapped_column(primary_key=True)
    learner_id: Mapped[int] = learner_key()
    number: Mapped[int]
    """Of the questions of the set, in the order in which they were made."""
    passage: Mapped[int]
    """The number of the passage that says the answer."""
    quote: Mapped[str]
    """The words there that do."""
    type: Mapped[str]
    question: Mapped[Json]
    """Options, key, explanation and what is said to mistakes."""
    at: Mapped[datetime]
