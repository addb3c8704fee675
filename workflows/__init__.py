"""How Temporal carries a journey. No rules live here, and nothing of `journey` is imported."""
