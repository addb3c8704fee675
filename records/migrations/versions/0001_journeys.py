"""The log, what is read off it, and the post that it causes."""

from records.migrate import run_file

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    run_file("0001_journeys.sql")
