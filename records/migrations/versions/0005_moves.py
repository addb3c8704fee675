"""What L&D said of the rows of its list."""

from records.migrate import run_file

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the index."""
    run_file("0005_moves.sql")
