"""When somebody is erased, and what they agreed to or refused."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "notes", sa.Column("fleeting", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.add_column("learners", sa.Column("erase_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("learners", sa.Column("erase_told_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        "ix_learners_erase_at",
        "learners",
        ["erase_at"],
        unique=False,
        postgresql_where=sa.text("erase_at IS NOT NULL"),
    )
    op.create_table(
        "consents",
        sa.Column("learner_id", sa.BigInteger(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name=op.f("fk_consents_learner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner_id", "purpose", "at", name=op.f("pk_consents")),
    )


def downgrade() -> None:
    op.drop_table("consents")
    op.drop_index("ix_learners_erase_at", table_name="learners")
    op.drop_column("learners", "erase_told_at")
    op.drop_column("learners", "erase_at")
    op.drop_column("notes", "fleeting")
