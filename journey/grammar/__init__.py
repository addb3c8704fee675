"""What every word and every event is made of."""
