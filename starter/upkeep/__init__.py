"""Whether everything still holds the same facts, and how a lost workflow is back."""
