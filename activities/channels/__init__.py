"""How a letter leaves: by mail, by a chat's hook, or by another service; each says what became of it."""
