"""How people and systems reach it."""
