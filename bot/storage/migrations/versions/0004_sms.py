"""The SMS channel: texters, consent, what came in, what was delivered"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "sms_texter",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("phone_hash", sa.String(length=64), nullable=False),
        sa.Column("phone", sa.LargeBinary(), nullable=False),
        sa.Column("conversation_id", sa.String(length=32), nullable=True),
        sa.Column("introduced_at", sa.DateTime(), nullable=True),
        sa.Column("paused_at", sa.DateTime(), nullable=True),
        sa.Column("last_seen_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_sms_texter_conversation_id_conversation"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sms_texter")),
        sa.UniqueConstraint("phone_hash", name=op.f("uq_sms_texter_phone_hash")),
    )
    op.create_index("ix_sms_texter_conversation_id", "sms_texter", ["conversation_id"])
    op.create_index("ix_sms_texter_last_seen_at", "sms_texter", ["last_seen_at"])
    op.create_table(
        "sms_consent",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("phone_hash", sa.String(length=64), nullable=False),
        sa.Column("event", sa.String(length=16), nullable=False),
        sa.Column("source", sa.String(length=32), nullable=False),
        sa.Column("wording", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sms_consent")),
    )
    op.create_index("ix_sms_consent_phone_hash", "sms_consent", ["phone_hash"])
    op.create_table(
        "sms_receipt",
        sa.Column("sid_hash", sa.String(length=64), nullable=False),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("sid_hash", name=op.f("pk_sms_receipt")),
    )
    op.create_table(
        "sms_delivery",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("sid", sa.String(length=34), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("error_code", sa.Integer(), nullable=True),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sms_delivery")),
        sa.UniqueConstraint("sid", name=op.f("uq_sms_delivery_sid")),
    )


def downgrade() -> None:
    for table in ("sms_delivery", "sms_receipt", "sms_consent", "sms_texter"):
        op.drop_table(table)
