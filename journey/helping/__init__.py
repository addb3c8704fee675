"""What is needed and promised, what has to be there first, and thanks."""
