"""Who looked closer, at whose journey."""

from records.migrate import run_file

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the table."""
    run_file("0010_access.sql")
