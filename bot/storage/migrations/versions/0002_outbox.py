"""The outbox, reminders of alerts, daily counts of alerts"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "safety_count",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("layer", sa.String(length=16), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "kind", "channel", "layer", name=op.f("pk_safety_count")),
    )
    # Columns are only added: making the table anew would, with foreign keys on, empty what refers to it.
    with op.batch_alter_table("safety_alert", recreate="never") as batch_op:
        batch_op.add_column(sa.Column("notified_at", sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column("reminders", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "outbox",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("recipient", sa.LargeBinary(), nullable=False),
        sa.Column("recipient_hash", sa.String(length=64), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("idempotency_key", sa.String(length=128), nullable=False),
        sa.Column("lane", sa.String(length=64), nullable=True),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", sa.DateTime(), nullable=False),
        sa.Column("claim", sa.String(length=32), nullable=True),
        sa.Column("claimed_at", sa.DateTime(), nullable=True),
        sa.Column("may_repeat", sa.Boolean(), nullable=False),
        sa.Column("last_error", sa.String(length=200), nullable=True),
        sa.Column("external_id", sa.String(length=255), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=True),
        sa.Column("conversation_id", sa.String(length=32), nullable=True),
        sa.Column("contact_request_id", SERIAL, nullable=True),
        sa.Column("safety_alert_id", SERIAL, nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_outbox_conversation_id_conversation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["contact_request_id"],
            ["contact_request.id"],
            name=op.f("fk_outbox_contact_request_id_contact_request"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["safety_alert_id"],
            ["safety_alert.id"],
            name=op.f("fk_outbox_safety_alert_id_safety_alert"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("idempotency_key", name=op.f("uq_outbox_idempotency_key")),
    )
    for name, columns in (
        ("ix_outbox_recipient_hash", ["recipient_hash"]),
        ("ix_outbox_created_at", ["created_at"]),
        ("ix_outbox_conversation_id", ["conversation_id"]),
        ("ix_outbox_contact_request_id", ["contact_request_id"]),
        ("ix_outbox_safety_alert_id", ["safety_alert_id"]),
        ("ix_outbox_due", ["channel", "status", "next_attempt_at"]),
        ("ix_outbox_lane", ["lane", "status", "id"]),
    ):
        op.create_index(name, "outbox", columns)


def downgrade() -> None:
    op.drop_table("outbox")
    with op.batch_alter_table("safety_alert", recreate="never") as batch_op:
        batch_op.drop_column("reminders")
        batch_op.drop_column("notified_at")
    op.drop_table("safety_count")
