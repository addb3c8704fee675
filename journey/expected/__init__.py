"""Who is expected to do what by when; what is asked, and what happens when nobody answers."""
