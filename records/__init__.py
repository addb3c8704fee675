"""What PostgreSQL remembers: the log, the read models, people, and the keys of their words."""
