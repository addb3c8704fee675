"""Who may read what of it."""
