"""A contact request's hash goes: nothing looked anybody up by it"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index(op.f("ix_contact_request_reach_hash"), table_name="contact_request")
    op.drop_column("contact_request", "reach_hash")  # in place: notes and notices refer to the table


def downgrade() -> None:
    op.add_column("contact_request", sa.Column("reach_hash", sa.String(64), nullable=False, server_default=""))
    op.create_index(op.f("ix_contact_request_reach_hash"), "contact_request", ["reach_hash"], unique=False)
