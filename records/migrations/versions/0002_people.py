"""The organisation, its people and teams, and the keys of their words."""

from records.migrate import run_file

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables."""
    run_file("0002_people.sql")
