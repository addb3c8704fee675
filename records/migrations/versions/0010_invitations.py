"""Invitations: a message of the outbox says which place in a diary it is about."""

from records.migrate import run_file

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the columns."""
    run_file("0010_invitations.sql")
