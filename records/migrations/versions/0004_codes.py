"""Codes that stand for a person, and how often one was guessed."""

from records.migrate import run_file

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table."""
    run_file("0004_codes.sql")
