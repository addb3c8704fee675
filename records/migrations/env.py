"""What Alembic runs: all missing revisions in one transaction, one process at a time."""

from alembic import context
from sqlalchemy import text

ONE_AT_A_TIME = 0x1EE44E15
"""The advisory lock's number; it means nothing."""

connection = context.config.attributes["connection"]
context.configure(connection=connection)
with context.begin_transaction():
    # Before Alembic reads which revisions are there: whoever waited here sees what the other one did.
    connection.execute(text("select pg_advisory_xact_lock(:number)"), {"number": ONE_AT_A_TIME})
    context.run_migrations()
