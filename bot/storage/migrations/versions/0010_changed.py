"""When somebody changed their contact request stands beside when it came"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("contact_request", sa.Column("changed_at", sa.DateTime(), nullable=True))


def downgrade() -> None:
    op.drop_column("contact_request", "changed_at")  # in place: notes and notices refer to the table
