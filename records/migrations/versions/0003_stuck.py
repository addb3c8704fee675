"""The stuck list and the list of journeys at real size."""

from records.migrate import run_file

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table and the indexes."""
    run_file("0003_stuck.sql")
