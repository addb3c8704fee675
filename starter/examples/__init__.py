"""The made-up organisation: its files hold days relative to today, and are made plain before they are imported."""
