"""The made-up organisation: its files hold days relative to today, and are made plain before they are imported."""


class NotLoaded(Exception):
    """Something came between; or others are on record here, whom nobody mixes with people who do not exist."""
