"""Who looked closer, at whose journey."""

from records.migrate import run_file

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the table."""
    run_file("0007_access.sql")
