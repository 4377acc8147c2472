"""Conversations with the tutor: what was asked, where, on what it leans and what it cost; what it remembers; its dial."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_EMPTY = {"place": "", "community": "", "asked": ""}


def upgrade() -> None:
    op.alter_column("tutor_messages", "rung", new_column_name="kind")
    op.alter_column("tutor_messages", "tokens", new_column_name="tokens_in")
    for name in _EMPTY:
        op.add_column("tutor_messages", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.add_column(
        "tutor_messages",
        sa.Column("sources", postgresql.JSONB(), nullable=False, server_default=sa.text("'[]'")),
    )
    op.add_column(
        "tutor_messages", sa.Column("cached", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("tutor_messages", sa.Column("tokens_out", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("tutor_messages", sa.Column("cost", sa.BigInteger(), nullable=False, server_default="0"))
    for name in (*_EMPTY, "sources", "cached", "tokens_out", "cost"):
        op.alter_column("tutor_messages", name, server_default=None)
    op.add_column(
        "communities", sa.Column("tutor", sa.Text(), nullable=False, server_default=sa.text("'full'"))
    )
    op.create_table(
        "tutor_memories",
        sa.Column("learner_id", sa.BigInteger(), nullable=False),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("upto", sa.DateTime(timezone=True), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name=op.f("fk_tutor_memories_learner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner_id", name=op.f("pk_tutor_memories")),
    )


def downgrade() -> None:
    op.drop_table("tutor_memories")
    op.drop_column("communities", "tutor")
    for name in ("cost", "tokens_out", "cached", "sources", *reversed(_EMPTY)):
        op.drop_column("tutor_messages", name)
    op.alter_column("tutor_messages", "tokens_in", new_column_name="tokens")
    op.alter_column("tutor_messages", "kind", new_column_name="rung")
