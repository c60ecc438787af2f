"""What the team teaches: themes of the inbox and decisions on them, topics, answers, examples, releases, training jobs;
the SMS line's counts and its sender's pace"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "inbox_decision",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("decision", sa.String(length=16), nullable=False),
        sa.Column("topic_id", sa.String(length=64), nullable=True),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("author", sa.String(length=128), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox_decision")),
    )
    op.create_index(op.f("ix_inbox_decision_created_at"), "inbox_decision", ["created_at"], unique=False)
    op.create_table(
        "release",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("model", sa.String(length=255), nullable=False),
        sa.Column("model_sha256", sa.String(length=64), nullable=False),
        sa.Column("snapshot", sa.String(length=64), nullable=False),
        sa.Column("files", sa.String(length=64), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=True),
        sa.Column("comparison", sa.JSON(), nullable=True),
        sa.Column("created_by", sa.String(length=128), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("approved_by", sa.String(length=128), nullable=True),
        sa.Column("override_reason", sa.String(length=500), nullable=True),
        sa.Column("published_at", sa.DateTime(), nullable=True),
        sa.Column("loaded_at", sa.DateTime(), nullable=True),
        sa.Column("refusal", sa.String(length=500), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release")),
    )
    op.create_index(op.f("ix_release_published_at"), "release", ["published_at"], unique=False)
    op.create_index(
        "uq_release_live",
        "release",
        ["status"],
        unique=True,
        sqlite_where=sa.text("status = 'live'"),
        postgresql_where=sa.text("status = 'live'"),
    )
    op.create_table(
        "theme",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.Column("nearest", sa.JSON(), nullable=False),
        sa.Column("open_count", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_theme_open", "theme", ["open_count", "last_at"], unique=False)
    op.create_table(
        "topic",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("group_name", sa.String(length=64), nullable=False),
        sa.Column("owner", sa.String(length=128), nullable=True),
        sa.Column("created_by", sa.String(length=128), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("retired_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic")),
    )
    op.create_table(
        "answer_version",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("topic_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("origin", sa.String(length=16), nullable=False),
        sa.Column("author", sa.String(length=128), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("approved_by", sa.String(length=128), nullable=True),
        sa.Column("approved_at", sa.DateTime(), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=True),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topic.id"], name=op.f("fk_answer_version_topic_id_topic"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_version")),
        sa.UniqueConstraint("topic_id", "number", name="uq_answer_version_topic_id"),
    )
    op.create_index(op.f("ix_answer_version_topic_id"), "answer_version", ["topic_id"], unique=False)
    op.create_table(
        "training_job",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("step", sa.String(length=32), nullable=True),
        sa.Column("progress", sa.Float(), nullable=False),
        sa.Column("log", sa.String(length=20000), nullable=False),
        sa.Column("explanation", sa.String(length=500), nullable=True),
        sa.Column("release_id", SERIAL, nullable=True),
        sa.Column("created_by", sa.String(length=128), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=True),
        sa.Column("beat_at", sa.DateTime(), nullable=True),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        sa.Column("cancel_wanted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["release_id"], ["release.id"], name=op.f("fk_training_job_release_id_release"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_job")),
    )
    op.create_index(op.f("ix_training_job_created_at"), "training_job", ["created_at"], unique=False)
    op.create_index("ix_training_job_status", "training_job", ["status"], unique=False)
    op.create_table(
        "example",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("text_hash", sa.String(length=64), nullable=False),
        sa.Column("purpose", sa.String(length=16), nullable=False),
        sa.Column("origin", sa.String(length=16), nullable=False),
        sa.Column("inbox_item_id", SERIAL, nullable=True),
        sa.Column("author", sa.String(length=128), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["inbox_item_id"], ["inbox_item.id"], name=op.f("fk_example_inbox_item_id_inbox_item"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_example")),
        sa.UniqueConstraint("label", "text_hash", name="uq_example_label"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_example_inbox_item_id"), "example", ["inbox_item_id"], unique=False)
    op.create_index(op.f("ix_example_label"), "example", ["label"], unique=False)
    op.create_index(op.f("ix_example_text_hash"), "example", ["text_hash"], unique=False)
    op.add_column("inbox_item", sa.Column("status", sa.String(length=16), nullable=False, server_default="open"))
    for name in ("theme_id", "decision_id", "example_id"):
        op.add_column("inbox_item", sa.Column(name, SERIAL, nullable=True))
    op.create_index("ix_inbox_item_status", "inbox_item", ["status", "created_at"], unique=False)
    op.create_index("ix_inbox_item_theme", "inbox_item", ["theme_id", "status", "id"], unique=False)
    wide = ["status", "theme_id", "created_at", "channel", "outcome", "redacted_at"]
    op.create_index("ix_inbox_item_filter", "inbox_item", wide, unique=False)
    op.create_index(op.f("ix_inbox_item_decision_id"), "inbox_item", ["decision_id"], unique=False)
    op.create_index(op.f("ix_inbox_item_example_id"), "inbox_item", ["example_id"], unique=False)
    op.create_table(
        "sms_count",
        sa.Column("event", sa.String(length=16), nullable=False),
        sa.Column("label", sa.String(length=16), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("event", "label", name=op.f("pk_sms_count")),
    )
    op.create_table(
        "sms_pace",
        sa.Column("sender", sa.String(length=34), nullable=False),
        sa.Column("free_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("sender", name=op.f("pk_sms_pace")),
    )


def downgrade() -> None:
    op.drop_table("sms_pace")
    op.drop_table("sms_count")
    for name in ("example_id", "decision_id", "filter", "theme", "status"):
        op.drop_index(f"ix_inbox_item_{name}", table_name="inbox_item")
    for name in ("example_id", "decision_id", "theme_id", "status"):
        op.drop_column("inbox_item", name)
    op.drop_index(op.f("ix_example_text_hash"), table_name="example")
    op.drop_index(op.f("ix_example_label"), table_name="example")
    op.drop_index(op.f("ix_example_inbox_item_id"), table_name="example")
    op.drop_table("example")
    op.drop_index("ix_training_job_status", table_name="training_job")
    op.drop_index(op.f("ix_training_job_created_at"), table_name="training_job")
    op.drop_table("training_job")
    op.drop_index(op.f("ix_answer_version_topic_id"), table_name="answer_version")
    op.drop_table("answer_version")
    op.drop_table("topic")
    op.drop_index("ix_theme_open", table_name="theme")
    op.drop_table("theme")
    op.drop_index(
        "uq_release_live",
        table_name="release",
        sqlite_where=sa.text("status = 'live'"),
        postgresql_where=sa.text("status = 'live'"),
    )
    op.drop_index(op.f("ix_release_published_at"), table_name="release")
    op.drop_table("release")
    op.drop_index(op.f("ix_inbox_decision_created_at"), table_name="inbox_decision")
    op.drop_table("inbox_decision")
