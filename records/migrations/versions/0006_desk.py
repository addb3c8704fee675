"""L&D's own side: whom to help, whom to talk with, what a quarter tells, and three questions without names."""

from records.migrate import run_file

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables, the view and the indexes."""
    run_file("0006_desk.sql")
