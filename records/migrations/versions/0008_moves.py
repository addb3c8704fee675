"""What L&D said of the rows of its list."""

from records.migrate import run_file

revision = "0008"
down_revision = "0005"


def upgrade() -> None:
    """Make the index."""
    run_file("0008_moves.sql")
