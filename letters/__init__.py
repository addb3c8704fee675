"""How things are said to people: in their language, as mail, as chat, on a page, on a card."""
