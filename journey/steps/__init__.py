"""One room per kind of step: its requests, its events, its rules, and what follows from them."""
