"""What Leerreis does to the world: one class per outside resource."""
