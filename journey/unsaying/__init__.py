"""Taking back: what of a log counts, and how what a word did is put back."""
