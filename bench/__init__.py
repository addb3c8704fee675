"""How fast it is, next to floors that nobody could beat."""
