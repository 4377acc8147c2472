"""Files that come along with a message, and which blobs a turn needs."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("turns", sa.Column("attachments", postgresql.JSONB(astext_type=sa.Text()), nullable=True))
    op.add_column("turns", sa.Column("blobs", postgresql.ARRAY(sa.Text()), nullable=True))
    # What earlier replies show must not be taken for something that nobody needs.
    op.execute(
        """
        UPDATE turns SET blobs = ARRAY(SELECT jsonb_path_query(reply, '$.blocks[*].media.key') #>> '{}')
        WHERE jsonb_path_exists(reply, '$.blocks[*].media.key')
        """
    )
    op.create_index(
        "ix_turns_blobs",
        "turns",
        ["blobs"],
        unique=False,
        postgresql_using="gin",
        postgresql_where=sa.text("blobs IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_turns_blobs", table_name="turns", postgresql_using="gin")
    op.drop_column("turns", "blobs")
    op.drop_column("turns", "attachments")
