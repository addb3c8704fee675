"""What a person gets, and when: over all journeys that they are on. Pure, on `journey` alone."""
