"""The need, its behaviours and their occasions; and what the two agree on."""
