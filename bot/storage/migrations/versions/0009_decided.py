"""What was decided before on a theme's questions is found without reading the questions"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

DECIDED = sa.text("decision_id IS NOT NULL")


def upgrade() -> None:
    op.create_index(
        "ix_inbox_item_decided",
        "inbox_item",
        ["theme_id", "decision_id"],
        sqlite_where=DECIDED,
        postgresql_where=DECIDED,
    )


def downgrade() -> None:
    op.drop_index("ix_inbox_item_decided", "inbox_item", sqlite_where=DECIDED, postgresql_where=DECIDED)
