"""The plan, and how people make it their own."""
