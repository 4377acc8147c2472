"""What the database knows of the courses' files."""

from typing import Any

from sqlalchemy import (
    Computed,
    Index,
)
from sqlalchemy.dialects.postgresql import REGCONFIG, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from core.store.tables.base import Table


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
