"""The organisation's days and a person's week, and what stands still."""
