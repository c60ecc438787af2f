"""The console: counts of a day by what is counted, indexes for the overview and the audit log, recovery codes"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

RATED = sa.text("helpful IS NOT NULL")
AUDIT = {"actor": ["actor", "id"], "action": ["action", "id"], "subject": ["subject", "subject_id", "id"]}


def upgrade() -> None:
    op.create_table(
        "day_count",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("measure", sa.String(length=16), nullable=False),
        sa.Column("entry", sa.String(length=64), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "channel", "measure", "entry", name=op.f("pk_day_count")),
    )
    op.execute(
        "INSERT INTO day_count (day, channel, measure, entry, count)"
        " SELECT day, channel, 'kind', kind, count FROM message_count"
    )
    op.drop_table("message_count")
    op.create_index(
        "ix_message_rated",
        "message",
        ["created_at", "helpful", "topic"],
        sqlite_where=RATED,
        postgresql_where=RATED,
    )
    op.drop_index("ix_outbox_created_at", "outbox")
    op.create_index("ix_outbox_counted", "outbox", ["created_at", "status"])
    for name, columns in AUDIT.items():
        op.create_index(f"ix_audit_entry_{name}", "audit_entry", columns)
    op.add_column("staff_user", sa.Column("mf_recovery_codes", sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    op.drop_column("staff_user", "mf_recovery_codes")
    for name in AUDIT:
        op.drop_index(f"ix_audit_entry_{name}", "audit_entry")
    op.drop_index("ix_outbox_counted", "outbox")
    op.create_index("ix_outbox_created_at", "outbox", ["created_at"])
    op.drop_index("ix_message_rated", "message", sqlite_where=RATED, postgresql_where=RATED)
    op.create_table(
        "message_count",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "channel", "kind", name=op.f("pk_message_count")),
    )
    op.execute(
        "INSERT INTO message_count (day, channel, kind, count)"
        " SELECT day, channel, entry, count FROM day_count WHERE measure = 'kind'"
    )
    op.drop_table("day_count")
