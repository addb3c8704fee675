"""Whether a letter was of use counts once: under a mark that stands in that letter, and nowhere else."""

from records.migrate import run_file

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the table."""
    run_file("0011_useful_once.sql")
