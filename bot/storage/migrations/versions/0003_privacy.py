"""Inbox items wait for redaction; counts of feedback outlive the answers"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "feedback_count",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("topic", sa.String(length=64), nullable=False),
        sa.Column("helpful", sa.Boolean(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "topic", "helpful", name=op.f("pk_feedback_count")),
    )
    with op.batch_alter_table("inbox_item") as batch_op:  # made anew on SQLite: nothing refers to it
        batch_op.alter_column("text", existing_type=sa.LargeBinary(), nullable=True)
        batch_op.add_column(sa.Column("redacted_at", sa.DateTime(), nullable=True))
        batch_op.create_index(batch_op.f("ix_inbox_item_redacted_at"), ["redacted_at"])
    # Until now the text was the visitor's own. It is redacted anew from the message; without one it has to go.
    op.execute("DELETE FROM inbox_item WHERE message_id IS NULL")
    op.execute("UPDATE inbox_item SET text = NULL")


def downgrade() -> None:
    op.execute("DELETE FROM inbox_item WHERE text IS NULL")
    with op.batch_alter_table("inbox_item") as batch_op:
        batch_op.drop_index(batch_op.f("ix_inbox_item_redacted_at"))
        batch_op.drop_column("redacted_at")
        batch_op.alter_column("text", existing_type=sa.LargeBinary(), nullable=False)
    op.drop_table("feedback_count")
