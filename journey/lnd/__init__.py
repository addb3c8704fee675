"""L&D's list: why a journey is stuck, and what L&D does about it."""
