"""The registrar, called directly, on the real database."""
