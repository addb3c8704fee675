"""Letters: what went to whom, what each person chose about it, and what texts were good for."""

from records.migrate import run_file

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the tables."""
    run_file("0009_post.sql")
