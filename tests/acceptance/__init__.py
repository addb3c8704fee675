"""A whole Leerreis on real servers, which are stopped, hung and killed under it."""
