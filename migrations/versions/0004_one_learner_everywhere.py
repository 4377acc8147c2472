"""Codes that make two learners one, tries at guessing them, and since when somebody is who they are."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "identities",
        sa.Column("since", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    )
    op.execute("UPDATE identities SET since = created_at FROM learners WHERE id = learner_id")
    op.create_table(
        "link_codes",
        sa.Column("learner_id", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("address", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name=op.f("fk_link_codes_learner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner_id", name=op.f("pk_link_codes")),
        sa.UniqueConstraint("digest", name=op.f("uq_link_codes_digest")),
    )
    op.create_table(
        "link_tries",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("learner_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name=op.f("fk_link_tries_learner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_tries")),
    )
    op.create_index("ix_link_tries_learner_id_at", "link_tries", ["learner_id", "at"], unique=False)
    # A turn keeps its number when its learner becomes one with another, because pages go on from it.
    op.drop_constraint("uq_turns_learner_id_seq", "turns", type_="unique")


def downgrade() -> None:
    op.execute(
        """
        UPDATE turns SET seq = numbered.seq
        FROM (SELECT id, row_number() OVER (PARTITION BY learner_id ORDER BY seq, id) AS seq
              FROM turns WHERE seq IS NOT NULL) AS numbered
        WHERE turns.id = numbered.id AND turns.learner_id IN (
            SELECT learner_id FROM turns GROUP BY learner_id, seq HAVING count(*) > 1)
        """
    )
    op.create_unique_constraint("uq_turns_learner_id_seq", "turns", ["learner_id", "seq"])
    op.drop_table("link_tries")
    op.drop_table("link_codes")
    op.drop_column("identities", "since")
