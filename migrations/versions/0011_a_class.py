"""Who teaches, courses of their own with versions, classes, grading, questions to people, and the operator's switches."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "cohorts",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("community", sa.Text(), nullable=False),
        sa.Column("course", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("by", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_cohorts"),
        sa.UniqueConstraint("code", name="uq_cohorts_code"),
    )
    op.create_index("ix_cohorts_community", "cohorts", ["community"])
    op.create_table(
        "draft_items",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("community", sa.Text(), nullable=False),
        sa.Column("course", sa.Text(), nullable=False),
        sa.Column("lesson", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("passage", sa.Text(), nullable=False),
        sa.Column("made", postgresql.JSONB(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_draft_items"),
    )
    op.create_index("ix_draft_items_state", "draft_items", ["community", "state", "at", "id"])
    op.create_table(
        "jobs",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("community", sa.Text(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("done", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("total", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("given", postgresql.JSONB(), nullable=False),
        sa.Column("result", postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("worker", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
    )
    op.create_index("ix_jobs_community", "jobs", ["community", "at"])
    op.create_index("ix_jobs_open", "jobs", ["at"], postgresql_where=sa.text("state = 'open'"))
    op.create_table(
        "staff_invites",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("community", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("digest", name="pk_staff_invites"),
    )
    op.create_table(
        "switches",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("off", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_switches"),
    )
    op.create_table(
        "taught_courses",
        sa.Column("course", sa.Text(), nullable=False),
        sa.Column("community", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("newest", sa.Integer(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("course", name="pk_taught_courses"),
    )
    op.create_index("ix_taught_courses_community", "taught_courses", ["community"])
    op.create_table(
        "acts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("community", sa.Text(), nullable=False),
        sa.Column("learner_id", sa.BigInteger(), nullable=True),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("detail", postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name="fk_acts_learner_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_acts"),
    )
    op.create_index("ix_acts_community", "acts", ["community", "id"])
    op.create_index("ix_acts_learner_id", "acts", ["learner_id", "id"])
    op.create_table(
        "announcements",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("cohort", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["cohort"], ["cohorts.id"], name="fk_announcements_cohort", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_announcements"),
    )
    op.create_index("ix_announcements_cohort", "announcements", ["cohort", "at"])
    op.create_table(
        "assignments",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("cohort", sa.Text(), nullable=False),
        sa.Column("course", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("lesson", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_minute", sa.Integer(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["cohort"], ["cohorts.id"], name="fk_assignments_cohort", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_assignments"),
    )
    op.create_index("ix_assignments_cohort", "assignments", ["cohort"])
    op.create_index("ix_assignments_due_on", "assignments", ["due_on"])
    op.create_table(
        "blocked",
        sa.Column("learner_id", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name="fk_blocked_learner_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner_id", name="pk_blocked"),
    )
    op.create_table(
        "class_figures",
        sa.Column("cohort", sa.Text(), nullable=False),
        sa.Column("figures", postgresql.JSONB(), nullable=False),
        sa.Column("took", sa.REAL(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["cohort"], ["cohorts.id"], name="fk_class_figures_cohort", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("cohort", name="pk_class_figures"),
    )
    op.create_table(
        "cohort_members",
        sa.Column("cohort", sa.Text(), nullable=False),
        sa.Column("learner_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["cohort"], ["cohorts.id"], name="fk_cohort_members_cohort", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name="fk_cohort_members_learner_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("cohort", "learner_id", name="pk_cohort_members"),
    )
    op.create_index("ix_cohort_members_learner_id", "cohort_members", ["learner_id"])
    op.create_table(
        "course_versions",
        sa.Column("course", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("archive", sa.LargeBinary(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["course"],
            ["taught_courses.course"],
            name="fk_course_versions_course",
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("course", "number", name="pk_course_versions"),
    )
    op.create_table(
        "desk_links",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("learner_id", sa.BigInteger(), nullable=False),
        sa.Column("community", sa.Text(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name="fk_desk_links_learner_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("digest", name="pk_desk_links"),
    )
    op.create_table(
        "desk_sessions",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("learner_id", sa.BigInteger(), nullable=False),
        sa.Column("community", sa.Text(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name="fk_desk_sessions_learner_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("digest", name="pk_desk_sessions"),
    )
    op.create_table(
        "help_questions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("learner_id", sa.BigInteger(), nullable=False),
        sa.Column("community", sa.Text(), nullable=False),
        sa.Column("course", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("attempt", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.Text(), server_default="", nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name="fk_help_questions_learner_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_help_questions"),
    )
    op.create_index("ix_help_questions_learner_id", "help_questions", ["learner_id", "at", "id"])
    op.create_index(
        "ix_help_questions_open",
        "help_questions",
        ["community", "at", "id"],
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_index(
        "ix_help_questions_untold",
        "help_questions",
        ["answered_at"],
        postgresql_where=sa.text("state = 'answered' AND told_at IS NULL"),
    )
    op.create_table(
        "staff",
        sa.Column("community", sa.Text(), nullable=False),
        sa.Column("learner_id", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("granted", sa.Boolean(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("digest", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("digest_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name="fk_staff_learner_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("community", "learner_id", name="pk_staff"),
    )
    op.create_index("ix_staff_learner_id", "staff", ["learner_id", "seen_at"])
    op.create_table(
        "announcement_receipts",
        sa.Column("announcement", sa.Text(), nullable=False),
        sa.Column("learner_id", sa.BigInteger(), nullable=False),
        sa.Column("event", sa.Text(), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["announcement"],
            ["announcements.id"],
            name="fk_announcement_receipts_announcement",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name="fk_announcement_receipts_learner_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("announcement", "learner_id", name="pk_announcement_receipts"),
    )
    op.create_index("ix_announcement_receipts_learner_id", "announcement_receipts", ["learner_id"])
    op.create_index(
        "ix_announcement_receipts_waiting",
        "announcement_receipts",
        ["announcement"],
        postgresql_where=sa.text("told_at IS NULL"),
    )
    op.create_table(
        "comments",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("attempt", sa.BigInteger(), nullable=False),
        sa.Column("learner_id", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=True),
        sa.Column("community", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["attempt"], ["attempts.id"], name="fk_comments_attempt", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name="fk_comments_learner_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_comments"),
    )
    op.create_index("ix_comments_attempt", "comments", ["attempt"])
    op.create_index("ix_comments_learner_id", "comments", ["learner_id", "at", "id"])
    op.create_table(
        "extensions",
        sa.Column("assignment", sa.Text(), nullable=False),
        sa.Column("learner_id", sa.BigInteger(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("due_minute", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment"], ["assignments.id"], name="fk_extensions_assignment", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name="fk_extensions_learner_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("assignment", "learner_id", name="pk_extensions"),
    )
    op.create_index("ix_extensions_learner_id", "extensions", ["learner_id"])
    op.create_table(
        "overrides",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("attempt", sa.BigInteger(), nullable=False),
        sa.Column("learner_id", sa.BigInteger(), nullable=False),
        sa.Column("correct", sa.Boolean(), nullable=False),
        sa.Column("score", sa.REAL(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("job", sa.Text(), nullable=True),
        sa.Column("by", sa.BigInteger(), nullable=True),
        sa.Column("community", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["attempt"], ["attempts.id"], name="fk_overrides_attempt", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name="fk_overrides_learner_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_overrides"),
    )
    op.create_index("ix_overrides_attempt", "overrides", ["attempt", "id"])
    op.create_index("ix_overrides_learner_id", "overrides", ["learner_id", "at", "id"])
    op.create_table(
        "reminders",
        sa.Column("assignment", sa.Text(), nullable=False),
        sa.Column("learner_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment"], ["assignments.id"], name="fk_reminders_assignment", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name="fk_reminders_learner_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("assignment", "learner_id", "kind", name="pk_reminders"),
    )
    op.create_index("ix_reminders_learner_id", "reminders", ["learner_id"])
    op.add_column(
        "communities", sa.Column("dials", postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False)
    )
    op.add_column(
        "communities",
        sa.Column("cohort_roles", postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False),
    )


def downgrade() -> None:
    op.drop_column("communities", "cohort_roles")
    op.drop_column("communities", "dials")
    op.drop_index("ix_reminders_learner_id", table_name="reminders")
    op.drop_table("reminders")
    op.drop_index("ix_overrides_learner_id", table_name="overrides")
    op.drop_index("ix_overrides_attempt", table_name="overrides")
    op.drop_table("overrides")
    op.drop_index("ix_extensions_learner_id", table_name="extensions")
    op.drop_table("extensions")
    op.drop_index("ix_comments_learner_id", table_name="comments")
    op.drop_index("ix_comments_attempt", table_name="comments")
    op.drop_table("comments")
    op.drop_index(
        "ix_announcement_receipts_waiting",
        table_name="announcement_receipts",
        postgresql_where=sa.text("told_at IS NULL"),
    )
    op.drop_index("ix_announcement_receipts_learner_id", table_name="announcement_receipts")
    op.drop_table("announcement_receipts")
    op.drop_index("ix_staff_learner_id", table_name="staff")
    op.drop_table("staff")
    op.drop_index(
        "ix_help_questions_open", table_name="help_questions", postgresql_where=sa.text("state = 'open'")
    )
    op.drop_index("ix_help_questions_learner_id", table_name="help_questions")
    op.drop_table("help_questions")
    op.drop_table("desk_sessions")
    op.drop_table("desk_links")
    op.drop_table("course_versions")
    op.drop_index("ix_cohort_members_learner_id", table_name="cohort_members")
    op.drop_table("cohort_members")
    op.drop_table("class_figures")
    op.drop_table("blocked")
    op.drop_index("ix_assignments_due_on", table_name="assignments")
    op.drop_index("ix_assignments_cohort", table_name="assignments")
    op.drop_table("assignments")
    op.drop_index("ix_announcements_cohort", table_name="announcements")
    op.drop_table("announcements")
    op.drop_index("ix_acts_learner_id", table_name="acts")
    op.drop_index("ix_acts_community", table_name="acts")
    op.drop_table("acts")
    op.drop_index("ix_taught_courses_community", table_name="taught_courses")
    op.drop_table("taught_courses")
    op.drop_table("switches")
    op.drop_table("staff_invites")
    op.drop_index("ix_jobs_open", table_name="jobs", postgresql_where=sa.text("state = 'open'"))
    op.drop_index("ix_jobs_community", table_name="jobs")
    op.drop_table("jobs")
    op.drop_index("ix_draft_items_state", table_name="draft_items")
    op.drop_table("draft_items")
    op.drop_index("ix_cohorts_community", table_name="cohorts")
    op.drop_table("cohorts")
