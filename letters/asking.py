"""What the page behind a button asks for, beside the click."""

from __future__ import annotations

FIELDS = {
    "line": "Anything to add? Only those who go along with it read this.",
    "until": "From which day may we ask again?",
    "on": "Which day?",
    "due": "By which day?",
    "title": "What will it be?",
    "figure": "A figure from 1 to 10: 5 is now and then, 7 mostly, 8 also when it gets tense.",
    "horizon": "Which day do you work towards?",
    "how": "How did it end?",
    "at": "At what time? Leave it empty, and it is the whole day.",
}
"""By what the page asks for."""
OF_A_CHOICE = {
    ("decline", "line"): "What is it that stands in the way?",
    ("none", "line"): "Anything to say about why?",
    ("call-me", "line"): "What is it about? Only {lnd} reads it.",
    ("moved", "on"): "Which day did it move to?",
    ("not-me", "line"): "Who would be the right one? Only {lnd} reads it.",
}
"""Where one choice asks for it in words of its own."""
TYPED = "yes"
"""What is typed where an answer is consequential."""
