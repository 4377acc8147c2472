"""Where explanations come from and how they were judged, and what is played in a community."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_ADDED = {
    "explanations": ("community", "bands", "told", "told_at"),
    "reports": ("community",),
    "communities": ("boards", "sharing", "quiet"),
}


def upgrade() -> None:
    for table in ("explanations", "reports"):
        op.add_column(table, sa.Column("community", sa.Text(), nullable=False, server_default=""))
    op.add_column(
        "explanations",
        sa.Column("bands", postgresql.JSONB(), nullable=False, server_default=sa.text("'{}'")),
    )
    op.add_column(
        "explanations", sa.Column("told", sa.Integer(), nullable=False, server_default=sa.text("0"))
    )
    op.add_column("explanations", sa.Column("told_at", sa.DateTime(timezone=True), nullable=True))
    for name in ("boards", "sharing"):
        column = sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.text("true"))
        op.add_column("communities", column)
    quiet = sa.Column("quiet", postgresql.ARRAY(sa.Text()), nullable=False, server_default=sa.text("'{}'"))
    op.add_column("communities", quiet)


def downgrade() -> None:
    for table, columns in _ADDED.items():
        for name in columns:
            op.drop_column(table, name)
