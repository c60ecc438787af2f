"""Who published a release is called so: it is answers that are approved"""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.alter_column("release", "approved_by", new_column_name="published_by")  # in place: jobs refer to the table


def downgrade() -> None:
    op.alter_column("release", "published_by", new_column_name="approved_by")
