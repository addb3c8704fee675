"""The examples: made plain for any day, told purely, and loaded by `leerreis up`."""
