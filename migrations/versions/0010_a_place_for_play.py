"""Where explanations come from and how they are judged, and what is played in a community."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_ADDED = {
    "explanations": ("community", "bands", "helped", "told", "told_at"),
    "communities": ("boards", "sharing", "quiet"),
}


def upgrade() -> None:
    op.add_column("explanations", sa.Column("community", sa.Text(), nullable=False, server_default=""))
    op.add_column(
        "explanations",
        sa.Column("bands", postgresql.JSONB(), nullable=False, server_default=sa.text("'{}'")),
    )
    for name in ("helped", "told"):
        count = sa.Column(name, sa.Integer(), nullable=False, server_default=sa.text("0"))
        op.add_column("explanations", count)
    op.add_column("explanations", sa.Column("told_at", sa.DateTime(timezone=True), nullable=True))
    for name in ("boards", "sharing"):
        column = sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.text("true"))
        op.add_column("communities", column)
    quiet = sa.Column("quiet", postgresql.ARRAY(sa.Text()), nullable=False, server_default=sa.text("'{}'"))
    op.add_column("communities", quiet)
    op.create_index(
        "ix_explanations_untold", "explanations", ["learner_id"], postgresql_where=sa.text("helped > told")
    )
    shown = sa.text("shared AND state = 'shown'")
    op.drop_index("ix_explanations_new", table_name="explanations")
    for name, last in (("rank_of_lesson", "score"), ("new", "votes")):
        columns = ["course", "lesson", last]
        op.create_index(f"ix_explanations_{name}", "explanations", columns, postgresql_where=shown)
    op.create_table(
        "withheld",
        sa.Column("learner_id", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name="fk_withheld_learner_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner_id", "digest", name="pk_withheld"),
    )
    op.create_index("ix_points_daily", "points", ["subject"], postgresql_where=sa.text("reason = 'daily'"))


def downgrade() -> None:
    op.drop_index("ix_points_daily", table_name="points")
    op.drop_table("withheld")
    for name in ("new", "rank_of_lesson"):
        op.drop_index(f"ix_explanations_{name}", table_name="explanations")
    shown = sa.text("shared AND state = 'shown'")
    op.create_index(
        "ix_explanations_new", "explanations", ["course", "skill", "votes"], postgresql_where=shown
    )
    op.drop_index("ix_explanations_untold", table_name="explanations")
    for table, columns in _ADDED.items():
        for name in columns:
            op.drop_column(table, name)
