"""Writes what the code itself can tell into docs/: tables, and the picture of a journey."""
