"""Explanations and what others think of them, points, badges, days in a row, and boards."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_SHOWN = sa.text("shared AND state = 'shown'")


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _moments(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.DateTime(timezone=True), nullable=False) for name in names]


def _weights(*names: str) -> list[sa.Column[object]]:
    zero = sa.text("0")
    return [sa.Column(name, sa.REAL(), nullable=False, server_default=zero) for name in names]


def _learner() -> sa.Column[int]:
    return sa.Column("learner_id", sa.BigInteger(), nullable=False)


def _number() -> sa.Column[int]:
    return sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False)


def _keys(table: str, *primary: str, of_explanation: bool = False) -> list[sa.Constraint]:
    """A row goes with its learner, and with its explanation."""
    keys: list[sa.Constraint] = [
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name=op.f(f"fk_{table}_learner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint(*primary, name=op.f(f"pk_{table}")),
    ]
    if of_explanation:
        name = op.f(f"fk_{table}_explanation")
        keys.append(
            sa.ForeignKeyConstraint(["explanation"], ["explanations.id"], name=name, ondelete="CASCADE")
        )
    return keys


def upgrade() -> None:
    _explanations()
    _votes()
    _moderation()
    _points()
    _streaks()
    _boards()


def _explanations() -> None:
    op.create_table(
        "explanations",
        *_text("id"),
        _learner(),
        *_text("course", "lesson", "skill", "about", "text", "code", "pseudonym"),
        sa.Column("shared", sa.Boolean(), nullable=False),
        *_text("state"),
        *_moments("at"),
        *_weights("up", "down", "votes", "score"),
        *_moments("weigh_at"),
        *_keys("explanations", "id"),
    )
    op.create_index("ix_explanations_learner_id_at", "explanations", ["learner_id", "at", "id"])
    under_review = sa.text("state = 'review'")
    op.create_index(
        "ix_explanations_under_review", "explanations", ["learner_id"], postgresql_where=under_review
    )
    op.create_index("ix_explanations_weigh_at", "explanations", ["weigh_at"])
    for name, column in (("rank", "score"), ("new", "votes")):
        op.create_index(
            f"ix_explanations_{name}", "explanations", ["course", "skill", column], postgresql_where=_SHOWN
        )


def _votes() -> None:
    op.create_table(
        "votes",
        *_text("explanation"),
        _learner(),
        sa.Column("author", sa.BigInteger(), nullable=False),
        sa.Column("helped", sa.Boolean(), nullable=False),
        *_text("because"),
        *_moments("at", "changed_at"),
        sa.CheckConstraint("author <> learner_id", name=op.f("ck_votes_not_on_ones_own")),
        *_keys("votes", "explanation", "learner_id", of_explanation=True),
    )
    op.create_index("ix_votes_learner_id_author", "votes", ["learner_id", "author"])
    op.create_index("ix_votes_learner_id_at", "votes", ["learner_id", "at"])
    op.create_index("ix_votes_author", "votes", ["author"])


def _moderation() -> None:
    op.create_table(
        "reports",
        *_text("explanation"),
        _learner(),
        *_text("reason"),
        *_moments("at"),
        *_keys("reports", "explanation", "learner_id", of_explanation=True),
    )
    op.create_index("ix_reports_learner_id_at", "reports", ["learner_id", "at"])
    op.create_table(
        "moderation_events",
        _number(),
        *_text("explanation"),
        _learner(),
        *_text("act", "by"),
        sa.Column("moderator", sa.BigInteger(), nullable=True),
        *_text("reason"),
        *_moments("at"),
        *_keys("moderation_events", "id", of_explanation=True),
    )
    for name in ("explanation", "learner_id"):
        op.create_index(f"ix_moderation_events_{name}", "moderation_events", [name, "id"])


def _points() -> None:
    op.create_table(
        "points",
        _number(),
        _learner(),
        *_text("reason", "subject"),
        *_numbers("amount"),
        *_text("community"),
        *_moments("at"),
        *_keys("points", "id"),
    )
    op.create_index(
        "uq_points_learner_id_reason_subject",
        "points",
        ["learner_id", "reason", "subject"],
        unique=True,
        postgresql_include=["amount"],
    )
    op.create_index("ix_points_learner_id_at", "points", ["learner_id", "at", "id"])
    op.create_table(
        "badges",
        _learner(),
        *_text("badge", "subject"),
        *_moments("at"),
        *_keys("badges", "learner_id", "badge", "subject"),
    )


def _streaks() -> None:
    op.create_table(
        "streaks",
        _learner(),
        *_numbers("days", "best"),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column("seen", sa.DateTime(timezone=True), nullable=True),
        *_numbers("freezes", "toward"),
        sa.Column("rests_from", sa.Date(), nullable=True),
        sa.Column("rests_until", sa.Date(), nullable=True),
        *_keys("streaks", "learner_id"),
    )
    op.create_table(
        "streak_days",
        _learner(),
        sa.Column("day", sa.Date(), nullable=False),
        *_text("kept"),
        *_keys("streak_days", "learner_id", "day"),
    )


def _boards() -> None:
    op.create_table(
        "board_members",
        *_text("board"),
        _learner(),
        *_text("community", "name"),
        *_moments("at"),
        *_keys("board_members", "board", "learner_id"),
    )
    op.create_index("ix_board_members_learner_id", "board_members", ["learner_id"])
    op.create_table(
        "board_standings",
        *_text("board", "period"),
        _learner(),
        *_numbers("points"),
        *_moments("changed_at"),
        sa.ForeignKeyConstraint(
            ["board", "learner_id"],
            ["board_members.board", "board_members.learner_id"],
            name="fk_board_standings_board_learner_id",
            ondelete="CASCADE",
            onupdate="CASCADE",
        ),
        *_keys("board_standings", "board", "period", "learner_id"),
    )
    op.create_index(
        "ix_board_standings_place",
        "board_standings",
        ["board", "period", sa.text("points DESC"), "learner_id"],
    )
    op.create_index("ix_board_standings_changed_at", "board_standings", ["board", "period", "changed_at"])
    op.create_index("ix_board_standings_learner_id", "board_standings", ["learner_id"])


def downgrade() -> None:
    for table in (
        "board_standings",
        "board_members",
        "streak_days",
        "streaks",
        "badges",
        "points",
        "moderation_events",
        "reports",
        "votes",
        "explanations",
    ):
        op.drop_table(table)
