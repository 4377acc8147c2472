"""What learners brought to learn from, its passages, and what was made of them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _keys(table: str, *primary: str) -> list[sa.Constraint]:
    """A row goes with its learner, and with its set."""
    learner = sa.ForeignKeyConstraint(
        ["learner_id"], ["learners.id"], name=op.f(f"fk_{table}_learner_id"), ondelete="CASCADE"
    )
    name = "source" if table == "study_sets" else "study"
    set_ = sa.ForeignKeyConstraint(
        [name], ["study_sets.id"], name=op.f(f"fk_{table}_{name}"), ondelete="CASCADE"
    )
    return [learner, set_, sa.PrimaryKeyConstraint(*primary, name=op.f(f"pk_{table}"))]


def upgrade() -> None:
    op.create_table(
        "study_sets",
        *_text("id"),
        sa.Column("learner_id", sa.BigInteger(), nullable=False),
        *_text("kind", "title", "asked"),
        sa.Column("source", sa.Text(), nullable=True),
        *_text("name", "mime"),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("cut", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *_keys("study_sets", "id"),
    )
    op.create_index("ix_study_sets_learner_id_at", "study_sets", ["learner_id", "at", "id"])
    for name in ("key", "source"):
        op.create_index(
            f"ix_study_sets_{name}", "study_sets", [name], postgresql_where=sa.text(f"{name} IS NOT NULL")
        )
    op.create_table(
        "study_passages",
        *_text("study"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("learner_id", sa.BigInteger(), nullable=False),
        *_text("heading", "text", "place", "code", "output"),
        *_keys("study_passages", "study", "number"),
    )
    op.create_index("ix_study_passages_learner_id", "study_passages", ["learner_id"])
    op.create_table(
        "study_items",
        *_text("study", "id"),
        sa.Column("learner_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("passage", sa.Integer(), nullable=False),
        *_text("quote", "type"),
        sa.Column("question", postgresql.JSONB(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *_keys("study_items", "study", "id"),
    )
    op.create_index("ix_study_items_learner_id", "study_items", ["learner_id"])


def downgrade() -> None:
    for table in ("study_items", "study_passages", "study_sets"):
        op.drop_table(table)
