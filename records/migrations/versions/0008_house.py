"""What the organisation decides for all, who is away, and needs that several people share."""

from records.migrate import run_file

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the tables, the columns and the functions."""
    run_file("0008_house.sql")
