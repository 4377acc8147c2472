"""What all tables have in common."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import (
    BigInteger,
    Boolean,
    DateTime,
    ForeignKey,
    Integer,
    MetaData,
    Text,
)
from sqlalchemy.dialects.postgresql import JSONB, REAL
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


def learner_key(*, primary_key: bool = False) -> Mapped[int]:
    """The column that says whose a row is; the row goes with them."""
    return mapped_column(BigInteger, ForeignKey("learners.id", ondelete="CASCADE"), primary_key=primary_key)
